"""A supervision file goes to the next supervisor's home and back: all that was shared, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.agreement import AgreementStatus
from coach.domain.discussion import Note
from coach.domain.log import Who, tell
from coach.domain.log_words import about, in_their_day
from coach.domain.mark import MarkKind
from coach.domain.model import Part
from coach.domain.row import Audience, Destination, Voice
from coach.domain.self_care import CareKind
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import CoachError, DocumentsFailed, FileRefused, IllegalMove
from coach.services.agreement_writing import SectionWriting
from coach.services.balance import Asked
from coach.services.handing_over import TakenOver
from coach.services.log import LogLine
from coach.services.quick import Talk
from coach.storage.hand_over_tables import STAYS, TABLES
from tests.builders import Home
from tests.services.pairs import Side, side, two_homes

STORY = """\
:choose beyond-week-as-weather
Foxglove, not placed anywhere.
:to leave-behind
Bluebell, to be left behind.
:to personal
Sunflower, for the record.
:item Court
:item Leave
:sweep K1 discuss
:topic The visit
:case K1
:next
Primrose, of the case.
:later
:action Ring the school | To hear | supervisee | 2026-12-01
:decide Go together | It is safer
:disagree One | Other
:close
"""
STAY = ("Foxglove", "Bluebell", "Marigold", "Snowdrop")
GO = ("Sunflower", "Primrose", "Ring the school", "Go together", "Tulip", "Swimming")


def everything(home: Home) -> dict[str, list[dict[str, Any]]]:
    """Every row of a home, but for what the search engine keeps."""
    names = home.services.database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*search*'"
    )
    return {
        row["name"]: home.services.database.rows(f"SELECT * FROM {row['name']}") for row in names
    }


def told(amara: Side) -> None:
    """A session, a plan, things to bring, and words that are only Amara's."""
    home, services = amara.home, amara.home.services
    home.hold(amara.pair, STORY)
    reader = services.people.reader()
    services.self_care.share(amara.pair, CareKind.NOURISHES, "Swimming", None, reader)
    mine = amara.add("Marigold, only mine")
    services.preparing.keep_to_oneself(mine, reader)
    services.evidence.refer(amara.pair, "Snowdrop, beside what is only mine", mine)
    services.evidence.refer(amara.pair, "Tulip.docx", amara.add("The report"))


def test_of_mentoring_that_is_not_recorded_only_its_place_in_the_log_goes(
    amara: Side, sam: Side
) -> None:
    services, jo = amara.home.services, amara.pair
    services.mentoring.decide(jo, recorded=False, decided_with="Sam Lee")
    owner = services.people.owner().id
    mentored = services.sessions.open(jo, owner, kind=SessionKind.MENTORING)
    mentored.talk.begin_topic("Hollyhock")
    mentored.noting.note("Larkspur")
    mentored.agreeing.decide("Foxtail", "Because")
    mentored.agreeing.action("Campion", "So", None, None)
    mentored.closing.close()
    data = hand_over(amara)
    for word in ("Hollyhock", "Larkspur", "Foxtail", "Campion"):
        assert word.encode() not in data
    take_over(sam, data)
    kinds = [entry.kind for entry in sam.home.services.log.show(sam.pair)]
    assert kinds == [SessionKind.FORMAL, SessionKind.MENTORING]


def hand_over(one: Side) -> bytes:
    """What goes to the next supervisor."""
    output = one.home.root / f"{one.home.services.ids.new()}.coach"
    one.home.services.hand_overs.hand_over(one.home.services.hand_overs.find("Jo"), output)
    return output.read_bytes()


def take_over(one: Side, data: bytes) -> TakenOver:
    """Take it over."""
    policy = one.home.services.content.policies()[0]
    return one.home.services.hand_overs.take_over(data, "jo.coach", policy)


