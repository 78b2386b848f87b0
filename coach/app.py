"""The app: opens screens, covers them, saves on the way out, gives the terminal back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SystemCommand

from coach.errors import CoachError, StorageFailed
from coach.files import note_fault
from coach.screens.today import TodayScreen
from coach.screens.today_doors import Doors
from coach.values import dataclass
from coach.widgets.covers import Cover
from coach.widgets.everywhere import CoachScreen, HoldsSession
from coach.widgets.leaving import LeavingApp
from coach.widgets.looks import HIGH_CONTRAST, TEXTUAL_THEMES
from coach.widgets.typing import typing_into
from coach.words import BLURRED, CRASHED, THEMES
from coach.words import app as say

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

    from coach.screens.tour import Tour
    from coach.screens.undoing import Undo
    from coach.services.house import House
    from coach.settings import Settings

TOUR_LOOKS_SECONDS = 0.25
"""How often the tour looks whether its step was tried; without a tour nothing looks."""
FAULT = 70
"""The exit status of a fault of ours."""
COULD_NOT = 2
"""The exit status where the database refused in a place that cannot go on without it."""


@dataclass(frozen=True)
class Opening:
    """Where the app opens: Today, or straight in somebody's session or preparation."""

    person_id: str | None = None
    prepare: bool = False
    banner: str = ""
    """Said at the top of Today: that this is the demo."""
    tour: bool = False
    """Whether to begin with the guided tour."""
    group_id: str | None = None
    """A group whose session opens."""


@dataclass(frozen=True)
class Ended:
    """How the app ended."""

    status: int
    """The exit status: not 0 where it ended by a fault or a signal."""
    on_to: str = ""
    """`demo` or `tour` where somebody went there from Today."""


FEW_COLOURS = ("standard", "windows")
"""Terminals of sixteen colours or fewer, where shades of one colour run together."""


