"""The lines and paragraphs of a window, each with the same way back to what stood there."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import Input, TextArea

from coach.widgets.writing_keys import NAMED, TAKE_BACK


class Paragraph(TextArea, inherit_bindings=False):
    """Room for several lines."""

    BINDINGS = [  # noqa: RUF012
        NAMED.get(one.action, one) for one in TextArea.BINDINGS if isinstance(one, Binding)
    ]


class LineInput(Input):
    """An input whose words can be taken back, a word or a stretch of deleting at a time."""

    BINDINGS = [*TAKE_BACK]  # noqa: RUF012

    def on_mount(self) -> None:
        """What stands here at first is what undo ends with."""
        self._before: list[str] = []
        self._after: list[str] = []
        self._stood = self.value
        self._went_on = ""
        """How the last change began a stretch: `in` for letters of one word, `out` for deleting."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed, pasted or deleted; what one hand does in one go is one step."""
        was, now = self._stood, event.value
        self._stood = now
        if was == now:
            return
        how = _how(was, now)
        if not how or how != self._went_on:
            self._before.append(was)
        ends_word = how == "in" and now.count(" ") > was.count(" ")
        self._went_on = "" if ends_word else how
        self._after.clear()

    def action_undo(self) -> None:
        """As it stood before."""
        self._go(self._before, self._after)

    def action_redo(self) -> None:
        """As it stood before it was taken back."""
        self._go(self._after, self._before)

    def _go(self, there: list[str], here: list[str]) -> None:
        if not there:
            return
        here.append(self.value)
        self._stood = there.pop()
        self._went_on = ""
        self.value = self._stood
        self.cursor_position = len(self._stood)


def _how(was: str, now: str) -> str:
    """`in` where one letter came, `out` where one or more went, nothing for anything larger."""
    if len(now) == len(was) + 1 and _without(now, was):
        return "in"
    return "out" if len(now) == len(was) - 1 and _without(was, now) else ""


def _without(longer: str, shorter: str) -> bool:
    """Whether the longer is the shorter with one letter more."""
    at = next((n for n, one in enumerate(shorter) if longer[n] != one), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter
