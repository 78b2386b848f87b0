"""A group's notes and agreement, and a private reflection, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents import group_sheets
from coach.documents.escaping import escape_line, quoted, table
from coach.documents.html import render_html
from coach.documents.records import SCHEMA_VERSION, front_matter
from coach.domain.days import spoken
from coach.domain.private_reflection import STAGE_HEADINGS, PrivateReflection
from coach.domain.record import EntryKind, RecordSection
from coach.services.export_ports import Format

if TYPE_CHECKING:
    from datetime import datetime

    from coach.documents.sheet import Sheet
    from coach.domain.group import GroupAgreement, ReflectiveGroup
    from coach.domain.group_notes import GroupNotesPaper


class GroupDocumentsOfAllKinds:
    """Groups' papers as Markdown with front matter, as HTML and as Word."""

    def notes_as(self, paper: GroupNotesPaper, wanted: Format, now: datetime) -> str | bytes:
        """The notes of a session in one of the three formats."""
        if wanted is Format.MARKDOWN:
            return self.notes(paper)
        return _made(group_sheets.notes_sheet(paper), wanted, now)

    def agreement_as(
        self, group: ReflectiveGroup, agreement: GroupAgreement, wanted: Format, now: datetime
    ) -> str | bytes:
        """An agreed version in one of the three formats."""
        if wanted is Format.MARKDOWN:
            return self.agreement(group, agreement)
        return _made(group_sheets.agreement_sheet(group, agreement), wanted, now)

    def reflection_as(
        self, reflection: PrivateReflection, purpose: str, by: str, wanted: Format, now: datetime
    ) -> str | bytes:
        """A private reflection in one of the three formats."""
        if wanted is Format.MARKDOWN:
            return self.reflection(reflection, purpose, by)
        return _made(group_sheets.reflection_sheet(reflection, purpose, by), wanted, now)

    def notes(self, paper: GroupNotesPaper) -> str:
        """The notes of a session, for those who were there."""
        facts: dict[str, object] = {
            "kind": "group-notes",
            "schema_version": SCHEMA_VERSION,
            "session": paper.session_id,
            "group": paper.group,
            "date": paper.held_on.isoformat(),
            "status": "agreed" if paper.agreed else "draft",
        }
        blocks = [
            front_matter(facts) + f"\n# {escape_line(f'Group notes: {paper.group}')}",
            escape_line(f"{spoken(paper.held_on)}, with {paper.mentor}. {paper.structure}."),
            "For members of this group only."
            + (" Agreed by the group as accurate." if paper.agreed else " Not agreed yet."),
        ]
        if paper.never_reaches:
            blocks.append(escape_line(f"What no assessor hears of: {paper.never_reaches}"))
        blocks += ["## Who was there", escape_line(", ".join(paper.attended) or "Nobody.")]
        if paper.left_early:
            blocks.append(escape_line(f"Left before the end: {', '.join(paper.left_early)}"))
        for section in paper.sections:
            blocks += _section(section)
        return "\n\n".join(blocks) + "\n"

    def agreement(self, group: ReflectiveGroup, agreement: GroupAgreement) -> str:
        """An agreed version of a group's agreement."""
        assert agreement.agreed_on is not None  # only an agreed version has a document
        facts: dict[str, object] = {
            "kind": "group-agreement",
            "schema_version": SCHEMA_VERSION,
            "agreement": agreement.id,
            "agreement_version": agreement.version,
            "group": group.name,
            "agreed_on": agreement.agreed_on.isoformat(),
            "review_on": agreement.review_on.isoformat() if agreement.review_on else None,
        }
        title = f"Group agreement: {group.name}, version {agreement.version}"
        blocks = [
            front_matter(facts) + f"\n# {escape_line(title)}",
            f"Agreed {spoken(agreement.agreed_on)}",
        ]
        for section in agreement.written:
            blocks += [f"## {escape_line(section.heading)}", quoted(section.words)]
        if group.never_reaches:
            blocks += ["## What no assessor hears of", quoted(group.never_reaches)]
        accepted = [(one.name, spoken(one.accepted_on)) for one in agreement.acceptances]
        blocks += ["## Accepted by", table(("Name", "On"), accepted)]
        if agreement.review_on:
            blocks.append(f"To be looked at together again by {spoken(agreement.review_on)}.")
        return "\n\n".join(blocks) + "\n"

    def reflection(self, reflection: PrivateReflection, purpose: str, by: str) -> str:
        """One private reflection, for a log that its owner keeps."""
        facts: dict[str, object] = {
            "kind": "private-reflection",
            "schema_version": SCHEMA_VERSION,
            "reflection": reflection.id,
            "purpose": purpose,
            "by": by,
            "date": reflection.held_on.isoformat(),
        }
        blocks = [
            front_matter(facts) + f"\n# {escape_line(purpose)}",
            escape_line(f"{by}, {spoken(reflection.held_on)}. {reflection.about}"),
        ]
        for stage, heading in STAGE_HEADINGS.items():
            if reflection.of(stage).strip():
                blocks += [f"## {heading}", quoted(reflection.of(stage))]
        return "\n\n".join(blocks) + "\n"


def _made(sheet: Sheet, wanted: Format, now: datetime) -> bytes:
    if wanted is Format.HTML:
        return render_html(sheet)
    from coach.documents.word import render_word  # Word's library is read when it is needed

    return render_word(sheet, now)


def _section(section: RecordSection) -> list[str]:
    blocks = [f"## {escape_line(section.heading)}"]
    actions = [one for one in section.entries if one.kind is EntryKind.ACTION]
    if actions:
        rows = [(a.words, a.fact("Who"), a.fact("By when")) for a in actions]
        blocks.append(table(("What", "Who", "By when"), rows))
    for entry in section.entries:
        if entry.kind is EntryKind.ACTION:
            continue
        blocks.append(quoted(entry.words))
        facts = ", ".join(fact.words for fact in entry.facts)
        if facts:
            blocks.append(escape_line(f"({facts})"))
    return blocks
