"""What the owner of a home has chosen, as TOML: it reads without help before the first frame."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from coach.errors import ContentFaulty
from coach.files import write_whole

FILE_NAME = "settings.toml"


@dataclass(frozen=True)
class Settings:
    """The owner's choices; every one has a default."""

    documents: str = ""
    """The folder for documents; empty means the usual one."""
    policy: str = "plain"
    """The policy profile that a new pair starts with."""


def read_settings(config: Path) -> Settings:
    """The settings in a configuration folder; the defaults where there is no file.

    Raises ContentFaulty naming the file, the line or the key.
    """
    path = config / FILE_NAME
    if not path.exists():
        return Settings()
    import tomllib  # most homes have no settings file

    try:
        with path.open("rb") as stream:
            found = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentFaulty(f"{path} cannot be read as settings: {error}.") from None
    known = {field.name for field in fields(Settings)}
    for key, value in found.items():
        if key not in known:
            raise ContentFaulty(f"{path} has a key that is not known: {key}.")
        if not isinstance(value, str):
            raise ContentFaulty(f"{path}: {key} should be text in quotes.")
    return replace(Settings(), **found)


def write_settings(config: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises OSError."""
    import json

    lines = ['# What you have chosen in Coach. Each line: name = "value".']
    lines += [
        f"{field.name} = {json.dumps(getattr(settings, field.name), ensure_ascii=False)}"
        for field in fields(settings)
    ]
    write_whole(config / FILE_NAME, "\n".join(lines) + "\n")
