"""Makes docs/conversations.md: twelve questions in a row for each of five situations."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.row import Voice
from coach.domain.session import Need
from tests.builders import home_at

PAGE = Path(__file__).resolve().parents[1] / "docs" / "conversations.md"
EACH_STAGE = 3

HEAD = """# Conversations

What the coach asks, twelve questions in a row, in five situations; nobody chose or skipped one. The
pair walks once round the cycle, three questions a stage. Beneath each question stands the reason
that F9 and `:why` give. `make docs` makes this page anew, and a test compares it.
"""


@dataclass(frozen=True)
class Told:
    """A situation, as a pair might come with it."""

    heading: str
    about: str
    topic: str
    case: str = ""
    staff_group: str = "social-worker"
    need: Need | None = None
    function: Function | None = None
    lens: Stakeholder | None = None
    theme: str | None = None


SITUATIONS = (
    Told(
        "A stuck case",
        "Months of visits, and nothing moves. The worker wants to think it through.",
        "Nothing moves in K1",
        case="K1",
        need=Need.THINK,
    ),
    Told(
        "A new worker's first removal",
        "A newly qualified worker took part in removing a child last week, and needs support.",
        "The day of the removal",
        case="K4",
        staff_group="newly-qualified",
        need=Need.SUPPORT,
    ),
    Told(
        "A conflict with a partner agency",
        "School and worker disagree about a plan. They look from the partners' side.",
        "School sees it differently",
        case="K2",
        lens=Stakeholder.PARTNERS,
    ),
    Told(
        "An exhausted worker",
        "No case, but too much of everything. The topic itself calls up the bank on self-care.",
        "Energy and self-care",
        need=Need.SUPPORT,
    ),
    Told(
        "A worker doing well",
        "Things go well, and the pair wants to know why. The topic calls up the bank on strengths.",
        "Strengths",
    ),
)


def page(folder: Path) -> str:
    """The whole page, each conversation in a home of its own under a folder."""
    parts = [_conversation(one, folder / str(place)) for place, one in enumerate(SITUATIONS)]
    return "\n".join([HEAD, *parts])


def _conversation(told: Told, root: Path) -> str:
    home = home_at(root)
    policy = home.services.content.policies()[0]
    person = home.services.people.add("Jo Bennett", policy, "", told.staff_group)
    session = home.open(person)
    session.agreeing.add_item(told.topic, Voice.SUPERVISEE, told.need)
    if told.case:
        session.talk.take_case(told.case)
    session.talk.begin_topic(told.topic)
    if told.lens is not None:
        session.talk.look_from(told.lens)
    lines = [f"## {told.heading}", "", told.about, ""]
    number = 0
    for stage in Stage:
        session.talk.move_to_stage(stage)
        lines.append(f"**{stage.capitalize()}**\n")
        for _ in range(EACH_STAGE):
            home.clock.move_on(minutes=3)
            asked = session.asking.next()
            assert asked is not None, (told.heading, stage)
            number += 1
            lines += [f"{number}. {asked.wording}  ", f"   *{asked.why}*"]
        lines.append("")
    home.services.close()
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        PAGE.write_text(page(Path(scratch)), encoding="utf-8")
