"""The policies of one home, and the one that a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import BadInput
from coach.text import folded, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.policy import Policy

PLAIN = "plain"
"""The policy without rules of its own, which is always there."""


@dataclass(frozen=True)
class Policies:
    """Every sound profile, and what is wrong with the others."""

    every: tuple[Policy, ...]
    """`plain` first, those of the user's own last."""
    faults: tuple[str, ...] = ()
    """One printable line each."""


def find_policy(policies: tuple[Policy, ...], wanted: str) -> Policy:
    """The policy of an id, a name, or the start of just one of them, in any case.

    Raises BadInput about `policy`, with the choices.
    """
    sought = folded(" ".join(wanted.split()))
    names = [(policy, {folded(policy.id), folded(policy.name)}) for policy in policies]
    for found in (
        [one for one in policies if one.id == sought],
        [one for one, said in names if sought in said],
        [one for one, said in names if any(name.startswith(sought) for name in said)],
    ):
        if sought and len(found) == 1:
            return found[0]
    known = ", ".join(policy.id for policy in policies)
    what = f"There is no policy “{printable(wanted)[:60]}”; there is: {known}."
    raise BadInput(what, "policy")
