"""What is due of a person, all of it, and marks by their keys for what was done elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.mark import MarkKind
from coach.domain.marked_by import mark_for
from coach.domain.people import Supervisee
from coach.domain.timescale import Kind, State, Timescale
from coach.words.due import MARKS
from coach.words.timescales import tell_state
from tests.builders import Home
from tests.screens.walking import Walker, walk

TODAY = date(2026, 11, 22)


def in_leeds(home: Home, group: str) -> Supervisee:
    policy = next(one for one in home.services.content.policies() if one.id == "leeds")
    return home.services.people.add("Jo Bennett", policy, "", group, date(2026, 1, 5))


def marked(home: Home, jo: Supervisee) -> list[tuple[str, str, str]]:
    found = home.services.marking.marks(jo.person)
    return [(one.kind.value, one.name, one.done_on.isoformat()) for one in found]


@pytest.mark.parametrize("size", [(60, 20)])
def test_what_was_done_is_marked_taken_back_and_set_again(
    home: Home, size: tuple[int, int]
) -> None:
    jo = in_leeds(home, "newly-qualified")

    async def steps(they: Walker) -> None:
        await they.press("enter", "d")
        assert "ASYE review late, since 05 Apr 2026" in they.text()
        found = home.services.timescales.of(jo)
        place = next(n for n, one in enumerate(found) if one.kind is Kind.ASYE_REVIEW)
        await they.press(*["down"] * place, "enter")
        await they.type("3 Apr 2026")
        await they.press("enter")
        assert marked(home, jo) == [("asye-review", "3 months", "2026-04-03")]
        assert "since 05 Apr 2026" not in they.text()
        await they.press("end")
        assert "Marked: ASYE review (3 months), 03 Apr 2026" in they.text()
        await they.press("delete")
        assert marked(home, jo) == []
        await they.press("u")
        assert marked(home, jo) == [("asye-review", "3 months", "2026-04-03")]

    walk(home, steps, size)


def test_an_absence_to_come_is_marked_and_a_session_is_sent_to_the_log(home: Home) -> None:
    jo = in_leeds(home, "social-worker")
    said: list[str] = []

    async def steps(they: Walker) -> None:
        await they.press("enter", "d")
        they.app.screen.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        kinds = [one.kind for one in home.services.timescales.of(jo)]
        await they.press(*["down"] * kinds.index(Kind.SESSION), "enter")
        assert "Escape, then l opens the log" in said[-1]
        await they.press("a", "tab")
        await they.type("2026-12-07")
        await they.press("ctrl+s")
        assert marked(home, jo) == [("absence", "", "2026-12-07")]
        await they.press("a", "tab", "tab", "tab", "tab")
        await they.type("many")
        await they.press("ctrl+s")
        assert "whole number" in they.text()
        await they.press("escape")
        assert len(marked(home, jo)) == 1

    walk(home, steps)


def test_every_kind_that_is_due_has_its_mark_or_stands_in_the_log() -> None:
    found = {
        kind: mark_for(Timescale("Jo", kind, date(2026, 1, 5), State.OK, "", "")) for kind in Kind
    }
    unmarked = {kind for kind, mark in found.items() if mark is None} - {Kind.ASYE_ASSESSMENT}
    assert unmarked == {Kind.SESSION, Kind.REARRANGE, Kind.BOOKING}
    for key in (MarkKind.INITIAL_ASSESSMENT, MarkKind.END_ASSESSMENT):
        kind = Kind.ASYE_ASSESSMENT
        assert mark_for(Timescale("J", kind, TODAY, State.OK, "", "", key=key)) is key
    assert set(MARKS) == set(MarkKind)
    with_adult = Timescale(
        "J", Kind.OBSERVATION, date(2026, 1, 5), State.OK, "", "", key="mid-year"
    )
    assert mark_for(with_adult) is MarkKind.MID_YEAR


def test_what_shares_a_kind_is_called_by_its_own_name() -> None:
    said = {
        tell_state(Timescale("Jo", Kind.APPRAISAL, date(2026, 1, 5), state, "", "", key=key), TODAY)
        for key, state in (("appraisal", State.LATE), ("mid-year", State.SOON))
    }
    assert said == {"appraisal late", "mid-year review soon"}
