"""Looking back in a session: what became of each earlier action, said on its line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.agreed_action import AgreedAction, ReviewOutcome
from coach.domain.days import day
from coach.domain.goes import goes_to
from coach.domain.model import Part
from coach.screens.part_lines import RISK
from coach.screens.session_lists import PartList
from coach.screens.session_outcomes import SessionOutcomes, carry_fields
from coach.widgets.filling import Field, Filled
from coach.widgets.note_editor import NoteEditor
from coach.words import session_parts as say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.widgets import OptionList


class SessionLookingBack(SessionOutcomes):
    """Look back, one key a line."""

    _spoken_of = ""
    """The earlier action that the cursor of Look back came to last."""

    def move(self, act: Callable[[], object]) -> None:
        """As every move; whatever Look back spoke of, it begins anew."""
        self._spoken_of = ""
        super().move(act)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor is on an earlier action or risk: words of it go where it stands."""
        on = event.option_list
        if self.session.talk.place.part is not Part.LOOK_BACK or not isinstance(on, PartList):
            return
        # Whoever writes, as after a resumed session, keeps the case that they write about.
        writes = self.query_one(NoteEditor).text and self.focused is not on
        if not writes and on.line_here and on.line_here != self._spoken_of:
            self._spoken_of = on.line_here
            case_id = self._case_of(on.line_here)
            if case_id == self.session.talk.place.case_id:
                return
            # A note in hand is about the case before.
            if self.settle() and self.did(lambda: self.session.looking_back.turn_to(case_id)):
                self.show_all()

    def _case_of(self, line: str) -> str | None:
        """The case that a line is about: a child's risk is spoken of in that child's record."""
        if line.startswith(RISK):
            return line.removeprefix(RISK) or None
        return self.session.looking_back.case_of(int(line))

    def look_back(self, key: str, line: str) -> None:
        """Done, carried on, changed or dropped; each can be undone."""
        if line.startswith(RISK):
            self.notify(say.RISK_IS_SPOKEN_OF)
            return
        self._review(key, int(line))

    def _review(self, key: str, number: int) -> None:
        found = self.session.looking_back.look_back()
        before = next(one.action for one in found if one.number == number)

        def review(
            outcome: ReviewOutcome, reason: str = "", what: str = "", due_on: date | None = None
        ) -> None:
            self.session.looking_back.review(number, outcome, reason, what, due_on)
            said = say.AS_IT_WAS.format(what=before.what)
            self.can_undo(lambda to: to.looking_back.take_back(before), said)

        ask = partial(self.fill, about=before.id, goes=self._with_action(before))
        if key == "c":

            def carry(filled: Filled) -> None:
                due_on = day(filled["due"], self.today())
                review(ReviewOutcome.CARRY_ON, filled["why"], due_on=due_on)

            ask(say.CARRY_IT_ON, carry_fields(before), carry)
        elif key == "x":
            drop = [Field("why", say.WHY_DROP)]
            ask(say.DROP_IT, drop, lambda f: review(ReviewOutcome.DROP, f["why"]))
        elif key == "h":
            change = [Field("what", say.WHAT_NOW, before.what)]
            ask(say.CHANGE_IT, change, lambda f: review(ReviewOutcome.CHANGE, "", f["what"]))
        else:
            self.did(lambda: review(ReviewOutcome.DONE))
            self.show_all()

    def _with_action(self, action: AgreedAction) -> str:
        """What is said of an action goes where the action went."""
        references = {one.case.id: one.case.reference for one in self.session.agreeing.caseload()}
        policy, where = self.session.talk.policy(), action.destination
        return goes_to(policy, where, references.get(action.case_id or "", ""))
