"""Self-care plans: shown, talked through on plain lines, sent to the supervisor and taken in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, complain, pass_services, say, say_json
from coach.domain.care_changes import CareVersion, facts_of, who_may_know
from coach.domain.care_paper import CareOutcome, TakenThing
from coach.domain.days import spoken
from coach.domain.people import Reader
from coach.domain.self_care import CARE_LABELS, CareWords, HasPlan, SelfCareItem, SelfCarePlan
from coach.errors import BadInput, IllegalMove, NotFound
from coach.files import read_bytes

if TYPE_CHECKING:
    from coach.composition import Services

COPY_LIMIT = 2_000_000
"""Bytes in one file; the format itself takes less."""
NO_PLAN = "You have no self-care plan of your own here yet. Begin one with: coach self-care talk"


class ShowsByName(click.Group):
    """A group of commands; anything that names none of them is somebody whose plan is shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The command, which is `show` where none is named."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group("self-care", cls=ShowsByName)
def self_care() -> None:
    """Self-care plans. With a NAME it shows their plan; with nothing, your own.

    coach self-care NAME [--version N] [--changes] [--json]
    """


@self_care.command("show")
@click.argument("name", required=False)
@click.option("--version", type=click.IntRange(0), help="An earlier version of the plan.")
@click.option("--changes", is_flag=True, help="What each version changed, in words.")
@click.option("--shared", is_flag=True, help="Of your own plan only what your supervisor may read.")
@as_json
@pass_services
def show(
    services: Services,
    name: str | None,
    version: int | None,
    changes: bool,
    shared: bool,
    as_json: bool,
) -> None:
    """A plan as it stands, or as it was in a version; of somebody else's, what they shared."""
    whose = _whose(services, name)
    if whose is None:
        say(NO_PLAN)
        return
    reader = services.people.reader()
    if shared:
        reader = Reader(reader.owner_id, whose.file.id)
    plan = services.self_care.plan(whose, reader, version)
    if changes:
        found = services.self_care.versions(whose, reader)
        _say_changes(plan, [one for one in found if version in (None, one.number)], as_json=as_json)
        return
    is_private = services.self_care.is_private(whose, reader)
    if as_json:
        say_json(_as_dict(plan))
        return
    _say_plan(plan, is_private=is_private)
    for route in services.care_talk.routes().routes:
        say("", route.name, *(f"  {line}" for line in route.words.split("\n")))


def _whose(services: Services, name: str | None) -> HasPlan | None:
    """Whose plan a name means: somebody supervised here, or the home's owner."""
    own = services.self_care.own()
    if name is None:
        return own
    try:
        return services.people.find_ever(name)
    except NotFound:
        if own is not None and services.people.owner().name.casefold() == name.strip().casefold():
            return own
        raise


def _say_plan(plan: SelfCarePlan, *, is_private: bool) -> None:
    what = "all of it, as only you see it" if is_private else "shared items only"
    say(f"{plan.person}: self-care plan, version {plan.version}, {what}")
    for kind, label in CARE_LABELS.items():
        items = plan.of_kind(kind)
        if items:
            say("", label)
        for one in items:
            facts = [*facts_of(one), *([who_may_know(one)] if is_private else [])]
            if not is_private and one.others:
                facts.append(f"may also know: {one.others}")
            lines = one.words.split("\n")
            lines[-1] += f" ({'; '.join(facts)})" if facts else ""
            say(*(f"  {line}" for line in lines))
    if not plan.items and is_private:
        say("Nothing stands in it. Two or three things are enough: coach self-care talk")
    elif not plan.items:
        say("Nothing has been shared yet. In a session, :self-care shares something.")
    if plan.review_on:
        say("", f"To be looked at again by {spoken(plan.review_on)}.")


def _as_dict(plan: SelfCarePlan) -> dict[str, object]:
    return {
        "person": plan.person,
        "version": plan.version,
        "latest": plan.latest,
        "reviewed": plan.reviewed_on.isoformat() if plan.reviewed_on else None,
        "review_on": plan.review_on.isoformat() if plan.review_on else None,
        "items": [_item(one) for one in plan.items],
    }


def _item(one: SelfCareItem) -> dict[str, object]:
    return {
        "id": one.thing,
        "kind": one.kind,
        "domain": one.domain,
        "words": one.words,
        "audience": one.audience,
        "others": one.others,
        "alone": one.is_alone,
        "level": one.level,
        "cleared_by": one.removes,
        "cleared_on": one.cleared_on.isoformat() if one.cleared_on else None,
    }


def _say_changes(plan: SelfCarePlan, found: list[CareVersion], *, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "person": plan.person,
                "versions": [
                    {
                        "version": one.number,
                        "on": one.on.isoformat() if one.on else None,
                        "changes": [
                            {"what": c.what, "kind": c.kind, "was": c.was, "now": c.now}
                            for c in one.changes
                        ],
                    }
                    for one in found
                ],
            }
        )
        return
    if not found:
        say(f"{plan.person}: no version of the plan yet.")
    for one in found:
        say(f"Version {one.number}{f', {spoken(one.on)}' if one.on else ''}")
        say(*(f"  {change}" for change in one.changes))


