"""Groups as commands: listings, agreements, notes, reflections, structures."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from coach.content.shelves import built_in
from tests.builders import Home, Ran, coach_here
from tests.line.group_scripts import played, whole
from tests.services.group_walks import NAMES, a_group


@pytest.fixture
def coach(home: Home, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run `coach group …`."""

    def run(*arguments: str) -> Ran:
        return coach_here(home, "group", *arguments, capsys=capsys)

    return run


def test_a_group_is_begun_listed_and_shown(home: Home, coach) -> None:  # type: ignore[no-untyped-def]
    home.add("Jo Bennett")
    added = coach("add", "New starters", "--member", "Jo Bennett", "--member", "Mina")
    assert "Members: Jo Bennett, Mina." in added.out and "You supervise: Jo Bennett" in added.out
    coach("plan", "New", "2026-12-01", "2026-12-08")
    coach("member", "New", "Mina", "--assessed-by", "Ruth Cole")
    assert "New starters  2        -          2026-12-01" in coach("list").out
    told = json.loads(coach("show", "New", "--json").out)
    assert told["members"][1]["assessed_by"] == ["Ruth Cole"]
    assert [one["planned"] for one in told["sessions"]] == ["2026-12-01", "2026-12-08"]
    shown = coach("show", "New").out
    assert "Ruth Cole assesses Mina." in shown and "Agreement: none yet" in shown


def test_two_of_one_name_in_one_breath_are_two_people(coach) -> None:  # type: ignore[no-untyped-def]
    added = coach("add", "Both", "--member", "Sam Lee", "--member", "Sam Lee")
    assert "Sam Lee (1), Sam Lee (2)" in added.out
    answer = coach("member", "Both", "Sam Lee", "--left")
    assert answer.status == 2 and "2 answer to" in answer.err
    assert "has left" in coach("member", "Both", "Sam Lee (2)", "--left").out


def test_an_agreement_is_written_and_accepted_by_each(home: Home, coach) -> None:  # type: ignore[no-untyped-def]
    coach("add", "Small", "--member", "Mina")
    assert "Nothing is written yet" in coach("agree", "Small").out
    coach("agree", "Small", "--heading", "What is recorded", "--words", "Themes only.")
    assert "waits for Supervisor" in coach("agree", "Small", "--yes", "Mina").out
    assert "agreed 22 November 2026" in coach("agree", "Small", "--yes", "mentor").out
    told = json.loads(coach("agree", "Small", "--json").out)
    assert told[0]["status"] == "agreed" and told[0]["review"] == "2027-05-22"
    assert len(home.documents()) == 1
    assert coach("agree", "Small", "--yes", "Mina").status == 2


def test_notes_are_shown_and_written_again_and_a_concern_is_settled(home: Home, coach) -> None:  # type: ignore[no-untyped-def]
    seen = a_group(home)
    assert coach("notes", "New").status == 2
    structure = next(
        one for one in home.services.content.structures().found if one.id == "intervision"
    )
    script = whole(structure, NAMES).replace(
        ":read", ":concern Grace | the duty manager | 2026-11-23"
    )
    played(home, seen, script)
    told = json.loads(coach("notes", "New", "--json").out)
    assert told["sections"][-1]["heading"] == "What the presenter takes away"
    assert "# Group notes: New starters" in coach("notes", "New").out
    (path,) = home.documents()
    (home.services.documents_root / path).unlink()
    assert path in coach("notes", "New", "--write").out
    assert list(home.documents()) == [path]
    home.clock.move_on(days=2)
    shown = coach("show", "New").out
    assert "1. Grace: Takes a safeguarding concern to the duty manager by 23 November" in shown
    assert "(late)" in shown
    assert "Done: Takes a safeguarding concern" in coach("done", "New", "1").out
    assert coach("done", "New", "9").status == 2


def test_a_private_reflection_is_its_owner_s_and_exported_for_a_log(home: Home, coach) -> None:  # type: ignore[no-untyped-def]
    assert coach("reflect", "--export", "asye").status == 2
    kept = coach("reflect", "--about", "New starters", "--analysis", "I wanted to be right")
    assert kept.status == 0
    assert coach("reflect", "--about", "x", "--plan", "y", "--on", "2030-01-01").status == 2
    assert "1. 22 November 2026, New starters" in coach("reflect").out
    assert json.loads(coach("reflect", "--json").out)[0]["analysis"] == "I wanted to be right"
    coach("reflect", "--export", "asye")
    ((path, text),) = home.documents().items()
    assert path == "My reflections/2026-11-22 ASYE critical reflection log.md"
    assert "What I make of it" in text and "I wanted to be right" in text
    reader = home.services.people.reader()
    stores = home.services.stores.groups.reflections
    assert len(stores.mine(reader)) == 1
    with_group = type(reader)(reader.owner_id, group_id="any")
    assert stores.mine(with_group) == []
    coach("reflect", "--take-out", "1")
    assert "Nothing yet" in coach("reflect").out


def test_a_structure_of_one_s_own_is_used_and_checked(  # type: ignore[no-untyped-def]
    home: Home, coach, tmp_path: Path
) -> None:
    own = home.services.places.config / "group-structures"
    own.mkdir(parents=True)
    shipped = built_in("data") / "group-structures" / "short-form.yaml"
    text = shipped.read_text(encoding="utf-8").replace("name: Twenty minutes", "name: Our lunch")
    (own / "short-form.yaml").write_text(text, encoding="utf-8")
    assert "Our lunch (yours)" in coach("structures", "list").out
    told = json.loads(coach("structures", "list", "--json").out)
    assert [one["own"] for one in told if one["id"] == "short-form"] == [True]
    bad = own / "broken.yaml"
    shutil.copy(shipped, bad)
    checked = coach("structures", "check", str(bad))
    assert checked.status == 1 and "broken.yaml, line" in checked.out
    assert coach("structures", "check").status == 1
    assert "Left out" in coach("structures", "list").err
    zero = tmp_path / "zero.yaml"
    text = re.sub(r"(?m)^    minutes: \d+", "    minutes: 0", shipped.read_text(encoding="utf-8"))
    text = text.replace("structure: short-form", "structure: zero")
    zero.write_text(text.replace("id: presenter", "id: bringer"), encoding="utf-8")
    found = coach("structures", "check", str(zero)).out
    assert "a role with the id presenter" in found and "from 1 to 240 minutes" in found


def test_a_line_is_for_a_pair_or_for_a_group(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:  # type: ignore[no-untyped-def]
    assert coach_here(home, "line", capsys=capsys).status == 2
    a_group(home)
    assert coach_here(home, "line", "Jo", "--group", "New", capsys=capsys).status == 2
