"""All banks together: none stands in another's way, and what leads from one to another."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.content.bank_files import SoundBank, read_bank
from coach.domain.question import Bank, Banks, Question
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from coach.yaml_text import Fault, Tree


@dataclass(frozen=True)
class Shelf:
    """Banks as their files have them, the built-in ones first, and what is amiss."""

    built_in: tuple[SoundBank, ...]
    own: tuple[SoundBank, ...]
    faults: tuple[Fault, ...]
    """For each of these a bank is left out."""

    @property
    def is_whole(self) -> bool:
        """Whether no bank is left out."""
        return not self.faults

    @cached_property
    def _standing(self) -> Mapping[tuple[bool, str], tuple[Tree, int]]:
        """Where each question stands: its file's lines and its number there."""
        return {
            (question.is_own, question.id): (one.tree, place)
            for one in (*self.built_in, *self.own)
            for place, question in enumerate(one.bank.questions)
        }

    def fault(self, question: Question, key: str, what: str) -> Fault:
        """What is amiss with a question, by file, line and key."""
        tree, place = self._standing[question.is_own, question.id]
        return tree.fault(("questions", place, key), what)

    def banks(self) -> Banks:
        """As they are asked: ours takes the place of a built-in one of its id, or hides it."""
        overridden = {q.id for one in self.own for q in one.bank.questions}
        hidden = {question_id for one in self.own for question_id in one.hides}
        return Banks(
            (
                *(_without(one.bank, overridden | hidden) for one in self.built_in),
                *(_without(one.bank, hidden) for one in self.own),
            ),
            tuple(map(str, self.faults)),
        )

    def loose_ends(self, of: Iterable[SoundBank]) -> list[Fault]:
        """What leads from these banks to no question, or hides none, though they serve."""
        if not self.is_whole:
            return []  # what is missed may stand in a bank that is left out
        everything = (*self.built_in, *self.own)
        known = {q.id for one in everything for q in one.bank.questions}
        return [fault for one in of for fault in _loose_ends(one, known)]


def read_shelf(folder: Path, own: Path | None = None) -> Shelf:
    """Every bank in a folder, and the user's own; one with a fault is left out and told of."""
    shipped = [read_bank(path) for path in sorted(folder.glob("*.yaml"))]
    owned = [read_bank(path, own=True) for path in sorted(own.glob("*.yaml"))] if own else []
    kept, repeated = _first_of_each_id(one.sound for one in shipped)
    kept_own, repeated_own = _first_of_each_id(one.sound for one in owned)
    read_faults = [fault for one in (*shipped, *owned) for fault in one.faults]
    return Shelf(
        built_in=tuple(kept),
        own=tuple(kept_own),
        faults=(*read_faults, *repeated, *repeated_own),
    )


def load_banks(folder: Path, own: Path | None = None) -> Banks:
    """As `read_shelf`, the banks alone."""
    return read_shelf(folder, own).banks()


def check_shelf(shelf: Shelf) -> tuple[str, ...]:
    """All that is amiss with the banks, one printable line each: faults, loose ends, weak words."""
    from coach.content.judging import judge  # a session needs no judgement

    loose = shelf.loose_ends((*shelf.built_in, *shelf.own))
    return (*map(str, (*shelf.faults, *loose)), *judge(shelf.banks(), shelf.fault))


def check_bank(
    path: Path, among: Shelf, *, own: bool = True
) -> tuple[Bank | None, tuple[str, ...]]:
    """One file: its bank if it is sound, and all that is amiss with it, one printable line each.

    It is looked at among the others, in the place of one of its name. In a bank of one's own, a
    question with the id of a built-in one takes its place.
    """
    read = read_bank(path, own=own)
    sound = read.sound
    if sound is None:
        return None, tuple(map(str, read.faults))
    rest = [one for one in (among.own if own else among.built_in) if one.bank.id != sound.bank.id]
    banks = (*rest, sound)
    shelf = replace(among, own=banks) if own else replace(among, built_in=banks)
    faults = _repeated(sound, {q.id for one in rest for q in one.bank.questions})
    faults += shelf.loose_ends([sound])
    here = {q.id for q in sound.bank.questions}
    others = [q for q in shelf.banks().questions if q.id not in here]
    from coach.content.judging import judge_questions

    faults += judge_questions(sound.bank.questions, others, shelf.fault)
    return sound.bank, tuple(map(str, faults))


def _first_of_each_id(
    found: Iterable[SoundBank | None],
) -> tuple[list[SoundBank], list[Fault]]:
    """The sound banks that repeat no id of an earlier one, and what the others repeat."""
    kept: list[SoundBank] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for one in found:
        if one is None:
            continue
        repeated = _repeated(one, seen)
        faults += repeated
        if not repeated:
            kept.append(one)
            seen.update(question.id for question in one.bank.questions)
    return kept, faults


def _repeated(one: SoundBank, seen: Collection[str]) -> list[Fault]:
    return [
        one.tree.fault(("questions", place, "id"), f"another bank has the id {question.id} too")
        for place, question in enumerate(one.bank.questions)
        if question.id in seen
    ]


def _without(bank: Bank, ids: set[str]) -> Bank:
    return replace(bank, questions=tuple(q for q in bank.questions if q.id not in ids))


def _loose_ends(one: SoundBank, known: set[str]) -> list[Fault]:
    leads: list[tuple[tuple[str | int, ...], str]] = [
        (("hide", place), question_id) for place, question_id in enumerate(one.hides)
    ]
    for place, question in enumerate(one.bank.questions):
        here = ("questions", place)
        leads += [((*here, "follow_ups", i), to) for i, to in enumerate(question.follow_ups)]
        if question.beside is not None:
            leads.append(((*here, "beside"), question.beside))
    return [
        one.tree.fault(path, f"no question has the id {to}")
        for path, to in leads
        if to not in known
    ]
