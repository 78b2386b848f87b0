"""What stands beneath the words of a record: how it stands, signatures, accounts and addenda."""

from __future__ import annotations

from coach.documents.escaping import escape_line, quoted
from coach.domain.days import spoken
from coach.domain.record import RecordKind
from coach.domain.record_answers import BOTH, RecordReply
from coach.domain.record_layout import LaidSection
from coach.domain.record_life import RecordLife
from coach.domain.record_words import ACCOUNT_TITLES, standing_lines

END_OF_WORDS = "---"
"""A rule across the page: the words that were hashed end here. Nobody's words make one."""
STANDING = "How this record stands"
SIGNATURES = "Signatures"
QUESTIONS = "Asked about a section"
ADDENDA = "Added later"


def render_life(life: RecordLife, sections: tuple[LaidSection, ...]) -> list[str]:
    """The blocks beneath the words; none for a case record, which is not shared."""
    if life.record.kind is RecordKind.CASE:
        return []
    blocks = [END_OF_WORDS, f"## {STANDING}"]
    blocks += [escape_line(line) for line in standing_lines(life)]
    if life.signed:
        blocks.append(f"### {SIGNATURES}")
        blocks.append(
            "\n".join(
                f"- {escape_line(f'{one.name} ({one.by_whom}), {spoken(one.signed_on)}')}"
                for one in life.signed
            )
        )
    if life.accounts:
        blocks += _accounts(life)
    if life.queries:
        blocks.append(f"### {QUESTIONS}")
        for one in life.queries:
            blocks += [_heading_of(one, sections), quoted(one.words), _by(one)]
    if life.addenda:
        blocks.append(f"### {ADDENDA}")
        for added in life.addenda:
            said = f"{added.name} ({added.by_whom}), {spoken(added.added_on)}: {added.reason}"
            blocks += [f"**{escape_line(said)}**", quoted(added.words)]
    return blocks


def _accounts(life: RecordLife) -> list[str]:
    """Both in the same form, the supervisor's first; one that is awaited says so."""
    blocks = []
    for by in BOTH:
        one = life.account_of(by)
        blocks.append(f"### {ACCOUNT_TITLES[by]}")
        blocks += [quoted(one.words), _by(one)] if one else ["Not written yet."]
    return blocks


def _by(reply: RecordReply) -> str:
    return f"*{escape_line(f'{reply.name} ({reply.by_whom}), {spoken(reply.replied_on)}')}*"


def _heading_of(reply: RecordReply, sections: tuple[LaidSection, ...]) -> str:
    place = reply.section if reply.section is not None else -1
    known = 0 <= place < len(sections)
    heading = sections[place].heading if known else "A section"
    return f"**{escape_line(f'{place + 1}. {heading}' if known else heading)}**"
