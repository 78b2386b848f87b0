"""Question banks: listing and checking them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.coverage import say_cells, say_cells_as_json
from coach.cli.telling import as_json, pass_services, say, say_json, tell_of_bank_faults
from coach.domain.model import Depth, Function, Stage, Stakeholder
from coach.errors import BadInput
from coach.text import folded

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.question import Question


@click.group()
def questions() -> None:
    """Question banks."""


@questions.command("list")
@click.option("--stage", type=click.Choice([s.value for s in Stage]))
@click.option("--function", type=click.Choice([f.value for f in Function]))
@click.option("--stakeholder", type=click.Choice([s.value for s in Stakeholder]))
@click.option("--theme")
@click.option("--depth", type=click.Choice([d.value for d in Depth]))
@click.option("--search", help="Words to look for.")
@as_json
@pass_services
def questions_list(
    services: Services,
    stage: str | None,
    function: str | None,
    stakeholder: str | None,
    theme: str | None,
    depth: str | None,
    search: str | None,
    as_json: bool,
) -> None:
    """Questions, all or those that fit."""
    tell_of_bank_faults(services)
    found = [
        q
        for q in services.content.banks().questions
        if (stage is None or stage in q.stages)
        and (function is None or function in q.functions)
        and (stakeholder is None or stakeholder in q.stakeholders)
        and (theme is None or theme in q.themes)
        and (depth is None or depth == q.depth)
        and (search is None or folded(search) in folded(q.text))
    ]
    if as_json:
        say_json([_as_dict(q) for q in found])
        return
    for q in found:
        say(f"{q.text}  [{q.bank}: {q.id}]")
    say(_counted(len(found)))


def _as_dict(q: Question) -> dict[str, object]:
    return {
        "id": q.id,
        "text": q.text,
        "stages": q.stages,
        "functions": q.functions,
        "stakeholders": q.stakeholders,
        "themes": q.themes,
        "depth": q.depth,
        "source": str(q.source),
        "bank": q.bank,
    }


@questions.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_services
def questions_check(services: Services, file: Path | None) -> int:
    """Check a bank, or all that Coach reads: file, line and key of each fault; exit 1 if any."""
    content = services.content
    if file is None:
        banks, faults = content.banks().banks, content.check_banks()
    elif file.is_file():
        bank, faults = content.check_bank(file)
        banks = (bank,) if bank else ()
    else:
        raise BadInput(f"There is no file {file}.")
    say(*faults)
    if faults:
        return 1
    for bank_id, age in content.reading_ages(banks).items():
        say(f"{bank_id}: reading age {age:.0f} (Automated Readability Index)")
    say(f"Sound: {_counted(sum(len(bank.questions) for bank in banks))}.")
    return 0


def _counted(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


@questions.command("coverage")
@as_json
@pass_services
def questions_coverage(services: Services, as_json: bool) -> None:
    """How many questions truly belong in each of the 64 cells.

    Those that serve at most four and need not be called up.
    """
    tell_of_bank_faults(services)
    counts = services.content.banks().cell_counts()
    if as_json:
        say_cells_as_json(counts, "questions")
        return
    say_cells(counts)
