"""What a whole self-care plan needs besides the first schema; frozen like it."""

from __future__ import annotations

CARE_STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE self_care_item ADD COLUMN thing_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE self_care_item ADD COLUMN is_alone INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE self_care_item ADD COLUMN level TEXT "
    "CHECK (level IS NULL OR level IN ('mine', 'team', 'organisation'))",
    "ALTER TABLE self_care_item ADD COLUMN removes TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE self_care_item ADD COLUMN cleared_on TEXT",
    "ALTER TABLE self_care_item ADD COLUMN others TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE self_care_item ADD COLUMN taken_in INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE self_care_review ADD COLUMN support TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE self_care_settled (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,
  file_id TEXT NOT NULL UNIQUE REFERENCES supervision_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  review_on TEXT, is_whole INTEGER NOT NULL DEFAULT 0, sent_at TEXT
) STRICT""",
)
