"""What a group reads together: a round's turn, and what was kept of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.group_notes import compose_notes
from coach.domain.group_structure import EVERYONE, Round
from coach.domain.record_layout import lay_out
from coach.screens.record_lines import add_section
from coach.words import group_rounds as say
from coach.words import group_session
from coach.words.groups import NO_WRITING

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting
    from coach.services.group_talk import GroupTalk

FEW = 4
"""How many names stand in a line; a whole group is not read out."""


def notes_page(meeting: GroupMeeting) -> Text:
    """The notes as they stand, without what only files need."""
    text = Text()
    for section in compose_notes(meeting.talk.material()):
        add_section(text, lay_out(section))
    return text or Text(group_session.NO_NOTES)


def turn_of(talk: GroupTalk, in_hand: Round, asked: str, *, for_all: bool, low: bool) -> Text:
    """Whose turn it is, the question to hold, and what the others do.

    `asked` is a question of the bank beside it; with little room, or for all, whoever leads finds
    their part elsewhere.
    """
    text = Text()
    for label, words in (
        (say.SPEAKS, _speakers(talk, in_hand)),
        (say.QUESTION, in_hand.question),
        (say.ALSO_ASKED, asked),
        (say.OTHERS, in_hand.others),
        (say.FACILITATOR, "" if for_all or low else in_hand.opening),
    ):
        if words:
            text.append("\n" if text else "")
            text.append(f"{label} ", "bold")
            text.append(words)
    if not in_hand.notes:
        text.append(f"\n{NO_WRITING}", "italic")
    return text


def _speakers(talk: GroupTalk, in_hand: Round) -> str:
    if EVERYONE in in_hand.speaks:
        return say.EVERYBODY
    told = []
    for role_id in in_hand.speaks:
        role = talk.structure.role(role_id)
        names = [talk.called(one.person_id) for one in talk.here() if one.role == role_id]
        part = role.name if role else role_id
        told.append(say.PART.format(part=part, names=_few(names)) if names else part)
    return say.AND.join(told)


def _few(names: list[str]) -> str:
    """The names, or the first few of them and how many more there are."""
    if len(names) <= FEW:
        return say.AND.join(names)
    return say.AND_MORE.format(names=say.AND.join(names[: FEW - 1]), count=len(names) - FEW + 1)
