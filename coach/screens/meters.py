"""What F9 shows and hides: why this question, minutes by function, and what was covered."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.domain.model import Function, Stage, Stakeholder
from coach.screens.session_lists import write_instead
from coach.widgets.fitting import filled
from coach.words import FUNCTIONS, STAGES, STAKEHOLDERS
from coach.words import meters as say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key, Paste

    from coach.domain.coverage import Coverage
    from coach.services.pair_session import PairSession

SIDES = {one: STAKEHOLDERS[one][0] for one in Stakeholder}
"""A letter a side."""
COLUMN = 28
"""Columns of the left half where the two halves stand side by side."""


class MetersPanel(VerticalScroll):
    """What F9 shows; more than fits is scrolled by the arrows, and letters go to the note."""

    HELP = say.HELP

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def update(self, words: Text) -> None:
        """Show it anew."""
        self.query_one(Static).update(words)

    def on_mount(self) -> None:
        """Say that there is more, where there is."""
        self.watch(self, "show_vertical_scrollbar", self._tell_more)

    def _tell_more(self, is_more: bool) -> None:
        self.border_title = say.MORE if is_more else ""

    def on_key(self, event: Key) -> None:
        """Whoever goes on writing writes the note."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            write_instead(self, event.character)

    def on_paste(self, event: Paste) -> None:
        """What is pasted is words too."""
        event.stop()
        event.prevent_default()
        write_instead(self, event.text)


def meters(session: PairSession, *, beside: bool = False) -> Text:
    """Plain lines; a bar is never the only way to read a figure."""
    why = session.asking.why() or say.NO_QUESTION
    halves = [_minutes(session), _covered(session, short=beside)]
    if not beside:
        return Text("\n\n".join([f"{say.WHY}\n{why}", *map("\n".join, halves)]))
    rows = zip_longest(*halves, fillvalue="")
    lines = [f"{left:<{COLUMN}}{right}" for left, right in rows]
    return Text("\n".join([f"{say.WHY}: {why}", "", *lines]))


def _minutes(session: PairSession) -> list[str]:
    minutes = session.talk.minutes_so_far()
    most = max(minutes.values()) or 1.0
    lines = [say.MINUTES]
    for name, spent in minutes.items():
        bar = "█" * round(spent / most * 8)
        lines.append(f"{filled(name, 11)} {spent:>5.1f} {bar}")
    left = session.time.minutes_left()
    return [*lines, (say.LEFT if left >= 0 else say.OVER).format(minutes=abs(left))]


def _covered(session: PairSession, *, short: bool) -> list[str]:
    """Sides looked from in this discussion, by stage and function, and lately by function."""
    place = session.talk.place
    if place.discussion_id is not None:
        coverage, what = session.coverage.of_discussion(place.discussion_id), say.DISCUSSION
    else:
        coverage, what = session.coverage.of_session(session.talk.session.id), say.SESSION
    return [say.LENSES.format(what=what), *coverage_lines(coverage, short=short)]


def coverage_lines(coverage: Coverage, *, short: bool = False) -> list[str]:
    """A line a stage and a column a function; a letter for each side looked from, or a dot."""
    width, label = (5, 6) if short else (7, 12)
    columns = "".join(f"{FUNCTIONS[f][: width - 1]:<{width}}" for f in Function)
    lines = [" " * label + columns.rstrip()]
    for stage in Stage:
        cells = (
            "".join(
                SIDES[s] if s in coverage.visited(stage, function) else "·" for s in Stakeholder
            )
            for function in Function
        )
        name = STAGES[stage][: label - 1]
        lines.append(f"{name:<{label}}" + "".join(f"{cell:<{width}}" for cell in cells).rstrip())
    return [*lines, *say.LETTERS]
