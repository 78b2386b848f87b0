"""What the coach goes by between sessions: questions set aside, nudges said, what was covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.asides import NudgeTold, QuestionAside
from coach.domain.coverage import Visit
from coach.domain.model import Function, Stage, Stakeholder
from coach.storage.rows import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.storage.database import Database


class AsideStore(Table[QuestionAside]):
    """Questions set aside."""

    name, kind = "question_aside", QuestionAside

    def of_file(self, file_id: str) -> list[QuestionAside]:
        """Those that stand, of every session of a supervision file, oldest first."""
        return self.find("t.file_id = :file AND t.withdrawn_at IS NULL", {"file": file_id}, None)


class NudgeStore(Table[NudgeTold]):
    """Nudges said."""

    name, kind = "nudge_told", NudgeTold


class VisitStore:
    """Questions as visits to the cells of the model; it reads no words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_window(self, file_id: str, sessions: int) -> list[Visit]:
        """Visits of the latest sessions of a file, the one under way among them."""
        return self._find(
            "a.session_id IN (SELECT id FROM session WHERE file_id = :file "
            "AND started_at IS NOT NULL ORDER BY held_on DESC, seq DESC LIMIT :sessions)",
            {"file": file_id, "sessions": sessions},
        )

    def of_session(self, session_id: str) -> list[Visit]:
        """Visits of one session."""
        return self._find("a.session_id = :session", {"session": session_id})

    def of_sessions(self, session_ids: Sequence[str]) -> list[Visit]:
        """Visits of several sessions."""
        if not session_ids:
            return []
        named = {f"s{place}": one for place, one in enumerate(session_ids)}
        marks = ", ".join(f":{name}" for name in named)
        return self._find(f"a.session_id IN ({marks})", dict(named))

    def of_discussion(self, discussion_id: str) -> list[Visit]:
        """Visits of one discussion."""
        return self._find("a.discussion_id = :discussion", {"discussion": discussion_id})

    def _find(self, where: str, parameters: dict[str, object]) -> list[Visit]:
        rows = self._database.rows(
            f"""SELECT a.stage,
                 (SELECT group_concat(function) FROM asked_question_function
                   WHERE asked_question_id = a.id) AS functions,
                 (SELECT group_concat(stakeholder) FROM asked_question_stakeholder
                   WHERE asked_question_id = a.id) AS stakeholders
               FROM asked_question a WHERE {where} AND a.withdrawn_at IS NULL ORDER BY a.seq""",
            parameters,
        )
        return [
            Visit(
                Stage(row["stage"]) if row["stage"] else None,
                tuple(map(Function, (row["functions"] or "").split(",")))
                if row["functions"]
                else (),
                tuple(map(Stakeholder, row["stakeholders"].split(",")))
                if row["stakeholders"]
                else (),
            )
            for row in rows
        ]
