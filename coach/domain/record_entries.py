"""Single entries of a record, each made from one thing that was said, agreed or decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.naming import VOICE_WORDS
from coach.domain.record import EntryKind, Fact, RecordEntry
from coach.domain.row import Voice

if TYPE_CHECKING:
    from coach.domain.agreed_action import AgreedAction
    from coach.domain.balance_answer import BalanceAnswer
    from coach.domain.session import Decision, Disagreement, ImmediateRisk

NOT_SETTLED = "not settled"


def why_it_may_be(one: BalanceAnswer) -> RecordEntry:
    """Why the time may have gone as it did, in whose words."""
    whose = () if one.voice is Voice.BOTH else (Fact("In the words of", VOICE_WORDS[one.voice]),)
    return RecordEntry(EntryKind.NOTE, one.words, (Fact("Of", f"the last {one.window}"), *whose))


def action_entry(action: AgreedAction) -> RecordEntry:
    """What, why, who and by when."""
    facts = (
        Fact("Why", action.why),
        Fact("Who", action.owner.capitalize() if action.owner else ""),
        Fact("By when", action.due_on.isoformat() if action.due_on else ""),
    )
    return RecordEntry(EntryKind.ACTION, action.what, facts)


def decision_entry(decision: Decision) -> RecordEntry:
    """What was decided, and the reason."""
    facts = (Fact("Reason", decision.reason),) if decision.reason else ()
    return RecordEntry(EntryKind.DECISION, decision.what, facts)


def disagreement_entry(disagreement: Disagreement) -> RecordEntry:
    """Two accounts, neither first."""
    facts = (
        Fact("The supervisor's account", disagreement.supervisor_account),
        Fact("The supervisee's account", disagreement.supervisee_account),
    )
    return RecordEntry(EntryKind.DISAGREEMENT, "Two accounts, side by side.", facts)


def risk_entry(risk: ImmediateRisk) -> RecordEntry:
    """Whether the child is safe, and who does what."""
    facts = (
        Fact("Who is told", risk.told or NOT_SETTLED),
        Fact("Who acts", risk.acts or NOT_SETTLED),
        Fact("By when", risk.by_when or NOT_SETTLED),
    )
    return RecordEntry(EntryKind.RISK, risk.safe_now, facts)
