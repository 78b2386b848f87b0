"""A worry about somebody's work: prepared alone, announced before the session, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, pass_services, say, say_json
from coach.domain.agenda import MatterWords
from coach.domain.days import spoken
from coach.domain.performance import PerformanceField
from coach.domain.session import AgendaItem, ItemKind
from coach.errors import BadInput
from coach.text import folded

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.people import Supervisee

LABELS = {
    PerformanceField.EVIDENCE: "Evidence",
    PerformanceField.VIEW: "The supervisee's view",
    PerformanceField.GOOD: "What good looks like",
    PerformanceField.SUPPORT: "Support on offer",
    PerformanceField.REVIEW: "Review on",
}
"""As an agenda that travels names them, for either of the two."""


@click.group()
def performance() -> None:
    """Worries about somebody's work: announced before the session, and never sprung in one."""


@performance.command()
@click.argument("name")
@as_json
@pass_services
def show(services: Services, name: str, as_json: bool) -> None:
    """Those that wait for a session, what each still needs, and how they stand apart."""
    supervisee = services.people.find(name)
    found = _waiting(services, supervisee)
    if as_json:
        say_json([_as_dict(services, one) for one in found])
        return
    guide = services.performance.guide()
    say(f"{guide.title}: {supervisee.person.name}")
    say(services.performance.stands_apart(supervisee).in_words())
    for one in found:
        _say_item(services, one)
    if not found:
        say("", "None waits.")


@performance.command()
@click.argument("name")
@click.argument("title")
@click.option("--evidence", help="What you have seen, and where it lies. Again for one more.")
@click.option("--good", help="What good looks like.")
@click.option("--support", help="The support on offer.")
@click.option("--view", help="How they see it, where you know.")
@click.option("--review", type=Day(), help="The day on which you look again.")
@pass_services
def prepare(
    services: Services,
    name: str,
    title: str,
    evidence: str | None,
    good: str | None,
    support: str | None,
    view: str | None,
    review: date | None,
) -> None:
    """Prepare one, or add to the one of that title; it is only yours until you announce it."""
    supervisee, reader = services.people.find(name), services.people.reader()
    services.performance.require_supervisor(supervisee, reader)
    standing = _titled(services, supervisee, title)
    kept = services.performance.matter(standing, reader).words() if standing else MatterWords()
    words = MatterWords(
        good=kept.good if good is None else good,
        support=kept.support if support is None else support,
        view=kept.view if view is None else view,
        review_on=kept.review_on if review is None else review,
    )
    named = standing.title if standing else title
    item = services.performance.write(supervisee, reader, standing, named, words, evidence or "")
    _say_item(services, item)
    if not services.performance.lacks(item, reader) and _announced(services, item) is None:
        say("", f'When you are ready: coach performance announce "{name}" "{item.title}"')


@performance.command()
@click.argument("name")
@click.argument("title")
@pass_services
def announce(services: Services, name: str, title: str) -> None:
    """Tell them of one: for both of you from now on, and on the agenda of the next session."""
    supervisee, reader = services.people.find(name), services.people.reader()
    services.performance.require_supervisor(supervisee, reader)
    item = services.preparing.find(supervisee, reader, title)
    services.performance.announce(item, reader)
    said = f"Announced: {item.title}. It comes to the next session."
    say(f"{said} Tell {supervisee.person.name} yourself, or send the agenda:")
    say(f'  coach agenda export "{name}"')


@performance.command("view")
@click.argument("name")
@click.argument("title")
@click.argument("words")
@pass_services
def say_view(services: Services, name: str, title: str, words: str) -> None:
    """The supervisee's own view of one, in their words."""
    supervisee, reader = services.people.find(name), services.people.reader()
    item = services.preparing.find(supervisee, reader, title)
    services.performance.say_view(item, reader, words)
    _say_item(services, item)


def _waiting(services: Services, supervisee: Supervisee) -> list[AgendaItem]:
    found = services.preparing.items(supervisee, services.people.reader())
    return [one for one in found if one.kind is ItemKind.PERFORMANCE]


def _titled(services: Services, supervisee: Supervisee, title: str) -> AgendaItem | None:
    """The one of this very title. Raises BadInput where an item of another kind has it."""
    sought = folded(" ".join(title.split()))
    waiting = services.preparing.items(supervisee, services.people.reader())
    found = [one for one in waiting if folded(one.title) == sought]
    other = next((one for one in found if one.kind is not ItemKind.PERFORMANCE), None)
    if other is not None and len(found) == 1:
        raise BadInput(
            f"“{other.title}” is on the agenda as an item like any other; give this another title. "
            "Nothing was changed."
        )
    return next((one for one in found if one.kind is ItemKind.PERFORMANCE), None)


def _announced(services: Services, item: AgendaItem) -> date | None:
    return services.performance.matter(item, services.people.reader()).announced_on


def _evidence(services: Services, item: AgendaItem) -> list[str]:
    return [one.title for one in services.evidence.of_item(item, services.people.reader())]


def _say_item(services: Services, item: AgendaItem) -> None:
    matter = services.performance.matter(item, services.people.reader())
    if matter.announced_on is not None:
        standing = f"announced {spoken(matter.announced_on)}"
    else:
        standing = f"only {services.people.owner().name}'s until it is announced"
    said = {
        PerformanceField.EVIDENCE: "; ".join(_evidence(services, item)),
        PerformanceField.VIEW: matter.view,
        PerformanceField.GOOD: matter.good,
        PerformanceField.SUPPORT: matter.support,
        PerformanceField.REVIEW: spoken(matter.review_on) if matter.review_on else "",
    }
    say("", f"{item.title} ({standing})")
    if item.detail.strip():
        say(*(f"  {line}" for line in item.detail.split("\n")))
    for field in services.performance.guide().fields:
        if said[field.field]:
            say(f"  {LABELS[field.field]}: {said[field.field]}")
        elif matter.announced_on is None:
            say(f"  {LABELS[field.field]}: -", *(f"    {ask}" for ask in field.ask))
    lacks = services.performance.lacks(item, services.people.reader())
    if lacks and matter.announced_on is None:
        say(f"  Before it is announced it needs {', '.join(what for _, what in lacks)}.")


def _as_dict(services: Services, item: AgendaItem) -> dict[str, object]:
    reader = services.people.reader()
    matter = services.performance.matter(item, reader)
    return {
        "id": item.id,
        "title": item.title,
        "announced": matter.announced_on.isoformat() if matter.announced_on else None,
        "evidence": _evidence(services, item),
        "view": matter.view,
        "good": matter.good,
        "support": matter.support,
        "review": matter.review_on.isoformat() if matter.review_on else None,
        "needs": [what for _, what in services.performance.lacks(item, reader)],
    }
