"""What sessions leave: actions and their reviews, and attention."""

from __future__ import annotations

from datetime import date

from coach.domain.agreed_action import ActionListing, ActionReview, AgreedAction
from coach.domain.attention import AttentionSegment
from coach.domain.balance import SessionBalance
from coach.domain.model import Function
from coach.domain.people import Reader
from coach.domain.row import Voice
from coach.storage.rows import Link, Table, reader_values


class ActionStore(Table[AgreedAction]):
    """Agreed actions."""

    name, kind = "agreed_action", AgreedAction

    def on_the_table(self, file_id: str, session_id: str, reader: Reader) -> list[AgreedAction]:
        """Actions of earlier sessions that are open, or that this session has looked back on."""
        return self.find(
            "t.file_id = :file AND t.session_id <> :session AND t.withdrawn_at IS NULL AND "
            "(t.status = 'open' OR EXISTS (SELECT 1 FROM action_review r "
            " WHERE r.action_id = t.id AND r.session_id = :session))",
            {"file": file_id, "session": session_id},
            reader,
        )

    def listing(self, file_id: str | None, reader: Reader) -> list[ActionListing]:
        """Open actions of one file or of all, those due first at the top."""
        actions = self.find(
            "(:file IS NULL OR t.file_id = :file) AND t.status = 'open' AND t.withdrawn_at IS NULL",
            {"file": file_id},
            reader,
            "t.due_on IS NULL, t.due_on, t.seq",
        )
        around = {
            row["id"]: row
            for row in self.database.rows(
                f"""SELECT t.id, p.name AS person, s.held_on, c.reference
                   FROM agreed_action t
                   JOIN supervision_file f ON f.id = t.file_id
                   JOIN person p ON p.id = f.supervisee_id
                   JOIN session s ON s.id = t.session_id
                   LEFT JOIN case_reference c ON c.id = t.case_id AND t.destination = 'case'
                   WHERE t.status = 'open' AND (:file IS NULL OR t.file_id = :file)
                     AND ({self.visible(reader, "t")})""",
                {"file": file_id, **reader_values(reader)},
            )
        }
        return [
            ActionListing(
                person=around[action.id]["person"],
                action=action,
                case=around[action.id]["reference"],
                agreed_on=date.fromisoformat(around[action.id]["held_on"]),
            )
            for action in actions
        ]


class ReviewStore(Table[ActionReview]):
    """What looking back said of actions."""

    name, kind = "action_review", ActionReview


class AttentionStore(Table[AttentionSegment]):
    """Stretches of talk."""

    name, kind = "attention_segment", AttentionSegment
    links = {"functions": Link("attention_function", "attention_segment_id", "function")}  # noqa: RUF012

    def balances(self, file_id: str, sessions: int) -> list[SessionBalance]:
        """The last sessions held in Coach, oldest first, each with its seconds by function.

        One query adds up; a stretch that served several functions is shared out evenly.
        """
        rows = self.database.rows(
            """WITH latest AS (
                 SELECT id, held_on, seq FROM session WHERE file_id = :file AND status = 'held'
                   AND started_at IS NOT NULL ORDER BY held_on DESC, seq DESC LIMIT :sessions),
               shared AS (
                 SELECT a.session_id, a.source, a.by_whom, f.function,
                   1.0 * a.seconds / (SELECT count(*) FROM attention_function n
                                      WHERE n.attention_segment_id = a.id) AS seconds
                 FROM attention_segment a
                 JOIN attention_function f ON f.attention_segment_id = a.id
                 WHERE a.withdrawn_at IS NULL AND a.session_id IN (SELECT id FROM latest))
               SELECT l.id, l.held_on, s.source = 'felt' AS felt, s.by_whom, s.function,
                      sum(s.seconds) AS seconds
               FROM latest l LEFT JOIN shared s ON s.session_id = l.id
               GROUP BY l.id, felt, CASE WHEN s.source = 'felt' THEN s.by_whom END, s.function
               ORDER BY l.held_on, l.seq""",
            {"file": file_id, "sessions": sessions},
        )
        timed: dict[str, dict[Function, float]] = {}
        felt: dict[str, dict[Voice, dict[Function, float]]] = {}
        held: dict[str, date] = {}
        for row in rows:
            seconds = timed.setdefault(row["id"], {})
            held[row["id"]] = date.fromisoformat(row["held_on"])
            if row["function"] is None:
                continue
            if row["felt"]:
                whose = felt.setdefault(row["id"], {}).setdefault(Voice(row["by_whom"]), {})
                whose[Function(row["function"])] = row["seconds"]
            else:
                seconds[Function(row["function"])] = row["seconds"]
        return [
            SessionBalance(one, held[one], timed[one], _as_shares(felt.get(one, {})))
            for one in timed
        ]


def _as_shares(felt: dict[Voice, dict[Function, float]]) -> dict[Voice, dict[Function, float]]:
    return {
        voice: {f: seconds.get(f, 0.0) / (sum(seconds.values()) or 1.0) for f in Function}
        for voice, seconds in felt.items()
    }
