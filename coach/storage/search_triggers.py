"""Triggers that let everything but notes be found as it is kept; notes, as they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.storage.search_sources import NOTES, SOURCES, Source, puttings_in, takings_out

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACING = ("withdrawn_at", "destination", "case_id")


def _trigger(source: Source, verb: str, when: str, steps: tuple[str, ...]) -> tuple[str, str]:
    name = f"{source.table}_is_found_at_{verb.lower()}"
    body = "; ".join(steps)
    return name, f"CREATE TRIGGER {name} AFTER {verb} ON {source.table} {when} BEGIN {body}; END"


def _triggers() -> Iterator[tuple[str, str]]:
    for source in SOURCES:
        gone = takings_out(source, "OLD.seq")
        yield _trigger(source, "DELETE", "", gone)
        if source is NOTES:  # a long one would be indexed at each save
            continue
        yield _trigger(source, "INSERT", "", puttings_in(source, "NEW.seq"))
        columns = (*source.words, *_PLACING)
        if source.table == "self_care_item":
            columns = (*columns, "until_version")
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
        both = (*gone, *puttings_in(source, "NEW.seq"))
        yield _trigger(source, "UPDATE", f"WHEN {changed}", both)


SEARCH_TRIGGERS: dict[str, str] = dict(_triggers())
