"""The windows of Prepare: what they ask, and how what stands in them is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.agenda import MatterWords
from coach.domain.days import day
from coach.domain.model import Function
from coach.domain.performance import PerformanceField, PerformanceGuide
from coach.domain.row import Voice
from coach.domain.session import AgendaItem, Need
from coach.errors import BadInput
from coach.screens.prepare_lines import name_of
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import FUNCTIONS, session_windows
from coach.words import prepare as say

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Supervisee
    from coach.services.evidence import TakenReport
    from coach.services.exchanging import TakenIn

NEEDS = (("", say.NO_NEED), *((need.value, need.value) for need in Need))


class Form(FillIn):
    """A window of several lines, each a row and not a frame, so that all of them are in sight."""

    LOW_ROWS = 44
    ABOUT_FIRST = False


def raised_field(supervisee: Supervisee, own: Voice) -> Field:
    """Which of the two raises it; the one whose home this is comes first."""
    other = Voice.SUPERVISEE if own is Voice.SUPERVISOR else Voice.SUPERVISOR
    choices = tuple((voice.value, name_of(supervisee, voice)) for voice in (own, other))
    return Field("raised", say.WHO_RAISES_IT, choices=choices)


def item_fields(
    supervisee: Supervisee, own: Voice, item: AgendaItem | None = None, case: str = ""
) -> list[Field]:
    """An item's title, who raises a new one, need, minutes, case and functions."""
    minutes = str(item.wanted_minutes) if item and item.wanted_minutes else ""
    functions = ", ".join(FUNCTIONS[one].lower() for one in item.functions) if item else ""
    need = item.need.value if item and item.need else ""
    return [
        Field("title", say.BRING, item.title if item else ""),
        *([] if item else [raised_field(supervisee, own)]),
        Field("need", say.WHAT_IS_NEEDED if item else say.NEEDED, need, choices=NEEDS),
        Field("minutes", say.WANTED, minutes, say.WANTED_HINT),
        Field("case", say.A_CASE, case, say.A_CASE_HINT),
        Field("functions", say.FOR_FUNCTIONS, functions, say.FOR_FUNCTIONS_HINT),
    ]


def read_need(words: str) -> Need | None:
    """What is needed from an item."""
    return Need(words) if words else None


def read_minutes(words: str) -> int | None:
    """Minutes wanted. Raises BadInput."""
    if not words.strip():
        return None
    if not words.strip().isdecimal():
        raise BadInput(say.NOT_MINUTES, "minutes")
    return int(words)


def read_functions(words: str) -> tuple[Function, ...]:
    """Functions by their names, or as much of each as leaves no doubt. Raises BadInput."""
    found = []
    for word in words.casefold().replace(",", " ").split():
        if word == say.AND:
            continue
        fits = [one for one in Function if one.startswith(word)]
        if len(fits) != 1:
            raise BadInput(say.NOT_A_FUNCTION.format(word=word[:40]), "functions")
        found += fits
    return tuple(one for one in Function if one in found)


def matter_fields(
    guide: PerformanceGuide, name: str, title: str = "", words: MatterWords | None = None
) -> list[Field]:
    """Everything that is fair: what, evidence, their view, what is good, support, review."""
    words = words or MatterWords()
    stands = {
        PerformanceField.VIEW: words.view,
        PerformanceField.GOOD: words.good,
        PerformanceField.SUPPORT: words.support,
        PerformanceField.REVIEW: words.review_on.isoformat() if words.review_on else "",
    }
    labels = {PerformanceField.VIEW: say.VIEW_OF.format(name=name)}
    return [
        Field("title", session_windows.TOPIC_ABOUT, title),
        *(
            Field(
                one.field,
                labels.get(one.field, one.label),
                stands.get(one.field, ""),
                "" if one.field is PerformanceField.VIEW else one.ask[0],
            )
            for one in guide.fields
        ),
    ]


def read_matter(filled: Filled, today: date) -> MatterWords:
    """What stands in the window of a worry. Raises BadInput about the review's date."""
    try:
        review_on = day(filled[PerformanceField.REVIEW], today)
    except BadInput as error:
        raise BadInput(str(error), PerformanceField.REVIEW) from None
    return MatterWords(
        good=filled[PerformanceField.GOOD],
        support=filled[PerformanceField.SUPPORT],
        view=filled[PerformanceField.VIEW],
        review_on=review_on,
    )


def read_path(words: str) -> Path | None:
    """A file as somebody names it; quotes that a file manager puts round it are none of it."""
    bare = words.strip().strip("\"'")
    return Path(bare).expanduser() if bare else None


def report_lines(taken: TakenReport) -> list[str]:
    """What a caseload report brought."""
    if not taken.is_new:
        return [say.REPORT_KNOWN]
    lines = [say.REPORT_TAKEN.format(cases=taken.cases, new=taken.new, dates=taken.dates)]
    if taken.report.left_out:
        lines.append(say.REPORT_LEFT_OUT.format(columns=", ".join(taken.report.left_out)))
    return lines


def import_lines(taken: TakenIn) -> list[str]:
    """What an agenda brought, item by item."""
    ours, paper = taken.supervisee, taken.paper
    name = paper.from_name or name_of(ours, paper.role)
    supervisor, supervisee = ours.supervisor.name, ours.person.name
    lines = [say.FROM.format(name=name, supervisee=supervisee, supervisor=supervisor)]
    if taken.by_name:
        lines.append(say.BY_NAME)
    for one in taken.items:
        said = say.TOOK.format(outcome=one.outcome.value, title=one.title)
        lines.append(say.BECAUSE.format(said=said, why=one.why) if one.why else said)
    return lines if taken.items else [*lines, say.TOOK_NOTHING]
