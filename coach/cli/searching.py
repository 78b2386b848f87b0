"""Searching what was said and agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, complain, one_of, pass_services, say, say_json
from coach.domain.days import spoken
from coach.domain.finding import Found, FoundKind, Sought, snippet, words_of
from coach.domain.finding_words import KIND_WORDS, whereabouts
from coach.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services

ROOM = 160
"""Letters of a snippet."""


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--person", "name", help="Only on this person's supervision file.")
@click.option("--kind", type=one_of(FoundKind), help="Only one sort of thing.")
@click.option("--since", type=Day(), help="Only what was written from this day on, as 2026-12-01.")
@as_json
@pass_services
def search(
    services: Services,
    words: tuple[str, ...],
    name: str | None,
    kind: str | None,
    since: date | None,
    as_json: bool,
) -> None:
    """Find notes, decisions, actions and more by their words, what fits best first.

    A word finds longer ones that begin with it. Case material shows its case reference.
    """
    searching, typed = services.searching, " ".join(words)
    if not words_of(typed)[0]:
        raise BadInput("Type a word to look for: letters or figures. Nothing was looked for.")
    scope = searching.among_all() if name is None else searching.of(services.people.find_ever(name))
    kinds = [FoundKind(kind)] if kind else list(FoundKind)
    sought = searching.seek(scope, typed, kinds, since)
    hits = searching.best(scope, sought)
    if as_json:
        say_json([_as_dict(services, one) for one in hits.found])
    elif not hits.found:
        say("Nothing holds these words. Try the beginning of one, or fewer of them.")
    else:
        for one in hits.found:
            say(*_lines(services, one, sought))
    if hits.has_more:
        complain("There is more than this; another word, --person, --kind or --since finds fewer.")
    if sought.is_cut:
        complain(f"Only the first {len(sought.words)} words were looked for.")


def _lines(services: Services, one: Found, sought: Sought) -> tuple[str, str]:
    """Where it stands, and its words with what was found in brackets."""
    on = spoken(services.searching.written_on(one.written_at))
    person = f"{one.person} (left)" if one.has_left else one.person
    pieces = snippet(one.text, sought.words, ROOM)
    said = "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)
    return " · ".join((on, person, KIND_WORDS[one.kind], *whereabouts(one))), f"  {said}"


def _as_dict(services: Services, one: Found) -> dict[str, object]:
    return {
        "kind": one.kind,
        "id": one.id,
        "person": one.person,
        "left": one.has_left,
        "written": services.searching.written_on(one.written_at).isoformat(),
        "words": list(one.words),
        "case": one.case,
        "destination": one.destination,
        "only_mine": one.is_only_mine,
        "session": one.session_id,
        "field": one.label or None,
    }
