"""One walk along the events of a YAML text, which makes plain values or tells faults."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml

from coach.errors import ContentFaulty
from coach.text import printable
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH_LIMIT = 50
"""Levels of nesting; the C loader itself falls over at some ten thousands."""

Path = tuple[str | int, ...]
Event = Any
"""An event of the YAML library, which has no types."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INT = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file."""

    file: str
    line: int
    key: str
    """Where in the file's tree, as `questions[3].stages`; empty for the whole file."""
    what: str

    def __str__(self) -> str:
        """One printable line: file, line, key and what is wrong."""
        where = f"{self.file}, line {self.line}" + (f", {self.key}" if self.key else "")
        return printable(f"{where}: {self.what}").replace("\n", " ")


class YamlFaulty(ContentFaulty):
    """A YAML text that cannot be used; it carries every fault found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


def key_of(path: Path) -> str:
    """A path as people write it: `questions[3].text`."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.lstrip(".")[:120]


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


class Walk:
    """One walk along the events of a text; nothing is kept of it but plain values and faults."""

    def __init__(self, text: str, file: str, lines: dict[Path, int] | None = None) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._lines = lines
        """Where wanted: takes the line of each part."""
        events: Iterator[Event] = yaml.parse(text, Loader=LOADER)
        self._events = self._guarded(events)

    def value(self) -> Any:
        """What the text says. Raises YamlFaulty, and what the YAML library raises."""
        value = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                value = self._value(next(self._events), ())
            elif isinstance(event, yaml.DocumentEndEvent):
                break
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise YamlFaulty([self._fault(event, "", "there is a second document")])
        return value

    def _fault(self, event: Event, key: str, what: str) -> Fault:
        return Fault(self._file, _line(event), key, what)

    def _guarded(self, events: Iterator[Event]) -> Iterator[Event]:
        """Every event, looked at before anything recurses over it."""
        depth = 0
        for event in events:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    what = f"nested more than {DEPTH_LIMIT} deep"
                    raise YamlFaulty([self._fault(event, "", what)])
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                what = "aliases (*name) are not taken here"
                raise YamlFaulty([self._fault(event, "", what)])
            yield event

    def _value(self, event: Event, path: Path) -> Any:
        if self._lines is not None:
            self._lines.setdefault(path, _line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return [
                self._value(child, (*path, place)) for place, child in enumerate(self._children())
            ]
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return _scalar(event)

    def _children(self) -> Iterator[Event]:
        """The first event of each child; whoever takes it reads the rest of that child."""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self._children():
            if not isinstance(event, yaml.ScalarEvent):
                self.faults.append(self._fault(event, key_of(path), "a key must be plain text"))
                self._skip(event)
                self._skip(next(self._events))
                continue
            key = intern(str(event.value))  # files of one kind repeat the same few keys
            here = (*path, key)
            if key in found:
                self.faults.append(self._fault(event, key_of(here), "this key stands here twice"))
                self._skip(next(self._events))
                continue
            if self._lines is not None:
                self._lines[here] = _line(event)
            found[key] = self._value(next(self._events), here)
        return found

    def _skip(self, event: Event) -> None:
        """Pass over a whole value."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if not depth:
                return
            event = next(self._events)


def _scalar(event: Event) -> str | int | float | bool | None:
    """Only what is plainly a number, true, false or null is one; all else is text."""
    text = str(event.value)
    if event.style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if (
        INT.fullmatch(text)
        and len(text) <= 18
        and (text.lstrip("+-") == "0" or text.lstrip("+-")[0] != "0")
    ):
        return int(text)
    if FLOAT.fullmatch(text) and not INT.fullmatch(text):
        return float(text)
    return text
