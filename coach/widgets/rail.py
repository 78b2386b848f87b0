"""The rail: the six parts and the four stages, where the pair has been and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from coach.domain.model import Part, Stage
from coach.words import PARTS, STAGES, STAKEHOLDERS
from coach.words import widgets as say

if TYPE_CHECKING:
    from coach.domain.session import Session

HERE, SEEN, OPEN = "◉", "●", "○"


class Rail(Static):
    """Folded to a line where the screen is narrow."""

    def show(self, session: Session, stages_seen: set[Stage], *, folded: bool) -> None:
        """Show where the pair stands."""
        self.update(_line(session, stages_seen) if folded else _column(session, stages_seen))


def _mark(*, here: bool, seen: bool) -> str:
    return HERE if here else SEEN if seen else OPEN


def _parts(session: Session) -> list[tuple[str, str, bool]]:
    place = session.place
    return [
        (
            _mark(here=part is place.part, seen=part in session.parts_visited),
            PARTS[part],
            part is place.part,
        )
        for part in session.parts
    ]


def _stages(session: Session, seen: set[Stage]) -> list[tuple[str, str, bool]]:
    here = session.place.stage_in_hand()
    return [
        (_mark(here=stage is here, seen=stage in seen), STAGES[stage], stage is here)
        for stage in Stage
    ]


def _column(session: Session, seen: set[Stage]) -> Text:
    text = Text(f"{say.RAIL_SESSION}\n")
    for mark, words, here in _parts(session):
        text.append(f" {mark} {words}\n", style="bold" if here else "")
    if session.place.part is Part.DISCUSS:
        text.append(f"\n{say.RAIL_CYCLE}\n")
        for mark, words, here in _stages(session, seen):
            text.append(f" {mark} {words}\n", style="bold" if here else "")
        lens = session.place.lens
        looks = STAKEHOLDERS[lens] if lens else say.NO_LENS
        text.append(f"\n{say.RAIL_LENS}\n   {looks}\n")
    return text


def _line(session: Session, seen: set[Stage]) -> Text:
    """Only what is here is named in full, so that the line fits 60 columns."""
    text = Text()
    for mark, words, here in _parts(session):
        text.append(f"{mark} {words} " if here else f"{mark} ", style="bold" if here else "")
    if session.place.part is Part.DISCUSS:
        text.append("  ")
        for mark, words, here in _stages(session, seen):
            text.append(f"{mark} {words} " if here else f"{mark} ", style="bold" if here else "")
        if session.place.lens:
            lens = STAKEHOLDERS[session.place.lens].lower()
            text.append("  " + say.RAIL_LENS_IN_LINE.format(lens=lens))
    return text
