"""Search: the newest first with every key, what fits best on Enter, each word marked."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Input, Static

from coach.domain.finding import Found, FoundKind, Sought, snippet
from coach.domain.finding_words import KIND_WORDS
from coach.errors import CoachError
from coach.screens import search_windows as windows
from coach.widgets.everywhere import CoachScreen
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.words import KEY_BACK, KEY_LIST, tell_count, tell_day
from coach.words import search as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from coach.services.house import House
    from coach.services.search_ports import Hits, Looking
    from coach.services.searching import Scope

SHOWN, SHOWN_WHILE_TYPING = 50, 20
"""More than anybody reads; each key is to be drawn within a frame."""
MARGIN, INDENT = 7, 3
"""Columns beside a snippet, and ahead of it."""
TALL = 30
"""Rows from which a snippet has two lines."""


class SearchScreen(CoachScreen):
    """Whose words may come up stands above the line to type in, before any does."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("f3", "best", say.KEY_BEST, id="search.best"),
        Binding("f4", "kind", say.KEY_KIND, id="search.kind"),
        Binding("f5", "since", say.KEY_SINCE, id="search.since"),
        Binding("down", "to_list", KEY_LIST, id="search.list", show=False),
        Binding("escape", "leave", KEY_BACK, id="search.leave"),
    ]

    def __init__(
        self, house: House, doors: windows.Doors, heading: str, scope_of: Callable[[], Scope]
    ) -> None:
        super().__init__()
        self._house = house
        self._doors = doors
        self._heading = heading
        self._scope_of = scope_of
        self._scope = scope_of()
        self._kind: FoundKind | None = None
        self._since: date | None = None
        self._found: dict[str, Found] = {}
        self._is_best = False
        """Whether what fits best stands first; else it is the newest."""
        self._sought: Sought | None = None
        self._open = self._open_files()
        """Whose session was open when somebody said that everybody's words may come up."""
        self._look: Looking | None = None
        """The look for what fits best that is still out."""

    def compose(self) -> ComposeResult:
        """Whose words may come up, a line to type in, and what was found."""
        yield Static(Text(self._heading), id="status")
        yield Static(Text(windows.whose(self._scope)), id="whose")
        yield Input(placeholder=say.SOUGHT, id="sought")
        yield Static(id="told")
        yield LineList(id="people")
        yield KeyLine()

    def on_mount(self) -> None:
        """The cursor where words are typed."""
        sought = self.query_one("#sought", Input)
        sought.cursor_blink = False
        sought.focus()
        self._search()

    def on_screen_resume(self) -> None:
        """What was opened from here may have changed, and so may who is looking."""
        super().on_screen_resume()
        if self._scope.file_id is None and self._open_files() - self._open:
            self.close(None)  # a session began meanwhile, and its pair may be looking
            return
        self._scope = self._scope_of()
        self.query_one("#whose", Static).update(Text(windows.whose(self._scope)))
        self._again()

    def on_resize(self) -> None:
        """More room, longer snippets."""
        self._again()

    def on_unmount(self) -> None:
        """Nobody waits for the last look any more."""
        self._stop()

    def whom(self) -> str | None:
        """Whose words the cursor is on."""
        here = self._found.get(self.query_one(LineList).here or "")
        return here.person_id if here and not here.has_left else None

    def _open_files(self) -> set[str]:
        return {one.file.id for one in self._house.searching.open_sessions()}

    # Looking

    def on_input_changed(self) -> None:
        """The newest first, with every key."""
        self._search()

    def on_input_submitted(self) -> None:
        """Enter: what fits best first."""
        self.action_best()

    def _search(self) -> None:
        self._stop()
        sought = self._seek()
        self.did(lambda: self._show(sought, self._hits(sought, best=False), best=False))

    def _again(self) -> None:
        """As it stands now, in the order that it has, with the cursor where it was."""
        if self._sought is None or not self._is_best or self._look is not None:
            self._search()
            return
        sought = self._seek()
        self.did(lambda: self._show(sought, self._hits(sought, best=True), best=True))

    def _hits(self, sought: Sought, *, best: bool) -> Hits:
        if best:
            return self._house.searching.best(self._scope, sought, SHOWN)
        return self._house.searching.newest(self._scope, sought, SHOWN_WHILE_TYPING)

    def _seek(self) -> Sought:
        kinds = [self._kind] if self._kind else list(FoundKind)
        typed = self.query_one("#sought", Input).value
        return self._house.searching.seek(self._scope, typed, kinds, self._since)

    def action_best(self) -> None:
        """What fits best first; another thread looks, so that keys still answer."""
        self._stop()
        sought, scope = self._seek(), self._scope
        if not sought.words or not scope.names:
            return
        look = self._look = self._house.searching.looking()
        self._tell(say.LOOKING, sought)

        def find() -> None:
            try:
                came: Hits | CoachError | None = look.find(sought, scope.reader, SHOWN)
            except CoachError as error:
                came = error
            with suppress(RuntimeError):  # the app has gone meanwhile
                self.app.call_from_thread(self._take, look, sought, came)

        self.run_worker(find, thread=True)

    def _take(self, look: Looking, sought: Sought, came: Hits | CoachError | None) -> None:
        """What a look found, unless a newer one was begun."""
        if look is not self._look or came is None:
            return
        self._look = None
        if isinstance(came, CoachError):
            self.notify(str(came), severity="error", timeout=15, markup=False)
            return
        self._show(sought, came, best=True)

    def _stop(self) -> None:
        if self._look is not None:
            self._look.stop()
            self._look = None

    # Showing

    def _show(self, sought: Sought, hits: Hits, *, best: bool) -> None:
        is_same = (sought, best) == (self._sought, self._is_best)
        self._sought, self._is_best = sought, best
        self._found = {one.id: one for one in hits.found}
        found = self.query_one(LineList)
        found.show([(one.id, self._line(one, sought)) for one in hits.found], self._nothing(sought))
        if hits.found and not is_same:
            found.highlighted = 0
        count = len(hits.found)
        said = tell_count(say.BEST if best else say.NEWEST, count)
        if hits.has_more:
            said = (say.FIRST_BEST if best else say.FIRST_NEWEST).format(count=count)
        self._tell(said if count else "", sought)

    def _tell(self, said: str, sought: Sought) -> None:
        pieces = [
            said,
            say.ONLY_KIND.format(kind=KIND_WORDS[self._kind]) if self._kind else "",
            say.ONLY_SINCE.format(day=tell_day(self._since)) if self._since else "",
            say.CUT.format(count=len(sought.words)) if sought.is_cut else "",
        ]
        told = self.query_one("#told", Static)
        told.update(Text("   ".join(filter(None, pieces))))

    def _nothing(self, sought: Sought) -> str:
        if not self._scope.names:
            return say.NOBODY
        if not sought.words:
            return say.NO_LETTERS if self.query_one("#sought", Input).value.strip() else say.BEGIN
        if self._kind or self._since:
            return say.NOTHING_NARROWED
        return say.NOTHING_HERE if self._scope.file_id else say.NOTHING

    def _line(self, found: Found, sought: Sought) -> Text:
        lines = 2 if self.app.size.height >= TALL else 1
        room = max(20, (self.app.size.width - MARGIN) * lines - INDENT * lines * lines)
        in_brackets = self.app.has_class("few-colours")
        text = Text(windows.heading_of(self._house, found) + "\n" + " " * INDENT, style="not bold")
        for piece in snippet(found.text, sought.words, room):
            if piece.is_found:
                said = say.MARKED.format(words=piece.text) if in_brackets else piece.text
                text.append(said, style=windows.MARK)
            else:
                text.append(piece.text)
        return text

    # Keys

    def on_option_list_option_selected(self) -> None:
        """The whole of what the cursor is on, and from there to where it stands."""
        found = self._found.get(self.query_one(LineList).here or "")
        if found is None or self._sought is None:
            return

        def go_on(answer: bool | None) -> None:
            if answer:
                app, house = self.app, self._house
                self.did(lambda: windows.open_where_it_stands(app, house, self._doors, found))

        window = windows.show_found(self._house, self._scope, found, self._sought.words)
        self.app.push_screen(window, go_on)

    def action_kind(self) -> None:
        """One sort of thing, or every one."""

        def take(value: str | None) -> None:
            if value is not None:
                self._kind = FoundKind(value) if value else None
                self._search()

        self.app.push_screen(windows.choose_kind(), take)

    def action_since(self) -> None:
        """Since a day, or ever."""

        def take(value: str | None) -> None:
            if value is not None:
                today = self._house.clock.today()
                self._since = today - timedelta(days=int(value)) if value else None
                self._search()

        self.app.push_screen(windows.choose_since(), take)

    def action_to_list(self) -> None:
        """Go to the list, where there is one."""
        if self._found:
            self.set_focus(self.query_one(LineList))  # at once: the next key may be there already

    def action_leave(self) -> None:
        """Back."""
        self.close(None)
