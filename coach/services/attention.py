"""Measures attention: each stretch belongs to the functions of the question in hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from coach.domain.attention import AttentionSegment
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.model import Function, Part, Stage
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class Stretch:
    """What is being attended to."""

    file_id: str
    session_id: str
    part: Part
    stage: Stage | None
    discussion_id: str | None
    asked_question_id: str | None
    functions: tuple[Function, ...]
    policy_function: str | None = None


Memory = tuple[Stretch | None, AttentionSegment | None, datetime | None, float]


class AttentionClock:
    """The session clock. Silence runs on it; while it is stopped nothing does.

    It only keeps whole seconds, and nothing for a question that was passed over at once.
    """

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids
        self._stretch: Stretch | None = None
        self._segment: AttentionSegment | None = None
        self._began_at: datetime | None = None
        self._began_ticks = 0.0

    def turn_to(self, stretch: Stretch) -> None:
        """Attend to something; keep what the last stretch took."""
        if stretch == self._stretch:
            self.beat()
            return
        self.stop()
        self._begin(stretch)

    def _begin(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._segment = None
        self._began_at = self._clock.now()
        self._began_ticks = self._clock.ticks()

    def beat(self) -> None:
        """Keep the running stretch as it stands, so that a crash loses little of it."""
        seconds = round(self._clock.ticks() - self._began_ticks)
        if self._stretch is None or seconds < 1:
            return
        if self._segment is None:
            self._segment = self._stores.attention.add(self._new(seconds))
        elif seconds != self._segment.seconds:
            self._segment = self._stores.attention.save(replace(self._segment, seconds=seconds))

    def _new(self, seconds: int) -> AttentionSegment:
        stretch, began_at = self._stretch, self._began_at
        assert stretch is not None and began_at is not None  # set together in _begin
        return AttentionSegment(
            id=self._ids.new(),
            file_id=stretch.file_id,
            session_id=stretch.session_id,
            discussion_id=stretch.discussion_id,
            asked_question_id=stretch.asked_question_id,
            part=stretch.part,
            stage=stretch.stage,
            functions=stretch.functions,
            policy_function=stretch.policy_function,
            started_at=began_at,
            seconds=seconds,
        )

    def correct(self, minutes: float) -> AttentionSegment:
        """Put the pair's own figure in place of what was measured for the question in hand.

        Time that follows is measured afresh. Raises BadInput for a figure out of range.
        """
        self.beat()
        assert self._stretch is not None  # a session under way always attends to something
        if self._segment is None:
            kept = self._stores.attention.add(self._new(0).correct(minutes))
        else:
            kept = self._stores.attention.save(self._segment.correct(minutes))
        self._begin(self._stretch)
        return kept

    def stop(self) -> None:
        """Stop: a pause, a conversation set down, the end."""
        self.beat()
        self._stretch = None
        self._segment = None

    def remember(self) -> Memory:
        """How the clock stands, to go back to if keeping it fails."""
        return (self._stretch, self._segment, self._began_at, self._began_ticks)

    def restore(self, memory: Memory) -> None:
        """Stand as it was remembered; what passed since is measured with it."""
        self._stretch, self._segment, self._began_at, self._began_ticks = memory
