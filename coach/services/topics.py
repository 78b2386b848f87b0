"""What a pair discusses: topics and cases, begun, taken up again, and given what was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from coach.domain.agreed_action import AgreedAction
from coach.domain.discussion import CaseReference, Discussion, Note, SweepOutcome
from coach.domain.model import Part, Stage
from coach.domain.record_headings import CaseLimit, cite_limit, limit_of
from coach.domain.row import Destination
from coach.domain.session import Decision, Disagreement, ImmediateRisk, Place
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.services.under_way import UnderWay

K = TypeVar("K", AgreedAction, Decision, Disagreement)


@dataclass(frozen=True)
class CaseTaken:
    """What taking a case did."""

    case: CaseReference
    is_new: bool
    stayed_personal: int
    """Earlier notes of this topic that stay bound for the personal record."""
    risks: int = 0
    """Immediate risks that had no case yet and now go to this one."""
    unplaced: int = 0
    """Earlier notes of this topic that the policy keeps out of the personal record from now on."""
    followed: int = 0
    """What was agreed earlier in this topic and goes to the case now, for the same reason."""
    rule: str = ""
    """Where that stands, as *Leeds 4.13*."""


class Topics:
    """The discussions of one session; each verb is for use inside `change`."""

    def __init__(self, talk: UnderWay) -> None:
        self._talk = talk

    def resume(self, case_id: str | None) -> None:
        """Stand where the latest discussion stood; where a case is named, in its own.

        A named case that has no discussion yet gets its first.
        """
        talk = self._talk
        place = replace(talk.place, stage=Stage.EXPERIENCE)
        discussions = [
            one
            for one in talk.tools.stores.discussions.of_session(talk.session.id, talk.reader)
            if case_id is None or one.case_id == case_id
        ]
        if case_id is not None and not discussions:
            self._open(_case_title(self._case_with(case_id)), case_id)
            return
        if discussions:
            latest = discussions[-1]
            asked = talk.tools.stores.asked.of_session(talk.session.id, talk.reader)
            stages = [a.stage for a in asked if a.discussion_id == latest.id and a.stage]
            place = replace(
                place,
                discussion_id=latest.id,
                case_id=latest.case_id,
                stage=stages[-1] if stages else Stage.EXPERIENCE,
            )
        talk.stand(place)

    def begin(self, title: str) -> Discussion:
        """As `Conversation.begin_topic`, with a title that is clean."""
        case_id = self._case_for_a_topic()
        fresh = self._untouched_case_topic()
        if fresh is None:
            return self._open(title, case_id)
        discussion = self._talk.tools.stores.discussions.save(replace(fresh, title=title))
        self._stand_in(discussion)
        return discussion

    def take_case(self, reference: str) -> CaseTaken:
        """As `Conversation.take_case`."""
        talk = self._talk
        case, is_new = talk.tools.cases.add(talk.supervisee, reference)
        risks = self._give_risks(case)
        stayed = unplaced = followed = 0
        policy = talk.policy()
        discussion = talk.discussion
        if talk.place.part is not Part.DISCUSS:
            talk.stand(replace(talk.place, case_id=case.id, destination=None))
        elif discussion is None or discussion.case_id not in (None, case.id):
            self._open(_case_title(case), case.id)
        else:
            stayed = self._give_case(discussion, case)
            if limit_of(policy) is not CaseLimit.WORDS:
                stayed, unplaced = 0, self._take_out_of_personal(discussion)
                followed = self._give_outcomes(discussion, case)
        where = cite_limit(policy)
        return CaseTaken(case, is_new, stayed, risks, unplaced, followed, where)

    def named_case(self) -> str | None:
        """The case in hand, unless looking back only came to it with an action of its own."""
        talk = self._talk
        case_id = talk.place.case_id
        if talk.place.part is not Part.LOOK_BACK or case_id is None:
            return case_id
        session = talk.session
        looked_at = talk.tools.stores.actions.on_the_table(session.file_id, session.id, talk.reader)
        return None if any(one.case_id == case_id for one in looked_at) else case_id

    def _case_for_a_topic(self) -> str | None:
        """The case named just before, unless something was kept of it outside any discussion.

        A case that the sweep marked for discussion is meant all the same.
        """
        talk = self._talk
        case_id = self.named_case()
        if case_id is None or talk.place.discussion_id is not None:
            return None
        sweeps = talk.tools.stores.sweeps.of_session(talk.session.id, talk.reader)
        if any(s.case_id == case_id and s.outcome is SweepOutcome.DISCUSS for s in sweeps):
            return case_id
        kept = any(text.case_id == case_id and text.discussion_id is None for text in self._kept())
        return None if kept else case_id

    def _untouched_case_topic(self) -> Discussion | None:
        """The discussion in hand, if a case alone opened it and nothing is said in it yet."""
        discussion, case = self._talk.discussion, self._talk.case
        if discussion is None or case is None or discussion.title != _case_title(case):
            return None
        said = any(text.discussion_id == discussion.id for text in self._kept())
        return None if said else discussion

    def _kept(self) -> list[Note | AgreedAction | Decision | Disagreement | ImmediateRisk]:
        """Everything said so far that stands under a case or a discussion."""
        stores, reader = self._talk.tools.stores, self._talk.reader
        session_id = self._talk.session.id
        return [
            *stores.notes.of_session(session_id, reader),
            *stores.actions.of_session(session_id, reader),
            *stores.decisions.of_session(session_id, reader),
            *stores.disagreements.of_session(session_id, reader),
            *stores.risks.of_session(session_id, reader),
        ]

    def _case_with(self, case_id: str) -> CaseReference:
        cases = self._talk.tools.stores.cases.of_file(self._talk.session.file_id)
        return next(case for case in cases if case.id == case_id)

    def _open(self, title: str, case_id: str | None) -> Discussion:
        talk = self._talk
        if talk.place.part is not Part.DISCUSS:
            talk.session = talk.session.visit(Part.DISCUSS)
        earlier = talk.tools.stores.discussions.of_session(talk.session.id, talk.reader)
        discussion = talk.tools.stores.discussions.add(
            Discussion(
                id=talk.tools.ids.new(),
                file_id=talk.session.file_id,
                session_id=talk.session.id,
                title=title,
                case_id=case_id,
                destination=Destination.CASE if case_id else Destination.PERSONAL,
                position=len(earlier) + 1,
            )
        )
        self._stand_in(discussion)
        return discussion

    def _stand_in(self, discussion: Discussion) -> None:
        talk = self._talk
        talk.asked = None
        talk.stand(
            Place(
                part=Part.DISCUSS,
                discussion_id=discussion.id,
                case_id=discussion.case_id,
                stage=Stage.EXPERIENCE,
                voice=talk.place.voice,
                function=talk.place.function,
                policy_function=talk.place.policy_function,
            )
        )

    def _give_risks(self, case: CaseReference) -> int:
        """A risk raised in a hurry, before anybody named a case, goes to the one named now."""
        talk = self._talk
        risks = talk.tools.stores.risks.of_session(talk.session.id, talk.reader)
        homeless = [risk for risk in risks if risk.case_id is None]
        for risk in homeless:
            talk.tools.stores.risks.save(
                replace(risk, case_id=case.id, destination=Destination.CASE)
            )
        return len(homeless)

    def _give_case(self, discussion: Discussion, case: CaseReference) -> int:
        talk = self._talk
        notes = talk.tools.stores.notes.of_session(talk.session.id, talk.reader)
        mine = [n for n in notes if n.discussion_id == discussion.id and n.case_id is None]
        for note in mine:  # so that they can be placed on the case later
            talk.tools.stores.notes.save(replace(note, case_id=case.id))
        if discussion.case_id is None:
            talk.tools.stores.discussions.save(
                replace(discussion, case_id=case.id, destination=Destination.CASE)
            )
        talk.stand(replace(talk.place, case_id=case.id, destination=None))
        return sum(note.destination is Destination.PERSONAL for note in mine)

    def _take_out_of_personal(self, discussion: Discussion) -> int:
        """Notes of a topic that turns out to be a case's are to be placed anew."""
        notes = self._talk.tools.stores.notes
        here = [
            note
            for note in notes.of_session(self._talk.session.id, self._talk.reader)
            if note.discussion_id == discussion.id
            and note.destination is Destination.PERSONAL
            and note.withdrawn_at is None
        ]
        for note in here:
            notes.save(replace(note, destination=Destination.UNPLACED))
        return len(here)

    def _give_outcomes(self, discussion: Discussion, case: CaseReference) -> int:
        """What was agreed in a topic that turns out to be a case's is never left unplaced."""
        stores, talk = self._talk.tools.stores, self._talk
        actions, decisions, accounts = stores.actions, stores.decisions, stores.disagreements
        here, reader = talk.session.id, talk.reader
        return (
            _give(actions.of_session(here, reader), actions.save, discussion, case)
            + _give(decisions.of_session(here, reader), decisions.save, discussion, case)
            + _give(accounts.of_session(here, reader), accounts.save, discussion, case)
        )


def _give(
    kept: Iterable[K], save: Callable[[K], K], discussion: Discussion, case: CaseReference
) -> int:
    """Put what was said in a discussion on a case; the number of things that stand."""
    its = [one for one in kept if one.discussion_id == discussion.id and one.case_id is None]
    for one in its:
        save(replace(one, case_id=case.id, destination=Destination.CASE))
    return sum(one.withdrawn_at is None for one in its)


def _case_title(case: CaseReference) -> str:
    return f"Case {case.reference}"
