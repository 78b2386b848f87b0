"""Mentoring as people type it: what was decided, and a session on plain lines."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from coach.cli import screens
from tests.builders import Home, Ran, coach_here


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Coach on a home with Jo."""
    home.add()

    def ran(*words: str) -> Ran:
        return coach_here(home, *words, capsys=capsys)

    return ran


def test_what_was_decided_is_noted_with_whom_and_when(run) -> None:  # type: ignore[no-untyped-def]
    assert "It is not decided yet" in run("mentoring", "Jo").out
    noted = run("mentoring", "Jo", "--not-recorded", "--with", "Sam Lee", "--on", "2026-11-02")
    assert noted.out == (
        "Mentoring is not recorded: decided with Sam Lee on 2 November 2026. "
        "It holds for mentoring begun from now on.\n"
    )
    run("mentoring", "Jo", "--recorded", "--with", "Sam Lee")
    assert json.loads(run("mentoring", "Jo", "--json").out) == [
        {"person": "Jo Bennett", "recorded": True, "decided": "2026-11-22", "with": "Sam Lee"},
        {"person": "Jo Bennett", "recorded": False, "decided": "2026-11-02", "with": "Sam Lee"},
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--recorded",),
        ("--recorded", "--with", "Sam", "--on", "2026-12-01"),
        ("--recorded", "--with", "Sam", "--on", "soon"),
    ],
)
def test_a_decision_without_a_name_or_a_day_that_was_is_refused(  # type: ignore[no-untyped-def]
    run, arguments: tuple[str, ...]
) -> None:
    ran = run("mentoring", "Jo", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "It is not decided yet" in run("mentoring", "Jo").out


def test_mentoring_on_plain_lines_leaves_a_line_in_the_log(  # type: ignore[no-untyped-def]
    run, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = b"Snickerbeck was on my mind.\n:part caseload\n:to personal\n:read-back\n:close\n"
    stdin = SimpleNamespace(buffer=io.BytesIO(said), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = run("line", "Jo", "--kind", "mentoring")
    assert ran.status == 0, ran.out + ran.err
    assert "with Jo Bennett · mentoring, not recorded" in ran.out
    assert "Notes go to: no record" in ran.out
    assert "Mentoring is lighter than supervision and has no caseload" in ran.out
    assert "This mentoring is not recorded" in ran.out
    assert not [
        path
        for path, words in home.documents().items()
        if "/Records/" in path or "nickerbeck" in words
    ]
    (entry,) = json.loads(run("log", "show", "Jo", "--json").out)["entries"]
    assert (entry["kind"], entry["status"]) == ("mentoring", "held")


def test_without_a_terminal_nothing_is_begun_on_screen(  # type: ignore[no-untyped-def]
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "is_a_terminal", lambda: False)
    assert run("session", "Jo", "--kind", "mentoring").status == 2
    assert json.loads(run("log", "show", "Jo", "--json").out)["entries"] == []
