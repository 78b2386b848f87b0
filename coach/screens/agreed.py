"""What was agreed in this session: look it over, put it right, take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.agreed_action import ActionOwner, AgreedAction
from coach.domain.days import day
from coach.domain.goes import goes_to
from coach.domain.session import Decision
from coach.screens.session_outcomes import accounts_fields, action_fields, decision_fields
from coach.widgets.everywhere import DOORS
from coach.widgets.filling import Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import (
    A_DECISION,
    A_DISAGREEMENT,
    AN_ACTION,
    EMPTY_AGREED,
    KEY_BACK,
    KEY_TAKE_OUT,
    KEY_UNDO,
    NOBODY_YET,
    tell_day,
)
from coach.words import agreed as say

if TYPE_CHECKING:
    from coach.services.outcomes import Outcome
    from coach.services.pair_session import PairSession

NEXT_LINE = "\n   "
"""What is said of an outcome stands beneath it, set in."""


class AgreedScreen(ListScreen):
    """Actions, decisions and disagreements of one session."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("delete", "take_out", KEY_TAKE_OUT, id="agreed.remove"),
        Binding("u", "undo", KEY_UNDO, id="agreed.undo"),
        Binding("escape", "leave", KEY_BACK, id="agreed.leave"),
    ]

    def __init__(self, session: PairSession) -> None:
        super().__init__()
        self._session = session
        self.heading = say.HEADING.format(name=session.talk.supervisee.person.name)

    def show(self) -> None:
        """Everything as it stands."""
        lines = [(one.id, told(one)) for one in self._session.outcomes.all()]
        self.query_one(LineList).show(lines, EMPTY_AGREED)

    def on_option_list_option_selected(self) -> None:
        """Put the one under the cursor right."""
        row_id = self.query_one(LineList).here
        if row_id is None:
            return
        one, outcomes = self._session.outcomes.with_id(row_id), self._session.outcomes
        if isinstance(one, AgreedAction):
            title, fields, beside = AN_ACTION, action_fields(one), False
        elif isinstance(one, Decision):
            title, fields, beside = A_DECISION, decision_fields(one), False
        else:
            who = self._session.talk.supervisee
            title, beside = A_DISAGREEMENT, True
            fields = accounts_fields(who, one)

        today = self._session.talk.tools.clock.today()

        def take(filled: Filled) -> None:
            if isinstance(one, AgreedAction):
                owner = ActionOwner(filled["owner"]) if filled["owner"] else None
                outcomes.change_action(
                    one.id,
                    filled["what"],
                    filled["why"],
                    owner,
                    day(filled["due"], today),
                )
            elif isinstance(one, Decision):
                outcomes.change_decision(one.id, filled["what"], filled["reason"])
            else:
                outcomes.change_disagreement(one.id, filled["supervisor"], filled["supervisee"])

        draft = self._session.drafts.of(f"{title} {one.id}")
        self.app.push_screen(
            FillIn(title, fields, take, draft, goes=self._goes(one), beside=beside),
            lambda _: self.show(),
        )

    def _goes(self, one: Outcome) -> str:
        talk = self._session.talk
        cases = {c.id: c.reference for c in talk.tools.stores.cases.of_file(talk.session.file_id)}
        return goes_to(talk.policy(), one.destination, cases.get(one.case_id or "", ""))

    def action_take_out(self) -> None:
        """Take the one under the cursor out."""
        row_id, outcomes = self.query_one(LineList).here, self._session.outcomes
        if row_id is not None:
            self.take_out(lambda: outcomes.take_out(row_id), lambda: outcomes.bring_back(row_id))


def told(one: Outcome) -> Text:
    """An outcome on a line or two: what, why, who, by when."""
    if isinstance(one, AgreedAction):
        text = Text.assemble((say.ACTION, "bold"), one.what)
        more = say.ACTION_MORE.format(
            why=one.why or say.NOT_SAID, owner=one.owner or NOBODY_YET, due=tell_day(one.due_on)
        )
        return text.append(f"{NEXT_LINE}{more}")
    if isinstance(one, Decision):
        text = Text.assemble((say.DECISION, "bold"), one.what)
        more = say.DECISION_MORE.format(reason=one.reason or say.NOT_SAID)
        return text.append(f"{NEXT_LINE}{more}")
    supervisor = say.SUPERVISOR.format(account=" ".join(one.supervisor_account.split()))
    supervisee = say.SUPERVISEE.format(account=" ".join(one.supervisee_account.split()))
    return Text.assemble(
        (say.DISAGREEMENT, "bold"), f"{NEXT_LINE}{supervisor}", f"{NEXT_LINE}{supervisee}"
    )
