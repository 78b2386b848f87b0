"""The self-care plan as its owner shares it: filled in conversation, two or three are enough."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.people import Reader, Supervisee
from coach.domain.self_care import CARE_LABELS, CareKind, SelfCareItem, SelfCarePlan
from coach.domain.session import Session
from coach.services.self_care import SelfCareService
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import DOORS
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import EMPTY_CARE, KEY_ADD, KEY_BACK, KEY_TAKE_OUT, KEY_UNDO
from coach.words import self_care as say

KIND_KEYS = "ndgtsoluvbfwajr"
"""A letter a kind, in the order of a plan."""


class SelfCareScreen(ListScreen):
    """One person's plan; in a session it can also be looked at together."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("a", "add", KEY_ADD, id="care.add"),
        Binding("delete", "leave_out", KEY_TAKE_OUT, id="care.remove"),
        Binding("u", "undo", KEY_UNDO, id="care.undo"),
        Binding("l", "look", say.KEY_LOOK, id="care.look"),
        Binding("escape", "leave", KEY_BACK, id="care.leave"),
    ]

    def __init__(
        self,
        care: SelfCareService,
        supervisee: Supervisee,
        reader: Reader,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self._reader = reader
        self._care = care
        self._supervisee = supervisee
        self._session = session

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A plan is looked at together only in a session."""
        return self._session is not None if action == "look" else True

    @property
    def _plan(self) -> SelfCarePlan:
        return self._care.plan(self._supervisee, self._reader)

    def show(self) -> None:
        """The plan as it stands, by kind."""
        plan = self._plan
        if plan.reviewed_on is None:
            said = say.HEADING.format(name=plan.person)
        else:
            said = say.HEADING_REVIEWED.format(name=plan.person, day=plan.reviewed_on)
        self.query_one("#status", Static).update(Text(said))
        lines = [
            (item.id, Text.assemble((f"{CARE_LABELS[item.kind]}: ", "bold"), item.words))
            for item in plan.in_order()
        ]
        self.query_one(LineList).show(lines, EMPTY_CARE)

    def _here(self) -> SelfCareItem | None:
        sought = self.query_one(LineList).here
        return next((item for item in self._plan.items if item.id == sought), None)

    def action_add(self) -> None:
        """Share one more thing."""
        kinds = zip(KIND_KEYS, CareKind, strict=True)
        choices = [Choice(key, kind, CARE_LABELS[kind]) for key, kind in kinds]

        def take(value: str | None) -> None:
            if value is not None:
                self._fill_in(CareKind(value))

        self.app.push_screen(ChooseOne(say.SHARE, choices), take)

    def _fill_in(self, kind: CareKind, item: SelfCareItem | None = None) -> None:
        def take(filled: Filled) -> None:
            words = filled["words"]
            if item is None:
                self._care.share(self._supervisee, kind, words, None, self._reader)
            else:
                said = replace(item.said, words=words)
                self._care.change(self._supervisee, item, said, self._reader)

        label = say.IN_WORDS_OF.format(name=self._supervisee.person.name)
        fields = [Field("words", label, item.words if item else "")]
        window = f"{CARE_LABELS[kind]} {item.id}" if item else CARE_LABELS[kind]
        draft = self._care.draft(self._supervisee, window)
        self.app.push_screen(FillIn(CARE_LABELS[kind], fields, take, draft), lambda _: self.show())

    def on_option_list_option_selected(self) -> None:
        """Change the words of the thing under the cursor."""
        item = self._here()
        if item is not None:
            self._fill_in(item.kind, item)

    def action_leave_out(self) -> None:
        """Take it out of the plan from now on."""
        item, care, who = self._here(), self._care, self._supervisee
        if item is not None:
            self.take_out(
                lambda: care.leave_out(who, item, self._reader),
                lambda: care.share(who, item.kind, item.words, item.domain, self._reader),
            )

    def action_look(self) -> None:
        """Keep that the pair looked at it, and nothing more."""
        session = self._session
        if session is not None and self.did(lambda: self._care.glance(self._supervisee, session)):
            self.notify(say.LOOKED)
        self.show()
