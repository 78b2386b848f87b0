"""Puts the rows of a hand-over into a home: checked first, all of them or none, nothing twice."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any

import msgspec

from coach.domain.agreement import Contributor
from coach.errors import FileRefused, StorageFailed
from coach.files import digest
from coach.storage.agreement_store import (
    AcceptanceTable,
    AgreementTable,
    CallTable,
    SectionTable,
)
from coach.storage.balance_store import BalanceAnswerStore
from coach.storage.care_store import CareItemTable, CareReviewTable, CareSettledTable
from coach.storage.coaching_store import AsideStore, NudgeStore
from coach.storage.hand_over_tables import TABLES, Goes, owner_column
from coach.storage.log_store import LogStore
from coach.storage.outcome_stores import ActionStore, AttentionStore, ReviewStore
from coach.storage.people_store import FileTable, HomeTable, PairTable, PersonTable
from coach.storage.preparing_store import (
    AliasTable,
    DateTable,
    EvidenceStore,
    MatterStore,
    ReportStore,
    WordsTable,
)
from coach.storage.record_life_store import (
    AddendumTable,
    ProofTable,
    RecordTable,
    ReplyTable,
    SignatureTable,
    StepTable,
)
from coach.storage.record_putting import OF_RECORDS, RecordPutting, of_today
from coach.storage.rows import HomeStamp, Link, Table
from coach.storage.session_store import (
    AgendaStore,
    AskedStore,
    CaseStore,
    DecisionStore,
    DisagreementStore,
    DiscussionStore,
    NoteStore,
    RiskStore,
    SessionStore,
    SweepStore,
)
from coach.storage.timescale_store import MarkStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.hand_over import Field, Fields
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row

_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
_PEOPLE = Goes("person", "0")
_HOMES = Goes("home", "0")
_WAITS = {"session": "under-way", "agreement": "draft"}
"""What a row is while what belongs to it comes in; then it takes its own status."""


class Putting:
    """One file on its way into this home."""

    def __init__(
        self, database: Database, clock: Clock, stamp: HomeStamp, notes: NoteStore, file_id: str
    ) -> None:
        self._database = database
        self._clock = clock
        self._stamp = stamp
        self._notes = notes
        self._file_id = file_id
        self._new: dict[str, set[str]] = {}

    def put(self, tables: Mapping[str, tuple[Fields, ...]]) -> dict[str, int]:
        """All of it; the caller's unit of work undoes it where it is refused."""
        tables = of_today(tables)
        order = (_HOMES, _PEOPLE, *TABLES)
        known = {goes.name for goes in order} | {link for goes in TABLES for link in goes.links}
        unknown = set(tables) - known
        if unknown:
            raise _refused(f"it holds {sorted(unknown)[0][:40]}, which does not go along")
        theirs = _supervisee(tables)
        for name, rows in tables.items():
            self._check_columns(name, rows, theirs)
        self._check_shapes(tables)
        _check_hashes(tables)
        counts: dict[str, int] = {}
        try:
            self._database.run("PRAGMA defer_foreign_keys = ON")
            for goes in order:
                if goes.name in OF_RECORDS:
                    if goes.name == "record":  # the others come in with it, in their turn
                        counts |= RecordPutting(self._database, self._put_fixed, tables).put()
                    continue
                counts[goes.name] = sum(
                    self._put_row(goes, number, dict(row), tables)
                    for number, row in enumerate(tables.get(goes.name, ()), 1)
                )
            self._settle(tables)
            if self._database.rows("PRAGMA foreign_key_check"):
                raise _refused("it points to rows that are not in it")
        except StorageFailed as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError | sqlite3.OperationalError):
                raise _refused("its rows do not fit together") from error
            raise
        self._index()
        return {table: count for table, count in counts.items() if count}

    def _put_row(
        self, goes: Goes, number: int, row: Row, tables: Mapping[str, tuple[Fields, ...]]
    ) -> bool:
        here = self._database.rows(f"SELECT * FROM {goes.name} WHERE id = ?", (row["id"],))
        if here:
            return self._renew(goes, row, here[0], tables)
        if row.get("file_id", self._file_id) != self._file_id:
            raise _refused(f"{goes.name}, row {number} is of another supervision file")
        waiting = {"status": _WAITS[goes.name]} if goes.name in _WAITS else {}
        self._database.insert(goes.name, {**row, **waiting})
        self._new.setdefault(goes.name, set()).add(str(row["id"]))
        self._put_links(goes, str(row["id"]), tables)
        return True

    def _put_fixed(self, name: str, row: Row) -> bool:
        """A row that is only ever added, where it is not here yet."""
        return self._put_row(Goes(name, is_fixed=True), 1, row, {})

    def _renew(
        self, goes: Goes, row: Row, here: Row, tables: Mapping[str, tuple[Fields, ...]]
    ) -> bool:
        """Take a newer state of a row that is here; one that is older here stays away."""
        if here.get("file_id", self._file_id) != self._file_id:
            raise _refused(f"a row of {goes.name} belongs to another supervision file here")
        if goes.is_fixed or goes is _HOMES or row["revision"] <= here["revision"]:
            return False
        if self._database.rows("SELECT 1 FROM tombstone WHERE erased_id = ?", (row["id"],)):
            return False  # it was erased here since
        if goes is _PEOPLE and not self._may_rename(row, here, tables):
            return False
        if goes.name in _WAITS and _WAITS[goes.name] == here.get("status"):
            row = {**row, "status": here["status"]}
            self._new.setdefault(goes.name, set()).add(str(row["id"]))
        columns = [c for c in row if c not in ("id", "home_id", "created_at", "file_id")]
        assignments = ", ".join(f"{column} = :{column}" for column in columns)
        self._database.run(f"UPDATE {goes.name} SET {assignments} WHERE id = :id", row)
        for link in goes.links:
            owner = owner_column(goes.name, link)
            self._database.run(f"DELETE FROM {link} WHERE {owner} = ?", (row["id"],))
        self._put_links(goes, str(row["id"]), tables)
        if goes.name == "note":
            self._new.setdefault(goes.name, set()).add(str(row["id"]))  # its words may be others
        return True

    def _may_rename(self, row: Row, here: Row, tables: Mapping[str, tuple[Fields, ...]]) -> bool:
        """The file's own supervisee, and people who came along before; nobody else here."""
        home_id, owner_id = self._stamp.read()
        is_theirs = row["id"] in _supervisee(tables)
        return row["id"] != owner_id and (is_theirs or here["home_id"] != home_id)

    def _put_links(self, goes: Goes, row_id: str, tables: Mapping[str, tuple[Fields, ...]]) -> None:
        for link in goes.links:
            owner = owner_column(goes.name, link)
            for row in tables.get(link, ()):
                if row.get(owner) == row_id:
                    self._database.insert(link, dict(row))

    def _settle(self, tables: Mapping[str, tuple[Fields, ...]]) -> None:
        """What waited for its parts takes the status that it came with."""
        for table in _WAITS:
            for row in tables.get(table, ()):
                if row["id"] in self._new.get(table, set()):
                    self._database.run(
                        f"UPDATE {table} SET status = ? WHERE id = ?", (row["status"], row["id"])
                    )

    def _check_columns(self, name: str, rows: tuple[Fields, ...], theirs: frozenset[Field]) -> None:
        """Columns are those of the table, and each row is stamped as ours are."""
        known = {row["name"] for row in self._database.rows(f"PRAGMA table_info({name})")} - {"seq"}
        for number, row in enumerate(rows, 1):
            stamped = "id" not in known or (
                _ID.fullmatch(str(row.get("id"))) and isinstance(row.get("revision"), int)
            )
            if not stamped or not set(row) <= known:
                raise _refused(f"{name}, row {number} is no row of Coach's")
            if name == "mark" and row.get("person_id") not in theirs:
                raise _refused(f"{name}, row {number} is about somebody else")
            if row.get("audience", "pair") != "pair":
                raise _refused(f"{name}, row {number} was not shared")

    def _check_shapes(self, tables: Mapping[str, tuple[Fields, ...]]) -> None:
        """Every row can be read back as what it is: kinds, states and dates are known ones."""
        for shape in SHAPES:
            table = shape(self._database, self._clock, self._stamp)
            values = {field: _values(link, tables) for field, link in table.links.items()}
            for number, row in enumerate(tables.get(table.name, ()), 1):
                linked = {field: ",".join(of.get(row["id"], ())) for field, of in values.items()}
                try:
                    table.from_row({**row, **linked})
                except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
                    why = str(error).replace("`", "'")[:120]
                    raise _refused(f"{table.name}, row {number}: {why}") from None

    def _index(self) -> None:
        """Notes that are new, or came in other words, can be searched."""
        for note in self._notes.find("t.file_id = :file", {"file": self._file_id}, None):
            if note.id in self._new.get("note", set()):
                self._notes.index(note)


