"""Whatever comes in: one clear sentence or it simply works; nothing lost, nothing outside."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from coach.documents.records import read_record
from tests.builders import (
    Home,
    Ran,
    coach_here,
    coach_process,
    environment,
    home_at,
    somebody_at,
)
from tests.conftest import MIGRATE

NAMES = [
    "../../etc/passwd",
    "a/b\\c:d*e?f",
    "...",
    "..",
    "Jo\x00\x07\x1b[31mRed\x1b[0m",
    "\u202eevil\u202c \u200fname",
    "🌱 Zoë 李",
    "N" * 300,
    "CON",
    "nul.txt",
    "[bold]Jo[/bold]",
    "[/]",
    "<b>Jo</b>",
    "# Jo",
    "-",
]


def no_traceback(ran: Ran) -> None:
    assert "Traceback" not in ran.out + ran.err
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_any_name_holds_a_session_and_stays_inside_the_documents_folder(
    home: Home, name: str
) -> None:
    person = home.add(name)
    said = home.hold(person, ":topic A\n:case K1\nA note.\n:close\n")
    assert "The session is closed." in said and "\x1b" not in said and "\u202e" not in said
    written = list(home.root.rglob("*.md"))
    assert len(written) == 5
    for path in written:
        assert home.services.documents_root in path.parents
        assert ".." not in path.parts


def test_names_that_differ_only_in_capitals_have_folders_of_their_own(home: Home) -> None:
    for name in ("Jo Bennett", "JO BENNETT", "jo bennett"):
        home.hold(home.add(name), "a note\n:close\n")
    folders = {path.split("/")[0].casefold() for path in home.documents()}
    assert folders == {"jo bennett", "jo bennett (2)", "jo bennett (3)"}


@pytest.mark.parametrize("name", ["", "   ", "\x00\x1b", "\u202e\u200f"])
def test_a_name_without_letters_is_refused(tmp_path: Path, name: str) -> None:
    ran = coach_process(tmp_path, "person", "add", f"--name={name}") if "\x00" not in name else None
    if ran is not None:
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.count("\n") == 1


HOSTILE = [
    "[bold]not bold[/bold] [/]",
    "# not a heading\n- not a list",
    "<script>alert(1)</script> &amp; &#65;",
    "| not | a | table |",
    "![x](http://example.org/x.png) [a](javascript:b) <http://x>",
    "```\nnot code\n```",
    "---\nkind: forged\n---",
    "=cmd()\n+1\n-1\n@x",
    "a\\",
    "1. one\n2) two",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_markup_in_a_note_is_only_words(home: Home, words: str) -> None:
    session = home.open(home.add())
    session.talk.begin_topic("A")
    session.noting.note(words)
    session.closing.close()
    record = read_record(home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"])
    assert record.quotations == (words,)
    assert record.headings == ("Discussed: A",)
    assert record.facts["kind"] == "personal-record"


def test_a_megabyte_in_one_line_is_a_note(tmp_path: Path) -> None:
    somebody_at(tmp_path, "Jo")
    line = ("word " * 200_000).strip()
    ran = coach_process(tmp_path, "line", "Jo", given=f":topic A\n{line}\n:close\n".encode())
    assert ran.status == 0
    record = next((tmp_path / "documents" / "Jo" / "Records").iterdir())
    assert line in record.read_text(encoding="utf-8")


def test_bytes_that_are_no_letters_are_marked_and_nothing_else_is_lost(tmp_path: Path) -> None:
    somebody_at(tmp_path, "Jo")
    given = b"before \xff\xfe after\nnul \x00 esc \x1b[2J bell \x07\n:notes\n"
    ran = coach_process(tmp_path, "line", "Jo", given=given)
    assert ran.status == 0
    no_traceback(ran)
    assert "Some of that was not readable text" in ran.out
    assert "1. before \ufffd\ufffd after" in ran.out
    assert "2. nul ␀ esc ␛[2J bell ␇" in ran.out


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026-1-1", "20260101", "0000-01-01"])
def test_a_date_that_does_not_exist_changes_nothing(
    tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = coach_process(tmp_path, "person", "add", "--name", "Jo", "--start", day)
    assert (ran.status, ran.out) == (2, "")
    assert "is no date" in ran.err or "in the calendar" in ran.err
    assert ran.err.count("\n") == 1
    left = home_at(tmp_path)
    assert coach_here(left, "people", "--json", capsys=capsys).out == "[]\n"
    left.services.close()


def test_wrong_options_are_one_sentence(tmp_path: Path) -> None:
    for words in (["frobnicate"], ["line"], ["people", "--jsn"], ["questions", "list", "--stage"]):
        ran = coach_process(tmp_path, *words)
        assert ran.status == 2 and ran.err.count("\n") == 1, words
        no_traceback(ran)


def without_room(root: Path, limit: int, *words: str, given: bytes) -> Ran:
    """Run Coach where no file may grow past a limit, which is what a full disk looks like."""

    def hold() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-m", "coach", *words],
        input=given,
        capture_output=True,
        env=environment(root, PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=hold,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.skipif(sys.platform != "linux", reason="limits differ elsewhere")
@pytest.mark.parametrize("room", [0, 4_096, 40_000, 120_000, 300_000])
def test_on_a_full_disk_every_word_is_saved_or_given_back(tmp_path: Path, room: int) -> None:
    somebody_at(tmp_path, "Jo")
    words = [f"note {n} " + "w" * 2_000 for n in range(40)]
    given = "\n".join([*words, ":quit", ""]).encode()
    ran = without_room(tmp_path, room, "line", "Jo", given=given)
    no_traceback(ran)
    connection = sqlite3.connect(tmp_path / "data" / "coach.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = {row[0] for row in connection.execute("SELECT words FROM note")}
    connection.close()
    if ran.err.startswith("Not done"):  # it could not even begin, and took no word
        assert not kept and ran.status == 2
        return
    given_back = set(ran.out.splitlines())
    for one in words:
        assert one in kept or one in given_back
    assert ran.status == (0 if len(kept) == len(words) else 2)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_a_documents_folder_that_cannot_be_written_loses_nothing(home: Home) -> None:
    home.services.documents_root.parent.mkdir(parents=True, exist_ok=True)
    home.services.documents_root.write_text("a file stands here")
    jo = home.add()
    said = home.hold(jo, ":topic A\nA note.\n:close\n")
    assert "The session is closed and its record kept." in said
    assert "a file stands where a folder should be" in said
    home.services.documents_root.unlink()
    home.services.records.write(jo, home.services.people.reader())
    assert "> A note." in home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_a_missing_documents_folder_is_made_again(home: Home) -> None:
    jo = home.add()
    home.hold(jo, "a\n:close\n")
    for path in sorted(home.services.documents_root.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    home.services.documents_root.rmdir()
    home.clock.move_on(days=7)
    home.hold(jo, "b\n:close\n")
    records = [p for p in home.documents() if "Records/" in p]
    assert records == ["Jo Bennett/Records/2026-11-29 Supervision.md"]
    home.services.records.write(jo, home.services.people.reader())  # brings the others back
    assert "Jo Bennett/Records/2026-11-22 Supervision.md" in home.documents()


def test_a_file_edited_by_hand_is_never_written_over(home: Home) -> None:
    jo = home.add()
    home.hold(jo, "a\n:close\n")
    page = home.services.documents_root / "Jo Bennett" / "Supervision file.md"
    page.write_text("my own words", encoding="utf-8")
    said = home.hold(jo, "b\n:close\n")
    assert f"(left as you edited it: {page})" in said
    assert page.read_text(encoding="utf-8") == "my own words"
    beside = page.with_name("Supervision file (2).md")
    assert "# Supervision file" in beside.read_text(encoding="utf-8")
    said = home.hold(jo, "c\n:close\n")
    assert "left as you edited it" not in said
    assert not page.with_name("Supervision file (3).md").exists()


def test_a_file_that_is_not_ours_is_never_written_over(home: Home) -> None:
    theirs = home.services.documents_root / "Jo Bennett" / "Records" / "2026-11-22 Supervision.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("somebody's own", encoding="utf-8")
    home.hold(home.add(), ":topic A\nA note.\n:close\n")
    assert theirs.read_text(encoding="utf-8") == "somebody's own"
    assert "A note." in theirs.with_name("2026-11-22 Supervision (2).md").read_text("utf-8")


def test_two_sessions_on_a_day_have_a_document_each(home: Home) -> None:
    jo = home.add()
    for words in ("morning", "evening"):
        home.hold(jo, f":topic A\n:case K1\n{words}\n:close\n")
    documents = home.documents()
    assert "morning" in documents["Case records/K1/2026-11-22 Case record.md"]
    assert "evening" in documents["Case records/K1/2026-11-22 Case record (2).md"]


def test_one_case_reference_in_two_pairs_has_a_folder_each(home: Home) -> None:
    home.hold(home.add("Jo"), ":topic A\n:case K1\nfrom Jo\n:close\n")
    home.hold(home.add("Sam"), ":topic A\n:case k1\nfrom Sam\n:close\n")
    documents = home.documents()
    assert "from Jo" in documents["Case records/K1/2026-11-22 Case record.md"]
    assert "from Sam" in documents["Case records/k1 (2)/2026-11-22 Case record.md"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"documents = 3\n", "documents should be text"),
        (b"colour = 'red'\n", "not known: colour"),
        (b"documents = [\n", "cannot be read as settings"),
        (b"\xff\xfe", "cannot be read as settings"),
    ],
)
def test_broken_settings_are_told_with_their_file(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_bytes(content)
    ran = coach_process(tmp_path, "where")
    assert ran.status == 2 and said in ran.err and "settings.toml" in ran.err


AS_NOBODY = """
import importlib, os, sys
for name in ("people", "sessions", "records", "questions", "home"):
    importlib.import_module(f"coach.cli.{name}")
