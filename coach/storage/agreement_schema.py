"""The tables that agreements need besides those of the first schema; frozen like it."""

from __future__ import annotations

_STAMP = """
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,
  file_id TEXT NOT NULL REFERENCES supervision_file(id),"""

AGREEMENT_TABLES: tuple[str, ...] = (
    f"""CREATE TABLE agreement_call ({_STAMP}
  agreement_id TEXT NOT NULL REFERENCES agreement(id),
  because TEXT NOT NULL, called_on TEXT NOT NULL
) STRICT""",
    f"""CREATE TABLE tool_answer ({_STAMP}
  owner_id TEXT NOT NULL REFERENCES person(id),
  audience TEXT NOT NULL CHECK (audience IN ('only-mine', 'pair', 'group')),
  destination TEXT NOT NULL
    CHECK (destination IN ('case', 'personal', 'leave-behind', 'unplaced')),
  case_id TEXT REFERENCES case_reference(id),
  group_id TEXT REFERENCES reflective_group(id),
  shared_at TEXT,
  person_id TEXT NOT NULL REFERENCES person(id),
  tool TEXT NOT NULL, question TEXT NOT NULL, wording TEXT NOT NULL, words TEXT NOT NULL,
  CHECK (destination <> 'case' OR case_id IS NOT NULL)
) STRICT""",
    "CREATE INDEX tool_answer_of_file ON tool_answer(file_id, tool)",
    "CREATE INDEX agreement_of_file ON agreement(file_id, version)",
    "CREATE INDEX section_of_agreement ON agreement_section(agreement_id)",
    "CREATE INDEX acceptance_of_agreement ON agreement_acceptance(agreement_id)",
)
