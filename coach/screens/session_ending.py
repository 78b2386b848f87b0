"""Going from part to part, and how a session ends: next date, last notes, closing."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from coach.domain.days import day
from coach.domain.model import Part
from coach.errors import CoachError
from coach.screens.session_parts import SessionParts
from coach.widgets.choosing import Choice
from coach.widgets.filling import Field, Filled
from coach.words import PARTS, balance
from coach.words import session_parts as say


@runtime_checkable
class SignsRecords(Protocol):
    """An app that can open a record where both sign it."""

    def sign_record(self, person_id: str, session_id: str) -> None:
        """Open it, with the window for both names."""
        ...


class SessionEnding(SessionParts):
    """The way through a session, to its end."""

    def action_choose_part(self) -> None:
        """Go to a part, in any order; Close and leave is the last choice."""
        parts = self.session.talk.session.parts
        choices = [Choice(str(i), part, PARTS[part]) for i, part in enumerate(parts, 1)]
        choices += [
            Choice("r", "read", say.READ_BACK),
            Choice("a", "agreed", say.LOOK_OVER),
            Choice("s", "self-care", say.SELF_CARE),
            Choice("w", "felt", say.TIME_SPENT),
            Choice("y", "why", balance.WHY),
            Choice("f", "function", say.WHICH_FUNCTION),
            Choice("n", "next", say.NEXT_SESSION),
            Choice("e", "end", say.END),
        ]
        others = {
            "end": self.action_end,
            "read": self.action_read_back,
            "agreed": self.action_look_over,
            "self-care": self.action_self_care,
            "felt": self.action_feel_balance,
            "why": self.action_why_balance,
            "function": self.action_choose_function,
            "next": self.action_agree_next,
        }

        def take(value: str) -> None:
            if value in others:
                others[value]()
            else:
                self.move(lambda: self.session.talk.go_to(Part(value)))

        self.choose(say.GO_TO, choices, take)

    def action_agree_next(self) -> None:
        """Agree the day of the next session."""
        closing, today = self.session.closing, self.today()
        standing = closing.next_on()

        def take(filled: Filled) -> None:
            on = day(filled["on"], today)
            if on is not None:
                closing.agree_next(on)
                self.tell(say.NEXT_AGREED.format(day=on))

        said = standing.isoformat() if standing else ""
        fields = [Field("on", say.WHEN_NEXT, said, say.WHEN_NEXT_HINT)]
        self.fill(say.NEXT_SESSION, fields, take)

    def action_end(self) -> None:
        """End the session, after asking about what was left behind."""
        if not self.settle():  # which says why
            return
        self.show_all()  # the note that was in hand stands among the others
        behind = len(self.session.noting.left_behind())
        unplaced = len(self.session.noting.unplaced())
        stays = [say.NOT_PLACED.format(count=unplaced)] if unplaced else []
        stays += [say.LEFT_BEHIND.format(count=behind)] if behind else []
        kept = say.END_WITH.format(what=say.AND.join(stays)) if stays else say.JUST_END
        choices = [
            Choice("n", "no", say.GO_ON),
            Choice("y", "keep", kept),
            Choice("s", "sign", say.END_AND_SIGN),
        ]
        if self.session.calling_off.is_possible():
            choices.append(Choice("m", "mistake", say.CALL_OFF))
        if self.session.agreeing.unsettled_risks():
            choices.insert(0, Choice("r", "risk", say.RISK_FIRST))
        if unplaced:
            choices.insert(0, Choice("p", "place", say.PLACE_FIRST))
        if behind:
            choices.append(Choice("x", "erase", say.END_AND_ERASE.format(count=behind)))

        def take(value: str) -> None:
            if value == "place":
                self.action_go_to(Part.CLOSE)
            elif value == "risk":
                self.action_raise_risk()
            elif value == "mistake":
                self.call_off()
            elif value != "no":
                self._end(erase=value == "erase", sign=value == "sign")

        self.choose(say.ASK_END, choices, take)

    def call_off(self) -> None:
        """Take back a session that was begun by mistake."""
        if self.did(self.session.calling_off.call_off):
            self.app.notify(say.CALLED_OFF)
            self.close(None)

    def _end(self, *, erase: bool, sign: bool) -> None:
        behind = self.session.noting.left_behind() if erase else []
        try:
            closed = self.session.closing.close(erase=behind)
        except CoachError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return
        if closed.failed is not None:
            said = say.CLOSED_WITHOUT.format(why=closed.failed)
            self.app.notify(said, severity="warning", timeout=30, markup=False)
        else:
            folder = closed.written[-1].path.parent if closed.written else None
            said = say.CLOSED if folder is None else say.CLOSED_WITH.format(folder=folder)
            self.app.notify(said, markup=False)
        for one in closed.unreached:
            said = say.NOT_REACHED.format(what=one.what, why=one.why)
            self.app.notify(said, severity="warning", timeout=30, markup=False)
        session = self.session.talk.session
        self.close(None)
        if sign and isinstance(self.app, SignsRecords):
            self.app.sign_record(self.session.talk.supervisee.person.id, session.id)
