"""The bank in which a user keeps questions written in the middle of a session."""

from __future__ import annotations

import codecs
import re
from itertools import count
from typing import TYPE_CHECKING

from coach.content.appending import with_item
from coach.content.bank_files import parse_bank, text_faults
from coach.content.judging import weaknesses
from coach.errors import BadInput, StorageFailed
from coach.files import explain, write_whole
from coach.text import clean_line
from coach.yaml_text import SIZE_LIMIT, dump, load

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.model import Stage

BANK = "my-questions"
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def keep_question(own: Path, text: str, stage: Stage | None, taken: set[str]) -> str:
    """Add a question to the bank `my-questions`, whole or not at all; return its id.

    Whatever else stands in the file stays, comments too. Raises BadInput for words that make no
    open question or a bank that cannot be read, and StorageFailed where it cannot be written.
    """
    words = clean_line(text)
    for what in (*text_faults(words), *weaknesses(words)):
        raise BadInput(f"That {what}; nothing was kept.", "text")
    path = own / f"{BANK}.yaml"
    data = _read(path)
    tree = load(data, path.name)
    known = {str(one["id"]) for one in tree.value.get("questions", ())}
    kept: dict[str, object] = {"id": _new_id(words, taken | known), "text": words}
    if stage is not None:
        kept["stages"] = [stage.value]
    try:
        _write(path, data, tree.value, kept)
    except OSError as error:
        raise StorageFailed(f"The question was not kept in {path}: {explain(error)}.") from error
    return str(kept["id"])


def _read(path: Path) -> bytes:
    """The bank's file, which is sound; a new one where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return dump({"bank": BANK, "title": "Our own questions"}).encode()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read ({explain(error)}); put it right first.", "text"
        ) from None
    for fault in parse_bank(data, path, own=True).faults:
        raise BadInput(f"Your own bank has a fault: {fault}; put it right first.", "text")
    return data


def _write(
    path: Path, data: bytes, value: dict[str, list[object]], kept: dict[str, object]
) -> None:
    """The file with one more question in it; one that cannot be added to is written anew.

    It then stays beside the new one as it was. Raises OSError, and StorageFailed where the
    outcome would be no bank, as one too large.
    """
    if len(data) + len(dump([kept]).encode()) > SIZE_LIMIT:
        raise StorageFailed(f"The question was not kept: there is no more room in {path}.")
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    text = with_item(data.decode("utf-8-sig"), "questions", kept)
    anew = text is None
    if text is None:
        text = dump({**value, "questions": [*value.get("questions", ()), kept]})
    for fault in parse_bank(text.encode(), path, own=True).faults:
        raise StorageFailed(f"The question was not kept: {fault}.")
    if anew:
        write_whole(_free_name(path), data.decode())
    write_whole(path, mark + text)


def _free_name(path: Path) -> Path:
    """A name beside a file, for what stood in it before."""
    numbers = (path.with_name(f"{path.name}.before-{number}") for number in count(1))
    return next(name for name in numbers if not name.exists())


def _new_id(words: str, taken: set[str]) -> str:
    stem = "-".join(["my", *_NOT_IN_ID.sub(" ", words.lower()).split()[:5]])
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
