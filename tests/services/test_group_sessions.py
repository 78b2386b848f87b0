"""One session of a group, from sitting down to notes that everybody agrees."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.group_session import GroupActionStatus, GroupNoteKind, GroupStatus
from coach.errors import (
    BadInput,
    GroupDoesNotFit,
    GroupNotReady,
    NamesStandThere,
    NoNotesNow,
    NotesAgreed,
)
from coach.services.group_sessions import GroupMeeting
from tests.builders import Home
from tests.services.group_walks import NAMES, a_group, made_ready, opened, run_through
from tests.traces import holding


@pytest.fixture
def meeting(home: Home) -> GroupMeeting:
    """A group in the first round of an Intervision."""
    ready = made_ready(opened(home, a_group(home)))
    ready.talk.begin_rounds()
    return ready


def until(meeting: GroupMeeting, round_id: str) -> None:
    """Go on to a round."""
    while meeting.talk.round is not None and meeting.talk.round.id != round_id:
        meeting.talk.end_round()


# Before the rounds


def test_the_rounds_wait_for_consent_and_for_who_knows_the_family(home: Home) -> None:
    met = opened(home, a_group(home))
    assert met.talk.waits_for() == "Choose a structure first."
    met.parts.choose(met.parts.find("intervision"))
    assert met.talk.waits_for() == "Choose a dilemma first."
    met.dilemmas.offer("Dev", "A mother who will not open the door.")
    met.dilemmas.choose(1)
    assert "willing to present" in met.talk.waits_for()
    met.dilemmas.consent(1)
    assert "does anyone know this family?" in met.talk.waits_for()
    met.dilemmas.somebody_knows(1, known=True)
    assert "what they do" in met.talk.waits_for()
    with pytest.raises(GroupNotReady):
        met.talk.begin_rounds()
    met.dilemmas.somebody_knows(1, known=True, what="Ola listens and says nothing")
    assert met.talk.begin_rounds().id == "settle"


def test_whoever_brings_the_dilemma_presents_it(home: Home) -> None:
    met = made_ready(opened(home, a_group(home)))
    presenter = next(one for one in met.talk.here() if one.role == "presenter")
    assert met.talk.called(presenter.person_id) == "Mina"


def test_passing_leaves_no_trace(home: Home) -> None:
    met = opened(home, a_group(home))
    met.parts.choose(met.parts.find("intervision"))
    before = next(one for one in met.talk.here() if one.role == "facilitator")
    after = met.parts.passes(met.talk.called(before.person_id))
    assert after.role == "reflector"
    facilitating = next(one for one in met.talk.here() if one.role == "facilitator")
    assert facilitating.person_id != before.person_id
    assert {one.role for one in met.talk.here()} >= {"facilitator", "presenter", "scribe"}
    kept = home.services.database.rows("SELECT * FROM group_attending")
    assert not [one for one in kept if "pass" in str(one).lower()]


def test_whoever_passes_or_stays_away_does_not_present(home: Home) -> None:
    met = made_ready(opened(home, a_group(home)))
    met.parts.passes("Mina")
    presenter = next(one for one in met.talk.here() if one.role == "presenter")
    assert met.talk.called(presenter.person_id) != "Mina"
    assert met.talk.waits_for() == "Choose a dilemma first."
    met.dilemmas.offer("Dev", "A school that has stopped ringing back.")
    met.dilemmas.choose(2)
    met.parts.away("Dev")
    assert met.talk.waits_for() == "Choose a dilemma first."


def test_another_structure_leaves_the_dilemma_with_whoever_brought_it(home: Home) -> None:
    met = opened(home, a_group(home))
    met.parts.choose(met.parts.find("intervision"))
    met.dilemmas.offer("Ola", "A school that has stopped ringing back.")
    met.dilemmas.choose(1)
    met.parts.choose(met.parts.find("kolb-round"))
    presenter = next(one for one in met.talk.here() if one.role == "presenter")
    assert met.talk.called(presenter.person_id) == "Ola"


def test_in_a_group_s_first_session_its_mentor_facilitates(home: Home) -> None:
    met = opened(home, a_group(home))
    met.parts.choose(met.parts.find("intervision"))
    roles = {met.talk.called(one.person_id): one.role for one in met.talk.here()}
    assert roles["Amara Osei"] == "facilitator" and roles["Mina"] == "presenter"


def test_a_structure_for_more_people_says_so_and_can_be_used_anyway(home: Home) -> None:
    met = opened(home, a_group(home, "Mina"))
    with pytest.raises(GroupDoesNotFit, match="at least 4"):
        met.parts.choose(met.parts.find("intervision"))
    met.parts.choose(met.parts.find("intervision"), anyway=True)
    assert met.talk.structure.id == "intervision"


def test_forty_people_are_told_to_make_two_groups(home: Home) -> None:
    met = opened(home, a_group(home, *(f"Member {n}" for n in range(40))))
    with pytest.raises(GroupDoesNotFit, match="two groups"):
        met.parts.choose(met.parts.find("intervision"))


def test_rounds_longer_than_booked_can_be_scaled_in_their_order(home: Home) -> None:
    met = opened(home, a_group(home), 20)
    said = met.parts.choose(met.parts.find("intervision"))
    assert "45 minutes and 20 are booked" in said
    order = [one.id for one in met.talk.structure.rounds]
    scaled = met.parts.scale()
    assert scaled.total_minutes == 20 and [one.id for one in scaled.rounds] == order
    with pytest.raises(BadInput, match="cannot hold"):
        met.parts.scale(3)


def test_the_next_session_gives_presenting_to_somebody_else(home: Home) -> None:
    seen = a_group(home)
    met = run_through(home, made_ready(opened(home, seen)))
    met.closing.agree()
    home.clock.move_on(days=7)
    second = opened(home, seen)
    second.parts.choose(second.parts.find("intervision"))
    presenter = next(one for one in second.talk.here() if one.role == "presenter")
    assert second.talk.called(presenter.person_id) != "Mina"


# The clock


def test_a_session_that_was_killed_goes_on_in_the_same_round_with_its_time(home: Home) -> None:
    seen = a_group(home)
    met = made_ready(opened(home, seen))
    met.talk.begin_rounds()
    met.talk.end_round()
    home.clock.move_on(minutes=3)
    met.talk.keep_time()
    again = home.again()
    resumed = opened(again, seen)
    assert resumed.resumed and resumed.talk.round.id == "present"  # type: ignore[union-attr]
    assert not resumed.talk.running.is_running
    assert resumed.talk.seconds_left() == (8 - 3) * 60
    again.services.close()


def test_an_hour_asleep_does_not_eat_the_round(meeting: GroupMeeting, home: Home) -> None:
    home.clock.move_on(minutes=1)
    home.clock.moment += timedelta(hours=1)  # the calendar goes on, the count of seconds stands
    assert meeting.talk.seconds_left() == 120


def test_two_more_minutes_a_pause_and_back_a_round(meeting: GroupMeeting, home: Home) -> None:
    assert meeting.talk.two_more() == 300
    meeting.talk.pause()
    home.clock.move_on(minutes=10)
    assert meeting.talk.seconds_left() == 300
    meeting.talk.go_on()
    meeting.talk.end_round()
    assert meeting.talk.back().id == "settle"
    assert not meeting.talk.running.is_running


def test_back_from_after_the_last_round(home: Home) -> None:
    met = run_through(home, made_ready(opened(home, a_group(home))))
    assert met.talk.session.status is GroupStatus.AFTER
    assert met.talk.back().id == "close"
    assert met.talk.session.status is GroupStatus.ROUNDS


def test_another_window_s_move_is_taken_up_and_one_that_looks_on_leaves_the_clock(
    home: Home,
) -> None:
    seen = a_group(home)
    here = made_ready(opened(home, seen))
    here.talk.begin_rounds()
    there = opened(home, seen)
    home.clock.move_on(minutes=1)
    there.noting.concern("Grace", "the duty manager", home.clock.today())
    here.talk.keep_time()
    assert here.talk.running.is_running and here.talk.seconds_left() == 120
    there.talk.end_round()
    here.noting.concern("Mina", "the duty manager", home.clock.today())
    assert here.talk.round is not None and here.talk.round.id == "present"
    assert not here.talk.running.is_running


# Notes


def test_in_a_round_without_notes_nothing_is_written(meeting: GroupMeeting) -> None:
    assert not meeting.noting.may_note_now()
    for kind in (GroupNoteKind.NOTE, GroupNoteKind.THEME):
        with pytest.raises(NoNotesNow, match="Settle"):
            meeting.noting.note("Words", kind)
    until(meeting, "first-round")
    assert meeting.noting.may_note_now()
    assert meeting.noting.note("It is the waiting").number == 1


def test_a_child_s_name_is_not_kept_in_notes(meeting: GroupMeeting, home: Home) -> None:
    jo = home.add("Jo Bennett")
    case, _ = home.services.cases.add(jo, "K1")
    home.services.identifiers.add(case, ["Tyrone Blake"])
    until(meeting, "first-round")
    with pytest.raises(NamesStandThere, match="Tyrone"):
        meeting.noting.note("Tyrone hides when the bell goes")
    assert meeting.noting.notes() == []
    assert meeting.noting.note("The boy hides when the bell goes").number == 1


def test_names_said_for_one_session_are_looked_for_and_kept_nowhere(
    meeting: GroupMeeting, home: Home
) -> None:
    meeting.guard.look_for(["Kestrel Marsh"])
    until(meeting, "first-round")
    with pytest.raises(NamesStandThere):
        meeting.noting.note("Kestrel will not speak")
    home.services.close()
    stored = b"".join(path.read_bytes() for path in home.services.places.data.rglob("*.db*"))
    assert b"Kestrel" not in stored and b"will not open" not in stored


def test_a_concern_leaves_by_a_route_of_its_own_at_any_moment(
    meeting: GroupMeeting, home: Home
) -> None:
    tomorrow = home.clock.today() + timedelta(days=1)
    meeting.noting.concern("Grace", "the duty manager", tomorrow)
    seen = meeting.talk.group
    (action,) = home.services.groups.open_actions(seen)
    assert meeting.talk.called(action.person_id) == "Grace"
    assert "duty manager" in meeting.closing.text() and action.what == ""
    home.services.groups.settle(action, GroupActionStatus.DONE)
    assert home.services.groups.open_actions(seen) == []


def test_whoever_leaves_in_mid_session_is_not_asked_to_agree(
    home: Home,
) -> None:
    met = made_ready(opened(home, a_group(home)))
    met.talk.begin_rounds()
    leaving = next(one for one in met.talk.here() if one.role == "scribe")
    met.parts.leaves(met.talk.called(leaving.person_id))
    assert met.parts.open_parts() == ("Scribe",)
    while met.talk.round:
        met.talk.end_round()
    assert met.talk.called(leaving.person_id) not in met.closing.waits_for()
    assert met.closing.agree().is_held
    assert "Left before the end" in next(iter(home.documents().values()))


# Agreed


def test_agreed_notes_have_the_learning_last_and_stay(home: Home) -> None:
    met = run_through(home, made_ready(opened(home, a_group(home))))
    assert "Nobody yet speaks to Mina tomorrow." in met.closing.missing()
    met.noting.note("I can ask again", GroupNoteKind.LEARNING, "Mina")
    met.noting.note("Who holds the worry?", GroupNoteKind.THEME)
    met.noting.action("Dev", "Ask the school how mornings go")
    met.dilemmas.left(1, "Lighter", "Amara")
    assert met.closing.missing() == ()
    met.closing.agree("Mina")
    assert "Mina" not in met.closing.waits_for()
    met.noting.note("One more", GroupNoteKind.THEME)
    assert "Mina" in met.closing.waits_for()
    done = met.closing.agree()
    assert done.is_held and len(done.written) == 1
    text = done.written[0].path.read_text(encoding="utf-8")
    assert text.index("Themes") < text.index("What the presenter takes away")
    assert "Lighter" not in text and "For members of this group only" in text
    with pytest.raises(NotesAgreed):
        met.noting.note("Too late", GroupNoteKind.THEME)


def test_somebody_who_sees_it_otherwise_stands_beside_the_notes(home: Home) -> None:
    met = run_through(home, made_ready(opened(home, a_group(home))))
    met.closing.differs("Ola", "We spoke of the mother and never of the child")
    met.closing.agree()
    assert "never of the child" in met.closing.text()


def test_a_case_group_s_record_goes_to_the_case(home: Home) -> None:
    jo = home.add("Jo Bennett")
    case, _ = home.services.cases.add(jo, "K1")
    home.services.identifiers.add(case, ["Tyrone Blake"])
    met = opened(home, a_group(home))
    met.parts.choose(met.parts.find("case-group"))
    assert "whose case" in met.talk.waits_for()
    met.case.is_about(jo, case)
    run_through(home, met)
    met.noting.note("High: nobody has seen Tyrone alone", GroupNoteKind.RATING)
    assert met.closing.agree().is_held
    record = home.documents()["Case records/K1/2026-11-22 Case record.md"]
    assert "nobody has seen Tyrone alone" in record
    assert not [path for path in home.documents() if path.startswith("Groups/")]


@pytest.mark.parametrize(
    "structure",
    [
        "action-learning",
        "bells-that-ring",
        "case-group",
        "five-phase",
        "intervision",
        "kolb-round",
        "reflecting-team",
        "reflective-case-discussion",
        "short-form",
        "two-presenters",
    ],
)
def test_each_kind_of_round_is_resumed_in_its_place_with_its_time(
    home: Home, structure: str
) -> None:
    seen = a_group(home, *NAMES, "Ife")
    met = opened(home, seen, 240)
    if structure == "case-group":
        jo = home.add("Jo Bennett")
        met.parts.choose(met.parts.find(structure))
        met.case.is_about(jo, home.services.cases.add(jo, "K1")[0])
    else:
        made_ready(met, structure)
    met.talk.begin_rounds()
    for place, one in enumerate(met.talk.structure.rounds):
        home.clock.move_on(minutes=0.5)
        met.talk.keep_time()
        resumed = opened(home, seen)
        in_hand = resumed.talk.round
        assert in_hand is not None and in_hand.id == one.id and resumed.talk.running.at == place
        assert resumed.talk.seconds_left() == one.minutes * 60 - 30
        assert resumed.noting.may_note_now() is one.notes
        met.talk.end_round()
    assert met.closing.agree().is_held


def test_what_a_case_group_kept_goes_with_the_case_when_it_is_erased(home: Home) -> None:
    jo = home.add("Jo Bennett")
    case, _ = home.services.cases.add(jo, "K1")
    met = opened(home, a_group(home))
    met.parts.choose(met.parts.find("case-group"))
    met.case.is_about(jo, case)
    met.dilemmas.offer("Mina", "Whether quenderby is safe")
    run_through(home, met)
    met.noting.note("High, since yarrowmint", GroupNoteKind.RATING)
    met.noting.action("Dev", "Ring grindlewax")
    met.closing.agree()
    services = home.services
    services.case_filing.file(jo, services.people.reader(), case)
    services.erasing.erase(jo, services.people.reader(), case)
    words = ["quenderby", "yarrowmint", "grindlewax", "What helps is time."]
    services.close()
    assert holding(home.root, words) == {}
