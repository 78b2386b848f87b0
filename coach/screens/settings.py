"""Settings: who you are, the policy for new pairs, where documents go, looks and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.nudging import NUDGES, NudgeKind
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, THEMES, YOUR_NAME, YOUR_ROLE, goes
from coach.words import settings as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.house import House
    from coach.settings import Settings


class SettingsScreen(ListScreen):
    """Each line is one choice; Enter changes it."""

    HELP = say.HELP
    heading = say.HEADING
    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_BACK, id="settings.leave"),
    ]

    def __init__(self, house: House, apply: Callable[[Settings], None]) -> None:
        super().__init__()
        self._house = house
        self._apply = apply

    def show(self) -> None:
        """Every choice as it stands."""
        owner, settings = self._house.people.owner(), self._house.settings
        policies = {one.id: one.name for one in self._house.content.policies()}
        chosen = len(settings.keymap)
        keys = say.OWN_KEYS.format(count=chosen) if chosen else say.USUAL_KEYS
        lines = [
            ("who", say.WHO, owner.name + (f", {owner.role}" if owner.role else "")),
            ("policy", say.POLICY, policies.get(settings.policy, settings.policy)),
            ("documents", say.DOCUMENTS, str(self._house.documents_root)),
            ("theme", say.LOOKS, THEMES.get(settings.theme, settings.theme)),
            ("nudges", say.NUDGES, self._nudges()),
            ("keys", say.KEYS, keys),
        ]
        shown = [(one, Text.assemble((f"{label}: ", "bold"), value)) for one, label, value in lines]
        self.query_one(LineList).show(shown, "")

    def on_option_list_option_selected(self) -> None:
        """Change the line under the cursor."""
        chosen = self.query_one(LineList).here
        {
            "who": self._change_who,
            "policy": self._choose_policy,
            "documents": self._change_documents,
            "theme": self._choose_theme,
            "nudges": self._choose_nudge,
            "keys": self._open_keys,
        }[chosen or "who"]()

    def _change_who(self) -> None:
        owner = self._house.people.owner()

        def take(filled: Filled) -> None:
            self._house.people.set_up(filled["name"], filled["role"])

        fields = [
            Field("name", YOUR_NAME, owner.name),
            Field("role", YOUR_ROLE, owner.role),
        ]
        self.app.push_screen(
            FillIn(say.WHO_TITLE, fields, take, goes=goes.A_SETTING), lambda _: self.show()
        )

    def _change_documents(self) -> None:
        def take(filled: Filled) -> None:
            self._house.keep_documents_in(filled["documents"])

        fields = [Field("documents", say.FOLDER, str(self._house.documents_root))]
        window = FillIn(say.DOCUMENTS_TITLE, fields, take, goes=goes.A_SETTING)
        self.app.push_screen(window, lambda _: self.show())

    def _choose_policy(self) -> None:
        policies = self._house.content.policies()
        choices = [Choice(str(n), one.id, one.name) for n, one in enumerate(policies, 1)]
        self._choose(say.POLICY_TITLE, choices, "policy")

    def _choose_theme(self) -> None:
        choices = [Choice(theme[0], theme, words) for theme, words in THEMES.items()]
        self._choose(say.LOOKS, choices, "theme")

    def _choose(self, title: str, choices: list[Choice], setting: str) -> None:
        def take(value: str | None) -> None:
            if value is not None:
                self.did(lambda: self._keep(replace(self._house.settings, **{setting: value})))
            self.show()

        stands = str(getattr(self._house.settings, setting))
        self.app.push_screen(ChooseOne(title, choices, stands=stands), take)

    def _keep(self, settings: Settings) -> None:
        self._house.choose(settings)
        self._apply(settings)

    def _nudges(self) -> str:
        off = len(self._house.settings.nudges_turned_off)
        if not off:
            return say.NUDGES_ON
        return say.NUDGES_OFF.format(off=off, count=len(NudgeKind))

    def _choose_nudge(self) -> None:
        """Turn one on or off; the window stays for the next."""
        off = self._house.settings.nudges_turned_off
        choices = [
            Choice(
                str(n),
                kind,
                (say.NUDGE_OFF if kind in off else say.NUDGE_ON).format(nudge=NUDGES[kind]),
            )
            for n, kind in enumerate(NudgeKind, 1)
        ]

        def take(value: str | None) -> None:
            if value is None:
                return
            kept = ", ".join(sorted(off ^ {value}))
            self.did(lambda: self._keep(replace(self._house.settings, nudges_off=kept)))
            self.show()
            self._choose_nudge()

        self.app.push_screen(ChooseOne(say.NUDGES_TITLE, choices), take)

    def _open_keys(self) -> None:
        from coach.screens.keys import KeysScreen

        screen = KeysScreen(self._house.settings, self._keep)
        self.app.push_screen(screen, lambda _: self.show())
