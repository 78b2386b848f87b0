"""The end of a group's session: notes agreed as accurate, kept, and written where they belong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_notes import compose_notes
from coach.domain.group_session import GroupNote, GroupNoteKind, GroupStatus
from coach.domain.record import Record, RecordKind
from coach.domain.row import Destination
from coach.domain.session import Session, SessionKind, SessionStatus
from coach.errors import CoachError, DocumentsFailed, GroupNotReady, NotFound, StorageFailed
from coach.services.export_ports import Format
from coach.services.group_guarding import GroupGuard, NotesFinding, require_unnamed
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.discussion import CaseReference
    from coach.domain.people import Supervisee
    from coach.services.filing import Written
    from coach.services.group_noting import GroupNoting
    from coach.services.group_papers import GroupPapers
    from coach.services.group_parts import GroupParts
    from coach.services.group_talk import GroupTalk
    from coach.services.papers import PaperService


@dataclass(frozen=True)
class GroupAgreed:
    """What came of a yes to the notes."""

    waits_for: tuple[str, ...]
    """Who has still to say yes; nobody once they are agreed."""
    written: tuple[Written, ...] = ()
    failed: CoachError | None = None
    """Why the document could not be written, if it could not; the notes are kept all the same."""

    @property
    def is_held(self) -> bool:
        """Whether the notes are agreed by all who are here."""
        return not self.waits_for


class GroupClosing:
    """Agreeing the notes of one session."""

    def __init__(
        self,
        talk: GroupTalk,
        parts: GroupParts,
        noting: GroupNoting,
        guard: GroupGuard,
        papers: GroupPapers,
        records: PaperService,
    ) -> None:
        self._talk = talk
        self._parts = parts
        self._noting = noting
        self._guard = guard
        self._papers = papers
        self._records = records

    def text(self) -> str:
        """The notes as they stand, to be read back to everybody."""
        return self._papers.text(self._talk.group, self._talk.material())

    def found(self) -> Sequence[NotesFinding]:
        """What in the notes may say who a child is."""
        return self._guard.look_through_all()

    def waits_for(self) -> tuple[str, ...]:
        """Who is here and has not said yes, by what they are called."""
        here = self._talk.here()
        return tuple(self._talk.called(one.person_id) for one in here if one.agreed_at is None)

    def missing(self) -> tuple[str, ...]:
        """What is usual after the rounds and is still missing, a sentence each; none is forced."""
        material = self._talk.material()
        if self._talk.structure.rating:
            kinds = {one.kind for one in material.notes}
            return () if GroupNoteKind.RATING in kinds else ("No rating is settled yet.",)
        said = []
        learnt = {one.person_id for one in material.notes if one.kind is GroupNoteKind.LEARNING}
        for one in material.presented:
            who = self._talk.called(one.person_id)
            if not one.speaks:
                said.append(f"Nobody yet speaks to {who} tomorrow.")
            if one.person_id not in learnt:
                said.append(f"{who} has not said yet what they take away.")
        return tuple(said)

    def agree(self, *who: str, as_it_is: bool = False) -> GroupAgreed:
        """Keep a yes to the notes: of those named, or of everybody who is here.

        With the last one they are agreed and written. Raises NamesStandThere with what was found
        unless it may stand as it is, GroupNotReady where nobody is here.
        """
        talk = self._talk
        with talk.change(GroupStatus.AFTER):
            if not as_it_is:
                require_unnamed([one.finding for one in self.found()])
            asked = [self._parts.named(one) for one in who] or talk.here()
            if not asked:
                raise GroupNotReady("Nobody is here who could agree them.")
            now = talk.tools.clock.now()
            for one in asked:
                if one.agreed_at is None:
                    talk.tools.stores.groups.attending.save(replace(one, agreed_at=now))
            waiting = self.waits_for()
            if waiting:
                return GroupAgreed(waiting)
            self._hold()
        return self.write()

    def differs(self, who: str, words: str, *, as_it_is: bool = False) -> GroupNote:
        """Somebody sees it otherwise: their account stands beside the notes."""
        return self._noting.note(words, GroupNoteKind.ACCOUNT, who, as_it_is=as_it_is)

    def _hold(self) -> None:
        talk = self._talk
        talk.put(talk.session.hold(talk.tools.clock.now()))
        if talk.structure.destination is Destination.CASE:
            self._keep_case_record(*self._whose_case())

    def _whose_case(self) -> tuple[Supervisee, CaseReference]:
        """The case, and whose file it is on. Raises NotFound."""
        stores = self._talk.tools.stores
        for one in stores.people.supervisees():
            for case in stores.cases.of_file(one.file.id):
                if case.id == self._talk.session.case_id:
                    return one, case
        raise NotFound("The case is on nobody's file any more; its record has no place.")

    def _keep_case_record(self, whose: Supervisee, case: CaseReference) -> None:
        """The record of a case group is one of the case's, like that of any session."""
        talk, stores = self._talk, self._talk.tools.stores
        mine = talk.session
        session = stores.sessions.add(
            Session(
                id=talk.tools.ids.new(),
                file_id=whose.file.id,
                pair_id=whose.pair.id,
                kind=SessionKind.GROUP,
                status=SessionStatus.HELD,
                held_on=mine.held_on,
                started_at=mine.started_at,
                ended_at=mine.ended_at,
                agreed_minutes=mine.minutes,
                policy_id=whose.pair.policy_id,
                policy_version=whose.pair.policy_version,
            )
        )
        draft = stores.records.add(
            Record(
                id=talk.tools.ids.new(),
                file_id=whose.file.id,
                session_id=session.id,
                kind=RecordKind.CASE,
                case_id=case.id,
                policy_id=session.policy_id,
                policy_version=session.policy_version,
            )
        )
        revised = stores.records.save(draft.revise())
        stores.records.add_version(revised, compose_notes(talk.material()))

    def write(self, wanted: Format = Format.MARKDOWN) -> GroupAgreed:
        """Write what was agreed, to the group's own folder or to the case's."""
        talk = self._talk
        try:
            if talk.structure.destination is Destination.CASE:
                whose, _ = self._whose_case()
                written = tuple(self._records.write_new(whose, talk.tools.groups.reader()))
            else:
                written = (self._papers.write_notes(talk.group, talk.material(), wanted),)
        except (DocumentsFailed, StorageFailed) as failed:
            return GroupAgreed((), (), failed)
        return GroupAgreed((), written)
