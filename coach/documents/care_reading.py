"""Reads the copy of a self-care plan line by line, so that every fault has its line and reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from coach.documents.agenda_lines import plain
from coach.documents.hand_written import HandWritten, line_of
from coach.domain.care_paper import CarePaper, ThingPaper
from coach.domain.days import day
from coach.domain.self_care import CARE_LABELS, CareDomain, CareKind, CareWords, Level
from coach.errors import BadInput
from coach.text import clean_line, clean_name, clean_note, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

FORMAT = "coach-self-care"
VERSION = 1
SIZE_LIMIT = 1_000_000
"""Bytes in one copy."""
MOST_THINGS = 500
LONGEST_WORDS = 10_000
"""Characters of one thing."""

LABELS = {
    "domain": "Domain",
    "alone": "Alone, where I am",
    "level": "Whose it is to change",
    "removes": "Who clears it",
    "cleared_on": "Cleared on",
    "others": "May also know",
    "id": "Id",
}
_KEYS = {folded(label): key for key, label in LABELS.items()}
_KINDS = {folded(label): kind for kind, label in CARE_LABELS.items()}
_LABELLED = re.compile(r"[-*+]\s+(?P<label>[A-Za-z][A-Za-z, ]{0,40}?)\s*:\s*(?P<words>.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


class _Front(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    supervisee: str
    sent_at: str
    file: str | None = None
    things: int | None = None
    review_on: str | None = None


@dataclass
class _Thing:
    """A thing while its lines are read."""

    kind: CareKind
    line: int
    words: list[str] = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)
    is_open: bool = True
    """Whether the next quoted line still belongs to its words."""


def read_care(data: bytes, name: str) -> CarePaper:
    """A copy from its document. Raises FileRefused with the file, the line and the reason."""
    return _Reading(name).read(data)


class _Reading:
    def __init__(self, name: str) -> None:
        self._file = HandWritten(
            name,
            "a copy of a plan",
            FORMAT,
            VERSION,
            SIZE_LIMIT,
            f"this is no copy of a self-care plan ({FORMAT})",
        )

    def read(self, data: bytes) -> CarePaper:
        lines = self._file.lines(data)
        front, starts = self._file.front(lines, _Front)
        things = [self._paper(one) for one in self._things(lines, starts)]
        if len(things) > MOST_THINGS:
            raise self._file.fault(things[MOST_THINGS].line, f"more than {MOST_THINGS} things")
        self._refuse_twins(things)
        self._refuse_short(lines, front, sum(one.id is not None for one in things))
        return CarePaper(
            supervisee=self._told(lines, "supervisee", lambda: clean_name(front.supervisee)),
            file_id=front.file,
            sent_at=self._told(lines, "sent_at", lambda: _moment(front.sent_at)),
            things=tuple(things),
            review_on=self._told(lines, "review_on", lambda: _date(front.review_on or "")),
        )

    def _told(self, lines: list[str], key: str, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except BadInput as error:
            raise self._file.fault(line_of(lines, key), str(error)) from None

    def _things(self, lines: list[str], starts: int) -> Iterator[_Thing]:
        kind: CareKind | None = None
        thing: _Thing | None = None
        for number, line in enumerate(lines[starts:], starts + 1):
            heading = _HEADING.fullmatch(line.rstrip())
            if heading is not None and heading[1] != "#":
                if thing is not None:
                    yield thing
                kind, thing = self._kind(plain(heading[2]), number), None
            elif line.startswith(">"):
                if kind is None:
                    raise self._file.fault(number, "these words stand under no heading of a plan")
                if thing is None or not thing.is_open:
                    if thing is not None:
                        yield thing
                    thing = _Thing(kind, number)
                thing.words.append(plain(line[1:].removeprefix(" ")))
            elif thing is not None:
                thing.is_open = False
                self._label(thing, line, number)
            elif kind is not None and line.strip():
                raise self._file.fault(
                    number, "each thing begins with a sign of quotation, as > A walk"
                )
        if thing is not None:
            yield thing

    def _kind(self, words: str, number: int) -> CareKind:
        found = _KINDS.get(folded(" ".join(words.split())))
        if found is None:
            raise self._file.fault(number, f"“{words[:40]}” is no heading of a plan")
        return found

    def _label(self, thing: _Thing, line: str, number: int) -> None:
        """A labelled line beneath the words; an empty line parts things."""
        if not line.strip():
            return
        match = _LABELLED.fullmatch(line.strip())
        key = _KEYS.get(folded(match["label"])) if match else None
        if match is None or key is None:
            raise self._file.fault(
                number, f"“{line.strip()[:40]}” is neither words nor a label known"
            )
        if key in thing.found:
            raise self._file.fault(number, "this label stands here twice")
        try:
            thing.found[key] = _READERS[key](plain(match["words"]))
        except BadInput as error:
            raise self._file.fault(number, str(error)) from None

    def _paper(self, thing: _Thing) -> ThingPaper:
        words = clean_note("\n".join(thing.words)).strip()
        if not words:
            raise self._file.fault(thing.line, "there are no words in this thing")
        if len(words) > LONGEST_WORDS:
            raise self._file.fault(
                thing.line, f"one thing has at most {LONGEST_WORDS:,} characters"
            )
        found = thing.found
        said = CareWords(
            kind=thing.kind,
            words=words,
            domain=found.get("domain"),
            is_alone=found.get("alone", False),
            level=found.get("level"),
            removes=found.get("removes", ""),
            cleared_on=found.get("cleared_on"),
            others=found.get("others", ""),
        )
        return ThingPaper(said.fitting(), found.get("id"), thing.line)

    def _refuse_short(self, lines: list[str], front: _Front, count: int) -> None:
        """A file that was cut would look as if its owner shared no more.

        Each thing ends with its id; one written in by hand has none, and does not count.
        """
        if front.things not in (None, count):
            raise self._file.fault(
                line_of(lines, "things"),
                f"it should hold {front.things} things with an id and holds {count}; if you took "
                "some out by hand, and it was not cut short, put this number right",
            )

    def _refuse_twins(self, things: list[ThingPaper]) -> None:
        seen: set[str] = set()
        for one in things:
            if one.id is not None and one.id in seen:
                raise self._file.fault(one.line, "another thing above has the same id")
            seen.add(one.id or "")


def _one_of(kind: type[StrEnum]) -> Callable[[str], Any]:
    def read(words: str) -> Any:
        try:
            return kind(folded(words.strip()))
        except ValueError:
            raise BadInput(f"“{words[:40]}” is none of: {', '.join(kind)}") from None

    return read


def _alone(words: str) -> bool:
    if folded(words.strip()) not in ("yes", "no"):
        raise BadInput(f"“{words[:40]}” is neither yes nor no")
    return folded(words.strip()) == "yes"


def _date(words: str) -> date | None:
    try:
        return day(words)
    except BadInput:
        raise BadInput(f"“{words[:40]}” is no date; write it as 2026-12-01") from None


def _moment(words: str) -> datetime:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadInput(f"“{words[:40]}” is no moment as Coach writes it")
    return found


def _id(words: str) -> str:
    if not _ID.fullmatch(words.strip()):
        raise BadInput("an id is 26 letters and figures; leave the line out if you write by hand")
    return words.strip()


_READERS: dict[str, Callable[[str], Any]] = {
    "domain": _one_of(CareDomain),
    "alone": _alone,
    "level": _one_of(Level),
    "removes": clean_line,
    "cleared_on": _date,
    "others": clean_line,
    "id": _id,
}
"""What reads each label's words; each raises BadInput with a reason."""
