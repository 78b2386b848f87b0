"""What Coach says of agreements: the headings, what to talk over under each, why to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.agreement import ReviewReason
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REASON_WORDS = {
    ReviewReason.INTERVAL: "as the policy sets",
    ReviewReason.SUPERVISOR: "there is a new supervisor",
    ReviewReason.CIRCUMSTANCES: "circumstances have changed",
    ReviewReason.NOT_WORKING: "something in it is not working",
}
"""After a day: *to be looked at again by 22 November 2027: as the policy sets*."""


def opening(term: str) -> str:
    """A term as it begins a line; its other letters stay as the policy has them."""
    return term[:1].upper() + term[1:]


@dataclass(frozen=True)
class Heading:
    """A heading to agree on, and where the policy asks for it."""

    title: str
    section: str = ""
    """The policy's section; empty where the heading is of our own proposing or the pair's."""


@dataclass(frozen=True)
class HeadingPrompts:
    """A question or two to talk over under headings of one kind."""

    id: str
    words: tuple[str, ...]
    """A heading is of this kind if a word of it, or a run of words, begins with one of these."""
    ask: tuple[str, ...]

    def speaks_to(self, heading: str) -> bool:
        """Whether a heading is of this kind."""
        return any(f" {word}" in f" {_plain(heading)}" for word in self.words)


@dataclass(frozen=True)
class AgreementGuide:
    """What Coach offers to build an agreement with: headings, and prompts under each."""

    proposed: tuple[str, ...]
    """Headings where the policy names none; more to choose from where it names few."""
    prompts: tuple[HeadingPrompts, ...]
    default: tuple[str, ...]
    """Prompts for a heading that nobody foresaw."""

    def ask(self, heading: str) -> tuple[str, ...]:
        """What to talk over under a heading."""
        for one in self.prompts:
            if one.speaks_to(heading):
                return one.ask
        return self.default

    def headings(self, asked_for: Sequence[Heading]) -> tuple[Heading, ...]:
        """The policy's own list, each once; our proposal where it has none."""
        return _each_once(asked_for) or tuple(Heading(title) for title in self.proposed)

    def more(self, standing: Iterable[str]) -> tuple[str, ...]:
        """Proposed headings that are not there yet, nor one of the same kind."""
        there = [_plain(one) for one in standing]
        kinds = {kind.id for kind in map(self._kind, there) if kind is not None}
        return tuple(
            one
            for one in self.proposed
            if _plain(one) not in there and getattr(self._kind(one), "id", None) not in kinds
        )

    def _kind(self, heading: str) -> HeadingPrompts | None:
        return next((one for one in self.prompts if one.speaks_to(heading)), None)


def _each_once(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    found: dict[str, Heading] = {}
    for one in headings:
        found.setdefault(_plain(one.title), one)
    return tuple(found.values())


def _plain(heading: str) -> str:
    """A heading as its words, without capitals or signs."""
    return " ".join("".join(c if c.isalnum() else " " for c in heading.casefold()).split())
