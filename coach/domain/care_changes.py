"""What changed between two versions of a self-care plan, in words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.self_care import (
    CARE_LABELS,
    CareKind,
    SelfCareItem,
    SelfCarePlan,
    change_points,
)
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, tzinfo

MOST = 60
"""Characters of somebody's words that a line quotes."""


class ChangeKind(StrEnum):
    """What became of one thing."""

    CAME = "came"
    WENT = "went"
    REWORDED = "reworded"
    SHARED = "shared"
    KEPT_BACK = "kept-back"
    CLEARED = "cleared"
    MOVED = "moved"


_WORDS = {
    ChangeKind.CAME: "New: “{now}”",
    ChangeKind.WENT: "Gone: “{was}”",
    ChangeKind.REWORDED: "Reworded: “{was}” is now “{now}”",
    ChangeKind.SHARED: "Now shared with the supervisor: “{now}”",
    ChangeKind.KEPT_BACK: "Only its owner's again: “{now}”",
    ChangeKind.CLEARED: "Cleared: “{now}”",
    ChangeKind.MOVED: "Other facts around it: “{now}”",
}


@dataclass(frozen=True)
class CareChange:
    """One thing that differs between two versions."""

    what: ChangeKind
    kind: CareKind
    was: str = ""
    now: str = ""

    def __str__(self) -> str:
        words = _WORDS[self.what].format(was=short(self.was), now=short(self.now))
        return f"{CARE_LABELS[self.kind]}. {words}"


@dataclass(frozen=True)
class CareVersion:
    """One version: when it came about, and what it changed."""

    number: int
    on: date | None
    changes: tuple[CareChange, ...]


def short(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= MOST else f"{line[:MOST].rstrip()}…"


def changes(before: SelfCarePlan, after: SelfCarePlan) -> tuple[CareChange, ...]:
    """What came, what went, what was reworded and what became shared, in the order of a plan."""
    was = {item.thing: item for item in before.items}
    now = {item.thing: item for item in after.items}
    things = [item.thing for item in after.in_order()]
    things += [item.thing for item in before.in_order() if item.thing not in now]
    found = [change for thing in things for change in _of_one(was.get(thing), now.get(thing))]
    order = list(CareKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _of_one(was: SelfCareItem | None, now: SelfCareItem | None) -> Iterator[CareChange]:
    if was is None or now is None:
        if now is not None:
            yield CareChange(ChangeKind.CAME, now.kind, now=now.words)
        elif was is not None:
            yield CareChange(ChangeKind.WENT, was.kind, was=was.words)
        return
    if was.words != now.words:
        yield CareChange(ChangeKind.REWORDED, now.kind, was.words, now.words)
    if was.was_shared != now.was_shared:
        what = ChangeKind.SHARED if now.was_shared else ChangeKind.KEPT_BACK
        yield CareChange(what, now.kind, now=now.words)
    if was.cleared_on is None and now.cleared_on is not None:
        yield CareChange(ChangeKind.CLEARED, now.kind, now=now.words)
    elif _around(was) != _around(now):
        yield CareChange(ChangeKind.MOVED, now.kind, now=now.words)


def _around(item: SelfCareItem) -> tuple[object, ...]:
    return (
        item.kind,
        item.domain,
        item.is_alone,
        item.level,
        item.removes,
        item.cleared_on,
        item.others,
    )


def versions(items: Iterable[SelfCareItem], zone: tzinfo | None) -> list[CareVersion]:
    """Every version of a plan that somebody may read, newest first, with what each changed."""
    kept = list(items)
    found = []
    for number, point in enumerate(change_points(kept), 1):
        before = SelfCarePlan.of("", kept, number - 1, None)
        after = SelfCarePlan.of("", kept, number, None)
        found.append(CareVersion(number, _day_of(kept, point, zone), changes(before, after)))
    return found[::-1]


def _day_of(items: list[SelfCareItem], point: int, zone: tzinfo | None) -> date | None:
    """When something came or went: rows are stamped as they come and as they end."""
    came = [one.created_at for one in items if one.since_version == point and one.created_at]
    went = [one.updated_at for one in items if one.until_version == point and one.updated_at]
    moments = came or went
    return min(moments).astimezone(zone).date() if moments else None


def facts_of(item: SelfCareItem) -> list[str]:
    """What stands around the words of one thing, each in a few words."""
    found = []
    if item.domain is not None:
        found.append(str(item.domain))
    if item.is_alone:
        found.append("alone, where I am")
    if item.level is not None:
        found.append({"mine": "mine", "team": "the team's"}.get(item.level, "the organisation's"))
    if item.removes:
        found.append(f"cleared by: {item.removes}")
    if item.cleared_on is not None:
        found.append(f"cleared on {spoken(item.cleared_on)}")
    return found


def who_may_know(item: SelfCareItem) -> str:
    """Who may know one thing, as its owner said."""
    who = "my supervisor" if item.is_shared else "only me"
    if not item.others:
        return who
    return f"{who}; also {item.others}" if item.is_shared else f"{item.others}; not my supervisor"
