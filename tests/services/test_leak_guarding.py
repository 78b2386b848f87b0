"""The guard over a record: what it finds, what the pair chooses, and that nothing is lost."""

from __future__ import annotations

import pytest

from coach.domain.leaks import Finding, GuardChoice, LeakKind, Passage, Place, Verdict
from coach.domain.people import Supervisee
from coach.domain.record import RecordListing, RecordStatus
from coach.domain.row import Voice
from coach.errors import BadInput, NotFound, RecordIsFinal, SharingHeldBack
from tests.builders import Home
from tests.traces import holding

SCRIPT = """:topic The visit
:case K1
He was out.
:part check-in
:to personal
I was sorry for Danny's aunt.
Danny Ottershaw hid in the loft of snickerbeck.
Nothing else.
:action Ring Danny's school | So that Ottershaw is heard
:close
"""


def personal(home: Home, jo: Supervisee) -> RecordListing:
    """The newest personal record."""
    return home.services.records.find(jo, home.services.people.reader(), None)


def listed(home: Home, *, script: str = SCRIPT) -> tuple[Supervisee, RecordListing]:
    """A session whose personal record names somebody who is listed for a case."""
    jo = home.add()
    home.services.cases.add_all(jo, ["K1", "K2"])
    case = home.services.case_filing.case(jo, "K1")
    home.services.identifiers.add(case, ["Danny Ottershaw"])
    home.hold(jo, script)
    return jo, personal(home, jo)


def words_of(home: Home, listing: RecordListing) -> str:
    """A record's words, one entry a line."""
    return "\n".join(e.words for s in home.services.records.sections(listing) for e in s.entries)


def chosen(found: tuple[Finding, ...], case_id: str) -> list[GuardChoice]:
    """The aunt's is replaced, the loft moves, the action is kept."""
    aunt, loft, *kept = found
    return [
        GuardChoice(aunt, Verdict.REPLACE, "the child"),
        GuardChoice(loft, Verdict.MOVE, case_id=case_id),
        *(GuardChoice(one, Verdict.KEEP) for one in kept),
    ]


def test_each_occurrence_is_found_in_entries_and_in_the_facts_beside_them(home: Home) -> None:
    _, listing = listed(home)
    found = home.services.leak_guard.check(listing)
    assert [(one.words, one.kind, one.heading) for one in found] == [
        ("Danny", LeakKind.POSSESSIVE, "Check-in"),
        ("Danny Ottershaw", LeakKind.FULL_NAME, "Check-in"),
        ("Danny", LeakKind.POSSESSIVE, "Agreed actions"),
        ("Ottershaw", LeakKind.PART_OF_NAME, "Agreed actions, why"),
    ]
    assert {one.reference for one in found} == {"K1"}


def test_in_a_case_record_only_names_of_other_cases_are_looked_for(home: Home) -> None:
    script = (
        ":topic A\n:case K1\nDanny was out. Ring 0117 496 0123.\n:case K2\nDanny too.\n:close\n"
    )
    jo, _ = listed(home, script=script)
    services, reader = home.services, home.services.people.reader()
    one, two = sorted(services.case_filing.records(jo, reader), key=lambda r: r.listing.case or "")
    assert services.leak_guard.check(one.listing) == ()
    assert [found.reference for found in services.leak_guard.check(two.listing)] == ["K1"]


