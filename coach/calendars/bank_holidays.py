"""The days nobody works besides weekends: England's bank holidays, and the user's own days."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from coach.errors import ContentFaulty, SettingsFaulty
from coach.files import explain

if TYPE_CHECKING:
    from pathlib import Path

OWN_FILE = "holidays.yaml"
"""Beside the settings; each line a day and its name, as `2026-12-24: Office closed`."""


class BankHolidays:
    """The holidays of one home, read when they are first asked for."""

    def __init__(self, england: Path, config: Path) -> None:
        self._england = england
        self._own = config / OWN_FILE

    @cached_property
    def _days(self) -> frozenset[date]:
        return self._read_england() | self._read_own()

    def days(self) -> frozenset[date]:
        """Every holiday. Raises SettingsFaulty naming line and day of a bad file of one's own."""
        return self._days

    def _read_england(self) -> frozenset[date]:
        """Lines of a day and a name: read without a YAML reader, since Today is in a hurry."""
        try:
            lines = self._england.read_text(encoding="utf-8").splitlines()
            kept = (line for line in lines if line and not line.startswith("#"))
            return frozenset(date.fromisoformat(line.partition(":")[0]) for line in kept)
        except (OSError, ValueError) as error:
            raise ContentFaulty(
                f"The bank holidays in {self._england} cannot be read; install Coach again."
            ) from error

    def _read_own(self) -> frozenset[date]:
        try:
            with self._own.open("rb") as stream:
                data = stream.read(1_000_001)
        except (FileNotFoundError, NotADirectoryError):
            return frozenset()
        except OSError as error:
            raise SettingsFaulty(
                f"Your own holidays in {self._own} cannot be read: {explain(error)}."
            ) from error
        from coach.yaml_text import YamlFaulty, load  # most homes have no such file

        try:
            tree = load(data, OWN_FILE)
        except YamlFaulty as error:
            raise self._refused(str(error.faults[0])) from None
        value = {} if tree.value is None else tree.value
        if not isinstance(value, dict):
            raise self._refused(str(tree.fault((), "each line is a day and its name")))
        found = set()
        for said in value:
            try:
                found.add(date.fromisoformat(said))
            except ValueError:
                fault = tree.fault((said,), "should be a day, as 2026-12-24: Office closed")
                raise self._refused(str(fault)) from None
        return frozenset(found)

    def _refused(self, fault: str) -> SettingsFaulty:
        return SettingsFaulty(
            f"Your own holidays cannot be used: {fault}. Mend or remove {self._own}, then again."
        )
