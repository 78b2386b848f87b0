"""Reads one bank's file, and tells by file, line and key what keeps it from being a bank."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.content.bank_shapes import (
    AnyBankFile,
    BankFile,
    OwnBankFile,
    OwnQuestionEntry,
    QuestionEntry,
    as_bank,
)
from coach.domain.model import Depth
from coach.files import explain
from coach.text import clean_line, printable
from coach.values import dataclass
from coach.yaml_text import SIZE_LIMIT, Fault, Tree, YamlFaulty, load
from coach.yaml_text import Path as KeyPath

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coach.domain.question import Bank

WORD_LIMIT = 25
"""Words in a question; longer ones cannot be held in the ear."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = ("stages", "functions", "stakeholders", "themes")
_UNSHOWN = "holds characters that cannot be shown"


@dataclass(frozen=True)
class SoundBank:
    """A bank as its file has it, and where in the file each part of it stands."""

    bank: Bank
    tree: Tree
    """To tell of a fault by its line; its value is gone."""
    hides: tuple[str, ...] = ()
    """Ids of questions that it hides."""


@dataclass(frozen=True)
class ReadFile:
    """One file, read: its bank if it is sound, and what is wrong with it."""

    sound: SoundBank | None
    faults: tuple[Fault, ...] = ()


def read_bank(path: Path, *, own: bool = False) -> ReadFile:
    """A file as it stands now; one that has not changed is parsed once."""
    try:
        found = path.stat()
    except OSError as error:
        return _unreadable(path, error)
    return _parsed(path, found.st_mtime_ns, found.st_size, own)


def _unreadable(path: Path, error: OSError) -> ReadFile:
    return ReadFile(None, (Fault(str(path), 1, "", f"it cannot be read: {explain(error)}"),))


@lru_cache(maxsize=128)
def _parsed(path: Path, _changed: int, _size: int, own: bool) -> ReadFile:
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return _unreadable(path, error)
    return parse_bank(data, path, own=own)


def parse_bank(data: bytes, path: Path, *, own: bool) -> ReadFile:
    """What the bytes of a bank's file say; the path gives its name alone."""
    try:
        tree = load(data, path.name)
        raw: AnyBankFile = tree.convert(OwnBankFile) if own else tree.convert(BankFile)
    except YamlFaulty as error:
        return ReadFile(None, tuple(error.faults))
    faults = tuple(_faults(raw, tree, path))
    if faults:
        return ReadFile(None, faults)
    bare = replace(tree, value=None)  # what a later check may need to tell of a line
    hides = tuple(raw.hide) if isinstance(raw, OwnBankFile) else ()
    return ReadFile(SoundBank(as_bank(raw), bare, hides))


def _faults(raw: AnyBankFile, tree: Tree, path: Path) -> Iterator[Fault]:
    if raw.bank != path.stem:
        yield tree.fault(("bank",), f"should be the file's name, {path.stem}")
    if raw.title != printable(raw.title):
        yield tree.fault(("title",), _UNSHOWN)
    if not raw.parts:
        yield tree.fault(("parts",), "needs at least one part")
    seen: set[str] = set()
    questions: Sequence[QuestionEntry | OwnQuestionEntry] = raw.questions
    for place, question in enumerate(questions):
        here: KeyPath = ("questions", place)
        if not _ID.fullmatch(question.id):
            yield tree.fault((*here, "id"), "should be lower-case words with hyphens")
        if question.id in seen:
            yield tree.fault((*here, "id"), f"the id {question.id} stands here twice")
        seen.add(question.id)
        yield from _faults_of_one(question, tree, here)
        alone = question.depth is Depth.CHALLENGING and question.beside is None
        if alone and isinstance(raw, BankFile):
            yield tree.fault(here, "a challenging question needs a supportive one: `beside`")


def _faults_of_one(
    question: QuestionEntry | OwnQuestionEntry, tree: Tree, here: KeyPath
) -> Iterator[Fault]:
    for key in _LISTS:
        if not getattr(question, key):
            yield tree.fault((*here, key), "needs at least one value")
    for what in text_faults(question.text):
        yield tree.fault((*here, "text"), what)
    for place, theme in enumerate(question.themes):
        if theme != printable(theme):
            yield tree.fault((*here, "themes", place), _UNSHOWN)
    for key in ("document", "section"):
        said = getattr(question.source, key)
        if said != printable(said):
            yield tree.fault((*here, "source", key), _UNSHOWN)


def text_faults(text: str) -> list[str]:
    """What keeps words from being a question in any bank."""
    words = len(text.split())
    found = []
    if not words:
        found.append("has no words")
    if words > WORD_LIMIT:
        found.append(f"has {words} words; {WORD_LIMIT} is the most")
    if text.count("?") > 1:
        found.append("asks more than one thing: it has several question marks")
    if clean_line(text) != text:
        found.append(f"{_UNSHOWN}, or blanks at an end")
    return found
