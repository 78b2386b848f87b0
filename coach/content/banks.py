"""Question banks from YAML: checked with file, line and key, and never in each other's way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import msgspec

from coach.content.judging import judge_bank
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


class _AskedIn(StrEnum):
    """Where a bank is asked: a part of a session, or a group."""

    CHECK_IN = "check-in"
    LOOK_BACK = "look-back"
    AGENDA = "agenda"
    CASELOAD = "caseload"
    DISCUSS = "discuss"
    CLOSE = "close"
    GROUP = "group"


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
    parts: list[_AskedIn]
    questions: list[_Question]
    on_theme: bool = False


class _OwnQuestion(msgspec.Struct, forbid_unknown_fields=True):
    """A question of the user's own; what is left out fits everywhere."""

    id: str
    text: str
    stages: list[Stage] = msgspec.field(default_factory=lambda: list(Stage))
    functions: list[Function] = msgspec.field(default_factory=lambda: list(Function))
    stakeholders: list[Stakeholder] = msgspec.field(default_factory=lambda: list(Stakeholder))
    themes: list[str] = msgspec.field(default_factory=lambda: ["own"])
    depth: Depth = Depth.EXPLORING
    source: _Source = msgspec.field(default_factory=lambda: _Source("our own", "-"))
    follow_ups: list[str] = []
    beside: str | None = None
    for_groups: list[str] = msgspec.field(name="for", default_factory=list)


class _OwnBank(msgspec.Struct, forbid_unknown_fields=True):
    """A bank of the user's own; it may also hide questions of others."""

    bank: str
    title: str = ""
    about: str = ""
    parts: list[_AskedIn] = msgspec.field(default_factory=lambda: [_AskedIn.DISCUSS])
    questions: list[_OwnQuestion] = []
    on_theme: bool = False
    hide: list[str] = []


_Raw = _Bank | _OwnBank


@dataclass(frozen=True)
class _Read:
    """One file, read: its bank if it is sound, and what is wrong with it."""

    bank: Bank | None
    faults: tuple[Fault, ...]
    tree: Tree | None = None
    hides: tuple[str, ...] = ()


def load_banks(folder: Path, own: Path | None = None) -> Banks:
    """Every bank in a folder, and the user's own; one with a fault is left out and told of.

    A question of the user's own takes the place of one with its id; theirs may also hide some.
    """
    shipped = [_read(path) for path in sorted(folder.glob("*.yaml"))]
    owned = [_read(path, own=True) for path in sorted(own.glob("*.yaml"))] if own else []
    faults = [fault for one in (*shipped, *owned) for fault in one.faults]
    kept, repeated = _first_of_each_id(shipped)
    kept_own, repeated_own = _first_of_each_id(owned)
    faults += (*repeated, *repeated_own)
    overridden = {q.id for one in kept_own for q in one[0].questions}
    hidden = {question_id for one in owned for question_id in one.hides}
    banks = [
        *(_without(one, overridden | hidden) for one, _ in kept),
        *(_without(one, hidden) for one, _ in kept_own),
    ]
    known = {q.id for one, _ in (*kept, *kept_own) for q in one.questions}
    whole = len(kept) == len(shipped)
    for bank, tree in (*kept, *kept_own) if whole else ():
        faults += _dangling(bank, tree, known)
    return Banks(tuple(banks), tuple(str(fault) for fault in faults))


def _first_of_each_id(read: list[_Read]) -> tuple[list[tuple[Bank, Tree]], list[Fault]]:
    """The sound banks that repeat no id of an earlier one, and what the others repeat."""
    kept: list[tuple[Bank, Tree]] = []
    faults: list[Fault] = []
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
            kept.append((one.bank, one.tree))
            seen.update(question.id for question in one.bank.questions)
    return kept, faults


def _without(bank: Bank, ids: set[str]) -> Bank:
    return replace(bank, questions=tuple(q for q in bank.questions if q.id not in ids))


