"""Parts go round: over twenty meetings nobody presents or leads much more often than another."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.rotation import PastParts, propose_parts, unfilled
from tests.domain.test_group_structure import SHIPPED, shipped

PEOPLE = ("ana", "ben", "cat", "dev", "eve", "fay")


def held(structure_id: str, meetings: int, people: tuple[str, ...] = PEOPLE) -> list[PastParts]:
    """Meetings with everybody there and nobody passing."""
    past: list[PastParts] = []
    for _ in range(meetings):
        past.append(PastParts(propose_parts(shipped(structure_id), people, past)))
    return past


def times(past: list[PastParts], *roles: str) -> Counter[str]:
    """How often each person had one of some parts."""
    return Counter(
        {
            person: sum(meeting.parts.get(person) in roles for meeting in past)
            for person in {one for meeting in past for one in meeting.parts}
        }
    )


@given(
    st.sampled_from([one.id for one in SHIPPED.found]),
    st.integers(4, 10),
    st.lists(st.sets(st.integers(0, 9), max_size=3), min_size=20, max_size=20),
)
def test_presenting_and_leading_are_fair_over_twenty_meetings(
    structure_id: str, size: int, away: list[set[int]]
) -> None:
    people = [f"p{i}" for i in range(size)]
    structure, past = shipped(structure_id), []
    for gone in away:
        there = [one for i, one in enumerate(people) if i not in gone or size - len(gone) < 3]
        past.append(PastParts(propose_parts(structure, there, past)))
    presenting = [role.id for role in structure.presenting]
    spread = times(past, *presenting)
    # Absence alone can set people apart, by no more meetings than anybody was away.
    missed = max(sum(i in gone for gone in away) for i in range(size))
    assert max(spread.values()) - min(spread.values()) <= 1 + missed


def test_with_everybody_there_turns_differ_by_one_at_most() -> None:
    for structure in SHIPPED.found:
        past = held(structure.id, 20)
        for roles in (
            [role.id for role in structure.presenting],
            *([role.id] for role in structure.roles if role.id == "facilitator"),
        ):
            turns = times(past, *roles)
            assert max(turns.values()) - min(turns.values()) <= 2, (structure.id, roles)


def test_nobody_presents_twice_running_while_others_wait() -> None:
    past = held("intervision", 6)
    presented = [next(p for p, r in meeting.parts.items() if r == "presenter") for meeting in past]
    assert sorted(presented) == sorted(PEOPLE)


def test_whoever_passes_keeps_their_turn_and_leaves_no_trace() -> None:
    structure = shipped("intervision")
    first = propose_parts(structure, PEOPLE, [], passing={"ana"})
    assert first["ana"] == "reflector"
    second = propose_parts(structure, PEOPLE, [PastParts(first)])
    assert second["ana"] == "presenter"


def test_what_the_group_settles_by_itself_stands() -> None:
    given_parts = propose_parts(shipped("intervision"), PEOPLE, [], chosen={"eve": "presenter"})
    assert given_parts["eve"] == "presenter"
    assert Counter(given_parts.values())["presenter"] == 1


def test_where_too_few_are_there_it_says_which_parts_nobody_has() -> None:
    structure = shipped("intervision")
    parts = propose_parts(structure, PEOPLE[:2], [])
    assert [role.id for role in unfilled(structure, parts)] == ["scribe"]
    everybody_passes = propose_parts(structure, PEOPLE, [], passing=PEOPLE)
    assert set(everybody_passes.values()) == {"reflector"}
    assert [role.id for role in unfilled(structure, everybody_passes)] == [
        "facilitator",
        "presenter",
        "scribe",
    ]
