"""After the rounds: how everybody leaves, what the notes say, and each one's yes to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding

from coach.domain.days import day
from coach.domain.group_session import Dilemma, GroupNoteKind
from coach.errors import CoachError, NamesStandThere
from coach.screens.group_lines import notes_page
from coach.screens.group_steps import GroupSteps, Step
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled
from coach.widgets.reading import Page
from coach.words import WRITTEN, tell_count
from coach.words import group_session as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.services.group_closing import GroupAgreed


class GroupAfterScreen(GroupSteps):
    """What is settled once the clock has stopped."""

    HELP = say.AFTER_HELP
    BINDINGS = [  # noqa: RUF012
        Binding("f6", "to_rounds", say.KEY_TO_ROUNDS, id="after.back", priority=True, show=False),
    ]

    def heading(self) -> str:
        """Whose session it was."""
        talk = self.meeting.talk
        return say.AFTER_HEADING.format(group=talk.group.group.name, structure=talk.structure.name)

    def missing(self) -> str:
        """What is usual and not there yet; nothing of it is forced."""
        found = (*self.meeting.closing.missing(), *self._waiting())
        return " ".join(found)

    def _waiting(self) -> tuple[str, ...]:
        waiting = self.meeting.closing.waits_for()
        return (say.WAITS_FOR.format(names=", ".join(waiting)),) if waiting else ()

    def steps(self) -> Sequence[Step]:
        """In the order in which they are usually taken; the presenter's learning comes last."""
        material = self.meeting.talk.material()
        kinds = [one.kind for one in material.notes]
        steps = [Step("check-out", say.STEP_CHECK_OUT, say.WORD_EACH, self._check_out)]
        steps.append(self._words_step("theme", say.STEP_THEMES, GroupNoteKind.THEME, kinds))
        if self.meeting.talk.structure.rating:
            steps.append(self._words_step("rating", say.STEP_RATING, GroupNoteKind.RATING, kinds))
        told = say.COUNTED.format(count=len(material.actions)) if material.actions else say.NONE_YET
        steps.append(
            Step("actions", say.STEP_ACTIONS, told, self._add_action, bool(material.actions))
        )
        steps += [self._left_step(one) for one in material.presented]
        steps += [self._learning_step(one) for one in material.presented]
        found = len(self.meeting.closing.found())
        told = tell_count(say.NAMES_FOUND, found) if found else say.NO_NAMES_FOUND
        steps += [
            Step("notes", say.STEP_NOTES, told, self.action_notes, not found),
            Step("read", say.STEP_READ, say.READ_TOLD, self._read),
            Step("agree", say.STEP_AGREE, self._told_agreed(), self._agree),
        ]
        return steps

    def _check_out(self) -> None:
        self.action_question()
        self.go_down()

    # Words

    def _words_step(
        self, name: str, title: str, kind: GroupNoteKind, kinds: list[GroupNoteKind]
    ) -> Step:
        count = kinds.count(kind)
        told = say.COUNTED.format(count=count) if count else say.NONE_YET
        return Step(name, title, told, partial(self._add_words, title, kind), count > 0)

    def _add_words(self, title: str, kind: GroupNoteKind, whose: str = "") -> None:
        def take(filled: Filled, as_it_is: bool) -> None:
            self.meeting.noting.note(filled["words"], kind, whose, as_it_is=as_it_is)

        self.fill(title, [Field("words", say.WORDS, is_long=True)], take)

    def _add_action(self) -> None:
        fields = [
            Field("who", say.ACTION_WHO, choices=self.whose()),
            Field("what", say.ACTION_WHAT),
            Field("by", say.BY_WHEN),
        ]

        def take(filled: Filled, as_it_is: bool) -> None:
            by = day(filled["by"], self.house.clock.today())
            self.meeting.noting.action(filled["who"], filled["what"], by)

        self.fill(say.STEP_ACTIONS, fields, take)

    def _left_step(self, one: Dilemma) -> Step:
        who = self.meeting.talk.called(one.person_id)
        told = say.SPEAKS_TOMORROW.format(name=one.speaks) if one.speaks else say.NOBODY_SPEAKS

        def act() -> None:
            fields = [
                Field("how", say.LEFT_HOW, one.left_how, is_long=True),
                Field("speaks", say.SPEAKS, one.speaks),
            ]

            def take(filled: Filled, as_it_is: bool) -> None:
                self.meeting.dilemmas.left(one.number, filled["how"], filled["speaks"])

            self.fill(say.STEP_LEFT.format(who=who), fields, take, goes=say.LEFT_TO)

        title = say.STEP_LEFT.format(who=who)
        return Step(f"left-{one.number}", title, told, act, bool(one.speaks))

    def _learning_step(self, one: Dilemma) -> Step:
        who = self.meeting.talk.called(one.person_id)
        title = say.STEP_LEARNING.format(who=who)
        said = any(
            note.kind is GroupNoteKind.LEARNING and note.person_id == one.person_id
            for note in self.meeting.noting.notes()
        )
        told = say.SAID if said else say.NONE_YET
        act = partial(self._add_words, title, GroupNoteKind.LEARNING, who)
        return Step(f"learning-{one.number}", title, told, act, said)

    # The notes

    def _read(self) -> None:
        self.app.push_screen(Page(say.STEP_READ, notes_page(self.meeting)))

    def _told_agreed(self) -> str:
        here, waiting = self.meeting.talk.here(), self.meeting.closing.waits_for()
        return say.AGREED_TOLD.format(count=len(here) - len(waiting), of=len(here))

    def _agree(self) -> None:
        choices = [
            Choice("a", "all", say.ALL_AGREE),
            Choice("o", "one", say.ONE_AGREES),
            Choice("d", "differs", say.ONE_DIFFERS),
            Choice("n", "", say.STILL_AT_IT),
        ]

        def take(value: str | None) -> None:
            if value == "all":
                self._say_yes()
            elif value == "one":
                self.choose_person(say.WHO_AGREES, self._say_yes)
            elif value == "differs":
                self.choose_person(
                    say.WHO_DIFFERS,
                    lambda name: self._add_words(say.ACCOUNT, GroupNoteKind.ACCOUNT, name),
                )

        self.app.push_screen(ChooseOne(say.ASK_AGREE, choices), take)

    def _say_yes(self, *who: str) -> None:
        agree = self.meeting.closing.agree
        try:
            self._tell_agreed(agree(*who))
        except NamesStandThere as error:
            choices = [Choice("w", "", say.REWORD_IT), Choice("a", "yes", say.AS_IT_IS)]

            def take(value: str | None) -> None:
                if value:
                    self.did(lambda: self._tell_agreed(agree(*who, as_it_is=True)))
                    self.show_or_leave()

            self.app.push_screen(ChooseOne(str(error), choices), take)
            return
        except CoachError as error:
            self.notify(str(error), severity="warning", timeout=10, markup=False)
        self.show_or_leave()

    def _tell_agreed(self, agreed: GroupAgreed) -> None:
        if agreed.failed is not None:
            self.notify(str(agreed.failed), severity="warning", timeout=15, markup=False)
        for one in agreed.written:
            self.notify(WRITTEN.format(path=one.path), timeout=15, markup=False)

    def show_or_leave(self) -> None:
        """Once the notes are agreed there is nothing left to settle."""
        if self.meeting.talk.session.is_under_way:
            self.show()
        else:
            self.close(None)

    def action_go_on(self) -> None:
        """Agree the notes."""
        self._agree()

    def action_to_rounds(self) -> None:
        """Back into the last round."""
        if self.did(self.meeting.talk.back):
            self.open_next()
