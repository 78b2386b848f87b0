"""A case that was filed is erased here: its words are in no file, and all else stands."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.domain.case_filing import Beyond
from coach.domain.discussion import CaseReference
from coach.domain.people import Supervisee
from coach.domain.session import Need
from coach.errors import FilingSettled, IllegalMove, NotFiled, NotFound, NotYet
from coach.storage.erasing_tables import BOUND, WITHOUT_CASE_WORDS
from coach.storage.searches import INDEXES
from tests.builders import Home, environment
from tests.storage.test_database import put_back
from tests.traces import holding

ITS = [
    *("bramblequist", "Fennimoor", "tolverash", "grindlewax", "pottlefine", "quenderby"),
    *("sorrelthump", "vantledore", "wimblecrag", "yarrowmint", "zephlorn", "draughtpool"),
    "twistlebank",
]
"""Distinctive words of the case, one for each kind of thing that is kept."""
OTHERS = ["hollinbeck", "merrowdale", "clinkerfold", "mossgarth"]
"""Words of another case, of the personal record, of the next session, and of a draft."""
CASE = """:topic About bramblequist
:case K1
He said Fennimoor was kind.
:next
:stage analysis
It means tolverash.
:to case
:action Ring grindlewax | Since pottlefine | supervisor | 2027-03-01
:decide A plan of quenderby | For sorrelthump
:disagree She says vantledore | He says wimblecrag
:risk Not sure of yarrowmint | Team | Sam | today
"""
OTHER = """:topic Another
:case K2
Here hollinbeck stays.
"""
PERSONAL = """:part check-in
:to personal
I felt merrowdale.
"""


def told(home: Home, jo: Supervisee) -> CaseReference:
    """Sessions about two cases, with an item, evidence and identifiers of the first."""
    services = home.services
    services.cases.add_all(jo, ["K1", "K2"])
    reader = services.people.reader()
    services.preparing.draft(jo, "An item").keep({"title": "A twistlebank", "case": "k1"})
    services.preparing.draft(jo, "Another").keep({"title": "A mossgarth", "case": "K2"})
    item = services.preparing.add(jo, "Visit zephlorn", Need.THINK, 5, case="K1")
    services.evidence.paste(jo, "Report", "It says draughtpool.", item)
    home.hold(jo, CASE + OTHER + PERSONAL + ":close\n")
    home.clock.move_on(days=14)
    home.hold(jo, ":part look-back\n:done 1\n" + CASE + ":close\n")
    home.clock.move_on(days=14)
    home.hold(jo, OTHER + ":to personal\nAnd clinkerfold.\n:close\n")
    case = services.case_filing.case(jo, "k1")
    services.identifiers.add(case, ["Danny Ottershaw", "943 476 5919"])
    assert reader.alone
    return case


IDENTIFIED = ["Ottershaw", "943 476 5919"]


def filed(home: Home, jo: Supervisee, case: CaseReference) -> None:
    """Every record of the case stands on the child's file."""
    services = home.services
    assert len(services.case_filing.file(jo, services.people.reader(), case)) == 3


def erase(home: Home, jo: Supervisee, case: CaseReference):  # type: ignore[no-untyped-def]
    """Erase it."""
    return home.services.erasing.erase(jo, home.services.people.reader(), case)


def grown_old(home: Home) -> Path:
    """The home as of an earlier Coach, brought up to date: which leaves a copy of it."""
    home.services.close()
    put_back(home.services.places.database, 7)
    assert home.services.people.is_set_up()
    (copy,) = (home.services.places.data / "backups").iterdir()
    return copy


