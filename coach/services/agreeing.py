"""What the pair agrees, decides, disputes and looks back on, and the caseload's sweep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach.domain.agreed_action import ActionOwner, ActionStatus, AgreedAction
from coach.domain.discussion import CaseLine, CaseReference, CaseSweep, SweepOutcome
from coach.domain.model import Part, Stage
from coach.domain.record_headings import keep_case_words_out
from coach.domain.row import Destination, Voice
from coach.domain.session import AgendaItem, Decision, Disagreement, ImmediateRisk, ItemKind, Need
from coach.errors import BadInput, NotAnnounced, NotFound
from coach.services.feeling import Feeling
from coach.text import clean_line, clean_name, clean_note

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.services.conversation import Conversation


class Agreeing:
    """The outcomes of one conversation.

    They follow the case in hand, else the personal record; where the pair has said that words here
    go to one of the two, outcomes do too. They are never left behind. A risk follows its case.
    """

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def goes_to(self) -> Destination:
        """Where an outcome goes unless the pair says otherwise."""
        place = self._talk.place
        to_case = place.case_id is not None and place.destination is not Destination.PERSONAL
        return Destination.CASE if to_case else Destination.PERSONAL

    def _said_here(self, to: Destination | None = None) -> dict[str, Any]:
        """What everything agreed here has in common: where it was said, and where it goes."""
        talk = self._talk
        is_case = (to or self.goes_to()) is Destination.CASE
        case_id = talk.place.case_id if is_case else None
        return {
            "id": talk.tools.ids.new(),
            "file_id": talk.session.file_id,
            "session_id": talk.session.id,
            "destination": Destination.CASE if case_id else Destination.PERSONAL,
            "case_id": case_id,
        }

    def _said_in_discussion(self, to: Destination | None = None) -> dict[str, Any]:
        return {**self._said_here(to), "discussion_id": self._talk.place.discussion_id}

    def action(
        self, what: str, why: str = "", owner: ActionOwner | None = None, due_on: date | None = None
    ) -> AgreedAction:
        """Agree an action. Raises BadInput without a *what*, or for a day that has passed."""
        talk = self._talk
        if due_on is not None and due_on < talk.tools.clock.today():
            raise BadInput(f"{due_on} has passed; an action needs a day to come.", "due")
        with talk.change():
            return talk.tools.stores.actions.add(
                AgreedAction(
                    **self._said_in_discussion(),
                    what=_needed(what, "An action needs to say what will be done"),
                    why=clean_line(why),
                    owner=owner,
                    due_on=due_on,
                )
            )

    def decide(self, what: str, reason: str = "") -> Decision:
        """Keep a decision with its reason. Raises BadInput without a *what*."""
        talk = self._talk
        with talk.change():
            return talk.tools.stores.decisions.add(
                Decision(
                    **self._said_in_discussion(),
                    what=_needed(what, "A decision needs to say what was decided"),
                    reason=clean_line(reason),
                )
            )

    def disagree(
        self, supervisor: str, supervisee: str, to: Destination | None = None
    ) -> Disagreement:
        """Keep a disagreement as two accounts. Raises BadInput unless both are there.

        Raises PlacementRefused for a personal record that takes no words about the case in hand.
        """
        talk = self._talk
        if to is Destination.PERSONAL and talk.place.case_id is not None:
            keep_case_words_out(talk.policy())
        with talk.change():
            return talk.tools.stores.disagreements.add(
                Disagreement(
                    **self._said_in_discussion(to),
                    supervisor_account=clean_note(supervisor).strip(),
                    supervisee_account=clean_note(supervisee).strip(),
                )
            )

    def raise_risk(
        self, safe_now: str, told: str, acts: str, by_when: str, reference: str | None = None
    ) -> ImmediateRisk:
        """Keep an immediate risk and go to the plan; the session is silent about all else.

        It is about the case of a reference, or about no case yet where that is empty; without
        one, about the case in hand. Raises BadInput where nothing says whether the child is safe.
        """
        talk = self._talk
        with talk.change():
            case_id = talk.place.case_id if reference is None else self._case_id(reference)
            risk = talk.tools.stores.risks.add(
                ImmediateRisk(
                    **{
                        **self._said_in_discussion(),
                        "destination": Destination.CASE if case_id else Destination.PERSONAL,
                        "case_id": case_id,
                    },
                    safe_now=_needed(
                        safe_now,
                        "Say first whether the child is safe now",
                        "safe",
                    ),
                    told=clean_line(told),
                    acts=clean_line(acts),
                    by_when=clean_line(by_when),
                )
            )
            if not talk.session.risk_raised:
                raised = replace(talk.session, risk_raised=True)
                talk.session = talk.tools.stores.sessions.save(raised)
            if talk.place.part is Part.DISCUSS:
                talk.stand(replace(talk.place, stage=Stage.PLAN, destination=None))
                talk.ask(None)
        return risk

    def _case_id(self, reference: str) -> str | None:
        """The case of a reference, new to the caseload or not; None for an empty one."""
        if not reference.strip():
            return None
        talk = self._talk
        case, _ = talk.tools.cases.add(talk.supervisee, reference)
        return case.id

    def unsettled_risks(self) -> list[ImmediateRisk]:
        """The immediate risks of which nobody said yet who is told, or who acts."""
        return [risk for risk in self.risks() if not (risk.told and risk.acts)]

    def risks(self) -> list[ImmediateRisk]:
        """The immediate risks of this session; one that was settled later takes the last place.

        A later risk of the same case stands for the earlier ones.
        """
        talk = self._talk
        latest = {
            risk.case_id: risk
            for risk in talk.tools.stores.risks.of_session(talk.session.id, talk.reader)
        }
        return list(latest.values())

    def add_item(
        self,
        title: str,
        raised_by: Voice = Voice.BOTH,
        need: Need | None = None,
        kind: ItemKind = ItemKind.TOPIC,
    ) -> AgendaItem:
        """Put something on the agenda.

        Raises BadInput for a title without letters, NotAnnounced for a worry about somebody's
        work, which is prepared and announced for another time.
        """
        talk = self._talk
        if kind is ItemKind.PERFORMANCE:
            raise NotAnnounced(talk.tools.content.performance_guide().next_time)
        with talk.change():
            return talk.tools.stores.agenda.add(
                AgendaItem(
                    **self._said_here(),
                    title=clean_name(title, "title"),
                    raised_by=raised_by,
                    need=need,
                    position=len(self.agenda()) + 1,
                )
            )

    def agenda(self) -> list[AgendaItem]:
        """The agenda so far."""
        return [item for item in self._items() if item.withdrawn_at is None]

    def _items(self) -> list[AgendaItem]:
        talk = self._talk
        return talk.tools.stores.agenda.of_session(talk.session.id, talk.reader)

    def take_off(self, item_id: str) -> AgendaItem:
        """Take something off the agenda; `put_on` undoes it. Raises NotFound."""
        return self._withdraw(item_id, self._talk.tools.clock.now())

    def put_on(self, item_id: str) -> AgendaItem:
        """Put something back on the agenda. Raises NotFound."""
        return self._withdraw(item_id, None)

    def _withdraw(self, item_id: str, at: datetime | None) -> AgendaItem:
        found = [item for item in self._items() if item.id == item_id]
        if not found:
            raise NotFound("That is not on this agenda.")
        with self._talk.change():
            return self._talk.tools.stores.agenda.save(replace(found[0], withdrawn_at=at))

    def still_open(self) -> list[AgreedAction]:
        """Actions agreed in this session, for the reading back."""
        talk = self._talk
        actions = talk.tools.stores.actions.of_session(talk.session.id, talk.reader)
        standing = [action for action in actions if action.withdrawn_at is None]
        return [action for action in standing if action.status is ActionStatus.OPEN]

    def caseload(self) -> list[CaseLine]:
        """Every case on one line."""
        return self._talk.tools.cases.caseload(self._talk.supervisee, self._talk.session.id)

    def sweep(self, reference: str, outcome: SweepOutcome) -> CaseReference:
        """Say what is to be said of a case; unless nothing is new it is then the case in hand.

        Raises BadInput for an empty reference.
        """
        talk = self._talk
        with talk.change():
            case, _ = talk.tools.cases.add(talk.supervisee, reference)
            sweeps = talk.tools.stores.sweeps.of_session(talk.session.id, talk.reader)
            earlier = next((s for s in sweeps if s.case_id == case.id), None)
            now = talk.tools.clock.now()
            if earlier is not None:
                talk.tools.stores.sweeps.save(
                    replace(earlier, outcome=outcome, swept_at=now, withdrawn_at=None)
                )
            else:
                talk.tools.stores.sweeps.add(
                    CaseSweep(
                        id=talk.tools.ids.new(),
                        file_id=talk.session.file_id,
                        session_id=talk.session.id,
                        case_id=case.id,
                        outcome=outcome,
                        swept_at=now,
                    )
                )
            if talk.place.part is not Part.DISCUSS:
                in_hand = None if outcome is SweepOutcome.NOTHING_NEW else case.id
                talk.stand(replace(talk.place, case_id=in_hand, destination=None))
        return case

    def sweep_back(self, reference: str, before: SweepOutcome | None) -> None:
        """Have a case stand in this session's sweep as it stood before; None is not swept yet.

        Raises NotFound where this session has not swept it.
        """
        talk = self._talk
        if before is not None:
            self.sweep(reference, before)
            return
        with talk.change():
            lines = [line for line in self.caseload() if line.case.reference == reference]
            sweeps = talk.tools.stores.sweeps.of_session(talk.session.id, talk.reader)
            mine = [s for s in sweeps if lines and s.case_id == lines[0].case.id]
            if not mine:
                raise NotFound(f"{reference} was not looked at in this session.")
            talk.tools.stores.sweeps.save(replace(mine[-1], withdrawn_at=talk.tools.clock.now()))
            if talk.place.case_id == mine[-1].case_id and talk.place.part is not Part.DISCUSS:
                talk.stand(replace(talk.place, case_id=None, destination=None))

    def feel_balance(self, whose: Voice, figures: list[float]) -> dict[str, float]:
        """One person's own sense of how the time was spent, in per cent in the policy's order.

        Gives what was kept, by name. Raises BadInput unless each function has a figure from 0 to
        100, with something in them.
        """
        talk, tools = self._talk, self._talk.tools
        feeling = Feeling(tools.stores, tools.content, tools.clock, tools.ids)
        with talk.change():
            return feeling.keep(talk.session, whose, figures, talk.reader)


def _needed(words: str, sentence: str, about: str = "what") -> str:
    kept = clean_line(words)
    if not kept:
        raise BadInput(f"{sentence}; nothing was changed.", about)
    return kept
