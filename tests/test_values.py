"""Values do what the library's frozen dataclasses do, and can be read back from rows."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import typing
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import FrozenInstanceError, field, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coach
from coach.values import dataclass, is_read_back


def shapes(make: Any) -> tuple[type, type]:
    """A class of its own and one that stands on it, made by `make`."""

    @make(frozen=True)
    class Visit:
        place: str
        seen: tuple[str, ...] = ()
        notes: list[str] = field(default_factory=list)
        words: str = field(default="", repr=False)
        at: int = field(default=0, compare=False)

    @make(frozen=True, kw_only=True)
    class HomeVisit(Visit):
        hours: float
        again: bool = False

        def __post_init__(self) -> None:
            if self.hours < 0:
                raise ValueError("hours go forward")

    return Visit, HomeVisit


Visit, HomeVisit = shapes(dataclass)
TheirVisit, TheirHomeVisit = shapes(dataclasses.dataclass)
VISITS = st.fixed_dictionaries(
    {"place": st.text(max_size=3)},
    optional={
        "seen": st.lists(st.sampled_from(["mother", "child"])).map(tuple),
        "words": st.sampled_from(["", "she told it slowly"]),
        "at": st.integers(0, 2),
    },
)


def told(value: object) -> str:
    """A value in words, by the class's own name alone."""
    return repr(value).replace(type(value).__qualname__, type(value).__name__)


@given(VISITS, VISITS)
def test_two_visits_are_the_same_where_the_library_would_say_so(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    mine, theirs = (Visit(**one), Visit(**other)), (TheirVisit(**one), TheirVisit(**other))
    assert (mine[0] == mine[1]) == (theirs[0] == theirs[1])
    assert told(mine[0]) == told(theirs[0])
    assert "she told it slowly" not in repr(mine[0])


@given(VISITS, st.floats(0, 9))
def test_what_stands_on_a_visit_has_its_fields_first(facts: dict[str, Any], hours: float) -> None:
    mine, theirs = HomeVisit(**facts, hours=hours), TheirHomeVisit(**facts, hours=hours)
    assert [one.name for one in fields(mine)] == [one.name for one in fields(theirs)]
    assert told(mine) == told(theirs)
    assert mine != Visit(**facts)
    assert replace(mine, again=True).again and replace(mine, again=True) != mine
    assert replace(mine) == mine == deepcopy(mine)


def test_equal_values_have_one_hash() -> None:
    @dataclass(frozen=True)
    class Day:
        number: int
        name: str = ""

    assert hash(Day(1)) == hash(Day(1, "")) and len({Day(1), Day(1), Day(2)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Visit("home"))  # a list is among its fields


def test_each_value_has_lists_of_its_own() -> None:
    assert Visit("home").notes is not Visit("home").notes


def test_a_value_does_not_change() -> None:
    visit = Visit("home")
    with pytest.raises(FrozenInstanceError):
        visit.place = "school"
    with pytest.raises(FrozenInstanceError):
        del visit.place
    assert visit.place == "home"


@pytest.mark.parametrize(
    ("given_as", "facts"),
    [((), {}), (("home",), {"place": "school"}), (("home",), {"weather": "rain"})],
    ids=["nothing", "twice", "unknown"],
)
def test_wrong_fields_are_refused(given_as: tuple[str, ...], facts: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        Visit(*given_as, **facts)


def test_a_field_by_keyword_is_not_taken_by_its_place() -> None:
    with pytest.raises(TypeError):
        HomeVisit("home", (), [], "", 0, 2.0)


def test_what_a_class_checks_is_checked_again_when_it_is_replaced() -> None:
    with pytest.raises(ValueError, match="forward"):
        replace(HomeVisit("home", hours=1), hours=-1)


def test_a_value_can_be_matched_by_its_fields() -> None:
    match Visit("home", ("child",)):
        case Visit(place, (who,)):
            assert (place, who) == ("home", "child")
        case _:
            pytest.fail("it was not matched")


def classes() -> Iterator[type]:
    """Every class of Coach that rows or files are read back into."""
    root = Path(coach.__file__).parent
    for path in sorted(root.rglob("*.py")):
        if path.name.startswith("__") or path.parent.name not in ("domain", "documents"):
            continue
        module = importlib.import_module(f"coach.{path.parent.name}.{path.stem}")
        for one in vars(module).values():
            if inspect.isclass(one) and one.__module__ == module.__name__ and is_read_back(one):
                yield one


def parts(hint: Any) -> Iterator[Any]:
    """A hint and all that stands in it."""
    yield hint
    for one in typing.get_args(hint):
        yield from parts(one)


def test_every_class_that_rows_are_read_back_into_can_name_what_its_fields_hold() -> None:
    waiting, known = list(classes()), set()
    assert len(waiting) > 50
    while waiting:
        shape = waiting.pop()
        if shape in known:
            continue
        known.add(shape)
        for hint in typing.get_type_hints(shape).values():  # a NameError: it is not marked
            waiting += [one for one in parts(hint) if dataclasses.is_dataclass(one)]