def check_bank(
    path: Path, among: Banks, *, own: bool = True
) -> tuple[Bank | None, tuple[str, ...]]:
    """One file: its bank if it is sound, and its faults, one printable line each.

    In a bank of one's own, a question with the id of a built-in one takes its place.
    """
    read = _read(path, own=own)
    faults = list(read.faults)
    if read.bank is not None and read.tree is not None:
        others = {q.id for q in among.questions if q.is_own == own and q.bank != read.bank.id}
        faults += [
            read.tree.fault(("questions", place, "id"), f"another bank has the id {q.id} too")
            for place, q in enumerate(read.bank.questions)
            if q.id in others
        ]
        known = {q.id for q in (*among.questions, *read.bank.questions)}
        faults += _dangling(read.bank, read.tree, known)
        faults += judge_bank(read.bank, read.tree)
    return read.bank, tuple(str(fault) for fault in faults)


def _read(path: Path, *, own: bool = False) -> _Read:
    """A file as it stands now; one that has not changed is parsed once."""
    try:
        found = path.stat()
    except OSError as error:
        return _Read(None, (Fault(str(path), 1, "", f"it cannot be read: {explain(error)}"),))
    return _parsed(path, found.st_mtime_ns, found.st_size, own)


def own_faults(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a bank of the user's own."""
    return _read(path, own=True).faults


@lru_cache(maxsize=128)
def _parsed(path: Path, _changed: int, _size: int, own: bool) -> _Read:
    try:
        with path.open("rb") as stream:
            data = stream.read(1_000_001)
    except OSError as error:
        return _Read(None, (Fault(str(path), 1, "", f"it cannot be read: {explain(error)}"),))
    try:
        tree = load(data, path.name)
        raw: _Raw = tree.convert(_OwnBank) if own else tree.convert(_Bank)
    except YamlFaulty as error:
        return _Read(None, tuple(error.faults))
    faults = _faults(raw, tree, path)
    if faults:
        return _Read(None, tuple(faults), tree)
    where = replace(tree, value=None)  # only the lines are kept, for later checks
    return _Read(_bank(raw), (), where, tuple(raw.hide) if isinstance(raw, _OwnBank) else ())


def _faults(raw: _Raw, tree: Tree, path: Path) -> list[Fault]:
    faults = []
    if raw.bank != path.stem:
        faults.append(tree.fault(("bank",), f"should be the file's name, {path.stem}"))
    if not raw.parts:
        faults.append(tree.fault(("parts",), "needs at least one part"))
    seen: set[str] = set()
    questions: Sequence[_Question | _OwnQuestion] = raw.questions
    for place, question in enumerate(questions):
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
        faults += [tree.fault((*here, "text"), what) for what in text_faults(question.text)]
        alone = question.depth is Depth.CHALLENGING and question.beside is None
        if alone and isinstance(raw, _Bank):
            faults.append(
                tree.fault(here, "a challenging question needs a supportive one: `beside`")
            )
    return faults


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


def _bank(raw: _Raw) -> Bank:
    parts = tuple(Part(part.value) for part in raw.parts if part is not _AskedIn.GROUP)
    return Bank(
        id=raw.bank,
        title=raw.title or raw.bank,
        questions=tuple(_question(one, raw, parts) for one in raw.questions),
    )


def _question(one: _Question | _OwnQuestion, raw: _Raw, parts: tuple[Part, ...]) -> Question:
    return Question(
        id=one.id,
        text=one.text,
        stages=tuple(one.stages),
        functions=tuple(one.functions),
        stakeholders=tuple(one.stakeholders),
        themes=tuple(one.themes),
        depth=one.depth,
        source=QuestionSource(one.source.document, one.source.section),
        bank=raw.bank,
        parts=parts,
        follow_ups=tuple(one.follow_ups),
        beside=one.beside,
        for_groups=tuple(one.for_groups),
        on_theme=raw.on_theme,
        in_groups=_AskedIn.GROUP in raw.parts,
        is_own=isinstance(raw, _OwnBank),
    )
