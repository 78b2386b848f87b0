"""Everything kept from one session, as its records are composed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.agreed_action import ActionReview, AgreedAction
    from coach.domain.balance_answer import BalanceAnswer
    from coach.domain.discussion import AskedQuestion, CaseReference, CaseSweep, Discussion, Note
    from coach.domain.policy import Policy
    from coach.domain.session import AgendaItem, Decision, Disagreement, ImmediateRisk, Session


@dataclass(frozen=True)
class SessionMaterial:
    """Everything kept from one session."""

    session: Session
    policy: Policy
    """The rules that the session was held by; its headings are the record's."""
    cases: tuple[CaseReference, ...]
    discussions: tuple[Discussion, ...]
    asked: tuple[AskedQuestion, ...]
    notes: tuple[Note, ...]
    agenda: tuple[AgendaItem, ...]
    actions: tuple[AgreedAction, ...]
    reviews: tuple[ActionReview, ...]
    reviewed_actions: tuple[AgreedAction, ...]
    decisions: tuple[Decision, ...]
    disagreements: tuple[Disagreement, ...]
    risks: tuple[ImmediateRisk, ...]
    sweeps: tuple[CaseSweep, ...]
    self_care_reviewed: bool
    self_care_support: str = ""
    """What support was agreed as the plan was looked at; the plan itself is not here."""
    balance_answers: tuple[BalanceAnswer, ...] = ()
    """What was said to why the time may have gone as it did."""
    next_on: date | None = None
    """The day agreed for the next session."""
