"""Scripts of plain lines for sessions of groups, and the playing of them."""

from __future__ import annotations

import io

from coach.domain.group_structure import GroupStructure
from coach.line.groups.session import run_group_line
from coach.services.groups import GroupSeen
from tests.builders import Home


class Clocked(io.BytesIO):
    """A script that lets half a minute pass before each of its lines."""

    def __init__(self, script: str, home: Home, minutes: float = 0.5) -> None:
        super().__init__(script.encode())
        self._home, self._minutes = home, minutes

    def readline(self, size: int | None = -1, /) -> bytes:
        self._home.clock.move_on(minutes=self._minutes)
        return super().readline(size)


def played(home: Home, seen: GroupSeen, script: str, minutes: float = 0.5) -> str:
    """Play a script in the group's session of today; what was printed."""
    out = io.StringIO()
    meeting = home.services.group_sessions.open(home.services.groups.again(seen), 240)
    run_group_line(
        meeting, Clocked(script, home, minutes), out, prompt=False, again="coach line --group G"
    )
    return out.getvalue()


def made_ready(structure: GroupStructure, names: tuple[str, ...]) -> list[str]:
    """The lines that come before the rounds of a structure."""
    lines = [f":structure {structure.id}"]
    if not structure.anonymised:
        return [*lines, ":case K1 | Jo", ":begin"]
    for number, _ in enumerate(structure.presenting, 1):
        lines += [
            f":offer {names[number - 1]} | A door that stays shut, {number}",
            f":choose {number}",
            f":consent {number} yes",
            f":known {number} nobody",
        ]
    return [*lines, ":begin"]


def whole(structure: GroupStructure, names: tuple[str, ...]) -> str:
    """A session from the first line to agreed notes."""
    lines = made_ready(structure, names)
    for one in structure.rounds:
        lines += [":question", f"What {one.id} brought up", ":next"]
    for number, _ in enumerate(structure.presenting if structure.anonymised else (), 1):
        lines += [
            f":left {number} | calmer | Amara",
            f":learning {names[number - 1]} | I can ask again, {number}",
        ]
    lines += [":rating Amber, and all stand by it"] if structure.rating else []
    lines += [":theme Who holds the worry?", f":action {names[2]} | Ring the school | 2026-12-01"]
    return "\n".join([*lines, ":read", ":agree"]) + "\n"