@self_care.command("export")
@click.option("--shared", is_flag=True, help="Say that you know: only what is shared goes.")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.")
@pass_services
def export(services: Services, shared: bool, output: Path | None) -> None:
    """Write your supervisor's copy of what you share; what is only yours stays here."""
    if not shared:
        raise BadInput(
            "Only what is shared is ever exported; say so with: coach self-care export --shared"
        )
    sent = services.care_exchange.send(output)
    say(f"{_count(len(sent.things))} shared: {sent.path}")
    say(*(f"  goes: {_line(one)}" for one in sent.things))
    if sent.stayed:
        say(f"  {_count(sent.stayed)} only yours: stays here.")


@self_care.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--older", is_flag=True, help="Also where a newer copy was taken in already.")
@pass_services
def take_in(services: Services, file: Path, older: bool) -> None:
    """Take a supervisee's copy in: merged by id, as often as you like."""
    taken = services.care_exchange.take_in(read_bytes(file, COPY_LIMIT), file.name, older=older)
    name = taken.supervisee.person.name
    say(f"The self-care plan of {name}, as they share it.")
    if taken.by_name:
        say("It carries no id, so the person was found by name.")
    say(*(f"  {_told(one)}" for one in taken.things))
    counts = [(kind, sum(one.outcome is kind for one in taken.things)) for kind in CareOutcome]
    say("Taken in: " + ", ".join(f"{count} {kind}" for kind, count in counts) + ".")
    say(f"Its page: {services.care_exchange.write_out(taken).path}")


def _told(one: TakenThing) -> str:
    if one.outcome is CareOutcome.WITHDRAWN:
        return f"{one.outcome}: something under {CARE_LABELS[one.said.kind]}"
    return f"{one.outcome}: {_line(one.said)}"


def _line(said: CareWords) -> str:
    return f"{CARE_LABELS[said.kind]}: {' '.join(said.words.split())}"


def _count(number: int) -> str:
    return f"{number} thing" if number == 1 else f"{number} things"


@self_care.command("write")
@click.option("--whole/--shared-only", default=None, help="What your own page holds from now on.")
@pass_services
def write(services: Services, whole: bool | None) -> None:
    """Write the page of your own plan: what is shared, unless you choose the whole of it."""
    own = services.self_care.own()
    if own is None:
        say(NO_PLAN)
        return
    if whole is not None:
        services.self_care.write_whole(own, whole=whole)
    written = services.papers.write_self_care(own, services.people.reader())
    holds = "all of it" if services.self_care.is_written_whole(own) else "what is shared only"
    say(f"{written.path} ({holds})")
    if written.kept_aside is not None:
        say(f"  (left as you edited it: {written.kept_aside})")


@self_care.command("review")
@click.argument("name", required=False)
@click.option("--on", type=Day(), help="The day to look again; else six months from the last look.")
@pass_services
def review(services: Services, name: str | None, on: object) -> None:
    """Choose the day on which a plan is looked at again."""
    from datetime import date  # only this command has a day

    whose = _whose(services, name)
    if whose is None:
        say(NO_PLAN)
        return
    services.self_care.choose_review(whose, on if isinstance(on, date) else None)
    plan = services.self_care.plan(whose, services.people.reader())
    by = f"by {spoken(plan.review_on)}" if plan.review_on else "once it has begun"
    say(f"To be looked at again {by}.")


@self_care.command("routes")
@pass_services
def routes(services: Services) -> None:
    """Where more help is to be had, in your organisation's own words."""
    found = services.care_talk.routes()
    for one in found.routes:
        say(one.name, *(f"  {line}" for line in one.words.split("\n")))
    if found.fault:
        complain(f"Left out: {found.fault}")
    elif not found.routes:
        say(
            "None is written yet: a stress assessment, occupational health, counselling, as your "
            f"organisation has them. They stand in {found.file}; docs/self-care.md shows how."
        )


@self_care.command("talk")
@pass_services
def talk(services: Services) -> None:
    """Your own plan in conversation, on plain lines: one question at a time, each optional."""
    own, reader = services.self_care.begin_own(), services.people.reader()
    say("What you answer is only yours, in this home, until you share it.")
    say("An empty line skips a question; :end stops. Two or three answers are enough.")
    passed: list[str] = []
    while (question := services.care_talk.next(own, reader, passed)) is not None:
        assert question.field is not None  # the talk asks only what has a field
        if question.id in passed:
            say("", "That was every question there is.")
            break
        say("", f"{CARE_LABELS[question.field]}. {question.text}")
        line = sys.stdin.readline()
        if not line or line.strip() == ":end":
            break
        passed.append(question.id)
        if not line.strip():
            continue
        said = CareWords(kind=question.field, words=line, domain=question.domain)
        try:
            plan = services.self_care.add(own, said, reader)
        except (BadInput, IllegalMove) as error:
            complain(str(error))
            continue
        say(f"Kept, only yours. {_count(len(plan.items))} in the plan.")
