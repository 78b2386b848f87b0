"""A person's page: what is open, the caseload, the plan, the balance and the records."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.domain.balance import Balance
from coach.domain.model import Function
from coach.domain.people import Supervisee
from coach.domain.self_care import CARE_LABELS
from coach.errors import NotFound
from coach.services.house import House
from coach.widgets.everywhere import CoachScreen, KeyLine
from coach.words import (
    FUNCTION_BALANCE,
    FUNCTIONS,
    KEY_BACK,
    KEY_PREPARE,
    KEY_SESSION,
    LAST_DISCUSSED,
    NOBODY,
    NOT_DISCUSSED,
    OPEN_ACTION,
    tell_count,
    tell_day,
    who,
)
from coach.words import person as say

BAR = 24
"""Columns of a whole bar."""


class PersonScreen(CoachScreen):
    """Everything kept of one supervisee that a glance should find."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("s", "session", KEY_SESSION, id="person.session"),
        Binding("p", "prepare", KEY_PREPARE, id="person.prepare"),
        Binding("c", "self_care", say.KEY_SELF_CARE, id="person.self_care"),
        Binding("b", "balance", say.KEY_BALANCE, id="person.balance"),
        Binding("g", "agreement", say.KEY_AGREEMENT, id="person.agreement"),
        Binding("e", "change", say.KEY_CHANGE, id="person.change"),
        Binding("x", "going", say.KEY_GOING, id="person.going", show=False),
        Binding("escape", "leave", KEY_BACK, id="person.leave"),
    ]

    def __init__(
        self,
        house: House,
        person_id: str,
        open_session: Callable[[str], None],
        open_prepare: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._open_prepare = open_prepare
        self._house = house
        self._person_id = person_id
        self._open_session = open_session

    def compose(self) -> ComposeResult:
        """A heading and one long text."""
        yield Static(id="status")
        with VerticalScroll(id="page"):
            yield Static(id="sections")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read once."""
        self.show()
        self.query_one("#page").focus()

    def on_screen_resume(self) -> None:
        """Read again after a session."""
        self.show()

    def show(self) -> None:
        """Everything, as it stands."""
        try:
            supervisee = self._house.people.with_id(self._person_id)
        except NotFound:  # they are not here any more
            self.close(None)
            return
        role = f" · {supervisee.person.role}" if supervisee.person.role else ""
        self.query_one("#status", Static).update(Text(f"{supervisee.person.name}{role}"))
        self.query_one("#sections", Static).update(self._sections(supervisee))

    def _sections(self, supervisee: Supervisee) -> Text:
        text = Text()
        for heading, lines in (
            (say.ACTIONS, self._actions(supervisee)),
            (say.CASELOAD, self._caseload(supervisee)),
            (FUNCTION_BALANCE, balance_lines(self._house.balances.of(supervisee))),
            (say.SHARED_CARE, self._self_care(supervisee)),
            (say.RECORDS, self._records(supervisee)),
        ):
            text.append(f"{heading}\n", style="bold")
            for line in lines:
                text.append(f"  {line}\n")
            text.append("\n")
        return text

    def _actions(self, supervisee: Supervisee) -> list[str]:
        today = self._house.clock.today()
        found = self._house.actions.of(supervisee)
        return [
            (f"{say.LATE}  " if one.action.is_late(today) else "")
            + OPEN_ACTION.format(
                due=tell_day(one.action.due_on),
                owner=one.action.owner or NOBODY,
                what=one.action.what,
            )
            for one in found
        ] or [say.NO_ACTIONS]

    def _caseload(self, supervisee: Supervisee) -> list[str]:
        zone = self._house.clock.zone()
        return [
            f"{one.case.reference}  "
            + (
                LAST_DISCUSSED.format(day=one.last_discussed.astimezone(zone))
                if one.last_discussed
                else NOT_DISCUSSED
            )
            for one in self._house.cases.caseload(supervisee)
        ] or [say.NO_CASES]

    def _self_care(self, supervisee: Supervisee) -> list[str]:
        plan = self._house.self_care.plan(supervisee, self._house.people.reader())
        return [f"{CARE_LABELS[item.kind]}: {item.words}" for item in plan.items] or [say.NO_CARE]

    def _records(self, supervisee: Supervisee) -> list[str]:
        found = self._house.records.listing(supervisee, self._house.people.reader())
        return [
            f"{tell_day(one.held_on)}  {_kind_of_record(one.case)}  {one.record.status}"
            for one in found
        ] or [say.NO_RECORDS]

    def action_session(self) -> None:
        """Start or resume their session."""
        self._open_session(self._person_id)

    def action_prepare(self) -> None:
        """Prepare their next session."""
        self._open_prepare(self._person_id)

    def action_self_care(self) -> None:
        """Their self-care plan, as shared."""
        from coach.screens.self_care import SelfCareScreen

        supervisee = self._house.people.with_id(self._person_id)
        reader = self._house.people.reader()
        self.app.push_screen(SelfCareScreen(self._house.self_care, supervisee, reader))

    def action_balance(self) -> None:
        """Their function balance, as a plot."""
        from coach.screens.balance import BalanceScreen

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(BalanceScreen(self._house.balances.of(supervisee)))

    def action_agreement(self) -> None:
        """Their agreement, and what prepares for it."""
        from coach.screens.agreement import AgreementScreen

        self.app.push_screen(AgreementScreen(self._house, self._person_id))

    def action_change(self) -> None:
        """Their name, role, staff group, start and policy."""
        from coach.screens.who import changing

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(changing(self._house, supervisee), lambda _: self.show())

    def action_going(self) -> None:
        """They left, or were added by mistake."""
        from coach.screens.who import ask_going

        supervisee = self._house.people.with_id(self._person_id)

        def gone() -> None:
            name = supervisee.person.name
            self.app.notify(who.GONE.format(name=name), markup=False)

        ask_going(self.app, self._house, supervisee, gone)

    def action_leave(self) -> None:
        """Back to Today."""
        self.close(None)


def balance_lines(balance: Balance) -> list[str]:
    """A bar a function, with its minutes and share in figures, and what it shows in words."""
    shares, minutes = balance.window_shares, balance.window_minutes
    if shares is None:
        return [say.NO_MINUTES]
    bars = [
        f"{FUNCTIONS[f]:<12}{say.SHARE.format(minutes=minutes[f], share=shares[f])}  "
        + "█" * round(shares[f] * BAR)
        for f in Function
    ]
    sessions = tell_count(say.LAST_SESSIONS, len(balance.sessions))
    return [sessions, *bars, *balance.in_words()]


def _kind_of_record(case: str | None) -> str:
    return say.CASE_RECORD.format(case=case) if case else say.PERSONAL_RECORD
