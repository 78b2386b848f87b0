"""What calls a question up: a name in a topic's title, and what somebody must have said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MINOR_WORD = 3
"""Letters in words too short to call anything up: a, and, the."""

NEVER_SPRUNG = "falling-short"
"""The theme of questions that nobody is to meet unannounced."""

TAKEN_FOR_GRANTED = frozenset(
    {
        NEVER_SPRUNG,
        "endings",
        "closing-a-case",
        "moving-team",
        "hand-over",
        "death",
        "adoption",
        "removal",
        "observation",
    }
)
"""Themes that say something has happened or is coming: only the pair can say that it is so."""

EARLIER_TALKS = "earlier-talks"
"""The theme of questions about last time, or about how the two have talked so far."""
PLAN_REVIEW = "plan-review"
"""The theme of questions about somebody's self-care plan."""
FIRST_SESSION = "first-session"
"""The theme of questions that look back where there is no last time yet."""
KNOWN_OR_NOT = frozenset({EARLIER_TALKS, FIRST_SESSION, PLAN_REVIEW})
"""Themes that rest on what Coach knows: whether there was an earlier session, or is a plan."""

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    NEVER_SPRUNG: ("performance",),
    "endings": ("ending", "endings", "goodbye", "goodbyes"),
    "closing-a-case": ("closing", "closure"),
    "moving-team": ("moving team", "moving teams", "transfer"),
    "hand-over": ("hand over", "handing over", "handover", "transfer"),
    "death": ("death", "died", "dying", "bereavement"),
    "adoption": ("adoption", "adopted", "adopters"),
    "removal": ("removal", "removed"),
    "observation": ("observation", "observed", "observing"),
    "supervision-itself": ("supervision",),
    "home-visit": ("visit", "visits"),
}
"""How a topic's title names a theme, where that is not by the theme's own words."""

Phrase = frozenset[str]
"""Words that name something when all of them stand in a title."""


def phrases_of(names: Iterable[str]) -> tuple[Phrase, ...]:
    """How a topic's title may name each of some themes or banks: every word of one way.

    A single word of several names nothing: *case* is not *closing a case*.
    """
    ways = (way for name in names for way in NAMED_BY.get(name, (name.replace("-", " "),)))
    phrases = (frozenset(one for one in way.split() if len(one) > MINOR_WORD) for way in ways)
    return tuple(phrase for phrase in phrases if phrase)
