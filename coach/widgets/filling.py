"""Small windows with a few lines to fill in; what is typed there is kept like a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.markup import escape
from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, TextArea

from coach.errors import CoachError
from coach.values import dataclass
from coach.widgets.autosave import Autosave
from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.widgets.goes_line import GoesLine
from coach.widgets.one_of import OneOf
from coach.words import HANDED_ON, KEY_LEAVE_IT
from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

Filled = dict[str, str]
"""What stands in each line, by the field's id."""
ROWS_AROUND, ROWS_FRAMED = 8, 4
"""Rows of a window's frame, title and keys, and of one line with its label."""
BESIDE_COLUMNS = 80
"""From here on there is room for two columns."""


@dataclass(frozen=True)
class Field:
    """One line to fill in."""

    id: str
    label: str
    value: str = ""
    hint: str = ""
    """Said beside the label; nothing stands in the line that nobody wrote."""
    choices: tuple[tuple[str, str], ...] = ()
    """Where it is one of a few: each value and its words."""
    is_long: bool = False
    """Room for a paragraph."""
    says_where: bool = False
    """Whether its label says where the words go; the window then needs no other line for it."""
    is_suggestion: bool = False
    """What stands there is our suggestion, to be typed over."""

    def standing(self) -> str:
        """What stands in the line before anybody has changed it."""
        values = [value for value, _ in self.choices]
        return self.value if not values or self.value in values else values[0]


class Draft(Protocol):
    """Words typed in a window and not taken yet."""

    def words(self) -> Filled: ...
    def keep(self, filled: Filled) -> str:
        """Keep them; what to say of it, as *Saved 14:02*. Raises StorageFailed."""
        ...

    def clear(self) -> None: ...
    def hand_on(self, filled: Filled) -> None: ...


