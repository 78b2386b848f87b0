"""An urgent request or an informal talk, kept in one go; it never stands in for a session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach.domain.discussion import CaseReference, Discussion, Note
from coach.domain.log import DayLimits, LogEntry, Who
from coach.domain.model import Part
from coach.domain.moments import moment
from coach.domain.naming import TALK_TITLES
from coach.domain.people import Reader, Supervisee
from coach.domain.row import Destination
from coach.domain.session import Decision, SessionKind
from coach.domain.session_material import SessionMaterial
from coach.errors import BadInput, DocumentsFailed, NotFound, StorageFailed
from coach.services.drafts import WindowDraft
from coach.services.keeping import keep_records
from coach.text import clean_line, clean_note
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.policy import Policy
    from coach.services.papers import PaperService, Written
    from coach.services.under_way import Tools


@dataclass(frozen=True)
class Talk:
    """What somebody says of a talk between sessions."""

    kind: SessionKind
    """Urgent or informal."""
    about: str
    decisions: tuple[tuple[str, str], ...] = ()
    """What was decided, and why."""
    case: str = ""
    """A case reference, if it was about one."""
    asked_by: Who | None = None
    asked_at: datetime | None = None
    """When it was asked for; else when the request that it meets was kept."""
    met_at: datetime | None = None
    """When it took place; else now."""
    endorsed_by: tuple[Who, ...] = ()


@dataclass(frozen=True)
class KeptTalk:
    """What keeping a talk left."""

    entry: LogEntry
    awaited: tuple[Who, ...]
    """Whose endorsement the policy still asks for."""
    written: tuple[Written, ...]
    failed: DocumentsFailed | StorageFailed | None
    """Why documents could not be written, if they could not; the words are kept all the same."""


class QuickService:
    """Talks between sessions."""

    def __init__(self, tools: Tools, papers: PaperService) -> None:
        self._tools = tools
        self._papers = papers

    def draft(self, supervisee: Supervisee) -> WindowDraft:
        """Words typed for a talk and not kept yet."""
        return WindowDraft(self._tools.stores, self._tools.clock, supervisee.file.id, "quick")

    def moment(self, words: str) -> datetime | None:
        """A time that has been, as the pair writes it; None for no words. Raises BadInput."""
        clock = self._tools.clock
        return moment(words, clock.today(), clock.zone())

    def request(
        self, supervisee: Supervisee, by: Who = Who.SUPERVISEE, at: datetime | None = None
    ) -> LogEntry:
        """Keep that an urgent talk was asked for; its 24 hours run from then.

        Raises BadInput for a time to come, BeforeStart, AfterLeaving.
        """
        with self._tools.stores.atomic():
            asked_at = self._past(at)
            blank = self._blank(supervisee, SessionKind.URGENT, asked_at)
            return self._tools.stores.log.add(replace(blank, asked_by=by, asked_at=asked_at))

    def requests(self, supervisee: Supervisee) -> list[LogEntry]:
        """Urgent requests that no talk has met yet, oldest first."""
        found = self._tools.stores.log.of_files([supervisee.file.id])
        return [one for one in found if one.is_request]

    def keep(self, supervisee: Supervisee, talk: Talk) -> KeptTalk:
        """Keep a talk with its words and decisions, its records, and who endorses it.

        An urgent talk meets the oldest open request, unless it was asked for at another time.
        Raises BadInput, BeforeStart, AfterLeaving, and then nothing was kept. Documents that fail
        undo nothing.
        """
        tools = self._tools
        reader = Reader(supervisee.supervisor.id, supervisee.file.id)
        about = clean_note(talk.about).strip()
        if not about:
            raise BadInput("Say what was talked about; nothing was kept.", "about")
        if talk.kind not in TALK_TITLES:
            raise BadInput("A quick talk is urgent or informal; nothing was kept.", "kind")
        with tools.stores.atomic():
            entry = self._begin(supervisee, talk)
            case = tools.cases.add(supervisee, talk.case)[0] if talk.case.strip() else None
            self._say(entry, talk, about, case)
            today = tools.clock.today()
            ended = entry.end_talk()
            for who in talk.endorsed_by:
                ended = ended.endorse(who, today)
            kept = tools.stores.log.save(ended)
            keep_records(tools, self._material(kept, reader))
            self.draft(supervisee).clear()
        try:
            written = tuple(self._papers.write_new(supervisee, reader))
        except (DocumentsFailed, StorageFailed) as failed:
            return KeptTalk(kept, self.awaited(kept), (), failed)
        return KeptTalk(kept, self.awaited(kept), written, None)

    def endorse(self, supervisee: Supervisee, by: Who, entry_id: str | None = None) -> LogEntry:
        """One of the two stands by a talk: the one named, else the oldest that waits for them.

        Raises NotFound, NotYet, BadInput.
        """
        tools = self._tools
        with tools.stores.atomic():
            found = tools.stores.log.of_files([supervisee.file.id])
            chosen = [
                one
                for one in found
                if (one.id == entry_id if entry_id else by in self.awaited(one))
                and one.kind in TALK_TITLES
            ]
            if not chosen:
                raise NotFound("No talk waits for that; nothing was changed.")
            return tools.stores.log.save(chosen[0].endorse(by, tools.clock.today()))

    def awaited(self, entry: LogEntry) -> tuple[Who, ...]:
        """Whose endorsement of a talk its policy asks for and has not got."""
        if entry.met_at is None or entry.kind not in self._policy(entry.policy_id).endorsed:
            return ()
        said = entry.endorsed_by()
        return tuple(who for who in (Who.SUPERVISOR, Who.SUPERVISEE) if who not in said)

    def _begin(self, supervisee: Supervisee, talk: Talk) -> LogEntry:
        """The talk's own entry, or the request's that it meets, under way."""
        log = self._tools.stores.log
        met_at = self._past(talk.met_at)
        on = self._day_of(met_at)
        open_requests = self.requests(supervisee) if talk.kind is SessionKind.URGENT else []
        if open_requests and talk.asked_at in (None, open_requests[0].asked_at):
            return log.save(open_requests[0].begin_talk(on, met_at))
        asked_at = self._past(talk.asked_at) if talk.asked_at else None
        blank = self._blank(supervisee, talk.kind, asked_at or met_at)
        asked = replace(blank, asked_by=talk.asked_by, asked_at=asked_at)
        return log.add(asked.begin_talk(on, met_at))

    def _say(self, entry: LogEntry, talk: Talk, about: str, case: CaseReference | None) -> None:
        """Keep the words and the decisions; they follow the case, else the personal record."""
        tools = self._tools
        where: dict[str, Any] = {
            "file_id": entry.file_id,
            "session_id": entry.id,
            "destination": Destination.CASE if case else Destination.PERSONAL,
            "case_id": case.id if case else None,
        }
        topic = Discussion(id=tools.ids.new(), title=TALK_TITLES[entry.kind], position=1, **where)
        tools.stores.discussions.add(topic)
        note = tools.stores.notes.add(
            Note(
                id=tools.ids.new(),
                discussion_id=topic.id,
                part=Part.DISCUSS,
                number=1,
                words=about,
                noted_at=tools.clock.now(),
                **where,
            )
        )
        tools.stores.notes.index(note)
        for what, why in talk.decisions:
            decided = clean_line(what)
            if not decided:
                raise BadInput(
                    "A decision needs to say what was decided; nothing was kept.", "what"
                )
            tools.stores.decisions.add(
                Decision(
                    id=tools.ids.new(),
                    discussion_id=topic.id,
                    what=decided,
                    reason=clean_line(why),
                    **where,
                )
            )

    def _material(self, entry: LogEntry, reader: Reader) -> SessionMaterial:
        stores = self._tools.stores
        return SessionMaterial(
            session=stores.sessions.get(entry.id, reader),
            policy=self._policy(entry.policy_id),
            cases=tuple(stores.cases.of_file(entry.file_id)),
            discussions=tuple(stores.discussions.of_session(entry.id, reader)),
            notes=tuple(stores.notes.of_session(entry.id, reader)),
            decisions=tuple(stores.decisions.of_session(entry.id, reader)),
            asked=(),
            agenda=(),
            actions=(),
            reviews=(),
            reviewed_actions=(),
            disagreements=(),
            risks=(),
            sweeps=(),
            self_care_reviewed=False,
        )

    def _blank(self, supervisee: Supervisee, kind: SessionKind, at: datetime) -> LogEntry:
        policy, person = self._policy(supervisee.pair.policy_id), supervisee.person
        limits = DayLimits(self._tools.clock.today(), person.start_on, person.left_on)
        return LogEntry(
            id=self._tools.ids.new(),
            file_id=supervisee.file.id,
            pair_id=supervisee.pair.id,
            kind=kind,
            planned_on=limits.allow_past(self._day_of(at)),
            policy_id=policy.id,
            policy_version=policy.version,
        )

    def _policy(self, policy_id: str) -> Policy:
        policies = self._tools.content.policies()
        return next((p for p in policies if p.id == policy_id), policies[0])

    def _past(self, at: datetime | None) -> datetime:
        """A moment that has come, now unless one is given. Raises BadInput for one to come."""
        now = self._tools.clock.now()
        if at is not None and at > now:
            raise BadInput("That time is still to come; nothing was kept.", "at")
        return at or now

    def _day_of(self, at: datetime) -> date:
        return at.astimezone(self._tools.clock.zone()).date()
