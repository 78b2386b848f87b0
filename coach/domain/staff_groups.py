"""Staff groups: the ids that policies share, and the one that a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import BadInput
from coach.text import clean_line, folded, printable

if TYPE_CHECKING:
    from coach.domain.policy import Policy

NEWLY_QUALIFIED = "newly-qualified"
STAFF_GROUPS = (
    "social-worker",
    NEWLY_QUALIFIED,
    "student",
    "returner",
    "non-qualified",
    "team-manager",
    "senior-manager",
    "residential",
    "residential-new",
    "agency",
    "early-help",
    "contractor",
    "business-support",
    "other",
)
"""A policy uses these where it has the group; it may add some of its own."""


def groups_of(policy: Policy) -> tuple[str, ...]:
    """The ids to choose from under a policy: its own first, then the shared ones."""
    own = tuple(group.id for group in policy.staff_groups)
    return own + tuple(one for one in STAFF_GROUPS if one not in own)


def find_group(policy: Policy, wanted: str) -> str:
    """The id of a staff group by its id, or by the policy's name for it, in any case.

    Nothing stays nothing. Raises BadInput about `staff_group`, with the choices.
    """
    sought = folded(clean_line(wanted))
    if not sought:
        return ""
    names = {folded(group.name): group.id for group in policy.staff_groups}
    choices = groups_of(policy)
    for found in (sought, sought.replace(" ", "-"), names.get(sought, "")):
        if found in choices:
            return found
    raise BadInput(
        f"There is no staff group “{printable(wanted)[:60]}” for {policy.name}; "
        f"there is: {', '.join(choices)}. Nothing was changed.",
        "staff_group",
    )