def test_after_erasing_the_words_of_a_case_are_in_no_file_of_the_home(home: Home) -> None:
    jo = home.add()
    case = told(home, jo)
    copy = grown_old(home)
    filed(home, jo, case)
    before = holding(home.root, [*ITS, *IDENTIFIED])
    assert {one for found in before.values() for one in found} == {*ITS, *IDENTIFIED}
    assert f"data/backups/{copy.name}" in before
    done = erase(home, jo, case)
    assert done.is_complete and [one.why for one in done.unreached] == [Beyond.SENT]
    assert holding(home.root, [*ITS, *IDENTIFIED]) == {}  # while it is open
    home.services.close()
    assert holding(home.root, [*ITS, *IDENTIFIED]) == {}
    again = home.again()
    again.services.records.write(jo, again.services.people.reader())
    again.hold(jo, "More.\n:close\n")
    again.services.close()
    assert holding(home.root, [*ITS, *IDENTIFIED]) == {}
    there = holding(home.root, OTHERS)
    assert there["data/coach.db"] == OTHERS and there[f"data/backups/{copy.name}"] == OTHERS
    assert not (home.services.documents_root / "Case records" / "K1").exists()
    assert "Case K1 was discussed." in "".join(home.documents().values())


def test_what_is_counted_stands_as_before_and_the_empty_rows_are_not_shown(home: Home) -> None:
    jo = home.add()
    case = told(home, jo)
    filed(home, jo, case)
    services, reader = home.services, home.services.people.reader()

    def counted() -> tuple[object, ...]:
        caseload = services.cases.caseload(jo)
        return (
            services.balances.of(jo), services.coverage.of(jo), services.log.show(jo), caseload,
            [(one.record.id, one.record.version) for one in services.records.listing(jo, reader)],
            services.timescales.of(jo),
        )  # fmt: skip

    before = counted()
    erase(home, jo, case)
    assert counted() == before
    assert services.actions.of(jo) == [] and services.identifiers.of_case(case) == []
    assert services.records.in_no_record(jo, reader) == []
    erased = [one for one in services.case_filing.records(jo, reader, case.id) if one.is_erased]
    assert len(erased) == 3
    for one in erased:
        assert not any(s.entries for s in services.records.sections(one.listing))
    db = services.database.connection
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    kinds = dict(db.execute("SELECT erased_table, count(*) FROM tombstone GROUP BY 1").fetchall())
    assert {"record_section", "note", "agreed_action", "decision", "disagreement",
            "immediate_risk", "agenda_item", "evidence", "discussion", "asked_question",
            "case_identifier"} <= set(kinds)  # fmt: skip
    hashes = db.execute("SELECT hash FROM tombstone WHERE erased_table = 'case_identifier'")
    assert {row[0] for row in hashes} == {""}  # a hash of a name would let anybody test a guess
    wrong = db.execute(
        "SELECT count(*) FROM tombstone t JOIN record_section s ON s.id = t.erased_id "
        "WHERE s.text IS NOT NULL OR s.hash <> t.hash"
    )
    assert wrong.fetchone() == (0,)
    with pytest.raises(IllegalMove, match="Nothing is kept"):
        erase(home, jo, case)


def test_a_case_that_is_not_filed_whole_or_is_being_talked_of_is_not_erased(home: Home) -> None:
    jo = home.add()
    case = told(home, jo)
    services, reader = home.services, home.services.people.reader()
    newest = services.case_filing.records(jo, reader, case.id)[0].listing.record.id
    services.case_filing.file(jo, reader, case, record_id=newest)
    with pytest.raises(NotFiled, match="of 6 December 2026, 22 November 2026"):
        erase(home, jo, case)
    services.case_filing.file(jo, reader, case)
    home.open(jo).talk.pause()
    with pytest.raises(IllegalMove, match="is open; close it first"):
        erase(home, jo, case)
    assert "Fennimoor" in str(holding(home.root, ["Fennimoor"]))


def test_the_plan_says_what_goes_before_it_goes(home: Home) -> None:
    jo = home.add()
    case = told(home, jo)
    filed(home, jo, case)
    home.services.preparing.add(jo, "One more", case="K1")
    plan = home.services.erasing.plan(jo, home.services.people.reader(), case)
    going = {one.kind: one.count for one in plan.going}
    assert going["note"] == 4 and going["agreed_action"] == 2 and going["agenda_item"] == 5
    assert (plan.open_actions, plan.waiting_items, plan.in_no_record) == (1, 2, 0)
    assert len(plan.documents) == 3


