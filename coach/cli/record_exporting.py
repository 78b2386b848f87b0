"""Records as documents for other programs, and a Word template to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.record_life import chosen
from coach.cli.telling import pass_services, say
from coach.domain.policies import find_policy
from coach.domain.record import RecordKind
from coach.errors import BadInput
from coach.services.exporting import Format

if TYPE_CHECKING:
    from coach.composition import Services


@click.command("export")
@click.argument("name")
@click.option("--session", help="The start of a session's id; else the newest record.")
@click.option("--case", help="The record of this case, and not the personal one.")
@click.option("--id", "wanted", help="The start of a record's id, in place of a session.")
@click.option("--format", "kind", type=click.Choice([one.value for one in Format]),
    default=Format.WORD.value, show_default=True)  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--template", type=click.Path(path_type=Path), help="A Word template to fill.")
@pass_services
def export(
    services: Services,
    name: str,
    session: str | None,
    case: str | None,
    wanted: str | None,
    kind: str,
    output: Path | None,
    template: Path | None,
) -> None:
    """Write a record as Markdown, HTML or Word.

    A file that was edited by hand is left as it is. See docs/documents.md for templates.
    """
    if case is not None and session is None:
        raise BadInput("Say of which session with --session; nothing was written.", "session")
    supervisee, reader, listing = chosen(services, name, None if session else wanted)
    if session is not None:
        listing = services.exports.find(supervisee, reader, session, case)
    made = services.exports.export(supervisee, reader, listing, Format(kind), output, template)
    say(f"Written: {made.path}")
    if made.kept_aside is not None:
        say(f"  (left as you edited it: {made.kept_aside})")
    for heading in made.without_place:
        say(f"  The template has no place for this; it stands at the end: {heading}")
    for one in made.unknown:
        say(f"  This placeholder means nothing and stands as it was: {{{{ {one} }}}}")


@click.command("template")
@click.option("--output", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--policy", "wanted", help="Whose headings; else your own policy's.")
@click.option("--kind", type=click.Choice([one.value for one in RecordKind]),
    default=RecordKind.PERSONAL.value, show_default=True)  # fmt: skip
@pass_services
def template(services: Services, output: Path, wanted: str | None, kind: str) -> None:
    """Write a Word template to begin with: the policy's headings and every placeholder."""
    policy = find_policy(services.content.policies(), wanted or services.settings.policy)
    say(f"Written: {services.exports.template(policy, RecordKind(kind), output)}")
