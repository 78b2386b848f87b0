"""The guided tour: about five minutes with a pair who do not exist, a step at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from coach.domain.model import Part, Stage
from coach.screens.person import PersonScreen
from coach.screens.session import SessionScreen
from coach.screens.today import TodayScreen
from coach.values import dataclass
from coach.widgets.covers import Cover
from coach.words import tour as say

if TYPE_CHECKING:
    from coach.services.pair_session import PairSession

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
        say.OPEN_SOMEBODY,
        lambda app: any(isinstance(one, PersonScreen | SessionScreen) for one in app.screen_stack),
    ),
    Step(
        say.START,
        lambda app: _session(app) is not None,
    ),
    Step(
        say.WRITE,
        _in_session(lambda session: session.writing.note is not None),
    ),
    Step(
        say.WHY,
        _meters_shown,
    ),
    Step(
        say.OUT_OF_SIGHT,
        lambda app: not _meters_shown(app),
    ),
    Step(
        say.TOPIC,
        _in_session(lambda session: session.talk.discussion is not None),
    ),
    Step(
        say.STAGE,
        _in_session(lambda session: session.talk.place.stage is Stage.REFLECTION),
    ),
    Step(
        say.AGREE,
        _in_session(lambda session: bool(session.agreeing.still_open())),
    ),
    Step(
        say.DOORS,
        lambda app: isinstance(app.screen, Cover),
    ),
    Step(
        say.CLOSE,
        _in_session(lambda session: session.talk.place.part is Part.CLOSE),
    ),
    Step(
        say.END,
        lambda app: isinstance(app.screen, TodayScreen) or _session(app) is None,
    ),
    Step(
        say.DONE,
        lambda app: False,
    ),
)


class Tour:
    """Where somebody is in the tour."""

    def __init__(self) -> None:
        self.at = 0

    def words(self) -> str:
        """The step in hand."""
        return say.STEP.format(at=self.at + 1, count=len(STEPS), words=STEPS[self.at].words)

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
