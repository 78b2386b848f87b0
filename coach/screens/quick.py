"""A talk between sessions, in two keys from anywhere: informal, urgent, or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import OptionList

from coach.domain.goes import in_the_file, of_talk
from coach.domain.log import LogEntry, Who
from coach.domain.policies import PLAIN
from coach.domain.session import SessionKind
from coach.errors import BadInput, CoachError
from coach.screens.month import MonthScreen
from coach.screens.session_frame import SessionFrame
from coach.screens.today import TodayScreen
from coach.services.quick import KeptTalk, Talk
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import CoachScreen
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.typing import typing_into
from coach.words import quick as say
from coach.words.agreement import tell_names
from coach.words.timescales import tell_when

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from coach.domain.people import Supervisee
    from coach.services.house import House

REQUEST = "request"
NUMBERED = 9
"""So many people can be chosen by a digit; the arrows reach the others."""
TELL_SECONDS = 12
"""How long it stands on screen where words were kept."""


class QuickChoice(ChooseOne):
    """One of the few questions on the way to a talk; Enter takes the first."""

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).highlighted = 0


class QuickWords(FillIn):
    """What is kept of a request."""


class TalkWords(QuickWords):
    """What is kept of a talk; its lines stand close, so that all are seen at once."""

    LOW_ROWS = 36


def begin(app: App[Any], house: House) -> None:
    """Ask what sort of talk it is, then with whom, unless the screen says so."""
    if any(isinstance(one, QuickChoice | QuickWords) for one in app.screen_stack):
        return
    if not house.people.everyone():  # before a menu that would take the letters typed next
        app.notify(say.NOBODY_HERE)
        return
    choices = [
        Choice("i", SessionKind.INFORMAL, say.INFORMAL),
        Choice("u", SessionKind.URGENT, say.URGENT),
        Choice("r", REQUEST, say.REQUEST),
    ]
    whom = whom_on(app)

    def take(value: str | None) -> None:
        if value is not None:
            _tried(app, lambda: _with_whom(app, house, value, whom))

    # The key clears the line elsewhere: whoever types on after it means the line, not the menu.
    app.push_screen(QuickChoice(say.TITLE, choices, typing_into(app.focused)), take)


def whom_on(app: App[Any]) -> str | None:
    """Whom the screen in hand is about, or the one that it was opened from; None to be asked.

    A list says it by its cursor, and only while it is in front.
    """
    whole = [one for one in reversed(app.screen_stack) if isinstance(one, CoachScreen)]
    for depth, screen in enumerate(whole):
        if isinstance(screen, SessionFrame):
            return screen.session.talk.supervisee.person.id
        if depth and isinstance(screen, TodayScreen | MonthScreen):
            return None
        found = screen.whom()
        if found is not None:
            return found
    return None


def _with_whom(app: App[Any], house: House, what: str, person_id: str | None) -> None:
    everyone = {one.person.id: one for one in house.people.everyone()}
    if person_id in everyone:
        _open(app, house, what, everyone[person_id])
    elif len(everyone) == 1:
        _open(app, house, what, next(iter(everyone.values())))
    else:
        choices = [
            Choice(str(place) if place <= NUMBERED else "", one.person.id, one.person.name)
            for place, one in enumerate(everyone.values(), 1)
        ]

        def take(value: str | None) -> None:
            if value is not None:
                _tried(app, lambda: _open(app, house, what, everyone[value]))

        app.push_screen(QuickChoice(say.WITH_WHOM, choices), take)


def _open(app: App[Any], house: House, what: str, who: Supervisee) -> None:
    if what == REQUEST:
        ask_for_talk(app, house, who)
    else:
        keep_talk(app, house, who, SessionKind(what))


# A talk


def keep_talk(app: App[Any], house: House, who: Supervisee, kind: SessionKind) -> None:
    """One window for what was said and decided; then it says where that is kept."""
    said = (say.URGENT_WITH if kind is SessionKind.URGENT else say.INFORMAL_WITH).format(
        name=who.person.name
    )
    fields = [
        Field("about", say.ABOUT, is_long=True),
        Field("what", say.DECIDED, hint=say.DECIDED_HINT),
        Field("why", say.REASON),
        Field("case", say.CASE, hint=say.CASE_HINT),
        Field("at", say.AT, hint=say.AT_HINT),
    ]
    kept: list[KeptTalk] = []

    def take(filled: Filled) -> None:
        what, why = filled["what"], filled["why"]
        if why.strip() and not what.strip():
            raise BadInput(say.NO_DECISION, "what")
        decisions = ((what, why),) if what.strip() else ()
        met_at = house.quick.moment(filled["at"])
        talk = Talk(kind, filled["about"], decisions, filled["case"], met_at=met_at)
        kept.append(house.quick.keep(who, talk))

    def done(_: object) -> None:
        if kept:
            _tell_kept(app, house, who, kept[0])
            if kept[0].awaited:
                ask_to_endorse(app, house, who, kept[0].entry)

    draft = house.quick.draft(who)
    goes = of_talk(house.agreements.policy(who))
    app.push_screen(TalkWords(said, fields, take, draft, goes=goes), done)


def _tell_kept(app: App[Any], house: House, who: Supervisee, kept: KeptTalk) -> None:
    """Where it is kept: the log, and the documents of its day."""
    told = [say.KEPT.format(name=who.person.name)]
    root, day = house.documents_root, kept.entry.on.isoformat()
    paths = [one.path for one in kept.written if day in one.path.name]
    if paths:
        shown = [str(p.relative_to(root)) if p.is_relative_to(root) else str(p) for p in paths]
        told.append(say.KEPT_IN.format(paths=", ".join(shown)))
    if kept.failed is not None:
        told.append(say.NOT_WRITTEN.format(why=kept.failed))
    app.notify(" ".join(told), timeout=TELL_SECONDS, markup=False)


# Endorsing


def ask_to_endorse(
    app: App[Any],
    house: House,
    who: Supervisee,
    entry: LogEntry,
    done: Callable[[], object] = lambda: None,
) -> None:
    """Ask who endorses a talk now, of those whom its policy still waits for."""
    names = {Who.SUPERVISOR: who.supervisor.name, Who.SUPERVISEE: who.person.name}
    keys = {Who.SUPERVISOR: "s", Who.SUPERVISEE: "e"}
    awaited = house.quick.awaited(entry)
    choices = [Choice(keys[one], one.value, say.ONE.format(name=names[one])) for one in awaited]
    if len(awaited) > 1:
        choices.insert(0, Choice("b", "", say.BOTH))
    choices.append(Choice("l", "later", say.LATER))

    def take(value: str | None) -> None:
        if value is None or value == "later":
            return
        by = [Who(value)] if value else list(awaited)

        def endorse() -> None:
            for one in by:
                house.quick.endorse(who, one, entry.id)
            said = say.ENDORSED.format(names=tell_names([names[one] for one in by]))
            app.notify(said, markup=False)

        _tried(app, endorse)
        done()

    title = say.ENDORSE.format(policy=_policy(house, entry.policy_id))
    app.push_screen(QuickChoice(title, choices), take)


# A request


def ask_for_talk(app: App[Any], house: House, who: Supervisee) -> None:
    """Keep who asked for an urgent talk, and when; its hours run from then."""
    clock = house.clock
    now = f"{clock.now().astimezone(clock.zone()):%H:%M}"
    whos = (
        (Who.SUPERVISEE.value, who.person.name),
        (Who.SUPERVISOR.value, who.supervisor.name),
        (Who.OTHER.value, say.SOMEBODY_ELSE),
    )
    fields = [
        Field("by", say.ASKED_BY, choices=whos),
        Field("at", say.ASKED_AT, now, say.ASKED_AT_HINT, is_suggestion=True),
    ]
    kept: list[LogEntry] = []

    def take(filled: Filled) -> None:
        at = house.quick.moment(filled["at"])
        kept.append(house.quick.request(who, Who(filled["by"]), at))

    def done(_: object) -> None:
        if kept:
            _tried(app, lambda: _tell_asked(app, house, who, kept[0]))

    title = say.REQUEST_TITLE.format(name=who.person.name)
    goes = in_the_file(house.agreements.policy(who))
    app.push_screen(QuickWords(title, fields, take, goes=goes), done)


def _tell_asked(app: App[Any], house: House, who: Supervisee, entry: LogEntry) -> None:
    told = [say.REQUEST_KEPT.format(name=who.person.name)]
    due = house.timescales.of_request(who, entry.id)
    if due is not None:
        told.append(say.MEET_BY.format(when=tell_when(due), reason=due.reason, source=due.source))
    else:
        told.append(say.NO_HOURS.format(policy=_policy(house, entry.policy_id)))
    app.notify(" ".join(told), timeout=TELL_SECONDS, markup=False)


def _policy(house: House, policy_id: str) -> str:
    """A policy's name."""
    named = {one.id: one.name for one in house.content.policies()}
    return named.get(policy_id) or named[PLAIN]


def _tried(app: App[Any], act: Callable[[], object]) -> None:
    """Do it; where it is refused, say why."""
    try:
        act()
    except CoachError as error:
        app.notify(str(error), severity="warning", timeout=TELL_SECONDS, markup=False)
