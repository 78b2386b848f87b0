"""Structures for group reflection from YAML: those shipped, and a mentor's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.group_structure import (
    EVERYONE,
    PRESENTER,
    GroupRole,
    GroupStructure,
    Round,
    Structures,
)
from coach.domain.model import Stage
from coach.domain.policy import Ours
from coach.domain.row import Destination
from coach.files import explain
from coach.yaml_text import SIZE_LIMIT, Fault, Tree, YamlFaulty, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_MINUTES = 240
"""No round is longer; nobody sits for more than four hours."""
MOST_PEOPLE = 100


class _Role(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    about: str
    several: bool = False


class _Round(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    minutes: int
    speaks: list[str]
    others: str
    question: str
    opening: str
    closing: str
    notes: bool = False
    stage: Stage | None = None
    theme: str | None = None
    dilemma: int | None = None


class _Structure(msgspec.Struct, forbid_unknown_fields=True):
    structure: str
    version: int
    name: str
    about: str
    source: str
    minutes: str
    least: int
    most: int
    roles: list[_Role]
    rounds: list[_Round]
    anonymised: bool = True
    destination: Destination = Destination.PERSONAL
    rating: bool = False


def load_structures(folder: Path, own: Path | None = None) -> Structures:
    """Those shipped, by name; one of the mentor's own takes the place of one with its id."""
    found: dict[str, GroupStructure] = {}
    faults: list[str] = []
    for path, is_own in (*_in(folder, is_own=False), *_in(own, is_own=True)):
        structure, wrong = check_structure(path, is_own=is_own)
        faults += wrong
        if structure is not None:
            found[structure.id] = structure
    return Structures(
        tuple(sorted(found.values(), key=lambda one: one.name.casefold())), tuple(faults)
    )


def check_structure(
    path: Path, *, is_own: bool = True
) -> tuple[GroupStructure | None, tuple[str, ...]]:
    """One file: its structure if it is sound, and all that is amiss with it, a line each."""
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return None, (str(Fault(path.name, 1, "", "the file is too large to be one")),)
        tree = load(path.read_bytes(), path.name)
        raw = tree.convert(_Structure)
    except OSError as error:
        return None, (str(Fault(path.name, 1, "", f"cannot be read: {explain(error)}")),)
    except YamlFaulty as faulty:
        return None, tuple(str(fault) for fault in faulty.faults)
    faults = list(_faults(raw, tree, path))
    if faults:
        return None, tuple(str(fault) for fault in faults)
    return _made(raw, is_own=is_own), ()


def _in(folder: Path | None, *, is_own: bool) -> Iterable[tuple[Path, bool]]:
    if folder is None or not folder.is_dir():
        return ()
    return ((path, is_own) for path in sorted(folder.glob("*.yaml")))


def _faults(raw: _Structure, tree: Tree, path: Path) -> Iterable[Fault]:
    if raw.structure != path.stem:
        yield tree.fault(("structure",), f"should be the file's name, {path.stem}")
    if raw.minutes not in ("source", "proposal"):
        yield tree.fault(("minutes",), "should be source or proposal")
    if not 1 <= raw.least <= raw.most <= MOST_PEOPLE:
        yield tree.fault(("most",), f"should be from least to {MOST_PEOPLE}, and least 1 or more")
    if not raw.rounds:
        yield tree.fault(("rounds",), "there should be at least one round")
    ids = [role.id for role in raw.roles]
    if PRESENTER not in ids:
        yield tree.fault(
            ("roles",), "somebody has to bring the dilemma: a role with the id presenter"
        )
    if sum(role.several for role in raw.roles) > 1:
        yield tree.fault(("roles",), "only one role can be for several")
    yield from _twice(tree, "roles", ids)
    yield from _twice(tree, "rounds", [one.id for one in raw.rounds])
    for place, one in enumerate(raw.rounds):
        if not 1 <= one.minutes <= MOST_MINUTES:
            wanted = f"should be from 1 to {MOST_MINUTES} minutes"
            yield tree.fault(("rounds", place, "minutes"), wanted)
        strange = [who for who in one.speaks if who not in (*ids, EVERYONE)]
        if strange or not one.speaks:
            wanted = f"should be {EVERYONE} or some of: {', '.join(ids)}"
            yield tree.fault(("rounds", place, "speaks"), wanted)


def _twice(tree: Tree, key: str, ids: list[str]) -> Iterable[Fault]:
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield tree.fault((key, place, "id"), f"{one} stands here twice")


def _made(raw: _Structure, *, is_own: bool) -> GroupStructure:
    return GroupStructure(
        id=raw.structure,
        version=raw.version,
        name=raw.name,
        about=raw.about,
        source=raw.source,
        minutes=Ours.PROPOSAL if raw.minutes == "proposal" else None,
        least=raw.least,
        most=raw.most,
        roles=tuple(GroupRole(one.id, one.name, one.about, one.several) for one in raw.roles),
        rounds=tuple(_round(one) for one in raw.rounds),
        anonymised=raw.anonymised,
        destination=raw.destination,
        rating=raw.rating,
        is_own=is_own,
    )


def _round(raw: _Round) -> Round:
    return Round(
        id=raw.id,
        name=raw.name,
        minutes=raw.minutes,
        speaks=tuple(raw.speaks),
        others=raw.others,
        question=raw.question,
        opening=raw.opening,
        closing=raw.closing,
        notes=raw.notes,
        stage=raw.stage,
        theme=raw.theme,
        dilemma=raw.dilemma,
    )
