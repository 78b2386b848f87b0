"""The log on the command line: what was planned, moved, held or missed, and booking ahead."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from coach.cli.telling import Day, as_json, one_of, pass_services, say, say_json, say_table
from coach.domain.booking import rhythm
from coach.domain.days import spoken
from coach.domain.log import REASON_LIMIT, Who, tell
from coach.domain.log_words import about, in_their_day
from coach.domain.session import SessionKind
from coach.errors import BadInput
from coach.files import read_text
from coach.services.log import BOOKED_MONTHS, LogLine
from coach.services.log_book import Taken

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services

Command = TypeVar("Command", bound=Callable[..., object])
FILE_LIMIT = 20_000_000
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
kind_option = click.option(
    "--kind",
    type=one_of(SessionKind),
    default=SessionKind.FORMAL.value,
    help="What sort of session; formal unless you say otherwise.",
)


@click.group()
def log() -> None:
    """What was planned, re-arranged, held or missed."""


@log.command("show")
@click.argument("name", required=False)
@as_json
@pass_services
def log_show(services: Services, name: str | None, as_json: bool) -> None:
    """Somebody's log, or everybody's, with what became of the latest sessions in words."""
    everyone = services.people.everyone() if name is None else [services.people.find_ever(name)]
    lines = services.log.lines(everyone)
    patterns = [(one, services.log.patterns(one, lines)) for one in everyone]
    if as_json:
        said = [{"person": one.person.name, "words": list(words)} for one, words in patterns]
        entries = [_as_dict(services, line) for line in lines]
        say_json({"entries": entries, "patterns": said})
        return
    if not lines:
        say("The log is empty. Plan a session: coach log add NAME --planned 2026-12-01")
        return
    _say_lines(services, lines, with_names=name is None)
    for one, words in patterns:
        for sentence in words:
            say(f"{one.person.name}: {sentence}" if name is None else sentence)


def _say_lines(services: Services, lines: list[LogLine], *, with_names: bool) -> None:
    known = {line.entry.id: line.entry for line in lines}
    person = ["Person"] if with_names else []
    rows = [
        (
            line.entry.on.isoformat(),
            *([line.supervisee.person.name] if with_names else []),
            line.entry.kind.value,
            line.entry.status.value,
            about(
                line.entry,
                known,
                in_their_day(
                    services.log.names(line.supervisee), line.entry, line.supervisee.pair.id
                ),
                services.clock.zone(),
                services.quick.awaited(line.entry),
            ),
        )
        for line in lines
    ]
    say_table(("Date", *person, "Kind", "Status", "About it"), rows)


def _as_dict(services: Services, line: LogLine) -> dict[str, object]:
    entry = line.entry
    days = {
        "planned": entry.planned_on,
        "original": entry.original_on,
        "held": entry.held_on,
        "asked": entry.asked_at,
        "met": entry.met_at,
    }
    return {
        "id": entry.id,
        "person": line.supervisee.person.name,
        "kind": entry.kind,
        "status": entry.status,
        **{key: on.isoformat() if on else None for key, on in days.items()},
        "by": entry.moved_by,
        "reason": entry.moved_because or None,
        "moved_to": entry.moved_to,
        "asked_by": entry.asked_by,
        "in_coach": entry.started_at is not None or entry.met_at is not None,
        "endorsed_by": list(entry.endorsed_by()),
        "awaiting": list(services.quick.awaited(entry)),
    }


def _outcome(command: Command) -> Command:
    """The options that say what became of a session."""
    options = (
        click.option("--held", type=Day(), help="The day it was held outside Coach."),
        click.option("--rearranged", type=Day(), help="The day it was moved to."),
        click.option("--missed", is_flag=True, help="Its day passed without it."),
        click.option("--cancelled", is_flag=True, help="Called off, and no other day agreed."),
        click.option(
            "--reason",
            default="",
            help=f"Why, in at most {REASON_LIMIT} characters, as absence or court; never details "
            "of anybody's health.",
        ),
        click.option("--by", type=one_of(Who), help="Who moved or missed it."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@log.command("add")
@click.argument("name")
@click.option("--planned", type=Day(), required=True, help="The day it is, or was, planned for.")
@_outcome
@kind_option
@click.option("--second", is_flag=True, help="It is a second session on that day.")
@pass_services
def log_add(
    services: Services,
    name: str,
    planned: date,
    held: date | None,
    rearranged: date | None,
    missed: bool,
    cancelled: bool,
    reason: str,
    by: str | None,
    kind: str,
    second: bool,
) -> None:
    """Plan a session, or say what became of one; also of those from before Coach.

    An outcome goes to the session that is planned for that day, if there is one.
    """
    told = tell(
        planned,
        held_on=held,
        rearranged_to=rearranged,
        missed=missed,
        cancelled=cancelled,
        kind=SessionKind(kind),
        by=Who(by) if by else None,
        why=reason,
    )
    taken, entry = services.log.add(services.people.find_ever(name), told, second=second)
    if taken is Taken.KNOWN:
        say(f"The log has that of {spoken(entry.on)} already. A second one that day: add --second")
        return
    say(f"{spoken(planned)}: {entry.status}{f' to {spoken(rearranged)}' if rearranged else ''}.")


@log.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@pass_services
def log_import(services: Services, file: Path) -> None:
    """Take in a CSV file: all of its rows or none.

    The first row names the columns. person (a name or the start of an id) and planned are needed.
    The others may be left out or empty: held and rearranged are days; outcome is planned, held,
    re-arranged, missed or cancelled, needed for missed and cancelled; kind is formal, informal,
    urgent, clinical, group or mentoring; by is supervisor, supervisee or other; reason is a word
    or two, never anything of health. Days are written 2026-11-22 or 22/11/2026.

    What the log has already is left as it is, so a file can be imported again.
    """
    taken = services.log_import.take_in(read_text(file, FILE_LIMIT))
    say(
        f"Taken in: {taken.new} new, {taken.taken_up} planned before and settled now, "
        f"{taken.known} there already."
    )
    if taken.alike:
        rows = "1 row says" if taken.alike == 1 else f"{taken.alike} rows say"
        say(f"{rows} the same as another; they count as second sessions on their day.")


@log.command("book")
@click.argument("name")
@click.option("--every", help="The rhythm, as 4 weeks or month; your policy's if left out.")
@click.option("--from", "first", type=Day(), help="The first day; when one is due if left out.")
@click.option("--months", type=click.IntRange(1, 24), help="How far ahead; 3 months.")
@kind_option
@pass_services
def log_book(
    services: Services,
    name: str,
    every: str | None,
    first: date | None,
    months: int | None,
    kind: str,
) -> None:
    """Book a series ahead; weekends and bank holidays give way to the next working day."""
    supervisee, wanted = services.people.find(name), SessionKind(kind)
    if every is not None and first is not None:
        ahead = BOOKED_MONTHS if months is None else months
        booked = services.log.book_ahead(supervisee, rhythm(every), first, ahead, wanted)
    elif wanted is SessionKind.FORMAL and months is None:
        proposal = services.booking.propose(supervisee, first, every or "")
        by = f"By {proposal.source}" if proposal.source else "As was said or proposed"
        say(f"{by}: {proposal.rhythm}.")
        booked = services.booking.book(supervisee, proposal)
    else:
        raise BadInput("Say --every and --from too; nothing was booked.", "every")
    for entry in booked.new:
        say(f"{entry.on:%a} {spoken(entry.on)}: booked")
    for entry in booked.there:
        say(f"{entry.on:%a} {spoken(entry.on)}: there already ({entry.status})")


@log.command("month")
@click.argument("month", required=False)
@as_json
@pass_services
def log_month(services: Services, month: str | None, as_json: bool) -> None:
    """The team's bookings of a month, as 2026-11: who on which day."""
    today = services.clock.today()
    wanted = month or f"{today:%Y-%m}"
    found = _MONTH.fullmatch(wanted)
    if found is None:
        raise BadInput(f"“{wanted[:40]}” is no month; write it as 2026-11.")
    lines = services.log.month(int(found[1]), int(found[2]))
    if as_json:
        say_json(
            [
                {
                    "date": line.entry.on.isoformat(),
                    "person": line.supervisee.person.name,
                    "kind": line.entry.kind,
                    "status": line.entry.status,
                }
                for line in lines
            ]
        )
        return
    if not lines:
        say(f"Nothing is booked in {wanted}.")
        return
    say_table(
        ("Day", "Person", "Kind", "Status"),
        [
            (
                f"{line.entry.on:%a %d %b}",
                line.supervisee.person.name,
                line.entry.kind.value,
                line.entry.status.value,
            )
            for line in lines
        ],
    )


@log.command("remove")
@click.argument("name")
@click.option("--planned", type=Day(), required=True, help="The day it is, or was, planned for.")
@kind_option
@pass_services
def log_remove(services: Services, name: str, planned: date, kind: str) -> None:
    """Take out what came into somebody's log by mistake; of two on a day, the later one told.

    What was held in Coach, or kept as a talk, stays.
    """
    gone = services.log.remove(services.people.find(name), planned, SessionKind(kind))
    say(f"{spoken(planned)}: {gone.status} taken out of the log.")
