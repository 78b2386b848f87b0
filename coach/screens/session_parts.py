"""What the keys of each part's list do, and the way a session ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from coach.domain.agreed_action import AgreedAction, ReviewOutcome
from coach.domain.days import day
from coach.domain.discussion import SweepOutcome
from coach.domain.goes import goes_to
from coach.domain.model import Part
from coach.domain.row import Destination
from coach.errors import PlacementRefused
from coach.screens.session_lists import PartList
from coach.screens.session_outcomes import SessionOutcomes, carry_fields
from coach.widgets.choosing import Choice
from coach.widgets.filling import Field, Filled
from coach.widgets.note_editor import NoteEditor
from coach.words import DESTINATIONS, FOR_THE_AGENDA, tell_count
from coach.words import session_parts as say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.widgets import OptionList

    from coach.domain.session import AgendaItem


class SessionParts(SessionOutcomes):
    """Look back, agenda, caseload and close, one key a line."""

    AT_THE_END: ClassVar = {
        "n": "agree_next",
        "r": "read_back",
        "w": "feel_balance",
        "y": "why_balance",
        "e": "end",
    }
    """What the keys of Close do that act on no note."""

    _spoken_of = ""
    """The earlier action that the cursor of Look back came to last."""

    def move(self, act: Callable[[], object]) -> None:
        """As every move; whatever Look back spoke of, it begins anew."""
        self._spoken_of = ""
        super().move(act)

    def action_go_to(self, part: str) -> None:
        """Go straight to a part."""
        self.move(lambda: self.session.talk.go_to(Part(part)))

    def action_look_over(self) -> None:
        """Look over what was agreed here, and put it right."""
        from coach.screens.agreed import AgreedScreen

        if self.flush():
            self.app.push_screen(AgreedScreen(self.session), lambda _: self.show_all())

    def action_self_care(self) -> None:
        """The self-care plan; two or three things are enough."""
        from coach.screens.care_windows import CarePlace
        from coach.screens.self_care import SelfCareScreen

        if self.flush():
            talk = self.session.talk
            place = CarePlace(
                self.session.self_care, self.session.care_talk, talk.supervisee, talk.reader
            )
            plan = SelfCareScreen(place, talk.supervisee, talk.session)
            self.app.push_screen(plan, lambda _: self.show_all())

    def on_part_list_pressed(self, event: PartList.Pressed) -> None:
        """A key of the part's list."""
        part = self.session.talk.place.part
        if part is Part.CHECK_IN:
            self._plan(event.key)
        elif part is Part.LOOK_BACK and event.line:
            self._look_back(event.key, int(event.line))
        elif part is Part.AGENDA:
            self._agenda(event.key, event.line)
        elif part is Part.CASELOAD:
            self._caseload(event.key, event.line)
        elif part is Part.CLOSE and event.key in self.AT_THE_END:
            getattr(self, f"action_{self.AT_THE_END[event.key]}")()
        elif part is Part.CLOSE and event.line:
            self._place(event.key, int(event.line))

    def _plan(self, key: str) -> None:
        """Open the self-care plan, or go on."""
        (self.action_self_care if key == "o" else self.action_glance)()

    def action_glance(self) -> None:
        """Keep that the pair looked at the plan together, and nothing more."""
        care, talk = self.session.self_care, self.session.talk
        who, session = talk.supervisee, talk.session
        if not care.plan(who, talk.reader).items:
            self.notify(say.NO_PLAN)
        elif self.did(lambda: care.glance(who, session)):
            self.can_undo(lambda: care.take_back_glance(who, session), say.NOT_LOOKED_AT)
            self.tell(say.LOOKED_AT)
            self.show_all()

    def _place(self, key: str, number: int) -> None:
        """Place the note under the cursor, or after a question all of them."""
        where = {"c": Destination.CASE, "p": Destination.PERSONAL, "b": Destination.LEAVE_BEHIND}
        if key == "c" and self._needs_a_case(number):
            self.fill(
                say.WHICH_CASE,
                [Field("case", say.REFERENCE)],
                lambda filled: self._place_on(number, filled["case"]),
            )
            return
        if key != "a":
            self._place_notes([number], where[key])
            return
        numbers = [note.number for note in self.session.noting.unplaced()]
        choices = [Choice(letter, to, DESTINATIONS[to]) for letter, to in where.items()]
        self.choose(
            tell_count(say.ALL_TO, len(numbers)),
            choices,
            lambda value: self._place_notes(numbers, Destination(value)),
        )

    def _place_notes(self, numbers: list[int], destination: Destination) -> None:
        """Place notes, one or all at once, so that it can be undone."""
        noting = self.session.noting
        before: dict[int, Destination] = {}
        refused: list[PlacementRefused] = []

        def place() -> None:
            for number in numbers:
                was = noting.numbered(number).destination
                try:
                    noting.move(number, destination)
                    before[number] = was
                except PlacementRefused as refusal:  # the others may go there all the same
                    refused.append(refusal)
            if refused:
                raise refused[0]

        def back() -> None:
            for number, was in before.items():
                noting.unplace(number, was)

        self.did(place)
        if before:
            self.can_undo(back, tell_count(say.AS_BEFORE, len(before)))
            self.tell(say.PLACED_NOW)
        self.show_all()

    def _needs_a_case(self, number: int) -> bool:
        note = self.session.noting.numbered(number)
        return note.case_id is None and self.session.talk.case is None

    def _place_on(self, number: int, reference: str) -> None:
        """Take a case in hand and place a note on it."""
        self.take_case(reference)
        self._place_notes([number], Destination.CASE)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor is on an earlier action: words said of it go where it stands itself."""
        on = event.option_list
        if self.session.talk.place.part is not Part.LOOK_BACK or not isinstance(on, PartList):
            return
        # Whoever writes, as after a resumed session, keeps the case that they write about.
        writes = self.query_one(NoteEditor).text and self.focused is not on
        if not writes and on.line_here and on.line_here != self._spoken_of:
            self._spoken_of, number = on.line_here, int(on.line_here)
            if not self.session.looking_back.follows_another_case(number):
                return
            # A note in hand is about the case before.
            if self.settle() and self.did(lambda: self.session.looking_back.speak_of(number)):
                self.show_all()

    def _look_back(self, key: str, number: int) -> None:
        """Done, carried on, changed or dropped; each can be undone."""
        found = self.session.looking_back.look_back()
        before = next(one.action for one in found if one.number == number)

        def review(
            outcome: ReviewOutcome, reason: str = "", what: str = "", due_on: date | None = None
        ) -> None:
            self.session.looking_back.review(number, outcome, reason, what, due_on)
            said = say.AS_IT_WAS.format(what=before.what)
            self.can_undo(lambda: self.session.looking_back.take_back(before), said)

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

    def _agenda(self, key: str, item_id: str) -> None:
        agreeing = self.session.agreeing
        if key == "a":
            self.fill(
                FOR_THE_AGENDA,
                [Field("title", say.WHAT_ABOUT)],
                lambda f: agreeing.add_item(f["title"], self.session.talk.place.voice),
                goes=goes_to(self.session.talk.policy(), Destination.PERSONAL),
            )
        elif not item_id:
            return
        elif key == "d":  # without a discussion of its own; pressed again, it is not
            carrying = self.session.carrying
            left = {one.id for one in carrying.left_over()}
            self.did(lambda: (carrying.settle if item_id in left else carrying.unsettle)(item_id))
            self.show_all()
        elif key == "delete":
            if self.did(lambda: agreeing.take_off(item_id)):
                self.can_undo(lambda: agreeing.put_on(item_id), say.ITEM_BACK)
            self.show_all()
        else:
            item = next(one for one in agreeing.agenda() if one.id == item_id)
            self.move(lambda: self._discuss(item))

    def _discuss(self, item: AgendaItem) -> None:
        """Begin the item's topic, with the case that it is about."""
        talk = self.session.talk
        talk.begin_topic(item.title)
        cases = [one.case for one in self.session.agreeing.caseload()]
        case = next((one for one in cases if one.id == item.case_id), None)
        if case is not None and talk.place.case_id is None:
            self.take_case(case.reference)

    def _caseload(self, key: str, reference: str) -> None:
        cases, supervisee = self.session.talk.tools.cases, self.session.talk.supervisee
        if key == "a":
            fields = [Field("case", say.REFERENCE)]
            self.fill(say.A_CASE, fields, lambda f: cases.add(supervisee, f["case"]))
            return
        if key == "delete" and reference:
            if self.did(lambda: cases.take_off(supervisee, reference)):
                said = say.CASE_BACK.format(reference=reference)
                self.can_undo(lambda: cases.add(supervisee, reference), said)
            self.show_all()
            return
        if not reference:
            return
        self._sweep(key, reference)

    def _sweep(self, key: str, reference: str) -> None:
        """One key a case: on to the next one, to its note, or into its discussion."""
        talk = self.session.talk
        outcomes = {
            "n": SweepOutcome.NOTHING_NEW,
            "o": SweepOutcome.NOTE_OR_DECISION,
            "d": SweepOutcome.DISCUSS,
            "enter": SweepOutcome.DISCUSS,
        }
        if not self.settle():  # a note in hand is about the case before
            return
        agreeing = self.session.agreeing
        before = next(
            (c.outcome for c in agreeing.caseload() if c.case.reference == reference), None
        )
        if not self.did(lambda: agreeing.sweep(reference, outcomes[key])):
            return
        said = say.SWEPT_AS_BEFORE.format(reference=reference)
        self.can_undo(lambda: agreeing.sweep_back(reference, before), said)
        if key == "enter":

            def discuss() -> None:
                talk.go_to(Part.DISCUSS)
                self.take_case(reference)

            self.move(discuss)
            return
        self.show_all()
        if key == "o":
            self.query_one(NoteEditor).focus()
        else:
            self.query_one(PartList).go_on()
        if key == "d":
            self.notify(say.CASE_FOR_DISCUSSION.format(reference=reference), markup=False)
