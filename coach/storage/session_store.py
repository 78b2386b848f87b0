"""Sessions, the place where each stands, and what was said in them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import msgspec

from coach.domain.discussion import (
    AskedQuestion,
    CaseLine,
    CaseReference,
    CaseSweep,
    Discussion,
    Note,
)
from coach.domain.session import (
    AgendaItem,
    Decision,
    Disagreement,
    ImmediateRisk,
    Place,
    Session,
    SessionKind,
    SessionStatus,
)
from coach.errors import StorageFailed
from coach.storage.database import Row, translated
from coach.storage.rows import Link, Table
from coach.storage.searches import index_note

if TYPE_CHECKING:
    from coach.domain.people import Reader

_PLACE_COLUMNS = (
    "part", "discussion_id", "case_id", "stage", "lens", "function", "policy_function",
    "theme", "voice", "destination", "asked_id", "note_id", "set_down", "cursor",
)  # fmt: skip


class SessionStore(Table[Session]):
    """Sessions. The place is kept apart, so that moving in one window leaves others' rows alone."""

    name, kind = "session", Session
    links = {"parts_visited": Link("session_part", "session_id", "part")}  # noqa: RUF012
    apart = frozenset({"place"})

    def add(self, row: Session) -> Session:
        """Keep a new session and its place."""
        with self.database.atomic():
            kept = super().add(row)
            self.save_place(kept)
        return kept

    def save_place(self, session: Session) -> None:
        """Keep where the pair stands and the parts they have been in; the last to move wins."""
        place: Row = msgspec.to_builtins(session.place)
        columns = ", ".join(_PLACE_COLUMNS)
        values = ", ".join(f":{column}" for column in _PLACE_COLUMNS)
        updates = ", ".join(f"{column} = excluded.{column}" for column in _PLACE_COLUMNS)
        with self.database.atomic():
            self.database.run(
                f"INSERT INTO session_place (session_id, {columns}) VALUES (:session, {values}) "
                f"ON CONFLICT (session_id) DO UPDATE SET {updates}",
                {**place, "session": session.id},
            )
            self.put_link(self.links["parts_visited"], session.id, session.parts_visited)

    def from_row(self, found: Row) -> Session:
        """A session at its place."""
        places = self.database.rows(
            f"SELECT {', '.join(_PLACE_COLUMNS)} FROM session_place WHERE session_id = ?",
            (found["id"],),
        )
        place: Any = msgspec.convert(places[0], Place, strict=False) if places else Place()
        return super().from_row({**found, "place": place})

    def under_way(self, file_id: str) -> Session | None:
        """The session that a pair has open, if any; the newest, were there several."""
        found = self.find(
            "t.file_id = :file AND t.status = :status",
            {"file": file_id, "status": SessionStatus.UNDER_WAY.value},
            None,
            "t.seq DESC LIMIT 1",
        )
        return found[0] if found else None

    def asked_lately(self, file_id: str, before: str, sessions: int) -> frozenset[str]:
        """The questions asked in the last sessions before one."""
        rows = self.database.rows(
            "SELECT DISTINCT question_id FROM asked_question WHERE session_id IN ("
            " SELECT id FROM session WHERE file_id = :file AND id <> :before"
            " AND started_at IS NOT NULL ORDER BY held_on DESC, seq DESC LIMIT :sessions)",
            {"file": file_id, "before": before, "sessions": sessions},
        )
        return frozenset(row["question_id"] for row in rows)

    def held_by(self, pair_id: str) -> int:
        """How many sessions a pair has held, on its own and to the end; also those only logged."""
        [row] = self.database.rows(
            "SELECT count(*) AS n FROM session"
            " WHERE pair_id = :pair AND status = :held AND kind <> :group"
            " AND withdrawn_at IS NULL",
            {
                "pair": pair_id,
                "held": SessionStatus.HELD.value,
                "group": SessionKind.GROUP.value,
            },
        )
        return int(row["n"])


class DiscussionStore(Table[Discussion]):
    """Reflective discussions."""

    name, kind = "discussion", Discussion


class AskedStore(Table[AskedQuestion]):
    """Questions as they were asked."""

    name, kind = "asked_question", AskedQuestion
    links = {  # noqa: RUF012
        "functions": Link("asked_question_function", "asked_question_id", "function"),
        "stakeholders": Link("asked_question_stakeholder", "asked_question_id", "stakeholder"),
    }


