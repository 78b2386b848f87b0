"""The smallest Textual app: the base that first frame, memory and exit are ratios of."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

HELLO = "Hello world"


class Hello(App[None]):
    """One line and nothing else."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(HELLO)


if __name__ == "__main__":
    Hello().run()
