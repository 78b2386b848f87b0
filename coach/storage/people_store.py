"""The home, its people, supervision files and pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.people import Home, Pair, Person, Supervisee, SupervisionFile
from coach.domain.today import TodayLine
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from datetime import date

    from coach.services.ports import Clock
    from coach.storage.database import Database

_TODAY = """SELECT p.id AS person_id, p.name, p.role,
     (SELECT max(held_on) FROM session s
       WHERE s.file_id = f.id AND s.status = 'held' AND s.withdrawn_at IS NULL
       AND s.kind NOT IN ('informal', 'urgent')) AS last_held_on,
     (SELECT count(*) FROM session s
       WHERE s.file_id = f.id AND s.status = 'held' AND s.withdrawn_at IS NULL
       AND s.kind NOT IN ('informal', 'urgent')) AS sessions_held,
     (SELECT count(*) FROM agreed_action a WHERE a.file_id = f.id
       AND a.status = 'open' AND a.withdrawn_at IS NULL) AS open_actions,
     (SELECT count(*) FROM agreed_action a WHERE a.file_id = f.id
       AND a.status = 'open' AND a.withdrawn_at IS NULL
       AND a.due_on < :today) AS late_actions,
     (SELECT min(planned_on) FROM session s WHERE s.file_id = f.id
       AND s.status = 'planned' AND s.kind = 'formal' AND s.withdrawn_at IS NULL
       AND s.planned_on >= :today) AS planned_on,
     (SELECT count(*) FROM agenda_item i WHERE i.file_id = f.id
       AND i.session_id IS NULL AND i.status = 'open' AND i.withdrawn_at IS NULL
       AND i.audience <> 'only-mine') AS agenda_items,
     (SELECT CASE WHEN s.risk_raised THEN s.held_on END FROM session s
       WHERE s.file_id = f.id AND s.status = 'held' AND s.withdrawn_at IS NULL
       ORDER BY s.held_on DESC, s.seq DESC LIMIT 1) AS risk_on,
     (SELECT min(coalesce(s.asked_at, s.created_at)) FROM session s
       WHERE s.file_id = f.id AND s.status = 'planned' AND s.kind = 'urgent'
       AND s.withdrawn_at IS NULL) AS urgent_asked_at,
     (SELECT v.name FROM home h JOIN person v ON v.id = r.supervisor_id
       WHERE h.owner_id = p.id LIMIT 1) AS own_supervisor,
     u.started_at AS under_way_since, w.part, w.stage
   FROM pair r
   JOIN supervision_file f ON f.id = r.file_id
   JOIN person p ON p.id = f.supervisee_id
   LEFT JOIN session u ON u.id = (SELECT s.id FROM session s
       WHERE s.file_id = f.id AND s.status = 'under-way' ORDER BY s.seq DESC LIMIT 1)
   LEFT JOIN session_place w ON w.session_id = u.id
   WHERE r.ended_on IS NULL AND r.withdrawn_at IS NULL"""
"""What Today shows of everybody with a pair under way, in one query."""


class HomeTable(Table[Home]):
    """Homes; there is one."""

    name, kind = "home", Home


class PersonTable(Table[Person]):
    """People."""

    name, kind = "person", Person


class FileTable(Table[SupervisionFile]):
    """Supervision files."""

    name, kind = "supervision_file", SupervisionFile


class PairTable(Table[Pair]):
    """Pairs."""

    name, kind = "pair", Pair


class PeopleStore:
    """Everybody in a home."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._clock = clock
        self._homes = HomeTable(database, clock, stamp)
        self._people = PersonTable(database, clock, stamp)
        self._files = FileTable(database, clock, stamp)
        self._pairs = PairTable(database, clock, stamp)

    def home(self) -> Home | None:
        """The home, or None before anything was kept."""
        if not self._database.exists():
            return None
        found = self._homes.find("1", {}, None)
        return found[0] if found else None

    def add_home(self, home: Home, owner: Person) -> None:
        """Make the home; it stamps itself, since nothing stands before it."""
        now = self._clock.now().isoformat().replace("+00:00", "Z")
        with self._database.atomic():
            self._database.insert(
                "home",
                {
                    "id": home.id,
                    "home_id": home.id,
                    "owner_id": owner.id,
                    "written_by": owner.id,
                    "created_at": now,
                    "updated_at": now,
                    "revision": 1,
                },
            )
            self._people.add(owner)

    def owner(self) -> Person | None:
        """The home's owner, or None before there is one."""
        home = self.home()
        if home is None:
            return None
        return self._people.find("t.id = :id", {"id": home.owner_id}, None)[0]

    def add_supervisee(self, person: Person, file: SupervisionFile, pair: Pair) -> None:
        """Keep a supervisee with their file and pair, all or none."""
        with self._database.atomic():
            self._people.add(person)
            self._files.add(file)
            self._pairs.add(pair)

    def save_person(self, person: Person) -> Person:
        """Keep a changed person."""
        return self._people.save(person)

    def today(self, today: date) -> list[TodayLine]:
        """What Today shows of everybody with a pair under way, in one query."""
        if not self._database.exists():
            return []
        rows = self._database.rows(_TODAY, {"today": today.isoformat()})
        return [msgspec.convert(row, TodayLine, strict=False) for row in rows]

    def supervisees(self) -> list[Supervisee]:
        """Everybody with a pair under way; three short queries, whatever their number."""
        if not self._database.exists():
            return []
        people = {person.id: person for person in self._people.find("1", {}, None)}
        files = {file.id: file for file in self._files.find("1", {}, None)}
        return [
            Supervisee(
                people[files[pair.file_id].supervisee_id],
                files[pair.file_id],
                pair,
                people[pair.supervisor_id],
            )
            for pair in self._pairs.find("t.ended_on IS NULL AND t.withdrawn_at IS NULL", {}, None)
        ]