@pytest.fixture
def amara(tmp_path: Path) -> Iterator[Side]:
    """Amara, who has supervised Jo for a session."""
    made = side(tmp_path / "amara", "Amara Osei", "AMRA")
    made.home.add("Jo Bennett")
    told(made)
    yield made
    made.home.services.close()


@pytest.fixture
def sam(tmp_path: Path) -> Iterator[Side]:
    """Sam, who will."""
    made = side(tmp_path / "sam", "Sam Lee", "SAMX")
    yield made
    made.home.services.close()


def test_what_they_shared_goes_along_and_what_is_only_mine_stays(amara: Side, sam: Side) -> None:
    before = amara.pair
    data = hand_over(amara)
    assert not [word for word in STAY if word.encode() in data]
    assert not [word for word in GO if word.encode() not in data]
    assert amara.home.services.people.everyone() == []
    taken = take_over(sam, data)
    jo = sam.pair
    assert (jo.file.id, jo.person.id) == (before.file.id, before.person.id)
    assert (jo.supervisor.name, jo.pair.started_on) == ("Sam Lee", sam.home.clock.today())
    services, reader = sam.home.services, sam.home.services.people.reader()
    over = services.carry_over.of(jo, reader)
    assert [one.item.title for one in over.items] == ["Court", "Leave", "The report"]
    court = over.items[0]
    assert (court.times, court.from_held_on) == (1, sam.home.clock.today())
    assert [one.action.what for one in over.actions] == ["Ring the school"]
    assert over.questions[0].wording.endswith("?")
    assert services.evidence.of_item(over.items[2].item, reader)[0].title == "Tulip.docx"
    assert [line.case.reference for line in services.cases.caseload(jo)] == ["K1"]
    assert [one.words for one in services.self_care.plan(jo, reader).items] == ["Swimming"]
    assert taken.counts["record"] == 2 and taken.is_new


def test_records_come_as_they_were_composed_with_whose_session_it_was(
    amara: Side, sam: Side
) -> None:
    there = amara.home.services.records
    jo, reader = amara.pair, amara.home.services.people.reader()
    before = {one.record.id: there.text(jo, one) for one in there.listing(jo, reader)}
    take_over(sam, hand_over(amara))
    here, reader = sam.home.services.records, sam.home.services.people.reader()
    after = {one.record.id: here.text(sam.pair, one) for one in here.listing(sam.pair, reader)}
    assert after == before and len(after) == 2
    assert any("Amara Osei" in text for text in after.values())
    documents = sam.home.documents()
    assert "Jo Bennett/Records/2026-11-22 Supervision.md" in documents
    assert not [path for path in documents if "Case record" in path]  # filed by Amara
    found = sam.home.services.database.rows(
        "SELECT count(*) AS n FROM case_word_search WHERE case_word_search MATCH 'primrose'"
    )
    assert found[0]["n"] == 1
    homes = {row["home_id"] for row in everything(sam.home)["note"]}
    assert homes == {amara.home.services.people._stores.people.home().id}


def test_taken_over_twice_nothing_is_doubled(amara: Side, sam: Side) -> None:
    data, again = hand_over(amara), hand_over(amara)
    take_over(sam, data)
    before = everything(sam.home)
    assert take_over(sam, data).is_new is False
    assert everything(sam.home) == before
    assert take_over(sam, again).counts == {}
    apart = {"hand_over", "document"}
    after = everything(sam.home)
    assert {k: v for k, v in after.items() if k not in apart} == {
        k: v for k, v in before.items() if k not in apart
    }


