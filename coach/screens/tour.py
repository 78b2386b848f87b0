"""The guided tour: about five minutes with a pair who do not exist, a step at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import App

from coach.domain.model import Part, Stage
from coach.screens.person import PersonScreen
from coach.screens.session import SessionScreen
from coach.screens.today import TodayScreen
from coach.widgets.covers import Cover

if TYPE_CHECKING:
    from coach.services.sessions import PairSession

Seen = Callable[[App[int]], bool]


@dataclass(frozen=True)
class Step:
    """What to try, and how it is seen that it was tried."""

    words: str
    is_done: Seen


def _session(app: App[int]) -> SessionScreen | None:
    found = [one for one in app.screen_stack if isinstance(one, SessionScreen)]
    return found[-1] if found else None


def _in_session(test: Callable[[PairSession], bool]) -> Seen:
    def seen(app: App[int]) -> bool:
        screen = _session(app)
        return screen is not None and test(screen.session)

    return seen


def _meters_shown(app: App[int]) -> bool:
    screen = _session(app)
    return screen is not None and bool(screen.query_one("#meters").display)


STEPS = (
    Step(
        "These people do not exist, so try anything. Go down to somebody and press Enter: their "
        "page opens. Somebody whose session is still open resumes it.",
        lambda app: any(isinstance(one, PersonScreen | SessionScreen) for one in app.screen_stack),
    ),
    Step(
        "Everything a glance should find is here. Press s to start their session.",
        lambda app: _session(app) is not None,
    ),
    Step(
        "One question, and room for a few words. Write some. There is no Save: the top right says "
        "when they are safe.",
        _in_session(lambda session: session.writing.note is not None),
    ),
    Step(
        "Not the right question? F2 asks another, F3 lets you choose. Press F9 to see why this one "
        "was asked.",
        _meters_shown,
    ),
    Step(
        "Minutes and counts stay out of sight until asked for. F9 again, and they go.",
        lambda app: not _meters_shown(app),
    ),
    Step(
        "Press Ctrl+T to walk a topic round the cycle. Call it what you like; leave the "
        "case empty for now.",
        _in_session(lambda session: session.talk.discussion is not None),
    ),
    Step(
        "The cycle has four stages. F4, then r, goes to reflection. Start anywhere, go in any "
        "order.",
        _in_session(lambda session: session.talk.place.stage is Stage.REFLECTION),
    ),
    Step(
        "Write a feeling or two here. Look at the frame: it is not placed yet, so it enters no "
        "record until you both say so. Then F6 to agree an action.",
        _in_session(lambda session: bool(session.agreeing.still_open())),
    ),
    Step(
        "Two doors are always there: F8 when a child may not be safe, F10 when somebody needs the "
        "questions to stop. Press F10 now; Enter brings you both back.",
        lambda app: isinstance(app.screen, Cover),
    ),
    Step(
        "Ctrl+G goes to any part. Press Ctrl+G, then 6, for Close: each note not placed yet takes "
        "one key.",
        _in_session(lambda session: session.talk.place.part is Part.CLOSE),
    ),
    Step(
        "Ctrl+G, then e, ends the session and writes the documents. Escape, then y, leaves it open "
        "instead.",
        lambda app: isinstance(app.screen, TodayScreen) or _session(app) is None,
    ),
    Step(
        "That is Coach. F1 says what each key does wherever you are. Escape leads back to "
        "Today, and q leaves; your own home is as it was.",
        lambda app: False,
    ),
)


class Tour:
    """Where somebody is in the tour."""

    def __init__(self) -> None:
        self.at = 0

    def words(self) -> str:
        """The step in hand."""
        return f"Tour {self.at + 1} of {len(STEPS)}. {STEPS[self.at].words}"

    def look(self, app: App[int]) -> bool:
        """Go on if the step in hand was tried; True where it was."""
        if not STEPS[self.at].is_done(app):
            return False
        return self.skip()

    def skip(self) -> bool:
        """Go on as it is; False at the last step."""
        if self.at == len(STEPS) - 1:
            return False
        self.at += 1
        return True
