"""A record as lines to read: how it stands, its words, and what was said about it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.days import spoken
from coach.domain.record_answers import BOTH, RecordReply
from coach.domain.record_layout import Block, BlockKind, LaidSection, lay_out
from coach.domain.record_words import ACCOUNT_TITLES, standing_lines, status_words, waits_words
from coach.domain.row import Voice
from coach.words import record as say
from coach.words import tell_day

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.domain.proof import Verdict
    from coach.domain.record import RecordListing, RecordPaper
    from coach.domain.record_life import RecordLife
    from coach.services.house import House


def line_of(house: House, supervisee: Supervisee, listing: RecordListing, life: RecordLife) -> Text:
    """A record on one line, with whom it waits for and by when beneath it."""
    kind = say.CASE.format(case=listing.case) if listing.case else say.PERSONAL
    state = status_words(life)
    if listing.record.version > 1:
        state = f"{state}, {say.VERSION.format(version=listing.record.version)}"
    text = Text(say.LINE.format(day=tell_day(listing.held_on), kind=kind, state=state))
    waiting = waits(house, supervisee, listing, life)
    if waiting:
        text.append(f"\n   {waiting}")
    return text


def names_of(supervisee: Supervisee, listing: RecordListing) -> dict[Voice, str]:
    """The two by name; the supervisor is that of the session."""
    supervisor = listing.supervisor or supervisee.supervisor.name
    return {Voice.SUPERVISOR: supervisor, Voice.SUPERVISEE: supervisee.person.name}


def waits(house: House, supervisee: Supervisee, listing: RecordListing, life: RecordLife) -> str:
    """Whom it waits for, and until when where that is settled; nothing where for nobody."""
    waiting = waits_words(life, names_of(supervisee, listing))
    if not waiting:
        return ""
    until = None
    if not life.has_answered(Voice.SUPERVISEE):
        until = house.record_lives.answer_by(supervisee, life)
    if until is None:
        return say.WAITS.format(name=waiting)
    return say.WAITS_UNTIL.format(name=waiting, day=tell_day(until))


def page_of(paper: RecordPaper, life: RecordLife, waiting: str) -> Text:
    """The whole record to read."""
    text = Text()
    for line in standing_lines(life):
        text.append(f"{line}\n", style="italic")
    if waiting:
        text.append(f"{waiting[:1].upper()}{waiting[1:]}.\n", style="bold")
    text.append("\n")
    sections = tuple(map(lay_out, paper.sections))
    for section in sections:
        add_section(text, section)
    for by in BOTH if life.accounts else ():
        account = life.account_of(by)
        text.append(f"{ACCOUNT_TITLES[by]}\n", style="underline")
        text.append(f"{account.words}\n{_by(account)}\n\n" if account else "…\n\n")
    for query in life.queries:
        place = query.section or 0
        heading = sections[place].heading if place < len(sections) else ""
        text.append(f"? {place + 1}. {heading}\n", style="bold")
        text.append(f"{query.words}\n{_by(query)}\n\n")
    for added in life.addenda:
        who = f"+ {added.name} ({added.by_whom}), {spoken(added.added_on)}: {added.reason}\n"
        text.append(who, style="bold")
        text.append(f"{added.words}\n\n")
    return text


def _by(reply: RecordReply) -> str:
    return f"{reply.name} ({reply.by_whom}), {spoken(reply.replied_on)}"


def add_section(text: Text, section: LaidSection) -> None:
    """A heading, and what stands beneath it."""
    text.append(f"{section.heading}\n", style="underline")
    for block in section.blocks:
        _add_block(text, block)
    text.append("\n")


def _add_block(text: Text, block: Block) -> None:
    if block.kind is BlockKind.ROW:
        what, *more = block.parts
        text.append(f"• {what}\n")
        beneath = "; ".join(one for one in more if one)
        text.append(f"    {beneath}\n" if beneath else "")
    elif block.kind is BlockKind.STRONG:
        text.append(f"{block.text}\n", style="bold")
    elif block.kind is BlockKind.ASIDE:
        text.append(f"    {block.text}\n", style="italic")
    elif block.kind is BlockKind.ITEM:
        text.append(f"    {block.text}\n")
    else:
        text.append(f"{block.text}\n")


def checked_lines(found: list[Verdict]) -> Text:
    """What a check found, a line each."""
    if not found:
        return Text(say.NONE_TO_CHECK)
    lines = [] if not all(one.is_yes for one in found) else [say.ALL_INTACT, ""]
    for one in found:
        where = f": {'; '.join(one.where)}" if one.where else ""
        day = tell_day(one.held_on) if one.held_on else ""
        lines.append(f"{day}  {one.finding}{where}".strip())
    return Text("\n".join(lines))
