"""What mentoring keeps: whether it is recorded, decided with whom; what each session went by."""

from __future__ import annotations

from coach.storage.first_schema import _table as table

MENTORING: tuple[str, ...] = (
    "ALTER TABLE session ADD COLUMN recorded INTEGER NOT NULL DEFAULT 1 CHECK (recorded IN (0, 1))",
    table(
        "mentoring_decision",
        """file_id TEXT NOT NULL REFERENCES supervision_file(id),
  pair_id TEXT NOT NULL REFERENCES pair(id),
  recorded INTEGER NOT NULL CHECK (recorded IN (0, 1)),
  decided_on TEXT NOT NULL, decided_with TEXT NOT NULL""",
    ),
    "CREATE INDEX mentoring_decision_of_pair ON mentoring_decision(pair_id, decided_on)",
)