def test_any_words_can_be_looked_through_without_a_session(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    case = home.services.case_filing.case(jo, "K1")
    home.services.identifiers.add(case, ["Danny Ottershaw"])
    passages = [Passage(Place(0), "What we learnt", "Otterschaw said so.")]
    (found,) = home.services.leak_guard.check_words(jo.file.id, passages)
    assert found.kind is LeakKind.NEAR_SPELLING


def test_what_was_chosen_is_done_in_record_session_and_documents_and_undone(home: Home) -> None:
    jo, listing = listed(home)
    services, reader = home.services, home.services.people.reader()
    case = services.case_filing.case(jo, "K1")
    before = words_of(home, listing)
    rows = services.database.rows("SELECT id, words, destination, case_id FROM note")
    done = services.leak_guard.apply(
        jo, reader, listing, chosen(services.leak_guard.check(listing), case.id)
    )
    now = personal(home, jo)
    assert now.record.version == 2 and done.failed is None
    assert words_of(home, now) == (
        "I was sorry for the child's aunt.\nNothing else.\nCase K1 was discussed.\n"
        "Ring Danny's school"
    )
    (theirs,) = services.case_filing.records(jo, reader, case.id)
    assert "Danny Ottershaw hid in the loft" in words_of(home, theirs.listing)
    assert services.records.sections(theirs.listing)[-1].heading == "Also noted"
    documents = home.documents()
    text = documents["Jo Bennett/Records/2026-11-22 Supervision.md"]
    assert "the child's aunt" in text and "loft" not in text
    assert "loft" in documents["Case records/K1/2026-11-22 Case record.md"]
    notes = {
        row["words"]: (row["destination"], row["case_id"])
        for row in services.database.rows("SELECT words, destination, case_id FROM note")
    }
    assert notes["I was sorry for the child's aunt."] == ("personal", None)
    loft = "Danny Ottershaw hid in the loft of snickerbeck."
    assert notes[loft] == ("case", case.id)
    found = "SELECT count(*) AS n FROM {} WHERE {} MATCH 'snickerbeck'"
    assert services.database.rows(found.format("note_search", "note_search")) == [{"n": 0}]
    assert services.database.rows(found.format("case_note_search", "case_note_search")) == [
        {"n": 1}
    ]
    services.leak_guard.take_back(jo, reader, done)
    again = personal(home, jo)
    assert again.record.version == 3 and words_of(home, again) == before
    assert services.database.rows("SELECT id, words, destination, case_id FROM note") == rows
    assert "loft" in home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_an_entry_moves_to_a_case_that_has_no_record_yet(home: Home) -> None:
    jo, listing = listed(home)
    services, reader = home.services, home.services.people.reader()
    case = services.case_filing.case(jo, "K2")
    done = services.leak_guard.apply(
        jo, reader, listing, chosen(services.leak_guard.check(listing), case.id)
    )
    (theirs,) = services.case_filing.records(jo, reader, case.id)
    assert "loft" in words_of(home, theirs.listing) and theirs.waits
    services.leak_guard.take_back(jo, reader, done)
    (theirs,) = services.case_filing.records(jo, reader, case.id)
    assert words_of(home, theirs.listing) == ""


def test_what_was_moved_goes_with_its_case_from_earlier_versions_too(home: Home) -> None:
    jo, listing = listed(home)
    services, reader = home.services, home.services.people.reader()
    case = services.case_filing.case(jo, "K1")
    services.leak_guard.apply(
        jo, reader, listing, chosen(services.leak_guard.check(listing), case.id)
    )
    services.case_filing.file(jo, reader, case)
    services.erasing.erase(jo, reader, case)
    services.close()
    assert holding(home.root, ["snickerbeck"]) == {}
    again = home.again()
    assert "the child's aunt" in words_of(again, personal(again, jo))
    again.services.close()


def test_a_record_that_is_no_draft_stays_as_it_is(home: Home) -> None:
    jo, listing = listed(home)
    services, reader = home.services, home.services.people.reader()
    case = services.case_filing.case(jo, "K1")
    choices = chosen(services.leak_guard.check(listing), case.id)
    services.record_lives.share(jo, reader, listing, looked_through=True)
    listing = personal(home, jo)
    assert not services.leak_guard.can_change(listing)
    with pytest.raises(RecordIsFinal, match="no draft any more"):
        services.leak_guard.apply(jo, reader, listing, choices)
    kept = [GuardChoice(one.finding, Verdict.KEEP) for one in choices]
    assert services.leak_guard.apply(jo, reader, listing, kept).records == ()
    assert personal(home, jo).record.version == 1


def test_a_case_of_nobody_here_takes_no_entry(home: Home) -> None:
    jo, listing = listed(home)
    services, reader = home.services, home.services.people.reader()
    choices = chosen(services.leak_guard.check(listing), "elsewhere")
    with pytest.raises(BadInput, match="which case's record"):
        services.leak_guard.apply(jo, reader, listing, choices)
    assert personal(home, jo).record.version == 1


def test_nothing_is_shared_by_any_way_before_somebody_has_looked_it_through(home: Home) -> None:
    jo, listing = listed(home)
    services, reader = home.services, home.services.people.reader()
    both = {Voice.SUPERVISOR: "Amara Osei", Voice.SUPERVISEE: "Jo Bennett"}
    for share in (
        lambda: services.record_lives.share(jo, reader, listing),
        lambda: services.record_lives.sign_together(jo, reader, listing, both),
        lambda: services.record_exchange.send(jo, reader, listing),
    ):
        with pytest.raises(SharingHeldBack, match="may say who a child is"):
            share()
        assert personal(home, jo).record.status is RecordStatus.DRAFT
    assert not services.stores.record_lives.proofs_of(listing.record.id)
    services.record_lives.share(jo, reader, listing, looked_through=True)
    assert personal(home, jo).record.status is RecordStatus.SHARED


def test_a_record_in_which_nothing_is_found_is_shared_at_once(home: Home) -> None:
    jo, listing = listed(home, script=":part check-in\n:to personal\nTired and glad.\n:close\n")
    services = home.services
    shared = services.record_lives.share(jo, services.people.reader(), listing)
    assert shared.life.status is RecordStatus.SHARED


# The list of a case


def test_identifiers_are_listed_once_taken_off_and_put_back(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    identifiers, case = home.services.identifiers, home.services.case_filing.case(jo, "K1")
    added = identifiers.add(case, ["Danny  Ottershaw", "danny ottershaw", "943 476 5919"])
    assert [is_new for _, is_new in added] == [True, False, True]
    gone = identifiers.take_off(case, " DANNY OTTERSHAW ")
    assert [one.words for one in identifiers.of_case(case)] == ["943 476 5919"]
    identifiers.put_back(gone)
    assert len(identifiers.of_case(case)) == 2
    with pytest.raises(NotFound) as refused:
        identifiers.take_off(case, "Eve Ottershaw")
    assert "Eve" not in str(refused.value)


@pytest.mark.parametrize("words", ["", "D", " - ", "x" * 101, "\x1b[31m"])
def test_what_is_no_name_or_number_is_refused_and_nothing_is_listed(home: Home, words: str) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    case = home.services.case_filing.case(jo, "K1")
    with pytest.raises(BadInput):
        home.services.identifiers.add(case, ["Danny Ottershaw", words])
    assert home.services.identifiers.of_case(case) == []


def test_a_file_lists_one_a_line_and_a_fault_names_its_line(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    identifiers, case = home.services.identifiers, home.services.case_filing.case(jo, "K1")
    assert len(identifiers.take_in(case, "# family\nDanny Ottershaw\n\n943 476 5919\n")) == 2
    with pytest.raises(BadInput, match="Line 2: "):
        identifiers.take_in(case, "Eve Ottershaw\nE\n")
    with pytest.raises(BadInput, match="no name or number"):
        identifiers.take_in(case, "# nothing\n\n")
    with pytest.raises(BadInput, match="at most 200"):
        identifiers.take_in(case, "\n".join(f"Name {n}" for n in range(199)))
    assert len(identifiers.of_case(case)) == 2


def test_listed_names_stand_in_the_database_and_nowhere_else(home: Home) -> None:
    jo = home.add()
    services = home.services
    services.cases.add(jo, "K1")
    case = services.case_filing.case(jo, "K1")
    services.identifiers.add(case, ["Danny Ottershaw", "943 476 5919"])
    home.hold(jo, ":topic A\n:case K1\nwords\n:close\n")
    services.preparing.add(jo, "A rota", case="K1")
    services.exchanging.send(jo, services.people.reader())
    services.hand_overs.hand_over(jo)
    services.close()
    assert set(holding(home.root, ["Ottershaw", "943 476 5919"])) == {"data/coach.db"}
