"""A record's document is read back to the very words that were hashed, and shows every change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.documents.record_exchange import MarkdownCopies
from coach.documents.record_reading import read_words
from coach.documents.renderer import MarkdownRenderer
from coach.domain.proof import (
    Finding,
    ProofKind,
    ProofOfCopy,
    RecordHead,
    canonical,
    compare,
    hash_words,
)
from coach.domain.record import EntryKind, Fact, RecordEntry, RecordPaper, RecordSection
from coach.domain.record_exchange import ReadCopy
from coach.domain.record_layout import entries_of, lay_out
from coach.domain.record_life import RecordLife
from coach.domain.row import Voice
from coach.domain.session import SessionKind
from coach.errors import FileRefused
from coach.files import digest
from tests.documents.test_records import lines, loose_lines, notes
from tests.domain.builders import NOW, a_paper, a_record

facts = st.lists(st.tuples(st.sampled_from(["Reason", "Who", "By when"]), lines), max_size=2)
asides = st.lists(
    st.sampled_from([("In the words of", "the supervisor"), ("Marked", "evidence")]), max_size=2
)


@st.composite
def entries(draw: st.DrawFn) -> RecordEntry:
    """Anything that composing makes."""
    kind = draw(st.sampled_from(EntryKind))
    if kind is EntryKind.NOTE:
        question = draw(loose_lines)
        asked = [Fact("Question", question)] if question else []
        return RecordEntry(kind, draw(notes), (*asked, *(Fact(*one) for one in draw(asides))))
    if kind is EntryKind.DISAGREEMENT:
        both = ("The supervisor's account", "The supervisee's account")
        return RecordEntry(kind, "", tuple(Fact(one, draw(notes)) for one in both))
    if kind is EntryKind.ACTION:
        cells = ("Why", "Who", "By when")
        return RecordEntry(kind, draw(lines), tuple(Fact(c, draw(loose_lines)) for c in cells))
    return RecordEntry(kind, draw(lines), tuple(Fact(*one) for one in draw(facts)))


sections = st.lists(
    st.builds(RecordSection, lines, st.lists(entries(), max_size=4).map(tuple)), max_size=4
).map(tuple)


def written(*given_: RecordSection) -> bytes:
    paper = a_paper(*given_, life=RecordLife(a_record().revise()))
    return MarkdownRenderer().record(paper).encode()


@settings(max_examples=150)
@given(sections)
def test_the_words_are_read_back_as_they_are_hashed(given_: tuple[RecordSection, ...]) -> None:
    found = read_words(written(*given_), "record.md")
    head = head_of(a_paper())
    laid = tuple(map(lay_out, given_))
    assert hash_words(head, found.sections) == hash_words(head, laid)
    again = tuple(map(entries_of, found.sections))
    assert hash_words(head, tuple(map(lay_out, again))) == hash_words(head, laid)


def head_of(paper: RecordPaper) -> RecordHead:
    return RecordHead(paper.held_on, paper.session_kind, paper.supervisee, paper.supervisor)


SHORT = (
    RecordSection(
        "Check-in",
        (
            RecordEntry(EntryKind.NOTE, "Tired, *glad*.\n\n| É ≯ 名", (Fact("Question", "How?"),)),
            RecordEntry(EntryKind.DECISION, "Visit twice.", (Fact("Reason", "He waits."),)),
        ),
    ),
    RecordSection(
        "Agreed actions",
        (RecordEntry(EntryKind.ACTION, "Ring", (Fact("Why", "asked"), Fact("Who", "Jo"))),),
    ),
)


def a_proof(paper: RecordPaper, **given_: object) -> ProofOfCopy:
    words = hash_words(head_of(paper), tuple(map(lay_out, paper.sections)))
    proof = ProofOfCopy(
        id="p", version_id="v", file_id="f", record_id=paper.record.id, version=1, number=1,
        kind=ProofKind.SHARED, made_for=Voice.SUPERVISEE, name="Jo Bennett",
        held_on=paper.held_on, session_kind=SessionKind.FORMAL, supervisee=paper.supervisee,
        supervisor=paper.supervisor, hash=words.whole, head_hash=words.head,
        sections=" ".join(words.sections),
        bytes_hash=digest(MarkdownRenderer().record_words(paper)), previous_hash="", made_at=NOW,
    )  # fmt: skip
    proof = replace(proof, **given_)  # type: ignore[arg-type]
    return replace(proof, seal=proof.sealed_over())


PAPER = a_paper(*SHORT, life=RecordLife(a_record().revise()))


def verdict_of(data: bytes) -> Finding | None:
    """What a check finds of some bytes; None where they are no record any more."""
    try:
        copy: ReadCopy = MarkdownCopies().read(data, "record.md")
    except FileRefused:
        return None
    if (copy.record_id, copy.version) != (PAPER.record.id, 1):
        return Finding.ANOTHER
    found = compare(a_proof(PAPER), copy.head, copy.sections, copy.bytes_hash)
    return Finding.CHANGED if copy.stray else found.finding


def test_every_single_byte_of_the_words_that_changes_is_found() -> None:
    """Each byte is flipped two ways, left out and doubled; words are told from mere bytes."""
    data = MarkdownRenderer().record(PAPER).encode()
    start, end = data.index(b"# Supervision record"), data.rindex(b"---")
    assert verdict_of(data) is Finding.INTACT
    words = (b"Tired", b"glad", b"Visit twice", b"He waits", b"Ring", b"asked", b"How", b"Check",
             b"Agreed", b"Jo Bennett with", b"22 November")  # fmt: skip
    inside = {
        place
        for word in words
        for place in range(data.index(word, start), data.index(word, start) + len(word))
    }
    for place in range(start, end):
        flips = (data[place] ^ 1, data[place] ^ 0x20)
        for flipped in (*(bytes([one]) for one in flips), b"", data[place : place + 1] * 2):
            found = verdict_of(data[:place] + flipped + data[place + 1 :])
            assert found is not Finding.INTACT, (place, flipped)
            if place in inside:
                assert found in (Finding.CHANGED, None), (
                    place,
                    flipped,
                    data[place - 9 : place + 9],
                )


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), Finding.BYTES),
        (lambda data: b"\xef\xbb\xbf" + data, Finding.BYTES),
        (lambda data: __import__("unicodedata").normalize("NFD", data.decode()).encode(),
         Finding.BYTES),
        (lambda data: data.replace(b"Tired, ", b"Tired,  ", 1), Finding.CHANGED),
        (lambda data: data.replace(b"> Tired", b"> [Tired](http://x)", 1), Finding.CHANGED),
        (lambda data: data.replace(b"> Tired", b"<!-- x -->\n\n> Tired", 1), Finding.CHANGED),
        (lambda data: data.replace(b"> Tired", b"> *Tired*", 1), Finding.CHANGED),
        (lambda data: data.replace(b"\n---\n\n## How", b"\n## More\n\n> x\n\n---\n\n## How"),
         Finding.CHANGED),
        (lambda data: data.replace(b"## Agreed actions", b"---\n\n## Agreed actions"),
         Finding.CHANGED),
        (lambda data: data.replace(b"with Amara Okafor", b"with Amara Osei"), Finding.CHANGED),
        (lambda data: data.replace(b"supervisor: Amara Okafor", b"supervisor: Amara Osei"),
         Finding.CHANGED),
        (lambda data: data.replace(b"status: draft", b"status: shared"), Finding.INTACT),
    ],
)  # fmt: skip
def test_what_is_done_to_a_file_is_told_by_its_words(change, finding: Finding) -> None:  # type: ignore[no-untyped-def]
    data = MarkdownRenderer().record(PAPER).encode()
    assert verdict_of(change(data)) is finding


def test_a_verdict_names_the_section() -> None:
    other = (replace(SHORT[0], entries=SHORT[0].entries[:1]), SHORT[1])
    head = head_of(PAPER)
    assert compare(a_proof(PAPER), head, [lay_out(o) for o in other], None).where == ("Check-in",)
    swapped = [lay_out(o) for o in reversed(SHORT)]
    assert compare(a_proof(PAPER), head, swapped, None).where == ("the order of the sections",)
    gone = compare(a_proof(PAPER), head, [lay_out(SHORT[0])], None)
    assert gone.where == ("section 2 is not there",)
    twice = compare(a_proof(PAPER), head, [lay_out(o) for o in (*SHORT, SHORT[1])], None)
    assert not twice.is_yes and twice.where


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Sam"}, {"record_id": "other"}, {"number": 2}, {"previous_hash": "x"},
        {"hash": "0" * 64}, {"sections": ""}, {"made_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"version": 2}, {"file_id": "other"}, {"supervisee": "Sam"}, {"bytes_hash": "x"},
    ],
)  # fmt: skip
def test_a_proof_that_was_changed_is_no_proof(change: dict[str, object]) -> None:
    assert not replace(a_proof(PAPER), **change).is_whole  # type: ignore[arg-type]


def test_the_hashes_can_be_made_without_coach_as_the_page_says() -> None:
    def hashed(value: object) -> str:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    asked = [["strong", "How?"], ["quote", "Tired, *glad*.\n\n| É ≯ 名"]]
    decided = [["quote", "Visit twice."], ["item", "Reason: He waits."]]
    first = hashed(["Check-in", [*asked, *decided]])
    second = hashed(["Agreed actions", [["row", "Ring", "asked", "Jo", ""]]])
    head = hashed(["2026-11-22", "formal", "Jo Bennett", "Amara Okafor"])
    words = hashed(["coach-words-1", head, [first, second]])
    proof = a_proof(PAPER, previous_hash="before")
    assert (proof.hash, proof.head_hash, proof.sections) == (words, head, f"{first} {second}")
    document = MarkdownRenderer().record(PAPER)
    inside = document.split("---\n")[2]
    assert proof.bytes_hash == hashlib.sha256(inside[:-1].encode()).hexdigest()
    at = NOW.astimezone(UTC).isoformat(timespec="microseconds")
    assert proof.seal == hashed(
        ["coach-proof-1", "f", "rec", 1, 1, "shared", "supervisee", "Jo Bennett", "2026-11-22",
         "formal", "Jo Bennett", "Amara Okafor", words, head, f"{first} {second}",
         proof.bytes_hash, "before", at]
    )  # fmt: skip


def test_words_are_hashed_in_one_form() -> None:
    assert canonical("e\u0301 \t\r\nb \n\n") == "\u00e9\nb"
