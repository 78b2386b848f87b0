"""An agreement is drawn up, accepted by both, and never changes afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.agreement import (
    Acceptance,
    Agreement,
    AgreementFile,
    AgreementSection,
    AgreementStatus,
    Contributor,
    ReviewCall,
    ReviewReason,
    review_day,
)
from coach.domain.people import Pair
from coach.domain.policy import Span, Unit
from coach.errors import (
    AgreementSettled,
    AlreadyAccepted,
    BadInput,
    IllegalMove,
    NotFound,
    NothingToAgree,
)
from tests.domain.builders import TODAY

BOTH = ("amara", "jo")
YEAR = Span(1, Unit.YEARS)
PAIR = Pair(
    id="p", file_id="f", supervisor_id="amara", policy_id="leeds", policy_version=1,
    started_on=TODAY,
)  # fmt: skip
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def a_section(
    heading: str = "Purpose", words: str = "To think.", **given_: Any
) -> AgreementSection:
    """A section with words."""
    kept = {"id": heading, "agreement_id": "a", "position": 0}
    return AgreementSection(**{**kept, "heading": heading, "words": words, **given_})


def a_draft(**given_: Any) -> Agreement:
    """A first version with one section."""
    kept = {"id": "a", "file_id": "f", "pair_id": "p", "version": 1, "sections": (a_section(),)}
    return Agreement(**{**kept, **given_})


def a_yes(person: str, on: date = TODAY) -> Acceptance:
    """Somebody's yes."""
    return Acceptance(
        id=f"yes-{person}", agreement_id="a", person_id=person, name=person, accepted_on=on
    )


def agreed(on: date = TODAY, review_on: date | None = None, **given_: Any) -> Agreement:
    """A version that both accepted."""
    accepted = a_draft(**given_).accept(a_yes("amara", on), on).accept(a_yes("jo", on), on)
    return accepted.agree(BOTH, review_on)


def test_both_say_yes_and_the_later_day_is_its_date() -> None:
    earlier = TODAY - timedelta(days=3)
    one = a_draft().accept(a_yes("jo", earlier), TODAY)
    with pytest.raises(NothingToAgree):
        one.agree(BOTH, None)
    both = one.accept(a_yes("amara"), TODAY).agree(BOTH, date(2027, 11, 22))
    assert (both.status, both.agreed_on) == (AgreementStatus.AGREED, TODAY)
    assert not both.from_before and both.accepted_by("jo") == a_yes("jo", earlier)


def test_each_says_yes_once_to_words_that_are_there_and_on_no_day_to_come() -> None:
    with pytest.raises(AlreadyAccepted, match="jo accepted this version on 22 November 2026"):
        a_draft().accept(a_yes("jo"), TODAY).accept(a_yes("jo"), TODAY)
    with pytest.raises(NothingToAgree):
        a_draft(sections=(a_section(words="  "),)).accept(a_yes("jo"), TODAY)
    with pytest.raises(BadInput, match="still to come") as refused:
        a_draft().accept(a_yes("jo", TODAY + timedelta(days=1)), TODAY)
    assert refused.value.about == "on"


def test_words_that_change_take_a_yes_back_and_the_same_words_do_not() -> None:
    accepted = a_draft().accept(a_yes("jo"), TODAY)
    assert accepted.put(a_section()).acceptances == (a_yes("jo"),)
    assert accepted.put(a_section(words="To learn.")).acceptances == ()
    assert accepted.put(a_section("Actions", "Ours too.", position=1)).acceptances == ()


def test_a_new_supervisor_takes_a_draft_up_without_the_yes_of_the_one_before() -> None:
    accepted = a_draft().accept(a_yes("amara"), TODAY)
    assert accepted.taken_up_by(PAIR) == accepted
    taken_up = accepted.taken_up_by(replace(PAIR, id="q"))
    assert (taken_up.pair_id, taken_up.acceptances) == ("q", ())
    assert taken_up.sections == accepted.sections


def test_what_is_agreed_takes_neither_words_nor_a_yes_and_gives_way_once() -> None:
    standing = agreed()
    old = standing.supersede()
    moves = (
        lambda one: one.put(a_section(words="Other.")),
        lambda one: one.accept(a_yes("sam"), TODAY),
        lambda one: one.agree(BOTH, None),
        lambda one: one.taken_up_by(PAIR),
    )
    for one in (standing, old):
        for move in moves:
            with pytest.raises(AgreementSettled, match="stays as it is"):
                move(one)
    for one in (old, a_draft()):
        with pytest.raises(AgreementSettled):
            one.supersede()


