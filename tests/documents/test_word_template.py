"""A council's own Word template: filled as far as it goes, and refused in one sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.shared import Mm

from coach.documents.exports import RecordExports
from coach.domain.record import EntryKind, Fact, RecordEntry, RecordKind
from coach.errors import FileRefused
from coach.services.export_ports import FilledDocument
from coach.services.exporting import headings_of
from tests.builders import Home
from tests.documents.test_record_exports import NOW, paper, word_text

Document = docx.document.Document


def made(build: Callable[[Document], object]) -> bytes:
    """A template."""
    document = docx.Document()
    build(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(files: dict[str, bytes], of: bytes | None = None) -> bytes:
    """A zip of some files, besides those of another."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        if of is not None:
            with zipfile.ZipFile(BytesIO(of)) as other:
                for one in other.namelist():
                    if one not in files:
                        package.writestr(one, other.read(one))
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


def filled(
    template: bytes, *notes: str, headings: tuple[str, ...] = ("Check-in",)
) -> FilledDocument:
    """The template with a record in it."""
    export = paper(*(notes or ("Tired, and glad.",)), headings=headings)
    return RecordExports().fill(export, template, "council.docx")


def opened(done: FilledDocument) -> Document:
    """What came of it."""
    return docx.Document(BytesIO(done.data))


def texts(done: FilledDocument) -> list[str]:
    """Its paragraphs in their order, those of tables too."""
    return [line for line in word_text(opened(done)).split("\n") if line]


def test_placeholders_are_filled_in_split_runs_cells_headers_and_footers() -> None:
    def build(document: Document) -> None:
        split = document.add_paragraph("Worker: ")
        for piece in ("{", "{ record.", "super", "visee }", "} (SW)"):
            split.add_run(piece).bold = True
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "How they are"
        table.cell(0, 1).text = "{{personal.check-in}}"
        document.add_paragraph("{{ personal.agreed-actions }}")
        document.add_paragraph("{{ record.standing }}")
        document.sections[0].header.paragraphs[0].text = "{{ Record.Title }} {{ record.state }}"
        document.sections[0].footer.paragraphs[0].text = "On {{ record.date }}"

    done = filled(made(build))
    assert (done.without_place, done.unknown) == ((), ())
    document = opened(done)
    assert document.paragraphs[0].text == "Worker: Jo Bennett (SW)"
    assert document.paragraphs[0].runs[1].bold
    assert document.tables[0].cell(0, 1).text.strip() == "Tired, and glad."
    assert document.tables[1].cell(1, 0).text == "Ring the school"
    assert document.sections[0].header.paragraphs[0].text == "Supervision record draft"
    assert document.sections[0].footer.paragraphs[0].text == "On 22 November 2026"
    assert "{{" not in word_text(document)


def test_sections_stand_under_headings_of_the_same_name_however_numbered() -> None:
    def build(document: Document) -> None:
        document.add_heading("Our council", 0)
        document.add_heading("1. CHECK-IN:", 2)
        document.add_paragraph("How the worker is.")
        document.add_heading("Agreed actions", 2)

    lines = texts(filled(made(build)))
    assert lines.index("1. CHECK-IN:") + 1 == lines.index("Tired, and glad.")
    assert lines.index("Agreed actions") < lines.index("Ring the school")


def test_a_label_in_a_table_has_its_section_in_the_empty_cell_beside_it() -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(1, 0).text = "Check-in", "Agreed actions"

    document = opened(filled(made(build)))
    assert document.tables[0].cell(0, 1).text.strip() == "Tired, and glad."
    assert document.tables[0].cell(1, 1).tables[0].cell(1, 0).text == "Ring the school"


def test_what_has_no_place_stands_at_the_end_and_is_named() -> None:
    done = filled(made(lambda one: one.add_heading("Check-in", 2)), headings=("Check-in", "Agenda"))
    assert done.without_place == ("Agenda", "Agreed actions")
    lines = texts(done)
    place = lines.index("What the template has no place for")
    assert lines[place + 1 : place + 3] == ["Agenda", "Tired, and glad."]
    assert "Ring the school" in lines[place:]
    assert "Jo Bennett with Amara Osei, 22 November 2026" in lines  # whose it is, in any case
    assert "draft" in lines


