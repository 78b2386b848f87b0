"""The connection factory, migrations and triggers, on real SQLite."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils.migrations import Migrations

from coach.errors import NewerDatabase, NotACoachDatabase, StorageFailed
from coach.storage import database as factory
from coach.storage.database import APPLICATION_ID, SCHEMA_VERSION, Database, connect
from coach.storage.migrations import MIGRATIONS, bring_up_to_date
from coach.storage.record_schema import STATEMENTS as RECORDS
from coach.storage.triggers import TRIGGERS
from tests.builders import Home

FROZEN = Path(__file__).parents[1] / "fixtures" / "schema-1.sql"
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def schema_of(connection: sqlite3.Connection) -> list[str]:
    """Every statement that makes the schema, but for SQLite's and FTS5's own tables."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND name NOT GLOB '*_search_*' ORDER BY type = 'index', name"
    )
    return [row[0] for row in rows]


def put_back(path: Path, migrations: int) -> None:
    """Make a database of today one of an earlier schema, with all the rows that it could hold."""
    before = path.with_name("before.db")
    old = sqlite3.connect(before, isolation_level=None)
    db = sqlite_utils.Database(old)
    MIGRATIONS.apply(db, stop_before=[m.name for m in MIGRATIONS.pending(db)][migrations:])
    old.execute("ATTACH ? AS today", (str(path),))
    for table in db.tables:
        if "search" not in table.name and not table.name.startswith(("sqlite_", "_sqlite_")):
            columns = ", ".join(column.name for column in table.columns)
            old.execute(
                f"INSERT INTO main.{table.name} ({columns}) "
                f"SELECT {columns} FROM today.{table.name}"
            )
    old.execute(f"PRAGMA main.application_id = {APPLICATION_ID}")
    old.execute(f"PRAGMA main.user_version = {migrations}")
    old.close()
    for part in ("", "-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)
    before.rename(path)


def test_every_connection_is_durable_strict_and_forgetful(tmp_path: Path) -> None:
    connection = connect(tmp_path / "coach.db")
    pragmas = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete",
                     "recursive_triggers", "application_id", "user_version")
    }  # fmt: skip
    connection.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
    }


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_the_database_and_its_folder_are_for_their_owner_alone(tmp_path: Path) -> None:
    connect(tmp_path / "data" / "coach.db").close()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "coach.db").stat().st_mode) == 0o600


def test_the_first_schema_is_the_one_that_was_frozen(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "coach.db", isolation_level=None)
    db = sqlite_utils.Database(connection)
    MIGRATIONS.apply(db, stop_before=[m.name for m in MIGRATIONS.pending(db)][1:])
    built = [sql for sql in schema_of(connection) if "_sqlite_migrations" not in sql]
    connection.close()
    assert built == FROZEN.read_text(encoding="utf-8").rstrip(";\n").split(";\n\n")


def test_a_database_of_the_frozen_schema_opens_and_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript(FROZEN.read_text(encoding="utf-8"))
    db = sqlite_utils.Database(old)
    MIGRATIONS.ensure_migrations_table(db)
    MIGRATIONS._record_applied(db, MIGRATIONS._migrations[0].name)
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute("PRAGMA user_version = 1")
    old.close()
    opened = connect(path)
    assert opened.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert opened.execute("SELECT count(*) FROM note").fetchone() == (0,)
    opened.close()


def test_a_record_closed_by_an_earlier_coach_is_a_draft_with_every_word(home: Home) -> None:
    """As schema 7 left it: closed at once, under the trigger that kept it so."""
    home.hold(home.add(), CLOSED)
    connection = home.services.database.connection
    kept = "SELECT version, policy_id, closed_at FROM record ORDER BY seq"
    words = "SELECT heading, text, hash FROM record_section ORDER BY seq"
    before = connection.execute(kept).fetchall(), connection.execute(words).fetchall()
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE record SET status = 'closed'")
    connection.execute(
        "CREATE TRIGGER record_stays_closed BEFORE UPDATE ON record WHEN OLD.status <> 'draft' "
        "AND NEW.status = 'draft' BEGIN SELECT RAISE(ABORT, 'a closed record'); END"
    )
    for statement in RECORDS:
        if statement.startswith(("DROP", "UPDATE")):
            connection.execute(statement)
    assert {row[0] for row in connection.execute("SELECT status FROM record")} == {"draft"}
    assert (connection.execute(kept).fetchall(), connection.execute(words).fetchall()) == before
    assert all(row[2] for row in before[0])


