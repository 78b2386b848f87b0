"""The function balance as SVG: a bar a session, told apart by letter and pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.balance_words import picture_in_words
from coach.domain.naming import VOICE_WORDS

if TYPE_CHECKING:
    from coach.domain.balance import Balance, SessionBalance, Shares
    from coach.domain.function_names import NamedFunction

_COLOURS = (
    "#1f4e79", "#2e7d32", "#8a4b00", "#6a3d9a", "#9c2752", "#3d5a5a", "#5b4a2f", "#444444",
)  # fmt: skip
_LINES = (
    "", "M0 6H12", "M0 12L12 0", "M6 0V12", "M0 0L12 12", "M0 6H12M6 0V12", "M3 3h2v2h-2z",
    "M0 3H12M0 9H12",
)  # fmt: skip
"""What is drawn over each, so that they differ without colour; the first is plain."""
LEFT, WIDTH, BAR, THIN, GAP = 150, 460, 24, 12, 10
ALL = LEFT + WIDTH + 20
LETTER_ROOM, SHARE_ROOM = 22, 64
"""From this length on there is room for a letter, and for the share beside it."""


def render_balance_picture(balance: Balance) -> str:
    """The balance as a picture, oldest session at the top; each part is named in words too."""
    shown = balance.shown()
    y = 24 + 22 * len(shown)
    body: list[str] = []
    for session in balance.sessions:
        body.append(_words(12, y + 17, str(session.held_on)))
        body += _measured(session, shown, y)
        y += BAR + 4
        for voice, shares in session.felt.items():
            body.append(_words(24, y + 10, f"{VOICE_WORDS[voice]} felt", small=True))
            body += _bar(shares, shown, y, THIN, "felt")
            y += THIN + 4
        y += GAP
    height = y + 10
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ALL} {height}" role="img" '
        'aria-labelledby="title words" font-family="sans-serif" font-size="13">',
        f'<title id="title">{_xml("Function balance: " + balance.person)}</title>',
        f'<desc id="words">{_xml(picture_in_words(balance))}</desc>',
        _patterns(len(shown)),
        f'<rect width="{ALL}" height="{height}" fill="#ffffff"/>',
    ]
    return "\n".join([*head, *_legend(shown), *body, "</svg>", ""])


def _xml(words: str) -> str:
    from html import (
        escape,
    )  # its table of names is large; and not xml.sax, which brings urllib along

    return escape(words, quote=False)


def _words(x: float, y: float, words: str, *, small: bool = False) -> str:
    size = ' font-size="11"' if small else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="#222222"{size}>{_xml(words)}</text>'


def _patterns(count: int) -> str:
    found = []
    for place in range(count):
        colour, drawn = _COLOURS[place % len(_COLOURS)], _LINES[place % len(_LINES)]
        found.append(
            f'<pattern id="p{place}" width="12" height="12" patternUnits="userSpaceOnUse">'
            f'<rect width="12" height="12" fill="{colour}"/>'
            f'<path d="{drawn}" stroke="#ffffff" stroke-opacity="0.55" fill="none"/></pattern>'
        )
    return f"<defs>{''.join(found)}</defs>"


def _legend(shown: tuple[NamedFunction, ...]) -> list[str]:
    lines = []
    for place, one in enumerate(shown):
        y = 14 + 22 * place
        lines.append(f'<rect x="12" y="{y}" width="20" height="14" fill="url(#p{place})"/>')
        lines.append(_words(40, y + 12, f"{one.letter}  {one.name}"))
    return lines


def _measured(session: SessionBalance, shown: tuple[NamedFunction, ...], y: int) -> list[str]:
    shares = session.shares
    if shares is None:
        return [_words(LEFT, y + 17, "no minutes kept")]
    return _bar(shares, shown, y, BAR, "measured", session.minutes)


def _bar(
    shares: Shares,
    shown: tuple[NamedFunction, ...],
    y: int,
    height: int,
    how: str,
    minutes: Shares | None = None,
) -> list[str]:
    lines, x = [], float(LEFT)
    for place, one in enumerate(shown):
        length = shares.get(one.id, 0.0) * WIDTH
        if length <= 0:
            continue
        figure = f"{minutes[one.id]:.1f} minutes" if minutes else f"{shares[one.id]:.0%}"
        lines.append(
            f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{height}" '
            f'fill="url(#p{place})" stroke="#ffffff"><title>{_xml(one.name)}, {how}: {figure}'
            "</title></rect>"
        )
        if length >= LETTER_ROOM:
            said = one.letter if length < SHARE_ROOM else f"{one.letter} {shares[one.id]:.0%}"
            lines.append(_on_a_patch(x + length / 2, y, height, said))
        x += length
    return lines


def _on_a_patch(middle: float, y: int, height: int, said: str) -> str:
    """Letters on a plain patch, so that no pattern runs through them."""
    size = 11 if height < BAR else 13
    wide = len(said) * size * 0.62 + 4
    return (
        f'<rect x="{middle - wide / 2:.1f}" y="{y + 1}" width="{wide:.1f}" height="{height - 2}" '
        f'fill="#ffffff"/><text x="{middle:.1f}" y="{y + height / 2 + size * 0.36:.1f}" '
        f'fill="#111111" font-size="{size}" text-anchor="middle">{_xml(said)}</text>'
    )