def test_two_sections_of_one_name_both_find_their_place() -> None:
    done = filled(made(lambda one: one.add_heading("Discussed", 2)), headings=("Discussed",) * 2)
    assert texts(done).count("Tired, and glad.") == 2
    assert done.without_place == ("Agreed actions",)


def test_the_rest_takes_what_no_other_placeholder_took() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{{ personal.rest }}")
        document.add_paragraph("{{ personal.check-in with heading }}")
        document.add_paragraph("{{ personal.self-care with heading }}")

    done = filled(made(build), headings=("Check-in", "Discussed: a visit"))
    lines = texts(done)
    assert done.without_place == () and "Self-care" not in lines
    assert lines[0] == "Discussed: a visit" and lines.index("Check-in") > lines.index("What")


def test_a_placeholder_that_means_nothing_stands_and_is_named() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{{ personal.sections }}")
        document.add_paragraph("{{ worker.shoe_size }}")

    done = filled(made(build))
    assert done.unknown == ("worker.shoe_size",)
    assert "{{ worker.shoe_size }}" in texts(done)


def test_words_that_look_like_a_placeholder_stay_words() -> None:
    done = filled(made(lambda one: one.add_paragraph("{{ personal.sections }}")), "{{ record.id }}")
    assert "{{ record.id }}" in texts(done) and done.unknown == ()


def test_the_template_to_begin_with_holds_a_whole_record(home: Home) -> None:
    for policy in home.services.content.policies():
        start = RecordExports().template(policy, RecordKind.PERSONAL, NOW)
        whole = ("Immediate risk", "Check-in", "Discussed: a visit", "Own")
        export = replace(paper("Tired, and glad.", headings=whole), headings=headings_of(policy))
        done = RecordExports().fill(export, start, "start.docx")
        lines = texts(done)
        assert (done.without_place, done.unknown) == ((), ())
        assert [one for one in lines if one in ("Immediate risk", "Check-in", "Own")] == [
            "Immediate risk", "Check-in", "Own",
        ]  # fmt: skip
        assert lines.count("Tired, and glad.") == 4


SOUND = made(lambda one: one.add_heading("Check-in", 2))
TYPES = "[Content_Types].xml"


def types_of(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same file, said to be of another kind."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return packed({TYPES: package.read(TYPES).replace(old, new)}, of=data)


MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DOTX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (packed({"word/vbaProject.bin": b"x"}, of=SOUND), "macros"),
        (types_of(SOUND, MAIN, MACROS), "macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"", "no Word document"),
        (b"just text", "no Word document"),
        (SOUND[: len(SOUND) // 2], "no Word document"),
        (packed({"a.txt": b"x"}), "no Word document"),
        (packed({TYPES: b"<Types/>"}), "missing or broken"),
        (packed({TYPES: b"x", "word/document.xml": bytes(90_000_000)}), "too large"),
        (packed({"word/document.xml": b"<w:document"}, of=SOUND), "missing or broken"),
        (made(lambda one: one.add_heading("Budget", 1)), "nor a heading of this record"),
        (made(lambda one: one.add_paragraph("{{ case.sections }}")), "template for case records"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_in_one_sentence(
    template: bytes, why: str
) -> None:
    with pytest.raises(FileRefused, match=why) as refused:
        filled(template)
    assert str(refused.value).startswith("council.docx")


def test_a_dotx_is_filled_and_comes_out_as_a_document() -> None:
    assert "Tired, and glad." in texts(filled(types_of(SOUND, MAIN, DOTX)))


def test_nobody_elses_name_stays_in_what_word_keeps_of_the_file() -> None:
    def build(document: Document) -> None:
        document.add_heading("Check-in", 2)
        document.core_properties.last_modified_by = "COUNCIL\\pc-4711"
        document.sections[0].page_width = Mm(200)

    kept = opened(filled(made(build))).core_properties
    assert (kept.last_modified_by, kept.title) == ("Coach", "Supervision record")


def test_a_decision_keeps_its_reason_in_a_template() -> None:
    entry = RecordEntry(EntryKind.DECISION, "Visit weekly", (Fact("Reason", "She asked"),))
    export = paper("Tired.")
    first = export.paper.sections[0]
    export = replace(
        export,
        paper=replace(export.paper, sections=(replace(first, entries=(entry,)),)),
    )
    lines = texts(RecordExports().fill(export, SOUND, "council.docx"))
    assert lines[1] == "Visit weekly" and "Reason: She asked" in lines[2]