for name in ("sqlite_utils", "yaml", "coach.composition", "coach.storage.stores",
             "coach.storage.migrations", "coach.line.session", "coach.content.library",
             "coach.documents.renderer", "coach.services.sessions", "coach.services.records"):
    importlib.import_module(name)
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
from coach.cli.root import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
@pytest.mark.parametrize("words", [["line", "Jo"], ["people"]])
def test_a_read_only_home_is_said_in_a_sentence(words: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        root = Path(folder)
        somebody_at(root, "Jo")
        before = (root / "data" / "coach.db").read_bytes()
        for path in (root / "data" / "coach.db", root / "data", root):
            path.chmod(0o444 if path.is_file() else 0o555)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, *words],
            input=b"a note\n",
            capture_output=True,
            env=environment(root, PYTHONDONTWRITEBYTECODE="1"),
            timeout=60,
            check=False,
        )
        ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
        no_traceback(ran)
        assert ran.status == 2 and ran.err.startswith("Not done: ")
        assert ran.err.count("\n") == 1
        for path in (root, root / "data"):
            path.chmod(0o755)
        assert (root / "data" / "coach.db").read_bytes() == before


def test_a_clock_set_back_an_hour_loses_no_time_and_no_word(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.asking.next()
    home.clock.move_on(minutes=10)
    session.noting.note("before")
    home.clock.moment = home.clock.moment.replace(hour=13)
    home.clock.ticked += 300
    session.noting.note("after")
    session.closing.close()
    assert sum(home.services.balances.of(jo).window_minutes.values()) == 15.0


def test_an_empty_name_never_stands_for_everybody(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    home.hold(home.add(), ":action Secret | x\n:close\n")
    ran = coach_here(home, "actions", "", capsys=capsys)
    assert (ran.status, ran.out) == (2, "")


def test_bytes_that_are_no_letters_make_no_other_case(tmp_path: Path) -> None:
    somebody_at(tmp_path, "Jo")
    coach_process(tmp_path, "case", "add", "Jo", "K9")
    done = subprocess.run(
        [sys.executable, "-m", "coach", "case", "add", "Jo", b"K\xff9"],
        capture_output=True,
        env=environment(tmp_path),
        check=False,
    )
    assert done.returncode == 2 and b"no readable text" in done.stderr


def test_several_references_are_added_all_or_none(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = home.add()
    assert coach_here(home, "case", "add", "Jo", "K9", " ", capsys=capsys).status == 2
    assert home.services.cases.caseload(jo) == []


@pytest.mark.parametrize("folder", ["~nosuch/x", "~nosuch"])
def test_a_home_that_leads_nowhere_is_said_in_a_sentence(folder: str) -> None:
    ran = coach_process(Path(folder), "people")
    assert (ran.status, ran.out) == (2, "") and ran.err.count("\n") == 1
    no_traceback(ran)


def test_a_damaged_database_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    coach_process(tmp_path, "person", "add", "--name", "Jo")
    database = tmp_path / "data" / "coach.db"
    whole = database.read_bytes()
    monkeypatch.setattr("coach.storage.database._migrate", MIGRATE)  # as in any other home
    for place in range(100, len(whole), len(whole) // 80):
        database.write_bytes(whole[:place] + b"\xff\xfe\x00\x17" * 64 + whole[place + 256 :])
        damaged = home_at(tmp_path)
        ran = coach_here(damaged, "people", "--json", capsys=capsys)
        damaged.services.close()
        no_traceback(ran)
        assert "fault of its own" not in ran.err, place
        assert ran.status in (0, 2) and ran.err.count("\n") <= 1


def test_a_newer_database_is_not_touched(tmp_path: Path) -> None:
    somebody_at(tmp_path, "Jo")
    database = tmp_path / "data" / "coach.db"
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = database.read_bytes()
    ran = coach_process(tmp_path, "people")
    assert ran.status == 2 and "newer Coach" in ran.err
    assert database.read_bytes() == before


def test_a_person_called_as_our_own_folders_has_one_apart(home: Home) -> None:
    home.hold(home.add("Case records"), "a\n:close\n")
    assert all(not path.startswith("Case records/") for path in home.documents())