def test_what_cannot_be_reached_is_named(home: Home, tmp_path: Path) -> None:
    jo = home.add()
    case = told(home, jo)
    services, reader = home.services, home.services.people.reader()
    services.preparing.add(jo, "Visit zephlorn again", case="K1")
    services.exchanging.send(jo, reader)
    services.hand_overs.hand_over(jo, tmp_path / "away.coach")
    filed(home, jo, case)
    root = services.documents_root
    folder = root / "Case records" / "K1"
    edited, *_ = sorted(folder.iterdir())
    edited.write_text("Mine now: Fennimoor", encoding="utf-8")
    (folder / ".coach-abc.part").write_text("bramblequist", encoding="utf-8")
    (folder / "Letter.md").write_text("bramblequist", encoding="utf-8")
    (services.places.data / "broken.db").write_bytes(b"not a database, wimblecrag")
    services.database.run(
        "INSERT INTO backup_copy (path, made_at, reason) VALUES (?, '2026-11-22', 'by hand')",
        (str(services.places.data / "broken.db"),),
    )
    done = erase(home, jo, case)
    why = {one.what: one.why for one in done.unreached}
    assert why[str(edited)] is Beyond.EDITED
    assert why[str(folder / "Letter.md")] is Beyond.UNKNOWN
    assert why[str(services.places.data / "broken.db")] is Beyond.COPY
    assert why["What was raised of K1"] is Beyond.SENT
    assert any(one is Beyond.HANDED for one in why.values())
    agenda = next(path for path in root.rglob("*Agenda.md"))
    assert why[str(agenda)] is Beyond.HOLDS
    left = holding(home.root, [*ITS, *IDENTIFIED])
    named = {Path(one).relative_to(home.root).as_posix() for one in why if Path(one).is_absolute()}
    assert set(left) <= named
    assert not (folder / ".coach-abc.part").exists()


def test_a_personal_record_that_names_somebody_listed_stays_and_is_told_of(home: Home) -> None:
    jo = home.add()
    services = home.services
    home.hold(
        jo, ":case K1\n:topic A\nwords\n:part check-in\n:to personal\nDanny was here\n:close\n"
    )
    case = services.case_filing.case(jo, "K1")
    services.identifiers.add(case, ["Danny Ottershaw"])
    services.case_filing.file(jo, services.people.reader(), case)
    done = erase(home, jo, case)
    assert [one.why for one in done.unreached] == [Beyond.PERSONAL]
    assert "Danny was here" in "".join(home.documents().values())


KILLED = """
import os, signal, sys
from pathlib import Path
from coach.composition import Services
from coach.services import erasing, finishing
from coach.storage import erasing_rows, erasing_store
from coach.services.filing import Filing

def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

place = sys.argv[1]
if place == "words":
    real = erasing_rows._empty
    def half(connection, bound, *rest):
        if bound.table == "decision":
            die()
        real(connection, bound, *rest)
    erasing_rows._empty = half
elif place == "documents":
    Filing.remove = die
elif place == "copies":
    erasing_store.ErasingStore.erase_in_copies = die
elif place == "free pages":
    erasing_rows.forget = die
elif place == "end":
    erasing_store.ErasingStore.end = die
services = Services()
jo = services.people.find("Jo Bennett")
reader = services.people.reader()
services.erasing.erase(jo, reader, services.case_filing.case(jo, "K1"))
"""