def test_it_comes_back_with_what_the_next_supervisor_did(amara: Side, sam: Side) -> None:
    take_over(sam, hand_over(amara))
    sam.home.clock.move_on(days=28)
    services = sam.home.services
    court = sam.items()[0]
    services.preparing.remove(court, services.people.reader())
    sam.home.hold(sam.pair, ":done 1\n:topic Leave\nIt is booked, says Sam.\n:close\n")
    amara.home.clock.move_on(days=60)
    take_over(amara, hand_over(sam))
    jo, here = amara.pair, amara.home.services
    assert jo.supervisor.name == "Amara Osei"
    assert len(here.records.listing(jo, here.people.reader())) == 4
    assert here.actions.of(jo) == []
    titles = [item.title for item in amara.items()]
    assert titles == ["Marigold, only mine", "The report"]
    pairs = everything(amara.home)["pair"]
    assert [row["ended_on"] for row in pairs] == ["2026-11-22", "2026-12-20", None]
    owner = here.people.owner()
    assert (owner.name, len(everything(amara.home)["home"])) == ("Amara Osei", 2)
    amara.home.hold(jo, "Back again.\n:close\n")


def test_the_agreement_goes_along_and_a_new_one_is_due(amara: Side, sam: Side) -> None:
    services, reader = amara.home.services, amara.home.services.people.reader()
    section = services.agreements.draft(amara.pair, reader).sections[0]
    SectionWriting(services.agreements, amara.pair, reader, section).keep("Phones off.")
    for by in (Voice.SUPERVISOR, Voice.SUPERVISEE):
        services.agreements.accept(amara.pair, by, reader)
    services.marking.mark(amara.pair, MarkKind.APPRAISAL, amara.home.clock.today())
    data = hand_over(amara)
    leeds = next(one for one in sam.home.services.content.policies() if one.id == "leeds")
    there = sam.home.services
    there.hand_overs.take_over(data, "jo.coach", leeds)
    file = there.agreements.of(sam.pair, there.people.reader()).file
    (agreed,) = file.versions
    assert agreed.status is AgreementStatus.AGREED and len(agreed.acceptances) == 2
    assert agreed.sections[0].words == "Phones off."
    (due,) = [one for one in there.timescales.of(sam.pair) if "agreement" in one.kind]
    assert due.due == sam.home.clock.today() and "a new supervisor" in due.reason
    assert [mark.kind for mark in there.marking.marks(sam.pair.person)] == ["appraisal"]


def test_who_moved_a_session_before_is_not_the_one_who_reads_of_it_now(
    amara: Side, sam: Side
) -> None:
    log, day = amara.home.services.log, amara.home.clock.today()
    onward = day + timedelta(days=3)
    log.add(amara.pair, tell(day, rearranged_to=onward, by=Who.SUPERVISOR, why="court"))
    lines = [LogLine(amara.pair, entry) for entry in log.show(amara.pair)]
    assert log.patterns(amara.pair, lines) == ("One of the last two was moved, by you.",)
    take_over(sam, hand_over(amara))
    jo, log = sam.pair, sam.home.services.log
    (entry,) = (one for one in log.show(jo) if one.status is SessionStatus.REARRANGED)
    said = about(entry, {}, in_their_day(log.names(jo), entry, jo.pair.id), None)
    assert said == "by the supervisor then, court"
    lines = [LogLine(jo, one) for one in log.show(jo)]
    assert log.patterns(jo, lines) == ("One of the last two was moved, by the supervisor then.",)


def test_an_urgent_talk_that_was_asked_for_waits_for_the_next_supervisor(
    amara: Side, sam: Side
) -> None:
    asked = amara.home.services.quick.request(amara.pair)
    amara.home.services.log.plan(amara.pair, date(2026, 12, 1))
    take_over(sam, hand_over(amara))
    services = sam.home.services
    assert [one.id for one in services.log.show(sam.pair) if one.is_planned] == [asked.id]
    services.quick.keep(sam.pair, Talk(SessionKind.URGENT, "It was put right."))
    (met,) = [one for one in services.log.show(sam.pair) if one.id == asked.id]
    assert met.status is SessionStatus.HELD and services.quick.requests(sam.pair) == []