class NoteStore(Table[Note]):
    """Notes; their words are found where their reader will look, case text in its own index."""

    name, kind = "note", Note
    links = {"functions": Link("note_function", "note_id", "function")}  # noqa: RUF012
    apart = frozenset({"policy_function"})
    computed = {  # noqa: RUF012
        "policy_function": "SELECT max(policy_function) FROM note_function WHERE note_id = t.id"
    }

    def _put_links(self, row: Note, *, again: bool = False) -> None:
        super()._put_links(row, again=again)
        named = "UPDATE note_function SET policy_function = ? WHERE note_id = ?"
        if row.policy_function is not None:
            self.database.run(named, (row.policy_function, row.id))

    def next_number(self, session_id: str) -> int:
        """The number of a session's next note; ask inside a unit of work."""
        row = self.database.rows(
            "SELECT coalesce(max(number), 0) + 1 AS next FROM note WHERE session_id = ?",
            (session_id,),
        )[0]
        return int(row["next"])

    def in_no_record(self, file_id: str, reader: Reader) -> list[Note]:
        """Notes of sessions that are over which no record holds, newest first."""
        return self.find(
            "t.file_id = :file AND t.withdrawn_at IS NULL "
            "AND t.destination IN ('unplaced', 'leave-behind') "
            "AND EXISTS (SELECT 1 FROM session s WHERE s.id = t.session_id AND s.status = 'held')",
            {"file": file_id},
            reader,
            "t.noted_at DESC, t.seq DESC",
        )

    def index(self, note: Note) -> None:
        """Index a note's words where its reader will look: when it is left, not as it is typed."""
        seq = self.database.rows("SELECT seq FROM note WHERE id = ?", (note.id,))[0]["seq"]
        with self.database.atomic(), translated(self.database.path):
            index_note(self.database.connection, seq)


class AgendaStore(Table[AgendaItem]):
    """Agenda items."""

    name, kind = "agenda_item", AgendaItem
    links = {"functions": Link("agenda_item_function", "agenda_item_id", "function")}  # noqa: RUF012

    def waiting(self, file_id: str, reader: Reader) -> list[AgendaItem]:
        """Items that were prepared and wait for the next session, the first raised first.

        By their ids, which tell when they were raised, in whichever home that was.
        """
        return self.find(
            "t.file_id = :file AND t.session_id IS NULL AND t.status = 'open' "
            "AND t.withdrawn_at IS NULL",
            {"file": file_id},
            reader,
            "t.id",
        )

    def of_file(self, file_id: str, reader: Reader) -> list[AgendaItem]:
        """Every item there ever was, those taken off too."""
        return self.find("t.file_id = :file", {"file": file_id}, reader)


class SweepStore(Table[CaseSweep]):
    """What the sweep of the caseload said."""

    name, kind = "case_sweep", CaseSweep


class DecisionStore(Table[Decision]):
    """Decisions."""

    name, kind = "decision", Decision


class DisagreementStore(Table[Disagreement]):
    """Disagreements."""

    name, kind = "disagreement", Disagreement


class RiskStore(Table[ImmediateRisk]):
    """Immediate risks."""

    name, kind = "immediate_risk", ImmediateRisk


class CaseStore(Table[CaseReference]):
    """Case references."""

    name, kind = "case_reference", CaseReference

    def of_file(self, file_id: str) -> list[CaseReference]:
        """A supervisee's cases, in the order in which they came."""
        return self.find("t.file_id = :file AND t.withdrawn_at IS NULL", {"file": file_id}, None)

    def remove(self, case_id: str) -> bool:
        """Remove a case that nothing refers to; False where something does."""
        try:
            self.database.run(
                "DELETE FROM case_identifier WHERE case_id = ? AND withdrawn_at IS NOT NULL",
                (case_id,),
            )
            return self.database.run("DELETE FROM case_reference WHERE id = ?", (case_id,)) > 0
        except StorageFailed as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                return False
            raise

    def lines(self, file_id: str, session_id: str | None) -> list[CaseLine]:
        """Every case with when it was last discussed before this session, in one query."""
        last = {
            row["case_id"]: row
            for row in self.database.rows(
                """SELECT c.id AS case_id,
                     (SELECT max(at) FROM (
                        SELECT coalesce(s.started_at, s.met_at) AS at
                          FROM discussion d JOIN session s ON s.id = d.session_id
                         WHERE d.case_id = c.id AND s.id IS NOT :session
                        UNION ALL
                        SELECT w.swept_at FROM case_sweep w
                         WHERE w.case_id = c.id AND w.outcome <> 'nothing-new'
                           AND w.withdrawn_at IS NULL
                           AND w.session_id IS NOT :session)) AS last_discussed,
                     (SELECT outcome FROM case_sweep w
                       WHERE w.case_id = c.id AND w.session_id = :session
                         AND w.withdrawn_at IS NULL) AS outcome,
                     EXISTS (SELECT 1 FROM discussion d WHERE d.case_id = c.id
                       AND d.session_id = :session) AS is_discussed
                   FROM case_reference c WHERE c.file_id = :file""",
                {"file": file_id, "session": session_id},
            )
        }
        return [
            msgspec.convert(
                {
                    "case": case,
                    "last_discussed": last[case.id]["last_discussed"],
                    "outcome": last[case.id]["outcome"],
                    "is_discussed": bool(last[case.id]["is_discussed"]),
                },
                CaseLine,
                from_attributes=True,
            )
            for case in self.of_file(file_id)
        ]