class FillIn(Window[Filled | None]):
    """A few lines; Enter on the last, or Ctrl+S, takes them. A refusal leaves every word there."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_LEAVE_IT, id="fill.leave"),
        Binding("ctrl+s", "take", say.KEY_TAKE, id="fill.take", priority=True),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = say.FILL_HELP
    LOW_ROWS = 22
    """Rows below which a line is a row and not a frame, however few lines there are."""
    ABOUT_FIRST = True
    """Whether what is said of it stands above the lines, or beneath them."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        take: Callable[[Filled], object] = lambda filled: None,
        draft: Draft | None = None,
        *,
        goes: str,
        beside: bool = False,
        about: str = "",
    ) -> None:
        """`goes` says where the words go and who reads them; `about` what is said of it all."""
        super().__init__()
        self.heading = title
        self._where = goes
        self._about = about
        self._fields = list(fields)
        self._own = {one.id: one.standing() for one in self._fields}
        self._take = take
        self._draft = draft
        self._beside = beside
        self._words = draft.words() if draft is not None else {}

    def compose(self) -> ComposeResult:
        """A title, the lines, and a sentence where the last try was refused."""
        with VerticalScroll(classes="dialog wide-dialog" if self._beside else "dialog"):
            yield Label(Text(self.heading), classes="dialog-title")
            if self._where:
                yield GoesLine(self._where)
            if self._about and self.ABOUT_FIRST:
                yield Label(Text(self._about), classes="about")
            yield Label("", classes="fault", id="fault")
            if self._beside:
                with Horizontal(id="columns"):
                    for one in self._fields:
                        yield Vertical(*self._line(one), classes="column")
            else:
                for one in self._fields:
                    yield from self._line(one)
            if self._about and not self.ABOUT_FIRST:
                yield Label(Text(self._about), classes="about")
            yield Label(Text(self._keys()), classes="quiet", id="fill-keys")

    def _keys(self) -> str:
        long = any(one.is_long for one in self._fields)
        return say.LONG_FILL_KEYS if long else say.FILL_KEYS

    def _line(self, one: Field) -> list[Widget]:
        label = Text(one.label)
        if one.hint:
            label.append(f"  {one.hint}", style="dim")
        value = self._words.get(one.id, one.value)
        if one.says_where:
            return [GoesLine(one.label), self._editor(one, value)]
        return [Label(label, classes="field-label"), self._editor(one, value)]

    def _editor(self, one: Field, value: str) -> Widget:
        if one.choices:
            return OneOf(one.choices, value, id=f"field-{one.id}")
        if one.is_long:
            area = TextArea(value, id=f"field-{one.id}", tab_behavior="focus")
            area.show_line_numbers = False
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            return area
        # What somebody wrote is gone on with; only a suggestion of ours is typed over.
        select = one.is_suggestion and one.id not in self._words
        line = Input(value=value, id=f"field-{one.id}", select_on_focus=select)
        line.cursor_blink = False
        return line

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.query_one("#fault").display = False
        self._fit()
        self._autosave = Autosave(self, self._keep, self._tell)
        self._line_of(self._fields[0]).focus()

    def on_resize(self) -> None:
        """Two columns, or one under the other."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.width < BESIDE_COLUMNS, "stacked")
        rows = max(self.LOW_ROWS, self._rows())
        self.set_class(self.app.size.height < rows, "low")

    def _rows(self) -> int:
        """The rows that lines in frames would take, all of them seen at once."""
        if self._beside or any(one.is_long for one in self._fields):
            return 0  # a paragraph scrolls within its own frame
        lines = ROWS_FRAMED * len(self._fields)
        return ROWS_AROUND + lines + sum(bool(one.hint) for one in self._fields)

    def _line_of(self, field: Field) -> Widget:
        return self.query_one(f"#field-{field.id}")

    def on_input_changed(self) -> None:
        """Something was typed."""
        self._touch()

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self._touch()

    def on_one_of_changed(self) -> None:
        """Another one was chosen."""
        self._touch()

    def _touch(self) -> None:
        if self._draft is not None and hasattr(self, "_autosave"):
            self._autosave.touch()

    def _keep(self) -> str:
        if self._draft is None:
            return ""
        if self.filled() == self._own:  # nobody wrote anything of their own here
            self._draft.clear()
            return ""
        return self._draft.keep(self.filled())

    def _tell(self, words: str) -> None:
        # In the frame: a low screen may have scrolled every line within it away.
        self.query_one(".dialog", VerticalScroll).border_subtitle = escape(words)

    def flush(self) -> bool:
        """Keep what was typed, now; False where it could not be."""
        return self._autosave.flush() or (self._autosave.is_over and self._hand_on())

    def _hand_on(self) -> bool:
        """The session was closed elsewhere: what was written here goes to the pair's next one."""
        written = {name: words for name, words in self.filled().items() if words.strip()}
        try:
            if self._draft is not None:
                self._draft.hand_on({n: w for n, w in written.items() if w != self._own.get(n)})
        except CoachError as error:
            self._refuse(error)
            return False
        self._autosave.drop()
        self.notify(HANDED_ON, timeout=20)
        return True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the next line, and after the last one done."""
        self._go_on(event.input)

    def on_one_of_submitted(self, event: OneOf.Submitted) -> None:
        """Enter on one of a few."""
        self._go_on(event.line)

    def _go_on(self, line: Widget) -> None:
        if line is self._line_of(self._fields[-1]):
            self.action_take()
        else:
            self.focus_next()

    def action_take(self) -> None:
        """Take the lines, once every letter typed before this key has come to its line."""
        (self.focused or self).call_later(self.take)

    def take(self) -> None:
        """Hand the lines on; where they are refused, say why and stay at the line at fault."""
        if not self.is_current:
            return  # a second key in a hurry: they are taken already
        filled = self.filled()
        try:
            self._take(filled)
        except CoachError as error:
            self._refuse(error)
            return
        if self._draft is not None:
            self._autosave.drop()
            self._draft.clear()
        self.close(filled)

    def _refuse(self, error: CoachError) -> None:
        fault = self.query_one("#fault", Label)
        fault.update(Text(str(error)))
        fault.display = True
        for one in self._fields:
            if one.id == error.about:
                self._line_of(one).focus()
        fault.scroll_visible(animate=False)

    def action_leave(self) -> None:
        """Leave things as they were; what was typed stands there again next time."""
        self._touch()
        if self.flush():
            self.close(None)

    def filled(self) -> Filled:
        """What stands in the lines."""
        found = {}
        for one in self._fields:
            line = self._line_of(one)
            if isinstance(line, TextArea):
                found[one.id] = line.text
            elif isinstance(line, Input | OneOf):
                found[one.id] = line.value
        return found
