"""A window to fill in, and then a page that says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.reading import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App


def fill_and_tell(
    app: App[int],
    title: str,
    fields: list[Field],
    act: Callable[[Filled], list[str]],
    *,
    goes: str,
    about: str,
    told: str,
    after: Callable[[], object] = lambda: None,
) -> None:
    """Hand what is filled in to `act`, and show the lines it returns under the title `told`.

    A refusal leaves the window open with every word; `after` runs however it was left.
    """
    lines: list[str] = []

    def tell(filled: Filled | None) -> None:
        after()
        if filled is not None:
            app.push_screen(Page(told, Text("\n".join(lines))))

    def take(filled: Filled) -> None:
        lines[:] = act(filled)

    app.push_screen(FillIn(title, fields, take, goes=goes, about=about), tell)
