"""The tables of the sixth migration: agendas that travel, evidence, performance, hand-over."""

from __future__ import annotations

from coach.storage.first_schema import _table as table

_OF_FILE = "file_id TEXT NOT NULL REFERENCES supervision_file(id),"
_OF_ITEM = f"""{_OF_FILE}
  agenda_item_id TEXT NOT NULL REFERENCES agenda_item(id),"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE agenda_item ADD COLUMN detail TEXT NOT NULL DEFAULT ''",
    table(
        "agenda_words",
        f"""{_OF_ITEM}
  number INTEGER NOT NULL CHECK (number > 0), fingerprint TEXT NOT NULL, words TEXT NOT NULL,
  written_on TEXT, from_name TEXT NOT NULL, UNIQUE (agenda_item_id, fingerprint)""",
        text=True,
    ),
    table("agenda_alias", f"{_OF_ITEM} alias_id TEXT NOT NULL UNIQUE"),
    table(
        "evidence",
        f"""{_OF_FILE}
  agenda_item_id TEXT REFERENCES agenda_item(id), session_id TEXT REFERENCES session(id),
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'pasted')),
  title TEXT NOT NULL, words TEXT NOT NULL""",
        text=True,
    ),
    "CREATE INDEX evidence_of_file ON evidence(file_id)",
    table(
        "caseload_report",
        f"""{_OF_FILE}
  reported_on TEXT NOT NULL, title TEXT NOT NULL, fingerprint TEXT NOT NULL,
  left_out TEXT NOT NULL, UNIQUE (file_id, fingerprint)""",
        text=True,
    ),
    table(
        "case_date",
        """report_id TEXT NOT NULL REFERENCES caseload_report(id),
  case_id TEXT NOT NULL REFERENCES case_reference(id),
  label TEXT NOT NULL, on_date TEXT NOT NULL, UNIQUE (report_id, case_id, label)""",
    ),
    table(
        "performance_matter",
        f"""{_OF_FILE}
  agenda_item_id TEXT NOT NULL UNIQUE REFERENCES agenda_item(id),
  good TEXT NOT NULL, support TEXT NOT NULL, view TEXT NOT NULL,
  review_on TEXT, announced_on TEXT""",
        text=True,
    ),
    table(
        "concern_note",
        f"""{_OF_FILE}
  step TEXT NOT NULL, words TEXT NOT NULL, taken_on TEXT,
  CHECK (audience = 'only-mine')""",
        text=True,
    ),
    table(
        "hand_over",
        f"""{_OF_FILE}
  bundle_id TEXT NOT NULL, direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  other_name TEXT NOT NULL, made_on TEXT NOT NULL, UNIQUE (bundle_id, direction)""",
    ),
)
