"""What a group agrees: shown, written under headings, and accepted by each member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.group_dicts import agreement_as_dict
from coach.cli.telling import Day, as_json, pass_services, say, say_json
from coach.domain.days import spoken
from coach.domain.group import HEADINGS, GroupAgreement
from coach.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.services.groups import GroupSeen


@click.command()
@click.argument("name")
@click.option("--heading", help="Write under this heading; a new one is added.")
@click.option("--words", help="What stands there.")
@click.option("--yes", "yeses", multiple=True, help="Who says yes; once for each, or mentor.")
@click.option("--on", type=Day(), help="The day of the yes; else today.")
@click.option("--review", type=Day(), help="When to look at it again; else in six months.")
@click.option("--next", "begin", is_flag=True, help="Begin the next version.")
@click.option("--write", is_flag=True, help="Write its document again.")
@as_json
@pass_services
def agree(
    services: Services,
    name: str,
    heading: str | None,
    words: str | None,
    yeses: tuple[str, ...],
    on: date | None,
    review: date | None,
    begin: bool,
    write: bool,
    as_json: bool,
) -> None:
    """What the group agrees: with no option, how it stands."""
    seen = services.groups.find(name)
    if heading is not None:
        if words is None:
            raise BadInput("Say the words too, with --words; nothing was changed.", "words")
        services.group_agreements.write(seen, heading, words)
    for one in yeses:
        services.group_agreements.accept(seen, one, on, review)
    if begin:
        services.group_agreements.draft(seen)
    if as_json:
        versions = services.group_agreements.of(seen).versions
        say_json([agreement_as_dict(one) for one in versions])
    elif write:
        _write(services, seen)
    else:
        _say_how_it_stands(services, seen)


def _write(services: Services, seen: GroupSeen) -> None:
    standing = services.group_agreements.of(seen).standing
    if standing is None:
        raise BadInput("Nothing is agreed yet, so there is nothing to write.")
    say(str(services.group_papers.write_agreement(seen, standing).path))


def _say_how_it_stands(services: Services, seen: GroupSeen) -> None:
    found = services.group_agreements.of(seen)
    shown = found.draft or found.standing
    if shown is None:
        say(
            "Nothing is written yet. Write under a heading, one at a time: "
            f'coach group agree "{seen.group.name}" --heading HEADING --words WORDS',
            *(f"  {one}" for one in HEADINGS),
        )
        return
    say(f"{seen.group.name}: {_standing(services, seen, shown)}")
    for section in shown.sections:
        lines = section.words.split("\n") if section.words.strip() else ["(nothing yet)"]
        say("", section.heading, *(f"  {line}" for line in lines))
    if seen.group.never_reaches:
        say("", "What no assessor hears of", f"  {seen.group.never_reaches}")


def _standing(services: Services, seen: GroupSeen, shown: GroupAgreement) -> str:
    if shown.agreed_on is None:
        waits = ", ".join(services.group_agreements.waits_for(seen))
        return f"version {shown.version}, being drawn up; waits for {waits}"
    due = services.group_agreements.review_due(seen)
    again = f"; to look at again by {spoken(due)}" if due else ""
    return f"version {shown.version}, agreed {spoken(shown.agreed_on)}{again}"
