"""The one cleaner at every door: what people and files send in, and what we print."""

from __future__ import annotations

import re
import unicodedata

from coach.errors import BadInput

NAME_LIMIT = 500
"""Characters in a name or a title; longer ones are somebody's paste, not a name."""

_BIDI = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], None
)
_BIDI_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), 0xFEFF], None)
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls other than line breaks and tabs, halves of letters, and what is no letter."""
_ESCAPE_SEQUENCE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"
    "|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|\x1b[@-_]?|\x9b[0-?]*[ -/]*[@-~]"
)
_BREAKS = re.compile("[\n\r\t\x0b\x0c\x85\u2028\u2029]")
_BLANK_RUN = re.compile("\n{3,}")


def clean_note(raw: str) -> str:
    """Several lines as they may be kept: controls become visible symbols, line ends are one kind.

    Ends of lines lose their blanks and runs of empty lines become one; every word stays.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    text = _composed(_pictured(text).translate(_BIDI_OVERRIDES))
    lines = (line.rstrip() for line in text.split("\n"))
    return _BLANK_RUN.sub("\n\n", "\n".join(lines)).strip("\n")


def clean_line(raw: str) -> str:
    """One line of words: as `clean_note`, with line breaks and tabs made blanks."""
    return " ".join(clean_note(raw).split())


def clean_name(raw: str, what: str = "name") -> str:
    """A name, title or reference: one line, no controls, escapes or direction marks.

    Raises BadInput when nothing is left or more than NAME_LIMIT characters remain.
    """
    about = {"case reference": "case", "topic": "title"}.get(what, what)
    if any(char == "\ufffd" or "\ud800" <= char <= "\udfff" for char in raw):
        raise BadInput(f"Some of that {what} is no readable text; nothing was changed.", about)
    text = _BREAKS.sub(" ", _ESCAPE_SEQUENCE.sub("", raw))
    text = _composed(_UNSHOWN.sub("", text).translate(_BIDI))
    text = " ".join(text.split())
    if all(unicodedata.category(char) in ("Cf", "Zs") for char in text):
        raise BadInput(f"A {what} needs at least one letter; nothing was changed.", about)
    if len(text) > NAME_LIMIT:
        raise BadInput(
            f"A {what} has at most {NAME_LIMIT} characters and this one has {len(text)}; "
            "nothing was changed.",
            about,
        )
    return text


def printable(text: str) -> str:
    """What may reach a terminal: controls other than line breaks and tabs become symbols."""
    if text.isprintable():  # none of what is replaced is, and a long listing goes through here
        return text
    return _pictured(text).translate(_BIDI_OVERRIDES)


def folded(text: str) -> str:
    """The form in which two names are compared."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def _composed(text: str) -> str:
    """Each letter in one piece; plain ones are so already, and need no table in memory."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _pictured(text: str) -> str:
    return _UNSHOWN.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    """What stands for a character that cannot be shown."""
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
