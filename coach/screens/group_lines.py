"""What a group kept of a session, as lines to read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.group_notes import compose_notes
from coach.domain.record_layout import lay_out
from coach.screens.record_lines import add_section
from coach.words import group_session as say

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting


def notes_page(meeting: GroupMeeting) -> Text:
    """The notes as they stand, without what only files need."""
    text = Text()
    for section in compose_notes(meeting.talk.material()):
        add_section(text, lay_out(section))
    return text or Text(say.NO_NOTES)
