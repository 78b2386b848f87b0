"""The stores, against their ports: readers, revisions, places, indexes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.domain.discussion import Note
from coach.domain.model import Part
from coach.domain.people import Reader
from coach.domain.row import Audience, Destination
from coach.errors import NotFound, StaleRevision
from tests.builders import Home


def test_a_note_comes_back_as_it_was_kept(home: Home) -> None:
    session = home.open(home.add())
    session.asking.next()
    kept = session.noting.note("Two lines\n\nof words, é and 🌱")
    found = home.again().services.stores.notes.get(kept.id, session.talk.reader)
    assert found == kept


def test_what_is_only_mine_is_never_shown_to_the_pair(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    stores, owner = home.services.stores, home.services.people.owner()
    session.noting.note("for both")
    mine = stores.notes.add(
        Note(
            id=home.services.ids.new(),
            file_id=jo.file.id,
            session_id=session.talk.session.id,
            part=Part.CHECK_IN,
            number=2,
            words="for me alone",
            noted_at=home.clock.now(),
            audience=Audience.ONLY_MINE,
        )
    )
    together, alone = Reader(owner.id, jo.file.id), Reader(owner.id)
    of_session = stores.notes.of_session
    assert [n.words for n in of_session(mine.session_id, together)] == ["for both"]
    assert [n.words for n in of_session(mine.session_id, alone)] == ["for both", "for me alone"]
    with pytest.raises(NotFound):
        stores.notes.get(mine.id, together)
    assert stores.notes.get(mine.id, alone) == mine
    assert together.may_read(mine, jo.file.id) is False
    assert alone.may_read(mine, jo.file.id) is True


def test_one_pair_never_reads_another_pairs_notes(home: Home) -> None:
    jo, sam = home.add("Jo Bennett"), home.add("Sam Lee")
    kept = home.open(jo).noting.note("about Jo")
    with pytest.raises(NotFound):
        home.services.stores.notes.get(kept.id, home.services.people.reader(sam))


def test_a_note_changed_in_two_windows_keeps_both_texts(home: Home) -> None:
    jo = home.add()
    one = home.open(jo)
    note = one.noting.note("first words")
    two = home.again().open(jo)
    seen_by_two = two.noting.numbered(1)
    one.noting.rewrite(note, "one's words")
    theirs, ours = two.noting.rewrite(seen_by_two, "two's words")
    assert ours is not None and ours.conflict_of == note.id
    assert (theirs.words, ours.words) == ("one's words", "two's words")
    assert [n.words for n in one.noting.all()] == ["one's words", "two's words"]


def test_a_stale_row_is_never_written_over(home: Home) -> None:
    note = home.open(home.add()).noting.note("words")
    store = home.services.stores.notes
    store.save(replace(note, words="newer"))
    with pytest.raises(StaleRevision):
        store.save(replace(note, words="older"))
    reader = home.services.people.reader()
    assert store.get(note.id, reader).words == "newer"


def test_case_words_are_indexed_apart_from_personal_ones(home: Home) -> None:
    session = home.open(home.add())
    session.talk.begin_topic("A")
    session.noting.note("personal marigold")
    session.talk.take_case("K1")
    session.noting.note("case bluebell")
    session.talk.send_to(Destination.LEAVE_BEHIND)
    session.noting.note("left foxglove")

    def found(index: str, word: str) -> int:
        rows = home.services.database.rows(
            f"SELECT count(*) AS n FROM {index} WHERE {index} MATCH ?", (word,)
        )
        return int(rows[0]["n"])

    assert (found("word_search", "marigold"), found("case_word_search", "marigold")) == (1, 0)
    assert (found("word_search", "bluebell"), found("case_word_search", "bluebell")) == (0, 1)
    assert found("word_search", "foxglove") + found("case_word_search", "foxglove") == 0
    session.noting.move(1, Destination.CASE)
    assert (found("word_search", "marigold"), found("case_word_search", "marigold")) == (0, 1)


def test_the_caseload_tells_when_each_case_was_last_discussed(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K9")
    home.hold(jo, ":topic A\n:case K1\na note\n:close\n")
    home.clock.move_on(days=30)
    home.hold(jo, ":part caseload\n:sweep K2 note-or-decision\n:sweep K9 nothing-new\n:close\n")
    lines = home.services.cases.caseload(jo)
    told = {
        one.case.reference: one.last_discussed.date().isoformat() if one.last_discussed else None
        for one in lines
    }
    assert told == {"K9": None, "K1": "2026-11-22", "K2": "2026-12-22"}


def test_the_balance_looks_at_the_last_six_sessions_held_in_their_order(home: Home) -> None:
    jo = home.add()
    for minutes in range(1, 9):
        home.hold(jo, f":function support\n:minutes {minutes}\n:close\n")
        home.clock.move_on(days=7)
    sessions = home.services.balances.of(jo).sessions
    assert [one.minutes["support"] for one in sessions] == [3, 4, 5, 6, 7, 8]  # type: ignore[index]


def test_time_given_to_two_functions_is_shared_between_them(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.talk.begin_topic("A")
    while session.talk.asked is None or len(session.talk.asked.functions) != 2:
        session.asking.next()
    home.clock.move_on(minutes=10)
    session.closing.close()
    minutes = home.services.balances.of(jo).window_minutes
    assert sorted(minutes.values()) == [0.0, 0.0, 5.0, 5.0]


def test_every_list_for_a_session_is_found_by_an_index(home: Home) -> None:
    home.hold(home.add(), "a note\n:close\n")
    for table in ("note", "asked_question", "agreed_action", "attention_segment", "discussion"):
        plan = home.services.database.rows(
            f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE session_id = 'x'"
        )
        assert all("USING INDEX" in row["detail"] for row in plan), (table, plan)
