"""The guides for a worry about somebody's work, and for one about supervision, from their YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.concern import ConcernGuide, ConcernStep, StepGuide
from coach.domain.performance import GuideField, PerformanceField, PerformanceGuide
from coach.yaml_text import Tree, YamlFaulty, load

if TYPE_CHECKING:
    from pathlib import Path


class _Field(msgspec.Struct, forbid_unknown_fields=True):
    id: PerformanceField
    label: str
    ask: list[str]


class _Performance(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    about: str
    apart: str
    next_time: str
    fields: list[_Field]


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    id: ConcernStep
    title: str
    about: str
    prompts: list[str]


class _Concerns(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    about: str
    steps: list[_Step]


def load_performance(path: Path) -> PerformanceGuide:
    """The guide for a performance item. Raises ContentFaulty with file, line and key."""
    tree = load(path.read_bytes(), path.name)
    raw = tree.convert(_Performance)
    _check_whole(tree, "fields", [one.id for one in raw.fields], list(PerformanceField))
    return PerformanceGuide(
        title=raw.title,
        about=raw.about.strip(),
        apart=raw.apart.strip(),
        next_time=raw.next_time.strip(),
        fields=tuple(GuideField(one.id, one.label, tuple(one.ask)) for one in raw.fields),
    )


def load_concerns(path: Path) -> ConcernGuide:
    """The guide for a concern. Raises ContentFaulty with file, line and key."""
    tree = load(path.read_bytes(), path.name)
    raw = tree.convert(_Concerns)
    _check_whole(tree, "steps", [one.id for one in raw.steps], list(ConcernStep))
    return ConcernGuide(
        title=raw.title,
        about=raw.about.strip(),
        steps=tuple(
            StepGuide(one.id, one.title, one.about, tuple(one.prompts)) for one in raw.steps
        ),
    )


def _check_whole(tree: Tree, key: str, found: list[str], needed: list[str]) -> None:
    """Each of a guide's parts stands there once."""
    for place, one in enumerate(found):
        if one in found[:place]:
            raise YamlFaulty([tree.fault((key, place, "id"), f"{one} stands here twice")])
    missing = [one for one in needed if one not in found]
    if missing:
        raise YamlFaulty([tree.fault((key,), f"{missing[0]} is missing")])