def test_one_who_handed_over_by_mistake_takes_the_file_back(amara: Side) -> None:
    before = len(amara.items())
    take_over(amara, hand_over(amara))
    assert len(amara.items()) == before
    assert amara.pair.pair.ended_on is None


def test_the_supervisee_goes_on_with_the_next_supervisor(sam: Side) -> None:
    with two_homes() as (amara, jo):
        jo.add("Court")
        amara.take(jo.send())
        data = hand_over(amara)
        with pytest.raises(FileRefused, match="your own supervision file"):
            take_over(jo, data)
        with pytest.raises(IllegalMove, match="your own file"):
            hand_over(jo)
        take_over(sam, data)
        with pytest.raises(FileRefused, match="ended on"):
            amara.take(jo.send())
        assert sam.outcomes(jo.send()) == [("Court", "already here")]
        sam.add("Hello")
        assert [one.outcome for one in jo.take(sam.send(), join=True).items] == [
            "already here",
            "new",
        ]
        assert jo.shown() == sam.shown()


def test_a_file_is_not_handed_over_in_the_middle_of_a_session(amara: Side) -> None:
    amara.home.open(amara.pair)
    with pytest.raises(IllegalMove, match="still open"):
        hand_over(amara)
    assert amara.pair.pair.ended_on is None


def test_a_file_that_cannot_be_written_ends_no_pair(amara: Side, tmp_path: Path) -> None:
    taken = tmp_path / "taken.coach"
    taken.write_text("something else", encoding="utf-8")
    with pytest.raises(DocumentsFailed):
        amara.home.services.hand_overs.hand_over(amara.pair, taken)
    assert amara.pair.pair.ended_on is None


def test_every_table_goes_along_or_stays_by_decision(home: Home) -> None:
    home.add()
    named = {goes.name for goes in TABLES} | {link for goes in TABLES for link in goes.links}
    there = {name for name in everything(home) if "sqlite" not in name}
    assert there == named | STAYS and not named & STAYS


def changed(data: bytes, *path: str | int, to: Any) -> bytes:
    """The file with one thing in it changed."""
    whole = json.loads(data)
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("path", "to", "why"),
    [
        (["format"], "diary", "its format should be"),
        (["version"], 2, "this Coach reads 1"),
        (["schema"], 99, "newer Coach"),
        (["id"], "K1", "no ids"),
        (["more"], 1, "unknown field"),
        (["tables", "draft"], [{"words": "x"}], "does not go along"),
        (["tables", "note", 0, "words"], "\x1b[31m", "signs that are no text"),
        (["tables", "note", 0, "words"], ["x"], "no hand-over, or damaged"),
        (["tables", "note", 0, "part"], "lunch", "note, row 1"),
        (["tables", "note", 0, "id"], "short", "no row of Coach"),
        (["tables", "note", 0, "x = 1; --"], "y", "no row of Coach"),
        (["tables", "note", 0, "file_id"], "0" * 26, "another supervision file"),
        (["tables", "note", 0, "session_id"], "0" * 26, "points to rows that are not"),
        (["tables", "note", 0, "audience"], "only-mine", "was not shared"),
        (["tables", "note", 0, "number"], None, "note, row 1"),
        (["tables", "note", 0, "revision"], 0, "fit together"),
        (["tables", "session", 0, "held_on"], "soon", "session, row 1"),
        (["tables", "session", 0, "pair_id"], "0" * 26, "points to rows that are not"),
        (["tables", "supervision_file"], [], "holds no supervision file"),
        (["tables", "record_section", 0, "text"], "[]", "not those composed"),
    ],
)
def test_a_broken_hand_over_is_refused_and_changes_nothing(
    amara: Side, sam: Side, path: list[str | int], to: Any, why: str
) -> None:
    data = changed(hand_over(amara), *path, to=to)
    before = everything(sam.home)
    with pytest.raises(FileRefused, match=why):
        take_over(sam, data)
    assert everything(sam.home) == before


