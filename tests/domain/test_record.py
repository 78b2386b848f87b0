"""A record grows by versions until it is settled, and then stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.discussion import Note
from coach.domain.record import ARROWS, FINAL, EntryKind, Fact, RecordEntry, RecordStatus
from coach.domain.row import Destination
from coach.errors import NotShared, PlacementRefused, RecordIsFinal
from tests.domain.builders import a_note, a_record


@given(st.integers(0, 20))
def test_each_revision_is_one_version_more_and_nothing_else(times: int) -> None:
    record = a_record()
    for _ in range(times):
        record = record.revise()
    assert record == replace(a_record(), version=times)


def test_a_settled_record_is_not_rewritten() -> None:
    for status in FINAL:
        with pytest.raises(RecordIsFinal, match="addendum"):
            a_record(version=1, status=status).revise()


def test_a_shared_record_that_is_reworded_is_a_draft_again() -> None:
    shared = a_record(version=1).to(RecordStatus.SHARED)
    assert (shared.revise().status, shared.revise().version) == (RecordStatus.DRAFT, 2)


def test_a_record_goes_along_the_arrows_only() -> None:
    for before in RecordStatus:
        for after in RecordStatus:
            record = a_record(version=1, status=before)
            if (before, after) in ARROWS:
                assert record.to(after).status is after
            else:
                with pytest.raises((NotShared, RecordIsFinal)):
                    record.to(after)


def test_an_entry_gives_the_words_under_a_label_or_nothing() -> None:
    entry = RecordEntry(EntryKind.NOTE, "He waits.", (Fact("Voice", "both"), Fact("Voice", "no")))
    assert entry.fact("Voice") == "both"
    assert entry.fact("Question") == ""


def test_a_note_about_no_case_goes_to_no_case_record() -> None:
    with pytest.raises(PlacementRefused, match="Note 7"):
        a_note("Kept.", number=7).move_to(Destination.CASE, None)


@given(st.sampled_from(Destination), st.sampled_from([None, "k2"]))
def test_a_note_placed_elsewhere_stays_about_its_case(
    destination: Destination, case_id: str | None
) -> None:
    note: Note = a_note("Kept.", case_id="k1")
    if destination is Destination.CASE and case_id is None:
        case_id = "k1"
    moved = note.move_to(destination, case_id)
    assert moved.destination is destination
    assert moved.case_id == (case_id if destination is Destination.CASE else "k1")
    assert moved.words == note.words