def test_the_code_knows_as_many_migrations_as_it_says() -> None:
    assert len(MIGRATIONS._migrations) == SCHEMA_VERSION


def test_before_a_pending_migration_a_copy_is_made_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    connect(path).close()
    later = Migrations("coach")
    later._migrations = list(MIGRATIONS._migrations)

    @later(name="9999_tomorrow")
    def _tomorrow(db: sqlite_utils.Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN tomorrow TEXT")

    connection = sqlite3.connect(path, isolation_level=None)
    bring_up_to_date(connection, path, NOW, later)
    (copy,) = (tmp_path / "backups").iterdir()
    assert connection.execute("SELECT path FROM backup_copy").fetchall() == [(str(copy),)]
    columns = {row[1] for row in connection.execute("PRAGMA table_info(note)")}
    connection.close()
    assert "tomorrow" in columns
    kept = sqlite3.connect(copy)
    assert "tomorrow" not in {row[1] for row in kept.execute("PRAGMA table_info(note)")}
    kept.close()


def test_a_migration_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    connect(path).close()
    broken = Migrations("coach")
    broken._migrations = list(MIGRATIONS._migrations)

    @broken(name="9999_broken")
    def _broken(db: sqlite_utils.Database) -> None:
        db.execute("DROP TABLE decision")
        db.execute("SELECT * FROM nowhere")

    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        bring_up_to_date(connection, path, NOW, broken)
    assert connection.execute("SELECT count(*) FROM decision").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    connection.close()


def test_a_table_transformed_by_a_migration_keeps_its_triggers(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    connect(path).close()
    later = Migrations("coach")
    later._migrations = list(MIGRATIONS._migrations)

    @later(name="9999_transform")
    def _transform(db: sqlite_utils.Database) -> None:
        db["tombstone"].transform(rename={"reason": "because"})  # type: ignore[union-attr]

    connection = sqlite3.connect(path, isolation_level=None)
    bring_up_to_date(connection, path, NOW, later)
    found = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'")
    }
    connection.close()
    assert found == set(TRIGGERS)


def test_a_home_with_triggers_of_yesterday_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    connect(path).close()
    later = Migrations("coach")
    later._migrations = list(MIGRATIONS._migrations)

    @later(name="9999_another_rule")
    def _another_rule(db: sqlite_utils.Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN tomorrow TEXT")

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(
        "CREATE TRIGGER yesterday BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'kept'); END"
    )
    bring_up_to_date(connection, path, NOW, later)
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'")
    found = {row[0] for row in rows}
    connection.close()
    assert found == set(TRIGGERS)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    path.write_bytes(b"Dear diary, this is not a database at all. " * 40)
    before = path.read_bytes()
    with pytest.raises(NotACoachDatabase, match="not a Coach database"):
        connect(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotACoachDatabase, match="another program"):
        connect(path)
    assert path.read_bytes() == before


def test_a_database_from_a_newer_coach_is_refused_politely(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    connection = connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(NewerDatabase, match="written by a newer Coach"):
        connect(path)


def test_an_empty_file_becomes_a_home(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    path.touch()
    connection = connect(path)
    assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)
    connection.close()


def test_a_database_held_by_another_program_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factory, "BUSY_SECONDS", 0.05)
    path = tmp_path / "coach.db"
    holder = connect(path)
    holder.execute("BEGIN IMMEDIATE")
    waiting = Database(path)
    with (
        pytest.raises(StorageFailed, match="another program is holding the database"),
        waiting.atomic(),
    ):
        raise AssertionError("the lock was not taken")
    holder.execute("ROLLBACK")
    with waiting.atomic():
        waiting.run("INSERT INTO backup_copy (path, made_at, reason) VALUES ('a', 'b', 'c')")
    assert waiting.rows("SELECT path FROM backup_copy") == [{"path": "a"}]
    waiting.close()
    holder.close()


CLOSED = ":topic A\n:case K1\nA note.\n:close\n"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE record SET status = 'signed'", "signed by both"),
        ("UPDATE record SET status = 'shared'", "who did it, and a proof of copy"),
        ("DELETE FROM record", "never deleted"),
        ("UPDATE record_version SET hash = 'x'", "never changed"),
        ("DELETE FROM record_version", "never deleted"),
        ("UPDATE record_section SET text = 'x'", "only by being erased"),
        ("UPDATE record_section SET text = NULL", "only by being erased"),
        ("DELETE FROM record_section", "never deleted"),
        ("UPDATE session SET status = 'under-way'", "stays held"),
        (
            "INSERT OR REPLACE INTO record_section SELECT * FROM record_section LIMIT 1",
            "never deleted",
        ),
        (
            "INSERT INTO record_version SELECT NULL, '01TESTVERSION0000000000099', home_id, "
            "written_by, created_at, updated_at, revision, withdrawn_at, record_id, 2, "
            "composed_at, hash FROM record_version LIMIT 1",
            "only a draft takes a version",
        ),
        (
            "UPDATE note SET session_id = session_id, id = id; INSERT INTO note SELECT NULL, "
            "'01TESTNOTE0000000000000099', home_id, written_by, created_at, updated_at, revision, "
            "withdrawn_at, owner_id, audience, destination, case_id, group_id, shared_at, file_id, "
            "session_id, discussion_id, asked_question_id, part, stage, lens, voice, marking, 99, "
            "words, conflict_of, noted_at FROM note LIMIT 1",
            "takes no more notes",
        ),
    ],
)
def test_the_database_itself_refuses_to_change_what_is_closed(
    home: Home, statement: str, why: str
) -> None:
    home.hold(home.add(), CLOSED)
    connection = home.services.database.connection
    before = connection.execute("SELECT group_concat(text) FROM record_section").fetchone()
    with pytest.raises(sqlite3.IntegrityError, match=why):
        connection.executescript(statement)
    assert connection.execute("SELECT group_concat(text) FROM record_section").fetchone() == before


