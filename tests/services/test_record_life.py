"""Thousands of legal and illegal moves through a record's life, on a real database."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coach.domain.policies import find_policy
from coach.domain.proof import Finding
from coach.domain.record import FINAL, EntryKind, RecordEntry, RecordSection, RecordStatus
from coach.domain.row import Voice
from coach.errors import CoachError
from tests.builders import home_at

S = RecordStatus
both = st.sampled_from([Voice.SUPERVISOR, Voice.SUPERVISEE])
words = st.sampled_from(["", "  ", "I see it otherwise.", "# not\n\n> a heading\u2028", "e\u0301"])
ARROWS = {
    (S.DRAFT, S.SHARED), (S.SHARED, S.DRAFT), (S.SHARED, S.SIGNED), (S.SHARED, S.DISPUTED),
    (S.SHARED, S.DEEMED), (S.DEEMED, S.DISPUTED),
}  # fmt: skip
FIXED = {
    "record_version": "number = number",
    "record_section": "heading = heading || 'x'",
    "record_step": "taken_on = '2020-01-01'",
    "record_signature": "name = 'Somebody Else'",
    "record_reply": "words = 'other words'",
    "record_addendum": "reason = 'another'",
    "proof_of_copy": "seal = 'x'",
}
"""A change to every kind of row that only grows."""
ILLEGAL = (
    "UPDATE record SET status = 'closed'",
    "UPDATE record SET status = 'signed' WHERE status <> 'signed'",
    "UPDATE record SET status = 'disputed' WHERE status <> 'disputed'",
    "UPDATE record SET status = 'draft' WHERE status <> 'draft'",
    "UPDATE record SET version = version + 2",
    "UPDATE record SET version = version - 1",
    "UPDATE record SET policy_version = policy_version + 1",
    "UPDATE record SET withdrawn_at = created_at WHERE status <> 'draft'",
    "DELETE FROM record",
    "INSERT INTO record_signature SELECT NULL, substr(id, 1, 25) || 'Z', home_id, written_by, "
    "created_at, updated_at, revision, withdrawn_at, version_id, person_id, name, meaning, "
    "signed_at, by_whom, signed_on FROM record_signature LIMIT 1",
    "INSERT INTO record_version SELECT NULL, substr(id, 1, 25) || 'Z', home_id, written_by, "
    "created_at, updated_at, revision, withdrawn_at, record_id, number + 7, composed_at, hash "
    "FROM record_version LIMIT 1",
    "INSERT INTO record_section SELECT NULL, substr(id, 1, 25) || 'Z', home_id, written_by, "
    "created_at, updated_at, revision, withdrawn_at, version_id, position + 50, heading, text, "
    "hash FROM record_section WHERE version_id IN (SELECT v.id FROM record_version v JOIN record r "
    "ON r.id = v.record_id WHERE r.status <> 'draft' OR v.number < r.version) LIMIT 1",
    "INSERT INTO proof_of_copy SELECT NULL, substr(id, 1, 25) || 'Z', home_id, written_by, "
    "created_at, updated_at, revision, withdrawn_at, version_id, hash, previous_hash, made_for, "
    "made_at, file_id, record_id, kind, name, held_on, session_kind, supervisee, supervisor, "
    "head_hash, sections, bytes_hash, seal, version, number FROM proof_of_copy LIMIT 1",
)  # fmt: skip


class RecordsLife(RuleBasedStateMachine):
    """Two people and a record, with every move tried at any time."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.home = home_at(Path(self._folder.name))
        self.house = self.home.services
        self.statuses: list[RecordStatus] = []
        self.rows: set[tuple[object, ...]] = set()
        self.made = self.records = 0

    @initialize()
    def begin(self) -> None:
        leeds = find_policy(self.house.content.policies(), "leeds")
        self.jo = self.house.people.add("Jo Bennett", leeds)
        self.hold()

    def hold(self) -> None:
        """A session, and with it a record to begin from."""
        self.home.hold(self.jo, ":part close\nWe spoke of the visit.\n:to personal\n:close\n")
        self.home.clock.move_on(minutes=1)
        self.records += 1
        self.statuses = []

    @property
    def listing(self):  # type: ignore[no-untyped-def]
        found = self.house.records.listing(self.jo, self.reader)
        return max(found, key=lambda one: one.record.id)

    @property
    def reader(self):  # type: ignore[no-untyped-def]
        return self.house.people.reader()

    def attempt(self, act: Callable[[], object]) -> None:
        """A move that is refused leaves everything as it was."""
        before = self._all_rows()
        try:
            act()
        except CoachError as error:
            assert str(error).strip().endswith((".", "?")), str(error)
            assert self._all_rows() == before

    def _all_rows(self) -> set[tuple[object, ...]]:
        tables = ("record", *FIXED)
        return {
            (table, *row.values())
            for table in tables
            for row in self.house.database.rows(f"SELECT * FROM {table}")
        }

    def move(self, act: Callable[..., object], *given: object) -> None:
        """A move of the record in hand."""
        self.attempt(lambda: act(self.jo, self.reader, self.listing, *given))

    @rule(
        kind=st.sampled_from(
            ["share"] * 5 + ["sign"] * 5 + ["dispute"] * 4 + ["remind"] * 4 + ["deem"] * 5
            + ["wait"] * 5 + ["query", "add", "add", "revise", "behind", "sql", "change", "next"]
        ),
        by=both,
        heard=st.integers(0, 9),
        text=words,
        name=st.sampled_from([None, None, "", " ", "J. Bennett"]),
        number=st.integers(-1, 3),
        statement=st.sampled_from(ILLEGAL),
        table=st.sampled_from(sorted(FIXED)),
    )  # fmt: skip
    def anything(
        self, kind: str, by: Voice, heard: int, text: str, name: str | None, number: int,
        statement: str, table: str,
    ) -> None:  # fmt: skip
        """Any move at any time; every second supervisee seldom says a word."""
        if self.records % 2 == 0 and heard:
            by = Voice.SUPERVISOR
        lives = self.house.record_lives
        if kind == "share":
            self.move(lives.share)
        elif kind == "sign":
            on = self.home.clock.today() - timedelta(days=number)
            self.move(lives.sign, by, name, on if heard < 3 else None)
        elif kind == "dispute":
            self.move(lives.dispute, by, text)
        elif kind == "remind":
            self.move(lives.remind)
        elif kind == "deem":
            self.move(lives.deem)
        elif kind == "query":
            self.move(lives.query, by, number, text)
        elif kind == "add":
            self.move(lives.add, by, text, name or text)
        elif kind == "wait":
            self.home.clock.move_on(days=heard, minutes=1)
        elif kind == "revise":
            self.revise(text)
        elif kind == "behind":
            self.clock_set_back()
        elif kind == "sql":
            self._refused(statement)
        elif kind == "change":
            self._refused(f"UPDATE {table} SET {FIXED[table]}")
            self._refused(f"DELETE FROM {table}")
        elif self.listing.record.is_final:
            self.hold()

    def revise(self, text: str) -> None:
        """Other words, in one section or in two."""
        self.made += 1
        entry = RecordEntry(EntryKind.NOTE, f"{text.strip()} {self.made}")
        section = RecordSection(f"Closing {self.made % 3}", (entry,))
        self.move(self.house.record_lives.revise, (section,) * (1 + self.made % 2))

    def clock_set_back(self) -> None:
        """Nothing is kept with a clock that runs years behind."""
        self.home.clock.move_on(days=-7_300)
        before = self._all_rows()
        self.move(self.house.record_lives.share)
        self.move(self.house.record_lives.sign, Voice.SUPERVISOR)
        assert self._all_rows() == before
        self.home.clock.move_on(days=7_300)

    def _refused(self, statement: str) -> None:
        """The database refuses, or there was nothing to do."""
        before = self._all_rows()
        with suppress(sqlite3.IntegrityError):
            self.house.database.connection.execute(statement)
        assert self._all_rows() == before, statement

    @invariant()
    def stands_as_the_domain_allows(self) -> None:
        if not hasattr(self, "jo"):
            return
        listing = self.listing
        life = self.house.record_lives.life(listing)
        status = life.status
        if not self.statuses or self.statuses[-1] is not status:
            if self.statuses:
                assert (self.statuses[-1], status) in ARROWS
            self.statuses.append(status)
        signers = {one.by_whom for one in life.signed}
        accounts = {one.by_whom for one in life.accounts}
        assert (status is S.SIGNED) == (len(signers) == 2 and len(accounts) < 2)
        assert (status is S.DISPUTED) == (len(accounts) == 2)
        assert all(one.name.strip() for one in life.signatures)
        assert (life.shared_on is None) == (status is S.DRAFT)
        if status is S.DEEMED:
            assert life.signature_of(Voice.SUPERVISEE) is None and life.reminded_on
        if life.addenda:
            assert status in FINAL
        assert len(life.versions) == life.record.version

    @invariant()
    def only_grows(self) -> None:
        """No version, section, step, signature, reply, addendum or proof is lost or changed."""
        if not hasattr(self, "jo"):
            return
        rows = {row for row in self._all_rows() if row[0] != "record"}
        assert self.rows <= rows
        self.rows = rows

    def teardown(self) -> None:
        if hasattr(self, "jo"):
            found = self.house.proofs.of_file(self.jo, self.reader)
            assert {one.finding for one in found} <= {Finding.INTACT, Finding.UNPROVED}
        self.house.close()
        self._folder.cleanup()


RecordsLife.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=250,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a failure is told at once; shrinking one of long walks takes minutes
    suppress_health_check=list(HealthCheck),
)
test_a_records_life = RecordsLife.TestCase
