"""A supervisee's concern about supervision: the way that it can go, and words for them alone."""

from __future__ import annotations

import io
import sys
from typing import IO, TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, one_of, pass_services, say, say_json
from coach.domain.concern import ConcernNote, ConcernRoute, ConcernStep
from coach.domain.days import spoken
from coach.errors import BadInput, KeptElsewhere, NotFound
from coach.line.reading import read_line

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.people import Supervisee

NUMBER = click.argument("number", type=click.IntRange(1))


@click.group()
def concern() -> None:
    """A concern about supervision: sorted out alone, talked over, with tools, a peer, a manager."""


@concern.command()
@click.argument("name")
@as_json
@pass_services
def show(services: Services, name: str, as_json: bool) -> None:
    """The whole way, what the policy says of it, and your own words, which nobody else reads."""
    supervisee = services.people.find(name)
    route = services.concerns.route(supervisee, services.people.reader())
    if as_json:
        say_json(_as_dict(route))
        return
    say(route.title, route.about)
    if not route.is_private:
        say(f"This is {supervisee.supervisor.name}'s home: words of your own belong in your own.")
    if route.policy:
        say("", "What the policy says", *(f"  {rule.in_words()}" for rule in route.policy))
    number = 0
    for step in route.steps:
        taken = f", taken {spoken(step.taken_on)}" if step.taken_on else ""
        say("", f"{step.guide.title} ({step.guide.step}{taken})", f"  {step.guide.about}")
        say(*(f"  - {prompt}" for prompt in step.guide.prompts))
        for note in step.notes:
            number += 1
            say(f"  {number}. " + note.words.replace("\n", "\n     "))
    if route.is_private:
        say("", f'Write a few words at a step: coach concern write "{name}" alone')


@concern.command()
@click.argument("name")
@click.argument("step", type=one_of(ConcernStep))
@click.option("--change", type=click.IntRange(1), help="The number of words to put anew.")
@pass_services
def write(services: Services, name: str, step: str, change: int | None) -> None:
    """Write a few words at a step; an empty line ends them. They are not said on this line, so
    that they stand in no history of commands."""
    supervisee, reader = services.people.find(name), services.people.reader()
    route = services.concerns.route(supervisee, reader)
    if not route.is_private:
        _refuse(supervisee)
    guide = next(one.guide for one in route.steps if one.guide.step == step)
    standing = _numbered(route, change) if change else None
    if standing is not None and standing.step != step:
        raise BadInput(f"Number {change} stands at “{standing.step}”; nothing was changed.")
    say(guide.title, *(f"  - {prompt}" for prompt in guide.prompts))
    if standing is not None:
        say("Stands now:", *(f"  {line}" for line in standing.words.split("\n")))
    say("Only yours. An empty line, or :end, ends them.")
    words = _lines()
    if standing is not None:
        services.concerns.change(standing, reader, words)
    else:
        services.concerns.write(supervisee, reader, ConcernStep(step), words)
    say("Kept, only yours.")


@concern.command()
@click.argument("name")
@NUMBER
@click.option("--on", type=Day(), help="The day; else today.")
@pass_services
def taken(services: Services, name: str, number: int, on: date | None) -> None:
    """Note on words of yours, by their number, that the step was taken."""
    supervisee, reader = services.people.find(name), services.people.reader()
    note = _numbered(services.concerns.route(supervisee, reader), number)
    kept = services.concerns.take(note, reader, on)
    assert kept.taken_on is not None  # it was noted just now
    say(f"Noted: “{kept.step}” was taken on {spoken(kept.taken_on)}.")


@concern.command()
@click.argument("name")
@NUMBER
@pass_services
def remove(services: Services, name: str, number: int) -> None:
    """Take words of yours off, by their number."""
    supervisee, reader = services.people.find(name), services.people.reader()
    note = _numbered(services.concerns.route(supervisee, reader), number)
    services.concerns.take_off(note, reader)
    say(f"Taken off. To have them back: coach concern put-back {note.id}")


@concern.command("put-back")
@click.argument("words_id", metavar="ID")
@pass_services
def put_back(services: Services, words_id: str) -> None:
    """Have words back that were taken off, by the id that was told then."""
    reader = services.people.reader()
    note = services.concerns.put_on(services.concerns.with_id(words_id, reader), reader)
    say(f"Back at “{note.step}”.")


def _numbered(route: ConcernRoute, number: int) -> ConcernNote:
    notes = [note for step in route.steps for note in step.notes]
    if number > len(notes):
        raise NotFound(
            f"No words of yours have the number {number}; coach concern show lists them."
        )
    return notes[number - 1]


def _refuse(supervisee: Supervisee) -> None:
    raise KeptElsewhere(
        f"This is {supervisee.supervisor.name}'s home, and what stands in it they can read; keep "
        "it in a home of your own. Nothing was kept."
    )


def _lines() -> str:
    """What is typed, up to an empty line or the end."""
    stream: IO[bytes] = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    lines = []
    while (typed := read_line(stream)) is not None:
        line = typed.words if typed.command is None else f":{typed.command} {typed.words}".strip()
        if not line.strip() or typed.command == "end":
            break
        lines.append(line)
    return "\n".join(lines)


def _as_dict(route: ConcernRoute) -> dict[str, object]:
    return {
        "private": route.is_private,
        "policy": [rule.in_words() for rule in route.policy],
        "steps": [
            {
                "step": one.guide.step,
                "title": one.guide.title,
                "about": one.guide.about,
                "prompts": list(one.guide.prompts),
                "taken": one.taken_on.isoformat() if one.taken_on else None,
                "notes": [
                    {
                        "id": note.id,
                        "words": note.words,
                        "taken": note.taken_on.isoformat() if note.taken_on else None,
                    }
                    for note in one.notes
                ],
            }
            for one in route.steps
        ],
    }
