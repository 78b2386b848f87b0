"""The supervisor's copy of a self-care plan is read back as it was written, or refused by line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.documents.self_care import MarkdownCare
from coach.domain.care_paper import CarePaper, ThingPaper
from coach.domain.self_care import CareDomain, CareKind, CareWords, Level
from coach.errors import BadInput, FileRefused
from coach.services.self_care import cleaned

COPIES = MarkdownCare()
AT = datetime(2026, 11, 22, 14, tzinfo=UTC)
IDS = [f"01TEST{number:020d}" for number in range(8)]


def a_paper(*things: ThingPaper) -> CarePaper:
    """Jo's copy."""
    order = list(CareKind)
    in_order = sorted(things, key=lambda one: order.index(one.said.kind))
    return CarePaper("Jo Bennett", "01FEED00000000000000000001", AT, tuple(in_order))


def words() -> st.SearchStrategy[str]:
    """What people write, signs of Markdown and of this format among it."""
    signs = st.sampled_from(["- Id: x", "## What helps", "> ", "---", "- Domain: work", "\\", "|"])
    return st.lists(st.one_of(st.text(max_size=30), signs), max_size=4).map("\n".join)


@st.composite
def papers(draw: st.DrawFn) -> CarePaper:
    """A copy with anything in it."""
    things = []
    for thing in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=5)):
        said = CareWords(
            kind=draw(st.sampled_from(CareKind)),
            words=draw(words()),
            domain=draw(st.none() | st.sampled_from(CareDomain)),
            is_alone=draw(st.booleans()),
            level=draw(st.none() | st.sampled_from(Level)),
            removes=draw(st.text(max_size=20)),
            cleared_on=draw(st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))),
            others=draw(st.text(max_size=20)),
        )
        try:
            things.append(ThingPaper(cleaned(said), thing))
        except BadInput:  # no words
            continue
    return a_paper(*things)


@given(papers())
def test_a_copy_is_read_back_as_it_was_written(paper: CarePaper) -> None:
    read = COPIES.read(COPIES.write(paper).encode(), "copy.md")
    assert [(one.id, one.said) for one in read.things] == [
        (one.id, one.said) for one in paper.things
    ]
    assert (read.supervisee, read.file_id, read.sent_at) == (
        paper.supervisee, paper.file_id, paper.sent_at,
    )  # fmt: skip


WHOLE = COPIES.write(a_paper(ThingPaper(CareWords(kind=CareKind.HELPS, words="A walk"), IDS[0])))


def line_of(words: str) -> int:
    """The line of the whole copy that begins with some words."""
    return next(n for n, line in enumerate(WHOLE.split("\n"), 1) if line.startswith(words))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("format: coach-self-care", "format: coach-agenda", "no copy of a self-care plan"),
        ("version: 1", "version: 2", "version 2 of the format"),
        ("file: 01FEED", "file: nothing", "no id of a supervision file"),
        ("sent_at: '2026-11-22", "sent_at: '2026-02-30", "no moment"),
        ("things: 1", "things: 2", "should hold 2 things with an id and holds 1"),
        ("## What helps", "## What hurts", "no heading of a plan"),
        ("> A walk", ">", "no words in this thing"),
        ("> A walk", "A walk", "begins with a sign of quotation"),
        ("- Id: 01TEST", "- Id: 02 ", "an id is 26 letters"),
        ("- Id: 01TEST", "- Mood: 01TEST", "neither words nor a label known"),
        ("- Id: 01TEST", "- Domain: 01TEST", "is none of: work"),
    ],
)
def test_a_broken_copy_is_refused_by_line(old: str, new: str, why: str) -> None:
    assert old in WHOLE
    with pytest.raises(FileRefused, match=rf"copy\.md, line {line_of(old)}: .*{why}") as refused:
        COPIES.read(WHOLE.replace(old, new).encode(), "copy.md")
    assert "nothing was taken in" in str(refused.value)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"# Shopping\n\n- milk\n", 1),
        (WHOLE.encode() + b"\xff", WHOLE.count("\n") + 1),
        (WHOLE.replace("---\n", "---\nunknown: 1\n", 1).encode(), 2),
        ((WHOLE + "\n> Tea\n\n" + WHOLE.split("\n")[-2] + "\n").encode(), WHOLE.count("\n") + 2),
        (b"---\nformat: [\n---\n", None),
        (WHOLE.encode() + b"x" * 1_000_000, 1),
    ],
)
def test_what_is_no_copy_at_all_is_refused(data: bytes, line: int | None) -> None:
    with pytest.raises(FileRefused, match=rf"line {line if line is not None else ''}"):
        COPIES.read(data, "copy.md")


@given(papers(), st.floats(0, 1))
def test_a_copy_cut_short_is_never_taken_for_one_that_shares_less(
    paper: CarePaper, part: float
) -> None:
    text = COPIES.write(paper)
    try:
        read = COPIES.read(text[: int(len(text) * part)].encode(), "copy.md")
    except FileRefused:
        return
    assert [one.said for one in read.things] == [one.said for one in paper.things]


@given(st.binary(max_size=300), st.integers(0, len(WHOLE)))
def test_nothing_that_comes_in_is_a_fault_of_ours(junk: bytes, place: int) -> None:
    raw = WHOLE.encode()
    for data in (junk, raw[:place], raw[:place] + junk + raw[place:]):
        try:
            COPIES.read(data, "copy.md")
        except FileRefused as refused:
            assert "line" in str(refused)
