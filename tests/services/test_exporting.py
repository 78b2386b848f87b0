"""Records written for other programs: the same words, known files, and nothing written over."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from coach.domain.case_filing import Beyond
from coach.domain.people import Supervisee
from coach.domain.record import RecordKind, RecordListing
from coach.errors import BadInput, DocumentsFailed, FileRefused
from coach.services.exporting import Exported, Format
from tests.builders import Home, coach_here
from tests.documents.test_record_exports import Words, letters, word_text

SCRIPT = """:part check-in
:to personal
Tired, and glad of the week.
:topic A visit
:case K1
:to case
The flat was bramblequist.
:action Ring the school | Nobody has asked | supervisor | 2027-03-01
:close
"""


@pytest.fixture
def jo(home: Home) -> Supervisee:
    """Jo, of whom a session left a personal record and one of a case."""
    jo = home.add()
    home.services.cases.add_all(jo, ["K1"])
    home.hold(jo, SCRIPT)
    return jo


def listings(home: Home, jo: Supervisee) -> dict[RecordKind, RecordListing]:
    """Both records."""
    found = home.services.records.listing(jo, home.services.people.reader())
    return {one.record.kind: one for one in found}


def export(
    home: Home,
    jo: Supervisee,
    wanted: Format,
    kind: RecordKind = RecordKind.PERSONAL,
    output: Path | None = None,
    template: Path | None = None,
) -> Exported:
    """Write one of the two."""
    reader, listing = home.services.people.reader(), listings(home, jo)[kind]
    return home.services.exports.export(jo, reader, listing, wanted, output, template)


def said(path: Path) -> str:
    """The words of a file."""
    if path.suffix == ".docx":
        return word_text(docx.Document(BytesIO(path.read_bytes())))
    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return words.text


@pytest.mark.parametrize("wanted", [Format.HTML, Format.WORD])
def test_a_document_holds_what_the_standing_copy_holds_and_lies_beside_it(
    home: Home, jo: Supervisee, wanted: Format
) -> None:
    home.services.record_lives.share(
        jo, home.services.people.reader(), listings(home, jo)[RecordKind.PERSONAL]
    )
    path = export(home, jo, wanted).path
    listing = listings(home, jo)[RecordKind.PERSONAL]
    assert (
        listing.path is not None
        and path.parent == (home.services.documents_root / listing.path).parent
    )
    text = said(path)
    assert "bramblequist" not in text and "Ring the school" not in text
    standing = home.services.records.text(jo, listing).split("---\n", 2)[2].replace("\\", "")
    standing = standing.replace("#", "").replace("---", "")
    assert not letters(standing) - letters(text)
    proofs = home.services.stores.record_lives.proofs_of(listing.record.id)
    assert all(f"for {one.name}: {one.hash}" in text for one in proofs) and len(proofs) == 2
    assert "It was shared by" in text and "draft" not in text
    assert len(listings(home, jo)) == len(
        home.services.records.listing(jo, home.services.people.reader())
    )  # a second document makes no second record


def test_a_case_record_holds_the_case_and_lies_in_its_folder(home: Home, jo: Supervisee) -> None:
    path = export(home, jo, Format.WORD, RecordKind.CASE).path
    assert path.parent.name == "K1" and path.suffix == ".docx"
    text = said(path)
    assert "bramblequist" in text and "Ring the school" in text and "Tired" not in text


@pytest.mark.parametrize("wanted", list(Format))
def test_a_file_edited_by_hand_is_left_and_pointed_out(
    home: Home, jo: Supervisee, wanted: Format
) -> None:
    path = export(home, jo, wanted).path
    home.clock.move_on(minutes=5)
    assert export(home, jo, wanted).path == path  # ours is written anew
    path.write_bytes(path.read_bytes() + b"by hand")
    again = export(home, jo, wanted)
    assert again.kept_aside == path and again.path != path
    assert path.read_bytes().endswith(b"by hand")


def test_a_file_of_ones_own_choice_is_never_written_over(
    home: Home, jo: Supervisee, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "Jo.docx"
    export(home, jo, Format.WORD, output=path)
    home.clock.move_on(minutes=5)
    export(home, jo, Format.WORD, output=path)
    path.write_bytes(b"mine")
    with pytest.raises(DocumentsFailed, match="left as it is"):
        export(home, jo, Format.WORD, output=path)
    assert path.read_bytes() == b"mine"
    other = home.services.documents_root / (listings(home, jo)[RecordKind.PERSONAL].path or "")
    other.unlink()
    with pytest.raises(DocumentsFailed, match="choose another name"):
        export(home, jo, Format.HTML, output=other)


def test_erasing_a_case_reaches_its_documents_wherever_they_were_put(
    home: Home, jo: Supervisee, tmp_path: Path
) -> None:
    services = home.services
    kept = [export(home, jo, wanted, RecordKind.CASE).path for wanted in Format]
    out, edited, gone = (tmp_path / f"{n}.docx" for n in ("out", "edited", "gone"))
    for path in (out, edited, gone):
        export(home, jo, Format.WORD, RecordKind.CASE, output=path)
    edited.write_bytes(b"by hand")
    gone.unlink()
    case = services.case_filing.case(jo, "K1")
    reader = services.people.reader()
    services.case_filing.file(jo, reader, case)
    assert len(services.erasing.plan(jo, reader, case).documents) == 5
    done = services.erasing.erase(jo, reader, case)
    assert not any(path.exists() for path in (*kept, out)) and edited.exists()
    assert {(one.what, one.why) for one in done.unreached} == {
        (str(edited), Beyond.EDITED), (str(gone), Beyond.MOVED),
    }  # fmt: skip
    with pytest.raises(BadInput, match="erased"):
        export(home, jo, Format.HTML, RecordKind.CASE)


def test_erasing_finds_words_of_a_case_that_are_packed_in_a_word_file(
    home: Home, jo: Supervisee
) -> None:
    services = home.services
    path = export(home, jo, Format.WORD, RecordKind.CASE).path
    moved = services.documents_root / "Jo Bennett" / "Kept for myself.docx"
    moved.write_bytes(path.read_bytes())
    case, reader = services.case_filing.case(jo, "K1"), services.people.reader()
    services.case_filing.file(jo, reader, case)
    done = services.erasing.erase(jo, reader, case)
    assert (str(moved), Beyond.HOLDS) in {(one.what, one.why) for one in done.unreached}


def test_a_template_is_for_word_and_one_with_macros_is_refused_by_its_name(
    home: Home, jo: Supervisee, tmp_path: Path
) -> None:
    template = tmp_path / "council.docm"
    template.write_bytes(b"PK")
    with pytest.raises(FileRefused, match="macros"):
        export(home, jo, Format.WORD, template=template)
    with pytest.raises(BadInput, match="Only a Word document"):
        export(home, jo, Format.HTML, template=template)
    with pytest.raises(BadInput, match="cannot be read"):
        export(home, jo, Format.WORD, template=tmp_path / "none.docx")
    assert not list(home.services.documents_root.rglob("*.docx"))


def test_the_command_writes_what_it_is_asked_for(
    home: Home, jo: Supervisee, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = listings(home, jo)[RecordKind.CASE]
    session = listing.record.session_id
    start = tmp_path / "start.docx"
    for kind in RecordKind:
        start = tmp_path / f"{kind}.docx"
        out = ("record", "template", "--kind", kind.value, "--output", str(start))
        assert coach_here(home, *out, capsys=capsys).status == 0
    ran = coach_here(
        home, "record", "export", "Jo", "--session", session, "--case", "k1", "--format", "docx",
        "--template", str(tmp_path / "case.docx"), "--output", str(tmp_path / "K1.docx"),
        capsys=capsys,
    )  # fmt: skip
    assert (ran.status, ran.out) == (0, f"Written: {tmp_path / 'K1.docx'}\n")
    assert "bramblequist" in said(tmp_path / "K1.docx")
    wrong = (
        "record",
        "export",
        "Jo",
        "--session",
        session,
        "--template",
        str(tmp_path / "case.docx"),
    )
    ran = coach_here(home, *wrong, capsys=capsys)
    assert ran.status == 2 and "template for case records" in ran.err
    for given in (("--session", "zz"), ("--session", session, "--case", "K9"), ("--case", "K1")):
        ran = coach_here(home, "record", "export", "Jo", *given, capsys=capsys)
        assert ran.status == 2 and ran.err.count("\n") == 1


def test_words_library_is_read_only_where_a_word_file_is_written(home: Home) -> None:
    import subprocess
    import sys

    code = (
        "import sys, coach.documents.exports, coach.services.exporting, coach.screens.record\n"
        "assert not {'docx', 'lxml', 'markdown_it.tree'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