def test_what_is_no_hand_over_at_all_is_refused(amara: Side, sam: Side) -> None:
    data = hand_over(amara)
    for broken in (b"", b"[]", b"[" * 100_000, b"\xff\xfe", data[: len(data) // 2], data * 2):
        with pytest.raises(FileRefused):
            take_over(sam, broken)
    assert sam.home.services.people.everyone() == []


def test_a_row_of_somebody_elses_is_never_written_over(amara: Side, sam: Side) -> None:
    kim = sam.home.add("Kim Park")
    theirs = sam.home.services.preparing.add(kim, "Kim's own")
    data = hand_over(amara)
    row = json.loads(data)["tables"]["agenda_item"][0]
    forged = changed(data, "tables", "agenda_item", 0, to={**row, "id": theirs.id, "revision": 9})
    with pytest.raises(FileRefused):
        take_over(sam, forged)
    owner = sam.home.services.people.owner()
    person = json.loads(data)["tables"]["person"][0]
    renamed = changed(
        data, "tables", "person", 0, to={**person, "id": owner.id, "name": "X", "revision": 9}
    )
    with pytest.raises(CoachError):
        take_over(sam, renamed)
    assert sam.home.services.people.owner().name == "Sam Lee"


scalars = st.none() | st.integers(-9, 9) | st.sampled_from(["", "x", "2026-11-22", "pair"])


@settings(max_examples=15)
@given(st.data())
def test_whatever_a_row_holds_it_is_refused_or_can_be_read(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        one = side(Path(folder) / "a", "Amara Osei", "AMRA")
        one.home.add("Jo Bennett")
        told(one)
        sent = hand_over(one)
        tables = json.loads(sent)["tables"]
        table = data.draw(st.sampled_from(sorted(tables)))
        column = data.draw(st.sampled_from(sorted(tables[table][0])))
        sent = changed(sent, "tables", table, 0, column, to=data.draw(scalars))
        other = side(Path(folder) / "b", "Sam Lee", "SAMX")
        try:
            take_over(other, sent)
        except FileRefused:
            assert other.home.services.people.everyone() == []
        else:
            (jo,) = other.home.services.people.everyone()
            services, reader = other.home.services, other.home.services.people.reader()
            services.carry_over.of(jo, reader)
            services.log.show(jo)
            for listing in services.records.listing(jo, reader):
                services.records.text(jo, listing)
            services.balances.of(jo)
            other.home.hold(jo, "A note.\n:close\n")
        one.home.services.close()
        other.home.services.close()


def test_a_note_kept_to_oneself_in_a_session_stays(amara: Side, sam: Side) -> None:
    services = amara.home.services
    session = amara.home.open(amara.pair)
    services.stores.notes.add(
        Note(
            id=services.ids.new(),
            file_id=amara.pair.file.id,
            session_id=session.talk.session.id,
            part=Part.CHECK_IN,
            number=9,
            words="Snowdrop alone",
            noted_at=amara.home.clock.now(),
            audience=Audience.ONLY_MINE,
        )
    )
    session.closing.close()
    assert b"Snowdrop" not in hand_over(amara)


def test_why_the_time_may_have_gone_so_goes_along_where_it_was_placed(
    amara: Side, sam: Side
) -> None:
    balances = amara.home.services.balances
    told(amara)
    found = balances.of(amara.pair)
    placed = Asked("Court weeks", destination=Destination.PERSONAL)
    balances.answer(amara.pair, found, placed)
    balances.answer(amara.pair, found, Asked("Not placed"))
    balances.answer(amara.pair, found, Asked("Mine alone", audience=Audience.ONLY_MINE))
    take_over(sam, hand_over(amara))
    services = sam.home.services
    (jo,) = services.people.everyone()
    said = [one.words for one in services.balances.answers(jo, services.people.reader())]
    assert said == ["Court weeks"]
    assert services.balances.of(jo).window_minutes == found.window_minutes
