"""What stands beneath the words of a record in Markdown, and the rule that parts the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents.escaping import escape_line
from coach.documents.record_blocks import written

if TYPE_CHECKING:
    from coach.domain.record_layout import LaidSection

END_OF_WORDS = "---"
"""A rule across the page: the words that were hashed end here. Nobody's words make one."""


def render_standing(parts: tuple[LaidSection, ...]) -> list[str]:
    """The blocks beneath the words; none where there is nothing to say."""
    if not parts:
        return []
    blocks = [END_OF_WORDS]
    for number, part in enumerate(parts):
        blocks += [f"{'###' if number else '##'} {escape_line(part.heading)}"]
        blocks += written(part.blocks)
    return blocks