def _supervisee(tables: Mapping[str, tuple[Fields, ...]]) -> frozenset[Field]:
    """Whose file it is."""
    return frozenset(row.get("supervisee_id") for row in tables.get("supervision_file", ()))


class _Contributors(Table[Contributor]):
    """Contributors, whose names come with the people."""

    name, kind = "contributor", Contributor
    apart = frozenset({"name"})

    def from_row(self, found: Row) -> Contributor:
        return super().from_row({**found, "name": ""})


SHAPES: tuple[type[Table[Any]], ...] = (
    HomeTable, PersonTable, FileTable, PairTable, CaseStore, SessionStore, LogStore, AgendaStore,
    DiscussionStore, AskedStore, NoteStore, SweepStore, ActionStore, ReviewStore, DecisionStore,
    DisagreementStore, RiskStore, AttentionStore, AsideStore, NudgeStore, AgreementTable,
    SectionTable, AcceptanceTable, CallTable, MarkStore, CareItemTable, CareReviewTable,
    CareSettledTable, _Contributors, RecordTable, StepTable, SignatureTable, ReplyTable,
    AddendumTable, ProofTable, WordsTable, AliasTable, EvidenceStore, ReportStore, DateTable,
    MatterStore, BalanceAnswerStore,
)  # fmt: skip
"""What reads the rows of each table; where it cannot, they are not taken over."""


def _values(link: Link, tables: Mapping[str, tuple[Fields, ...]]) -> dict[Field, list[str]]:
    """The values of a table of values, by the row that they belong to."""
    found: dict[Field, list[str]] = {}
    for row in tables.get(link.table, ()):
        found.setdefault(row.get(link.owner), []).append(str(row.get(link.column)))
    return found


def _check_hashes(tables: Mapping[str, tuple[Fields, ...]]) -> None:
    """The words of a record are those that were composed."""
    for number, row in enumerate(tables.get("record_section", ()), 1):
        text = row.get("text")
        if text is not None and digest(str(text).encode()) != row.get("hash"):
            raise _refused(f"record_section, row {number}: the words are not those composed")


def _refused(why: str) -> FileRefused:
    return FileRefused(f"This hand-over cannot be taken over: {why}. Nothing was changed.")
