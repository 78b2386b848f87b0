"""A group's papers as sheets, for HTML and Word; what they hold is what the Markdown holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents.note_words import blocks_of
from coach.documents.sheet import Grid, Para, Quote, Sheet, SheetBlock, SheetPart, plain
from coach.domain.days import spoken
from coach.domain.private_reflection import STAGE_HEADINGS, PrivateReflection
from coach.domain.record import EntryKind, RecordSection
from coach.text import printable

if TYPE_CHECKING:
    from coach.domain.group import GroupAgreement, ReflectiveGroup
    from coach.domain.group_notes import GroupNotesPaper


def notes_sheet(paper: GroupNotesPaper) -> Sheet:
    """The notes of a session, for those who were there."""
    state = "agreed by the group as accurate" if paper.agreed else "not agreed yet"
    there = [_para(", ".join(paper.attended) or "Nobody.")]
    if paper.left_early:
        there.append(_para(f"Left before the end: {', '.join(paper.left_early)}"))
    opening = [
        _para(f"{spoken(paper.held_on)}, with {paper.mentor}. {paper.structure}."),
        _aside(f"For members of this group only; {state}."),
    ]
    if paper.never_reaches:
        opening.append(_aside(f"What no assessor hears of: {paper.never_reaches}"))
    return _sheet(
        f"Group notes: {paper.group}",
        f"{spoken(paper.held_on)} · {state}",
        tuple(opening),
        (SheetPart("Who was there", tuple(there)), *map(_section, paper.sections)),
    )


def agreement_sheet(group: ReflectiveGroup, agreement: GroupAgreement) -> Sheet:
    """An agreed version of what a group agreed."""
    assert agreement.agreed_on is not None  # only an agreed version has a document
    parts = [_words(one.heading, one.words) for one in agreement.written]
    if group.never_reaches:
        parts.append(_words("What no assessor hears of", group.never_reaches))
    accepted = tuple(
        (plain(printable(one.name)), plain(spoken(one.accepted_on)))
        for one in agreement.acceptances
    )
    parts.append(SheetPart("Accepted by", (Grid((plain("Name"), plain("On")), accepted),)))
    day = agreement.review_on
    return _sheet(
        f"Group agreement: {group.name}",
        f"version {agreement.version}, agreed {spoken(agreement.agreed_on)}",
        (_para(f"Version {agreement.version}, agreed {spoken(agreement.agreed_on)}"),),
        tuple(parts),
        (_aside(f"To be looked at together again by {spoken(day)}."),) if day else (),
    )


def reflection_sheet(reflection: PrivateReflection, purpose: str, by: str) -> Sheet:
    """One private reflection, for a log that its owner keeps."""
    day = spoken(reflection.held_on)
    return _sheet(
        purpose,
        f"{by} · {day}",
        (_para(f"{by}, {day}. {reflection.about}"),),
        tuple(
            _words(heading, reflection.of(stage))
            for stage, heading in STAGE_HEADINGS.items()
            if reflection.of(stage).strip()
        ),
    )


def _sheet(
    title: str,
    about: str,
    opening: tuple[Para, ...],
    parts: tuple[SheetPart, ...],
    closing: tuple[Para, ...] = (),
) -> Sheet:
    title = printable(title)
    about = f"{title} · {printable(about)}"
    return Sheet(title=title, about=about, opening=opening, parts=parts, closing=closing)


def _para(text: str) -> Para:
    return Para(plain(printable(text)))


def _aside(text: str) -> Para:
    return Para(plain(printable(text)), is_aside=True)


def _words(heading: str, words: str) -> SheetPart:
    return SheetPart(printable(heading), (Quote(blocks_of(words)),))


def _section(section: RecordSection) -> SheetPart:
    blocks: list[SheetBlock] = []
    actions = [one for one in section.entries if one.kind is EntryKind.ACTION]
    if actions:
        rows = tuple(
            tuple(plain(printable(one)) for one in (a.words, a.fact("Who"), a.fact("By when")))
            for a in actions
        )
        header = tuple(map(plain, ("What", "Who", "By when")))
        blocks.append(Grid(header, rows, (50, 25, 25)))
    for entry in section.entries:
        if entry.kind is EntryKind.ACTION:
            continue
        blocks.append(Quote(blocks_of(entry.words)))
        facts = ", ".join(fact.words for fact in entry.facts)
        if facts:
            blocks.append(_aside(f"({facts})"))
    return SheetPart(printable(section.heading), tuple(blocks))
