"""The door to a group's session: a new one, or the one under way at the place where it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_session import Attending, GroupSession
from coach.domain.people import Reader
from coach.errors import GroupNotReady
from coach.services.group_case import GroupCase
from coach.services.group_closing import GroupClosing
from coach.services.group_dilemmas import GroupDilemmas
from coach.services.group_guarding import GroupGuard
from coach.services.group_help import GroupHelp
from coach.services.group_noting import GroupNoting
from coach.services.group_parts import GroupParts
from coach.services.group_talk import GroupTalk, GroupTools
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.leaks import Near
    from coach.services.group_papers import GroupPapers
    from coach.services.groups import GroupSeen
    from coach.services.papers import PaperService


@dataclass(frozen=True)
class GroupMeeting:
    """Everything a group can do in one session, for any face."""

    talk: GroupTalk
    parts: GroupParts
    case: GroupCase
    dilemmas: GroupDilemmas
    noting: GroupNoting
    guard: GroupGuard
    help: GroupHelp
    closing: GroupClosing
    resumed: bool
    """Whether it was under way before."""


class GroupSessionService:
    """Opens sessions of groups."""

    def __init__(
        self, tools: GroupTools, near: Near, papers: GroupPapers, records: PaperService
    ) -> None:
        self._tools = tools
        self._near = near
        self._papers = papers
        self._records = records

    def open(self, seen: GroupSeen, minutes: int | None = None) -> GroupMeeting:
        """Open today's session. What was planned for today is the one that begins.

        Raises GroupNotReady for a group to which nobody belongs.
        """
        tools = self._tools
        sessions = tools.stores.groups.sessions
        with tools.stores.atomic():
            under_way = sessions.under_way(seen.group.id)
            session = under_way or self._begin(seen, minutes)
            self._take_in_newcomers(seen, session)
        return self._meeting(seen, session, resumed=under_way is not None)

    def look_at(self, seen: GroupSeen, session: GroupSession) -> GroupMeeting:
        """A session of any day, to read or to write out again."""
        return self._meeting(seen, session, resumed=True)

    def _begin(self, seen: GroupSeen, minutes: int | None) -> GroupSession:
        tools = self._tools
        today = tools.clock.today()
        if not seen.here_on(today):
            raise GroupNotReady(
                "Nobody belongs to this group yet; add members with: "
                f'coach group member "{seen.group.name}" NAME'
            )
        sessions = tools.stores.groups.sessions
        planned = next(
            (
                one
                for one in tools.groups.sessions(seen)
                if one.planned_on == today and one.started_at is None and not one.ended_at
            ),
            None,
        )
        session = planned or sessions.add(
            GroupSession(
                id=tools.ids.new(), group_id=seen.group.id, minutes=minutes or seen.group.minutes
            )
        )
        session = replace(session, minutes=minutes or session.minutes)
        return sessions.save(session.begin(tools.clock.now(), today))

    def _take_in_newcomers(self, seen: GroupSeen, session: GroupSession) -> None:
        """Everybody who belongs to the group stands in the session; the mentor last in turn."""
        tools = self._tools
        kept = tools.stores.groups.attending
        there = {one.person_id for one in kept.of(session.id)}
        today = session.held_on or tools.clock.today()
        everybody = (*(one.person_id for one in seen.here_on(today)), seen.group.mentor_id)
        for person_id in dict.fromkeys(everybody):
            if person_id not in there:
                kept.add(Attending(id=tools.ids.new(), session_id=session.id, person_id=person_id))

    def _meeting(self, seen: GroupSeen, session: GroupSession, *, resumed: bool) -> GroupMeeting:
        reader = Reader(self._tools.groups.reader().owner_id, group_id=seen.group.id)
        talk = GroupTalk(self._tools, seen, session, reader)
        parts, guard = GroupParts(talk), GroupGuard(talk, self._near)
        noting = GroupNoting(talk, parts, guard)
        return GroupMeeting(
            talk=talk,
            parts=parts,
            case=GroupCase(talk),
            dilemmas=GroupDilemmas(talk, parts, guard),
            noting=noting,
            guard=guard,
            help=GroupHelp(talk),
            closing=GroupClosing(talk, parts, noting, guard, self._papers, self._records),
            resumed=resumed,
        )
