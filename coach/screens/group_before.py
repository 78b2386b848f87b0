"""Before the rounds: who is here, the structure, the parts, a dilemma, consent, who knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import GroupDoesNotFit
from coach.screens.group_dilemmas import DilemmaSteps
from coach.screens.group_steps import Step
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import group_session as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.group_structure import GroupStructure

_KEYS = "123456789abcdefghijkl"


class GroupBeforeScreen(DilemmaSteps):
    """What is settled before the clock runs."""

    HELP = say.BEFORE_HELP

    def on_mount(self) -> None:
        """Said openly as a session begins: who assesses whom, and what never reaches them."""
        super().on_mount()
        group = self.meeting.talk.group
        if group.assessing:
            told = [
                say.ASSESSES.format(assessor=one.assessor, who=group.called[one.person_id])
                for one in group.assessing
            ]
            self.ask(" ".join([*told, group.group.never_reaches]))

    def heading(self) -> str:
        """Whose session it is, and how long it is booked for."""
        talk = self.meeting.talk
        return say.BEFORE_HEADING.format(group=talk.group.group.name, minutes=talk.session.minutes)

    def missing(self) -> str:
        """What the rounds wait for."""
        waiting = self.meeting.talk.waits_for()
        return waiting or say.READY

    def steps(self) -> Sequence[Step]:
        """In the order in which they are usually taken."""
        talk = self.meeting.talk
        here, everybody = talk.here(), talk.attending()
        chosen = self.chosen()
        structure = talk.session.structure
        steps = [
            Step("here", say.STEP_HERE, self._told_here(), self._who_is_here, len(here) > 1),
            Step("check-in", say.STEP_CHECK_IN, say.WORD_EACH, self._check_in),
            Step("names", say.STEP_NAMES, say.NAMES_TOLD, self._look_for),
            Step("structure", say.STEP_STRUCTURE, self._told_structure(), self._choose_structure,
                 structure is not None),
        ]  # fmt: skip
        if structure is None:
            return steps
        if structure.total_minutes != talk.session.minutes:
            told = say.SCALE_TOLD.format(minutes=structure.total_minutes)
            fits = structure.total_minutes <= talk.session.minutes
            steps.append(Step("scale", say.STEP_SCALE, told, self._scale, fits))
        if not structure.anonymised:
            steps.append(
                Step("case", say.STEP_CASE, self._told_case(), self._choose_case,
                     talk.session.case_id is not None)
            )  # fmt: skip
        parts = any(one.role for one in everybody)
        steps.append(Step("parts", say.STEP_PARTS, self._told_parts(), self._parts, parts))
        if structure.anonymised:
            steps += [
                Step("dilemmas", say.STEP_DILEMMA, self.told_dilemmas(), self.dilemmas,
                     len(chosen) >= len(structure.presenting)),
                *(self.consent_step(one) for one in chosen),
                *(self.known_step(one) for one in chosen),
            ]  # fmt: skip
        return steps

    # Who is here

    def _told_here(self) -> str:
        talk = self.meeting.talk
        names = [talk.called(one.person_id) for one in talk.here()]
        return say.HERE_TOLD.format(count=len(names), names=", ".join(names))

    def _who_is_here(self) -> None:
        talk = self.meeting.talk
        absent = {talk.called(one.person_id) for one in talk.attending() if not one.is_here}

        def turn(name: str) -> None:
            parts = self.meeting.parts
            self.settle(lambda: parts.came(name) if name in absent else parts.away(name))

        self.choose_person(say.WHO_IS_AWAY, turn, away=True)

    def _check_in(self) -> None:
        self.action_question()
        self.go_down()

    def _look_for(self) -> None:
        def take(filled: Filled) -> None:
            count = self.meeting.guard.look_for(filled["names"].split(","))
            self.notify(say.LOOKED_FOR.format(count=count))

        # What is typed here never reaches the disk, not even as a draft.
        window = FillIn(say.STEP_NAMES, [Field("names", say.NAMES)], take, goes=say.NAMES_TO)
        self.app.push_screen(window)

    # The structure

    def _told_structure(self) -> str:
        structure = self.meeting.talk.session.structure
        if structure is None:
            return say.NONE_CHOSEN
        told = say.STRUCTURE_TOLD.format(name=structure.name, minutes=structure.total_minutes)
        return f"{told}\n  {structure.about}"

    def _choose_structure(self) -> None:
        found = self.meeting.parts.structures()
        by_id = {one.id: one for one in found}
        choices = [
            Choice(_KEYS[n] if n < len(_KEYS) else "", one.id,
                   say.STRUCTURE_TOLD.format(name=one.name, minutes=one.total_minutes))
            for n, one in enumerate(found)
        ]  # fmt: skip

        def take(value: str | None) -> None:
            if value is not None:
                self._take_structure(by_id[value])

        self.app.push_screen(ChooseOne(say.WHICH_STRUCTURE, choices), take)

    def _take_structure(self, structure: GroupStructure) -> None:
        try:
            long = self.meeting.parts.choose(structure)
        except GroupDoesNotFit as error:
            choices = [Choice("o", "", say.ANOTHER), Choice("y", "yes", say.ANYWAY)]

            def take(value: str | None) -> None:
                if value:
                    self.settle(lambda: self.meeting.parts.choose(structure, anyway=True))

            self.app.push_screen(ChooseOne(str(error), choices), take)
            return
        self.show()
        if long:
            self._scale()

    def _scale(self) -> None:
        talk = self.meeting.talk
        booked, total = talk.session.minutes, talk.structure.total_minutes
        choices = [
            Choice("s", "scale", say.SCALE.format(minutes=booked)),
            Choice("b", "book", say.BOOK.format(minutes=total)),
            Choice("l", "", say.LEAVE_LENGTH),
        ]

        def take(value: str | None) -> None:
            if value == "scale":
                self.settle(self.meeting.parts.scale)
            elif value == "book":
                self.settle(lambda: self.meeting.parts.book(total))

        title = say.TOO_LONG.format(total=total, booked=booked)
        self.app.push_screen(ChooseOne(title, choices), take)

    # A case group

    def _told_case(self) -> str:
        case_id = self.meeting.talk.session.case_id
        return next(
            (reference for reference, one, _ in self._cases() if one == case_id), say.NONE_CHOSEN
        )

    def _cases(self) -> list[tuple[str, str, str]]:
        return [
            (line.case.reference, line.case.id, who.person.id)
            for who in self.house.people.everyone()
            for line in self.house.cases.caseload(who)
        ]

    def _choose_case(self) -> None:
        found = self._cases()
        if not found:
            self.notify(say.NO_CASES)
            return
        names = {one.person.id: one.person.name for one in self.house.people.everyone()}
        choices = [
            Choice(_KEYS[n] if n < len(_KEYS) else "", case_id,
                   say.CASE_OF.format(reference=reference, name=names[person_id]))
            for n, (reference, case_id, person_id) in enumerate(found)
        ]  # fmt: skip
        owners = {case_id: person_id for _, case_id, person_id in found}

        def take(value: str | None) -> None:
            if value is None:
                return
            whose = self.house.people.with_id(owners[value])
            case = next(
                line.case for line in self.house.cases.caseload(whose) if line.case.id == value
            )
            self.settle(lambda: self.meeting.case.is_about(whose, case))

        self.app.push_screen(ChooseOne(say.WHICH_CASE, choices), take)

    # Parts

    def _told_parts(self) -> str:
        talk = self.meeting.talk
        own = [one for one in talk.structure.roles if not one.several]
        told = []
        for role in own:
            who = [talk.called(one.person_id) for one in talk.here() if one.role == role.id]
            told.append(f"{role.name}: {', '.join(who) or say.NOBODY}")
        return "; ".join(told)

    def _parts(self) -> None:
        choices = [
            Choice("t", "turns", say.BY_TURNS),
            Choice("p", "pass", say.SOMEBODY_PASSES),
            Choice("g", "give", say.GIVE_PART),
        ]

        def take(value: str | None) -> None:
            parts = self.meeting.parts
            if value == "turns":
                self.settle(parts.give_out)
            elif value == "pass":
                self.choose_person(
                    say.WHO_PASSES, lambda name: self.settle(lambda: parts.passes(name))
                )
            elif value == "give":
                self.action_give_part()

        self.app.push_screen(ChooseOne(say.STEP_PARTS, choices), take)

    # On

    def action_go_on(self) -> None:
        """Let the first round run."""
        if self.did(self.meeting.talk.begin_rounds):
            self.open_next()

    def action_call_off(self) -> None:
        """It does not take place after all."""
        choices = [Choice("n", "", say.GO_ON_WITH_IT), Choice("y", "yes", say.YES_CALL_OFF)]

        def take(value: str | None) -> None:
            if value and self.did(self.meeting.talk.call_off):
                self.close(None)

        self.app.push_screen(ChooseOne(say.ASK_CALL_OFF, choices), take)
