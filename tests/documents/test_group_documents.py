"""A group's papers as HTML and Word hold every word that their Markdown holds."""

from __future__ import annotations

import io

import pytest
from docx import Document

from coach.domain.group_session import GroupNoteKind
from coach.domain.model import Stage
from coach.services.export_ports import Format
from tests.builders import Home
from tests.services.group_walks import NAMES, a_group, made_ready, opened, run_through

WORDS = ("Fear goes both ways.", "Read up on contact", "I had stopped being curious 🙂")


def text_of(data: bytes, wanted: Format) -> str:
    """What somebody who opens it reads."""
    if wanted is not Format.WORD:
        return data.decode("utf-8")
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("wanted", list(Format))
def test_notes_agreement_and_reflection_are_written_in_every_format(
    home: Home, wanted: Format
) -> None:
    services, seen = home.services, a_group(home)
    services.group_agreements.write(seen, "What is recorded", "Themes, *never* names.")
    services.group_agreements.accept(seen, "mentor")
    for name in NAMES:
        services.group_agreements.accept(seen, name)
    meeting = run_through(home, made_ready(opened(home, seen)))
    meeting.noting.note(WORDS[0], GroupNoteKind.THEME)
    meeting.noting.action("Grace", WORDS[1])
    meeting.noting.note(WORDS[2], GroupNoteKind.LEARNING, NAMES[0])
    meeting.closing.agree()
    (notes,) = meeting.closing.write(wanted).written
    found = text_of(notes.path.read_bytes(), wanted)
    assert notes.path.suffix == f".{wanted}"
    assert all(one in found for one in (*WORDS, "Grace", "A door that stays shut, 1."))
    standing = services.group_agreements.of(seen).standing
    assert standing is not None
    written = services.group_papers.write_agreement(services.groups.again(seen), standing, wanted)
    found = text_of(written.path.read_bytes(), wanted)
    assert "names." in found and all(name in found for name in ("Amara Osei", *NAMES))
    services.reflections.write("New starters", home.clock.today(), {Stage.PLAN: "Count to ten."})
    (own,) = services.reflections.export("asye", wanted)
    found = text_of(own.path.read_bytes(), wanted)
    assert "Count to ten." in found and "What I do next" in found
