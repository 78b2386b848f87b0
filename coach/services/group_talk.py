"""A group's session under way in one window: where its rounds stand, and each move whole."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_notes import GroupMaterial
from coach.domain.group_session import (
    UNDER_WAY,
    Attending,
    Dilemma,
    GroupSession,
    GroupStatus,
    RoundsPlace,
)
from coach.domain.rounds import RunningRounds
from coach.errors import GroupNotReady
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.group import GroupAgreement
    from coach.domain.group_structure import GroupStructure, Round
    from coach.domain.people import Reader
    from coach.services.groups import GroupSeen, GroupService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class GroupTools:
    """What every service of a group's session works with."""

    stores: Stores
    content: Content
    clock: Clock
    ids: Ids
    groups: GroupService


class GroupTalk:
    """One session of a group in one window.

    The clock of a round is a count of seconds that stands still while the machine sleeps. It is
    kept at every move and whenever `keep_time` is called, so that a session which was killed goes
    on in the same round with its time; it comes back paused.
    """

    def __init__(
        self, tools: GroupTools, group: GroupSeen, session: GroupSession, reader: Reader
    ) -> None:
        self.tools = tools
        self.group = group
        self.session = session
        self.reader = reader
        self.rounds: RunningRounds | None = None
        self._kept: RoundsPlace | None = None
        """The place as this window last kept or found it."""
        self._take_up_place()

    def _take_up_place(self) -> None:
        """Where another window has moved the rounds, or a kill has left them: paused there."""
        place = self.tools.stores.groups.sessions.place(self.session.id)
        if place is None or place == self._kept or self.session.structure is None:
            return
        self._kept = place
        self.rounds = RunningRounds(self.session.structure, place.at, place.spent, place.more)

    # What stands

    @property
    def structure(self) -> GroupStructure:
        """The structure as scaled. Raises GroupNotReady before one is chosen."""
        return self.session.chosen

    @property
    def running(self) -> RunningRounds:
        """The rounds. Raises GroupNotReady before they have begun."""
        if self.rounds is None:
            raise GroupNotReady("The rounds have not begun yet.")
        return self.rounds

    @property
    def round(self) -> Round | None:
        """The round in hand, while rounds are on."""
        on = self.session.status is GroupStatus.ROUNDS and self.rounds is not None
        return self.running.round if on and not self.running.is_over else None

    def attending(self) -> list[Attending]:
        """Everybody of this session, in the order in which they stand."""
        return self.tools.stores.groups.attending.of(self.session.id)

    def here(self) -> list[Attending]:
        """Who is in the room now."""
        return [one for one in self.attending() if one.is_here]

    def called(self, person_id: str) -> str:
        """What somebody is called in this group."""
        return self.group.called.get(person_id, "")

    def dilemmas(self) -> list[Dilemma]:
        """Dilemmas of this session, in the order in which they were offered."""
        return self.tools.stores.groups.dilemmas.of(self.session.id, self.reader)

    def material(self) -> GroupMaterial:
        """All that this session kept."""
        kept = self.tools.stores.groups
        return GroupMaterial(
            self.session,
            tuple(self.attending()),
            tuple(self.dilemmas()),
            tuple(kept.notes.of(self.session.id, self.reader)),
            tuple(kept.actions.of(self.session.id, self.reader)),
            self.group.called,
        )

    def agreement(self) -> GroupAgreement | None:
        """What the group agreed and works by, if it has agreed anything."""
        return self.tools.stores.groups.agreements.of_group(self.group.group.id).standing

    # Moving

    @contextmanager
    def change(self, *status: GroupStatus) -> Iterator[None]:
        """All of a move or none of it, while the session stands in one of `status`.

        On any error everything stands where it stood. Raises NotesAgreed, GroupSessionOver or
        GroupNotReady where it stands elsewhere, also because another window moved it.
        """
        before = (self.session, self.rounds, self._kept)
        try:
            with self.tools.stores.atomic():
                standing = self.tools.stores.groups.sessions.get(self.session.id, self.reader)
                self.session = standing.require(*(status or UNDER_WAY))
                self._take_up_place()
                found = self.rounds
                yield
                # A window that only looks on leaves the place to the one that holds the clock.
                if self.rounds is not None and (self.rounds.is_running or self.rounds != found):
                    self._keep_place()
        except BaseException:
            self.session, self.rounds, self._kept = before
            raise

    def put(self, session: GroupSession) -> None:
        """Keep the session as it is now; for use inside `change`."""
        self.session = self.tools.stores.groups.sessions.save(session)

    def _keep_place(self) -> None:
        now = self.tools.clock.ticks()
        self.rounds = running = self.running.keep(now)
        self._kept = RoundsPlace(
            session_id=self.session.id,
            at=running.at,
            spent=running.spent,
            more=running.more,
            kept_at=self.tools.clock.now(),
        )
        self.tools.stores.groups.sessions.save_place(self._kept)

    def keep_time(self) -> None:
        """Keep what the round in hand has taken so far, while nothing is being said."""
        if self.rounds is None or not self.rounds.is_running:
            return
        with self.tools.stores.atomic():
            self._take_up_place()
            if self.rounds.is_running:
                self._keep_place()

    def take_up_group(self) -> None:
        """Look again at who belongs to the group."""
        self.group = self.tools.groups.again(self.group)

    # The clock

    def begin_rounds(self) -> Round:
        """Let the first round run. Raises GroupNotReady while something must be settled first."""
        with self.change(GroupStatus.BEFORE):
            waiting = self.waits_for()
            if waiting:
                raise GroupNotReady(waiting)
            self.put(self.session.enter_rounds())
            self.rounds = RunningRounds.of(self.structure).go(self.tools.clock.ticks())
        return self.running.round

    def waits_for(self) -> str:
        """Nothing where the rounds can begin, else a sentence that says what is missing."""
        if self.session.structure is None:
            return "Choose a structure first."
        structure = self.structure
        if not structure.anonymised and self.session.case_id is None:
            return "Say whose case this is, so that its record has a place."
        if not any(one.role for one in self.here()):
            return "Give out the parts first."
        chosen = sorted((d for d in self.dilemmas() if d.place), key=lambda d: d.place or 0)
        if structure.anonymised and len(chosen) < len(structure.presenting):
            missing = len(structure.presenting) - len(chosen)
            return "Choose a dilemma first." if missing == 1 else "Choose two dilemmas first."
        return next(
            (ask for one in chosen if (ask := one.asks(anonymised=structure.anonymised))), ""
        )

    def pause(self) -> None:
        """Stop the clock of the round."""
        with self.change(GroupStatus.ROUNDS):
            self.rounds = self.running.hold(self.tools.clock.ticks())

    def go_on(self) -> Round:
        """Let the clock run again."""
        with self.change(GroupStatus.ROUNDS):
            self.rounds = self.running.go(self.tools.clock.ticks())
        return self.running.round

    def end_round(self) -> Round | None:
        """End the round, early or late; the next one runs. None once the last one is over."""
        with self.change(GroupStatus.ROUNDS):
            now = self.tools.clock.ticks()
            self.rounds = self.running.go(now).end_round(now)
            if self.rounds.is_over:
                self.put(self.session.leave_rounds())
        return self.round

    def back(self) -> Round:
        """Back one round, paused, with the time that it had taken."""
        with self.change(GroupStatus.ROUNDS, GroupStatus.AFTER):
            if self.session.status is GroupStatus.AFTER:
                self.put(self.session.back_to_rounds())
            self.rounds = self.running.back(self.tools.clock.ticks())
        return self.running.round

    def two_more(self) -> int:
        """Two more minutes for the round; the seconds that are left now."""
        with self.change(GroupStatus.ROUNDS):
            now = self.tools.clock.ticks()
            self.rounds = self.running.two_more(now)
        return self.seconds_left()

    def seconds_left(self) -> int:
        """Whole seconds until the round should end; below zero once it is past."""
        return self.running.seconds_left(self.tools.clock.ticks())

    def stop(self) -> None:
        """Leave for now: the round keeps its time, and its clock stands."""
        if self.session.status is GroupStatus.ROUNDS and self.running.is_running:
            self.pause()

    def call_off(self) -> None:
        """It does not take place after all; nothing of it enters any notes."""
        with self.change():
            self.put(self.session.call_off(self.tools.clock.now()))
            if self.rounds is not None:
                self.rounds = replace(self.rounds, since=None)
