"""The versions of a self-care plan: what each changed, and the plan as it was in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.care_changes import CareVersion, facts_of, who_may_know
from coach.domain.self_care import CARE_LABELS, SelfCareItem, SelfCarePlan
from coach.widgets.everywhere import DOORS
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.widgets.reading import Page
from coach.words import EMPTY_CARE, KEY_BACK
from coach.words import self_care as say

if TYPE_CHECKING:
    from coach.screens.care_windows import CarePlace


class CareVersionsScreen(ListScreen):
    """Every version that whoever is looking may see, newest first."""

    HELP = say.VERSIONS_HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("escape", "leave", KEY_BACK, id="care_versions.leave"),
    ]

    def __init__(self, place: CarePlace) -> None:
        super().__init__()
        self._place = place
        self.heading = say.VERSIONS.format(name=place.whose.person.name)

    def show(self) -> None:
        """Each with what came, what went, what was reworded and what became shared."""
        found = self._place.care.versions(self._place.whose, self._place.reader)
        lines = [
            (
                str(one.number),
                Text.assemble((_name(one), "bold"), *(f"\n  {change}" for change in one.changes)),
            )
            for one in found
        ]
        self.query_one(LineList).show(lines, say.NO_VERSIONS)

    def on_option_list_option_selected(self) -> None:
        """The plan as it was in the version under the cursor."""
        here, place = self.query_one(LineList).here, self._place
        if here is not None:
            plan = place.care.plan(place.whose, place.reader, int(here))
            title = say.VERSION_PLAIN.format(number=plan.version)
            self.app.push_screen(Page(title, page_of(plan, is_private=place.is_private)))


def _name(one: CareVersion) -> str:
    if one.on is None:
        return say.VERSION_PLAIN.format(number=one.number)
    return say.VERSION.format(number=one.number, day=one.on)


def line_of(item: SelfCareItem, *, is_private: bool) -> Text:
    """One thing of a plan on a line, with what stands around it."""
    facts = facts_of(item)
    if is_private:
        facts.append(who_may_know(item))
    elif item.others:
        facts.append(item.others)
    text = Text.assemble(
        (f"{CARE_LABELS[item.kind]}: ", "bold"), " / ".join(item.words.split("\n"))
    )
    return text.append(f"\n  {'; '.join(facts)}", style="dim") if facts else text


def page_of(plan: SelfCarePlan, *, is_private: bool) -> Text:
    """A whole plan to read."""
    lines = [line_of(one, is_private=is_private) for one in plan.in_order()]
    return Text("\n\n").join(lines) if lines else Text(EMPTY_CARE)