def test_a_section_can_be_emptied_once_a_tombstone_stands_for_it(home: Home) -> None:
    home.hold(home.add(), CLOSED)
    connection = home.services.database.connection
    connection.execute(
        "INSERT INTO tombstone SELECT NULL, '01TESTTOMB0000000000000099', home_id, written_by, "
        "created_at, updated_at, 1, NULL, 'record_section', id, hash, 'filed', created_at "
        "FROM record_section"
        " LIMIT 1"
    )
    connection.execute(
        "UPDATE record_section SET text = NULL WHERE id = (SELECT erased_id FROM tombstone)"
    )
    assert connection.execute(
        "SELECT count(*) FROM record_section WHERE text IS NULL"
    ).fetchone() == (1,)


def test_what_was_asked_before_sides_were_kept_is_brought_up_to_date(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:stage reflection\n:next\nA note.\n:close\n")
    home.services.close()
    path = home.services.database.path
    put_back(path, migrations=2)
    old = sqlite3.connect(path)
    asked = old.execute("SELECT id, question_id, wording, stage FROM asked_question").fetchall()
    old.close()
    again = home.again()
    coverage = again.services.coverage.of(jo)
    assert sum(coverage.functions.values()) >= 2
    assert not coverage.counts and not coverage.stakeholders  # nobody knows the sides of those
    rows = again.services.database.rows(
        "SELECT id, question_id, wording, stage FROM asked_question"
    )
    assert [tuple(row.values()) for row in rows] == asked
    assert list((path.parent / "backups").glob("coach-schema-2-*.db"))
    again.clock.move_on(days=30)
    again.hold(jo, ":topic B\n:stage plan\n:next\n:later\n:close\n")
    assert again.services.coverage.of(jo).counts
    assert len(again.services.preparing.put_off(jo)) == 1
    again.services.close()


def test_sessions_held_before_the_log_stand_in_it_once_brought_up_to_date(home: Home) -> None:
    jo = home.add()
    home.hold(jo, "A note.\n:close\n")
    home.services.close()
    put_back(home.services.database.path, migrations=3)
    again = home.again()
    (entry,) = again.services.stores.log.of_files([jo.file.id])
    assert (entry.status, entry.held_on, entry.moved_to) == ("held", home.clock.today(), None)
    again.services.close()
