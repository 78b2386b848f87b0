"""Marks, and the facts that timescales are counted from: two queries, read without help."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from coach.domain.absences import Absence
from coach.domain.mark import Mark, MarkKind
from coach.domain.timescale_facts import (
    CaseFacts,
    Done,
    HeldSession,
    Moved,
    TimescaleFacts,
    UrgentRequest,
)
from coach.storage.rows import Table
from coach.storage.timescale_query import facts_queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.storage.database import Database, Row

PAPERS_DAYS = 366
"""Papers of sessions longer ago than this are history, not a timescale."""
ABSENCE = "absence"
"""The reason of the log for a session that moved since somebody was away."""

_day = lru_cache(maxsize=20_000)(date.fromisoformat)
"""Of many thousand dates most are the same few hundred."""


class MarkStore(Table[Mark]):
    """Marks."""

    name, kind = "mark", Mark

    def of_person(self, person_id: str) -> list[Mark]:
        """The marks that stand, latest first."""
        return self.find(
            "t.person_id = :person AND t.withdrawn_at IS NULL",
            {"person": person_id},
            None,
            "t.done_on DESC, t.seq DESC",
        )


class _Marks(NamedTuple):
    done: tuple[Done, ...]
    shifts: tuple[date, ...]
    absences: tuple[Absence, ...]


class FactsStore:
    """The facts of timescales, a row a supervisee."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(
        self, on: date, most: int, zone: tzinfo | None, file_id: str | None = None
    ) -> list[TimescaleFacts]:
        """The facts of everybody as they stood on a day, or of one supervision file.

        `most` is how many of the latest sessions of each kind are wanted; days are those of the
        clock on the wall in `zone`.
        """
        if not self._database.exists():
            return []
        given = {
            "on": on.isoformat(),
            "since": _days_before(on).isoformat(),
            "most": most,
            "file": file_id,
        }
        sessions, stands = facts_queries(of_one=file_id is not None)
        with self._database.one_look():
            rows = self._database.rows(sessions, given)
            standing = {row["file_id"]: row for row in self._database.rows(stands, given)}
        marks = lru_cache(_marks)  # a supervisor's marks come with each of their supervisees
        return [
            _facts(row, marks(row["marks"]), marks(row["supervisor_marks"]), zone)
            for row in ({**one, **standing[one["file_id"]]} for one in rows)
        ]


def _days_before(on: date) -> date:
    return on - timedelta(days=PAPERS_DAYS) if on.year > 1 else date.min


def _facts(row: Row, own: _Marks, supervisor: _Marks, zone: tzinfo | None) -> TimescaleFacts:
    held, first = _held(row["held"])
    next_on, _, booked_at = (row["next"] or "").partition("|")
    return TimescaleFacts(
        person_id=row["person_id"],
        person=row["person"],
        staff_group=row["staff_group"],
        file_id=row["file_id"],
        supervisor_id=row["supervisor_id"],
        supervisor=row["supervisor"],
        policy_id=row["policy_id"],
        pair_started_on=_day(row["pair_started_on"]),
        first_pair_on=_day(row["first_pair_on"]),
        pairs=row["pairs"],
        start_on=_maybe(row["start_on"]),
        left_on=_maybe(row["left_on"]),
        held=held,
        first_held=first,
        moved={
            kind: Moved(_day(on), ABSENCE in why.casefold())
            for kind, on, why in _array(row["moved"])
        },
        next_planned_on=_maybe(next_on),
        next_booked_on=_local(booked_at, zone),
        last_planned_on=_maybe(row["last_on"]),
        sessions=tuple(_papers(row["papers"], zone)),
        urgent=tuple(_requests(row["urgent"], zone)),
        agreed_on=_maybe(row["here_on"]),
        agreed_before_on=_maybe(row["before_on"]),
        review_called=_called(row["called"]),
        self_care_on=_local(row["reviewed_at"], zone),
        self_care_review_on=_maybe(row["review_on"]),
        cases=tuple(_cases(row["cases"], zone)),
        has_agenda=bool(row["has_agenda"]),
        done=own.done,
        shifts=own.shifts,
        absences=own.absences,
        supervisor_absences=supervisor.absences,
        supervisor_done=supervisor.done,
    )


def _called(words: str | None) -> tuple[date, str] | None:
    """When a review was called for, and why."""
    if words is None:
        return None
    on, _, because = words.partition("|")
    return _day(on), because


def _maybe(text: str | None) -> date | None:
    return _day(text) if text else None


def _moment(text: str, zone: tzinfo | None) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone)


def _local(text: str | None, zone: tzinfo | None) -> date | None:
    return _moment(text, zone).date() if text else None


def _array(text: str | None) -> list[Any]:
    return json.loads(text) if text else []


def _held(text: str | None) -> tuple[dict[str, tuple[date, ...]], dict[str, date]]:
    """`kind|first|day,day;kind|…` as the latest days of each kind, newest first, and the first."""
    held, first = {}, {}
    for part in text.split(";") if text else ():
        kind, first_on, days = part.split("|")
        held[kind] = tuple(map(_day, sorted(days.split(","), reverse=True)))
        first[kind] = _day(first_on)
    return held, first


def _papers(text: str | None, zone: tzinfo | None) -> Iterator[HeldSession]:
    found = []
    for one, kind, held_on, policy_id, ended_at, risk, cases, *record in _array(text):
        signed, filed, given_on, shared_on, answered = record
        found.append(
            HeldSession(
                id=one,
                kind=kind,
                held_on=_day(held_on),
                policy_id=policy_id,
                ended_at=_moment(ended_at, zone) if ended_at else None,
                risk_raised=bool(risk),
                has_cases=bool(cases),
                signed=bool(signed),
                filed=bool(filed),
                given_on=_maybe(given_on),
                shared_on=_maybe(shared_on),
                answered=bool(answered),
            )
        )
    yield from sorted(found, key=lambda one: (one.held_on, one.id))


def _requests(text: str | None, zone: tzinfo | None) -> Iterator[UrgentRequest]:
    """What was asked for on the day it was entered, or before that where the log says so."""
    for one, planned_on, created_at in _array(text):
        entered = _moment(created_at, zone)
        if planned_on is None or entered.date() <= _day(planned_on):
            yield UrgentRequest(one, entered.date(), entered)
        else:
            yield UrgentRequest(one, _day(planned_on))


def _cases(text: str | None, zone: tzinfo | None) -> Iterator[CaseFacts]:
    for one, reference, created_at, last_at in _array(text):
        since = _moment(created_at, zone).date()
        yield CaseFacts(one, reference, since, _local(last_at, zone))


def _marks(text: str | None) -> _Marks:
    """Marks as facts: each absence ends with the first return after it."""
    done, shifts, away, back = [], [], [], []
    for kind, name, done_on, number in _array(text):
        on = _day(done_on)
        if kind == MarkKind.SHIFT:
            shifts += [on] * number
        elif kind == MarkKind.ABSENCE:
            away.append(on)
        elif kind == MarkKind.RETURN:
            back.append(on)
        else:
            done.append(Done(MarkKind(kind), name, on))
    absences: list[Absence] = []
    for first in sorted(away):
        if not (absences and absences[-1].covers(first)):  # said twice, it is one absence
            absences.append(Absence(first, min((on for on in back if on > first), default=None)))
    return _Marks(tuple(done), tuple(sorted(shifts)), tuple(absences))
