"""The first schema, frozen: later changes are migrations of their own, never edits here."""

from __future__ import annotations

_STAMP = """
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
  home_id TEXT NOT NULL{home},
  written_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  withdrawn_at TEXT,"""

_TEXT = """
  owner_id TEXT NOT NULL REFERENCES person(id),
  audience TEXT NOT NULL CHECK (audience IN ('only-mine', 'pair', 'group')),
  destination TEXT NOT NULL CHECK (destination IN ('case', 'personal', 'leave-behind', 'unplaced')),
  case_id TEXT REFERENCES case_reference(id),
  group_id TEXT REFERENCES reflective_group(id),
  shared_at TEXT,
  CHECK (destination <> 'case' OR case_id IS NOT NULL),"""

_FUNCTION = "CHECK (function IN ('management', 'development', 'support', 'mediation'))"
_OF_FILE = "file_id TEXT NOT NULL REFERENCES supervision_file(id),"
_OF_SESSION = f"""{_OF_FILE}
  session_id TEXT NOT NULL REFERENCES session(id),"""
_OF_DISCUSSION = f"""{_OF_SESSION}
  discussion_id TEXT REFERENCES discussion(id),"""


def _table(name: str, columns: str, *, text: bool = False, home: bool = True) -> str:
    stamp = _STAMP.format(home=" REFERENCES home(id)" if home else "")
    body = f"{stamp}{_TEXT if text else ''}\n  {columns.strip().rstrip(',')}"
    # Table-wide checks must come last in SQLite, so the text's own check is moved to the end.
    check = "CHECK (destination <> 'case' OR case_id IS NOT NULL)"
    if text:
        body = body.replace(f"\n  {check},", "") + f",\n  {check}"
    return f"CREATE TABLE {name} ({body}\n) STRICT"


def _link(name: str, owner: str, column: str, extra: str = "") -> str:
    check = _FUNCTION if column == "function" else ""
    return f"""CREATE TABLE {name} (
  seq INTEGER PRIMARY KEY,
  {owner}_id TEXT NOT NULL REFERENCES {owner}(id) ON DELETE CASCADE,
  {column} TEXT NOT NULL {check}{extra},
  UNIQUE ({owner}_id, {column})
) STRICT"""


