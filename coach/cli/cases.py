"""Case material: names and numbers, records ticked off as filed, and erasing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.people import FILE_LIMIT, case
from coach.cli.telling import Day, as_json, pass_services, say, say_json
from coach.files import read_text
from coach.words.cases import tell_erased, tell_plan

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.case_filing import CaseFiling
    from coach.domain.discussion import CaseReference

__all__ = ["case"]


@case.command("identifiers")
@click.argument("name")
@click.argument("reference")
@click.option("--add", "added", multiple=True, help="A name or number to list; more than one goes.")
@click.option("--remove", "removed", multiple=True, help="One to take off the list.")
@click.option(
    "--file",
    type=click.Path(path_type=Path),
    help="A text file of names and numbers, one a line; it stays where it is.",
)
@as_json
@pass_services
def identifiers(
    services: Services,
    name: str,
    reference: str,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    file: Path | None,
    as_json: bool,
) -> None:
    """The names and numbers that belong to a case.

    The leak guard looks for them in other records. They stay in this home: no document, agenda or
    hand-over takes them along.
    """
    supervisee = services.people.find(name)
    found = services.case_filing.case(supervisee, reference)
    text = read_text(file, FILE_LIMIT) if file is not None else None
    said = _change(services, found, added, removed, text)
    listed = [one.words for one in services.identifiers.of_case(found)]
    if as_json:
        say_json({"case": found.reference, "identifiers": listed})
        return
    say(*said)
    say(*(listed or [f"Nothing is listed for case {found.reference} yet; say it with --add."]))


def _change(
    services: Services,
    found: CaseReference,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    text: str | None,
) -> list[str]:
    """All of it or none; what to say of it."""
    with services.stores.atomic():
        new = [*services.identifiers.add(found, added)] if added else []
        new += services.identifiers.take_in(found, text) if text is not None else []
        for words in removed:
            services.identifiers.take_off(found, words)
    if not (new or removed):
        return []
    taken = f"; taken off: {len(removed)}" if removed else ""
    count = sum(is_new for _, is_new in new)
    return [f"Listed: {count} new, {len(new) - count} there already{taken}."]


@case.command("filed")
@click.argument("name")
@click.argument("reference")
@click.option("--on", type=Day(), help="The day on which it was filed; else today.")
@click.option("--id", "wanted", default="", help="The start of one record's id; else all of them.")
@click.option("--undo", is_flag=True, help="Take it back; on the same day only.")
@as_json
@pass_services
def filed(
    services: Services,
    name: str,
    reference: str,
    on: date | None,
    wanted: str,
    undo: bool,
    as_json: bool,
) -> None:
    """Tick a case's records off as filed on the child's record."""
    supervisee, reader = services.people.find_ever(name), services.people.reader()
    found = services.case_filing.case(supervisee, reference)
    if undo:
        ticked = services.case_filing.take_back(supervisee, reader, found, wanted)
    else:
        ticked = services.case_filing.file(supervisee, reader, found, on, wanted)
    held = {
        one.listing.record.id: one.listing.held_on
        for one in services.case_filing.records(supervisee, reader, found.id)
    }
    if as_json:
        say_json([_as_dict(one, held[one.record_id], undo=undo) for one in ticked])
        return
    for one in ticked:
        said = "to be filed again" if undo else f"filed on {one.filed_on.isoformat()}"
        say(f"Case {found.reference}, {held[one.record_id].isoformat()}: {said}")


def _as_dict(one: CaseFiling, held_on: date, *, undo: bool) -> dict[str, object]:
    filed_on = None if undo else one.filed_on.isoformat()
    return {"record": one.record_id, "date": held_on.isoformat(), "filed": filed_on}


@case.command("erase")
@click.argument("name")
@click.argument("reference")
@click.option("--yes", is_flag=True, help="Erase without asking, after saying what goes.")
@pass_services
def erase(services: Services, name: str, reference: str, yes: bool) -> int:
    """Erase a case's words here, once its records are on the child's file.

    It says what goes before it asks, and names afterwards what it could not reach.
    """
    supervisee, reader = services.people.find_ever(name), services.people.reader()
    found = services.case_filing.case(supervisee, reference)
    say(*tell_plan(services.erasing.plan(supervisee, reader, found)))
    if not yes:
        typed = click.prompt(
            "Write yes to erase it for good; anything else keeps it",
            default="",
            show_default=False,
        )
        if typed.strip().lower() != "yes":
            say("Nothing was erased.")
            return 1
    done = services.erasing.erase(supervisee, reader, found)
    say("", *tell_erased(done))
    return 0
