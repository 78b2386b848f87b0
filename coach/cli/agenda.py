"""Agendas that travel: out as a file that people can write in by hand, and in again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from coach.cli.reading import read_bytes
from coach.cli.telling import pass_services, say
from coach.composition import Services
from coach.domain.agenda import TakenAs, TakenItem
from coach.domain.days import spoken
from coach.services.exchanging import TakenIn

AGENDA_LIMIT = 1_000_000
"""Bytes in one file; the format itself takes less."""
_OUTPUT = click.option("--output", type=click.Path(path_type=Path), help="The file to write.")


@click.group()
def agenda() -> None:
    """Agendas to send to each other, as Markdown."""


@agenda.command("export")
@click.argument("name")
@_OUTPUT
@pass_services
def agenda_export(services: Services, name: str, output: Path | None) -> None:
    """Write what is shared and waits for the next session; what is only yours stays here."""
    supervisee = services.people.find(name)
    sent = services.exchanging.send(supervisee, services.people.reader(), output)
    say(f"{_count(len(sent.titles), 'item')} shared: {sent.path}")
    for one in sent.stayed:
        say(_line(one, "stays here"))


@agenda.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--join", is_flag=True, help="Take part as the supervisee of the one who sent it.")
@pass_services
def agenda_import(services: Services, file: Path, join: bool) -> None:
    """Take an agenda in: merged with yours, nothing overwritten, as often as you like."""
    data = read_bytes(file, AGENDA_LIMIT)
    policies = {policy.id: policy for policy in services.content.policies()}
    policy = policies.get(services.settings.policy, policies["plain"])
    taken = services.exchanging.take_in(data, file.name, policy if join else None)
    say(*_head(taken))
    for one in taken.items:
        say(_line(one, one.outcome.value))
    counts = Counter(one.outcome for one in taken.items)
    say("Taken in: " + ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in TakenAs) + ".")


@agenda.command("template")
@click.option("--for", "name", help="Whose; the names and the id of their file are filled in.")
@_OUTPUT
@pass_services
def agenda_template(services: Services, name: str | None, output: Path | None) -> None:
    """An empty agenda, to be filled in by hand by somebody without Coach."""
    supervisee = services.people.find(name) if name else None
    reader = services.people.reader() if supervisee else None
    text = services.exchanging.template(supervisee, reader)
    if output is None:
        say(text.rstrip("\n"))
    else:
        say(f"Written: {services.exchanging.save_template(text, output)}")


def _head(taken: TakenIn) -> list[str]:
    paper, ours = taken.paper, taken.supervisee
    who = paper.from_name or f"the {paper.role}"
    when = f", {spoken(paper.on)}" if paper.on else ""
    lines = [f"From {who}{when}, for {ours.person.name} with {ours.supervisor.name}."]
    if taken.joined:
        lines.append(f"You take part here now, as the supervisee of {ours.supervisor.name}.")
    if taken.by_name:
        lines.append("It carries no id, so the pair was found by name.")
    return lines


def _line(one: TakenItem, outcome: str) -> str:
    return f"  {outcome}: {one.title}" + (f" ({one.why})" if one.why else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
