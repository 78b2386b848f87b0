"""Lists whose line under the cursor has a mark, so that no colour alone tells which it is."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

MARK, NO_MARK = "›", " "


class MarkedList(OptionList):
    """The mark stands in a column of its own, where other lists only have room at their left."""

    DEFAULT_CSS = "MarkedList { padding: 0 1 0 0; }"

    def _get_left_gutter_width(self) -> int:
        return len(MARK)

    def render_line(self, y: int) -> Strip:
        """As any list draws it, the mark at the first row of the line under the cursor."""
        strip = super().render_line(y)
        lines, at = self._lines, self.scroll_offset.y + y
        here = at < len(lines) and lines[at] == (self.highlighted, 0)
        style = next((one.style for one in strip if one.text), None)
        return Strip([Segment(MARK if here else NO_MARK, style), *strip], strip.cell_length + 1)
