"""Agendas that travel: out as a file that people can write in by hand, and in again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.telling import pass_services, say
from coach.domain.agenda import TakenAs, TakenItem
from coach.domain.days import spoken
from coach.domain.policies import find_policy
from coach.errors import BadInput
from coach.files import read_bytes, read_text

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.services.evidence import TakenReport
    from coach.services.exchanging import TakenIn

AGENDA_LIMIT = 1_000_000
"""Bytes in one file; the format itself takes less."""
PASTE_LIMIT = 500_000
REPORT_LIMIT = 5_000_000
_OUTPUT = click.option("--output", type=click.Path(path_type=Path), help="The file to write.")


@click.group()
def agenda() -> None:
    """Agendas to send to each other, as Markdown."""


@agenda.command("export")
@click.argument("name")
@_OUTPUT
@click.option("--empty", is_flag=True, help="Also without any item, as an invitation.")
@pass_services
def agenda_export(services: Services, name: str, output: Path | None, empty: bool) -> None:
    """Write what is shared and waits for the next session; what is only yours stays here."""
    supervisee = services.people.find(name)
    sent = services.exchanging.send(supervisee, services.people.reader(), output, empty=empty)
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
    policies = services.content.policies()
    policy = find_policy(policies, services.settings.policy) if join else None
    taken = services.exchanging.take_in(data, file.name, policy)
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


@agenda.command("attach")
@click.argument("name")
@click.option("--item", "wanted", help="The start of an item's title; else to the preparation.")
@click.option("--reference", help="Where it lies: a path or words. Nothing is opened or copied.")
@click.option("--paste", type=click.Path(path_type=Path), help="A file with words to keep.")
@click.option("--report", type=click.Path(path_type=Path), help="A caseload report as CSV.")
@pass_services
def agenda_attach(
    services: Services,
    name: str,
    wanted: str | None,
    reference: str | None,
    paste: Path | None,
    report: Path | None,
) -> None:
    """Attach evidence of work to an item or the preparation, or take a caseload report in."""
    if sum(given is not None for given in (reference, paste, report)) != 1:
        raise BadInput("Say one of --reference, --paste and --report; nothing was attached.")
    supervisee, reader = services.people.find(name), services.people.reader()
    if report is not None:
        if wanted is not None:
            raise BadInput("A caseload report belongs to no one item; leave --item out.")
        text = read_text(report, REPORT_LIMIT)
        say(*_told(services.evidence.take_in_report(supervisee, text, report.name)))
        return
    item = services.preparing.find(supervisee, reader, wanted) if wanted else None
    if paste is not None:
        words = read_text(paste, PASTE_LIMIT)
        kept = services.evidence.paste(supervisee, paste.name, words, item)
    else:
        kept = services.evidence.refer(supervisee, reference or "", item)
    say(f"Attached to {f'“{item.title}”' if item else 'the preparation'}: {kept.title}")


def _told(taken: TakenReport) -> list[str]:
    if not taken.is_new:
        return ["This report is here already; nothing was changed."]
    lines = [
        f"Taken in: {_count(taken.cases, 'case')}, {taken.new} new, {_count(taken.dates, 'date')}."
    ]
    if taken.report.left_out:
        listed = ", ".join(taken.report.left_out)
        lines.append(f"Left out, since only dates are taken: {listed}.")
    return lines


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
