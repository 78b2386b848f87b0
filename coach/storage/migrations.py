"""Numbered migrations, append-only; each ends with every trigger in place."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import sqlite_utils
from sqlite_utils.migrations import Migrations

from coach.files import FILE_MODE, make_folder
from coach.storage.agreement_schema import AGREEMENT_TABLES
from coach.storage.balance_schema import BALANCE
from coach.storage.care_schema import CARE_STATEMENTS
from coach.storage.case_schema import CASE_TABLES
from coach.storage.database import APPLICATION_ID
from coach.storage.first_schema import TABLES
from coach.storage.groups_schema import GROUP_TABLES
from coach.storage.mentoring_schema import MENTORING
from coach.storage.preparing_schema import STATEMENTS as PREPARING
from coach.storage.record_schema import STATEMENTS as RECORDS
from coach.storage.search_schema import STATEMENTS as SEARCHING
from coach.storage.search_schema import fill
from coach.storage.triggers import TRIGGERS

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MIGRATIONS = Migrations("coach")


@MIGRATIONS(name="0001_a_first_session")
def _first(db: sqlite_utils.Database) -> None:
    """Every row of the data model, also where no screen uses it yet."""
    for statement in TABLES:
        db.execute(statement)


@MIGRATIONS(name="0002_words_in_a_window")
def _drafts(db: sqlite_utils.Database) -> None:
    """Words typed in a small window outlive a kill, as those of a note do."""
    db.execute(
        """CREATE TABLE draft (
  seq INTEGER PRIMARY KEY, owner_id TEXT NOT NULL, window TEXT NOT NULL,
  words TEXT NOT NULL, kept_at TEXT NOT NULL, UNIQUE (owner_id, window)
) STRICT"""
    )


@MIGRATIONS(name="0003_what_the_coach_goes_by")
def _coaching(db: sqlite_utils.Database) -> None:
    """The sides that a question looks from, questions set aside, and nudges said."""
    db.execute(
        """CREATE TABLE asked_question_stakeholder (
  seq INTEGER PRIMARY KEY,
  asked_question_id TEXT NOT NULL REFERENCES asked_question(id) ON DELETE CASCADE,
  stakeholder TEXT NOT NULL
    CHECK (stakeholder IN ('service-user', 'staff', 'organisation', 'partners')),
  UNIQUE (asked_question_id, stakeholder)
) STRICT"""
    )
    for name, columns in (
        ("question_aside", "question_id TEXT NOT NULL, kind TEXT NOT NULL"),
        (
            "nudge_told",
            "discussion_id TEXT REFERENCES discussion(id), kind TEXT NOT NULL, dismissed_at TEXT",
        ),
    ):
        db.execute(
            f"""CREATE TABLE {name} (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,
  file_id TEXT NOT NULL REFERENCES supervision_file(id),
  session_id TEXT NOT NULL REFERENCES session(id),
  {columns}
) STRICT"""
        )
        db.execute(f"CREATE INDEX {name}_of_session ON {name}(session_id)")


@MIGRATIONS(name="0004_what_was_done_outside_a_session")
def _marks(db: sqlite_utils.Database) -> None:
    """Marks, and the indexes along which the facts of timescales are read."""
    db.execute(
        """CREATE TABLE mark (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,
  person_id TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL, done_on TEXT NOT NULL, name TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0)
) STRICT"""
    )
    db.execute("CREATE INDEX mark_of_person ON mark(person_id, kind, done_on)")
    db.execute(
        "CREATE INDEX session_by_status ON session(status, file_id, kind, held_on DESC, "
        "planned_on, original_on) WHERE withdrawn_at IS NULL"
    )
    db.execute("CREATE INDEX discussion_of_case ON discussion(case_id)")
    db.execute("CREATE INDEX agreement_by_day ON agreement(file_id, agreed_on)")
    db.execute("CREATE INDEX signature_of_version ON record_signature(version_id)")


@MIGRATIONS(name="0005_what_the_log_keeps")
def _log(db: sqlite_utils.Database) -> None:
    """Where a session was moved to, when an urgent one was asked for and met, who endorsed it."""
    for column in (
        "moved_to TEXT REFERENCES session(id)",
        "asked_by TEXT",
        "asked_at TEXT",
        "met_at TEXT",
        "supervisor_endorsed_on TEXT",
        "supervisee_endorsed_on TEXT",
    ):
        db.execute(f"ALTER TABLE session ADD COLUMN {column}")
    db.execute("CREATE INDEX session_by_day ON session(coalesce(held_on, planned_on))")


@MIGRATIONS(name="0006_preparing_together")
def _preparing(db: sqlite_utils.Database) -> None:
    """What two homes need to prepare one session, and what goes along at a hand-over."""
    for statement in PREPARING:
        db.execute(statement)


@MIGRATIONS(name="0007_agreements_made_together")
def _agreements(db: sqlite_utils.Database) -> None:
    """Answers to preparation tools, and why an agreement is looked at before its time."""
    for statement in AGREEMENT_TABLES:
        db.execute(statement)


@MIGRATIONS(name="0008_the_whole_self_care_plan")
def _care(db: sqlite_utils.Database) -> None:
    """Who may know each thing, barriers, what a review agreed, when to look again."""
    for statement in CARE_STATEMENTS:
        db.execute(statement)


@MIGRATIONS(name="0009_what_the_balance_says")
def _balance(db: sqlite_utils.Database) -> None:
    """A policy's own function beside the model's, and answers to why the balance may be so."""
    for statement in BALANCE:
        db.execute(statement)


@MIGRATIONS(name="0010_case_records_filed_and_erased")
def _case_material(db: sqlite_utils.Database) -> None:
    """Case records ticked off as filed, and erasing that has begun."""
    for statement in CASE_TABLES:
        db.execute(statement)


@MIGRATIONS(name="0011_a_record_and_its_life")
def _records(db: sqlite_utils.Database) -> None:
    """What the life of a record needs; what was closed and never shared is a draft again."""
    for statement in RECORDS:
        db.execute(statement)


@MIGRATIONS(name="0012_reflective_groups")
def _groups(db: sqlite_utils.Database) -> None:
    """Groups with their agreements, their sessions and what those keep."""
    for statement in GROUP_TABLES:
        db.execute(statement)


@MIGRATIONS(name="0013_mentoring_recorded_or_not")
def _mentoring(db: sqlite_utils.Database) -> None:
    """Whether mentoring is recorded: decided with whom, and what each session went by."""
    for statement in MENTORING:
        db.execute(statement)


@MIGRATIONS(name="0014_everything_can_be_found")
def _searching(db: sqlite_utils.Database) -> None:
    """One line a row in the order of time, with indexes that know the beginnings of words."""
    for statement in SEARCHING:
        db.execute(statement)
    fill(db.conn)


def bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    now: datetime,
    migrations: Migrations = MIGRATIONS,
    triggers: dict[str, str] = TRIGGERS,
) -> None:
    """Apply what is pending, once, whichever window comes first.

    A database that holds something is copied first; the copy is listed in `backup_copy`, so that
    erasing can reach it. All of it or none: raises sqlite3.Error and leaves things as they were.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    copy = _copy(connection, path, version, now) if version else None
    db = sqlite_utils.Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == version:
            migrations.apply(db)
            _put_triggers(connection, triggers)
            if copy is not None:
                db["backup_copy"].insert(  # type: ignore[union-attr]  # a table, never a view
                    {"path": str(copy), "made_at": now.isoformat(), "reason": "before migration"}
                )
            applied = len(migrations.applied(db))
            connection.execute(f"PRAGMA user_version = {applied}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk rolls back by itself
            connection.execute("ROLLBACK")
        raise


def _put_triggers(connection: sqlite3.Connection, triggers: dict[str, str]) -> None:
    """All made anew and counted: `transform()` drops a table's, and older homes have others."""
    for name in _triggers_of(connection):
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in triggers.values():
        connection.execute(statement)
    found = _triggers_of(connection)
    if found != set(triggers):
        raise sqlite3.DatabaseError(f"triggers differ: {sorted(found ^ set(triggers))}")


def _triggers_of(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    return {row[0] for row in rows}


def _copy(connection: sqlite3.Connection, path: Path, version: int, now: datetime) -> Path:
    """A copy by SQLite's own backup, never a file copy, which would miss the write-ahead log."""
    folder = path.parent / "backups"
    make_folder(folder)
    copy = folder / f"coach-schema-{version}-{now:%Y%m%dT%H%M%S}.db"
    copy.touch(mode=FILE_MODE)
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
    return copy
