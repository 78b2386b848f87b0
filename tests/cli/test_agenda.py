"""Agendas on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Home, coach_here


def test_an_agenda_goes_out_and_a_hand_written_one_comes_in(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.services.set_up("Amara Osei")
    jo = home.add()
    home.services.preparing.add(jo, "The \x1b[31mrota")
    out = tmp_path / "out.md"
    ran = coach_here(home, "agenda", "export", "Jo", "--output", str(out), capsys=capsys)
    assert (ran.status, ran.out) == (0, f"1 item shared: {out}\n")
    blank = tmp_path / "blank.md"
    coach_here(home, "agenda", "template", "--for", "Jo", "--output", str(blank), capsys=capsys)
    text = blank.read_text(encoding="utf-8")
    printed = coach_here(home, "agenda", "template", "--for", "Jo", capsys=capsys).out
    assert printed == text
    written = text.replace("##\n\n- Functions:", "## Leave\n\n- Functions: Support", 1)
    blank.write_text(written, encoding="utf-8")
    for outcome in ("new", "already here"):
        ran = coach_here(home, "agenda", "import", str(blank), capsys=capsys)
        assert ran.out.splitlines()[:2] == [
            "From Jo Bennett, for Jo Bennett with Amara Osei.",
            f"  {outcome}: Leave",
        ]
    assert "1 already here" in ran.out


def test_a_broken_agenda_is_told_by_line_and_reason(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.add()
    broken = tmp_path / "broken.md"
    broken.write_text("---\nformat: coach-agenda\nversion: 1\nrole: boss\n---\n", encoding="utf-8")
    ran = coach_here(home, "agenda", "import", str(broken), capsys=capsys)
    assert ran.status == 2
    assert ran.err.startswith("broken.md, line 4: role: “boss” is not known here")
    assert ran.err.endswith("; nothing was taken in.\n")
    ran = coach_here(home, "agenda", "import", str(tmp_path / "none.md"), capsys=capsys)
    assert ran.status == 2 and "nothing was taken in" in ran.err


def test_evidence_and_a_caseload_report_are_attached(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.services.preparing.add(home.add(), "Court on Friday")
    report = tmp_path / "report.csv"
    report.write_text("Case ref,Last seen,Child\nK1,3/11/2026,Amy\n", encoding="utf-8")
    ran = coach_here(home, "agenda", "attach", "Jo", "--report", str(report), capsys=capsys)
    assert ran.out == (
        "Taken in: 1 case, 1 new, 1 date.\nLeft out, since only dates are taken: Child.\n"
    )
    words = ["--item", "court", "--reference", "S:/court.docx"]
    ran = coach_here(home, "agenda", "attach", "Jo", *words, capsys=capsys)
    assert ran.out == "Attached to “Court on Friday”: S:/court.docx\n"
    assert coach_here(home, "agenda", "attach", "Jo", capsys=capsys).status == 2
