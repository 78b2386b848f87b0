"""Prepare: what happened last, what is still open, and what to bring, in about a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.domain.row import Audience, Voice
from coach.domain.session import ItemKind
from coach.screens.prepare_lines import case_of, evidence_words, item_words, sections_of
from coach.screens.prepare_moves import PrepareMoves
from coach.screens.prepare_windows import (
    Form,
    item_fields,
    read_functions,
    read_minutes,
    read_need,
)
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.hanging import HangingText
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.widgets.reading import Page
from coach.words import (
    EMPTY_PREPARE,
    FOR_THE_AGENDA,
    KEY_ADD,
    KEY_BACK,
    KEY_SESSION,
    KEY_TAKE_OFF,
    KEY_UNDO,
)
from coach.words import prepare as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from coach.services.house import House
    from coach.widgets.filling import Filled


class PrepareScreen(PrepareMoves):
    """One page for one person, alone: the items above, what they may rest on below."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("a", "add", KEY_ADD, id="prepare.add"),
        Binding("m", "mine", say.KEY_MINE, id="prepare.mine", tooltip=say.TIP_MINE),
        Binding("e", "attach", say.KEY_EVIDENCE, id="prepare.evidence"),
        Binding("x", "send", say.KEY_EXPORT, id="prepare.export", tooltip=say.TIP_EXPORT),
        Binding("i", "take_in", say.KEY_IMPORT, id="prepare.import", tooltip=say.TIP_IMPORT),
        Binding(
            "p",
            "performance",
            say.KEY_WORRY,
            id="prepare.performance",
            show=False,
            tooltip=say.TIP_WORRY,
        ),
        Binding(
            "c",
            "concern",
            say.KEY_CONCERN,
            id="prepare.concern",
            show=False,
            tooltip=say.TIP_CONCERN,
        ),
        Binding("delete", "remove", KEY_TAKE_OFF, id="prepare.remove", show=False),
        Binding("u", "undo", KEY_UNDO, id="prepare.undo", show=False),
        Binding("s", "session", KEY_SESSION, id="prepare.session"),
        Binding("escape", "leave", KEY_BACK, id="prepare.leave"),
    ]

    def __init__(self, house: House, person_id: str, open_session: Callable[[str], None]) -> None:
        super().__init__(house, person_id)
        self._open_session = open_session
        self.heading = say.HEADING.format(name=self.supervisee.person.name)

    def compose(self) -> ComposeResult:
        """A heading, the items, a page and the keys."""
        yield Static(self.heading, id="status", markup=False)
        yield LineList(id="items")
        with VerticalScroll(id="page"):
            yield HangingText(id="sections")
        yield KeyLine()

    def first(self) -> Widget:
        """The items; where there are none the arrows scroll the page."""
        return self.query_one(LineList) if self.items or self.evidence else self.query_one("#page")

    def on_screen_resume(self) -> None:
        """Read again after a window or a session."""
        self.show()

    def show(self) -> None:
        """The items as they stand, each with its evidence beneath it, and what is below."""
        house, who, reader = self.house, self.supervisee, self.reader
        was_empty = not (self.items or self.evidence)
        carried = house.carry_over.of(who, reader).items
        self.items = {one.item.id: one.item for one in carried}
        lines, pieces = [], []
        for one in carried:
            lines.append((one.item.id, item_words(house, who, one)))
            beside = house.evidence.of_item(one.item, reader)
            lines += [(piece.id, evidence_words(piece)) for piece in beside]
            pieces += beside
        of_all = house.evidence.of_preparation(who, reader)
        lines += [(piece.id, evidence_words(piece)) for piece in of_all]
        self.evidence = {piece.id: piece for piece in (*pieces, *of_all)}
        self.query_one(LineList).show(lines, EMPTY_PREPARE)
        self.query_one(HangingText).show(sections_of(house, who))
        if was_empty is bool(lines):
            self.first().focus()

    def action_add(self) -> None:
        """Add something to bring."""

        def take(filled: Filled) -> None:
            self.house.preparing.add(
                self.supervisee,
                filled["title"],
                read_need(filled["need"]),
                read_minutes(filled["minutes"]),
                Voice(filled["raised"]),
                read_functions(filled["functions"]),
                case=filled["case"],
            )

        draft = self.house.preparing.draft(self.supervisee)
        fields = item_fields(self.supervisee, self.own)
        goes = self.for_agenda(Audience.PAIR)
        self.app.push_screen(Form(FOR_THE_AGENDA, fields, take, draft, goes=goes))

    def on_option_list_option_selected(self) -> None:
        """Change the item under the cursor, or read the evidence there."""
        piece, item = self.piece_here(), self.item_here()
        if piece is not None:
            self.app.push_screen(Page(piece.title, Text(piece.words)))
            return
        if item is None:
            return
        if item.kind is ItemKind.PERFORMANCE:
            self.word_matter(item)
            return

        def take(filled: Filled) -> None:
            self.house.preparing.change(
                self.supervisee,
                item,
                self.reader,
                filled["title"],
                read_need(filled["need"]),
                read_minutes(filled["minutes"]),
                read_functions(filled["functions"]),
                item.detail,
                filled["case"],
            )

        case = case_of(self.house, self.supervisee, item)
        fields = item_fields(self.supervisee, self.own, item, case)
        draft = self.house.preparing.draft(self.supervisee, item.id)
        goes = self.for_agenda(item.audience)
        self.app.push_screen(Form(FOR_THE_AGENDA, fields, take, draft, goes=goes))

    def action_mine(self) -> None:
        """Keep the item to oneself or share it after all; a worry is announced."""
        item, reader = self.item_here(), self.reader
        if item is None:
            return
        if item.kind is ItemKind.PERFORMANCE and not self._is_announced(item.id):
            self.announce(item)
            return
        self.did(lambda: self.house.preparing.keep_to_oneself(item, reader))
        self.show()

    def _is_announced(self, item_id: str) -> bool:
        matter = self.house.performance.matter(self.items[item_id], self.reader)
        return matter.announced_on is not None

    def action_remove(self) -> None:
        """Take the item, or the piece of evidence, off the list."""
        piece, item, reader = self.piece_here(), self.item_here(), self.reader
        evidence, preparing = self.house.evidence, self.house.preparing
        if piece is not None:
            self.take_out(
                lambda: evidence.take_off(piece, reader), lambda: evidence.put_on(piece, reader)
            )
        elif item is not None:
            self.take_out(
                lambda: preparing.remove(item, reader), lambda: preparing.restore(item, reader)
            )

    def action_session(self) -> None:
        """Start the session, with these on its agenda, after asking."""
        choices = [Choice("y", "start", say.START_NOW), Choice("n", "no", say.NOT_YET)]

        def take(value: str | None) -> None:
            if value == "start":
                self._open_session(self.supervisee.person.id)

        name = self.supervisee.person.name
        self.app.push_screen(ChooseOne(say.START.format(name=name), choices), take)
