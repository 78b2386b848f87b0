"""What changed in a self-care plan is told in words, to each reader what they may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.care_changes import MOST, ChangeKind, changes, short, versions, who_may_know
from coach.domain.care_talk import GENTLEST_FIRST, next_question
from coach.domain.model import Depth, Function, Stage, Stakeholder
from coach.domain.question import Question, QuestionSource
from coach.domain.row import Audience
from coach.domain.self_care import (
    CareDomain,
    CareKind,
    SelfCareItem,
    SelfCarePlan,
    review_due,
)
from tests.domain.builders import TODAY
from tests.domain.test_self_care import an_entry, histories, plan_of

AT = datetime(2026, 11, 22, 14, tzinfo=UTC)


def told(items: list[SelfCareItem], number: int) -> list[str]:
    """What a version changed, in words."""
    return [str(c) for one in versions(items, UTC) if one.number == number for c in one.changes]


def test_a_rewording_is_one_change_and_quotes_both() -> None:
    walk = an_entry("A walk", 1)
    items = [walk.end(2), an_entry("A long walk", 2, thing_id=walk.id)]
    assert told(items, 1) == ["What helps. New: “A walk”"]
    assert told(items, 2) == ["What helps. Reworded: “A walk” is now “A long walk”"]


def test_what_became_shared_and_what_is_only_its_owners_again_are_told() -> None:
    mine = an_entry("A walk", 1, audience=Audience.ONLY_MINE)
    shared = an_entry("A walk", 2, id="b", thing_id=mine.id, shared_at=AT)
    back = an_entry("A walk", 3, id="c", thing_id=mine.id, audience=Audience.ONLY_MINE)
    items = [mine.end(2), shared.end(3), back]
    assert told(items, 2) == ["What helps. Now shared with the supervisor: “A walk”"]
    assert told(items, 3) == ["What helps. Only its owner's again: “A walk”"]
    # Whoever may read only what is shared sees it come and go, and no third version.
    seen = [shared.end(3)]
    assert [told(seen, number) for number in (1, 2, 3)] == [
        ["What helps. New: “A walk”"],
        ["What helps. Gone: “A walk”"],
        [],
    ]


def test_a_barrier_that_is_cleared_and_facts_that_moved_are_told_apart() -> None:
    first = an_entry("Cover", 1, kind=CareKind.BARRIER)
    named = replace(first, id="b", thing_id=first.id, since_version=2, removes="Amara")
    gone = replace(named, id="c", since_version=3, cleared_on=TODAY)
    items = [first.end(2), named.end(3), gone]
    kinds = [[c.what for c in one.changes] for one in versions(items, UTC)]
    assert kinds == [[ChangeKind.CLEARED], [ChangeKind.MOVED], [ChangeKind.CAME]]


@given(histories())
def test_each_version_tells_one_change_and_two_alike_tell_none(items: list[SelfCareItem]) -> None:
    assert [len(one.changes) for one in versions(items, UTC)] == [1] * plan_of(items).latest
    assert changes(plan_of(items), plan_of(items)) == ()


@given(st.text())
def test_a_quotation_stays_on_one_line_and_is_cut_where_it_is_long(words: str) -> None:
    line = short(words)
    assert len(line) <= MOST + 1 and "\n" not in line


def test_versions_that_a_reader_may_not_see_leave_no_gap_in_the_count() -> None:
    items = [an_entry("A walk", 4), an_entry("Tea", 9)]
    assert [plan_of(items, n).items for n in (0, 1, 2)] == [(), (items[0],), tuple(items)]
    assert plan_of(items).version == 2


def test_who_may_know_is_said_as_the_owner_said_it() -> None:
    mine = an_entry("A walk", 1, audience=Audience.ONLY_MINE)
    assert who_may_know(mine) == "only me"
    assert who_may_know(replace(mine, others="Sam, who sits beside me")) == (
        "Sam, who sits beside me; not my supervisor"
    )
    shared = an_entry("A walk", 1)
    assert who_may_know(shared) == "my supervisor"
    assert who_may_know(replace(shared, others="the team")) == "my supervisor; also the team"


def test_the_day_to_look_again_is_the_one_chosen_until_it_is_kept() -> None:
    assert review_due(None, None, None) is None
    assert review_due(None, None, date(2026, 8, 31)) == date(2027, 2, 28)
    assert review_due(date(2027, 1, 9), None, date(2026, 8, 31)) == date(2027, 1, 9)
    assert review_due(date(2027, 1, 9), date(2026, 11, 1), None) == date(2027, 1, 9)
    assert review_due(date(2027, 1, 9), date(2027, 1, 9), None) == date(2027, 7, 9)


# The talk


def a_question(name: str, kind: CareKind, domain: CareDomain | None = None) -> Question:
    """A question about a field."""
    return Question(
        name, name, (Stage.PLAN,), (Function.SUPPORT,), (Stakeholder.STAFF,), ("self-care",),
        Depth.OPENING, QuestionSource("Coach", "-"), "b", (), field=kind, domain=domain,
    )  # fmt: skip


BANK = [a_question(f"{kind}-{n}", kind) for kind in CareKind for n in (1, 2)]


def test_a_talk_takes_every_field_once_before_one_comes_round_again() -> None:
    passed: list[str] = []
    for _ in range(len(BANK) + 1):
        question = next_question(BANK, plan_of([]), passed)
        assert question is not None
        passed.append(question.id)
    assert passed[: len(CareKind)] == [f"{kind}-1" for kind in GENTLEST_FIRST]
    assert sorted(passed[: len(BANK)]) == sorted(one.id for one in BANK)
    assert passed[-1] == passed[0]  # what was skipped comes back


def test_a_field_that_has_something_waits_and_a_chosen_field_is_stayed_with() -> None:
    plan = plan_of([an_entry("Swimming", 1, kind=CareKind.NOURISHES)])
    found = next_question(BANK, plan, [])
    assert found is not None and found.field is GENTLEST_FIRST[1]
    fit = [next_question(BANK, plan, passed, CareKind.FIT) for passed in ([], ["fit-1"])]
    assert [one.id for one in fit if one] == ["fit-1", "fit-2"]
    assert next_question([], plan, []) is None


def test_a_domain_with_nothing_in_it_is_asked_first() -> None:
    bank = [
        a_question("work", CareKind.DRAINS, CareDomain.WORK),
        a_question("body", CareKind.DRAINS, CareDomain.PHYSICAL),
    ]
    item = an_entry("Nights", 1, kind=CareKind.DRAINS, domain=CareDomain.WORK)
    found = next_question(bank, SelfCarePlan.of("Jo", [item], None, None), [], CareKind.DRAINS)
    assert found is not None and found.id == "body"
    assert set(GENTLEST_FIRST) == set(CareKind)
