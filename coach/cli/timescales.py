"""What is due, marks for what was done outside a session, and the calendar of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.telling import (
    Day,
    as_json,
    complain,
    due_by,
    pass_services,
    say,
    say_as_it_is,
    say_json,
    say_table,
    tell_of_faults,
)
from coach.domain.days import spoken
from coach.domain.mark import Mark, MarkKind
from coach.errors import BadInput, NotFound
from coach.files import explain, write_whole
from coach.text import folded

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.people import Supervisee
    from coach.domain.timescale import Timescale

_on = click.option("--on", type=Day(), help="Any day, as 2026-12-01; today if left out.")


@click.command()
@click.argument("name", required=False)
@_on
@as_json
@pass_services
def due(services: Services, name: str | None, on: date | None, as_json: bool) -> None:
    """What is due, soonest first: of everybody, or of one person."""
    tell_of_faults(services)
    lost: list[str] = []
    if name:
        found = _of(services, name, on)
    else:
        found, lost = services.timescales.all_and_lost(on)
    if as_json:
        say_json([_as_dict(one) for one in found])
        return
    for person in lost:
        complain(f"The policy of {person} is not here any more, so nothing is due by it.")
    if not found:
        say("Nothing is due: the policies here set no timescale for anybody.")
        return
    say_table(
        ("Due", "State", "Person", "What", "Source", "Why"),
        [(due_by(one), one.state, one.person, one.kind, one.source, one.reason) for one in found],
    )


def _of(services: Services, name: str, on: date | None) -> list[Timescale]:
    """Of a supervisee, one who left too; else of the supervisor, by their whole name."""
    try:
        return services.timescales.of(services.people.find_ever(name), on)
    except NotFound:
        found = services.timescales.named(name, on)
        if not found:
            raise
        return found


def _as_dict(one: Timescale) -> dict[str, object]:
    return {
        "person": one.person,
        "kind": one.kind,
        "due": one.due.isoformat(),
        "state": one.state,
        "reason": one.reason,
        "source": one.source,
    }


class _Kind(click.ParamType[MarkKind]):
    """What can be marked."""

    name = "kind"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> MarkKind:
        """The kind; raises BadInput with the choices, or where it belongs instead."""
        if value in _ELSEWHERE:
            raise BadInput(f"{_ELSEWHERE[str(value)]}; nothing was marked.", "kind")
        try:
            return MarkKind(str(value))
        except ValueError:
            known = ", ".join(kind.value for kind in MarkKind)
            raise BadInput(f"What can be marked is: {known}. Nothing was marked.", "kind") from None


_ELSEWHERE = {
    "session": "A session is no mark: it goes into the log",
    "rearrange": "A session that was moved is no mark: it goes into the log",
    "booking": "A session that was booked is no mark: it goes into the log",
}


@click.command()
@click.argument("name")
@click.argument("kind", type=_Kind())
@_on
@click.option("--name", "--note", "which", default="", help="Which review, or which case.")
@click.option("--count", default=1, help="How many shifts.")
@click.option("--supervisor", is_flag=True, help="The supervisor was away, back or trained.")
@click.option("--undo", is_flag=True, help="Take the mark back.")
@pass_services
def mark(
    services: Services,
    name: str,
    kind: MarkKind,
    on: date | None,
    which: str,
    count: int,
    supervisor: bool,
    undo: bool,
) -> None:
    """Mark what was done outside a session, as: coach mark "Jo" audit --on 2026-12-01.

    KIND is what `coach due` names, or absence, return, shift and the like.
    """
    supervisee, is_owner = _whom(services, name)
    of_supervisor = supervisor or is_owner
    if undo:
        gone = services.marking.unmark(supervisee, kind, on, which, of_supervisor=of_supervisor)
        say(f"Taken back: {_in_words(gone)}.")
        return
    kept, is_new = services.marking.mark(
        supervisee, kind, on, which, count, of_supervisor=of_supervisor
    )
    say(f"{'Marked' if is_new else 'Marked already'}: {_in_words(kept)}.")


def _whom(services: Services, name: str) -> tuple[Supervisee, bool]:
    """A supervisee; or, by the owner's own name, somebody whose supervisor that is."""
    try:
        return services.people.find_ever(name), False
    except NotFound:
        everyone = services.people.everyone()
        for one in everyone:
            if folded(one.supervisor.name) == folded(name):
                return one, True
        raise


def _in_words(mark: Mark) -> str:
    which = f" “{mark.name}”" if mark.name else ""
    times = f", {mark.number} shifts" if mark.number > 1 else ""
    return f"{mark.kind}{which} on {spoken(mark.done_on)}{times}"


@click.command()
@click.argument("name")
@as_json
@pass_services
def marks(services: Services, name: str, as_json: bool) -> None:
    """What is marked for somebody, latest first; by your own name, for you."""
    supervisee, is_owner = _whom(services, name)
    person = supervisee.supervisor if is_owner else supervisee.person
    found = services.marking.marks(person)
    if as_json:
        say_json([_mark_as_dict(person.name, one) for one in found])
    elif not found:
        say(f"Nothing is marked for {person.name} yet. As: coach mark NAME audit --on 2026-12-01")
    else:
        say_table(
            ("On", "What", "Which", "Count"),
            [(m.done_on.isoformat(), m.kind, m.name, str(m.number)) for m in found],
        )


def _mark_as_dict(person: str, one: Mark) -> dict[str, object]:
    return {
        "person": person,
        "kind": one.kind,
        "on": one.done_on.isoformat(),
        "name": one.name or None,
        "count": one.number,
    }


@click.command()
@click.option("--output", type=click.Path(path_type=Path), help="Write it to this file.")
@pass_services
def calendar(services: Services, output: Path | None) -> None:
    """What is due, as a calendar for Outlook, Google or Apple; import it again to update."""
    text = services.timescales.calendar()
    if output is None:
        say_as_it_is(text)
        return
    try:
        write_whole(output, text)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {explain(error)}.", "output") from error
    say(f"Written: {output}. Import it into your calendar; a second import updates the first.")
