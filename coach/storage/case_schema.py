"""The tables that case material needs besides those of the first schema; frozen like it."""

from __future__ import annotations

CASE_TABLES: tuple[str, ...] = (
    """CREATE TABLE case_filing (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,
  file_id TEXT NOT NULL REFERENCES supervision_file(id),
  case_id TEXT NOT NULL REFERENCES case_reference(id),
  record_id TEXT NOT NULL REFERENCES record(id),
  filed_on TEXT NOT NULL
) STRICT""",
    "CREATE INDEX filing_of_record ON case_filing(record_id)",
    "CREATE INDEX filing_of_case ON case_filing(case_id)",
    "CREATE INDEX identifier_of_case ON case_identifier(case_id)",
    """CREATE TABLE erasing (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  file_id TEXT NOT NULL REFERENCES supervision_file(id),
  case_id TEXT REFERENCES case_reference(id),
  note_ids TEXT NOT NULL, begun_at TEXT NOT NULL
) STRICT""",
)
