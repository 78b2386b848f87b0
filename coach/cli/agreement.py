"""The agreement of a pair: shown, written heading by heading, accepted, and who else takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, pass_services, say, say_json, say_table
from coach.domain.agreement import Agreement, Contributor, ReviewReason
from coach.domain.agreement_guide import REASON_WORDS, opening
from coach.domain.days import spoken
from coach.domain.row import Voice
from coach.errors import BadInput, DocumentsFailed

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.services.agreements import Together

BY = click.Choice([Voice.SUPERVISOR.value, Voice.SUPERVISEE.value])


@click.group()
def agreement() -> None:
    """What a pair agrees on how it works together."""


@agreement.command()
@click.argument("name")
@click.option("--version", type=click.IntRange(1), help="One version; else the one that holds.")
@as_json
@pass_services
def show(services: Services, name: str, version: int | None, as_json: bool) -> None:
    """The agreement that holds, or the one being drawn up."""
    supervisee = services.people.find(name)
    reader = services.people.reader()
    together = services.agreements.of(supervisee, reader)
    file = together.file
    shown = file.numbered(version) if version else file.standing or file.draft
    contributors = services.contributors.now(supervisee, reader)
    if as_json:
        chosen = file.versions if version is None else (file.numbered(version),)
        say_json(_as_dict(together, chosen, contributors))
        return
    say(f"{opening(together.term)}: {supervisee.person.name} with {supervisee.supervisor.name}")
    if shown is None:
        say(f'Nothing is written yet. Begin with: coach agreement write "{name}"')
    else:
        _say_version(together, shown)
    if file.draft is not None and file.draft is not shown:
        say("", f"Version {file.draft.version} is being drawn up: --version {file.draft.version}")
    if contributors:
        say("", "Who else takes part", *(f"  {one.name}: {one.part}" for one in contributors))


def _say_version(together: Together, shown: Agreement) -> None:
    say(f"Version {shown.version}, {_standing(together, shown)}")
    if shown is together.file.standing and together.due is not None:
        say(due_words(together))
    for section in shown.written:
        say("", section.heading, *(f"  {line}" for line in section.words.split("\n")))
    if shown.from_before:
        say("Its words are kept where you kept them then.")


def _standing(together: Together, shown: Agreement) -> str:
    if shown.agreed_on is None:
        waiting = " and ".join(together.waits_for())
        return f"being drawn up; waits for {waiting} to accept it"
    said = f"agreed {spoken(shown.agreed_on)}"
    if shown.from_before:
        said += ", before Coach"
    names = "; ".join(f"{one.name}, {spoken(one.accepted_on)}" for one in shown.acceptances)
    said += f" ({names})" if names else ""
    return said + ("" if shown is together.file.standing else "; superseded since")


def due_words(together: Together) -> str:
    """When the agreement is looked at again, and why."""
    due = together.due
    return f"To look at again by {spoken(due.on)}: {REASON_WORDS[due.because]}." if due else ""


def _as_dict(
    together: Together, versions: tuple[Agreement, ...], contributors: list[Contributor]
) -> dict[str, object]:
    due = together.due
    return {
        "person": together.supervisee.person.name,
        "supervisor": together.supervisee.supervisor.name,
        "term": together.term,
        "review": {"on": due.on.isoformat(), "because": due.because} if due else None,
        "versions": [_version_as_dict(one) for one in versions],
        "contributors": [_contributor_as_dict(one) for one in contributors],
    }


def _version_as_dict(one: Agreement) -> dict[str, object]:
    return {
        "id": one.id,
        "version": one.version,
        "status": one.status,
        "agreed": one.agreed_on.isoformat() if one.agreed_on else None,
        "before_coach": one.from_before,
        "accepted": [
            {"name": yes.name, "person": yes.person_id, "on": yes.accepted_on.isoformat()}
            for yes in one.acceptances
        ],
        "sections": [{"heading": s.heading, "words": s.words} for s in one.sections],
    }


def _contributor_as_dict(one: Contributor) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "part": one.part,
        "since": one.started_on.isoformat() if one.started_on else None,
        "until": one.ended_on.isoformat() if one.ended_on else None,
    }


@agreement.command()
@click.argument("name")
@click.option("--heading", default="", help="Begin at this heading; a new one is added.")
@pass_services
def write(services: Services, name: str, heading: str) -> int:
    """Write it together, heading by heading, on plain lines."""
    from coach.cli.agreement_lines import write_together

    return write_together(services, services.people.find(name), name, heading)


@agreement.command()
@click.argument("name")
@click.option("--by", required=True, type=BY, help="Who says yes.")
@click.option("--name", "signed", default="", help="The name as it should stand, if another.")
@click.option("--on", type=Day(), help="The day; else today.")
@pass_services
def accept(services: Services, name: str, by: str, signed: str, on: date | None) -> None:
    """Keep one person's yes; with the second one it is agreed."""
    supervisee, reader = services.people.find(name), services.people.reader()
    failed = None
    try:
        services.agreements.accept(supervisee, Voice(by), reader, signed, on)
    except DocumentsFailed as error:
        failed = error
    together = services.agreements.of(supervisee, reader)
    draft = together.file.draft
    if draft is not None:
        waiting = " and ".join(together.waits_for())
        say(f"Accepted. Version {draft.version} is agreed once {waiting} accepts it too.")
        return
    standing = together.file.standing
    assert standing is not None  # the second yes was kept just now
    say(f"Version {standing.version} is {_standing(together, standing)}.")
    if together.due is not None:
        say(due_words(together))
    if failed is not None:
        raise failed


