"""What Prepare shows: the items that wait, what stands beside each, and what they may rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.row import Audience, Voice
from coach.domain.session import AgendaItem, ItemKind
from coach.domain.timescale import Kind
from coach.errors import CoachError, NotFound
from coach.screens.person_sections import balance_lines
from coach.words import (
    FUNCTION_BALANCE,
    FUNCTIONS,
    MINUTES,
    NOBODY,
    OPEN_ACTION,
    STAKEHOLDERS,
    VOICES,
    person,
    tell_day,
)
from coach.words import prepare as say
from coach.words.timescales import tell_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.carrying import CarriedItem
    from coach.domain.evidence import Evidence
    from coach.domain.people import Supervisee
    from coach.services.house import House

SHOWN_DUE = (Kind.SESSION, Kind.REARRANGE, Kind.AGENDA, Kind.SELF_CARE_REVIEW)
"""What is due of the pair before it meets."""


def item_words(house: House, supervisee: Supervisee, carried: CarriedItem) -> Text:
    """An item on two lines or three: what and how long; who raised it, and who reads it."""
    item = carried.item
    is_worry = item.kind is ItemKind.PERFORMANCE
    text = Text(say.A_WORRY if is_worry else "", style="not bold")
    text.append(item.title, style="bold")
    if item.need is not None:
        text.append(f" · {say.NEED.format(need=item.need)}")
    if item.wanted_minutes is not None:
        text.append(f" · {MINUTES.format(minutes=item.wanted_minutes)}")
    beneath = [say.RAISED_BY.format(name=name_of(supervisee, item.raised_by))]
    if is_worry:
        beneath += _worry(house, item)
    elif item.audience is Audience.ONLY_MINE:
        beneath.append(say.ONLY.format(name=house.people.owner().name))
    else:
        beneath.append(say.SHARED)
    beneath += [FUNCTIONS[one].lower() for one in item.functions]
    case = case_of(house, supervisee, item)
    if case:
        beneath.append(person.CASE_RECORD.format(case=case))
    if carried.from_held_on is not None:
        beneath.append(say.LEFT_OVER.format(day=tell_day(carried.from_held_on)))
    text.append(f"\n  {' · '.join(beneath)}", style="not bold")
    if item.detail.strip():
        text.append(f"\n  {' '.join(item.detail.split())}", style="not bold dim")
    return text


def _worry(house: House, item: AgendaItem) -> list[str]:
    reader = house.people.reader()
    matter = house.performance.matter(item, reader)
    if matter.announced_on is not None:
        said = [say.ANNOUNCED.format(day=tell_day(matter.announced_on))]
    else:
        said = [say.UNTIL_ANNOUNCED.format(name=house.people.owner().name)]
        lacks = [what for _, what in house.performance.lacks(item, reader)]
        said += [say.STILL_NEEDS.format(what=", ".join(lacks))] if lacks else []
    if matter.review_on is not None:
        said.append(say.LOOK_AGAIN.format(day=tell_day(matter.review_on)))
    return said


def evidence_words(piece: Evidence) -> Text:
    """A piece of evidence, beneath its item or of the whole preparation."""
    if piece.agenda_item_id is None:
        return Text(say.EVIDENCE_OF_ALL.format(title=piece.title))
    return Text(say.EVIDENCE_BESIDE.format(title=piece.title))


def name_of(supervisee: Supervisee, voice: Voice) -> str:
    """The name of one of the two, or both of them."""
    names = {
        Voice.SUPERVISOR: supervisee.supervisor.name,
        Voice.SUPERVISEE: supervisee.person.name,
    }
    return names.get(voice, VOICES[voice])


def case_of(house: House, supervisee: Supervisee, item: AgendaItem) -> str:
    """The reference of an item's case; empty for none."""
    if item.case_id is None:
        return ""
    cases = house.cases.caseload(supervisee)
    return next((one.case.reference for one in cases if one.case.id == item.case_id), "")


def sections_of(house: House, supervisee: Supervisee) -> Text:
    """The page below the items. A section that cannot be read says why, and the others stand."""
    sections: tuple[tuple[str, Callable[[House, Supervisee], Sequence[str]]], ...] = (
        (person.DUE, _due),
        (say.STILL_OPEN, _still_open),
        (say.PUT_OFF, _put_off),
        (say.QUIET, _quiet),
        (say.LAST_TIME, _last_time),
        (FUNCTION_BALANCE, lambda house, one: balance_lines(house.balances.of(one))),
        (say.REPORT, _report),
    )
    text = Text()
    for heading, lines_of in sections:
        try:
            lines = lines_of(house, supervisee)
        except CoachError as error:
            lines = [str(error)]
        if lines:
            text.append(f"{heading}\n", style="bold")
            text.append("".join(f"  {line}\n" for line in lines) + "\n")
    return text


def _due(house: House, one: Supervisee) -> Sequence[str]:
    return [tell_whole(due) for due in house.timescales.of(one) if due.kind in SHOWN_DUE]


def _still_open(house: House, one: Supervisee) -> Sequence[str]:
    """The late ones first."""
    today = house.clock.today()
    found = [listing.action for listing in house.actions.of(one)]
    lines = []
    for action in sorted(found, key=lambda action: not action.is_late(today)):
        due, owner = tell_day(action.due_on), action.owner or NOBODY
        said = OPEN_ACTION.format(due=due, owner=owner, what=action.what)
        lines.append(say.LATE.format(action=said) if action.is_late(today) else said)
    return lines


def _put_off(house: House, one: Supervisee) -> Sequence[str]:
    banks = house.content.banks()
    lines = []
    for waiting in house.carry_over.of(one, house.people.reader()).questions:
        question = banks.find(waiting.question_id)
        lines.append(waiting.wording or (question.text if question else ""))
    return [line for line in lines if line]


def _quiet(house: House, one: Supervisee) -> Sequence[str]:
    coverage = house.coverage.of(one)
    few, fewest = coverage.quietest_functions(), coverage.quietest_stakeholders()
    functions = [said.lower() for function, said in FUNCTIONS.items() if function in few]
    lenses = [said.lower() for lens, said in STAKEHOLDERS.items() if lens in fewest]
    lines = []
    if functions:
        lines.append(say.QUIET_FUNCTIONS.format(names=", ".join(functions)))
    if lenses:
        lines.append(say.QUIET_LENSES.format(names=", ".join(lenses)))
    return lines


def _last_time(house: House, one: Supervisee) -> Sequence[str]:
    records = house.records.listing(one, house.people.reader())
    last = next((found for found in records if found.case is None), None)
    if last is None:
        return [say.NO_SESSION]
    lines = [tell_day(last.held_on)]
    for section in house.records.sections(last):
        lines.append(section.heading)
        lines += [say.ENTRY.format(words=" ".join(e.words.split())) for e in section.entries]
    return lines


def _report(house: House, one: Supervisee) -> Sequence[str]:
    try:
        report = house.evidence.report(one, house.people.reader())
    except NotFound:
        return []
    return [
        say.REPORTED.format(
            case=case.reference,
            dates=", ".join(
                say.REPORTED_DATE.format(label=label, day=tell_day(on))
                for label, on in case.dates.items()
            ),
        )
        for case in house.evidence.reported(report)
    ]
