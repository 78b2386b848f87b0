"""The keys of each part's list by name: each may be another key, and the palette has them too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from coach.domain.model import Part
from coach.words import session_parts as say

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS: dict[Part, tuple[tuple[str, str, str], ...]] = {
    Part.CHECK_IN: (("y", "works", say.STILL_WORKING), ("o", "open", say.OPEN_PLAN)),
    Part.LOOK_BACK: (
        ("d", "done", say.DONE),
        ("c", "carry_on", say.CARRY_ON),
        ("h", "change", say.CHANGE),
        ("x", "drop", say.DROP),
    ),
    Part.AGENDA: (
        ("a", "add", say.ADD),
        ("enter", "discuss", say.DISCUSS),
        ("d", "dealt_with", say.DEALT_WITH),
        ("delete", "take_off", say.TAKE_OFF),
    ),
    Part.CASELOAD: (
        ("n", "nothing_new", say.NOTHING_NEW),
        ("o", "note", say.NOTE_OR_DECISION),
        ("d", "for_discussion", say.FOR_DISCUSSION),
        ("enter", "discuss", say.DISCUSS_NOW),
        ("a", "add", say.ADD),
        ("delete", "take_off", say.TAKE_OFF),
    ),
    Part.CLOSE: (
        ("c", "case", say.CASE),
        ("p", "personal", say.PERSONAL),
        ("b", "leave_behind", say.LEAVE_BEHIND),
        ("a", "all", say.ALL_AT_ONCE),
        ("n", "next_date", say.NEXT_DATE),
        ("r", "read_back", say.READ_IT_BACK),
        ("w", "felt", say.HOW_IT_FELT),
        ("y", "why", say.WHY_SO),
        ("e", "end", say.END_IT),
    ),
}
LIST_KEYS: dict[Part, tuple[Binding, ...]] = {
    part: tuple(
        Binding(key, "list_key", words, id=f"{part.value.replace('-', '_')}.{name}", show=False)
        for key, name, words in keys
    )
    for part, keys in _KEYS.items()
}
"""By part; the lists look a key up here and act on it themselves."""
WITHOUT_A_LINE = {
    Part.CHECK_IN: "yo",
    Part.LOOK_BACK: "",
    Part.AGENDA: "a",
    Part.CASELOAD: "a",
    Part.CLOSE: "nrwye",
}
"""Keys that act on no line, and so also where there is none; by the key that is theirs at first."""


def usual(part: Part, key: str, own: Mapping[str, str]) -> str:
    """The usual key of what a key does in a part's list, by one's own keys; empty for nothing."""
    found = (one for one in LIST_KEYS[part] if own.get(one.id or "", one.key) == key)
    return next((one.key for one in found), "")


def shown(part: Part, own: Mapping[str, str]) -> dict[str, str]:
    """The keys of a part's list as they are pressed here, by their usual ones."""
    return {one.key: own.get(one.id or "", one.key) for one in LIST_KEYS[part]}


def words_of(part: Part) -> dict[str, str]:
    """What each key of a part's list does, by its usual key."""
    return {one.key: one.description for one in LIST_KEYS[part]}
