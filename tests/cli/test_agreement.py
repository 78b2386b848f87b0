"""The agreement as commands, for screen readers and scripts."""

from __future__ import annotations

import io
import json

import pytest

from tests.builders import Home, Ran, coach_here


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch, home: Home, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run a command and type some lines into it."""

    def run(lines: str, *arguments: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        return coach_here(home, "agreement", *arguments, capsys=capsys)

    return run


def test_it_is_written_line_by_line_left_and_gone_on_with(home: Home, type_in) -> None:  # type: ignore[no-untyped-def]
    home.add()
    first = type_in("Room to think\nand a list\n\nThursdays\n:leave\n", "write", "Jo")
    assert "1 of 10: What supervision is for" in first.out and first.status == 0
    assert "Kept: 2 of 10 headings have words." in first.out
    again = type_in("\n+ at ten\n:back\n:help\n", "write", "Jo")
    assert "Stands now:\n    Room to think\n    and a list" in again.out
    own = type_in("Once a month\n", "write", "Jo", "--heading", "Our walk")
    assert "11 of 11: Our walk" in own.out
    shown = type_in("", "show", "Jo")
    assert "Agreement: Jo Bennett with Supervisor\nVersion 1, being drawn up" in shown.out
    assert "  Room to think\n  and a list\n" in shown.out
    assert "  Thursdays\n  at ten\n" in shown.out and "Our walk\n  Once a month" in shown.out


def test_each_accepts_and_the_next_version_shows_what_was_agreed(home: Home, type_in) -> None:  # type: ignore[no-untyped-def]
    policies = {one.id: one for one in home.services.content.policies()}
    home.services.people.add("Jo Bennett", policies["leeds"])
    assert type_in("", "accept", "Jo", "--by", "supervisor").status == 2
    type_in("Phones off\n", "write", "Jo")
    one = type_in("", "accept", "Jo", "--by", "supervisee", "--on", "2026-11-20")
    assert "agreed once Supervisor accepts it too" in one.out
    twice = type_in("", "accept", "Jo", "--by", "supervisee")
    assert twice.status == 2 and "Jo Bennett accepted this version on 20 November 2026" in twice.err
    both = type_in("", "accept", "Jo", "--by", "supervisor", "--name", "Amara Osei")
    assert "Version 1 is agreed 22 November 2026" in both.out
    assert "To look at again by 22 November 2027: as the policy sets." in both.out
    home.clock.move_on(days=30)
    called = type_in("", "review", "Jo", "--because", "circumstances")
    assert "by 22 December 2026: circumstances have changed." in called.out
    second = type_in("", "write", "Jo")
    assert "Agreed in version 1:\n    Phones off" in second.out
    told = json.loads(type_in("", "show", "Jo", "--json").out)
    assert [one["status"] for one in told["versions"]] == ["agreed", "draft"]
    assert told["versions"][0]["accepted"][1]["name"] == "Amara Osei"
    assert "put aside" in type_in("", "drop", "Jo").out
    assert type_in("", "show", "Jo", "--version", "2").status == 2


def test_who_else_takes_part_and_what_the_owner_answers_alone(home: Home, type_in) -> None:  # type: ignore[no-untyped-def]
    home.add()
    type_in("", "contributors", "Jo", "--add", "Noor Aziz", "--part", "mentor")
    ended = type_in("", "contributors", "Jo", "--end", "noor aziz", "--json")
    (noor,) = json.loads(ended.out)
    assert (noor["name"], noor["part"], noor["until"]) == ("Noor Aziz", "mentor", "2026-11-22")
    assert type_in("", "contributors", "Jo", "--end", "Noor Aziz").status == 2
    asked = type_in("Lists\n\n\nTea\n", "answer", "Jo", "supervision-history")
    assert "only theirs until they share it" in asked.out and "Kept: 2 of 7" in asked.out
    assert type_in("", "answer", "Jo", "nothing").status == 2
    assert "2 of your answers" in type_in("", "answer", "Jo", "supervision-history", "--share").out
    assert type_in("", "answer", "Jo", "supervision-history", "--share").status == 2
    assert "supervision-history" in type_in("", "tools").out
