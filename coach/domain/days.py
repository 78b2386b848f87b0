"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date

from coach.errors import BadInput

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(words: str) -> date | None:
    """A date as 2026-12-01, or None for no words. Raises BadInput, also for 30 February."""
    words = words.strip()
    if not words:
        return None
    if not _ISO.fullmatch(words):
        raise BadInput(f"“{words[:40]}” is no date; write it as 2026-12-01.", "due")
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise BadInput(
            f"There is no {words} in the calendar; nothing was changed.", "due"
        ) from None


def spoken(date_: date) -> str:
    """A date as people say it: 2 November 2026."""
    return f"{date_.day} {date_:%B %Y}"