@pytest.mark.parametrize(
    ("place", "is_undone"),
    [("words", True), ("documents", False), ("copies", False), ("free pages", False),
     ("end", False)],
)  # fmt: skip
def test_killed_in_the_middle_it_is_undone_or_completed_at_the_next_start(
    home: Home, place: str, is_undone: bool
) -> None:
    jo = home.add()
    case = told(home, jo)
    filed(home, jo, case)
    grown_old(home)
    filed(home, jo, case)  # the older schema knew of no filing
    home.services.close()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, place],
        env=environment(home.root), timeout=60, check=False,
    )  # fmt: skip
    assert killed.returncode == -9
    again = home.again()
    assert again.services.people.is_set_up()  # any first look resumes it
    left = holding(home.root, [*ITS, *IDENTIFIED])
    if is_undone:
        assert {one for found in left.values() for one in found} == {*ITS, *IDENTIFIED}
        done = again.services.erasing.erase(jo, again.services.people.reader(), case)
        assert done.is_complete
        left = holding(home.root, [*ITS, *IDENTIFIED])
    assert left == {}
    assert again.services.database.rows("SELECT count(*) AS n FROM erasing") == [{"n": 0}]
    again.services.close()


def test_with_another_window_open_the_rest_waits_and_is_done_at_the_next_start(home: Home) -> None:
    jo = home.add()
    case = told(home, jo)
    filed(home, jo, case)
    home.services.be_quick(0.01)
    other = sqlite3.connect(home.services.places.database, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM note").fetchone()
    done = erase(home, jo, case)
    assert not done.is_complete and Beyond.LOG in {one.why for one in done.unreached}
    other.execute("ROLLBACK")
    other.close()
    home.services.close()
    again = home.again()
    assert again.services.people.is_set_up()
    again.services.close()
    assert holding(home.root, [*ITS, *IDENTIFIED]) == {}


# Filing


def test_filing_ends_the_timescale_and_is_taken_back_the_same_day_only(home: Home) -> None:
    services = home.services
    policy = next(p for p in services.content.policies() if p.id == "bracknell-forest")
    jo = services.people.add("Jo Bennett", policy)
    home.hold(jo, ":topic A\n:case K1\nwords\n:topic B\n:case K2\nothers\n:close\n")
    reader = services.people.reader()

    def due() -> int:
        return sum(one.kind == "case-record" for one in services.timescales.of(jo))

    assert due() == 1
    services.case_filing.file(jo, reader, services.case_filing.case(jo, "K1"))
    assert due() == 1  # one of two is not all
    k2 = services.case_filing.case(jo, "K2")
    services.case_filing.file(jo, reader, k2)
    assert due() == 0
    services.case_filing.take_back(jo, reader, k2)
    assert due() == 1
    services.case_filing.file(jo, reader, k2)
    home.clock.move_on(days=1)
    with pytest.raises(FilingSettled, match="the same day only"):
        services.case_filing.take_back(jo, reader, k2)
    assert due() == 0


def test_a_filing_has_a_day_on_which_it_can_have_been(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:case K1\nwords\n:close\n")
    services, reader = home.services, home.services.people.reader()
    case = services.case_filing.case(jo, "K1")
    today = home.clock.today()
    for wrong in (today + timedelta(days=1), today - timedelta(days=1), date(1, 1, 1)):
        with pytest.raises(NotYet):
            services.case_filing.file(jo, reader, case, wrong)
    with pytest.raises(NotFound, match="is ticked off"):
        services.case_filing.take_back(jo, reader, case)
    with pytest.raises(NotFound, match="not on the caseload"):
        services.case_filing.case(jo, "K9")
    services.case_filing.file(jo, reader, case)
    with pytest.raises(NotFound, match="waits to be filed"):
        services.case_filing.file(jo, reader, case)


# The lists


def test_every_table_that_names_a_case_is_erased_or_holds_none_of_its_words(home: Home) -> None:
    home.add()
    db = home.services.database
    named = {
        row["name"]
        for row in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if any(c["name"] == "case_id" for c in db.rows(f"PRAGMA table_info({row['name']})"))
    }
    listed = {one.table for one in BOUND}
    assert named - listed == WITHOUT_CASE_WORDS and not listed & WITHOUT_CASE_WORDS


def test_every_full_text_index_is_in_the_one_list(home: Home) -> None:
    home.add()
    found = home.services.database.rows(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    )
    assert {row["name"] for row in found} == {one.name for one in INDEXES}
