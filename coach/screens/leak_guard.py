"""What may say who a child is, each in its place, and what the pair chooses about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.widgets import OptionList, Static

from coach.domain.leak_choices import neutral_words
from coach.domain.leaks import Finding, GuardChoice, Passage, Verdict
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import DOORS, EVERYWHERE, ClosesOnce
from coach.widgets.filling import Field, FillIn
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.words import KEY_LEAVE_IT, KEY_UNDO, goes
from coach.words import leak_guard as say
from coach.words import widgets as shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from coach.domain.discussion import CaseReference

AROUND = 30
"""Characters of context on either side."""
FOUND_STYLE = Style(bold=True, underline=True)
NEXT_LINE = "\n   "

Chosen = tuple[GuardChoice, ...]


class LeakGuardScreen(ClosesOnce[Chosen | None]):
    """Closes with what was chosen for each finding, or with None where all is left as it is."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *EVERYWHERE,
        *DOORS,
        Binding("k", "keep", say.KEY_KEEP, id="guard.keep"),
        Binding("r", "replace", say.KEY_REPLACE, id="guard.replace"),
        Binding("m", "move", say.KEY_MOVE, id="guard.move"),
        Binding("n", "next", say.KEY_NEXT, id="guard.next"),
        Binding("a", "alike", say.KEY_ALIKE, id="guard.alike"),
        Binding("u", "undo", KEY_UNDO, id="guard.undo", show=False),
        Binding("ctrl+s", "done", shared.KEY_TAKE, id="guard.done", priority=True),
        Binding("escape", "leave", KEY_LEAVE_IT, id="guard.leave"),
    ]

    def __init__(
        self,
        findings: Sequence[Finding],
        passages: Sequence[Passage],
        cases: Sequence[CaseReference],
        *,
        can_change: bool,
        sharing: bool = False,
    ) -> None:
        """`passages` are what was looked through; `cases` those that an entry can move to.

        With `sharing` it says that this comes first.
        """
        super().__init__()
        self._findings = list(findings)
        self._words = {passage.place: passage.words for passage in passages}
        self._cases = {case.id: case.reference for case in cases}
        self._can_change = can_change
        self._choices: dict[int, GuardChoice] = {}
        self._before: list[tuple[int, dict[int, GuardChoice]]] = []
        self._asked = False
        self._sharing = sharing

    def compose(self) -> ComposeResult:
        """How many, the list and the keys."""
        yield Static(id="status", markup=False)
        yield LineList(id="people")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the first."""
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        left = len(self._findings) - len(self._choices)
        said = (say.BEFORE_SHARING if self._sharing else say.HEADING).format(
            count=len(self._findings), left=left
        )
        self.query_one("#status", Static).update(said if self._findings else say.EMPTY_HEADING)
        lines = [(str(n), self._line(n, one)) for n, one in enumerate(self._findings)]
        self.query_one(LineList).show(lines, say.NOTHING)

    def _line(self, number: int, one: Finding) -> Text:
        """Its line of context, with what it is and what was chosen beneath."""
        words = " ".join  # a line break in a note is a blank here
        whole = self._words.get(one.place, one.words)
        before, after = words(whole[: one.start].split()), words(whole[one.end :].split())
        gap = " " if whole[: one.start][-1:].isspace() else ""
        next_gap = " " if whole[one.end :][:1].isspace() else ""
        before = f"…{before[-AROUND:]}" if len(before) > AROUND else before
        after = f"{after[:AROUND]}…" if len(after) > AROUND else after
        text = Text(before + gap)
        text.append(f"{say.BEFORE_IT}{words(one.words.split())}{say.AFTER_IT}", FOUND_STYLE)
        text.append(next_gap + after)
        told = say.tell_choice(self._choices.get(number), self._cases)
        text.append(f"{NEXT_LINE}{one.heading}: {say.tell_finding(one)}{NEXT_LINE}{told}")
        return text

    def _here(self) -> int | None:
        here = self.query_one(LineList).here
        return int(here) if here is not None else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter: choose among the three."""
        event.stop()
        acts = {"k": self.action_keep, "r": self.action_replace, "m": self.action_move}
        choices = [
            Choice("k", "k", say.KEY_KEEP),
            Choice("r", "r", say.KEY_REPLACE),
            Choice("m", "m", say.KEY_MOVE),
        ]

        def take(key: str | None) -> None:
            if key is not None:
                acts[key]()

        here = self._here()
        if here is not None:
            self.app.push_screen(ChooseOne(self._findings[here].words, choices), take)

    def action_keep(self) -> None:
        """The words stay."""
        here = self._here()
        if here is not None:
            self._choose(here, GuardChoice(self._findings[here], Verdict.KEEP))

    def action_replace(self) -> None:
        """Something neutral stands in their place."""
        here = self._changeable()
        if here is None:
            return
        finding = self._findings[here]
        neutral = neutral_words(finding)
        choices = [Choice(str(n), words, words) for n, words in enumerate(neutral, 1)]
        choices.append(Choice("w", "", say.OWN_WORDS))

        def put(words: str) -> None:
            self._choose(here, GuardChoice(finding, Verdict.REPLACE, words.strip()))

        def take(words: str | None) -> None:
            if words:
                put(words)
            elif words is not None:
                fields = [Field("words", say.WORDS)]
                self.app.push_screen(
                    FillIn(
                        say.INSTEAD,
                        fields,
                        lambda filled: put(filled["words"]),
                        goes=goes.IN_PLACE,
                    )
                )

        self.app.push_screen(ChooseOne(say.INSTEAD, choices), take)

    def action_move(self) -> None:
        """The whole entry goes to a case's record."""
        here = self._changeable()
        if here is None:
            return
        finding = self._findings[here]
        own = [case_id for case_id, _ in finding.cases if case_id in self._cases]
        if finding.place.entry is None:
            self.notify(say.HEADING_STAYS)
        elif not self._cases:
            self.notify(say.NO_CASE)
        elif len(own) == 1:
            self._move(here, own[0])
        else:
            some = own or list(self._cases)
            choices = [
                Choice(str(n) if n < 10 else "", one, self._cases[one])
                for n, one in enumerate(some, 1)
            ]
            self.app.push_screen(
                ChooseOne(say.WHICH_CASE, choices),
                lambda case_id: self._move(here, case_id) if case_id is not None else None,
            )

    def _move(self, here: int, case_id: str) -> None:
        choice = GuardChoice(self._findings[here], Verdict.MOVE, case_id=case_id)
        self._choose(here, choice)

    def _changeable(self) -> int | None:
        if not self._can_change:
            self.notify(say.NO_DRAFT, severity="warning")
            return None
        return self._here()

    def _choose(self, number: int, choice: GuardChoice) -> None:
        self._remember()
        self._choices[number] = choice
        self._show()
        self.action_next()

    def _remember(self) -> None:
        self._before.append((self._here() or 0, dict(self._choices)))
        self._asked = False

    def action_next(self) -> None:
        """The next that is not settled, round to the first."""
        here, count = self._here() or 0, len(self._findings)
        for step in range(count):
            number = (here + step) % count
            if number not in self._choices and (step or number == here):
                self.query_one(LineList).highlighted = number
                return
        if count:
            self.notify(say.ALL_SETTLED)

    def action_alike(self) -> None:
        """The same for all that are alike: for the last one settled where this one is not."""
        here = self._here()
        if here is None:
            return
        settled = here if here in self._choices else next(reversed(self._choices), None)
        if settled is None:
            self.notify(say.SETTLE_FIRST)
            return
        choice = self._choices[settled]
        self._remember()
        for number, one in enumerate(self._findings):
            fits = choice.verdict is not Verdict.MOVE or one.place.entry is not None
            if number not in self._choices and one.is_alike(choice.finding) and fits:
                self._choices[number] = GuardChoice(
                    one, choice.verdict, choice.words, choice.case_id
                )
        self._show()
        self.action_next()

    def action_undo(self) -> None:
        """Take the last choice back."""
        if not self._before:
            self.notify(shared.NOTHING_TO_UNDO)
            return
        at, self._choices = self._before.pop()
        self._asked = False
        self._show()
        self.query_one(LineList).highlighted = at

    def action_done(self) -> None:
        """Close with what was chosen; where some are not settled, only at a second word."""
        left = len(self._findings) - len(self._choices)
        if left and not self._asked:
            self._asked = True
            self.notify(say.STILL_OPEN.format(count=left), severity="warning", timeout=10)
            self.action_next()
            return
        self.close(
            tuple(
                self._choices.get(number, GuardChoice(one, Verdict.KEEP))
                for number, one in enumerate(self._findings)
            )
        )

    def action_leave(self) -> None:
        """Leave the record as it is."""
        self.close(None)
