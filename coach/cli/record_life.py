"""The life of a record on the command line: shared, answered, settled, sent and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.record_telling import tell_moved
from coach.cli.telling import Day, as_json, pass_services, say, say_json
from coach.domain.people import Reader, Supervisee
from coach.domain.policies import find_policy
from coach.domain.proof import Finding, Verdict
from coach.domain.record import RecordListing
from coach.domain.row import Voice
from coach.errors import BadInput
from coach.files import read_bytes

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services

LIMIT = 5_000_000
"""Bytes of a file that comes in."""
_ID = click.option("--id", "wanted", help="The start of a record's id; else the newest personal.")
_BY = click.option("--by", type=click.Choice(["supervisor", "supervisee"]), help="Whose words.")
_ON = click.option("--on", type=Day(), help="The day, as 2026-12-01; else today.")
Chosen = tuple[Supervisee, Reader, RecordListing]


def chosen(services: Services, name: str, wanted: str | None) -> Chosen:
    """The pair, who is looking, and the record meant."""
    supervisee, reader = services.people.find_ever(name), services.people.reader()
    return supervisee, reader, services.records.find(supervisee, reader, wanted)


def _voice(services: Services, supervisee: Supervisee, by: str | None) -> Voice:
    return Voice(by) if by else supervisee.part_of(services.people.owner().id)


@click.command("share")
@click.argument("name")
@_ID
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--looked-through", is_flag=True, help="Also where the leak guard finds something.")
@pass_services
def share(
    services: Services, name: str, wanted: str | None, output: Path | None, looked_through: bool
) -> None:
    """Share a record: with its proof of copy, and a form for the answer at its end.

    Where the leak guard finds something, that is looked at first: `coach record check NAME`.

    In the supervisee's own home this writes the answer that was given.
    """
    sent = services.record_exchange.send(
        *chosen(services, name, wanted), output, looked_through=looked_through
    )
    say(f"Written: {sent.path}", f"Its proof of copy, to keep apart: {sent.proof}")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--join", is_flag=True, help="Take part as the supervisee of the one who sent it.")
@pass_services
def take_in(services: Services, file: Path, join: bool) -> None:
    """Take in an answer; in the supervisee's own home, a record that was shared."""
    data = read_bytes(file, LIMIT)
    policy = find_policy(services.content.policies(), services.settings.policy) if join else None
    taken = services.record_exchange.take_in(data, file.name, policy)
    if taken.joined:
        say(f"You take part here now, as the supervisee of {taken.supervisee.supervisor.name}.")
    if not taken.is_new:
        say("This is here already; nothing was changed.")
        return
    what = "An answer" if taken.is_answer else "A record"
    say(f"{what} of {taken.supervisee.person.name} was taken in.")
    tell_moved(services, taken.supervisee, taken.listing, taken.failed)


@click.command("sign")
@click.argument("name")
@_ID
@_BY
@click.option("--name", "signed", help="The name to sign with, if it should stand differently.")
@_ON
@pass_services
def sign(
    services: Services,
    name: str,
    wanted: str | None,
    by: str | None,
    signed: str | None,
    on: date | None,
) -> None:
    """Sign a shared record; with both signatures it is settled."""
    one = chosen(services, name, wanted)
    moved = services.record_lives.sign(*one, _voice(services, one[0], by), signed, on)
    tell_moved(services, one[0], moved.listing, moved.failed)


@click.command("query")
@click.argument("name")
@_ID
@_BY
@click.option("--section", type=click.IntRange(1), required=True, help="Its number, from 1.")
@click.option("--words", required=True, help="What to ask or change.")
@pass_services
def query(
    services: Services, name: str, wanted: str | None, by: str | None, section: int, words: str
) -> None:
    """Ask whoever records about one section."""
    one = chosen(services, name, wanted)
    who = _voice(services, one[0], by)
    moved = services.record_lives.query(*one, who, section - 1, words)
    tell_moved(services, one[0], moved.listing, moved.failed)


@click.command("revise")
@click.argument("name")
@_ID
@click.option(
    "--from", "file", type=click.Path(path_type=Path), required=True,
    help="The record as `record show` prints it, with the words changed.",
)  # fmt: skip
@pass_services
def revise(services: Services, name: str, wanted: str | None, file: Path) -> None:
    """Keep other words as the next version, a draft until it is shared anew."""
    one = chosen(services, name, wanted)
    moved = services.record_exchange.reword(*one, read_bytes(file, LIMIT), file.name)
    tell_moved(services, one[0], moved.listing, moved.failed)


