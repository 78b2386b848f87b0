"""Groups: who belongs to them, who assesses whom, what they agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.agreed_versions import AgreementStatus
from coach.domain.group_session import GroupStatus
from coach.errors import Ambiguous, BadInput, GroupNotReady, IllegalMove, NotFound
from tests.builders import Home
from tests.services.group_walks import a_group, opened


def test_a_group_is_found_by_its_name_or_the_start_of_it(home: Home) -> None:
    seen = a_group(home)
    assert home.services.groups.find("new s").group.id == seen.group.id
    with pytest.raises(NotFound, match="coach group add"):
        home.services.groups.find("Somebody")


def test_two_groups_of_one_name_are_refused(home: Home) -> None:
    a_group(home)
    with pytest.raises(IllegalMove, match="already"):
        home.services.groups.add("new starters")


def test_whoever_is_supervised_under_that_name_is_the_same_person(home: Home) -> None:
    jo = home.add("Jo Bennett")
    seen = a_group(home, "Jo Bennett", "Mina")
    assert seen.members[0].person_id == jo.person.id


def test_two_members_of_one_name_are_told_apart(home: Home) -> None:
    seen = a_group(home, "Sam Lee", "Sam Lee", "Mina")
    called = [seen.called[one.person_id] for one in seen.members]
    assert called == ["Sam Lee (1)", "Sam Lee (2)", "Mina"]
    with pytest.raises(Ambiguous, match=r"Sam Lee \(1\); Sam Lee \(2\)"):
        home.services.groups.member(seen, "Sam Lee")
    assert home.services.groups.member(seen, "sam lee (2)") == seen.members[1]


def test_somebody_else_of_a_supervisee_s_name_is_a_person_of_their_own(home: Home) -> None:
    jo = home.add("Jo Bennett")
    seen = a_group(home, "Jo Bennett")
    other = home.services.groups.add_member(seen, "Jo Bennett", somebody_else=True)
    assert other.person_id != jo.person.id
    with pytest.raises(IllegalMove, match="--somebody-else"):
        home.services.groups.add_member(seen, "Jo Bennett")


def test_whoever_left_is_not_in_the_next_session(home: Home) -> None:
    seen = a_group(home)
    home.services.groups.member_leaves(seen, "Dev")
    meeting = opened(home, seen)
    assert "Dev" not in [meeting.talk.called(one.person_id) for one in meeting.talk.here()]


def test_who_assesses_whom_is_said_once(home: Home) -> None:
    seen = a_group(home)
    home.services.groups.say_assesses(seen, "Ruth Cole", "Mina")
    assert [one.assessor for one in home.services.groups.again(seen).assessing] == ["Ruth Cole"]
    with pytest.raises(IllegalMove):
        home.services.groups.say_assesses(seen, "ruth cole", "Mina")
    assert "no more" in seen.group.never_reaches


def test_a_planned_day_is_the_session_that_begins(home: Home) -> None:
    seen = a_group(home)
    planned = home.services.groups.plan(seen, home.clock.today())
    assert opened(home, seen).talk.session.id == planned.id
    with pytest.raises(IllegalMove, match="that day already"):
        home.services.groups.plan(seen, home.clock.today())


def test_a_group_without_members_does_not_meet(home: Home) -> None:
    home.services.people.set_up("Amara Osei")
    seen = home.services.groups.add("Nobody yet")
    with pytest.raises(GroupNotReady, match="coach group member"):
        opened(home, seen)


def test_a_group_agrees_once_everybody_has_said_yes(home: Home) -> None:
    seen = a_group(home, "Mina", "Dev")
    service = home.services.group_agreements
    service.write(seen, "Confidentiality and its limits", "What is said stays. A child at risk.")
    service.accept(seen, "Mina")
    service.accept(seen, "mentor")
    assert service.waits_for(seen) == ("Dev",)
    agreed = service.accept(seen, "Dev")
    assert agreed.status is AgreementStatus.AGREED
    assert agreed.review_on == date(2027, 5, 22)
    assert any("Group agreement" in text for text in home.documents().values())


def test_words_that_change_take_every_yes_back(home: Home) -> None:
    seen = a_group(home, "Mina", "Dev")
    service = home.services.group_agreements
    service.write(seen, "What is recorded", "Themes only.")
    service.accept(seen, "Mina")
    service.write(seen, "What is recorded", "Themes and actions.")
    assert service.waits_for(seen) == ("Amara Osei", "Mina", "Dev")


def test_somebody_new_brings_the_review_forward(home: Home) -> None:
    seen = a_group(home, "Mina")
    service = home.services.group_agreements
    service.write(seen, "Focus and purpose", "To think.")
    service.accept(seen, "Mina")
    service.accept(seen, "mentor")
    home.clock.move_on(days=10)
    home.services.groups.add_member(seen, "Ola")
    seen = home.services.groups.again(seen)
    assert service.review_due(seen) == home.clock.today()
    service.draft(seen)
    assert service.of(seen).draft.version == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("minutes", [0, 241])
def test_a_session_has_a_length_that_people_sit_for(home: Home, minutes: int) -> None:
    with pytest.raises(BadInput):
        home.services.groups.add("A group", minutes=minutes)


def test_a_meeting_that_was_called_off_leaves_its_day_free(home: Home) -> None:
    seen = a_group(home)
    meeting = opened(home, seen)
    meeting.talk.call_off()
    assert meeting.talk.session.status is GroupStatus.CALLED_OFF
    assert opened(home, seen).talk.session.id != meeting.talk.session.id
    home.services.groups.plan(seen, home.clock.today() + timedelta(days=7))
