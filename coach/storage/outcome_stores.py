"""What sessions leave: actions and their reviews, and attention."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.agreed_action import ActionListing, ActionReview, AgreedAction
from coach.domain.attention import AttentionSegment
from coach.storage.rows import Link, Table, reader_values

if TYPE_CHECKING:
    from coach.domain.people import Reader


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
