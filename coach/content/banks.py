"""Question banks from YAML: checked with file, line and key, and never in each other's way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Bank, Banks, Question, QuestionSource
from coach.files import explain
from coach.text import clean_line
from coach.yaml_text import Fault, Tree, YamlFaulty, load
from coach.yaml_text import Path as KeyPath

WORD_LIMIT = 25
"""Words in a question; longer ones cannot be held in the ear."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = ("stages", "functions", "stakeholders", "themes")


class _Source(msgspec.Struct, forbid_unknown_fields=True):
    document: str
    section: str


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    text: str
    stages: list[Stage]
    functions: list[Function]
    stakeholders: list[Stakeholder]
    themes: list[str]
    depth: Depth
    source: _Source
    follow_ups: list[str] = []
    beside: str | None = None
    for_groups: list[str] = msgspec.field(name="for", default_factory=list)


class _Bank(msgspec.Struct, forbid_unknown_fields=True):
    bank: str
    title: str
    about: str
    parts: list[Part]
    questions: list[_Question]


@dataclass(frozen=True)
class _Read:
    """One file, read: its bank if it is sound, and what is wrong with it."""

    bank: Bank | None
    faults: tuple[Fault, ...]
    tree: Tree | None = None


def load_banks(folder: Path) -> Banks:
    """Every bank in a folder, by file name. A bank with a fault is left out and told of."""
    read = [_read(path) for path in sorted(folder.glob("*.yaml"))]
    faults = [fault for one in read for fault in one.faults]
    banks: list[Bank] = []
    seen: set[str] = set()
    for one in read:
        if one.bank is None or one.tree is None:
            continue
        repeated = [
            one.tree.fault(("questions", place, "id"), f"another bank has the id {question.id} too")
            for place, question in enumerate(one.bank.questions)
            if question.id in seen
        ]
        faults += repeated
        if not repeated:
            banks.append(one.bank)
            seen.update(question.id for question in one.bank.questions)
    known = {q.id for bank in banks for q in bank.questions}
    sound = {bank.id for bank in banks}
    whole = len(banks) == len(read)
    for one in read:
        if whole and one.bank is not None and one.tree is not None and one.bank.id in sound:
            faults += _dangling(one.bank, one.tree, known)
    return Banks(tuple(banks), tuple(str(fault) for fault in faults))


def check_bank(path: Path, among: Banks) -> tuple[Bank | None, tuple[str, ...]]:
    """One file: its bank if it is sound, and its faults, one printable line each."""
    read = _read(path)
    faults = list(read.faults)
    if read.bank is not None and read.tree is not None:
        others = {q.id for q in among.questions if q.bank != read.bank.id}
        faults += [
            read.tree.fault(("questions", place, "id"), f"another bank has the id {q.id} too")
            for place, q in enumerate(read.bank.questions)
            if q.id in others
        ]
        known = others | {q.id for q in read.bank.questions}
        faults += _dangling(read.bank, read.tree, known)
    return read.bank, tuple(str(fault) for fault in faults)


def _read(path: Path) -> _Read:
    name = path.name
    try:
        with path.open("rb") as stream:
            data = stream.read(1_000_001)
    except OSError as error:
        return _Read(None, (Fault(str(path), 1, "", f"it cannot be read: {explain(error)}"),))
    try:
        tree = load(data, name)
        raw = tree.convert(_Bank)
    except YamlFaulty as error:
        return _Read(None, tuple(error.faults))
    faults = _faults(raw, tree, path)
    if faults:
        return _Read(None, tuple(faults), tree)
    return _Read(_bank(raw), (), tree)


def _faults(raw: _Bank, tree: Tree, path: Path) -> list[Fault]:
    faults = []
    if raw.bank != path.stem:
        faults.append(tree.fault(("bank",), f"should be the file's name, {path.stem}"))
    if not raw.parts:
        faults.append(tree.fault(("parts",), "needs at least one part"))
    seen: set[str] = set()
    for place, question in enumerate(raw.questions):
        here: KeyPath = ("questions", place)
        if not _ID.fullmatch(question.id):
            faults.append(tree.fault((*here, "id"), "should be lower-case words with hyphens"))
        if question.id in seen:
            faults.append(tree.fault((*here, "id"), f"the id {question.id} stands here twice"))
        seen.add(question.id)
        faults += [
            tree.fault((*here, key), "needs at least one value")
            for key in _LISTS
            if not getattr(question, key)
        ]
        faults += [tree.fault((*here, "text"), what) for what in _text_faults(question.text)]
        if question.depth is Depth.CHALLENGING and question.beside is None:
            faults.append(
                tree.fault(here, "a challenging question needs a supportive one: `beside`")
            )
    return faults


def _text_faults(text: str) -> list[str]:
    words = len(text.split())
    found = []
    if not words:
        found.append("has no words")
    if words > WORD_LIMIT:
        found.append(f"has {words} words; {WORD_LIMIT} is the most")
    if text.count("?") > 1:
        found.append("asks more than one thing: it has several question marks")
    if clean_line(text) != text:
        found.append("holds characters that cannot be shown, or blanks at an end")
    return found


def _dangling(bank: Bank, tree: Tree, known: set[str]) -> list[Fault]:
    faults = []
    for place, question in enumerate(bank.questions):
        faults += [
            tree.fault(("questions", place, "follow_ups", i), f"no question has the id {follow_up}")
            for i, follow_up in enumerate(question.follow_ups)
            if follow_up not in known
        ]
        if question.beside is not None and question.beside not in known:
            faults.append(
                tree.fault(
                    ("questions", place, "beside"), f"no question has the id {question.beside}"
                )
            )
    return faults


def _bank(raw: _Bank) -> Bank:
    return Bank(
        id=raw.bank,
        title=raw.title,
        questions=tuple(
            Question(
                id=one.id,
                text=one.text,
                stages=tuple(one.stages),
                functions=tuple(one.functions),
                stakeholders=tuple(one.stakeholders),
                themes=tuple(one.themes),
                depth=one.depth,
                source=QuestionSource(one.source.document, one.source.section),
                bank=raw.bank,
                parts=tuple(raw.parts),
                follow_ups=tuple(one.follow_ups),
                beside=one.beside,
                for_groups=tuple(one.for_groups),
            )
            for one in raw.questions
        ),
    )
