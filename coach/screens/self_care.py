"""The self-care plan: all of it for its owner alone, and what is shared for the two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.self_care import CareKind, SelfCareItem, SelfCarePlan
from coach.screens.care_moves import CareMoves
from coach.screens.care_versions import CareVersionsScreen, line_of
from coach.screens.care_windows import CarePlace, CareTalking, Rewording, choose_field
from coach.widgets.everywhere import DOORS
from coach.widgets.lines import LineList
from coach.words import EMPTY_CARE, KEY_ADD, KEY_BACK, KEY_TAKE_OUT, KEY_UNDO
from coach.words import self_care as say

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.domain.session import Session
    from coach.services.house import House

REVIEW = "review"
"""The line that says when the plan is looked at again."""


class SelfCareScreen(CareMoves):
    """One person's plan; in a session it can also be looked at together."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("t", "talk", say.KEY_TALK, id="care.talk"),
        Binding("a", "add", KEY_ADD, id="care.add"),
        Binding("w", "who", say.KEY_WHO, id="care.who"),
        Binding("l", "look", say.KEY_LOOK, id="care.look"),
        Binding("s", "support", say.KEY_SUPPORT, id="care.support"),
        Binding("v", "versions", say.KEY_VERSIONS, id="care.versions"),
        Binding("delete", "leave_out", KEY_TAKE_OUT, id="care.remove", show=False),
        Binding("u", "undo", KEY_UNDO, id="care.undo", show=False),
        Binding("x", "cleared", say.KEY_CLEARED, id="care.cleared", show=False),
        Binding("r", "review", say.KEY_REVIEW, id="care.review", show=False),
        Binding("o", "routes", say.KEY_ROUTES, id="care.routes", show=False),
        Binding("e", "export", say.KEY_EXPORT, id="care.export", show=False),
        Binding("i", "take_in", say.KEY_IMPORT, id="care.import", show=False),
        Binding("d", "document", say.KEY_DOCUMENT, id="care.document", show=False),
        Binding("escape", "leave", KEY_BACK, id="care.leave"),
    ]

    def __init__(
        self,
        place: CarePlace,
        supervisee: Supervisee | None = None,
        session: Session | None = None,
        house: House | None = None,
    ) -> None:
        super().__init__()
        self.place = place
        self.supervisee = supervisee
        self.session = session
        self.house = house

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some moves belong to a session, to the owner alone, or to a supervisor's home."""
        private, home = self.place.is_private, self.house is not None
        allowed = {
            "look": self.session is not None or private,
            "support": self.session is not None,
            "who": private,
            "export": private and home,
            "document": private and home,
            "take_in": home and not private,
        }
        return allowed.get(action, True)

    @property
    def _plan(self) -> SelfCarePlan:
        return self.place.care.plan(self.place.whose, self.place.reader)

    def show(self) -> None:
        """The plan as it stands, by kind."""
        plan, private = self._plan, self.place.is_private
        said = say.HEADING_OWN if private else say.HEADING.format(name=plan.person)
        if plan.reviewed_on is not None:
            said += say.LOOKED_AT.format(day=plan.reviewed_on)
        self.query_one("#status", Static).update(Text(said))
        lines = [(item.id, line_of(item, is_private=private)) for item in plan.in_order()]
        if lines and plan.review_on is not None:
            words = say.REVIEW_BY.format(day=plan.review_on)
            lines.append((REVIEW, Text(words, style="dim")))
        self.query_one(LineList).show(lines, say.EMPTY_OWN if private else EMPTY_CARE)

    def here(self) -> SelfCareItem | None:
        """The thing under the cursor."""
        sought = self.query_one(LineList).here
        return next((item for item in self._plan.items if item.id == sought), None)

    def action_talk(self) -> None:
        """One question at a time."""
        self._talk(None)

    def action_add(self) -> None:
        """One more thing of a field."""

        def take(value: str | None) -> None:
            if value is not None:
                self._talk(CareKind(value))

        self.app.push_screen(choose_field(), take)

    def _talk(self, kind: CareKind | None) -> None:
        self.app.push_screen(CareTalking(self.place, kind), lambda _: self.show())

    def on_option_list_option_selected(self) -> None:
        """Change the words of the thing under the cursor, or the day to look again."""
        item = self.here()
        if item is not None:
            self.app.push_screen(Rewording(self.place, item), lambda _: self.show())
        elif self.query_one(LineList).here == REVIEW:
            self.action_review()

    def action_leave_out(self) -> None:
        """Take it out of the plan from now on."""
        item, place = self.here(), self.place
        if item is not None:
            self.take_out(
                lambda: place.care.leave_out(place.whose, item, place.reader),
                lambda: place.care.bring_back(place.whose, item, place.reader),
            )

    def action_look(self) -> None:
        """Keep that it was looked at, together or alone, and nothing more."""
        session, place, supervisee = self.session, self.place, self.supervisee
        if session is not None and supervisee is not None:
            if self.did(lambda: place.care.glance(supervisee, session)):
                self.notify(say.LOOKED)
        elif self.did(lambda: place.care.look_alone(place.whose)):
            self.notify(say.LOOKED_ALONE)
        self.show()

    def action_versions(self) -> None:
        """Every version, and what it changed."""
        self.app.push_screen(CareVersionsScreen(self.place))
