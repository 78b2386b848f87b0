"""A section is worded otherwise, and what nobody touched stays to the last blank."""

from __future__ import annotations

from hypothesis import given

from coach.domain.record import EntryKind, Fact, RecordEntry, RecordSection
from coach.domain.record_layout import lay_out
from coach.services.rewording import MORE, cleaned, fields_of, reworded
from tests.documents.test_record_proofs import sections

SECTION = RecordSection(
    "Closing",
    (
        RecordEntry(EntryKind.NOTE, "Tired.", (Fact("Question", "How?"),)),
        RecordEntry(EntryKind.DECISION, "Visit.", (Fact("Reason", "He waits."),)),
        RecordEntry(EntryKind.DISAGREEMENT, "", (Fact("The supervisor's account", "So."),)),
    ),
)


@given(sections)
def test_what_is_clean_stays_as_it_is(given_: tuple[RecordSection, ...]) -> None:
    for section in given_:
        assert lay_out(cleaned(section)) == lay_out(section)
        same = {one.id: one.words for one in fields_of(section)}
        assert lay_out(reworded(section, same)) == lay_out(section)


def test_each_text_is_a_line_to_fill_in_and_an_empty_one_goes() -> None:
    assert [(one.label, one.words) for one in fields_of(SECTION)] == [
        ("How?", "Tired."),
        ("", "Visit."),
        ("Reason", "He waits."),
        ("The supervisor's account", "So."),
    ]
    filled = {"entry-0": " ", "fact-1-0": "He\nasked\x1b[2J.", MORE: " Worn out.\n"}
    entries = reworded(SECTION, filled).entries
    assert [one.words for one in entries] == ["Visit.", "", "Worn out."]
    assert entries[0].facts == (Fact("Reason", "He asked␛[2J."),)
