"""Makes data/bank-holidays/england.yaml with the `holidays` library; `make docs` runs it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays

FILE = Path(__file__).resolve().parents[1] / "data" / "bank-holidays" / "england.yaml"
FIRST, LAST = 2000, 2040
HEADING = f"""\
# England's bank holidays, {FIRST} to {LAST}, made with the Python library `holidays`: make docs.
# Days that are still to be proclaimed, and your own closing days, go into a file holidays.yaml
# beside your settings, written as this one is.
"""


def england() -> dict[date, str]:
    """Every bank holiday of England by its name, oldest first."""
    years = range(FIRST, LAST + 1)
    found = holidays.country_holidays("GB", subdiv="ENG", years=years, language="en_GB")
    return dict(sorted(found.items()))


def page() -> str:
    """The whole file."""
    lines = (f"{day.isoformat()}: {name}" for day, name in england().items())
    return HEADING + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
