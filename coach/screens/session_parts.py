"""What the keys of each part's list do, and the way a session ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from coach.domain.discussion import SweepOutcome
from coach.domain.goes import goes_to
from coach.domain.model import Part
from coach.domain.row import Destination
from coach.errors import PlacementRefused
from coach.screens.session_lists import PartList
from coach.screens.session_looking_back import SessionLookingBack
from coach.widgets.choosing import Choice
from coach.widgets.filling import Field
from coach.widgets.note_editor import NoteEditor
from coach.words import DESTINATIONS, FOR_THE_AGENDA, tell_count
from coach.words import session_parts as say

if TYPE_CHECKING:
    from coach.domain.session import AgendaItem
    from coach.services.pair_session import PairSession


class SessionParts(SessionLookingBack):
    """Agenda, caseload and close, one key a line."""

    AT_THE_END: ClassVar = {
        "n": "agree_next",
        "r": "read_back",
        "w": "feel_balance",
        "y": "why_balance",
        "e": "end",
    }
    """What the keys of Close do that act on no note."""

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
            self.look_back(event.key, event.line)
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
            self.can_undo(lambda to: to.self_care.take_back_glance(who, session), say.NOT_LOOKED_AT)
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

        def back(to: PairSession) -> None:
            for number, was in before.items():
                to.noting.unplace(number, was)

        self.did(place)
        if before:
            self.can_undo(back, tell_count(say.AS_BEFORE, len(before)))
            self.tell(say.PLACED_NOW.format(where=say.PLACED[destination]))
        self.show_all()

    def _needs_a_case(self, number: int) -> bool:
        note = self.session.noting.numbered(number)
        return note.case_id is None and self.session.talk.case is None

    def _place_on(self, number: int, reference: str) -> None:
        """Take a case in hand and place a note on it."""
        self.take_case(reference)
        self._place_notes([number], Destination.CASE)

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
                self.can_undo(lambda to: to.agreeing.put_on(item_id), say.ITEM_BACK)
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
                self.can_undo(lambda to: to.talk.tools.cases.add(supervisee, reference), said)
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
        self.can_undo(lambda to: to.agreeing.sweep_back(reference, before), said)
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
