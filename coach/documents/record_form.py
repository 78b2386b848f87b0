"""The answer form at the end of a shared record: written, and read however it was filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.documents.agenda_lines import plain
from coach.documents.escaping import escape_line
from coach.domain.days import day
from coach.domain.record_exchange import AnswerKind, Comment, RecordAnswer
from coach.errors import BadInput, FileRefused
from coach.text import clean_name, clean_note

if TYPE_CHECKING:
    from coach.domain.record_layout import LaidSection

TITLE = "## Your answer"
COMMENTS = "### Comments"
ACCOUNT = "### Your own account"
PROOF_TITLE = "## Proof of copy"
"""What comes after the form."""
HOW = (
    "Write after the colons and beneath the headings, in any text editor, save, and send the file "
    "back. Answer with one word: **agree**, **comment** or **dissent**. Agreeing counts as your "
    "signature, so it needs your name and the date. Leave the words above as they are: Coach "
    "notices a change, and a change to the record itself is made by whoever records."
)
HOW_COMMENTS = "What would you change in a section? Leave empty what you would leave as it is."
HOW_ACCOUNT = (
    "Where you do not agree, say how you see it. It will stand beside the other account, unchanged."
)
_LINE = re.compile(r"^\s*[-*]?\s*(answer|name|date)\s*:\s*(.*)$", re.IGNORECASE)
_SECTION = re.compile(r"^#### (\d{1,4})\. ")
_ANSWERS = {
    "agree": AnswerKind.AGREE, "agreed": AnswerKind.AGREE, "i agree": AnswerKind.AGREE,
    "comment": AnswerKind.COMMENT, "comments": AnswerKind.COMMENT,
    "dissent": AnswerKind.DISSENT, "disagree": AnswerKind.DISSENT,
    "i do not agree": AnswerKind.DISSENT, "do not agree": AnswerKind.DISSENT,
}  # fmt: skip


def write_form(sections: tuple[LaidSection, ...], answer: RecordAnswer | None) -> list[str]:
    """The form, empty or with an answer in it."""
    said = (answer.kind.value, answer.name, answer.on.isoformat()) if answer else ("", "", "")
    labels = ("Answer", "Name", "Date")
    filled = [
        f"- {label}: {escape_line(words)}".rstrip()
        for label, words in zip(labels, said, strict=True)
    ]
    blocks = [TITLE, HOW, "\n".join(filled), COMMENTS, HOW_COMMENTS]
    comments = {one.section: one.words for one in answer.comments} if answer else {}
    for place, section in enumerate(sections):
        blocks.append(f"#### {place + 1}. {escape_line(section.heading)}")
        if place in comments:
            blocks.append(_lines(comments[place]))
    blocks += [ACCOUNT, HOW_ACCOUNT]
    if answer and answer.account:
        blocks.append(_lines(answer.account))
    return blocks


def _lines(words: str) -> str:
    """Line by line, as it will be read."""
    return "\n".join(map(escape_line, words.split("\n")))


@dataclass
class _Form:
    """A form while its lines are read."""

    found: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    comments: dict[int, list[str]] = field(default_factory=dict)
    account: list[str] = field(default_factory=list)


def read_form(lines: list[str], name: str) -> tuple[RecordAnswer | None, dict[str, int]]:
    """The answer in a document's lines, and where its parts stand. Raises FileRefused.

    None where nothing at all is filled in, or there is no form.
    """
    starts = [n for n, line in enumerate(lines) if line.strip() == TITLE]
    if not starts:
        return None, {}
    ends = [n for n, line in enumerate(lines) if line.strip() == PROOF_TITLE]
    form = _take(lines[: ends[-1]] if ends else lines, starts[-1] + 1, name)
    form.lines.setdefault("answer", starts[-1] + 1)
    comments = tuple(
        Comment(place, words, form.lines[f"comment {place}"])
        for place, some in sorted(form.comments.items())
        if (words := _words(some, HOW_COMMENTS))
    )
    account = _words(form.account, HOW_ACCOUNT)
    said = {key: words for key, words in form.found.items() if words}
    if not said and not comments and not account:
        return None, form.lines
    return _answer(form, comments, account, name), form.lines


def _take(lines: list[str], start: int, name: str) -> _Form:
    form = _Form()
    into: list[str] | None = None
    for number, line in enumerate(lines[start:], start + 1):
        section, label = _SECTION.match(line), _LINE.match(line)
        if section is not None:
            place = int(section[1]) - 1
            into = form.comments.setdefault(place, [])
            form.lines[f"comment {place}"] = number
        elif line.strip() == ACCOUNT:
            into = form.account
            form.lines["account"] = number
        elif line.strip() == COMMENTS:
            into = []
        elif into is not None:
            into.append(line)
        elif label is not None:
            key = label[1].lower()
            if key in form.found:
                raise FileRefused(f"{name}, line {number}: this label stands here twice.")
            form.found[key] = plain(label[2]).strip().strip("_").strip()
            form.lines[key] = number
    return form


def _words(lines: list[str], how: str) -> str:
    """What was written under a heading, without what stood there to begin with."""
    text = clean_note("\n".join(plain(line) for line in lines)).strip()
    return text.removeprefix(how).strip().removesuffix(how).strip()


def _answer(form: _Form, comments: tuple[Comment, ...], account: str, name: str) -> RecordAnswer:
    def fault(key: str, why: str) -> FileRefused:
        line = form.lines.get(key, form.lines["answer"])
        return FileRefused(f"{name}, line {line}: {why}; nothing was taken in.")

    said = " ".join(form.found.get("answer", "").casefold().strip(". *").split())
    kind = _ANSWERS.get(said)
    if kind is None:
        shown = f"“{said[:40]}” is no answer" if said else "the answer is empty"
        raise fault("answer", f"{shown}; write agree, comment or dissent")
    try:
        who = clean_name(form.found.get("name", ""))
    except BadInput:
        raise fault("name", "the name is empty, and an answer needs one") from None
    try:
        on = day(form.found.get("date", ""))
    except BadInput as error:
        raise fault("date", str(error).removesuffix(".")) from None
    if on is None:
        raise fault("date", "the date is empty; write it as 2026-12-01")
    if kind is AnswerKind.COMMENT and not comments:
        raise fault("answer", "it says comment, and no section has one")
    if kind is AnswerKind.DISSENT and not account:
        raise fault("account", "it says dissent, and your own account is empty")
    if kind is not AnswerKind.DISSENT and account:
        raise fault("answer", "there is an account of your own, so the answer would be dissent")
    return RecordAnswer(kind, who, on, comments, account)
