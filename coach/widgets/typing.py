"""Where letters go that are typed while something else is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget


def typing_into(widget: Widget | None) -> Callable[[str], object] | None:
    """How letters reach the editor or the line that somebody writes in; None where none is."""
    from textual.widgets import Input, TextArea  # not before the first frame

    if isinstance(widget, TextArea):
        return widget.insert
    return widget.insert_text_at_cursor if isinstance(widget, Input) else None
