"""The contents page of a supervision file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from coach.documents.agreements import agreement_lines
from coach.documents.escaping import escape_line, table
from coach.documents.records import SCHEMA_VERSION, front_matter
from coach.domain.agreement_guide import opening
from coach.domain.days import spoken
from coach.domain.record_page import title_of

if TYPE_CHECKING:
    from datetime import date

    from coach.services.ports import ContentsPaper

_NUMBERED = re.compile(r"\(\d+\)\.md$")


def render_contents(paper: ContentsPaper, today: date) -> str:
    """The first page of a supervision file: who, what is in it, what is still open."""
    person, pair = paper.supervisee.person, paper.supervisee.pair
    facts: dict[str, object] = {
        "kind": "supervision-file",
        "schema_version": SCHEMA_VERSION,
        "supervisee": person.name,
        "supervisor": paper.supervisee.supervisor.name,
        "since": pair.started_on.isoformat(),
        "policy": f"{pair.policy_id} {pair.policy_version}",
        "written_on": today.isoformat(),
    }
    who = f"{person.name}{', ' + person.role if person.role else ''}"
    blocks = [
        front_matter(facts) + "\n# Supervision file",
        escape_line(f"{who}, supervised by {paper.supervisee.supervisor.name}"),
        *([escape_line(paper.for_whom)] if paper.for_whom else []),
        f"## {escape_line(opening(paper.agreements.term))}",
        "\n".join(agreement_lines(paper.agreements)) or "None yet.",
        "## Records",
        "\n".join(_record_lines(paper)) or "None yet.",
        "## Open actions",
        _open_actions(paper),
        "## Also here",
        "\n".join(f"- [{escape_line(title)}]({quote(path)})" for title, path in paper.others),
    ]
    if paper.self_care_reviewed_on:
        blocks.append(f"Self-care plan last looked at on {spoken(paper.self_care_reviewed_on)}.")
    return "\n\n".join(blocks) + "\n"


def _record_lines(paper: ContentsPaper) -> list[str]:
    lines = []
    for listing in paper.records:
        title = title_of(listing.record.kind, listing.session_kind)
        title += f" {listing.case}" if listing.case else ""
        if listing.path is not None:  # its own file name tells two of one day apart
            number = _NUMBERED.search(listing.path)
            title += f" {number[0].removesuffix('.md')}" if number else ""
        words = escape_line(f"{listing.held_on.isoformat()} {title}")
        inside = f"{paper.folder}/"
        if listing.path is None:
            lines.append(f"- {words}")
        elif listing.path.startswith(inside):
            lines.append(f"- [{words}]({quote(listing.path[len(inside) :])})")
        else:
            lines.append(f"- [{words}]({quote('../' + listing.path)})")
    return lines


def _open_actions(paper: ContentsPaper) -> str:
    rows = []
    for listing in paper.actions:
        action = listing.action
        what = f"An action on case {listing.case}" if listing.case else action.what
        owner = action.owner.capitalize() if action.owner else ""
        rows.append((what, owner, action.due_on.isoformat() if action.due_on else ""))
    return table(("What", "Who", "By when"), rows) if rows else "None."
