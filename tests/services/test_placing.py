"""Where a policy keeps cases out of the personal record, placing a note there is refused openly."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.people import Supervisee
from coach.domain.record import RecordKind, RecordSection
from coach.domain.row import Destination
from coach.errors import PlacementRefused
from coach.services.pair_session import PairSession
from tests.builders import Home
from tests.domain.builders import words_in

REFUSED = "The personal record holds nothing that is about a case (Leeds 4.13), so this was not"


def by(home: Home, policy_id: str) -> Supervisee:
    """Jo, by a policy."""
    policy = next(one for one in home.services.content.policies() if one.id == policy_id)
    return home.services.people.add("Jo Bennett", policy, "Social worker")


def with_a_case(home: Home, policy_id: str = "leeds") -> PairSession:
    """A session in the middle of a case, with one note that is not placed."""
    session = home.open(by(home, policy_id))
    session.talk.begin_topic("The visit")
    session.talk.take_case("K1")
    session.noting.note("I was afraid.")
    return session


def personal(home: Home) -> tuple[RecordSection, ...]:
    """The personal record as it was kept."""
    services = home.services
    jo, reader = services.people.find("Jo Bennett"), services.people.reader()
    listing = next(
        one
        for one in services.records.listing(jo, reader)
        if one.record.kind is RecordKind.PERSONAL
    )
    return services.records.sections(listing)


def test_in_leeds_a_note_about_a_case_stays_where_it_is_and_the_pair_is_told_why(
    home: Home,
) -> None:
    session = with_a_case(home)
    for place in (
        lambda: session.noting.move(1, Destination.PERSONAL),
        lambda: session.talk.send_to(Destination.PERSONAL),
        lambda: session.writing.send_to(Destination.PERSONAL),
        lambda: session.agreeing.disagree("So.", "Not so.", Destination.PERSONAL),
    ):
        with pytest.raises(PlacementRefused, match=r"Leeds 4\.13"):
            place()
    assert session.noting.numbered(1).destination is Destination.CASE
    session.noting.move(1, Destination.LEAVE_BEHIND)
    assert session.noting.numbered(1).destination is Destination.LEAVE_BEHIND


def test_what_is_about_no_case_goes_there_as_before(home: Home) -> None:
    session = home.open(by(home, "leeds"))
    session.noting.note("A long week.")
    session.noting.move(1, Destination.PERSONAL)
    session.closing.close()
    assert words_in(personal(home)).startswith("Wellbeing\nA long week.")


def test_elsewhere_the_pair_may_place_it_there(home: Home) -> None:
    session = with_a_case(home, "tameside")
    session.noting.move(1, Destination.PERSONAL)
    session.closing.close()
    assert "Reflective case discussion\nI was afraid." in words_in(personal(home))


def test_the_plain_lines_say_it_in_one_sentence_and_keep_the_note(home: Home) -> None:
    script = ":topic The visit\n:case K1\nI was afraid.\n:to personal\n:place 1 personal\n:notes\n"
    said = home.hold(by(home, "leeds"), script)
    assert said.count(REFUSED) == 2
    assert "1. I was afraid. (the case record, K1)" in said


def test_a_topic_that_turns_out_to_be_a_case_s_gives_up_what_was_bound_there(home: Home) -> None:
    session = home.open(by(home, "leeds"))
    session.talk.begin_topic("The visit")
    session.noting.note("He was out.")
    session.agreeing.decide("Go again", "He waits")
    assert session.noting.numbered(1).destination is Destination.PERSONAL
    taken = session.talk.take_case("K1")
    assert (taken.stayed_personal, taken.unplaced, taken.followed) == (0, 1, 1)
    assert taken.rule == "Leeds 4.13"
    assert [note.number for note in session.noting.unplaced()] == [1]
    assert session.closing.read_back() == ()
    ((_, sections),) = session.closing.read_back_cases()
    assert "Go again" in words_in(sections)


def test_the_plain_lines_tell_of_it(home: Home) -> None:
    said = home.hold(by(home, "leeds"), ":topic The visit\nHe was out.\n:case K1\n")
    assert "1 note of this topic was bound for the personal record; it waits" in said


OWN = """policy: ours
version: {version}
name: Ours
personal_record:
  - {{heading: {heading}, holds: [check-in], section: "1"}}
personal_case_limit: {{limit: reference, section: "2"}}
"""


def test_a_record_keeps_its_headings_whatever_the_policy_says_later(home: Home) -> None:
    folder = home.services.places.config / "policies"
    folder.mkdir(parents=True)
    own: Path = folder / "ours.yaml"
    own.write_text(OWN.format(version=1, heading="How we are"))
    session = home.again().open(by(home.again(), "ours"))
    session.noting.note("Well.")
    session.noting.move(1, Destination.PERSONAL)
    session.talk.begin_topic("The visit")
    session.talk.take_case("K1")
    with pytest.raises(PlacementRefused, match=r"only that it was spoken of \(Ours 2\)"):
        session.talk.send_to(Destination.PERSONAL)
    session.closing.close()
    own.write_text(OWN.format(version=2, heading="Wellbeing"))
    later = home.again()
    assert next(p for p in later.services.content.policies() if p.id == "ours").version == 2
    assert [one.heading for one in personal(later)] == ["How we are", "Also noted"]
    jo, reader = later.services.people.find("Jo Bennett"), later.services.people.reader()
    versions = {one.record.policy_version for one in later.services.records.listing(jo, reader)}
    assert versions == {1}
