"""What the owner of a home has chosen, as TOML: it reads without help before the first frame."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from coach.errors import SettingsFaulty
from coach.files import explain, write_whole
from coach.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "settings.toml"
_OF_BALANCE = "balance_"


@dataclass(frozen=True)
class Settings:
    """The owner's choices; every one has a default."""

    documents: str = ""
    """The folder for documents; empty means the usual one."""
    policy: str = "plain"
    """The policy profile that a new pair starts with."""
    theme: str = "dark"
    """dark, light or high-contrast."""
    keys: str = ""
    """Keys of your own, as `session.next=f2, session.risk=f8`: a binding's name and its key."""

    nudges_off: str = ""
    """Nudges never to say, as `quick-fix, circling`."""

    balance_window: str = ""
    """How far the function balance looks back, as `6 sessions` or `6 months`."""
    balance_dominant_over: str = ""
    """Over how many per cent of each of the last sessions a function dominates; 50."""
    balance_dominant_sessions: str = ""
    """How many sessions in a row that takes; 3."""
    balance_missing_under: str = ""
    """Under how many per cent of the window a function is missing; 5."""
    balance_missing_sessions: str = ""
    """How many sessions that takes; 4."""

    @property
    def balance_chosen(self) -> dict[str, str]:
        """What was chosen for the function balance, by name; the balance itself reads it."""
        names = (field.name for field in fields(self) if field.name.startswith(_OF_BALANCE))
        return {name: getattr(self, name) for name in names}

    @property
    def nudges_turned_off(self) -> frozenset[str]:
        """The nudges never to say, by name."""
        return frozenset(name.strip() for name in self.nudges_off.split(",") if name.strip())

    @property
    def keymap(self) -> dict[str, str]:
        """Bindings by name, with the keys chosen for them."""
        pairs = (pair.partition("=") for pair in self.keys.split(","))
        return {name.strip(): key.strip() for name, _, key in pairs if name.strip() and key.strip()}


def read_settings(config: Path) -> Settings:
    """The settings in a configuration folder; the defaults where there is no file.

    Raises SettingsFaulty naming the file, the line or the key.
    """
    path = config / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise SettingsFaulty(f"{path} cannot be read: {explain(error)}.") from None
    except UnicodeDecodeError as error:
        raise SettingsFaulty(f"{path} cannot be read as settings: {error}.") from None
    import tomllib  # most homes have no settings file

    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsFaulty(f"{path} cannot be read as settings: {error}.") from None
    known = {field.name for field in fields(Settings)}
    for key, value in found.items():
        if key not in known:
            raise SettingsFaulty(f"{path} has a key that is not known: {key}.")
        if key.startswith(_OF_BALANCE) and type(value) in (int, float):
            found[key] = value = str(value)  # a figure needs no quotes
        if not isinstance(value, str):
            raise SettingsFaulty(f"{path}: {key} should be text in quotes.")
    return replace(Settings(), **found)


def write_settings(config: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises OSError."""
    lines = ['# What you have chosen in Coach. Each line: name = "value".']
    lines += [
        f"{field.name} = {_quoted(getattr(settings, field.name))}" for field in fields(settings)
    ]
    write_whole(config / FILE_NAME, "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    """Text as TOML has it: as JSON, but for one control that JSON leaves as it is."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