TABLES: tuple[str, ...] = (
    _table("home", "owner_id TEXT NOT NULL", home=False),
    _table(
        "person",
        """name TEXT NOT NULL, role TEXT NOT NULL, staff_group TEXT NOT NULL,
  start_on TEXT, left_on TEXT""",
    ),
    _table("supervision_file", "supervisee_id TEXT NOT NULL UNIQUE REFERENCES person(id)"),
    _table(
        "pair",
        f"""{_OF_FILE}
  supervisor_id TEXT NOT NULL REFERENCES person(id),
  policy_id TEXT NOT NULL, policy_version INTEGER NOT NULL,
  started_on TEXT NOT NULL, ended_on TEXT""",
    ),
    "CREATE INDEX pair_of_file ON pair(file_id, ended_on)",
    _table(
        "contributor",
        f"""{_OF_FILE}
  person_id TEXT NOT NULL REFERENCES person(id), part TEXT NOT NULL,
  started_on TEXT, ended_on TEXT""",
    ),
    _table("reflective_group", "name TEXT NOT NULL, mentor_id TEXT NOT NULL REFERENCES person(id)"),
    _table(
        "group_member",
        """group_id TEXT NOT NULL REFERENCES reflective_group(id),
  person_id TEXT NOT NULL REFERENCES person(id), joined_on TEXT, left_on TEXT""",
    ),
    _table("case_reference", f"{_OF_FILE} reference TEXT NOT NULL"),
    "CREATE INDEX case_of_file ON case_reference(file_id)",
    _table(
        "case_identifier",
        "case_id TEXT NOT NULL REFERENCES case_reference(id), words TEXT NOT NULL",
    ),
    _table(
        "session",
        f"""{_OF_FILE}
  pair_id TEXT NOT NULL REFERENCES pair(id),
  kind TEXT NOT NULL, status TEXT NOT NULL,
  planned_on TEXT, original_on TEXT, held_on TEXT, started_at TEXT, ended_at TEXT,
  agreed_minutes INTEGER NOT NULL,
  policy_id TEXT NOT NULL, policy_version INTEGER NOT NULL,
  risk_raised INTEGER NOT NULL,
  moved_by TEXT NOT NULL DEFAULT '', moved_because TEXT NOT NULL DEFAULT ''""",
    ),
    "CREATE INDEX session_of_file ON session(file_id, status, held_on)",
    _link("session_part", "session", "part"),
    """CREATE TABLE session_place (
  seq INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL UNIQUE REFERENCES session(id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  discussion_id TEXT REFERENCES discussion(id),
  case_id TEXT REFERENCES case_reference(id),
  stage TEXT, lens TEXT, function TEXT, theme TEXT,
  voice TEXT NOT NULL, destination TEXT,
  asked_id TEXT REFERENCES asked_question(id),
  note_id TEXT REFERENCES note(id) ON DELETE SET NULL,
  set_down INTEGER NOT NULL, cursor INTEGER NOT NULL
) STRICT""",
    _table(
        "agenda_item",
        f"""{_OF_FILE}
  session_id TEXT REFERENCES session(id),
  title TEXT NOT NULL, raised_by TEXT NOT NULL, kind TEXT NOT NULL, need TEXT,
  wanted_minutes INTEGER, position INTEGER NOT NULL, status TEXT NOT NULL,
  carried_from TEXT REFERENCES agenda_item(id)""",
        text=True,
    ),
    "CREATE INDEX agenda_of_session ON agenda_item(session_id)",
    _link("agenda_item_function", "agenda_item", "function"),
    _table(
        "discussion",
        f"""{_OF_SESSION}
  title TEXT NOT NULL, agenda_item_id TEXT REFERENCES agenda_item(id),
  position INTEGER NOT NULL""",
        text=True,
    ),
    "CREATE INDEX discussion_of_session ON discussion(session_id)",
    _table(
        "asked_question",
        f"""{_OF_DISCUSSION}
  part TEXT NOT NULL, stage TEXT, lens TEXT,
  bank TEXT NOT NULL, question_id TEXT NOT NULL, wording TEXT NOT NULL, why TEXT NOT NULL,
  asked_at TEXT NOT NULL""",
        text=True,
    ),
    "CREATE INDEX asked_of_session ON asked_question(session_id)",
    _link("asked_question_function", "asked_question", "function"),
    _table(
        "note",
        f"""{_OF_DISCUSSION}
  asked_question_id TEXT REFERENCES asked_question(id),
  part TEXT NOT NULL, stage TEXT, lens TEXT, voice TEXT NOT NULL, marking TEXT,
  number INTEGER NOT NULL, words TEXT NOT NULL,
  conflict_of TEXT REFERENCES note(id), noted_at TEXT NOT NULL,
  UNIQUE (session_id, number)""",
        text=True,
    ),
    _link("note_function", "note", "function", ",\n  policy_function TEXT"),
    _table(
        "case_sweep",
        f"""{_OF_SESSION}
  case_id TEXT NOT NULL REFERENCES case_reference(id),
  outcome TEXT NOT NULL, swept_at TEXT NOT NULL""",
    ),
    "CREATE INDEX sweep_of_case ON case_sweep(case_id)",
    "CREATE INDEX sweep_of_session ON case_sweep(session_id)",
    _table(
        "agreed_action",
        f"""{_OF_DISCUSSION}
  what TEXT NOT NULL, why TEXT NOT NULL, owner TEXT, due_on TEXT,
  status TEXT NOT NULL, times_carried INTEGER NOT NULL""",
        text=True,
    ),
    "CREATE INDEX action_of_file ON agreed_action(file_id, status)",
    "CREATE INDEX action_of_session ON agreed_action(session_id)",
    _table(
        "action_review",
        f"""{_OF_SESSION}
  action_id TEXT NOT NULL REFERENCES agreed_action(id),
  outcome TEXT NOT NULL, reason TEXT NOT NULL, reviewed_at TEXT NOT NULL""",
        text=True,
    ),
    "CREATE INDEX review_of_session ON action_review(session_id)",
    "CREATE INDEX review_of_action ON action_review(action_id)",
    _table("decision", f"{_OF_DISCUSSION} what TEXT NOT NULL, reason TEXT NOT NULL", text=True),
    "CREATE INDEX decision_of_session ON decision(session_id)",
    _table(
        "disagreement",
        f"""{_OF_DISCUSSION}
  supervisor_account TEXT NOT NULL, supervisee_account TEXT NOT NULL""",
        text=True,
    ),
    "CREATE INDEX disagreement_of_session ON disagreement(session_id)",
    _table(
        "immediate_risk",
        f"""{_OF_DISCUSSION}
  safe_now TEXT NOT NULL, told TEXT NOT NULL, acts TEXT NOT NULL, by_when TEXT NOT NULL""",
        text=True,
    ),
    "CREATE INDEX risk_of_session ON immediate_risk(session_id)",
    _table(
        "attention_segment",
        f"""{_OF_DISCUSSION}
  asked_question_id TEXT REFERENCES asked_question(id),
  part TEXT, stage TEXT, started_at TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds >= 0),
  source TEXT NOT NULL CHECK (source IN ('measured', 'corrected', 'felt')),
  by_whom TEXT NOT NULL""",
    ),
    "CREATE INDEX attention_of_session ON attention_segment(session_id)",
    _link("attention_function", "attention_segment", "function"),
    _table(
        "agreement",
        f"""{_OF_FILE} pair_id TEXT NOT NULL REFERENCES pair(id),
  version INTEGER NOT NULL, status TEXT NOT NULL, agreed_on TEXT, review_on TEXT""",
    ),
    _table(
        "agreement_section",
        """agreement_id TEXT NOT NULL REFERENCES agreement(id),
  heading TEXT NOT NULL, words TEXT NOT NULL, position INTEGER NOT NULL""",
        text=True,
    ),
    _table(
        "agreement_acceptance",
        """agreement_id TEXT NOT NULL REFERENCES agreement(id),
  person_id TEXT NOT NULL REFERENCES person(id), name TEXT NOT NULL, accepted_on TEXT NOT NULL""",
    ),
    _table(
        "self_care_item",
        f"""{_OF_FILE}
  person_id TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL, domain TEXT, words TEXT NOT NULL,
  since_version INTEGER NOT NULL, until_version INTEGER""",
        text=True,
    ),
    "CREATE INDEX self_care_of_file ON self_care_item(file_id)",
    _table(
        "self_care_review",
        f"""{_OF_SESSION}
  person_id TEXT NOT NULL REFERENCES person(id), reviewed_at TEXT NOT NULL""",
    ),
    "CREATE INDEX self_care_review_of_file ON self_care_review(file_id)",
    _table(
        "record",
        f"""{_OF_SESSION}
  kind TEXT NOT NULL CHECK (kind IN ('personal', 'case')),
  case_id TEXT REFERENCES case_reference(id),
  status TEXT NOT NULL, policy_id TEXT NOT NULL, policy_version INTEGER NOT NULL,
  version INTEGER NOT NULL, closed_at TEXT,
  UNIQUE (session_id, kind, case_id)""",
    ),
    "CREATE INDEX record_of_file ON record(file_id)",
    _table(
        "record_version",
        """record_id TEXT NOT NULL REFERENCES record(id), number INTEGER NOT NULL,
  composed_at TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (record_id, number)""",
    ),
    _table(
        "record_section",
        """version_id TEXT NOT NULL REFERENCES record_version(id), position INTEGER NOT NULL,
  heading TEXT NOT NULL, text TEXT, hash TEXT NOT NULL, UNIQUE (version_id, position)""",
    ),
    _table(
        "record_signature",
        """version_id TEXT NOT NULL REFERENCES record_version(id),
  person_id TEXT NOT NULL REFERENCES person(id), name TEXT NOT NULL,
  meaning TEXT NOT NULL, signed_at TEXT NOT NULL""",
    ),
    _table(
        "record_reply",
        """version_id TEXT NOT NULL REFERENCES record_version(id),
  person_id TEXT NOT NULL REFERENCES person(id), section INTEGER,
  outcome TEXT NOT NULL, words TEXT NOT NULL, replied_at TEXT NOT NULL""",
        text=True,
    ),
    _table(
        "record_addendum",
        """record_id TEXT NOT NULL REFERENCES record(id),
  person_id TEXT NOT NULL REFERENCES person(id), words TEXT NOT NULL, reason TEXT NOT NULL,
  added_at TEXT NOT NULL""",
        text=True,
    ),
    _table(
        "proof_of_copy",
        """version_id TEXT NOT NULL REFERENCES record_version(id), hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL, made_for TEXT NOT NULL, made_at TEXT NOT NULL""",
    ),
    _table(
        "tombstone",
        """erased_table TEXT NOT NULL, erased_id TEXT NOT NULL, hash TEXT NOT NULL,
  reason TEXT NOT NULL, erased_at TEXT NOT NULL""",
    ),
    _table(
        "document",
        """kind TEXT NOT NULL, owner_row TEXT NOT NULL, path TEXT NOT NULL,
  folded_path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
  coming TEXT NOT NULL, UNIQUE (kind, owner_row)""",
    ),
    """CREATE TABLE backup_copy (
  seq INTEGER PRIMARY KEY, path TEXT NOT NULL, made_at TEXT NOT NULL, reason TEXT NOT NULL
) STRICT""",
    "CREATE VIRTUAL TABLE note_search USING fts5(words, tokenize = 'porter unicode61')",
    "CREATE VIRTUAL TABLE case_note_search USING fts5(words, tokenize = 'porter unicode61')",
)
