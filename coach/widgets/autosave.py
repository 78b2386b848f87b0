"""Saves what is being written: soon after a pause in typing, and never later than a ceiling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import SessionClosed, StorageFailed
from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget

PAUSE_SECONDS = 0.6
CEILING_SECONDS = 3.0
RETRY_SECONDS = 2.0


class Autosave:
    """Runs one save for a widget; tells how it went as *Saved 14:02* or *Not saved* and why."""

    def __init__(
        self, widget: Widget, save: Callable[[], str], tell: Callable[[str], None]
    ) -> None:
        self._widget = widget
        self._save = save
        self._tell = tell
        self._pause: Timer | None = None
        self._ceiling: Timer | None = None
        self.dirty = False
        """Something was typed that is not on the disk yet."""
        self.is_over = False
        """The session was closed elsewhere, so that nothing can be saved in it any more."""

    def touch(self) -> None:
        """Something was typed."""
        self.dirty = True
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._widget.set_timer(PAUSE_SECONDS, self._run)
        if self._ceiling is None:
            self._ceiling = self._widget.set_timer(CEILING_SECONDS, self._run)

    def _run(self) -> None:
        self.flush()

    def flush(self) -> bool:
        """Save now; False where it could not be, and then it is tried again by itself."""
        self._stop()
        if not self.dirty:
            return True
        try:
            said = self._save()
        except (StorageFailed, SessionClosed) as error:
            self._tell(say.NOT_SAVED_BECAUSE.format(why=str(error).removeprefix(say.NOT_DONE)))
            self.is_over = isinstance(error, SessionClosed)
            if not self.is_over:
                self._pause = self._widget.set_timer(RETRY_SECONDS, self._run)
            return False
        self.dirty = False
        self._tell(said)
        return True

    def drop(self) -> None:
        """There is nothing to save any more: the words were taken."""
        self._stop()
        self.dirty = False

    def _stop(self) -> None:
        for timer in (self._pause, self._ceiling):
            if timer is not None:
                timer.stop()
        self._pause = self._ceiling = None
