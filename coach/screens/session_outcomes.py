"""What a session leaves, in small windows: actions, decisions, two accounts, a risk."""

from __future__ import annotations

from rich.text import Text

from coach.domain.agreed_action import ActionOwner, AgreedAction
from coach.domain.days import day
from coach.domain.people import Supervisee
from coach.domain.record import RecordSection
from coach.domain.row import Voice
from coach.domain.session import Decision, Disagreement
from coach.errors import BadInput
from coach.screens.session_dialogs import SessionDialogs
from coach.widgets.filling import Field, Filled
from coach.widgets.reading import Page

OWNERS = (("", "nobody yet"), *((owner.value, owner.value) for owner in ActionOwner))


def action_fields(one: AgreedAction | None = None) -> list[Field]:
    """What, why, who, by when."""
    due = one.due_on.isoformat() if one and one.due_on else ""
    return [
        Field("what", "What will be done?", one.what if one else ""),
        Field("why", "Why?", one.why if one else ""),
        Field("owner", "Who?", (one.owner or "") if one else "", choices=OWNERS),
        Field("due", "By when?", due, "as Friday, 1 Dec or two weeks; or left empty"),
    ]


def decision_fields(one: Decision | None = None) -> list[Field]:
    """What was decided, and the reason."""
    return [
        Field("what", "What is decided?", one.what if one else ""),
        Field("reason", "For what reason?", one.reason if one else ""),
    ]


def accounts_fields(who: Supervisee, one: Disagreement | None = None) -> list[Field]:
    """Two accounts side by side, neither first."""
    return [
        Field(
            "supervisor",
            f"{who.supervisor.name}'s account",
            one.supervisor_account if one else "",
            is_long=True,
        ),
        Field(
            "supervisee",
            f"{who.person.name}'s account",
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
                filled["what"], filled["why"], owner, day(filled["due"], self.today())
            )
            self.tell("Action saved")

        self.fill("An action", action_fields(), take)

    def action_decide(self) -> None:
        """Keep a decision and its reason."""

        def take(filled: Filled) -> None:
            self.session.agreeing.decide(filled["what"], filled["reason"])
            self.tell("Decision saved")

        self.fill("A decision", decision_fields(), take)

    def action_disagree(self) -> None:
        """Keep a disagreement as two accounts."""

        def take(filled: Filled) -> None:
            self.session.agreeing.disagree(filled["supervisor"], filled["supervisee"])
            self.tell("Both accounts saved")

        fields = accounts_fields(self.session.talk.supervisee)
        self.fill("A disagreement: both accounts stand", fields, take, beside=True)

    def action_raise_risk(self) -> None:
        """A child may not be safe: four short answers, then the plan."""

        def take(filled: Filled) -> None:
            self.session.agreeing.raise_risk(
                filled["safe"], filled["told"], filled["acts"], filled["when"]
            )
            self.tell("Immediate risk saved")

        self.fill(
            "Immediate risk",
            [
                Field("safe", "Is the child safe now?"),
                Field("told", "Who has been told?"),
                Field("acts", "Who acts today?"),
                Field("when", "By when?"),
            ],
            take,
        )

    def action_read_back(self) -> None:
        """Read the personal record back, as it would be if the session closed now."""
        if self.flush():
            sections = self.session.closing.read_back()
            self.app.push_screen(Page("Read back: the personal record", record_text(sections)))

    def action_feel_balance(self) -> None:
        """Each one's own sense of how the time was spent, in per cent; both may be left out."""

        def take(filled: Filled) -> None:
            for voice in (Voice.SUPERVISOR, Voice.SUPERVISEE):
                words = filled[voice].replace("%", " ").split()
                if words:
                    self.session.agreeing.feel_balance(voice, [_share(word) for word in words])

        who = self.session.talk.supervisee
        hint = "management, development, support, mediation: as 40 20 30 10"
        self.fill(
            "How was the time spent?",
            [
                Field(Voice.SUPERVISOR, f"{who.supervisor.name}'s sense of it", hint=hint),
                Field(Voice.SUPERVISEE, f"{who.person.name}'s sense of it", hint=hint),
            ],
            take,
        )


def _share(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise BadInput("Each share is a number in per cent, as 40 20 30 10.") from None


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
    return text if sections else Text("Nothing is placed in the personal record yet.")
