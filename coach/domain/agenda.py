"""Agendas that travel between two homes: an item's words, their versions, and which are newest."""

from __future__ import annotations

import json
from dataclasses import field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.model import Function
from coach.domain.row import Row, Text, Voice
from coach.domain.session import ItemKind, Need
from coach.text import folded
from coach.values import dataclass, read_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.evidence import EvidenceKind

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, kw_only=True)
class MatterWords:
    """What belongs to a performance item besides its title."""

    good: str = ""
    """What good looks like."""
    support: str = ""
    """The support on offer."""
    view: str = ""
    """The supervisee's own view."""
    review_on: date | None = None

    def lacks(self, *, has_evidence: bool) -> list[tuple[str, str]]:
        """What is needed before it can be announced: the field, and what that is in words.

        The supervisee's view is theirs to give, so nothing waits for it.
        """
        needed = (
            ("evidence", "evidence", has_evidence),
            ("good", "what good looks like", bool(self.good)),
            ("support", "the support on offer", bool(self.support)),
            ("review", "a date for the review", self.review_on is not None),
        )
        return [(field, what) for field, what, there in needed if not there]


@dataclass(frozen=True, kw_only=True)
@read_back
class ItemWords:
    """Everything about an agenda item that somebody may put in other words."""

    title: str
    functions: tuple[Function, ...] = ()
    case: str | None = None
    """A case reference, never a name."""
    need: Need | None = None
    minutes: int | None = None
    kind: ItemKind = ItemKind.TOPIC
    detail: str = ""
    matter: MatterWords | None = None
    """For a performance item alone."""

    def fingerprint(self) -> str:
        """Twelve letters that two equal wordings share, in whichever home they stand."""
        matter = self.matter or MatterWords()
        words = [
            self.title, sorted(self.functions), self.case or "", self.need or "",
            self.minutes or 0, self.kind, self.detail,
            matter.good, matter.support, matter.view,
            matter.review_on.isoformat() if matter.review_on else "",
        ]  # fmt: skip
        return _hash(words)[:12]


@dataclass(frozen=True)
class EvidencePaper:
    """A piece of evidence as it travels: a reference, or words that were pasted in."""

    kind: EvidenceKind
    title: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemPaper:
    """One item of an agenda that travels."""

    words: ItemWords
    raised_by: Voice
    id: str | None = None
    """None where somebody wrote the item by hand."""
    number: int = 1
    """Which wording this is, counted from 1; one changed by hand counts as the next."""
    written_on: date | None = None
    """When this wording was written, where it was written by hand on a dated agenda."""
    also: tuple[str, ...] = ()
    """Other ids by which a home knows the same item."""
    carried_from: str | None = None
    evidence: tuple[EvidencePaper, ...] = ()
    line: int = field(default=0, compare=False)
    """Where it stands in its file."""


@dataclass(frozen=True, kw_only=True)
class AgendaPaper:
    """An agenda as it goes from one to the other."""

    file_id: str | None
    """The supervision file; None in an agenda written by hand."""
    supervisee: str
    supervisor: str
    from_name: str
    role: Voice
    """The sender's part in the pair."""
    on: date | None
    items: tuple[ItemPaper, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WordsVersion(Text):
    """One wording of an item, of all those that its homes have known."""

    file_id: str
    agenda_item_id: str
    number: int
    fingerprint: str
    words: ItemWords
    written_on: date | None = None
    from_name: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemAlias(Row):
    """Another id under which an item has come in."""

    file_id: str
    agenda_item_id: str
    alias_id: str


def newest(versions: Iterable[WordsVersion]) -> WordsVersion:
    """The wording that stands; the same one in every home that knows the same wordings."""
    return max(versions, key=lambda v: (v.number, v.written_on or date.min, v.fingerprint))


class TakenAs(StrEnum):
    """What became of one item of an agenda that came in."""

    NEW = "new"
    CHANGED = "changed"
    BESIDE = "kept beside"
    HERE = "already here"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class TakenItem:
    """One item that came in, and what became of it."""

    title: str
    outcome: TakenAs
    why: str = ""


def same_item(title: str, raised_by: Voice) -> str:
    """What two items share that are one and the same though neither carries an id."""
    return _hash(["item", folded(title), raised_by])


def id_by_hand(file_id: str, title: str, raised_by: Voice, on: date | None) -> str:
    """The id of an item that was written by hand: the same in every home and at every import."""
    moment = datetime.combine(on, time(tzinfo=UTC)).timestamp() if on else 0.0
    digest = _hash([file_id, folded(title), raised_by, on.isoformat() if on else ""])
    value = max(0, int(moment * 1000)) << 80 | int(digest[:20], 16)
    return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def _hash(parts: list[object]) -> str:
    import hashlib  # brings OpenSSL along; a command that exchanges nothing does without

    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
