"""Which rows hold words of a case, and which of their columns are emptied when it is erased."""

from __future__ import annotations

from coach.values import dataclass

_ITS = "t.case_id = :case AND t.destination <> 'personal'"
_ITS_ITEMS = "SELECT t.id FROM agenda_item t WHERE " + _ITS
_ITS_ACTIONS = "SELECT t.id FROM agreed_action t WHERE " + _ITS
_ITS_RECORDS = "SELECT id FROM record WHERE case_id = :case"
_ITS_VERSIONS = f"SELECT id FROM record_version WHERE record_id IN ({_ITS_RECORDS})"


@dataclass(frozen=True)
class Bound:
    """A table with words of a case."""

    table: str
    words: tuple[str, ...]
    """The columns that are emptied; none where the rows themselves go."""
    where: str = _ITS
    """Which rows of `t` are bound to the case `:case`."""
    empty: str | None = ""
    """What stands there afterwards."""
    is_withdrawn: bool = True
    """Whether listings leave the empty row out; structure that is counted stays in them."""
    hash_column: str = ""
    """Where the row knows the hash of its words itself."""
    has_hash: bool = True
    """Whether its tombstone holds a hash; of a name it would let anybody test a guess."""


BOUND: tuple[Bound, ...] = (
    Bound(
        "record_section",
        ("text",),
        f"t.version_id IN ({_ITS_VERSIONS})",
        empty=None,
        is_withdrawn=False,
        hash_column="hash",
    ),
    Bound("record_reply", ("words",), f"t.version_id IN ({_ITS_VERSIONS})", is_withdrawn=False),
    Bound(
        "record_addendum",
        ("words", "reason"),
        f"t.record_id IN ({_ITS_RECORDS})",
        is_withdrawn=False,
    ),
    Bound("note", ("words",)),
    Bound("agreed_action", ("what", "why")),
    Bound("action_review", ("reason",), f"({_ITS}) OR t.action_id IN ({_ITS_ACTIONS})"),
    Bound("decision", ("what", "reason")),
    Bound("disagreement", ("supervisor_account", "supervisee_account")),
    Bound("immediate_risk", ("safe_now", "told", "acts", "by_when")),
    Bound("agenda_item", ("title", "detail")),
    Bound(
        "agenda_words",
        ("words",),
        f"({_ITS}) OR t.agenda_item_id IN ({_ITS_ITEMS})",
        empty='{"title": ""}',
    ),
    Bound("evidence", ("title", "words"), f"({_ITS}) OR t.agenda_item_id IN ({_ITS_ITEMS})"),
    Bound(
        "performance_matter",
        ("good", "support", "view"),
        f"({_ITS}) OR t.agenda_item_id IN ({_ITS_ITEMS})",
    ),
    Bound("group_dilemma", ("words", "known_what", "left_how")),
    Bound("group_note", ("words",)),
    Bound("group_action", ("what", "to_whom")),
    # Questions and discussions are counted in coverage and in when a case was last discussed.
    Bound("asked_question", ("wording", "why"), "t.case_id = :case", is_withdrawn=False),
    Bound("discussion", ("title",), "t.case_id = :case", is_withdrawn=False),
    Bound("case_identifier", ("words",), "t.case_id = :case", has_hash=False),
    Bound("case_date", (), "t.case_id = :case", has_hash=False),
)

WITHOUT_CASE_WORDS = frozenset(
    {
        "case_filing", "case_sweep", "record", "session_place", "erasing",  # structure, no words
        "self_care_item", "agreement_section", "tool_answer",  # about a person and never a case
        "balance_answer",  # about the pair's own time
        "caseload_report",  # its words are a title; the dates of its cases are in case_date
        "concern_note",  # only mine, and about supervision
        "group_session", "group_agreement_section",  # structure, and how a group works
        "private_reflection",  # only its owner's, about their own learning
    }
)  # fmt: skip
"""Tables that name a case and hold none of its words, by decision."""
