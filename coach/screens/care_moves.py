"""What can be done with a whole self-care plan: who may know, looking again, copies, its page."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.care_paper import CareOutcome, TakenThing
from coach.domain.days import day
from coach.domain.goes import of_care
from coach.domain.row import Audience
from coach.domain.self_care import CARE_LABELS, CareKind, SelfCareItem
from coach.errors import BadInput
from coach.files import read_bytes
from coach.screens.prepare_windows import read_path
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.fill_and_tell import fill_and_tell
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.list_screen import ListScreen
from coach.widgets.reading import Page
from coach.words import WRITTEN, goes, prepare, tell_count
from coach.words import self_care as say

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.domain.session import Session
    from coach.screens.care_windows import CarePlace
    from coach.services.house import House

COPY_LIMIT = 2_000_000
"""Bytes in one copy; the format itself takes less."""


class CareMoves(ListScreen):
    """The moves of a plan, for the screen that shows it."""

    place: CarePlace
    session: Session | None
    house: House | None
    supervisee: Supervisee | None
    """Whose session it is, where there is one."""

    @abstractmethod
    def here(self) -> SelfCareItem | None:
        """The thing under the cursor."""

    # Who may know

    def action_who(self) -> None:
        """Say who may know the thing under the cursor."""
        item, place = self.here(), self.place
        if item is None:
            return
        choices = [
            Choice("m", Audience.ONLY_MINE, say.WHO_MINE),
            Choice("s", Audience.PAIR, say.WHO_SUPERVISOR),
            Choice("o", "others", say.WHO_OTHERS),
        ]

        def take(value: str | None) -> None:
            if value == "others":
                self._others(item)
            elif value is not None:
                audience = Audience(value)
                mine = audience is Audience.ONLY_MINE
                others = "" if mine else item.others
                self.did(
                    lambda: place.care.let_know(place.whose, item, audience, others, place.reader)
                )
                self.show()

        self.app.push_screen(ChooseOne(say.WHO, choices), take)

    def _others(self, item: SelfCareItem) -> None:
        place = self.place

        def take(filled: Filled) -> None:
            place.care.let_know(place.whose, item, item.audience, filled["others"], place.reader)

        fields = [Field("others", say.OTHERS, item.others)]
        draft = place.care.draft(place.whose, f"who-{item.id}", place.reader)
        self.app.push_screen(
            FillIn(say.WHO, fields, take, draft, goes=of_care(item.audience)),
            lambda _: self.show(),
        )

    def action_cleared(self) -> None:
        """Say that a barrier is out of the way, or after all is not."""
        item, place = self.here(), self.place
        if item is None:
            return
        if item.kind is not CareKind.BARRIER:
            self.notify(say.ONLY_BARRIERS)
            return
        on = place.care.today() if item.cleared_on is None else None
        self.did(lambda: place.care.clear(place.whose, item, on, place.reader))
        self.show()

    # Looking at it

    def action_support(self) -> None:
        """What support the session agreed; it stands in the record, and the plan does not."""
        session, place = self.session, self.place
        if session is None or self.supervisee is None:
            return
        supervisee = self.supervisee
        words = place.care.support_of(supervisee, session)

        def take(filled: Filled) -> None:
            place.care.agree_support(supervisee, session, filled["words"])

        draft = place.care.draft(place.whose, "support", place.reader)
        fields = [Field("words", say.SUPPORT_GOES, words, says_where=True)]
        self.app.push_screen(
            FillIn(say.SUPPORT, fields, take, draft, goes=""), lambda _: self.show()
        )

    def action_review(self) -> None:
        """Choose the day to look again."""
        place = self.place
        chosen = place.care.settled_of(place.whose).review_on

        def take(filled: Filled) -> None:
            on = day(filled["on"], place.care.today())
            place.care.choose_review(place.whose, on)

        fields = [Field("on", say.REVIEW_DAY, chosen.isoformat() if chosen else "")]
        self.app.push_screen(
            FillIn(say.REVIEW, fields, take, goes=of_care(Audience.PAIR)), lambda _: self.show()
        )

    def action_routes(self) -> None:
        """Where more help is, as the user's organisation writes it."""
        found = self.place.talk.routes()
        text = Text()
        for one in found.routes:
            text.append(f"{one.name}\n", style="bold").append(f"{one.words}\n\n")
        if found.fault:
            text.append(found.fault)
        elif not found.routes:
            text.append(say.NO_ROUTES.format(file=found.file))
        self.app.push_screen(Page(say.KEY_ROUTES, text))

    # Between homes

    def action_export(self) -> None:
        """Write the supervisor's copy, once it is seen what goes and how much stays."""
        house, place = self.house, self.place
        if house is None:
            return
        plan = place.care.plan(place.whose, place.reader)
        shared = plan.shared.items
        going = "; ".join(" ".join(one.words.split()) for one in shared) or say.NOTHING
        about = [say.GOES.format(words=going)]
        if len(plan.items) > len(shared):
            about.append(tell_count(say.STAYS, len(plan.items) - len(shared)))

        def act(filled: Filled) -> list[str]:
            return [str(house.care_exchange.send(read_path(filled["path"])).path)]

        fields = [Field("path", prepare.EXPORT_TO, hint=say.EXPORT_HINT)]
        fill_and_tell(
            self.app,
            say.EXPORT,
            fields,
            act,
            goes=goes.A_PLACE,
            about="\n".join(about),
            told=say.EXPORTED,
            after=self.show,
        )

    def action_take_in(self) -> None:
        """Take a supervisee's copy in."""
        house = self.house
        if house is None:
            return

        def act(filled: Filled) -> list[str]:
            path = read_path(filled["path"])
            if path is None:
                raise BadInput(prepare.WHICH_FILE, "path")
            taken = house.care_exchange.take_in(read_bytes(path, COPY_LIMIT), path.name)
            told = [taken.supervisee.person.name, "", *(_told(one) for one in taken.things), ""]
            return [*told, str(house.care_exchange.write_out(taken).path)]

        fields = [Field("path", prepare.WHICH_FILE, hint=say.IMPORT_HINT)]
        fill_and_tell(
            self.app,
            say.IMPORT,
            fields,
            act,
            goes=goes.A_PLACE,
            about=say.IMPORT_ABOUT,
            told=say.IMPORTED,
            after=self.show,
        )

    def action_document(self) -> None:
        """Choose what the page among one's documents holds, and write it."""
        house, place = self.house, self.place
        choices = [Choice("s", "s", say.SHARED_ONLY), Choice("w", "w", say.WHOLE)]

        def take(value: str | None) -> None:
            if house is None or value is None:
                return

            def write() -> None:
                place.care.write_whole(place.whose, whole=value == "w")
                written = house.papers.write_self_care(place.whose, place.reader)
                self.notify(WRITTEN.format(path=written.path), markup=False)

            self.did(write)

        self.app.push_screen(ChooseOne(say.DOCUMENT, choices), take)


def _told(one: TakenThing) -> str:
    """What became of one thing; what is shared no more shows no words."""
    label = CARE_LABELS[one.said.kind]
    if one.outcome is CareOutcome.WITHDRAWN:
        return f"{one.outcome}: {label}"
    return f"{one.outcome}: {label}: {' '.join(one.said.words.split())}"