@click.command("dispute")
@click.argument("name")
@_ID
@_BY
@click.option("--words", help="The account; both stand side by side.")
@click.option("--file", type=click.Path(path_type=Path), help="A text file with the account.")
@_ON
@pass_services
def dispute(
    services: Services,
    name: str,
    wanted: str | None,
    by: str | None,
    words: str | None,
    file: Path | None,
    on: date | None,
) -> None:
    """Keep one person's account of where they do not agree; with both it is settled."""
    if (words is None) == (file is None):
        raise BadInput("Give the account with --words or with --file; nothing was kept.")
    one = chosen(services, name, wanted)
    if file is not None:
        from coach.files import read_text

        words = read_text(file, LIMIT)
    moved = services.record_lives.dispute(*one, _voice(services, one[0], by), words or "", on)
    tell_moved(services, one[0], moved.listing, moved.failed)


@click.command("remind")
@click.argument("name")
@_ID
@pass_services
def remind(services: Services, name: str, wanted: str | None) -> None:
    """Keep that you reminded the supervisee of their answer."""
    one = chosen(services, name, wanted)
    moved = services.record_lives.remind(*one)
    tell_moved(services, one[0], moved.listing, moved.failed)


@click.command("deem")
@click.argument("name")
@_ID
@click.option("--yes", is_flag=True, help="Confirm that silence agrees.")
@pass_services
def deem(services: Services, name: str, wanted: str | None, yes: bool) -> int:
    """Let silence agree, where the policy says so; without --yes it only says how it stands."""
    one = chosen(services, name, wanted)
    if yes:
        moved = services.record_lives.deem(*one)
        tell_moved(services, one[0], moved.listing, moved.failed)
        return 0
    why = services.record_lives.why_not_deemed(one[0], services.record_lives.life(one[2]))
    say(why or "Silence would agree now. Confirm it with --yes.")
    return 1


@click.command("addendum")
@click.argument("name")
@_ID
@_BY
@click.option("--words", required=True, help="What is added.")
@click.option("--reason", required=True, help="Why it is added.")
@pass_services
def addendum(
    services: Services, name: str, wanted: str | None, by: str | None, words: str, reason: str
) -> None:
    """Add words to a settled record; the record itself stays as it is."""
    one = chosen(services, name, wanted)
    moved = services.record_lives.add(*one, _voice(services, one[0], by), words, reason)
    tell_moved(services, one[0], moved.listing, moved.failed)


@click.command("verify")
@click.argument("what", metavar="FILE|NAME")
@click.option("--proof", type=click.Path(path_type=Path), help="A proof that somebody kept.")
@as_json
@pass_services
def verify(services: Services, what: str, proof: Path | None, as_json: bool) -> int:
    """Check a record's document, or every record of somebody, against proofs of copy."""
    theirs = None
    if proof is not None:
        theirs = services.proofs.read_proofs(read_bytes(proof, LIMIT), proof.name)
    file = Path(what)
    if file.is_file():
        found = services.proofs.document(read_bytes(file, LIMIT), file.name, theirs)
    else:
        supervisee, reader = services.people.find_ever(what), services.people.reader()
        found = services.proofs.of_file(supervisee, reader, theirs or ())
    if as_json:
        say_json([_verdict(one) for one in found])
    elif found:
        say(*map(_told, found))
    else:
        say("There is no record to check yet.")
    return 0 if all(one.is_yes for one in found) else 1


def _verdict(one: Verdict) -> dict[str, object]:
    return {
        "record": one.record_id or None,
        "date": one.held_on.isoformat() if one.held_on else None,
        "version": one.version,
        "finding": one.finding,
        "where": list(one.where),
    }


def _told(one: Verdict) -> str:
    where = f": {'; '.join(one.where)}" if one.where else ""
    if one.held_on is None:
        return f"The chain of proofs  {one.finding}{where}"
    version = "" if one.finding is Finding.UNPROVED else f" version {one.version}"
    return f"{one.held_on.isoformat()}{version}  {one.finding}{where}"
