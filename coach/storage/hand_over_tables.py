"""Which tables go along at a hand-over, which of their rows, and which tables stay behind."""

from __future__ import annotations

from coach.values import dataclass

_SHARED = "t.audience = 'pair'"
_OF_FILE = "t.file_id = :file"
_RECORDED = """(t.destination = 'case' OR t.session_id IS NULL OR t.session_id NOT IN (
  SELECT id FROM session WHERE file_id = :file AND recorded = 0))"""
"""What was said in mentoring that is not recorded stays with the mentor, save on a case."""
_IS_OVER = "('held', 're-arranged', 'missed', 'cancelled')"
_OF_RECORD = "t.record_id IN (SELECT id FROM record WHERE file_id = :file)"
_OF_VERSION = """t.version_id IN (
  SELECT v.id FROM record_version v JOIN record r ON r.id = v.record_id WHERE r.file_id = :file)"""
_OF_AGREEMENT = "t.agreement_id IN (SELECT id FROM agreement WHERE file_id = :file)"


@dataclass(frozen=True)
class Goes:
    """A table that goes along."""

    name: str
    where: str = _OF_FILE
    """Which rows of `t` belong to the file `:file`, and are shared."""
    links: tuple[str, ...] = ()
    """Tables of values that belong to its rows; each points to them by `NAME_id`."""
    is_fixed: bool = False
    """Rows are only ever added, never changed."""


def _text(name: str, *links: str, also: str = "") -> Goes:
    return Goes(name, f"{_OF_FILE} AND {_SHARED}" + (f" AND {also}" if also else ""), links)


TABLES: tuple[Goes, ...] = (
    Goes("supervision_file", "t.id = :file"),
    Goes("pair"),
    Goes("contributor"),
    Goes("mentoring_decision"),
    Goes("case_reference"),
    Goes("session", f"{_OF_FILE} AND t.status IN {_IS_OVER}", ("session_part",)),
    _text("agenda_item", "agenda_item_function", also=_RECORDED),
    _text("discussion", also=_RECORDED),
    _text(
        "asked_question", "asked_question_function", "asked_question_stakeholder", also=_RECORDED
    ),
    _text("note", "note_function", also=f"t.destination IN ('case', 'personal') AND {_RECORDED}"),
    Goes("case_sweep"),
    _text("agreed_action", also=_RECORDED),
    _text("action_review", also=_RECORDED),
    _text("decision", also=_RECORDED),
    _text("disagreement", also=_RECORDED),
    _text("immediate_risk"),
    Goes("attention_segment", _OF_FILE, ("attention_function",)),
    Goes("question_aside"),
    Goes("nudge_told"),
    Goes("agreement", f"{_OF_FILE} AND t.status <> 'draft'"),
    Goes("agreement_section", f"{_OF_AGREEMENT} AND {_SHARED}"),
    Goes("agreement_acceptance", _OF_AGREEMENT),
    Goes("agreement_call"),
    Goes("mark", "t.person_id = (SELECT supervisee_id FROM supervision_file WHERE id = :file)"),
    _text("self_care_item"),
    Goes("self_care_review"),
    Goes("self_care_settled"),
    Goes("record"),
    Goes("record_version", _OF_RECORD, is_fixed=True),
    Goes("record_section", _OF_VERSION, is_fixed=True),
    Goes("record_step", _OF_VERSION, is_fixed=True),
    Goes("record_signature", _OF_VERSION, is_fixed=True),
    Goes("record_reply", f"{_OF_VERSION} AND {_SHARED}", is_fixed=True),
    Goes("record_addendum", f"{_OF_RECORD} AND {_SHARED}", is_fixed=True),
    Goes("proof_of_copy", _OF_VERSION, is_fixed=True),
    Goes(
        "tombstone",
        f"t.erased_id IN (SELECT t.id FROM record_section t WHERE {_OF_VERSION})",
        is_fixed=True,
    ),
    Goes("case_filing"),
    _text("agenda_words"),
    Goes("agenda_alias"),
    _text("evidence"),
    _text("caseload_report"),
    Goes("case_date", "t.report_id IN (SELECT id FROM caseload_report WHERE file_id = :file)"),
    _text("performance_matter"),
    _text("balance_answer", also=f"t.destination = 'personal' AND {_RECORDED}"),
)
"""In an order in which each row comes after those that it points to."""

STAYS = frozenset(
    {
        "person", "home",  # only those that the rows above name
        "case_identifier",  # names of a family, listed in one home only
        "concern_note",  # only mine, always
        "tool_answer",  # what these two told each other; the next pair begins its own
        "draft", "session_place", "document", "backup_copy",  # of this machine
        "hand_over", "erasing",  # likewise
        "reflective_group", "group_member", "group_assessing",  # of no one supervision file
        "group_agreement", "group_agreement_section", "group_agreement_acceptance",  # likewise
        "group_session", "group_rounds_place", "group_attending",  # likewise
        "group_dilemma", "group_note", "group_action",  # for members only
        "private_reflection",  # only mine, always
    }
)  # fmt: skip
"""The tables that stay behind, by decision."""

LOOSE = frozenset(
    {
        ("session", "moved_to"),
        ("agenda_item", "carried_from"),
        ("discussion", "agenda_item_id"),
        ("note", "asked_question_id"),
        ("note", "conflict_of"),
        ("attention_segment", "asked_question_id"),
        ("attention_segment", "discussion_id"),
    }
)
"""Columns that are emptied where the row that they point to stays; any other row stays with it."""


def owner_column(table: str, link: str) -> str:
    """The column by which a table of values points to its rows."""
    return "attention_segment_id" if link == "attention_function" else f"{table}_id"
