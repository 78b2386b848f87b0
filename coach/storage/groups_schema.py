"""The tables that reflective groups need besides those of the first schema; frozen like it."""

from __future__ import annotations

_STAMP = """
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL REFERENCES home(id),
  written_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0), withdrawn_at TEXT,"""

_TEXT = """
  owner_id TEXT NOT NULL REFERENCES person(id),
  audience TEXT NOT NULL CHECK (audience IN ('only-mine', 'pair', 'group')),
  destination TEXT NOT NULL
    CHECK (destination IN ('case', 'personal', 'leave-behind', 'unplaced')),
  case_id TEXT REFERENCES case_reference(id),
  group_id TEXT REFERENCES reflective_group(id),
  shared_at TEXT,"""

_OF_SESSION = "session_id TEXT NOT NULL REFERENCES group_session(id),"
_CASE = "CHECK (destination <> 'case' OR case_id IS NOT NULL)"


def _table(name: str, columns: str, *, text: bool = False) -> str:
    body = f"{_STAMP}{_TEXT if text else ''}\n  {columns}"
    return f"CREATE TABLE {name} ({body}{f', {_CASE}' if text else ''}\n) STRICT"


GROUP_TABLES: tuple[str, ...] = (
    "ALTER TABLE reflective_group ADD COLUMN purpose TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE reflective_group ADD COLUMN minutes INTEGER NOT NULL DEFAULT 60",
    "ALTER TABLE reflective_group ADD COLUMN never_reaches TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX member_of_group ON group_member(group_id)",
    _table(
        "group_assessing",
        """group_id TEXT NOT NULL REFERENCES reflective_group(id),
  person_id TEXT NOT NULL REFERENCES person(id), assessor TEXT NOT NULL""",
    ),
    _table(
        "group_agreement",
        """group_id TEXT NOT NULL REFERENCES reflective_group(id),
  version INTEGER NOT NULL CHECK (version > 0),
  status TEXT NOT NULL CHECK (status IN ('draft', 'agreed', 'superseded')),
  agreed_on TEXT, review_on TEXT, UNIQUE (group_id, version)""",
    ),
    _table(
        "group_agreement_section",
        """agreement_id TEXT NOT NULL REFERENCES group_agreement(id),
  heading TEXT NOT NULL, words TEXT NOT NULL, position INTEGER NOT NULL""",
        text=True,
    ),
    _table(
        "group_agreement_acceptance",
        """agreement_id TEXT NOT NULL REFERENCES group_agreement(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  name TEXT NOT NULL, accepted_on TEXT NOT NULL""",
    ),
    _table(
        "group_session",
        """group_id TEXT NOT NULL REFERENCES reflective_group(id),
  status TEXT NOT NULL CHECK
    (status IN ('planned', 'before', 'rounds', 'after', 'held', 'called-off')),
  planned_on TEXT, held_on TEXT, started_at TEXT, ended_at TEXT,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  structure TEXT, case_id TEXT REFERENCES case_reference(id)""",
    ),
    "CREATE INDEX session_of_group ON group_session(group_id, status)",
    """CREATE TABLE group_rounds_place (
  seq INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL UNIQUE REFERENCES group_session(id),
  at INTEGER NOT NULL CHECK (at >= 0),
  spent TEXT NOT NULL, more TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT""",
    _table(
        "group_attending",
        f"""{_OF_SESSION}
  person_id TEXT NOT NULL REFERENCES person(id),
  role TEXT NOT NULL, came INTEGER NOT NULL, left_at TEXT, agreed_at TEXT,
  UNIQUE (session_id, person_id)""",
    ),
    _table(
        "group_dilemma",
        f"""{_OF_SESSION}
  person_id TEXT NOT NULL REFERENCES person(id), number INTEGER NOT NULL,
  words TEXT NOT NULL, place INTEGER, consented INTEGER NOT NULL,
  known TEXT NOT NULL CHECK (known IN ('unasked', 'nobody', 'somebody')),
  known_what TEXT NOT NULL, left_how TEXT NOT NULL, speaks TEXT NOT NULL""",
        text=True,
    ),
    _table(
        "group_note",
        f"""{_OF_SESSION}
  kind TEXT NOT NULL, round_id TEXT, person_id TEXT REFERENCES person(id),
  number INTEGER NOT NULL, words TEXT NOT NULL""",
        text=True,
    ),
    _table(
        "group_action",
        f"""{_OF_SESSION}
  kind TEXT NOT NULL CHECK (kind IN ('action', 'safeguarding')),
  number INTEGER NOT NULL, person_id TEXT NOT NULL REFERENCES person(id),
  what TEXT NOT NULL, to_whom TEXT NOT NULL, due_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped'))""",
        text=True,
    ),
    *(
        f"CREATE INDEX {name}_of_group_session ON group_{name}(session_id)"
        for name in ("attending", "dilemma", "note", "action")
    ),
    _table(
        "private_reflection",
        """about TEXT NOT NULL, held_on TEXT NOT NULL,
  group_session_id TEXT REFERENCES group_session(id),
  experience TEXT NOT NULL, reflection TEXT NOT NULL,
  analysis TEXT NOT NULL, plan TEXT NOT NULL""",
        text=True,
    ),
)