def test_one_agreed_before_coach_has_a_day_and_nothing_else() -> None:
    before = Agreement(
        id="b", file_id="f", pair_id="p", version=1, status=AgreementStatus.AGREED, agreed_on=TODAY
    )
    file = AgreementFile((before,))
    assert before.from_before and before.written == ()
    assert (file.standing, file.draft, file.before(2), file.review_due(PAIR, None)) == (
        before, None, None, None,
    )  # fmt: skip


def test_one_from_before_goes_by_the_interval_that_the_policy_sets_now() -> None:
    before = Agreement(
        id="b", file_id="f", pair_id="p", version=1, status=AgreementStatus.AGREED, agreed_on=TODAY
    )
    due = AgreementFile((before,)).review_due(PAIR, YEAR)
    assert due is not None
    assert (due.on, due.because) == (date(2027, 11, 22), ReviewReason.INTERVAL)
    assert AgreementFile((agreed(),)).review_due(PAIR, YEAR) is None  # it keeps its own rule


def test_the_standing_version_and_the_wording_before_it_are_found() -> None:
    first, second = agreed().supersede(), agreed(id="a2", version=2)
    third = a_draft(id="a3", version=3)
    file = AgreementFile((first, second, third))
    assert (file.standing, file.draft, file.next_version) == (second, third, 4)
    assert (file.before(3), file.before(2), file.before(1)) == (second, first, None)
    assert file.numbered(1) == first
    with pytest.raises(NotFound, match="no version 9"):
        file.numbered(9)


def test_it_is_looked_at_by_the_interval_or_at_once_when_something_changed() -> None:
    standing = agreed(review_on=date(2027, 11, 22))
    yearly = AgreementFile((standing,)).review_due(PAIR, None)
    assert yearly is not None
    assert (yearly.on, yearly.because) == (date(2027, 11, 22), ReviewReason.INTERVAL)
    new = replace(PAIR, id="q", started_on=date(2027, 2, 1))
    due = AgreementFile((standing,)).review_due(new, None)
    assert due is not None and (due.on, due.because) == (date(2027, 2, 1), ReviewReason.SUPERVISOR)
    call = ReviewCall(
        id="c", file_id="f", agreement_id="a", because=ReviewReason.CIRCUMSTANCES,
        called_on=date(2027, 1, 5),
    )  # fmt: skip
    sooner = AgreementFile((standing,), (call,)).review_due(PAIR, None)
    assert sooner is not None
    assert (sooner.on, sooner.because) == (date(2027, 1, 5), ReviewReason.CIRCUMSTANCES)
    next_one = agreed(id="a2", version=2)
    assert AgreementFile((standing.supersede(), next_one), (call,)).review_due(PAIR, None) is None


@given(days, st.integers(1, 60))
def test_a_review_in_months_falls_on_the_same_day_or_the_last_of_its_month(
    day: date, months: int
) -> None:
    found = review_day(day, Span(months, Unit.MONTHS))
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (
        found.day < day.day and (found + timedelta(days=1)).month != found.month
    )


@pytest.mark.parametrize(
    ("span", "due"),
    [
        (YEAR, date(2025, 2, 28)),
        (Span(12, Unit.MONTHS), date(2025, 2, 28)),
        (Span(4, Unit.WEEKS), date(2024, 3, 28)),
        (Span(10, Unit.DAYS), date(2024, 3, 10)),
        (Span(48, Unit.HOURS), date(2024, 3, 2)),
    ],
)
def test_a_review_after_the_29th_of_february(span: Span, due: date) -> None:
    assert review_day(date(2024, 2, 29), span) == due


def test_a_contributor_takes_part_from_their_day_until_they_stop() -> None:
    mentor = Contributor(
        id="c", file_id="f", person_id="m", name="Noor", part="mentor", started_on=TODAY
    )
    ended = mentor.end(TODAY + timedelta(days=30))
    assert [ended.takes_part_on(TODAY + timedelta(days=n)) for n in (-1, 0, 29, 30)] == [
        False, True, True, False,
    ]  # fmt: skip
    with pytest.raises(BadInput):
        mentor.end(TODAY - timedelta(days=1))
    with pytest.raises(IllegalMove):
        ended.end(TODAY + timedelta(days=40))
