"""What a session leaves, in small windows: actions, decisions, two accounts, a risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.agreed_action import ActionOwner, AgreedAction
from coach.domain.days import day
from coach.domain.goes import goes_to
from coach.domain.record_headings import CaseLimit, limit_of
from coach.domain.row import Destination, Voice
from coach.screens.session_dialogs import SessionDialogs
from coach.widgets.choosing import Choice
from coach.widgets.filling import Field, Filled
from coach.widgets.reading import Page
from coach.words import A_DECISION, A_DISAGREEMENT, AN_ACTION, DESTINATIONS, NOBODY_YET, balance
from coach.words import goes as where
from coach.words import session_windows as say

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.domain.record import RecordSection
    from coach.domain.session import Decision, Disagreement
    from coach.services.balance import Asked

OWNERS = (("", NOBODY_YET), *((owner.value, owner.value) for owner in ActionOwner))


def action_fields(one: AgreedAction | None = None) -> list[Field]:
    """What, why, who, by when."""
    due = one.due_on.isoformat() if one and one.due_on else ""
    return [
        Field("what", say.ACTION_WHAT, one.what if one else ""),
        Field("why", say.ACTION_WHY, one.why if one else ""),
        Field("owner", say.ACTION_WHO, (one.owner or "") if one else "", choices=OWNERS),
        Field("due", say.BY_WHEN, due, say.BY_WHEN_HINT),
    ]


def carry_fields(one: AgreedAction) -> list[Field]:
    """What got in the way, and by when it is to be done now."""
    due = one.due_on.isoformat() if one.due_on else ""
    return [
        Field("why", say.WHY_CARRY),
        Field("due", say.BY_WHEN_NOW, due, say.CARRY_HINT, is_suggestion=True),
    ]


def decision_fields(one: Decision | None = None) -> list[Field]:
    """What was decided, and the reason."""
    return [
        Field("what", say.DECISION_WHAT, one.what if one else ""),
        Field("reason", say.DECISION_REASON, one.reason if one else ""),
    ]


def accounts_fields(who: Supervisee, one: Disagreement | None = None) -> list[Field]:
    """Two accounts side by side, neither first."""
    return [
        Field(
            "supervisor",
            say.ACCOUNT_OF.format(name=who.supervisor.name),
            one.supervisor_account if one else "",
            is_long=True,
        ),
        Field(
            "supervisee",
            say.ACCOUNT_OF.format(name=who.person.name),
            one.supervisee_account if one else "",
            is_long=True,
        ),
    ]


class SessionOutcomes(SessionDialogs):
    """Each opens one window and hands what stands there to one service."""

    def action_agree_action(self) -> None:
        """Agree an action: what, why, who, by when."""

        def take(filled: Filled) -> None:
            owner = ActionOwner(filled["owner"]) if filled["owner"] else None
            self.session.agreeing.action(
                filled["what"],
                filled["why"],
                owner,
                day(filled["due"], self.today()),
            )
            self.tell(say.ACTION_SAVED)

        self.fill(AN_ACTION, action_fields(), take, goes=self._goes_to())

    def action_decide(self) -> None:
        """Keep a decision and its reason."""

        def take(filled: Filled) -> None:
            self.session.agreeing.decide(filled["what"], filled["reason"])
            self.tell(say.DECISION_SAVED)

        self.fill(A_DECISION, decision_fields(), take, goes=self._goes_to())

    def action_disagree(self) -> None:
        """Keep a disagreement as two accounts."""

        def take(filled: Filled) -> None:
            to = Destination(filled["goes"]) if filled.get("goes") else None
            self.session.agreeing.disagree(filled["supervisor"], filled["supervisee"], to)
            self.tell(say.DISAGREEMENT_SAVED)

        fields = [*accounts_fields(self.session.talk.supervisee), *self._where()]
        goes = where.CHOSEN_BELOW if self._where() else self._goes_to()
        self.fill(A_DISAGREEMENT, fields, take, beside=True, goes=goes)

    def _goes_to(self) -> str:
        """Where an outcome goes, said before it is written."""
        case, to = self.session.talk.case, self.session.agreeing.goes_to()
        if to is not Destination.CASE and not self.session.talk.session.recorded:
            return say.GOES_TO_NONE
        return goes_to(self.session.talk.policy(), to, case.reference if case else "")

    def _where(self) -> list[Field]:
        """Where two accounts go, to be changed; with no case in hand there is one place only."""
        case = self.session.talk.case
        if case is None or limit_of(self.session.talk.policy()) is not CaseLimit.WORDS:
            return []
        choices = (
            (Destination.CASE.value, say.RECORD_OF.format(reference=case.reference)),
            (Destination.PERSONAL.value, DESTINATIONS[Destination.PERSONAL]),
        )
        goes = self.session.agreeing.goes_to().value
        return [Field("goes", say.WHERE_TO, goes, choices=choices)]

    def action_raise_risk(self) -> None:
        """A child may not be safe: a few short answers, then the plan."""
        case = self.session.talk.case

        def take(filled: Filled) -> None:
            self.session.agreeing.raise_risk(
                filled["safe"], filled["told"], filled["acts"], filled["when"], filled["case"]
            )
            self.tell(say.RISK_SAVED)

        fields = [
            Field("safe", say.RISK_SAFE),
            Field("told", say.RISK_TOLD),
            Field("acts", say.RISK_ACTS),
            Field("when", say.BY_WHEN),
            Field("case", say.RISK_CASE, case.reference if case else "", say.RISK_CASE_HINT),
        ]
        self.fill(say.RISK, fields, take, goes=where.CHOSEN_BELOW)

    def action_read_back(self) -> None:
        """Read the personal record back, as it would be if the session closed now."""
        if self.flush():
            from coach.words.still_open import tell_open  # closing comes late

            closing = self.session.closing
            record = closing.read_back()
            text = record_text(record)
            text.append(still_open(tell_open(closing.still_open(record))))
            for case, sections in closing.read_back_cases():
                text.append(f"\n{say.READ_CASE.format(reference=case.reference)}\n\n", style="bold")
                text.append(record_text(sections))
                text.append(still_open(tell_open(closing.still_open_of_case(sections))))
            self.app.push_screen(Page(say.READ_BACK, text))

    def action_feel_balance(self) -> None:
        """One's own sense of how the time was spent; either may leave it out, or give it later."""
        if not self.flush():
            return
        from coach.screens.balance_windows import choose_voice, name_of, sense_window

        talk = self.session.talk
        names, who = talk.names(), talk.supervisee

        def feel(voice: Voice) -> None:
            def take(figures: list[float]) -> None:
                self.session.agreeing.feel_balance(voice, figures)
                self.tell(balance.SENSE_KEPT.format(name=name_of(who, voice)))

            here = self.session.balance.so_far().with_id(talk.session.id)
            standing = here.felt.get(voice) if here is not None else None
            self.app.push_screen(sense_window(who, voice, names, standing, take))

        choose_voice(self.app, who, feel)

    def action_why_balance(self) -> None:
        """Why the time may have gone as it did, over these sessions and this one."""
        if not self.flush():
            return
        from coach.screens.balance_windows import ask_why

        def take(asked: Asked) -> None:
            self.session.balance.answer(asked)
            self.tell(balance.KEPT)

        found, earlier = self.session.balance.so_far(), self.session.balance.said_before()
        draft = self.session.drafts.of(balance.WHY)
        self.app.push_screen(ask_why(found, earlier, take, draft, together=True))

    def action_choose_function(self) -> None:
        """Which of the policy's functions what is discussed now serves, or leave it open."""
        names = self.session.talk.names()
        choices = [Choice(one.letter.lower(), one.id, one.name) for one in names.own]
        choices.insert(0, Choice("-", "", say.ANY_FUNCTION))

        def take(chosen: str) -> None:
            self.move(lambda: self.session.talk.serve(chosen))

        self.choose(say.FUNCTION, choices, take)


def still_open(lines: list[str]) -> Text:
    """What a record says nothing of yet; it may stay so."""
    return Text("".join(f"  {line}\n" for line in lines), style="italic")


def record_text(sections: tuple[RecordSection, ...]) -> Text:
    """Sections of a record, to be read together."""
    text = Text()
    for section in sections:
        text.append(f"{section.heading}\n", style="bold")
        for entry in section.entries:
            text.append(f"  {entry.words}\n", style="not bold")
            for fact in entry.facts:
                if fact.words:
                    text.append(f"    {fact.label.lower()}: {fact.words}\n", style="not bold dim")
        text.append("\n")
    return text if sections else Text(say.NOTHING_IN_RECORD)
