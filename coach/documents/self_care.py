"""The self-care plan as documents: the standing page, and the copy of what is shared."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING

from coach.documents.care_reading import FORMAT, LABELS, VERSION, read_care
from coach.documents.escaping import escape_block, escape_line
from coach.documents.records import SCHEMA_VERSION, front_matter
from coach.domain.care_changes import facts_of, who_may_know
from coach.domain.days import spoken
from coach.domain.self_care import CARE_LABELS, SelfCareItem, SelfCarePlan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.care_paper import CarePaper, ThingPaper
    from coach.domain.care_routes import CareRoute

_SHARED = "This holds only what its owner chose to share. The plan belongs to them."
_WHOLE = (
    "This is the whole plan, written because its owner chose so. Whoever opens this file can read "
    "it, and private notes can be asked for by law."
)
_HOW = (
    "This is what the plan's owner chose to share, and nothing else. Each thing is a quotation; "
    "the lines beneath it can be left out, but for the id, by which Coach knows it again."
)


def render_self_care(
    plan: SelfCarePlan, today: date, routes: Sequence[CareRoute] = (), *, whole: bool = False
) -> str:
    """A self-care plan as its page: what is shared, or all of it where its owner chose so."""
    facts: dict[str, object] = {
        "kind": "self-care-plan",
        "schema_version": SCHEMA_VERSION,
        "supervisee": plan.person,
        "plan_version": plan.version,
        "reviewed_on": plan.reviewed_on.isoformat() if plan.reviewed_on else None,
        "written_on": today.isoformat(),
    }
    blocks = [
        front_matter(facts) + "\n# Self-care plan",
        escape_line(plan.person),
        _WHOLE if whole else _SHARED,
    ]
    for kind, label in CARE_LABELS.items():
        items = plan.of_kind(kind)
        if items:
            blocks += [f"## {label}", "\n".join(_item(one, whole=whole) for one in items)]
    if not plan.items:
        blocks.append("Nothing has been shared yet. Two or three things are enough to begin with.")
    if routes:
        lines = [f"- **{escape_line(r.name)}**: {_indented(r.words)}" for r in routes]
        blocks += ["## Where to turn, as our organisation says", "\n".join(lines)]
    if plan.reviewed_on:
        blocks.append(f"Looked at together on {spoken(plan.reviewed_on)}.")
    if plan.review_on:
        blocks.append(f"To be looked at again by {spoken(plan.review_on)}.")
    return "\n\n".join(blocks) + "\n"


def _item(item: SelfCareItem, *, whole: bool) -> str:
    facts = facts_of(item)
    if whole:
        facts.append(f"who may know: {who_may_know(item)}")
    elif item.others:
        facts.append(f"may also know: {item.others}")
    around = f" ({escape_line('; '.join(facts))})" if facts else ""
    return f"- {_indented(item.words)}{around}"


def _indented(words: str) -> str:
    return escape_block(words).replace("\n", "\n  ").replace("\n  \n", "\n\n")


class MarkdownCare:
    """The copy of what is shared, out and in."""

    def write(self, paper: CarePaper) -> str:
        """The copy as its document."""
        facts: dict[str, object] = {
            "format": FORMAT,
            "version": VERSION,
            "file": paper.file_id,
            "supervisee": paper.supervisee,
            "sent_at": paper.sent_at.astimezone(UTC).isoformat(),
            "things": sum(one.id is not None for one in paper.things),
            "review_on": paper.review_on.isoformat() if paper.review_on else None,
        }
        facts = {key: value for key, value in facts.items() if value is not None}
        blocks = [
            front_matter(facts) + "\n# Self-care plan: what is shared",
            escape_line(paper.supervisee),
            _HOW,
        ]
        for kind, label in CARE_LABELS.items():
            things = [one for one in paper.things if one.said.kind is kind]
            if things:
                blocks += [f"## {label}", *(_thing(one) for one in things)]
        if not paper.things:
            blocks.append("Nothing is shared at present.")
        return "\n\n".join(blocks) + "\n"

    def read(self, data: bytes, name: str) -> CarePaper:
        """A copy from its document. Raises FileRefused with line and reason."""
        return read_care(data, name)


def _thing(paper: ThingPaper) -> str:
    said = paper.said
    words = "\n".join(f"> {escape_line(line)}".rstrip() for line in said.words.split("\n"))
    labelled = {
        "domain": said.domain or "",
        "alone": "yes" if said.is_alone else "",
        "level": said.level or "",
        "removes": said.removes,
        "cleared_on": said.cleared_on.isoformat() if said.cleared_on else "",
        "others": said.others,
        "id": paper.id or "",
    }
    lines = [f"- {LABELS[key]}: {escape_line(words)}" for key, words in labelled.items() if words]
    return "\n\n".join([words, "\n".join(lines)] if lines else [words])
