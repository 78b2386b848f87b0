"""One trigger that refuses something, by name."""

from __future__ import annotations


def refuse(name: str, when: str, why: str) -> tuple[str, str]:
    """A trigger's name and statement; `why` is what the database says."""
    return name, f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"
