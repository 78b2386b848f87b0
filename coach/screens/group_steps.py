"""What a group settles before and after its rounds: one line a step, in an order that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.screens.group_moves import GroupMoves
from coach.values import dataclass
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.words import KEY_BACK, KEY_TROUBLE
from coach.words import group_session as say
from coach.words.widgets import KEY_GO_ON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult


@dataclass(frozen=True)
class Step:
    """One thing to settle."""

    id: str
    title: str
    told: str
    """How it stands."""
    act: Callable[[], object]
    done: bool = False


class GroupSteps(GroupMoves):
    """A list of steps; Enter does the one under the cursor. None is forced, unless it must be."""

    BINDINGS = [  # noqa: RUF012
        Binding("f2", "go_on", KEY_GO_ON, id="steps.go_on", priority=True),
        Binding("f3", "question", say.KEY_QUESTION, id="steps.question"),
        Binding("f7", "trouble", KEY_TROUBLE, id="steps.trouble"),
        Binding("f8", "concern", say.KEY_CONCERN, id="steps.concern", priority=True),
        Binding("x", "call_off", say.KEY_CALL_OFF, id="steps.call_off", show=False),
        Binding("escape", "leave", KEY_BACK, id="steps.leave"),
    ]
    ALSO = {say.SOMEBODY_LEAVES: "somebody_leaves"}  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Where they are, the steps, and what is missing."""
        yield Static(id="status", markup=False)
        asked = Static(id="asked", markup=False)
        asked.display = False
        yield asked
        yield LineList(id="people")
        yield Static(id="why", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """The first step that is not settled."""
        self.show()
        self.query_one(LineList).focus()

    def steps(self) -> Sequence[Step]:
        """Each step as it stands now."""
        return ()

    def heading(self) -> str:
        """What stands at the top."""
        return ""

    def missing(self) -> str:
        """What is not there yet, in words."""
        return ""

    def show(self) -> None:
        """Everything as it stands."""
        self.query_one("#status", Static).update(self.heading())
        self._acts = {one.id: one.act for one in self.steps()}
        lines = [(one.id, self._line(one)) for one in self.steps()]
        self.query_one(LineList).show(lines, "")
        self.query_one("#why", Static).update(self.missing())

    def _line(self, one: Step) -> Text:
        mark = say.DONE if one.done else say.TO_DO
        return Text.assemble(f"{mark} ", (f"{one.title}  ", "bold"), one.told)

    def on_option_list_option_selected(self) -> None:
        """Do the step under the cursor."""
        here = self.query_one(LineList).here
        if here is not None:
            self._acts[here]()

    def ask(self, question: str) -> None:
        """Above the steps, until the next one."""
        asked = self.query_one("#asked", Static)
        asked.update(question)
        asked.display = True

    def settle(self, act: Callable[[], object]) -> bool:
        """Do one thing, and show how it stands; the cursor goes on to the next step."""
        done = self.did(act)
        self.show()
        return done

    def go_down(self) -> None:
        """On to the next line."""
        self.query_one(LineList).action_cursor_down()

    def action_leave(self) -> None:
        """Back to the group; it goes on where it stands."""
        self.close(None)
