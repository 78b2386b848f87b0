"""Says at most one nudge at a time, about the structure of the discussion in hand, once each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agreed_action import ActionStatus
from coach.domain.asides import NudgeTold
from coach.domain.attention import Source
from coach.domain.model import Part, Stage
from coach.domain.nudging import NudgeKind, Shape, nudge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.services.conversation import Conversation
    from coach.services.looking_back import LookingBack
    from coach.services.timekeeping import SessionTime


class Nudging:
    """The nudges of one conversation."""

    def __init__(
        self,
        talk: Conversation,
        time: SessionTime,
        looking_back: LookingBack,
        off: frozenset[NudgeKind] = frozenset(),
    ) -> None:
        self._talk = talk
        self._time = time
        self._looking_back = looking_back
        self._off = off

    def now(self) -> NudgeTold | None:
        """The nudge to show, newly told or not dismissed yet; None is the usual answer.

        There is none after an immediate risk, nor while the session is set down.
        """
        talk = self._talk
        if talk.session.risk_raised or talk.place.set_down:
            return None
        told = [
            one
            for one in talk.tools.stores.nudges.of_session(talk.session.id, talk.reader)
            if one.discussion_id == talk.place.discussion_id
        ]
        standing = [one for one in told if one.dismissed_at is None]
        if standing:
            return standing[-1]
        kind = nudge(self._shape(), frozenset(one.kind for one in told), self._off)
        return self._tell(kind) if kind is not None else None

    def _tell(self, kind: NudgeKind) -> NudgeTold:
        talk = self._talk
        with talk.change():
            return talk.tools.stores.nudges.add(
                NudgeTold(
                    id=talk.tools.ids.new(),
                    file_id=talk.session.file_id,
                    session_id=talk.session.id,
                    discussion_id=talk.place.discussion_id,
                    kind=kind,
                )
            )

    def dismiss(self, told: NudgeTold) -> None:
        """Put a nudge away; it is not said again in this discussion."""
        talk = self._talk
        with talk.change():
            talk.tools.stores.nudges.save(replace(told, dismissed_at=talk.tools.clock.now()))

    def _shape(self) -> Shape:
        """How the discussion in hand has gone; outside one, only what was carried."""
        place = self._talk.place
        if place.part is Part.LOOK_BACK:
            return Shape(most_carried=self._most_carried())
        if place.part is not Part.DISCUSS or place.discussion_id is None:
            return Shape()
        return self._shape_of(place.discussion_id)

    def _most_carried(self) -> int:
        found = self._looking_back.look_back()
        carried = [
            one.action.times_carried for one in found if one.action.status is ActionStatus.OPEN
        ]
        return max(carried, default=0)

    def _shape_of(self, discussion_id: str) -> Shape:
        talk = self._talk
        stores, session_id, reader = talk.tools.stores, talk.session.id, talk.reader
        stretches = [
            one
            for one in stores.attention.of_session(session_id, reader)
            if one.discussion_id == discussion_id and one.source is not Source.FELT
        ]
        asked = [
            one
            for one in stores.asked.of_session(session_id, reader)
            if one.discussion_id == discussion_id and one.stage is not None
        ]
        notes = stores.notes.of_session(session_id, reader)
        actions = [
            one
            for one in stores.actions.of_session(session_id, reader)
            if one.discussion_id == discussion_id and one.withdrawn_at is None
        ]
        return Shape(
            path=_path([one.stage for one in asked], talk.place.stage_in_hand()),
            seconds=_seconds((one.stage, one.seconds) for one in stretches),
            questions=_counted(one.stage for one in asked),
            notes=_counted(
                note.stage
                for note in notes
                if note.discussion_id == discussion_id and note.withdrawn_at is None
            ),
            actions=len(actions),
            unsettled_actions=sum(not (a.owner and a.due_on and a.why) for a in actions),
            session_gone=self._time.share_gone(),
        )


def _path(visited: list[Stage | None], here: Stage | None) -> tuple[Stage, ...]:
    """Stages in the order of their visits, each stay once; the last is where the pair stands."""
    path: list[Stage] = []
    for stage in (*visited, here):
        if stage is not None and (not path or path[-1] is not stage):
            path.append(stage)
    return tuple(path)


def _counted(stages: Iterable[Stage | None]) -> dict[Stage, int]:
    return dict(Counter(stage for stage in stages if stage is not None))


def _seconds(stretches: Iterable[tuple[Stage | None, float]]) -> dict[Stage, float]:
    total: dict[Stage, float] = {}
    for stage, seconds in stretches:
        if stage is not None:
            total[stage] = total.get(stage, 0.0) + seconds
    return total
