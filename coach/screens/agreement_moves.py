"""What can be done with an agreement on its screen; each key calls one service and shows it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.agreement import Agreement, AgreementStatus, ReviewReason
from coach.domain.days import day
from coach.domain.goes import as_agreed
from coach.domain.row import Voice
from coach.errors import DocumentsFailed
from coach.services.agreement_writing import bring_back, put_aside
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import CoachScreen
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.note_editor import NoteEditor
from coach.widgets.reading import Page
from coach.words import agreement as say
from coach.words import tell_day, widgets

if TYPE_CHECKING:
    from coach.services.house import House

_LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"


class AgreementMoves(CoachScreen):
    """The moves, without what is drawn."""

    ALSO = {  # noqa: RUF012
        say.ALSO_CIRCUMSTANCES: f"call_review('{ReviewReason.CIRCUMSTANCES}')",
        say.ALSO_NOT_WORKING: f"call_review('{ReviewReason.NOT_WORKING}')",
    }
    """What the palette holds besides the keys."""

    def __init__(self, house: House, person_id: str) -> None:
        super().__init__()
        self.house = house
        self.at = 0
        """The place of the heading in hand."""
        self._person_id = person_id
        self._aside: Agreement | None = None
        self.read()

    def read(self) -> None:
        """Read everything anew, as both of them may see it."""
        supervisee = self.house.people.with_id(self._person_id)
        self.reader = self.house.people.reader(supervisee)
        self.together = self.house.agreements.of(supervisee, self.reader)

    @abstractmethod
    def show_all(self) -> None:
        """Everything as it stands."""

    @abstractmethod
    def settle(self) -> bool:
        """Save before a move; False where it could not be."""

    @abstractmethod
    def go_to(self, at: int) -> None:
        """Go to another heading."""

    @abstractmethod
    def due_words(self) -> str:
        """When it is looked at again and why."""

    def action_next(self) -> None:
        """The next heading; after the last one the first."""
        self.go_to(self.at + 1)

    def action_back(self) -> None:
        """The heading before."""
        self.go_to(self.at - 1)

    def action_begin(self) -> None:
        """Begin the next version, from the wording before it."""
        if not self.settle():
            return
        draft = self.together.file.draft
        if draft is not None:
            self.notify(say.DRAFT_THERE.format(version=draft.version))
            return
        if self.did(lambda: self.house.agreements.draft(self.together.supervisee, self.reader)):
            self.read()
            self.at = 0
            self.show_all()
            self.query_one(NoteEditor).focus()

    def goes(self) -> str:
        """Who reads the agreement, by the policy."""
        return as_agreed(self.house.agreements.policy(self.together.supervisee), "agreement")

    def action_heading(self) -> None:
        """Add a heading: one that is often agreed on, or one of their own."""
        draft = self._draft_in_hand()
        if draft is None:
            return
        more = self.house.agreements.more_headings(draft)
        choices = [Choice(_LETTERS[n], title, title) for n, title in enumerate(more)]
        choices.append(Choice("w", "", say.OWN_HEADING))

        def take(value: str | None) -> None:
            if value:
                self._add_heading(value)
            elif value is not None:
                fields = [Field("heading", say.THE_HEADING)]
                window = FillIn(
                    say.NEW_HEADING,
                    fields,
                    lambda filled: self._add(filled["heading"]),
                    goes=self.goes(),
                )
                self.app.push_screen(window, lambda filled: self._go_to_last(filled is not None))

        self.app.push_screen(ChooseOne(say.ADD_HEADING, choices), take)

    def _add(self, title: str) -> None:
        self.house.agreements.add_heading(self.together.supervisee, title, self.reader)

    def _add_heading(self, title: str) -> None:
        self._go_to_last(self.did(lambda: self._add(title)))

    def _go_to_last(self, was_added: bool) -> None:
        if not was_added:
            return
        self.read()
        draft = self.together.file.draft
        self.at = len(draft.sections) - 1 if draft else 0
        self.show_all()
        self.query_one(NoteEditor).focus()

    def _draft_in_hand(self) -> Agreement | None:
        if not self.settle():
            return None
        if self.together.file.draft is None:
            self.notify(say.NO_DRAFT)
        return self.together.file.draft

    def action_accept(self) -> None:
        """One person's yes, with name and date."""
        draft = self._draft_in_hand()
        if draft is None:
            return
        people = [(by.value, self.together.person(by)[1]) for by in _TWO]
        waiting = [by.value for by in _TWO if not draft.accepted_by(self.together.person(by)[0])]
        today = self.house.clock.today()
        fields = [
            Field("by", say.WHO, waiting[0] if waiting else "", choices=tuple(people)),
            Field("name", say.NAME, hint=say.NAME_HINT),
            Field("on", say.ON, today.isoformat(), is_suggestion=True),
        ]

        def take(filled: Filled) -> None:
            try:
                self.house.agreements.accept(
                    self.together.supervisee,
                    Voice(filled["by"]),
                    self.reader,
                    filled["name"],
                    day(filled["on"]),
                )
            except DocumentsFailed as error:  # it is agreed all the same
                self.notify(str(error), severity="warning", timeout=15, markup=False)

        title = say.ACCEPT.format(version=draft.version)
        empty = [one.heading for one in draft.sections if not one.words]
        about = say.STILL_EMPTY.format(headings=", ".join(empty)) if empty else ""
        window = FillIn(title, fields, take, goes=self.goes(), about=about)
        self.app.push_screen(window, self._accepted)

    def _accepted(self, filled: Filled | None) -> None:
        self.read()
        self.show_all()
        if filled is not None:
            waiting = say.tell_names(self.together.waits_for())
            self.notify(say.WAITS.format(waiting=waiting) if waiting else say.IS_AGREED)

    def action_versions(self) -> None:
        """Every version, to read."""
        if not self.settle():
            return
        versions = list(reversed(self.together.file.versions))
        choices = [
            Choice(_LETTERS[n] if n < len(_LETTERS) else "", str(one.version), _titled(one))
            for n, one in enumerate(versions)
        ]

        def take(value: str | None) -> None:
            if value is not None:
                one = self.together.file.numbered(int(value))
                self.app.push_screen(Page(_titled(one), _body(one)))

        if choices:
            self.app.push_screen(ChooseOne(say.VERSIONS, choices), take)
        else:
            self.notify(say.NO_DRAFT)

    def action_put_aside(self) -> None:
        """Put the draft aside; undo brings it back."""
        draft = self._draft_in_hand()
        if draft is None:
            return
        who = self.together.supervisee

        def act() -> None:
            self._aside = put_aside(self.house.agreements, who, self.reader)

        if self.did(act):
            self.notify(say.ASIDE.format(version=draft.version))
        self.read()
        self.show_all()

    def action_undo(self) -> None:
        """Bring the draft back that was put aside."""
        aside, who = self._aside, self.together.supervisee
        if aside is None:
            self.notify(widgets.NOTHING_TO_UNDO)
            return
        if self.did(lambda: bring_back(self.house.agreements, who, aside, self.reader)):
            self.notify(say.IS_BACK.format(version=aside.version))
            self._aside = None
        self.read()
        self.show_all()

    def action_call_review(self, because: str) -> None:
        """Keep that it should be looked at before its time."""
        reason, who = ReviewReason(because), self.together.supervisee
        if self.settle() and self.did(
            lambda: self.house.agreements.call_review(who, reason, self.reader)
        ):
            self.read()
            self.show_all()
            self.notify(say.CALLED.format(due=self.due_words()))

    def action_others(self) -> None:
        """Who else takes part."""
        from coach.screens.contributors import ContributorsScreen

        if self.settle():
            self.app.push_screen(ContributorsScreen(self.house, self.together.supervisee))

    def action_tools(self) -> None:
        """Questions to talk over first."""
        from coach.screens.preparation_tools import ToolsScreen

        if self.settle():
            self.app.push_screen(ToolsScreen(self.house, self.together.supervisee))

    def action_leave(self) -> None:
        """Back, once everything is on the disk."""
        if self.settle():
            self.close(None)


_TWO = (Voice.SUPERVISOR, Voice.SUPERVISEE)


def _titled(one: Agreement) -> str:
    if one.is_draft:
        return say.VERSION_DRAFT.format(version=one.version)
    is_over = one.status is AgreementStatus.SUPERSEDED
    return (say.VERSION_OVER if is_over else say.VERSION_AGREED).format(
        version=one.version, day=tell_day(one.agreed_on)
    )


def _body(one: Agreement) -> Text:
    text = Text()
    for section in one.written:
        text.append(f"{section.heading}\n", style="bold")
        text.append(f"{section.words}\n\n", style="not bold")
    if one.from_before and one.agreed_on is not None:
        text.append(say.FROM_BEFORE.format(day=tell_day(one.agreed_on)) + "\n")
    for yes in one.acceptances:
        text.append(f"{yes.name}, {tell_day(yes.accepted_on)}\n", style="italic")
    return text
