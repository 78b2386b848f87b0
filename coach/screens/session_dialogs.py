"""The session's small windows: a stage, a lens, a destination, a question, a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.asides import ASIDE_WORDS, AsideKind
from coach.domain.goes import in_the_file
from coach.domain.model import Stage, Stakeholder
from coach.domain.row import Destination, Voice
from coach.screens.session_frame import SessionFrame
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import DESTINATIONS, STAGES, STAKEHOLDERS, VOICES
from coach.words import goes as goes_words
from coach.words import session_windows as say
from coach.words.session_parts import tell_kept_out

if TYPE_CHECKING:
    from collections.abc import Callable


class SessionDialogs(SessionFrame):
    """Choosing and filling in. A refused try stays open with its words and a sentence."""

    def fill(
        self,
        title: str,
        fields: list[Field],
        take: Callable[[Filled], object],
        *,
        beside: bool = False,
        about: str = "",
        goes: str = "",
    ) -> None:
        """Ask for a few lines and hand them to one service; a draft of them is kept meanwhile.

        `about` is the id of the one thing they are about, where a window may open on several;
        `goes` says where the words go; without it they stand on the supervision file.
        """
        if self._open_already(title):
            return
        self.flush()  # if it fails it is tried again; a risk cannot wait for it
        draft = self.session.drafts.of(f"{title} {about}" if about else title)
        self.app.push_screen(
            FillIn(title, fields, take, draft, beside=beside, goes=goes or self.in_the_file()),
            lambda _: self.show_all(),
        )

    def in_the_file(self) -> str:
        """What is written beside the records."""
        return in_the_file(self.session.talk.policy())

    def _open_already(self, title: str) -> bool:
        """Whether the window is open beneath; then whatever lies over it goes."""
        stack = self.app.screen_stack
        open_at = [n for n, one in enumerate(stack) if getattr(one, "heading", "") == title]
        if open_at:
            for _ in stack[open_at[-1] + 1 :]:
                self.app.pop_screen()
        return bool(open_at)

    def choose(
        self,
        title: str,
        choices: list[Choice],
        take: Callable[[str], object],
        typed: Callable[[str], object] | None = None,
    ) -> None:
        """Ask for one of a few and hand it on; `typed` takes a letter that chooses nothing."""

        def done(value: str | None) -> None:
            if value is not None:
                take(value)

        self.app.push_screen(ChooseOne(title, choices, typed), done)

    def action_choose_stage(self) -> None:
        """Go to a stage of the cycle."""
        choices = [Choice(stage[0], stage, STAGES[stage]) for stage in Stage]
        self.choose(
            say.STAGE,
            choices,
            lambda value: self.move(lambda: self.session.talk.move_to_stage(Stage(value))),
        )

    def action_choose_lens(self) -> None:
        """Look from a stakeholder's side, or from nobody's in particular."""
        keys = {"c": Stakeholder.SERVICE_USER, "s": Stakeholder.STAFF}
        keys |= {"o": Stakeholder.ORGANISATION, "p": Stakeholder.PARTNERS}
        choices = [Choice(key, lens, STAKEHOLDERS[lens]) for key, lens in keys.items()]
        choices.append(Choice("n", "", say.NOBODYS))

        def take(value: str) -> None:
            def look() -> None:
                self.session.talk.look_from(Stakeholder(value) if value else None)
                self.session.asking.next()

            self.move(look)

        self.choose(say.LOOK_FROM, choices, take)

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

        self.choose(say.GO_TO, choices, take)

    def action_choose_voice(self) -> None:
        """Say whose words they are."""
        keys = {"b": Voice.BOTH, "s": Voice.SUPERVISOR, "e": Voice.SUPERVISEE}
        choices = [Choice(key, voice, VOICES[voice]) for key, voice in keys.items()]

        def take(value: str) -> None:
            if self.flush():
                self.did(lambda: self.session.writing.speak_as(Voice(value)))
            self.show_all()

        self.choose(say.IN_THE_WORDS_OF, choices, take)

    def action_choose_question(self) -> None:
        """Choose a question from the banks."""
        from coach.screens.picker import Picker

        def take(question_id: str | None) -> None:
            if question_id is not None:
                self.move(lambda: self.session.asking.choose(question_id))

        self.app.push_screen(Picker(self.session), take)

    def action_other_questions(self) -> None:
        """The other suggestions, and what else may become of the question in hand."""
        found = self.session.asking.others()
        choices = [
            Choice(str(n), str(n - 1), f"{one.question.text}\n   {one.why}")
            for n, one in enumerate(found, 1)
        ]
        acts: dict[str, Callable[[], None]] = {
            "later": self.action_put_off,
            "never": self.action_not_for_us,
            "own": self.action_ask_own,
            "banks": self.action_choose_question,
            "back": self.action_let_back_in,
        }
        if self.session.talk.asked is not None:
            choices.append(Choice("l", "later", say.PUT_OFF))
            choices.append(Choice("x", "never", say.NOT_FOR_US))
        choices.append(Choice("w", "own", say.ASK_OWN))
        choices.append(Choice("b", "banks", say.LOOK_THROUGH))
        if self.session.asking.set_aside_so_far():
            choices.append(Choice("u", "back", say.LET_BACK_IN))

        def take(value: str) -> None:
            if value in acts:
                acts[value]()
            else:
                self.move(lambda: self.session.asking.take(found[int(value)]))

        self.choose(say.ANOTHER, choices, take)

    def action_put_off(self) -> None:
        """Put the question in hand off to next time."""
        self._set_aside(AsideKind.NEXT_TIME)

    def action_not_for_us(self) -> None:
        """Never suggest the question in hand to this pair again."""
        self._set_aside(AsideKind.NOT_FOR_US)

    def _set_aside(self, kind: AsideKind) -> None:
        """Set the question in hand aside; undo brings it back."""

        def aside() -> None:
            self.session.asking.set_aside(kind)
            self.can_undo(lambda to: to.asking.take_back(), say.ASK_AGAIN)
            self.notify(say.ASIDE[kind])

        self.move(aside)

    def action_let_back_in(self) -> None:
        """Let a question be suggested again that was set aside, whenever that was."""
        found = self.session.asking.set_aside_so_far()
        choices = [
            Choice(
                str(n) if n < 10 else "",
                one.question_id,
                say.SET_ASIDE.format(question=one.wording, how=ASIDE_WORDS[one.kind], day=one.on),
            )
            for n, one in enumerate(found, 1)
        ]

        def take(question_id: str) -> None:
            if self.did(lambda: self.session.asking.bring_back(question_id)):
                self.notify(say.ASK_AGAIN)

        if found:
            self.choose(say.LET_BACK_IN, choices, take)
        else:
            self.notify(say.NONE_SET_ASIDE)

    def action_ask_own(self) -> None:
        """Ask a question in the pair's own words; it is kept in their own bank."""

        def take(filled: Filled) -> None:
            self.settle_or_refuse()
            self.session.asking.ask_own(filled["text"])

        self.fill(
            say.OWN_QUESTION, [Field("text", say.HOW_TO_ASK)], take, goes=goes_words.A_QUESTION
        )

    def action_begin_topic(self) -> None:
        """Begin a reflective discussion."""

        def take(filled: Filled) -> None:
            self.settle_or_refuse()
            self.session.talk.begin_topic(filled["title"])
            if filled["case"].strip():
                self.take_case(filled["case"])
            if self.session.talk.asked is None:
                self.session.asking.next()

        fields = [
            Field("title", say.TOPIC_ABOUT),
            Field("case", say.TOPIC_CASE, hint=say.TOPIC_CASE_HINT),
        ]
        self.fill(say.TOPIC, fields, take)

    def action_take_case(self) -> None:
        """Take a case in hand."""

        def take(filled: Filled) -> None:
            self.settle_or_refuse()
            self.take_case(filled["case"])
            if self.session.talk.asked is None:
                self.session.asking.next()

        self.fill(say.WHICH_CASE, [Field("case", say.REFERENCE)], take)

    def take_case(self, reference: str) -> None:
        """Take a case in hand, and say what that moved."""
        taken = self.session.talk.take_case(reference)
        for told in tell_kept_out(taken.unplaced, taken.followed, taken.rule):
            self.notify(told, timeout=15, markup=False)
