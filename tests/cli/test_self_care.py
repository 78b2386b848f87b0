"""Self-care plans by command: by name as ever, one's own without one, copies out and in."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.domain.self_care import CareKind
from tests.builders import Home, coach_here
from tests.services.pairs import Side, two_homes
from tests.services.test_self_care import PAIR, add, let_know, send, there

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def homes() -> Iterator[tuple[Side, Side]]:
    """Amara's home and Jo's."""
    with two_homes() as made:
        yield made


def test_a_name_shows_what_they_shared_and_a_version_shows_it_as_it_was(
    home: Home, capsys: Capture
) -> None:
    jo = home.add()
    reader = home.services.people.reader()
    home.services.self_care.share(jo, CareKind.HELPS, "A walk\nby the sea", None, reader)
    home.services.self_care.share(jo, CareKind.NOURISHES, "Swimming", None, reader)
    for called in (["Jo"], ["show", "Jo"], ["--version", "2", "Jo"]):
        out = coach_here(home, "self-care", *called, capsys=capsys).out
        assert out.startswith("Jo Bennett: self-care plan, version 2, shared items only\n")
        assert "  A walk\n  by the sea\n" in out and "Swimming" in out
    assert (
        "Swimming" not in coach_here(home, "self-care", "Jo", "--version", "1", capsys=capsys).out
    )
    changed = coach_here(home, "self-care", "Jo", "--changes", capsys=capsys).out
    assert "Version 2, 22 November 2026\n  What nourishes me. New: “Swimming”" in changed
    told = json.loads(
        coach_here(
            home, "self-care", "Jo", "--changes", "--version", "1", "--json", capsys=capsys
        ).out
    )
    assert told["versions"] == [
        {
            "version": 1,
            "on": "2026-11-22",
            "changes": [{"what": "came", "kind": "helps", "was": "", "now": "A walk\nby the sea"}],
        }
    ]
    ran = coach_here(home, "self-care", "Jo", "--version", "3", capsys=capsys)
    assert ran.status == 2 and "versions up to 2" in ran.err


def test_ones_own_plan_comes_about_on_plain_lines(
    home: Home, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.services.set_up("Amara Osei")
    assert "coach self-care talk" in coach_here(home, "self-care", capsys=capsys).out
    monkeypatch.setattr("sys.stdin", io.StringIO("Rain\n\n   \nA friend\n:end\nNever\n"))
    out = coach_here(home, "self-care", "talk", capsys=capsys).out
    assert out.count("Kept, only yours.") == 2 and "Two or three answers are enough" in out
    for called in ([], ["amara osei"]):
        out = coach_here(home, "self-care", *called, capsys=capsys).out
        assert "all of it, as only you see it" in out and "Rain (only me)" in out
        assert "A friend (only me)" in out and "Never" not in out
    assert (
        json.loads(coach_here(home, "self-care", "--shared", "--json", capsys=capsys).out)["items"]
        == []
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("\n" * 500))  # nothing is compulsory
    assert "every question there is" in coach_here(home, "self-care", "talk", capsys=capsys).out


def test_a_copy_goes_out_and_comes_in_and_what_is_gone_is_said_without_its_words(
    homes: tuple[Side, Side], capsys: Capture, tmp_path: Path
) -> None:
    amara, jo = homes
    item = add(jo, "Juniper", PAIR)
    add(jo, "Only for me")
    ran = coach_here(jo.home, "self-care", "export", capsys=capsys)
    assert ran.status == 2 and "--shared" in ran.err
    first = tmp_path / "first.md"
    out = coach_here(
        jo.home, "self-care", "export", "--shared", "--output", str(first), capsys=capsys
    ).out
    assert "goes: What helps: Juniper" in out and "1 thing only yours: stays here." in out
    out = coach_here(amara.home, "self-care", "import", str(first), capsys=capsys).out
    assert "new: What helps: Juniper" in out and "Taken in: 1 new, 0 changed" in out
    assert "Self-care plan.md" in out
    let_know(jo, item, type(PAIR).ONLY_MINE)
    jo.home.clock.move_on(minutes=5)
    second = tmp_path / "second.md"
    second.write_bytes(send(jo))
    out = coach_here(amara.home, "self-care", "import", str(second), capsys=capsys).out
    assert "no longer shared, and taken out here: something under What helps" in out
    assert "Juniper" not in out and there(amara) == []
    ran = coach_here(amara.home, "self-care", "import", str(first), capsys=capsys)
    assert ran.status == 2 and "--older" in ran.err
    ran = coach_here(amara.home, "self-care", "import", str(tmp_path / "none.md"), capsys=capsys)
    assert ran.status == 2 and "cannot be read" in ran.err


def test_the_page_and_the_day_to_look_again_are_chosen(
    homes: tuple[Side, Side], capsys: Capture
) -> None:
    _, jo = homes
    add(jo, "Juniper")
    out = coach_here(jo.home, "self-care", "write", capsys=capsys).out
    assert "what is shared only" in out and "Juniper" not in "".join(jo.home.documents().values())
    out = coach_here(jo.home, "self-care", "write", "--whole", capsys=capsys).out
    assert "all of it" in out and "Juniper" in "".join(jo.home.documents().values())
    out = coach_here(jo.home, "self-care", "review", "--on", "2027-01-09", capsys=capsys).out
    assert "by 9 January 2027" in out
    assert "by 22 May 2027" in coach_here(jo.home, "self-care", "review", capsys=capsys).out
    ran = coach_here(jo.home, "self-care", "review", "--on", "2026-01-09", capsys=capsys)
    assert ran.status == 2 and "comes after today" in ran.err
