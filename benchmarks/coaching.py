"""A suggestion over many questions and past sessions, and the picker's filtering on each key."""

from __future__ import annotations

import asyncio
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.widgets import Input

from benchmarks.homes import home, past_sessions, session
from benchmarks.rounds import Line
from coach.app import CoachApp, Opening
from coach.composition import Services
from coach.domain.discussion import AskedQuestion
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.people import Supervisee
from coach.domain.question import Question
from coach.domain.row import Audience, Destination
from coach.screens.picker import Picker

QUESTIONS, SESSIONS, EACH = 2_000, 200, 10
"""Questions in all, past sessions, and the questions asked in each of those."""
TIMES, TYPED = 200, "what would they say of the visit"
CELLS = list(itertools.product(Stage, Function, Stakeholder))


def _fill_up(services: Services) -> None:
    """A bank of one's own with as many questions as are missing."""
    missing = QUESTIONS - len(services.content.banks().questions)
    questions = [
        {
            "id": f"more-{n}",
            "text": f"What would they say of visit {n} to this home?",
            "stages": [stage.value],
            "functions": [function.value],
            "stakeholders": [side.value],
            "themes": [f"theme-{n % 40}"],
            "depth": tuple(Depth)[n % 2].value,
        }
        for n, (stage, function, side) in zip(range(missing), itertools.cycle(CELLS), strict=False)
    ]
    folder = services.places.config / "banks"
    folder.mkdir(parents=True)
    (folder / "more.yaml").write_text(json.dumps({"bank": "more", "questions": questions}))


def _ask_in_the_past(services: Services, supervisee: Supervisee) -> None:
    """Questions asked in each past session, spread over the banks."""
    past_sessions(services, supervisee, SESSIONS)
    discussed = [q for q in services.content.banks().questions if q.serves(Part.DISCUSS)]
    turn = itertools.cycle(discussed)
    rows = services.database.rows("SELECT id FROM session WHERE held_on IS NOT NULL")
    with services.stores.atomic():
        for row in rows:
            for _ in range(EACH):
                services.stores.asked.add(_asked(services, supervisee, row["id"], next(turn)))


def _asked(
    services: Services, supervisee: Supervisee, session_id: str, question: Question
) -> AskedQuestion:
    return AskedQuestion(
        id=services.ids.new(),
        file_id=supervisee.file.id,
        session_id=session_id,
        part=Part.DISCUSS,
        stage=question.stages[0],
        bank=question.bank,
        question_id=question.id,
        wording=question.text,
        why="It fits.",
        functions=question.functions,
        stakeholders=question.stakeholders,
        asked_at=services.clock.now(),
        audience=Audience.PAIR,
        destination=Destination.UNPLACED,
    )


def _home(root: Path) -> tuple[Services, Supervisee]:
    """A home of so many questions and past sessions, a session in a discussion."""
    services, _ = home(root)
    _fill_up(services)
    services.close()
    services, (jo,) = home(root, "Jo Bennett")  # reads the banks as they now stand
    assert len(services.content.banks().questions) == QUESTIONS
    _ask_in_the_past(services, jo)
    opened = session(services, jo)
    opened.talk.begin_topic("A home visit")
    opened.talk.take_case("K1")
    for _ in range(3):
        opened.asking.next()
    return services, jo


def _milliseconds(call: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _suggesting(services: Services, supervisee: Supervisee) -> float:
    """The median of a suggestion through the service, its facts read from the database."""
    opened = session(services, supervisee)
    opened.asking.suggestions()
    return statistics.median(_milliseconds(opened.asking.suggestions, TIMES))


async def _filtering(services: Services, supervisee: Supervisee) -> list[float]:
    """How long the picker takes to narrow its list for each key, over every question."""
    app = CoachApp(services, Opening(supervisee.person.id))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f3", "ctrl+a")
        await pilot.pause()
        picker = app.screen
        assert isinstance(picker, Picker)
        sought, took = picker.query_one("#sought", Input), []
        for end in range(1, len(TYPED) + 1):
            event = Input.Changed(sought, TYPED[:end])
            took += _milliseconds(lambda event=event: picker.on_input_changed(event), 1)  # type: ignore[misc]
            await pilot.pause()
    return took


def measure() -> list[Line]:
    """Milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        services, jo = _home(Path(folder))
        suggesting = _suggesting(services, jo)
        filtering = asyncio.run(_filtering(services, jo))
        services.close()
    worst = statistics.quantiles(filtering, n=20, method="inclusive")[18]
    return [
        (f"a suggestion, {QUESTIONS:,} questions, {SESSIONS} sessions, ms", suggesting, "5"),
        (f"the picker narrowing {QUESTIONS:,} questions, ms a key, median",
         statistics.median(filtering), "16"),
        ("the same at the 95th percentile", worst, "16"),
    ]  # fmt: skip
