"""The leak guard over a record, for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.records import record
from coach.cli.telling import as_json, pass_services, say, say_json, say_table
from coach.words import cases as words

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.leaks import Finding

__all__ = ["record"]
FOUND = 1
"""The exit status where something was found."""


@record.command("check")
@click.argument("name")
@click.option("--id", "wanted", help="The start of a record's id; else the newest personal one.")
@as_json
@pass_services
def record_check(services: Services, name: str, wanted: str | None, as_json: bool) -> int:
    """Look a record through for what may say who a child is.

    It warns and promises nothing. Ends with 1 where something was found.
    """
    supervisee = services.people.find_ever(name)
    one = services.records.find(supervisee, services.people.reader(), wanted)
    found = services.leak_guard.check(one)
    if as_json:
        say_json([_as_dict(finding) for finding in found])
    elif found:
        say_table(
            ("Found", "What", "Case", "How sure", "Where"),
            [(f.words, f.kind, f.reference or "-", f.sureness, f.heading) for f in found],
        )
        say("", words.GUARD_WARNS)
    else:
        say(f"Nothing was found in the record of {one.held_on.isoformat()}.", words.GUARD_WARNS)
    return FOUND if found else 0


def _as_dict(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "words": finding.words,
        "kind": finding.kind,
        "cases": [reference for _, reference in finding.cases],
        "sure": finding.sureness,
        "heading": finding.heading,
        "section": place.section,
        "entry": place.entry,
        "fact": place.fact,
        "start": finding.start,
        "end": finding.end,
    }
