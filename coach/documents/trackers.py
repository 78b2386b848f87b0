"""The function balance with its picture, and the contents page."""

from __future__ import annotations

import html  # and not xml.sax, which brings half of urllib, http and email along
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from coach.documents.agreements import agreement_lines
from coach.documents.escaping import escape_line, table
from coach.documents.records import SCHEMA_VERSION, front_matter, title_of
from coach.domain.agreement_guide import opening
from coach.domain.balance import Balance, SessionBalance
from coach.domain.days import spoken
from coach.domain.model import Function
from coach.services.ports import ContentsPaper

_NUMBERED = re.compile(r"\(\d+\)\.md$")
_COLOURS = {
    Function.MANAGEMENT: "#1f4e79",
    Function.DEVELOPMENT: "#2e7d32",
    Function.SUPPORT: "#b26a00",
    Function.MEDIATION: "#6a3d9a",
}


def render_balance(balance: Balance, today: date, picture: str) -> str:
    """Minutes by function for each session and the window, in a table, words and a picture."""
    facts: dict[str, object] = {
        "kind": "function-balance",
        "schema_version": SCHEMA_VERSION,
        "supervisee": balance.person,
        "sessions": len(balance.sessions),
        "written_on": today.isoformat(),
    }
    header = ("Session", *(function.capitalize() for function in Function))
    rows = [
        (session.held_on.isoformat(), *_cells(session.minutes, session.shares))
        for session in balance.sessions
    ]
    rows.append(("Together", *_cells(balance.window_minutes, balance.window_shares)))
    blocks = [
        front_matter(facts) + "\n# Function balance",
        escape_line(f"{balance.person}, {sessions_in_words(balance)}"),
        "Minutes of talk by function, and the share of the session. "
        "It describes conversations and scores nobody.",
        table(header, rows),
        "\n".join(f"- {escape_line(words)}" for words in balance.in_words()),
    ]
    felt = _felt_rows(balance.sessions)
    if felt:
        blocks += ["## How each of you felt it", table(("Session", "Who", *header[1:]), felt)]
    blocks.append(f"![{escape_line(picture_in_words(balance))}]({quote(picture)})")
    return "\n\n".join(blocks) + "\n"


def _cells(minutes: Mapping[Function, float], shares: Mapping[Function, float] | None) -> list[str]:
    if shares is None:
        return [f"{minutes[f]:.1f}" for f in Function]
    return [f"{minutes[f]:.1f} ({shares[f]:.0%})" for f in Function]


def _felt_rows(sessions: tuple[SessionBalance, ...]) -> list[tuple[str, ...]]:
    return [
        (session.held_on.isoformat(), f"the {voice}", *(f"{shares[f]:.0%}" for f in Function))
        for session in sessions
        for voice, shares in session.felt.items()
    ]


def sessions_in_words(balance: Balance) -> str:
    """How many sessions are looked at."""
    count = len(balance.sessions)
    return "the last session" if count == 1 else f"the last {count} sessions"


def picture_in_words(balance: Balance) -> str:
    """What the picture shows, for whoever cannot see it."""
    shares = balance.window_shares
    if shares is None:
        return "No minutes have been kept yet."
    parts = ", ".join(f"{function} {shares[function]:.0%}" for function in Function)
    return f"Shares over {sessions_in_words(balance)}: {parts}."


def _xml(words: str) -> str:
    return html.escape(words, quote=False)


def render_balance_picture(balance: Balance) -> str:
    """The balance as SVG: a bar a session, oldest at the top; each part is named in words too."""
    left, width, bar, gap, top = 110, 480, 26, 12, 56
    height = top + (bar + gap) * max(1, len(balance.sessions)) + 20
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {height}" role="img" '
        'aria-labelledby="title words" font-family="sans-serif" font-size="13">',
        f'<title id="title">{_xml("Function balance: " + balance.person)}</title>',
        f'<desc id="words">{_xml(picture_in_words(balance))}</desc>',
        f'<rect width="620" height="{height}" fill="#ffffff"/>',
    ]
    for place, function in enumerate(Function):
        x = left + place * 122
        lines.append(f'<rect x="{x}" y="18" width="14" height="14" fill="{_COLOURS[function]}"/>')
        lines.append(
            f'<text x="{x + 20}" y="30" fill="#222222">{_short(function)} {function.capitalize()}'
            "</text>"
        )
    for row, session in enumerate(balance.sessions):
        y = top + row * (bar + gap)
        lines.append(f'<text x="12" y="{y + 18}" fill="#222222">{session.held_on}</text>')
        lines += _bar(session, left, y, width, bar)
    return "\n".join([*lines, "</svg>", ""])


def _bar(session: SessionBalance, left: int, y: int, width: int, height: int) -> list[str]:
    shares = session.shares
    if shares is None:
        return [f'<text x="{left}" y="{y + 18}" fill="#555555">no minutes kept</text>']
    lines, x = [], float(left)
    for function in Function:
        length = shares[function] * width
        if length <= 0:
            continue
        lines.append(
            f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{height}" '
            f'fill="{_COLOURS[function]}"><title>{function.capitalize()}: '
            f"{session.minutes[function]:.1f} minutes</title></rect>"
        )
        if length >= 52:
            lines.append(
                f'<text x="{x + length / 2:.1f}" y="{y + 18}" fill="#ffffff" '
                f'text-anchor="middle">{_short(function)} {shares[function]:.0%}</text>'
            )
        x += length
    return lines


def _short(function: Function) -> str:
    """Two letters that tell the parts of a bar apart without their colour."""
    return function.capitalize()[:2]


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
