"""Proofs of copy, and what stands beneath a record's words, as JSON that travels."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import msgspec

from coach.domain.proof import ProofOfCopy
from coach.domain.record_exchange import Travelling
from coach.domain.row import Row, Text
from coach.errors import FileRefused
from coach.values import dataclass

FORMAT, VERSION = "coach-proof", 1
FENCE = f"```{FORMAT}"
LARGEST = 5_000_000
"""Bytes of one file; a record of 100,000 words takes less."""
_BLOCK = re.compile(rf"^{FENCE}[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_KEPT_HERE = {field.name for field in (*fields(Row), *fields(Text))} - {"id"}
"""What a row carries only inside its own home."""
_NOT_OURS = {"version_id", "person_id", "record_id", "owner_id"}
"""Ids that the other home has of its own."""


@dataclass(frozen=True)
class ProofBlock:
    """What the block holds."""

    proofs: tuple[ProofOfCopy, ...]
    travelling: Travelling | None


def write_block(proofs: tuple[ProofOfCopy, ...], travelling: Travelling | None = None) -> str:
    """Proofs as JSON, with what stands beneath the words if that is given."""
    found: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "proofs": [_slim(proof, keep=frozenset({"record_id"})) for proof in proofs],
    }
    if travelling is not None:
        rows = {
            name: [_slim(row) for row in getattr(travelling, name)]
            for name in ("steps", "signatures", "replies", "addenda")
        }
        found |= {"file": travelling.file, **{name: some for name, some in rows.items() if some}}
    return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"


def _slim(row: Row, keep: frozenset[str] = frozenset()) -> dict[str, Any]:
    left_out = _KEPT_HERE | (_NOT_OURS - keep)
    return {
        one.name: msgspec.to_builtins(getattr(row, one.name))
        for one in fields(row)
        if one.name not in left_out
    }


def read_proofs(data: bytes, name: str) -> tuple[ProofOfCopy, ...]:
    """Proofs from their own file, or from a record's document. Raises FileRefused."""
    text = _text(data, name)
    found = find_block(text, name)
    if found is not None:
        return found.proofs
    if not text.lstrip().startswith("{"):
        raise FileRefused(f"{name}, line 1: there is no proof of copy in it; nothing was checked.")
    return _read(text, name, 1).proofs


def _text(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise FileRefused(f"{name}: a proof has at most {LARGEST // 1_000_000} MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileRefused(f"{name}, line {line}: this is not UTF-8 text.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_block(text: str, name: str) -> ProofBlock | None:
    """The last block of a document, if it has one. Raises FileRefused for one that is broken."""
    blocks = list(_BLOCK.finditer(text))
    if not blocks:
        at = text.rfind(FENCE)
        if at < 0:
            return None
        line = text.count("\n", 0, at) + 1
        raise FileRefused(f"{name}, line {line}: the proof of copy is cut short.")
    line = text.count("\n", 0, blocks[-1].start()) + 2
    return _read(blocks[-1][1], name, line)


def _read(text: str, name: str, line: int) -> ProofBlock:
    try:
        found = msgspec.json.decode(text)
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise FileRefused(f"{name}, line {line}: there is no proof of copy in it.")
        if found.get("version") != VERSION:
            raise FileRefused(
                f"{name}, line {line}: this proof is of another version, and this Coach reads "
                f"version {VERSION}."
            )
        proofs = [_filled({"version_id": "", **one}) for one in found["proofs"]]
        travelling = None
        if "file" in found:
            travelling = msgspec.convert(
                {
                    "file": found["file"],
                    **{
                        key: [_filled(one) for one in found.get(key, ())]
                        for key in ("steps", "signatures", "replies", "addenda")
                    },
                },
                Travelling,
            )
        return ProofBlock(msgspec.convert(proofs, tuple[ProofOfCopy, ...]), travelling)
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError, RecursionError):
        raise FileRefused(
            f"{name}, line {line}: the proof of copy is cut short or damaged."
        ) from None


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """A row with the ids that this home gives it later."""
    return {"version_id": "", "person_id": "", "record_id": "", **row}
