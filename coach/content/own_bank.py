"""The bank in which a user keeps questions written in the middle of a session."""

from __future__ import annotations

import re
from pathlib import Path

from coach.content.bank_files import read_bank, text_faults
from coach.content.judging import weaknesses
from coach.domain.model import Stage
from coach.errors import BadInput, StorageFailed
from coach.files import explain, write_whole
from coach.text import clean_line
from coach.yaml_text import YamlFaulty, dump, load

BANK = "my-questions"
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def keep_question(own: Path, text: str, stage: Stage | None, taken: set[str]) -> str:
    """Add a question to the bank `my-questions`, whole or not at all; return its id.

    Raises BadInput for words that make no open question or a bank that cannot be read, and
    StorageFailed where it cannot be written.
    """
    words = clean_line(text)
    for what in (*text_faults(words), *weaknesses(words)):
        raise BadInput(f"That {what}; nothing was kept.", "text")
    path = own / f"{BANK}.yaml"
    bank = _read(path)
    questions = bank.setdefault("questions", [])
    question_id = _new_id(words, taken | {str(one.get("id")) for one in questions})
    kept: dict[str, object] = {"id": question_id, "text": words}
    if stage is not None:
        kept["stages"] = [stage.value]
    questions.append(kept)
    try:
        write_whole(path, dump(bank))
    except OSError as error:
        raise StorageFailed(f"The question was not kept in {path}: {explain(error)}.") from error
    return question_id


def _read(path: Path) -> dict[str, list[dict[str, object]]]:
    try:
        found = load(path.read_bytes(), path.name).value
    except FileNotFoundError:
        return {"bank": BANK, "title": "Our own questions"}  # type: ignore[dict-item]
    except (OSError, YamlFaulty) as error:
        raise BadInput(f"{path} cannot be read ({error}); put it right first.", "text") from None
    for fault in read_bank(path, own=True).faults:
        raise BadInput(f"Your own bank has a fault: {fault}; put it right first.", "text")
    return found  # type: ignore[no-any-return]  # a sound bank is a mapping


def _new_id(words: str, taken: set[str]) -> str:
    stem = "-".join(["my", *_NOT_IN_ID.sub(" ", words.lower()).split()[:5]])
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
