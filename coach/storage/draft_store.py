"""Words typed in a small window, until they are taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database


class DraftStore:
    """One row a window; `owner_id` is a session's or a supervision file's."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def words(self, owner_id: str, window: str) -> dict[str, str]:
        """What stands in a window, by field."""
        rows = self._database.rows(
            "SELECT words FROM draft WHERE owner_id = ? AND window = ?", (owner_id, window)
        )
        return dict(json.loads(rows[0]["words"])) if rows else {}

    def stand(self, owner_id: str) -> bool:
        """Whether any window of an owner holds words."""
        return bool(self._database.rows("SELECT 1 FROM draft WHERE owner_id = ?", (owner_id,)))

    def put(self, owner_id: str, window: str, words: dict[str, str]) -> None:
        """Keep what stands there now."""
        with self._database.atomic():
            self._database.run(
                "INSERT INTO draft (owner_id, window, words, kept_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (owner_id, window) DO UPDATE SET words = excluded.words, "
                "kept_at = excluded.kept_at",
                (owner_id, window, json.dumps(words), self._clock.now().isoformat()),
            )

    def clear(self, owner_id: str, window: str | None = None) -> None:
        """Forget a window's words, or those of every window of an owner."""
        with self._database.atomic():
            self._database.run(
                "DELETE FROM draft WHERE owner_id = ? AND (? IS NULL OR window = ?)",
                (owner_id, window, window),
            )
