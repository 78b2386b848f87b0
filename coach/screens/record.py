"""One record on screen: read it whole, and the keys for what can be done with it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.domain.record import FINAL, RecordKind
from coach.domain.record import RecordStatus as S
from coach.domain.record_words import status_words
from coach.domain.row import Voice
from coach.screens.record_answering import RecordAnswering
from coach.screens.record_exporting import RecordExporting
from coach.screens.record_lines import page_of, waits
from coach.widgets.everywhere import DOORS
from coach.widgets.key_line import KeyLine
from coach.words import KEY_BACK, tell_day
from coach.words import record as say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class RecordScreen(RecordExporting, RecordAnswering):
    """One record."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("s", "share", say.KEY_SHARE, id="record.share"),
        Binding("n", "deem", say.KEY_SILENCE, id="record.deem"),
        Binding("b", "sign_both", say.KEY_BOTH, id="record.both"),
        Binding("g", "sign", say.KEY_SIGN, id="record.sign"),
        Binding("k", "ask", say.KEY_ASK, id="record.ask"),
        Binding("d", "differ", say.KEY_DIFFER, id="record.differ"),
        Binding("w", "reword", say.KEY_REWORD, id="record.reword"),
        Binding("r", "remind", say.KEY_REMIND, id="record.remind"),
        Binding("a", "add", say.KEY_ADD, id="record.add"),
        Binding("e", "write", say.KEY_WRITE, id="record.write"),
        Binding("x", "export", say.KEY_EXPORT, id="record.export", show=False),
        Binding("v", "check", say.KEY_CHECK, id="record.check", show=False),
        Binding("escape", "leave", KEY_BACK, id="record.leave"),
    ]

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
        if self.signing:
            self.action_sign_both()

    def show(self) -> None:
        """The record as it stands."""
        self.read()
        self._deemable = self._may_be_deemed()
        name, day = self.supervisee.person.name, tell_day(self.listing.held_on)
        said = say.HEADING.format(name=name, day=day, state=status_words(self.life))
        self.query_one("#status", Static).update(Text(said))
        paper = self.house.records.paper(self.supervisee, self.listing)
        waiting = waits(self.house, self.supervisee, self.listing, self.life)
        self.query_one("#sections", Static).update(page_of(paper, self.life, waiting))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is there for what the record allows now, and nothing else."""
        if not hasattr(self, "_deemable") or action not in _MOVES:
            return True
        if self.listing.record.kind is RecordKind.CASE:
            return False
        return self._allows(action)

    def _allows(self, action: str) -> bool:
        status, life = self.life.status, self.life
        mine = (self.own,) if self.is_own else (Voice.SUPERVISOR, Voice.SUPERVISEE)
        unsigned = any(life.signature_of(by) is None for by in mine)
        may_differ = any(life.account_of(by) is None for by in mine)
        allowed = {
            "share": status is S.DRAFT and not self.is_own,
            "sign_both": status in (S.DRAFT, S.SHARED)
            and not self.is_own
            and not life.signed
            and not life.accounts,
            "sign": status is S.SHARED and unsigned and not life.accounts,
            "ask": status is S.SHARED,
            "differ": status in (S.SHARED, S.DEEMED) and may_differ,
            "reword": status in (S.DRAFT, S.SHARED) and not self.is_own,
            "remind": status is S.SHARED
            and not self.is_own
            and not life.has_answered(Voice.SUPERVISEE)
            and not self._deemable,
            "deem": self._deemable,
            "add": status in FINAL,
            "write": status is not S.DRAFT,
            "check": status is not S.DRAFT,
        }
        return allowed[action]

    def _may_be_deemed(self) -> bool:
        if self.is_own or self.life.status is not S.SHARED:
            return False
        return not self.house.record_lives.why_not_deemed(self.supervisee, self.life)

    def action_leave(self) -> None:
        """Back."""
        self.close(None)


_MOVES = frozenset(
    {
        "share", "sign_both", "sign", "ask", "differ", "reword", "remind", "deem", "add", "write",
        "check",
    }
)  # fmt: skip
