"""Time by function and by cell, added up by the database, and answers to why it may be so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.balance import SessionTime, Spent
from coach.domain.balance_answer import BalanceAnswer
from coach.domain.felt import PARTIES
from coach.domain.model import Function, Stage, Stakeholder
from coach.storage.rows import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.balance_rules import Window
    from coach.domain.coverage import Cell
    from coach.domain.people import Reader
    from coach.storage.database import Database, Row

_MEASURED = "measured"


class BalanceStore:
    """Reads attention; a stretch that served several functions is shared out evenly."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def times(
        self, file_id: str, window: Window, on: date, besides: str | None = None
    ) -> list[SessionTime]:
        """Each session's seconds by function, those that somebody felt apart. One query adds up."""
        since = window.since(on)
        rows = self._database.rows(
            """WITH latest AS (
                 SELECT id, held_on, seq, policy_id, policy_version FROM session
                 WHERE file_id = :file AND started_at IS NOT NULL AND withdrawn_at IS NULL
                   AND (status = 'held' OR id = :besides) AND held_on <= :on
                   AND (:since IS NULL OR held_on > :since)
                 ORDER BY held_on DESC, seq DESC LIMIT :most),
               shared AS (
                 SELECT a.session_id, CASE WHEN a.source = 'felt' THEN a.by_whom ELSE 'measured'
                     END AS whose, a.policy_function, f.function,
                   1.0 * a.seconds / (SELECT count(*) FROM attention_function n
                                      WHERE n.attention_segment_id = a.id) AS seconds
                 FROM attention_segment a
                 JOIN attention_function f ON f.attention_segment_id = a.id
                 WHERE a.withdrawn_at IS NULL AND a.session_id IN (SELECT id FROM latest))
               SELECT l.id, l.held_on, l.policy_id, l.policy_version,
                      s.whose, s.policy_function, s.function, sum(s.seconds) AS seconds
               FROM latest l LEFT JOIN shared s ON s.session_id = l.id
               GROUP BY l.id, s.whose, s.policy_function, s.function
               ORDER BY l.held_on, l.seq""",
            {
                "file": file_id,
                "besides": besides,
                "on": on.isoformat(),
                "since": since.isoformat() if since else None,
                "most": window.most,
            },
        )
        by_session: dict[str, list[Row]] = {}
        for row in rows:
            by_session.setdefault(row["id"], []).append(row)
        return [_as_time(found) for found in by_session.values()]

    def talked(self, session_ids: Sequence[str]) -> Mapping[Cell, float]:
        """A question asked through a lens is of that side, else of the sides it looks from."""
        if not session_ids:
            return {}
        marks = ", ".join("?" * len(session_ids))
        rows = self._database.rows(
            f"""WITH talk AS (
                 SELECT a.id, a.stage, a.asked_question_id AS asked, a.seconds, q.lens,
                   (SELECT count(*) FROM attention_function n
                    WHERE n.attention_segment_id = a.id) AS functions,
                   (SELECT count(*) FROM asked_question_stakeholder k
                    WHERE k.asked_question_id = q.id) AS sides
                 FROM attention_segment a JOIN asked_question q ON q.id = a.asked_question_id
                 WHERE a.session_id IN ({marks}) AND a.withdrawn_at IS NULL
                   AND a.source <> 'felt' AND a.stage IS NOT NULL),
               sided AS (
                 SELECT id, stage, functions, seconds, lens AS side FROM talk WHERE lens IS NOT NULL
                 UNION ALL
                 SELECT t.id, t.stage, t.functions, 1.0 * t.seconds / t.sides, k.stakeholder
                 FROM talk t JOIN asked_question_stakeholder k ON k.asked_question_id = t.asked
                 WHERE t.lens IS NULL)
               SELECT s.stage, f.function, s.side, sum(1.0 * s.seconds / s.functions) AS seconds
               FROM sided s JOIN attention_function f ON f.attention_segment_id = s.id
               GROUP BY s.stage, f.function, s.side""",
            tuple(session_ids),
        )
        return {
            (Stage(row["stage"]), Function(row["function"]), Stakeholder(row["side"])): row[
                "seconds"
            ]
            for row in rows
        }


class BalanceAnswerStore(Table[BalanceAnswer]):
    """Answers to *why may this be?*"""

    name, kind = "balance_answer", BalanceAnswer

    def of_file(self, file_id: str, reader: Reader) -> list[BalanceAnswer]:
        """Those that stand, oldest first."""
        where = "t.file_id = :file AND t.withdrawn_at IS NULL"
        return self.find(where, {"file": file_id}, reader)


def _as_time(rows: Sequence[Row]) -> SessionTime:
    """The rows of one session as its time."""
    spent: dict[str, tuple[dict[Function, float], dict[tuple[str, Function], float]]] = {}
    for row in rows:
        if row["function"] is None:
            continue
        seconds, said = spent.setdefault(row["whose"], ({}, {}))
        function = Function(row["function"])
        seconds[function] = seconds.get(function, 0.0) + row["seconds"]
        if row["policy_function"] is not None:
            said[row["policy_function"], function] = row["seconds"]
    first, measured = rows[0], spent.pop(_MEASURED, ({}, {}))
    return SessionTime(
        first["id"],
        date.fromisoformat(first["held_on"]),
        first["policy_id"],
        first["policy_version"],
        Spent(*measured),
        {voice: Spent(*spent[voice]) for voice in PARTIES if voice in spent},
    )
