"""The demonstration's scripts name each question that their notes answer."""

from __future__ import annotations

import pytest

from coach.content.library import Library
from coach.domain.demo import DemoSession

ASKS_ANOTHER = {":next", ":part", ":topic", ":case", ":stage", ":lens", ":function", ":theme"}
SESSIONS = Library().demo().sessions


@pytest.mark.parametrize("session", SESSIONS, ids=lambda one: f"{one.person} {one.days_ago}")
def test_no_note_answers_a_question_that_only_came_up(session: DemoSession) -> None:
    chosen, notes = False, 0
    for line in filter(None, map(str.strip, session.script.splitlines())):
        command = line.split()[0]
        if command == ":choose":
            chosen = True
        elif command in ASKS_ANOTHER:
            chosen = False
        elif not command.startswith(":"):
            assert chosen, line
            notes += 1
    assert notes
