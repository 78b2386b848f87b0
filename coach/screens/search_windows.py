"""What the search screen opens: one thing whole, what to look for, and where each thing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from coach.domain.finding import Found, FoundKind, Word, find_words
from coach.domain.finding_words import KIND_WORDS, whereabouts
from coach.domain.session import SessionStatus
from coach.values import dataclass
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.words import KEY_BACK, tell_day
from coach.words import search as say
from coach.words.widgets import KEY_OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App, ComposeResult

    from coach.services.house import House
    from coach.services.searching import Scope

KIND_KEYS = "nadgips"
"""A letter a kind, in their order."""
MARK = "bold underline"
NAMED = 3
"""Names that are said before the rest is counted."""


@dataclass(frozen=True)
class Doors:
    """Where a search leads on to, besides the screens that it opens itself."""

    session: Callable[[str], None]
    prepare: Callable[[str], None]


def whose(scope: Scope) -> str:
    """Whose words may come up, said before any does."""
    if not scope.names:
        return say.NOBODY
    if scope.file_id is not None:
        said = say.ONLY.format(name=scope.names[0])
        return f"{said} {say.TOGETHER}" if scope.is_together else said
    first, rest = scope.names[:NAMED], len(scope.names) - NAMED
    if rest > 0:
        names = say.AND_MORE.format(first=", ".join(first), count=rest)
    elif len(first) > 1:
        names = say.AND.format(first=", ".join(first[:-1]), last=first[-1])
    else:
        names = first[0]
    return say.MAY_COME_UP.format(names=names)


def heading_of(house: House, found: Found) -> str:
    """When, who, what and where it goes."""
    person = say.LEFT.format(person=found.person) if found.has_left else found.person
    pieces = " · ".join((person, KIND_WORDS[found.kind], *whereabouts(found)))
    on = tell_day(house.searching.written_on(found.written_at))
    return say.WHERE.format(on=on, pieces=pieces)


def choose_kind() -> ChooseOne:
    """Which sort of thing to look for."""
    kinds = zip(KIND_KEYS, FoundKind, strict=True)
    every = Choice("e", "", say.EVERY_KIND)
    return ChooseOne(say.WHICH_KIND, [every, *(Choice(k, v, KIND_WORDS[v]) for k, v in kinds)])


def choose_since() -> ChooseOne:
    """Since when, in days."""
    return ChooseOne(say.WHICH_SINCE, [Choice(*one) for one in (*say.SINCES, say.SINCE_YEAR)])


class FoundWindow(Window[bool]):
    """The whole of one thing that was found, its words marked; Enter goes to where it stands."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_BACK, id="found.leave"),
        Binding("enter", "go_on", KEY_OPEN, id="found.open"),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = say.HELP

    def __init__(self, title: str, body: Text, *, leads_on: bool) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._leads_on = leads_on

    def compose(self) -> ComposeResult:
        """Where it stands, and its words."""
        with VerticalScroll(classes="dialog tall"):
            yield Label(Text(self._title), classes="dialog-title")
            yield Static(self._body)
            yield Label(say.GO_ON if self._leads_on else say.STAYS, classes="quiet")

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_go_on(self) -> None:
        """Go to where it stands."""
        self.close(self._leads_on)

    def action_leave(self) -> None:
        """Back to the list."""
        self.close(False)


def show_found(house: House, scope: Scope, found: Found, words: tuple[Word, ...]) -> FoundWindow:
    """The window for one thing."""
    body = Text()
    question = house.searching.question(scope, found.id) if found.kind is FoundKind.NOTE else ""
    if question:
        body.append(say.ASKED.format(question=question) + "\n\n", style="italic")
    for place, part in enumerate(found.words):
        body.append("\n\n" if place else "")
        body.append_text(mark(part, words))
    body.append("\n")
    return FoundWindow(heading_of(house, found), body, leads_on=not found.has_left)


def mark(text: str, words: tuple[Word, ...]) -> Text:
    """A text in which what was looked for stands out, colour or none."""
    marked = Text(text, style="not bold")
    for begin, end in find_words(text, words):
        marked.stylize(MARK, begin, end)
    return marked


def open_where_it_stands(app: App[int], house: House, doors: Doors, found: Found) -> None:
    """The session, the preparation, the plan, the case or the log in which the words stand."""
    if found.session_status == SessionStatus.UNDER_WAY:
        doors.session(found.person_id)
        return
    if found.kind is FoundKind.AGENDA_ITEM and found.session_id is None:
        doors.prepare(found.person_id)
        return
    if found.kind is FoundKind.SELF_CARE:
        from coach.screens.care_windows import CarePlace
        from coach.screens.self_care import SelfCareScreen

        own, reader = house.self_care.own(), house.people.reader()
        is_own = own is not None and own.file.id == found.file_id
        whose = own if own and is_own else house.searching.supervisee(found.person_id)
        place = CarePlace(house.self_care, house.care_talk, whose, reader)
        app.push_screen(SelfCareScreen(place, house=house))
    elif found.case is not None:
        from coach.screens.case import CaseScreen

        who = house.searching.supervisee(found.person_id)
        app.push_screen(CaseScreen(house, who, house.case_filing.case(who, found.case)))
    else:
        from coach.screens.log import LogScreen

        at = found.session_id or ""
        app.push_screen(LogScreen(house, found.person_id, doors.session, at))
