"""Every command of the plain lines by its name, and the help that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.line.commands import agreeing, asking, closing, listing, moving, noting, timing

if TYPE_CHECKING:
    from coach.line.commands.command import Command, Lines

COMMANDS: dict[str, Command] = {
    **moving.COMMANDS,
    **asking.COMMANDS,
    **noting.COMMANDS,
    **agreeing.COMMANDS,
    **timing.COMMANDS,
    **listing.COMMANDS,
    **closing.COMMANDS,
}
"""In the order in which help lists them."""


def help_lines() -> Lines:
    """Every command on a line of its own."""
    lines = [f":{command.usage} - {command.about}" for command in COMMANDS.values()]
    return [
        "A line is a note. Two colons begin a note with a colon; \\| is a bar inside a field.",
        *lines,
        ":close - end the session and write the documents",
        ":call-off - it was begun by mistake: take it back, while nothing is kept in it",
        ":quit - leave; the session resumes here",
    ]
