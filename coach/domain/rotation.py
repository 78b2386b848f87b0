"""Who takes which part: by turns, so that over time everybody presents and leads as often."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from coach.domain.group_structure import FACILITATOR, GroupRole, GroupStructure
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Parts = dict[str, str]
"""For each person's id, the id of the role they take."""


@dataclass(frozen=True)
class PastParts:
    """What parts one earlier meeting gave, by person. Who passed is nowhere written."""

    parts: Mapping[str, str] = field(default_factory=dict)


def propose_parts(
    structure: GroupStructure,
    present: Sequence[str],
    past: Sequence[PastParts],
    *,
    passing: Collection[str] = (),
    chosen: Mapping[str, str] | None = None,
) -> Parts:
    """Parts for those present; `past` is oldest first.

    A part of one's own goes to whoever had it least often, then to whoever had it longest ago,
    then by the order in which people stand. Whoever passes takes the part of the many, or none.
    `chosen` says what the group settled by itself, by person. Each part of one's own that nobody
    can take is left out; `unfilled` names it.
    """
    given = {person: role for person, role in (chosen or {}).items() if person in present}
    for role in _in_order(structure):
        if role.several or role.id in given.values():
            continue
        free = [one for one in present if one not in given and one not in passing]
        if free:
            given[_first_in_turn(role, free, present, past)] = role.id
    many = next((role.id for role in structure.roles if role.several), None)
    if many is not None:
        given |= {one: many for one in present if one not in given}
    return given


def unfilled(structure: GroupStructure, parts: Mapping[str, str]) -> tuple[GroupRole, ...]:
    """Parts of one's own that nobody has taken."""
    taken = set(parts.values())
    return tuple(role for role in structure.roles if not role.several and role.id not in taken)


def _in_order(structure: GroupStructure) -> list[GroupRole]:
    """Presenters first, since theirs is the part that matters most to share out; then who leads."""

    def rank(role: GroupRole) -> int:
        if role.presents:
            return 0
        return 1 if role.id == FACILITATOR else 2

    return sorted(structure.roles, key=rank)


def _first_in_turn(
    role: GroupRole, free: Sequence[str], present: Sequence[str], past: Sequence[PastParts]
) -> str:
    def weight(person: str) -> tuple[int, int, int]:
        had = [i for i, meeting in enumerate(past) if _same(role, meeting.parts.get(person))]
        return (len(had), had[-1] if had else -1, list(present).index(person))

    return min(free, key=weight)


def _same(role: GroupRole, other: str | None) -> bool:
    """Presenting first or second is one and the same turn."""
    if other is None:
        return False
    return other == role.id or (role.presents and GroupRole(other, "", "").presents)
