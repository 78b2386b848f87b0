"""Records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli import record_exporting, record_life
from coach.cli.record_telling import life_as_dict, waits
from coach.cli.telling import as_json, pass_services, say, say_json, say_table
from coach.domain.record_words import status_words
from coach.services.people import short_ids

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.people import Supervisee
    from coach.domain.record import RecordListing, RecordSection
    from coach.domain.record_life import RecordLife


@click.group()
def record() -> None:
    """Records of sessions."""


@record.command("list")
@click.argument("name")
@as_json
@pass_services
def record_list(services: Services, name: str, as_json: bool) -> None:
    """Every record of a supervision file, newest first."""
    supervisee = services.people.find_ever(name)
    found = services.records.listing(supervisee, services.people.reader())
    if as_json:
        lives = services.record_lives.lives(supervisee)
        say_json([_with_life(services, supervisee, one, lives[one.record.id]) for one in found])
        return
    if not found:
        say("No record yet; closing a session makes one.")
        return
    short = short_ids([one.record.id for one in found])
    lives = services.record_lives.lives(supervisee)
    say_table(
        ("Date", "Record", "State", "Version", "Waits for", "Id"),
        [
            (
                one.held_on.isoformat(),
                f"case {one.case}" if one.case else "personal",
                status_words(lives[one.record.id]),
                str(one.record.version),
                waits(services, supervisee, one, lives[one.record.id]),
                short[one.record.id],
            )
            for one in found
        ],
    )


def _with_life(
    services: Services, supervisee: Supervisee, one: RecordListing, life: RecordLife
) -> dict[str, object]:
    return {**_as_dict(services, one), **life_as_dict(services, supervisee, life)}


def _as_dict(services: Services, one: RecordListing) -> dict[str, object]:
    return {
        "id": one.record.id,
        "person": one.person,
        "date": one.held_on.isoformat(),
        "kind": one.record.kind,
        "case": one.case,
        "status": one.record.status,
        "version": one.record.version,
        "session": one.record.session_id,
        "path": str(services.documents_root / one.path) if one.path else None,
    }


@record.command("show")
@click.argument("name")
@click.option("--id", "wanted", help="The start of a record's id; else the newest personal one.")
@as_json
@pass_services
def record_show(services: Services, name: str, wanted: str | None, as_json: bool) -> None:
    """One record, as its document has it."""
    supervisee = services.people.find_ever(name)
    one = services.records.find(supervisee, services.people.reader(), wanted)
    if as_json:
        sections = services.records.sections(one)
        life = services.record_lives.life(one)
        told = _with_life(services, supervisee, one, life)
        say_json({**told, "sections": [_section(s) for s in sections]})
        return
    say(services.records.text(supervisee, one).rstrip("\n"))


def _section(section: RecordSection) -> dict[str, object]:
    return {
        "heading": section.heading,
        "entries": [
            {
                "kind": entry.kind,
                "words": entry.words,
                "facts": {fact.label: fact.words for fact in entry.facts},
            }
            for entry in section.entries
        ],
    }


@record.command("write")
@click.argument("name")
@pass_services
def record_write(services: Services, name: str) -> None:
    """Write the documents that are missing or out of date."""
    supervisee = services.people.find_ever(name)
    for written in services.records.write(supervisee, services.people.reader()):
        say(str(written.path))
        if written.kept_aside is not None:
            say(f"  (left as you edited it: {written.kept_aside})")


for _command in (
    record_life.share,
    record_life.take_in,
    record_life.sign,
    record_life.query,
    record_life.revise,
    record_life.dispute,
    record_life.remind,
    record_life.deem,
    record_life.addendum,
    record_life.verify,
    record_exporting.export,
    record_exporting.template,
):
    record.add_command(_command)
