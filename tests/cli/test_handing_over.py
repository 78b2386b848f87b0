"""Handing over and taking over on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Home, coach_here, home_at


def test_a_file_is_handed_over_and_taken_over_once(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.services.set_up("Amara Osei")
    home.hold(home.add(), "A note.\n:action Ring | To hear\n:item Court\n:close\n")
    ran = coach_here(home, "person", "hand-over", "Jo", capsys=capsys)
    assert ran.status == 0 and ran.out.startswith(
        "Jo Bennett is handed over: 1 session, 1 record, 1 item for the agenda, 1 open action, "
        "0 cases.\n"
    )
    (file,) = home.services.documents_root.rglob("*.coach")
    assert str(file) in ran.out
    other = home_at(tmp_path / "other", "SAMX")
    other.services.set_up("Sam Lee")
    words = ["person", "take-over", str(file), "--policy", "leeds"]
    ran = coach_here(other, *words, capsys=capsys)
    assert "Jo Bennett is with you from today, by Leeds" in ran.out
    assert "a new agreement is due" in ran.out
    again = coach_here(other, *words, capsys=capsys)
    assert again.out.endswith("with this file before; nothing was changed.\n")
    assert coach_here(other, "actions", "Jo", capsys=capsys).out.count("Ring") == 1
    assert coach_here(home, "actions", "Jo", capsys=capsys).status == 2
    assert coach_here(home, "person", "hand-over", "Jo", capsys=capsys).status == 0
    other.services.close()
