"""The function balance as a plot: a bar a session, each person's own sense beside it, in words."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.domain.balance import Balance, Shares
from coach.domain.model import Function
from coach.widgets.everywhere import CoachScreen, KeyLine
from coach.words import EMPTY_BALANCE, FUNCTIONS, KEY_BACK, VOICES
from coach.words import balance as say

FILLS = {
    Function.MANAGEMENT: "█",
    Function.DEVELOPMENT: "▓",
    Function.SUPPORT: "▒",
    Function.MEDIATION: "░",
}
"""One pattern a function, so that no colour is needed."""
LABEL = 18
"""Columns before a bar."""


class BalanceScreen(CoachScreen):
    """What the conversations were about, over the window; it scores nobody."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_BACK, id="balance.leave"),
    ]

    def __init__(self, balance: Balance) -> None:
        super().__init__()
        self._balance = balance

    def compose(self) -> ComposeResult:
        """A heading and the plot."""
        yield Static(Text(say.HEADING.format(name=self._balance.person)), id="status")
        with VerticalScroll(id="page"):
            yield Static(id="plot")
        yield KeyLine()

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        """As wide as there is room."""
        width = max(20, self.app.size.width - LABEL - 14)
        self.query_one("#plot", Static).update(plot(self._balance, width))

    def action_leave(self) -> None:
        """Back."""
        self.close(None)


def plot(balance: Balance, width: int) -> Text:
    """The balance drawn in characters; bars are `width` columns wide, a figure after each."""
    if balance.window_shares is None:
        return Text(EMPTY_BALANCE)
    text = Text("  ".join(f"{fill}{fill} {FUNCTIONS[f]}" for f, fill in FILLS.items()))
    text.append("\n\n")
    for session in balance.sessions:
        minutes = sum(session.minutes.values())
        text.append(f"{session.held_on:%d %b %Y}".ljust(LABEL))
        if session.shares is None:
            said = say.NO_MINUTES
        else:
            said = say.MEASURED.format(bar=bar(session.shares, width), minutes=minutes)
        text.append(f"{said}\n")
        for voice, shares in session.felt.items():
            said = say.FELT.format(bar=bar(shares, width))
            text.append(f"  {VOICES[voice]}".ljust(LABEL) + f"{said}\n")
    text.append("\n" + say.TOGETHER.ljust(LABEL) + bar(balance.window_shares, width) + "\n\n")
    window = balance.window_minutes
    for function in Function:
        share = balance.window_shares[function]
        said = say.SHARE.format(minutes=window[function], share=share)
        text.append(f"{FILLS[function]} {FUNCTIONS[function]:<16}{said}\n")
    for words in balance.in_words():
        text.append(f"\n{words}\n")
    return text


def bar(shares: Shares, width: int) -> str:
    """Shares as one bar of exactly `width` characters; columns left over go to the largest rest."""
    exact = {f: shares[f] * width for f in Function}
    columns = {f: int(exact[f]) for f in Function}
    by_rest = sorted(Function, key=lambda f: columns[f] - exact[f])
    for function in by_rest[: width - sum(columns.values())]:
        columns[function] += 1
    return "".join(FILLS[f] * columns[f] for f in Function)
