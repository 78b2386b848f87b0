"""A group's agreement on screen: words under each heading, and everybody's yes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.errors import DocumentsFailed
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, tell_day
from coach.words import group_pages as say

if TYPE_CHECKING:
    from coach.services.groups import GroupSeen
    from coach.services.house import House


class GroupAgreementScreen(ListScreen):
    """The draft by headings; the standing version where there is none."""

    HELP = say.AGREEMENT_HELP
    BINDINGS = [  # noqa: RUF012
        Binding("a", "heading", say.KEY_HEADING, id="group_agreement.heading"),
        Binding("y", "accept", say.KEY_ACCEPT, id="group_agreement.accept"),
        Binding("escape", "leave", KEY_BACK, id="group_agreement.leave"),
    ]

    def __init__(self, house: House, group_id: str) -> None:
        super().__init__()
        self._house = house
        self._group_id = group_id

    @property
    def _seen(self) -> GroupSeen:
        return self._house.groups.find(self._group_id)

    def show(self) -> None:
        """Every heading with its words, and who has still to say yes."""
        agreements, seen = self._house.group_agreements, self._seen
        found = agreements.of(seen)
        shown = found.draft or found.standing or agreements.draft(seen)
        waiting = agreements.waits_for(seen)
        if shown == found.standing:
            due = agreements.review_due(seen)
            told = say.STANDS.format(version=shown.version, day=tell_day(due))
        elif any(one.words.strip() for one in shown.sections):
            told = say.WAITS_FOR.format(version=shown.version, names=", ".join(waiting))
        else:
            told = say.NOTHING_WRITTEN
        self.query_one("#status", Static).update(Text(f"{seen.group.name} · {told}"))
        self._sections = {one.heading: one.words for one in shown.sections}
        lines = [
            (heading, Text.assemble((f"{heading}\n", "bold"), f"   {words or say.NO_WORDS}"))
            for heading, words in self._sections.items()
        ]
        self.query_one(LineList).show(lines, "")

    def on_option_list_option_selected(self) -> None:
        """Write under the heading; words that change take every yes back."""
        here = self.query_one(LineList).here
        if here is not None:
            fields = [Field("words", say.AGREEMENT_WORDS, self._sections[here], is_long=True)]
            self._write(here, fields, lambda filled: here)

    def action_heading(self) -> None:
        """A heading of one's own."""
        fields = [Field("heading", say.HEADING), Field("words", say.AGREEMENT_WORDS, is_long=True)]
        self._write(say.KEY_HEADING, fields, lambda filled: filled["heading"])

    def _write(self, title: str, fields: list[Field], heading: object) -> None:
        def take(filled: Filled) -> None:
            assert callable(heading)
            self._house.group_agreements.write(self._seen, heading(filled), filled["words"])

        self.app.push_screen(
            FillIn(title, fields, take, goes=say.TO_THE_GROUP, about=say.CHANGES_TAKE_BACK),
            lambda _: self.show(),
        )

    def action_accept(self) -> None:
        """Keep somebody's yes."""
        waiting = self._house.group_agreements.waits_for(self._seen)
        if not waiting:
            self.notify(say.NOBODY_WAITS)
            return
        choices = [Choice("a", "", say.EVERYBODY_ACCEPTS)]
        choices += [Choice(str(n) if n < 10 else "", one, one) for n, one in enumerate(waiting, 1)]

        def take(name: str | None) -> None:
            if name is None:
                return
            for one in [name] if name else waiting:
                if not self.did(partial(self._accept, one)):
                    break
            self.show()

        self.app.push_screen(ChooseOne(say.WHO_ACCEPTS, choices), take)

    def _accept(self, name: str) -> None:
        try:
            self._house.group_agreements.accept(self._seen, name)
        except DocumentsFailed as failed:  # it is agreed all the same
            self.notify(str(failed), severity="warning", timeout=15, markup=False)
