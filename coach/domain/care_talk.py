"""Which question comes next as somebody thinks about their self-care plan, one at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coach.domain.self_care import CareDomain, CareKind, SelfCarePlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.question import Question

ENOUGH = 3
"""Things from which on a plan is worth having."""
GENTLEST_FIRST = (
    CareKind.NOURISHES,
    CareKind.HELPS,
    CareKind.SUPERVISOR_DOES,
    CareKind.SIGN_I_NOTICE,
    CareKind.DRAINS,
    CareKind.SUPERVISOR_AVOIDS,
    CareKind.TRIGGER,
    CareKind.SIGN_OTHERS_NOTICE,
    CareKind.BARRIER,
    CareKind.FEELING,
    CareKind.AFTER_INCIDENT,
    CareKind.FIT,
    CareKind.ADJUSTMENT,
    CareKind.FORMULATION,
    CareKind.ROUTE,
)
"""The fields in the order in which a talk takes them, the easy ones to begin with."""


def next_question(
    questions: Iterable[Question],
    plan: SelfCarePlan,
    passed: Sequence[str],
    kind: CareKind | None = None,
) -> Question | None:
    """The next question of a talk, of one field or of whichever has had the least.

    `passed` are the ids that were up already in this talk, answered or skipped, oldest first: a
    field that was skipped comes round again once the others have had their turn.
    """
    pool = [one for one in questions if one.field is not None]
    chosen = kind or _field(pool, plan, passed)
    of_field = [one for one in pool if one.field is chosen]
    if not of_field:
        return None
    had = _domains(plan, chosen)
    last = {one: place for place, one in enumerate(passed)}
    return min(of_field, key=lambda one: (last.get(one.id, -1), had[one.domain]))


def _field(pool: Sequence[Question], plan: SelfCarePlan, passed: Sequence[str]) -> CareKind | None:
    of_field = {one.id: one.field for one in pool}
    turns = Counter(of_field[one] for one in passed if one in of_field)
    turns.update(item.kind for item in plan.items)
    asked = set(of_field.values())
    return min(
        (one for one in GENTLEST_FIRST if one in asked), key=lambda one: turns[one], default=None
    )


def _domains(plan: SelfCarePlan, kind: CareKind | None) -> Counter[CareDomain | None]:
    """How much of a field stands in each domain already."""
    return Counter(item.domain for item in plan.items if item.kind is kind)
