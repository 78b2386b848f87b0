"""The home, its people, supervision files and pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.people import Home, Pair, Person, Supervisee, SupervisionFile
from coach.storage.database import Database
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.services.ports import Clock


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
