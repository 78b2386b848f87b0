"""The prompts of agreements and the preparation tools, from their YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.agreement_guide import AgreementGuide, HeadingPrompts
from coach.domain.preparation_tool import PreparationTool, ToolQuestion
from coach.yaml_text import YamlFaulty, load

if TYPE_CHECKING:
    from pathlib import Path


class _Prompts(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    words: list[str]
    ask: list[str]


class _Guide(msgspec.Struct, forbid_unknown_fields=True):
    proposed: list[str]
    prompts: list[_Prompts]
    default: list[str]


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    text: str
    why: str


class _Tool(msgspec.Struct, forbid_unknown_fields=True):
    tool: str
    title: str
    about: str
    place: int
    questions: list[_Question]


def load_guide(path: Path) -> AgreementGuide:
    """Headings and prompts. Raises ContentFaulty with file, line and key."""
    raw = load(path.read_bytes(), path.name).convert(_Guide)
    return AgreementGuide(
        tuple(raw.proposed),
        tuple(HeadingPrompts(one.id, tuple(one.words), tuple(one.ask)) for one in raw.prompts),
        tuple(raw.default),
    )


def load_tools(folder: Path) -> tuple[PreparationTool, ...]:
    """Every tool, by its place. Raises ContentFaulty with file, line and key."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        tree = load(path.read_bytes(), path.name)
        raw = tree.convert(_Tool)
        if raw.tool != path.stem:
            raise YamlFaulty([tree.fault(("tool",), f"should be the file's name, {path.stem}")])
        questions = tuple(ToolQuestion(one.id, one.text, one.why) for one in raw.questions)
        tool = PreparationTool(raw.tool, raw.title, raw.about.strip(), questions)
        found.append((raw.place, tool))
    return tuple(tool for _, tool in sorted(found, key=lambda one: one[0]))
