"""Files that come in and may be written by hand: their lines, the facts at their head, faults."""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

from coach.errors import FileRefused
from coach.values import dataclass
from coach.yaml_text import YamlFaulty, load

_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


class Front(Protocol):
    """What stands at the head of each such file."""

    @property
    def version(self) -> int: ...
    @property
    def file(self) -> str | None: ...


F = TypeVar("F", bound=Front)


@dataclass(frozen=True)
class HandWritten:
    """One kind of file, and the one of it that is being read."""

    name: str
    """The file's own name, which every fault begins with."""
    what: str
    """What it is, as *an agenda*."""
    format: str
    version: int
    most_bytes: int
    other_format: str
    """What is said of a file of another format."""

    def fault(self, line: int, why: str) -> FileRefused:
        """A refusal with the file, the line and the reason."""
        why = why.removesuffix(".").removesuffix("; nothing was changed")
        return FileRefused(f"{self.name}, line {line}: {why}; nothing was taken in.")

    def lines(self, data: bytes) -> list[str]:
        """The file's lines. Raises FileRefused where it is too large or is no text."""
        if len(data) > self.most_bytes:
            raise self.fault(1, f"{self.what} has at most {self.most_bytes // 1000} kB")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise self.fault(line, "this is not UTF-8 text; save it as plain text") from None
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def front(self, lines: list[str], shape: type[F]) -> tuple[F, int]:
        """The facts at the head, and the place of the first line after them. Raises FileRefused."""
        marks = [place for place, line in enumerate(lines) if line.rstrip() == "---"]
        if len(marks) < 2 or marks[0] != 0:
            raise self.fault(1, f"{self.what} begins with facts between two lines of ---")
        try:
            facts = "\n".join(["", *lines[1 : marks[1]]])  # the empty line keeps the numbers right
            tree = load(facts.encode(), self.name)
            if isinstance(tree.value, dict) and tree.value.get("format", "") not in (
                "",
                self.format,
            ):
                raise self.fault(line_of(lines, "format"), self.other_format)
            found = tree.convert(shape)
        except YamlFaulty as error:
            first = error.faults[0]
            what = f"{first.key}: {first.what}" if first.key else first.what
            raise self.fault(first.line, what) from None
        if found.version != self.version:
            raise self.fault(
                line_of(lines, "version"),
                f"this is version {found.version} of the format, and this Coach reads "
                f"{self.version}",
            )
        if found.file is not None and not _ID.fullmatch(found.file):
            raise self.fault(line_of(lines, "file"), "that is no id of a supervision file")
        return found, marks[1] + 1


def line_of(lines: list[str], key: str) -> int:
    """The number of the line on which a fact stands; 1 where there is none."""
    found = (n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return next(found, 1)
