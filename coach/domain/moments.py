"""Moments that have been, as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo

from coach.domain.days import day
from coach.errors import BadInput

_MOMENT = re.compile(r"(?:(\S+) )?([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


def moment(words: str, today: date, zone: tzinfo | None) -> datetime | None:
    """14:05, *yesterday 14:05* or 2026-11-22 14:05 on the wall of a zone; None for no words.

    A zone of None is the machine's own. Raises BadInput.
    """
    said = " ".join(words.lower().split())
    if not said:
        return None
    found = _MOMENT.fullmatch(said)
    if found is None:
        raise BadInput(
            f"“{words.strip()[:40]}” is no time; write it as 14:05 or 2026-11-22 14:05.", "at"
        )
    on = {None: today, "today": today, "yesterday": today - timedelta(days=1)}.get(found[1])
    on = on or day(found[1])
    assert on is not None  # there were words
    wall = datetime.combine(on, time(int(found[2]), int(found[3])))
    return wall.replace(tzinfo=zone) if zone is not None else wall.astimezone()
