"""Keys of one's own: every binding by name, with the key it has."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Label

from coach.errors import BadInput
from coach.screens.agreed import AgreedScreen
from coach.screens.agreement import AgreementScreen
from coach.screens.balance import BalanceScreen
from coach.screens.banks import BanksScreen
from coach.screens.care_versions import CareVersionsScreen
from coach.screens.care_windows import CareTalking
from coach.screens.case import CaseScreen
from coach.screens.cases import CasesScreen
from coach.screens.concern import ConcernScreen
from coach.screens.contributors import ContributorsScreen
from coach.screens.due import DueScreen
from coach.screens.group import GroupScreen
from coach.screens.group_after import GroupAfterScreen
from coach.screens.group_agreement import GroupAgreementScreen
from coach.screens.group_before import GroupBeforeScreen
from coach.screens.group_notes import GroupNotesScreen
from coach.screens.group_rounds import GroupRoundsScreen
from coach.screens.groups import GroupsScreen
from coach.screens.leak_guard import LeakGuardScreen
from coach.screens.log import LogScreen
from coach.screens.month import MonthScreen
from coach.screens.person import PersonScreen
from coach.screens.picker import Picker
from coach.screens.preparation_tools import ToolScreen, ToolsScreen
from coach.screens.prepare import PrepareScreen
from coach.screens.record import RecordScreen
from coach.screens.records import RecordsScreen
from coach.screens.search import SearchScreen
from coach.screens.search_windows import FoundWindow
from coach.screens.self_care import SelfCareScreen
from coach.screens.session import SessionScreen
from coach.screens.today import TodayScreen
from coach.widgets.choosing import ChooseOne
from coach.widgets.everywhere import CoachScreen, Window
from coach.widgets.filling import FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.widgets.sense import Sense
from coach.words import KEY_BACK
from coach.words import keys as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Key
    from textual.screen import Screen

    from coach.settings import Settings

WHERE: dict[str, type[Screen[Any]]] = {
    say.EVERY_SCREEN: CoachScreen,
    say.TODAY: TodayScreen,
    say.PERSON: PersonScreen,
    say.CASES: CasesScreen,
    say.CASE: CaseScreen,
    say.LEAK_GUARD: LeakGuardScreen,
    say.DUE: DueScreen,
    say.LOG: LogScreen,
    say.MONTH: MonthScreen,
    say.SEARCH: SearchScreen,
    say.FOUND: FoundWindow,
    say.PREPARE: PrepareScreen,
    say.CONCERN: ConcernScreen,
    say.SESSION: SessionScreen,
    say.AGREED: AgreedScreen,
    say.SELF_CARE: SelfCareScreen,
    say.CARE_TALK: CareTalking,
    say.CARE_VERSIONS: CareVersionsScreen,
    say.AGREEMENT: AgreementScreen,
    say.CONTRIBUTORS: ContributorsScreen,
    say.TOOLS: ToolsScreen,
    say.TOOL: ToolScreen,
    say.RECORDS: RecordsScreen,
    say.RECORD: RecordScreen,
    say.GROUPS: GroupsScreen,
    say.GROUP: GroupScreen,
    say.GROUP_AGREEMENT: GroupAgreementScreen,
    say.GROUP_BEFORE: GroupBeforeScreen,
    say.GROUP_ROUNDS: GroupRoundsScreen,
    say.GROUP_AFTER: GroupAfterScreen,
    say.GROUP_NOTES: GroupNotesScreen,
    say.BALANCE: BalanceScreen,
    say.SENSE: Sense,
    say.BANKS: BanksScreen,
    say.PICKER: Picker,
    say.FILL_IN: FillIn,
    say.CHOOSE: ChooseOne,
}
"""Each screen with keys of its own, by what it is called."""
WRITING = {
    *(say.EVERY_SCREEN, say.SESSION, say.AGREEMENT, say.TOOL, say.PICKER, say.FILL_IN),
    *(say.CARE_TALK, say.SEARCH),
}
"""Where a key that writes has to write."""
COMMON = {
    *("enter", "tab", "shift+tab", "up", "down", "left", "right"),
    *("ctrl+q", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+z", "ctrl+p"),
}
"""Keys that go about, copy, take back or leave wherever somebody is."""
_WRITES_NOTHING = re.compile(r"(shift\+)?f\d+|(ctrl|alt)\+.+")


def named_bindings() -> dict[str, tuple[str, Binding]]:
    """Every binding by its name, with the screen it first belongs to."""
    found: dict[str, tuple[str, Binding]] = {}
    for where, screen in WHERE.items():
        for binding in screen.BINDINGS:
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, (where, binding))
    return found


def with_key(settings: Settings, name: str, key: str | None) -> Settings:
    """The settings with one binding on another key, or on its own again for None.

    Raises BadInput where the key has a use in one of the same places, or writes or moves there.
    """
    _, binding = named_bindings()[name]
    keymap = {one: chosen for one, chosen in settings.keymap.items() if one != name}
    wanted = key or binding.key
    if wanted != settings.keymap.get(name, binding.key):
        if wanted != binding.key:
            _refuse_common(name, wanted)
        _refuse_taken(keymap, name, wanted)
    if wanted != binding.key:
        keymap[name] = wanted
    return replace(settings, keys=", ".join(f"{one}={keymap[one]}" for one in sorted(keymap)))


def _refuse_common(name: str, key: str) -> None:
    if key in COMMON:
        raise BadInput(say.IN_USE)
    if places_of(name) & WRITING and not _WRITES_NOTHING.fullmatch(key):
        raise BadInput(say.IS_FOR_WRITING)


def _refuse_taken(keymap: dict[str, str], name: str, key: str) -> None:
    here = places_of(name)
    for other, (_, its) in named_bindings().items():
        taken = set(keymap.get(other, its.key).split(","))
        if other != name and taken & set(key.split(",")) and here & places_of(other):
            raise BadInput(say.IS_TAKEN.format(what=its.description))


@cache
def places_of(name: str) -> frozenset[str]:
    """Every place where a binding stands; what is on every screen stands in all of them."""
    return frozenset(
        where
        for where, screen in WHERE.items()
        for holder in screen.__mro__
        for binding in holder.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id == name
    )


class PressKey(Window[str | None]):
    """Takes the next key that is pressed."""

    HELP = say.PRESS_HELP

    def __init__(self, what: str, where: str) -> None:
        super().__init__()
        self._words = say.PRESS.format(what=what, where=where)

    def compose(self) -> ComposeResult:
        """What it is for."""
        yield Label(Text(self._words), classes="dialog")

    def on_key(self, event: Key) -> None:
        """Take it."""
        event.stop()
        event.prevent_default()
        self.close(None if event.key == "escape" else event.key)


class KeysScreen(ListScreen):
    """Every key and what it does; Enter gives it another."""

    HELP = say.HELP
    heading = say.HEADING
    BINDINGS = [  # noqa: RUF012
        Binding("delete", "reset", say.KEY_RESET, id="keys.reset"),
        Binding("escape", "leave", KEY_BACK, id="keys.leave"),
    ]

    def __init__(self, settings: Settings, keep: Callable[[Settings], None]) -> None:
        """`keep` raises where the settings cannot be written; the keys stay as they were then."""
        super().__init__()
        self._settings = settings
        self._keep = keep

    def show(self) -> None:
        """Every binding with its key."""
        keymap = self._settings.keymap
        lines = []
        for name, (where, binding) in named_bindings().items():
            key = self.app.get_key_display(binding)
            own = keymap.get(name)
            shown = say.OWN_KEY.format(own=own, key=key) if own else key
            text = Text.assemble((f"{binding.description:<24}", "bold"), f"{where:<24}", shown)
            text.no_wrap = True
            lines.append((name, text))
        self.query_one(LineList).show(lines, "")

    def on_option_list_option_selected(self) -> None:
        """Give the line under the cursor another key."""
        name = self.query_one(LineList).here
        if name is None:
            return
        where, binding = named_bindings()[name]

        def take(key: str | None) -> None:
            if key is not None:
                self._change(name, key)

        self.app.push_screen(PressKey(binding.description, where), take)

    def _change(self, name: str, key: str | None) -> None:
        def change() -> None:
            changed = with_key(self._settings, name, key)
            self._keep(changed)
            self._settings = changed

        self.did(change)
        self.show()

    def action_reset(self) -> None:
        """Its own key again."""
        name = self.query_one(LineList).here
        if name is not None:
            self._change(name, None)