class CoachApp(LeavingApp):
    """Coach at a terminal."""

    TITLE = say.TITLE
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, house: House, opening: Opening, ready: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self.house = house
        self._opening, self._when_ready = opening, ready
        self.banner = opening.banner
        self.ways_back: defaultdict[str, list[Undo]] = defaultdict(list)
        """From what was dropped, taken out or placed in each session, while Coach is open."""
        self.tour: Tour | None = None
        self.on_to = ""
        """Where to go next, once this has ended: `demo`, `tour` or nowhere."""
        self.set_class(self.console.color_system in FEW_COLOURS, "few-colours")
        self.register_theme(HIGH_CONTRAST)
        self.theme = TEXTUAL_THEMES.get(house.settings.theme, "textual-dark")

    def on_mount(self) -> None:
        """Open, and see to it that the end saves."""
        self._save_on_signals()
        doors = Doors(self.open_session, self.open_prepare, self.open_demo, self.open_settings)
        self.push_screen(TodayScreen(self.house, doors, self._opening.banner))
        if self._opening.tour:
            self.begin_tour()
        if self._opening.person_id is not None:
            opened = self.open_prepare if self._opening.prepare else self.open_session
            opened(self._opening.person_id)
        if self._opening.group_id is not None:
            self.open_group(self._opening.group_id)
        self.set_keymap(self.house.settings.keymap)

    @property
    def own_keys(self) -> dict[str, str]:
        """Keys that the owner chose, by the name of what they do."""
        return self.house.settings.keymap

    def begin_tour(self) -> None:
        """Guide somebody round; a step is over once it was tried."""
        from coach.screens.tour import Tour  # most days nobody takes it

        if self.tour is None:
            self.set_interval(TOUR_LOOKS_SECONDS, self._look_at_tour)
        self.tour = Tour()
        self._show_tour()

    def _look_at_tour(self) -> None:
        if self.tour is not None and self.tour.look(self):
            self._show_tour()

    def _show_tour(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen) and screen.is_mounted:
                screen.show_tour()

    def action_skip_step(self) -> None:
        """Go on to the tour's next step."""
        if self.tour is not None and self.tour.skip():
            self._show_tour()

    def action_end_tour(self) -> None:
        """Go on without a guide."""
        self.tour = None
        self._show_tour()

    def open_demo(self, guided: bool) -> None:
        """The demo, in a home of its own: this one closes first and opens again afterwards."""
        if self._opening.banner:
            self.begin_tour()
            return
        if self.flush():
            self.on_to = "tour" if guided else "demo"
            self.exit(0)

    def open_settings(self) -> None:
        """What the owner has chosen."""
        from coach.screens.settings import SettingsScreen  # not before the first frame

        for fault in self.house.content.policy_faults()[:1]:
            self.notify(say.POLICY_LEFT_OUT.format(fault=fault), timeout=15, markup=False)
        self.push_screen(SettingsScreen(self.house, self.apply))

    def apply(self, settings: Settings) -> None:
        """Look and listen by what was just chosen."""
        self.theme = TEXTUAL_THEMES.get(settings.theme, "textual-dark")
        self.set_keymap(settings.keymap)

    def on_ready(self) -> None:
        """The first frame is out."""
        self._when_ready()

    def open_session(self, person_id: str) -> None:
        """Open somebody's session, where it was left or anew."""
        try:
            supervisee = self.house.people.with_id(person_id)
            session = self.house.sessions.open(supervisee, self.house.people.owner().id)
        except CoachError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return
        faults = self.house.content.banks().faults
        if faults:
            said = say.BANK_LEFT_OUT.format(fault=faults[0])
            self.notify(said, timeout=15, markup=False)
        from coach.screens.session import SessionScreen  # not before the first frame

        self.push_screen(SessionScreen(session))

    def sign_record(self, person_id: str, session_id: str) -> None:
        """Open the personal record of a session just closed, for both to sign on the spot."""
        from coach.screens.record import RecordScreen  # only who signs needs it

        supervisee = self.house.people.with_id(person_id)
        record_id = self.house.records.of_session(supervisee, session_id)
        self.push_screen(RecordScreen(self.house, supervisee, record_id, signing=True))

    def open_group(self, group_id: str) -> None:
        """Open a group's session, where it was left or anew, over the group's own page."""
        from coach.screens.group import GroupScreen  # not before the first frame

        page = GroupScreen(self.house, group_id)
        self.push_screen(page)
        page.call_after_refresh(page.action_session)

    def open_prepare(self, person_id: str) -> None:
        """Open the preparation of somebody's next session."""
        from coach.screens.prepare import PrepareScreen  # not before the first frame

        self.push_screen(PrepareScreen(self.house, person_id, self.open_session))

    def _fatal_error(self) -> None:
        """Textual would print its locals, notes among them; we save and say one sentence."""
        with suppress(Exception):
            self.flush()
        with suppress(Exception):
            note_fault(self.house.places.data, self._exception)
        refused = isinstance(self._exception, StorageFailed)  # which says itself what is safe
        self._return_code = COULD_NOT if refused else FAULT
        self._exit_renderables[:] = [Text(str(self._exception) if refused else CRASHED)]
        self._close_messages_no_wait()

    # Everywhere

    def action_blur(self) -> None:
        """Cover the screen from a passer-by."""
        self.push_screen(Cover(BLURRED, typed=typing_into(self.focused)))

    def action_quick(self) -> None:
        """A talk between sessions, from wherever somebody is."""
        from coach.screens.quick import begin  # not before the first frame

        begin(self, self.house)

    def action_in_session(self, action: str) -> None:
        """One of the two doors, from over a small window of the session."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, HoldsSession):
                self.flush()
                getattr(screen, f"action_{action}")()
                return

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on a keyboard, and as help and the README write them: F2, ^G."""
        key = super().get_key_display(binding)
        is_named = len(key) > 1 and (key[0] == "^" or (key[0] == "f" and key[1:].isdigit()))
        return key.upper() if is_named else key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The doors of a session are named only where one is open: elsewhere they lead nowhere."""
        if action == "in_session":
            return any(isinstance(screen, HoldsSession) for screen in self.screen_stack)
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """What can be done here, by what has the focus."""
        from coach.screens.help import HelpPage  # not before the first frame

        self.push_screen(HelpPage(self.screen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen, by its words; nothing that writes outside our folders."""
        seen = set()
        for key, (node, binding, enabled, _) in screen.active_bindings.items():
            if not enabled or binding.id is None or binding.action in seen:
                continue
            seen.add(binding.action)

            def run(action: str = binding.action, node: object = node) -> None:
                self.call_later(self.run_action, action, node)

            yield SystemCommand(binding.description, say.KEY.format(key=key), run)
        for words, action in getattr(screen, "ALSO", {}).items():

            def also(action: str = action) -> None:
                self.call_later(self.run_action, action, screen)

            yield SystemCommand(words, say.IN_THIS_SCREEN, also)
        for words, act in getattr(screen, "acts_here", dict[str, Callable[[], object]])().items():
            yield SystemCommand(words, say.IN_THIS_SCREEN, act)
        if "app.quit" not in seen:
            yield SystemCommand(say.QUIT, say.QUIT_MORE, self.action_quit)
        if self.tour is not None:
            yield SystemCommand(say.NEXT_STEP, say.NEXT_STEP_MORE, self.action_skip_step)
            yield SystemCommand(say.END_TOUR, say.END_TOUR_MORE, self.action_end_tour)
        for look, theme in TEXTUAL_THEMES.items():

            def choose(theme: str = theme) -> None:
                self.theme = theme

            yield SystemCommand(say.LOOKS.format(looks=THEMES[look]), say.LOOKS_MORE, choose)


def run_app(house: House, opening: Opening, ready: Callable[[], None]) -> Ended:
    """Run the app to its end."""
    app = CoachApp(house, opening, ready)
    app.run()
    return Ended(app.return_code or 0, app.on_to)
