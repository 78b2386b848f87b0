"""An agenda goes into Markdown and comes back the same; a broken one is refused by its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.documents.agenda import MarkdownAgendas
from coach.domain.agenda import (
    AgendaPaper,
    EvidencePaper,
    ItemPaper,
    ItemWords,
    MatterWords,
    same_item,
)
from coach.domain.evidence import EvidenceKind
from coach.domain.model import Function
from coach.domain.row import Voice
from coach.domain.session import ItemKind, Need
from coach.errors import BadInput, FileRefused
from coach.text import clean_line, clean_name, clean_note

AGENDAS = MarkdownAgendas()
HEAD = "---\nformat: coach-agenda\nversion: 1\nfrom: Jo Bennett\nrole: supervisee\n---\n"


def tidy(raw: str) -> str:
    """A title as the cleaner leaves it; a plain one where nothing is left."""
    try:
        return clean_name(raw)
    except BadInput:
        return "A title"


signs = st.sampled_from(
    ["#", "##", "- ", "* ", "> ", "1. ", "---", "\\", "`", "|", "&#65;", "<b>", "[x](y)", "\n",
     "\n\n", "Minutes: 20", "- Case: K1", "Id:", " ", "\t", "_", ":", "é", "🌱", "\x1b[31m",
     "\u202e"]
)  # fmt: skip
raw = st.lists(signs | st.characters(exclude_categories=()), max_size=25).map("".join)
titles = raw.map(tidy)
dates = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
ids = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=26, max_size=26)
matters = st.builds(
    MatterWords,
    good=raw.map(clean_line),
    support=raw.map(clean_line),
    view=raw.map(clean_line),
    review_on=dates,
).map(lambda matter: None if matter == MatterWords() else matter)
wordings = st.builds(
    ItemWords,
    title=titles,
    functions=st.sets(st.sampled_from(Function)).map(
        lambda chosen: tuple(f for f in Function if f in chosen)
    ),
    case=st.none() | st.sampled_from(["K1", "REF 2024/17", "B&ES-9"]),
    need=st.none() | st.sampled_from(Need),
    minutes=st.none() | st.integers(1, 240),
    detail=raw.map(clean_note),
)
performance = st.builds(ItemWords, title=titles, kind=st.just(ItemKind.PERFORMANCE), matter=matters)
evidence = st.builds(EvidencePaper, kind=st.just(EvidenceKind.REFERENCE), title=titles) | st.builds(
    EvidencePaper, kind=st.just(EvidenceKind.PASTED), title=titles, words=raw.map(clean_note)
)
items = st.builds(
    ItemPaper,
    words=wordings | performance,
    raised_by=st.sampled_from(Voice),
    evidence=st.lists(evidence, max_size=2).map(tuple),
) | st.builds(
    ItemPaper,
    words=wordings | performance,
    raised_by=st.sampled_from(Voice),
    id=ids,
    number=st.integers(1, 99),
    written_on=dates,
    also=st.lists(ids, max_size=2).map(tuple),
    carried_from=st.none() | ids,
)


def mark(item: ItemPaper) -> str:
    """What no two items of one agenda share."""
    return item.id or same_item(item.words.title, item.raised_by)


papers = st.builds(
    AgendaPaper,
    file_id=st.none() | ids,
    supervisee=titles,
    supervisor=titles,
    from_name=titles,
    role=st.sampled_from([Voice.SUPERVISOR, Voice.SUPERVISEE]),
    on=dates,
    items=st.lists(items, max_size=3, unique_by=mark).map(tuple),
)


@given(papers)
@example(
    AgendaPaper(
        file_id=None, supervisee="Jo", supervisor="123", from_name="null", role=Voice.SUPERVISEE,
        on=None, items=(ItemPaper(words=ItemWords(title="T", detail="Minutes: 5"),
                                  raised_by=Voice.BOTH),),
    )
)  # fmt: skip
def test_an_agenda_comes_back_from_its_document_as_it_went_in(paper: AgendaPaper) -> None:
    assert AGENDAS.read(AGENDAS.write(paper).encode(), "agenda.md") == paper


@given(st.binary(max_size=200) | raw.map(lambda text: (HEAD + text).encode("utf-8", "replace")))
def test_whatever_comes_in_is_read_or_refused_with_a_line(data: bytes) -> None:
    try:
        AGENDAS.read(data, "agenda.md")
    except FileRefused as refused:
        assert str(refused).startswith("agenda.md, line ")


def test_somebody_without_coach_can_write_one_by_hand() -> None:
    text = HEAD + (
        "Hello Amara!\n\n"
        "##The visit on *Tuesday*\nfunctions: Support and management\nCase reference: K1\n"
        "* What I need: decision\n- Wanted minutes: 20 min\n\nIt went <b>badly</b>.\n"
    )
    paper = AGENDAS.read(text.replace("\n", "\r\n").encode("utf-8-sig"), "agenda.md")
    assert paper.items == (
        ItemPaper(
            words=ItemWords(
                title="The visit on *Tuesday*",
                functions=(Function.MANAGEMENT, Function.SUPPORT),
                case="K1",
                need=Need.DECISION,
                minutes=20,
                detail="It went <b>badly</b>.",
            ),
            raised_by=Voice.SUPERVISEE,
        ),
    )


def test_a_day_and_minutes_are_read_as_people_write_them() -> None:
    head = HEAD.replace("role:", "date: 30/11/2026\nrole:")
    paper = AGENDAS.read(f"{head}\n## Court\n- Minutes: 20 mins\n".encode(), "agenda.md")
    assert (paper.on, paper.items[0].words.minutes) == (date(2026, 11, 30), 20)


def test_the_template_is_an_agenda_with_nothing_on_it_yet() -> None:
    blank = AgendaPaper(
        file_id=None, supervisee="", supervisor="", from_name="", role=Voice.SUPERVISEE, on=None
    )
    text = AGENDAS.template(blank)
    assert AGENDAS.read(text.encode(), "agenda.md") == blank
    filled = text.replace("##\n\n- Functions:\n- Case:", "## Court\n\n- Functions:\n- Case: K2", 1)
    (item,) = AGENDAS.read(filled.encode(), "agenda.md").items
    assert (item.words.title, item.words.case, item.id) == ("Court", "K2", None)


def test_an_item_changed_by_hand_counts_as_its_next_wording() -> None:
    item = ItemPaper(
        words=ItemWords(title="Court", minutes=20),
        raised_by=Voice.SUPERVISEE,
        id="0" * 26,
        number=3,
    )
    paper = AgendaPaper(
        file_id="1" * 26, supervisee="Jo", supervisor="Amara", from_name="Amara",
        role=Voice.SUPERVISOR, on=None, items=(item,),
    )  # fmt: skip
    text = AGENDAS.write(paper).replace("Minutes: 20", "Minutes: 30")
    (read,) = AGENDAS.read(text.encode(), "agenda.md").items
    assert (read.number, read.words.minutes) == (4, 30)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "begins with facts"),
        ("## Court\n", 1, "begins with facts"),
        (HEAD.replace("version: 1", "version: 2"), 3, "this Coach reads 1"),
        (HEAD.replace("coach-agenda", "diary"), 2, "the format should be"),
        (HEAD.replace("role: supervisee", "role: boss"), 5, "role: “boss” is not known"),
        (HEAD.replace("role: supervisee\n", ""), 2, "the key “role” is missing"),
        (HEAD.replace("from:", "form:"), 4, "not known here"),
        (HEAD.replace("from: Jo Bennett", "from: &a Jo\nfile: *a"), 5, "aliases"),
        (
            HEAD.replace("---\n", "---\nfile: 123456\n", 1),
            2,
            "file: should be words, and is a whole number",
        ),
        (HEAD.replace("---\n", "---\nfile: K1\n", 1), 2, "no id of a supervision file"),
        (HEAD.replace("---\n", "---\ndate: 2026-02-30\n", 1), 2, "no 2026-02-30"),
        (HEAD + "## A\n- Minutes: soon\n", 8, "whole number"),
        (HEAD + "## A\n- Minutes: 20\n- Minutes: 30\n", 9, "twice"),
        (HEAD + "## A\n- Minuts: 20\n", 8, "no label known"),
        (HEAD + "## A\n- Case: Amy Smith\n", 8, "never a name"),
        (HEAD + "## A\n- Functions: fun\n", 8, "none of: management"),
        (HEAD + "## A\n- What I need from this: cake\n", 8, "none of: think"),
        (HEAD + "## A\n- Id: 42\n", 8, "26 letters"),
        (HEAD + "## A\n- What good looks like: x\n", 7, "performance only"),
        (HEAD + "## A\n### B\n", 8, "two signs"),
        (HEAD + "##\n- Minutes: 20\n", 7, "needs a title"),
        (HEAD + f"## A\n- Id: {'0' * 26}\n## B\n- Id: {'0' * 26}\n", 9, "the same id"),
        (HEAD + "## A\n## a\n", 8, "the same title"),
        (HEAD + "".join(f"## A{n}\n" for n in range(201)), 207, "more than 200"),
        (HEAD + "x" * 600_000, 1, "500 kB"),
    ],
)
def test_a_broken_agenda_is_refused_with_its_line_and_the_reason(
    text: str, line: int, why: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        AGENDAS.read(text.encode(), "agenda.md")
    assert str(refused.value).startswith(f"agenda.md, line {line}: ")
    assert why in str(refused.value)


def test_letters_that_are_no_text_are_refused_by_their_line() -> None:
    with pytest.raises(FileRefused, match="line 8: this is not UTF-8"):
        AGENDAS.read(HEAD.encode() + b"## A\n\xff\xfe", "agenda.md")
