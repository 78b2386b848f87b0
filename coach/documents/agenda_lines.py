"""The labelled lines of an agenda: their names, and how a word is written there and read again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coach.documents.escaping import escape_line
from coach.domain.days import day
from coach.domain.discussion import is_a_reference, looks_like_a_name
from coach.domain.model import Function
from coach.domain.row import Voice
from coach.domain.session import ItemKind, Need
from coach.errors import BadInput
from coach.text import clean_line, clean_name, folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from enum import StrEnum

MOST_MINUTES = 240
"""Minutes that one item can want."""
LONGEST_LINE = 2_000
"""Characters of words on one labelled line."""

_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
_SEALED = re.compile(
    r"([0-9A-HJKMNP-TV-Z]{26})(?: ([1-9]\d{0,5}) ([0-9a-f]{12})(?: (\d{4}-\d\d-\d\d))?)?", re.ASCII
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_LABELLED = re.compile(r"(?P<dash>[-*+]\s+)?(?P<label>[A-Za-z][A-Za-z' ]{0,30}?)\s*:(?P<words>.*)")

LABELS = {
    "functions": "Functions",
    "case": "Case",
    "need": "What I need from this",
    "minutes": "Minutes",
    "raised_by": "Raised by",
    "kind": "Kind",
    "good": "What good looks like",
    "support": "Support on offer",
    "view": "The supervisee's view",
    "review_on": "Review on",
    "evidence": "Evidence",
    "pasted": "Pasted",
    "carried_from": "Carried from",
    "also": "Also",
    "id": "Id",
}
"""Every label, in the order in which an item shows them."""
REPEATED = frozenset({"evidence", "pasted"})
OF_PERFORMANCE = frozenset({"good", "support", "view", "review_on"})
_OTHER_NAMES = {
    "function": "functions",
    "case reference": "case",
    "what i need": "need",
    "need": "need",
    "wanted minutes": "minutes",
    "minutes wanted": "minutes",
}
_KEYS = {folded(label): key for key, label in LABELS.items()} | _OTHER_NAMES


def write_line(key: str, words: str) -> str:
    """One labelled line."""
    return f"- {LABELS[key]}: {escape_line(words)}".rstrip()


def plain(line: str) -> str:
    """The words of a line: signs that were escaped are themselves again, all else stays."""

    def one(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        code = int(match[2])
        return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"

    return _ESCAPED.sub(one, line)


def label_of(line: str) -> tuple[str | None, str, bool]:
    """The label's key and the words after it; no key for a line without a label that we know.

    The last part says whether the line looks like a labelled one all the same.
    """
    match = _LABELLED.fullmatch(line.strip())
    if match is None:
        return None, "", False
    key = _KEYS.get(folded(" ".join(match["label"].replace("\u2019", "'").split())))
    return key, match["words"].strip(), match["dash"] is not None


def _functions(words: str) -> tuple[Function, ...]:
    named = [folded(one.strip()) for one in re.split(r",|;| and ", words) if one.strip()]
    unknown = [one for one in named if one not in set(Function)]
    if unknown:
        raise BadInput(f"“{unknown[0][:40]}” is none of: {', '.join(Function)}")
    return tuple(function for function in Function if function in named)


def _case(words: str) -> str:
    reference = clean_name(words, "case reference")
    if not is_a_reference(reference) or looks_like_a_name(reference):
        raise BadInput(
            f"“{reference[:40]}” is no case reference; give one by its number, as K1, never a name"
        )
    return reference


def _need(words: str) -> Need:
    said = folded(words)
    for need in Need:
        if need == said or (len(said) > 3 and said in need.split()):
            return need
    raise BadInput(f"“{words[:40]}” is none of: {', '.join(Need)}")


def _minutes(words: str) -> int:
    number = words.lower().removesuffix("utes").removesuffix("s").removesuffix("min").strip()
    if not (number.isascii() and number.isdecimal()) or not 1 <= int(number[:9]) <= MOST_MINUTES:
        raise BadInput(f"minutes are a whole number from 1 to {MOST_MINUTES}, as 20")
    return int(number)


def _one_of(kind: type[StrEnum]) -> Callable[[str], Any]:
    def read(words: str) -> Any:
        try:
            return kind(folded(words))
        except ValueError:
            raise BadInput(f"“{words[:40]}” is none of: {', '.join(kind)}") from None

    return read


def _words(words: str) -> str:
    if len(words) > LONGEST_LINE:
        raise BadInput(f"a line has at most {LONGEST_LINE} characters")
    return clean_line(words)


def _date(words: str) -> date | None:
    try:
        return day(words)
    except BadInput:
        raise BadInput(f"“{words[:40]}” is no date; write it as 2026-12-01") from None


def _id(words: str) -> str:
    if not _ID.fullmatch(words):
        raise BadInput("an id is 26 letters and figures; leave the line out if you write by hand")
    return words


def _ids(words: str) -> tuple[str, ...]:
    return tuple(_id(one) for one in words.split())


def _sealed(words: str) -> tuple[str, int, str, date | None]:
    """An id, which wording it was, what that looked like to Coach, and when it was written."""
    match = _SEALED.fullmatch(words)
    if match is None:
        return _id(words), 0, "", None
    return match[1], int(match[2] or 0), match[3] or "", _date(match[4] or "")


READERS: dict[str, Callable[[str], Any]] = {
    "functions": _functions,
    "case": _case,
    "need": _need,
    "minutes": _minutes,
    "raised_by": _one_of(Voice),
    "kind": _one_of(ItemKind),
    "good": _words,
    "support": _words,
    "view": _words,
    "review_on": _date,
    "evidence": lambda words: clean_name(words, "evidence"),
    "pasted": lambda words: clean_name(words, "evidence"),
    "carried_from": _id,
    "also": _ids,
    "id": _sealed,
}
"""What reads each label's words; each raises BadInput with a reason."""
