"""A hand-over as one JSON file, checked on its way in before anything is touched."""

from __future__ import annotations

import contextlib
import json
import re
from datetime import date

import msgspec

from coach.domain.hand_over import Field, Fields, HandOver
from coach.errors import FileRefused
from coach.text import printable

FORMAT = "coach-hand-over"
VERSION = 1
SIZE_LIMIT = 64_000_000
"""Bytes in one file: ten years of sessions take a tenth of it."""

_IN_JSON = frozenset(
    {("record_section", "text"), ("agenda_words", "words"), ("caseload_report", "left_out")}
)
"""Columns whose words lie in JSON, where signs may stand escaped."""
_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


class _Bundle(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    format: str
    version: int
    schema: int
    id: str
    made_on: date
    file: str
    supervisee: str
    supervisor: str
    tables: dict[str, list[dict[str, Field]]]


class HandOverFiles:
    """Hand-overs as files and back."""

    def write(self, bundle: HandOver) -> str:
        """A hand-over as JSON, a row a line, so that two of them can be compared."""
        head = {
            "format": FORMAT,
            "version": VERSION,
            "schema": bundle.schema,
            "id": bundle.id,
            "made_on": bundle.made_on.isoformat(),
            "file": bundle.file_id,
            "supervisee": bundle.supervisee,
            "supervisor": bundle.supervisor,
        }
        lines = [f" {_json(key)}: {_json(value)}" for key, value in head.items()]
        tables = [
            f"  {_json(name)}: [\n" + ",\n".join(f"   {_json(dict(row))}" for row in rows) + "\n  ]"
            for name, rows in bundle.tables.items()
            if rows
        ]
        lines.append(' "tables": {\n' + ",\n".join(tables) + "\n }")
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def read(self, data: bytes, name: str) -> HandOver:
        """A hand-over from its file. Raises FileRefused with the place and the reason."""
        try:
            raw = msgspec.json.decode(data, type=_Bundle)
        except (msgspec.ValidationError, msgspec.DecodeError, RecursionError) as error:
            why = printable(str(error))[:200].replace("`", "'")
            raise _refused(name, f"it is no hand-over, or damaged ({why})") from None
        if raw.format != FORMAT:
            raise _refused(name, f"its format should be {FORMAT}")
        if raw.version != VERSION:
            raise _refused(
                name, f"it is version {raw.version} of the format, and this Coach reads {VERSION}"
            )
        if not (_ID.fullmatch(raw.id) and _ID.fullmatch(raw.file)):
            raise _refused(name, "its ids are no ids of Coach")
        for table, rows in raw.tables.items():
            for number, row in enumerate(rows, 1):
                _check(name, table, number, row)
        return HandOver(
            id=raw.id,
            schema=raw.schema,
            made_on=raw.made_on,
            file_id=raw.file,
            supervisee=printable(raw.supervisee)[:500],
            supervisor=printable(raw.supervisor)[:500],
            tables={table: tuple(rows) for table, rows in raw.tables.items()},
        )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _check(name: str, table: str, number: int, row: Fields) -> None:
    """Coach keeps no sign that a terminal would obey, so a row with one is not Coach's."""
    for column, value in row.items():
        if not isinstance(value, str):
            continue
        words = _inside(value) if (table, column) in _IN_JSON else [value]
        if any("\r" in one or printable(one) != one for one in words):
            what = f"{printable(table)[:40]}, row {number}, {printable(column)[:40]}"
            raise _refused(name, f"{what}: it holds signs that are no text")


def _inside(text: str) -> list[str]:
    """The words in a text of JSON; a text that is none is words itself."""
    found, rest = [text], []
    with contextlib.suppress(ValueError, RecursionError):
        rest.append(json.loads(text))
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            rest += [*value, *value.values()]
        elif isinstance(value, list):
            rest += value
    return found


def _refused(name: str, why: str) -> FileRefused:
    return FileRefused(f"{printable(name)}: {why}; nothing was taken over.")
