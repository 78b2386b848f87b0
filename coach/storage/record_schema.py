"""The tables and columns for a record's life, and what becomes of records from before."""

from __future__ import annotations

_STAMP = """
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,"""
_WHO = "by_whom TEXT NOT NULL DEFAULT '' CHECK (by_whom IN ('supervisor', 'supervisee'))"
_NAME = "name TEXT NOT NULL DEFAULT '' CHECK (trim(name) <> '')"


def _more(table: str, *columns: str) -> tuple[str, ...]:
    return tuple(f"ALTER TABLE {table} ADD COLUMN {column}" for column in columns)


STATEMENTS: tuple[str, ...] = (
    # Those triggers held that what is closed stays closed; their places are taken by others.
    "DROP TRIGGER IF EXISTS record_stays_closed",
    "DROP TRIGGER IF EXISTS version_of_a_draft_only",
    # Read back together and written out, but never shared and never answered: that is a draft.
    "UPDATE record SET status = 'draft' WHERE status = 'closed'",
    f"""CREATE TABLE record_step ({_STAMP}
  version_id TEXT NOT NULL REFERENCES record_version(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  {_WHO.replace(" DEFAULT ''", "")}, {_NAME.replace(" DEFAULT ''", "")},
  kind TEXT NOT NULL CHECK (kind IN ('shared', 'reminded', 'deemed')),
  taken_on TEXT NOT NULL, taken_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX step_of_version ON record_step(version_id, kind)",
    "CREATE UNIQUE INDEX step_once ON record_step(version_id, kind) WHERE kind <> 'reminded'",
    *_more("record_signature", _WHO, "signed_on TEXT NOT NULL DEFAULT ''"),
    "CREATE UNIQUE INDEX signature_once ON record_signature(version_id, by_whom)",
    *_more("record_reply", _WHO, _NAME, "replied_on TEXT NOT NULL DEFAULT ''"),
    "CREATE INDEX reply_of_version ON record_reply(version_id)",
    "CREATE UNIQUE INDEX dispute_once ON record_reply(version_id, by_whom) "
    "WHERE outcome = 'dispute'",
    *_more("record_addendum", _WHO, _NAME, "added_on TEXT NOT NULL DEFAULT ''"),
    "CREATE INDEX addendum_of_record ON record_addendum(record_id)",
    *_more(
        "proof_of_copy",
        "file_id TEXT REFERENCES supervision_file(id)",
        "record_id TEXT REFERENCES record(id)",
        *(
            f"{column} TEXT NOT NULL DEFAULT ''"
            for column in (
                *("kind", "name", "held_on", "session_kind", "supervisee", "supervisor"),
                *("head_hash", "sections", "bytes_hash", "seal"),
            )
        ),
        "version INTEGER NOT NULL DEFAULT 0",
        "number INTEGER NOT NULL DEFAULT 0",
    ),
    "CREATE UNIQUE INDEX proof_in_chain ON proof_of_copy(file_id, number)",
    "CREATE INDEX proof_of_version ON proof_of_copy(version_id)",
)