@agreement.command()
@click.argument("name")
@click.option("--add", "added", help="Somebody who takes part from now on.")
@click.option("--part", default="", help='Their part, as "mentor, every second session".')
@click.option("--end", "ended", help="Somebody whose part ends.")
@click.option("--on", type=Day(), help="From which day; else today.")
@as_json
@pass_services
def contributors(
    services: Services,
    name: str,
    added: str | None,
    part: str,
    ended: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Who else takes part: a mentor, a practice educator, an induction supervisor."""
    supervisee, reader = services.people.find(name), services.people.reader()
    if added is not None and ended is not None:
        raise BadInput("Add one or end one, not both at once; nothing was changed.")
    if added is not None:
        services.contributors.add(supervisee, added, part, reader, on)
    if ended is not None:
        services.contributors.end(services.contributors.find(supervisee, ended, reader), on)
    found = services.contributors.all(supervisee, reader)
    if as_json:
        say_json([_contributor_as_dict(one) for one in found])
    elif not found:
        say(f'Nobody else yet. Add somebody: coach agreement contributors "{name}" --add NAME')
    else:
        rows = [
            (one.name, one.part, str(one.started_on or "-"), str(one.ended_on or "-"))
            for one in found
        ]
        say_table(("Name", "Part", "From", "Until"), rows)


@agreement.command()
@click.argument("name")
@pass_services
def drop(services: Services, name: str) -> None:
    """Put a version that is being drawn up aside; what is agreed stays."""
    from coach.services.agreement_writing import put_aside

    supervisee = services.people.find(name)
    aside = put_aside(services.agreements, supervisee, services.people.reader())
    say(f"Version {aside.version} is put aside. What was agreed before it holds as it did.")


@agreement.command()
@click.argument("name")
@click.option(
    "--because",
    required=True,
    type=click.Choice([ReviewReason.CIRCUMSTANCES.value, ReviewReason.NOT_WORKING.value]),
    help="Why now.",
)
@click.option("--on", type=Day(), help="Since which day; else today.")
@pass_services
def review(services: Services, name: str, because: str, on: date | None) -> None:
    """Keep that it should be looked at before its time."""
    supervisee, reader = services.people.find(name), services.people.reader()
    services.agreements.call_review(supervisee, ReviewReason(because), reader, on)
    say(due_words(services.agreements.of(supervisee, reader)))
    say(f'Begin the next version with: coach agreement write "{name}"')


@agreement.command()
@as_json
@pass_services
def tools(services: Services, as_json: bool) -> None:
    """Questions to talk over before you agree; nobody has to."""
    found = services.preparation_tools.all()
    if as_json:
        say_json(
            [
                {
                    "tool": one.id,
                    "title": one.title,
                    "about": one.about,
                    "questions": [
                        {"id": q.id, "text": q.text, "why": q.why} for q in one.questions
                    ],
                }
                for one in found
            ]
        )
        return
    for one in found:
        say(f"{one.title}  ({one.id})", f"  {one.about}", "")
        for question in one.questions:
            say(f"  {question.text}", f"    {question.why}")
        say("")
    say("Keep what you say to one: coach agreement answer NAME supervision-history")


@agreement.command()
@click.argument("name")
@click.argument("tool")
@click.option("--by", type=BY, default=Voice.SUPERVISOR.value, help="Whose answers these are.")
@click.option("--share", is_flag=True, help="Let the other one read yours from now on.")
@pass_services
def answer(services: Services, name: str, tool: str, by: str, share: bool) -> int:
    """Answer a tool, question by question, as far as you wish.

    Your own answers are only yours until you share them.
    """
    from coach.cli.agreement_lines import answer_tool, share_answers

    supervisee, found = services.people.find(name), services.preparation_tools.find(tool)
    if share:
        say(share_answers(services, supervisee, found))
        return 0
    return answer_tool(services, supervisee, found, Voice(by))
