"""What a command of a group's plain lines is, and how its words are taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import BadInput
from coach.line.reading import field, fields
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.group_sessions import GroupMeeting

Lines = list[str]


@dataclass(frozen=True)
class Said:
    """What came with a command: its words, and whether names may stand as they are."""

    words: str
    as_it_is: bool = False

    def parts(self, most: int, needed: int = 1) -> list[str]:
        """Fields parted by bars, as many as `most`. Raises BadInput where fewer are filled."""
        found = fields(self.words, most)
        found = [field(found, place) for place in range(most)]
        if not all(found[:needed]):
            raise BadInput(f"That needs {needed} fields, parted by bars; :help shows which.")
        return found


@dataclass(frozen=True)
class GroupCommand:
    """One command: how it is written, what it does, and the doing."""

    usage: str
    about: str
    run: Callable[[GroupMeeting, Said], Lines]
