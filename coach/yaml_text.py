"""YAML behind guards: small, shallow, no aliases, no repeated keys, faults told by line and key."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property
from typing import Any, TypeVar

import msgspec
import yaml

from coach.values import dataclass
from coach.yaml_walk import FLOAT, INT, LOADER, Fault, Path, Walk, YamlFaulty, key_of

__all__ = ["Fault", "Path", "Tree", "YamlFaulty", "dump", "key_of", "load", "nodes_of"]

SIZE_LIMIT = 1_000_000
"""Bytes in one file."""

T = TypeVar("T")
Node = Any
"""A node of the YAML library, which has no types."""

_PATH_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<key>key in )?\$?(?P<path>[^`]*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_A_NUMBER = re.compile(r"Expected 'str'.*, got '(int|float|bool)'")


@dataclass(frozen=True)
class Tree:
    """A parsed text: its plain value, and the text itself to tell of a fault by its line."""

    file: str
    value: Any
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line of each part, looked for only when a fault is told: most files have none."""
        lines: dict[Path, int] = {}
        Walk(self.text, self.file, lines).value()
        return lines

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
        walk = Walk(text, file)
        value = walk.value()
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
    if walk.faults:
        raise YamlFaulty(walk.faults)
    return Tree(file, value, text)


def nodes_of(text: str) -> Node:
    """The nodes of a text that `load` takes, each with the marks where it begins and ends."""
    return yaml.compose(text, Loader=LOADER)


class _Dumper(yaml.SafeDumper):
    """Writes text so that `load` reads it as text, numbers in words included."""


def _written(dumper: _Dumper, text: str) -> Any:
    quoted = INT.fullmatch(text) or FLOAT.fullmatch(text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if quoted else None)


_Dumper.add_representer(str, _written)


def dump(value: Any) -> str:
    """Plain values as YAML in the order given, one key a line, any letters as they are."""
    return str(
        yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    )
