"""YAML behind guards: small, shallow, no aliases, no repeated keys, faults told by line and key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import yaml

from coach.errors import ContentFaulty
from coach.text import printable

SIZE_LIMIT = 1_000_000
"""Bytes in one file."""
DEPTH_LIMIT = 50
"""Levels of nesting; the C loader itself falls over at some ten thousands."""

T = TypeVar("T")
Path = tuple[str | int, ...]
Node = Any
"""A node of the YAML library, which has no types."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PATH_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<key>key in )?\$?(?P<path>[^`]*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_A_NUMBER = re.compile(r"Expected 'str'.*, got '(int|float|bool)'")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


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


@dataclass(frozen=True)
class Tree:
    """A parsed text: its plain value, and the line on which each part of it stands."""

    file: str
    value: Any
    lines: dict[Path, int]

    def fault(self, path: Path, what: str) -> Fault:
        """A fault at a path, on the nearest line known."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Fault(self.file, self.lines.get(known, 1), key_of(path), what)

    def convert(self, shape: type[T]) -> T:
        """The value as a msgspec shape; raises YamlFaulty with the line and key at fault."""
        try:
            return msgspec.convert(self.value, shape)
        except msgspec.ValidationError as error:
            match = _AT.match(str(error))
            assert match is not None  # the pattern takes any text
            path = _path_of(match["path"] or "")
            what = match["what"].replace("`", "'")
            unknown = _UNKNOWN.search(match["what"])
            choices = _choices(shape, path) if what.startswith("Invalid enum") else ()
            if unknown:
                path = (*path, unknown[1])
                what = "this key is not known here"
            what = what[:200] + (f"; it is one of: {', '.join(choices)}" if choices else "")
            if _A_NUMBER.fullmatch(what):
                what += "; put it in quotes"
            raise YamlFaulty([self.fault(path, what)]) from None


def _choices(shape: Any, path: Path) -> tuple[str, ...]:
    """What may stand at a path that holds one of a few words."""
    from msgspec import inspect  # only a fault needs it

    found: list[Any] = [inspect.type_info(shape)]
    for step in path:
        inner: list[Any] = []
        for one in found:
            if isinstance(one, inspect.UnionType):
                found += one.types
            elif isinstance(one, inspect.StructType):
                inner += [field.type for field in one.fields if field.encode_name == step]
            elif isinstance(one, inspect.ListType):
                inner.append(one.item_type)
        found = inner
    kinds = [kind for one in found for kind in getattr(one, "types", (one,))]
    return tuple(
        str(choice.value)
        for kind in kinds
        if isinstance(kind, inspect.EnumType)
        for choice in kind.cls
    )


def key_of(path: Path) -> str:
    """A path as people write it: `questions[3].text`."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.lstrip(".")[:120]


def _path_of(text: str) -> Path:
    steps = []
    for name, index in _PATH_STEP.findall(text):
        if index == "...":
            break
        steps.append(int(index) if index else name)
    return tuple(steps)


def load(data: bytes, file: str) -> Tree:
    """Parse one YAML document of at most SIZE_LIMIT bytes; dates and times stay text.

    Raises YamlFaulty, naming file, line and key.
    """
    if len(data) > SIZE_LIMIT:
        raise YamlFaulty([Fault(file, 1, "", "the file is larger than one megabyte")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise YamlFaulty([Fault(file, line, "", "these are not UTF-8 letters")]) from None
    try:
        _guard(text, file)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = error.problem or error.context or "this is not YAML"
        raise YamlFaulty([Fault(file, line, "", what)]) from None
    except yaml.reader.ReaderError as error:
        line = text.partition(chr(error.character))[0].count("\n") + 1
        raise YamlFaulty([Fault(file, line, "", str(error).split("\n")[0])]) from None
    except yaml.YAMLError as error:
        raise YamlFaulty([Fault(file, 1, "", str(error).split("\n")[0])]) from None
    lines: dict[Path, int] = {}
    faults: list[Fault] = []
    value = _value(node, (), lines, faults, file) if node is not None else None
    if faults:
        raise YamlFaulty(faults)
    return Tree(file, value, lines)


def nodes_of(text: str) -> Node:
    """The nodes of a text that `load` takes, each with the marks where it begins and ends."""
    return yaml.compose(text, Loader=_LOADER)


def _guard(text: str, file: str) -> None:
    """Walk the events before anything recurses over them."""
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_LIMIT:
                raise YamlFaulty([Fault(file, line, "", f"nested more than {DEPTH_LIMIT} deep")])
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise YamlFaulty([Fault(file, line, "", "aliases (*name) are not taken here")])


def _value(node: Any, path: Path, lines: dict[Path, int], faults: list[Fault], file: str) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(child, (*path, place), lines, faults, file)
            for place, child in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, faults, file)
    return _scalar(node)


def _mapping(
    node: Any, path: Path, lines: dict[Path, int], faults: list[Fault], file: str
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, child in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault(file, line, key_of(path), "a key must be plain text"))
            continue
        key = str(key_node.value)
        here = (*path, key)
        if key in found:
            faults.append(Fault(file, line, key_of(here), "this key stands here twice"))
            continue
        lines[here] = line
        found[key] = _value(child, here, lines, faults, file)
    return found


def _scalar(node: Any) -> str | int | float | bool | None:
    """Only what is plainly a number, true, false or null is one; all else is text."""
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if (
        _INT.fullmatch(text)
        and len(text) <= 18
        and (text.lstrip("+-") == "0" or text.lstrip("+-")[0] != "0")
    ):
        return int(text)
    if _FLOAT.fullmatch(text) and not _INT.fullmatch(text):
        return float(text)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes text so that `load` reads it as text, numbers in words included."""


def _written(dumper: _Dumper, text: str) -> Any:
    quoted = _INT.fullmatch(text) or _FLOAT.fullmatch(text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if quoted else None)


_Dumper.add_representer(str, _written)


def dump(value: Any) -> str:
    """Plain values as YAML in the order given, one key a line, any letters as they are."""
    return str(
        yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    )
