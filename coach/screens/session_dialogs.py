"""What a session asks in small windows: a stage, a destination, an action, two accounts."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from coach.domain.agreed_action import ActionOwner
from coach.domain.days import day
from coach.domain.model import Stage, Stakeholder
from coach.domain.record import RecordSection
from coach.domain.row import Destination, Voice
from coach.domain.self_care import CARE_LABELS, CareKind
from coach.errors import BadInput, CoachError
from coach.screens.session_frame import SessionFrame
from coach.widgets.asking import Choice, ChooseOne, Field, FillIn
from coach.widgets.reading import Page
from coach.words import DESTINATIONS, STAGES, STAKEHOLDERS, VOICES

Filled = dict[str, str]


class SessionDialogs(SessionFrame):
    """The session's small windows. A refused try comes back with its words and a sentence."""

    def fill(self, title: str, fields: list[Field], take: Callable[[Filled], object]) -> None:
        """Ask for a few lines and hand them to one service; on refusal ask again, words kept."""
        if not self.flush():
            self.notify("Not saved yet, so nothing moves. It is tried again by itself.")
            return

        draft = self.drafts.setdefault(title, {})

        def ask(fault: str = "") -> None:
            kept = [Field(f.id, f.label, draft.get(f.id, f.value), f.hint) for f in fields]
            self.app.push_screen(FillIn(title, kept, fault, draft), done)

        def done(filled: Filled | None) -> None:
            if filled is not None:
                try:
                    take(filled)
                except CoachError as error:
                    ask(str(error))
                    return
                draft.clear()
            self.show_all()

        ask()

    def choose(self, title: str, choices: list[Choice], take: Callable[[str], object]) -> None:
        """Ask for one of a few and hand it on."""

        def done(value: str | None) -> None:
            if value is not None:
                take(value)

        self.app.push_screen(ChooseOne(title, choices), done)

    def action_choose_stage(self) -> None:
        """Go to a stage of the cycle."""
        choices = [Choice(stage[0], stage, STAGES[stage]) for stage in Stage]
        self.choose(
            "Stage",
            choices,
            lambda value: self.move(lambda: self.session.talk.move_to_stage(Stage(value))),
        )

    def action_choose_lens(self) -> None:
        """Look from a stakeholder's side, or from nobody's in particular."""
        keys = {"c": Stakeholder.SERVICE_USER, "s": Stakeholder.STAFF}
        keys |= {"o": Stakeholder.ORGANISATION, "p": Stakeholder.PARTNERS}
        choices = [Choice(key, lens, STAKEHOLDERS[lens]) for key, lens in keys.items()]
        choices.append(Choice("n", "", "Nobody's in particular"))

        def take(value: str) -> None:
            def look() -> None:
                self.session.talk.look_from(Stakeholder(value) if value else None)
                self.session.asking.next()

            self.move(look)

        self.choose("Look from", choices, take)

    def action_choose_destination(self) -> None:
        """Say where this note and the next go."""
        keys = {
            "c": Destination.CASE,
            "p": Destination.PERSONAL,
            "b": Destination.LEAVE_BEHIND,
            "u": Destination.UNPLACED,
        }
        if self.session.talk.case is None:
            del keys["c"]
        choices = [Choice(key, where, DESTINATIONS[where]) for key, where in keys.items()]

        def take(value: str) -> None:
            if self.flush():
                self.did(lambda: self.session.writing.send_to(Destination(value)))
            self.show_all()

        self.choose("This note, and the next ones here, go to", choices, take)

    def action_choose_voice(self) -> None:
        """Say whose words they are."""
        keys = {"b": Voice.BOTH, "s": Voice.SUPERVISOR, "e": Voice.SUPERVISEE}
        choices = [Choice(key, voice, VOICES[voice]) for key, voice in keys.items()]

        def take(value: str) -> None:
            if self.flush():
                self.did(lambda: self.session.writing.speak_as(Voice(value)))
            self.show_all()

        self.choose("In the words of", choices, take)

    def action_choose_question(self) -> None:
        """Choose a question from the banks."""
        from coach.screens.picker import Picker

        def take(question_id: str | None) -> None:
            if question_id is not None:
                self.move(lambda: self.session.asking.choose(question_id))

        self.app.push_screen(Picker(self.session), take)

    def action_begin_topic(self) -> None:
        """Begin a reflective discussion."""

        def take(filled: Filled) -> None:
            if self.settle():
                self.session.talk.begin_topic(filled["title"])
                if filled["case"].strip():
                    self.session.talk.take_case(filled["case"])
                if self.session.talk.asked is None:
                    self.session.asking.next()

        hint = "Its reference, as K1; never a name. Leave it empty for a theme."
        self.fill(
            "A topic to walk round the cycle",
            [Field("title", "What is it about?"), Field("case", "A case?", hint=hint)],
            take,
        )

    def action_take_case(self) -> None:
        """Take a case in hand."""

        def take(filled: Filled) -> None:
            if self.settle():
                self.session.talk.take_case(filled["case"])
                if self.session.talk.asked is None:
                    self.session.asking.next()

        self.fill("Which case?", [Field("case", "Its reference, never a name")], take)

    def action_agree_action(self) -> None:
        """Agree an action: what, why, who, by when."""

        def take(filled: Filled) -> None:
            self.session.agreeing.action(
                filled["what"], filled["why"], _owner(filled["owner"]), day(filled["due"])
            )
            self.notify("Action saved.")

        self.fill(
            "An action",
            [
                Field("what", "What will be done?"),
                Field("why", "Why?"),
                Field("owner", "Who?", hint="supervisor, supervisee or organisation"),
                Field("due", "By when?", hint="2026-12-01"),
            ],
            take,
        )

    def action_decide(self) -> None:
        """Keep a decision and its reason."""

        def take(filled: Filled) -> None:
            self.session.agreeing.decide(filled["what"], filled["reason"])
            self.notify("Decision saved.")

        fields = [Field("what", "What is decided?"), Field("reason", "For what reason?")]
        self.fill("A decision", fields, take)

    def action_disagree(self) -> None:
        """Keep a disagreement as two accounts."""

        def take(filled: Filled) -> None:
            self.session.agreeing.disagree(filled["supervisor"], filled["supervisee"])
            self.notify("Both accounts saved.")

        who = self.session.talk.supervisee
        self.fill(
            "A disagreement: both accounts stand",
            [
                Field("supervisor", f"{who.supervisor.name}'s account"),
                Field("supervisee", f"{who.person.name}'s account"),
            ],
            take,
        )

    def action_raise_risk(self) -> None:
        """A child may not be safe: four short answers, then the plan."""

        def take(filled: Filled) -> None:
            self.session.agreeing.raise_risk(
                filled["safe"], filled["told"], filled["acts"], filled["when"]
            )
            self.notify("Immediate risk saved.")

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

    def action_self_care(self) -> None:
        """Share a thing of the self-care plan; two or three are enough."""
        choices = [
            Choice(key, kind, CARE_LABELS[kind])
            for key, kind in zip("ndtsoluvbfa", CareKind, strict=True)
        ]
        talk = self.session.talk
        plan = self.session.self_care.plan(talk.supervisee, talk.reader)
        if plan.items:
            choices.insert(0, Choice("r", "read", "Look at it together"))

        def take(value: str) -> None:
            if value == "read":
                self.did(lambda: self.session.self_care.glance(talk.supervisee, talk.session))
                lines = [f"{CARE_LABELS[one.kind]}: {one.words}" for one in plan.items]
                self.app.push_screen(Page("The self-care plan, as shared", Text("\n".join(lines))))
                return
            kind = CareKind(value)
            self.fill(
                CARE_LABELS[kind],
                [Field("words", f"In {talk.supervisee.person.name}'s words")],
                lambda filled: self.session.self_care.share(
                    talk.supervisee, kind, filled["words"], None, talk.reader
                ),
            )

        count = len(plan.items)
        self.choose(f"The self-care plan holds {count} shared. Share one more?", choices, take)

    def action_feel_balance(self) -> None:
        """Each one's own sense of how the time was spent, in per cent; both may be left out."""

        def take(filled: Filled) -> None:
            for voice in (Voice.SUPERVISOR, Voice.SUPERVISEE):
                words = filled[voice].replace("%", " ").split()
                if words:
                    self.session.agreeing.feel_balance(voice, [_share(word) for word in words])

        who = self.session.talk.supervisee
        hint = "management development support mediation, as 40 20 30 10"
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


def _owner(words: str) -> ActionOwner | None:
    """The owner that a word or its first letters name. Raises BadInput."""
    sought = words.strip().lower()
    if not sought:
        return None
    found = [owner for owner in ActionOwner if owner.startswith(sought)]
    if len(found) != 1:
        raise BadInput("Who: supervisor, supervisee or organisation.")
    return found[0]
