"""Agreements and preparation tools on plain lines: one heading or question at a time."""

from __future__ import annotations

import io
import sys
from enum import Enum, auto
from typing import IO, TYPE_CHECKING

from coach.cli.telling import say
from coach.domain.agreement_guide import opening
from coach.domain.preparation_tool import PreparationTool, ToolQuestion, answer_of
from coach.domain.row import Audience, Voice
from coach.errors import NotFound
from coach.line.reading import read_line
from coach.services.agreement_writing import SectionWriting
from coach.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.composition import Services
    from coach.domain.agreement import Agreement, AgreementSection
    from coach.domain.people import Supervisee

HOW = (
    "Each line is kept as you press Enter. An empty line goes on and keeps what stands there. "
    "What you write takes its place; a line that begins with + adds to it. "
    ":back goes back, :leave stops here."
)


class Way(Enum):
    """Where somebody goes from a heading or a question."""

    ON = auto()
    BACK = auto()
    OUT = auto()


def _stream() -> IO[bytes]:
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def _prompt() -> None:
    if sys.stdin is not None and sys.stdin.isatty():
        sys.stdout.write("> ")
        sys.stdout.flush()


def _take_lines(stream: IO[bytes], standing: str, keep: Callable[[str], str]) -> Way:
    """Take lines until an empty one, keeping each as it comes; where to go from here."""
    words, begun = standing, False
    while True:
        _prompt()
        typed = read_line(stream)
        if typed is None or typed.command in ("leave", "quit", "end"):
            return Way.OUT
        if typed.command in ("back", "next"):
            return Way.BACK if typed.command == "back" else Way.ON
        if typed.command is not None:
            say(HOW)
            continue
        line = typed.words.strip()
        if not line:
            return Way.ON
        adds = line.startswith("+")
        line = line.removeprefix("+").strip() if adds else line
        words = f"{words}\n{line}".strip() if begun or adds else line
        begun = True
        words = keep(words)


def _go_through(count: int, visit: Callable[[int], Way], at: int = 0) -> bool:
    """Visit places one after another, there and back; False where somebody left before the end."""
    while at < count:
        way = visit(at)
        if way is Way.OUT:
            return False
        at = max(0, at - 1) if way is Way.BACK else at + 1
    return True


def write_together(services: Services, supervisee: Supervisee, name: str, heading: str) -> int:
    """Write the draft heading by heading over this process's own streams."""
    agreements, reader = services.agreements, services.people.reader()
    draft = agreements.draft(supervisee, reader)
    if heading and draft.section(heading) is None:
        agreements.add_heading(supervisee, heading, reader)
        draft = agreements.draft(supervisee, reader)
    together = agreements.of(supervisee, reader)
    before = together.file.before(draft.version)
    sections = draft.sections
    titles = [folded(one.heading) for one in sections]
    say(
        f"{opening(together.term)} with {supervisee.person.name}, version {draft.version}: "
        f"{len(sections)} headings.",
        HOW,
    )
    stream = _stream()
    writings = [SectionWriting(agreements, supervisee, reader, one) for one in sections]

    def visit(place: int) -> Way:
        writing = writings[place]
        title = writing.section.heading
        section = agreements.asked_for_by(supervisee, title)
        source = f" ({agreements.policy(supervisee).name} {section})" if section else ""
        say("", f"{place + 1} of {len(sections)}: {title}{source}")
        say(*(f"  {prompt}" for prompt in agreements.prompts(title)))
        _say_standing(before, writing.section)
        return _take_lines(stream, writing.section.words, lambda words: writing.keep(words).words)

    start = titles.index(folded(heading)) if heading else 0
    is_through = _go_through(len(sections), visit, start)
    written = len(agreements.draft(supervisee, reader).written)
    say("", f"Kept: {written} of {len(sections)} headings have words.")
    if is_through:
        say(f'When each of you is content: coach agreement accept "{name}" --by supervisor')
    else:
        say(f'Go on whenever you like: coach agreement write "{name}"')
    return 0


def _say_standing(before: Agreement | None, section: AgreementSection) -> None:
    earlier = before.section(section.heading) if before else None
    if earlier is not None and earlier.words:
        assert before is not None  # the earlier words came from it
        say(f"  Agreed in version {before.version}:", *_indented(earlier.words))
    if section.words and (earlier is None or section.words != earlier.words):
        say("  Stands now:", *_indented(section.words))


def _indented(words: str) -> list[str]:
    return [f"    {line}" for line in words.split("\n")]


def answer_tool(
    services: Services, supervisee: Supervisee, tool: PreparationTool, by: Voice
) -> int:
    """Ask a tool's questions one by one and keep what somebody says to them."""
    reader = services.people.reader()
    who = supervisee.supervisor if by is Voice.SUPERVISOR else supervisee.person
    only_theirs = who.id == reader.owner_id
    say(f"{tool.title}: {who.name}", tool.about, HOW)
    say(
        f"What {who.name} writes is only theirs until they share it; the law can still ask for it."
        if only_theirs
        else f"What {who.name} says here is for both of you to read."
    )
    stream = _stream()

    def visit(place: int) -> Way:
        question = tool.questions[place]
        found = answer_of(
            services.preparation_tools.answers(supervisee, tool, reader), who.id, question
        )
        say("", f"{place + 1} of {len(tool.questions)}: {question.text}", f"  {question.why}")
        if found is not None:
            say("  Stands now:", *_indented(found.words))
        return _take_lines(stream, found.words if found else "", lambda w: _keep(question, w))

    def _keep(question: ToolQuestion, words: str) -> str:
        kept = services.preparation_tools.answer(supervisee, tool, question, who.id, words, reader)
        return kept.words if kept else ""

    _go_through(len(tool.questions), visit)
    count = sum(
        a.person_id == who.id for a in services.preparation_tools.answers(supervisee, tool, reader)
    )
    say("", f"Kept: {count} of {len(tool.questions)} questions have an answer.")
    return 0


def share_answers(services: Services, supervisee: Supervisee, tool: PreparationTool) -> str:
    """Share the owner's answers to a tool; what to say of it. Raises NotFound."""
    answers = services.preparation_tools.answers(supervisee, tool, services.people.reader())
    mine = [one for one in answers if one.audience is Audience.ONLY_MINE]
    if not mine:
        raise NotFound("There is nothing of yours to share there that is not shared already.")
    for one in mine:
        services.preparation_tools.share(one)
    return f"Shared with {supervisee.person.name}: {len(mine)} of your answers."
