"""Triggers: what the database itself refuses, whatever the code above it does."""

from __future__ import annotations

from coach.storage.record_triggers import RECORD_TRIGGERS
from coach.storage.refusing import refuse as _refuse

_ACCEPTED = "EXISTS (SELECT 1 FROM agreement_acceptance a WHERE a.agreement_id = OLD.id)"


def _of_a_draft(row: str) -> str:
    """True where the agreement that a row belongs to is no draft any more."""
    return f"(SELECT status FROM agreement WHERE id = {row}.agreement_id) <> 'draft'"


_AGREED = tuple(
    _refuse(
        f"{table}_stays_agreed_at_{verb.lower()}",
        f"{verb} ON agreement_{table} WHEN {_of_a_draft(row)}",
        "an agreed version never changes",
    )
    for table in ("section", "acceptance")
    for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
)
"""Only a draft takes words and acceptances."""

TRIGGERS: dict[str, str] = dict(
    (
        _refuse("tombstone_stays", "UPDATE ON tombstone", "a tombstone is never changed"),
        _refuse("tombstone_is_kept", "DELETE ON tombstone", "a tombstone is never deleted"),
        _refuse(
            "session_stays_held",
            "UPDATE ON session WHEN OLD.status = 'held' AND NEW.status <> 'held'",
            "a session that was held stays held",
        ),
        _refuse(
            "note_of_a_live_session",
            "INSERT ON note "
            "WHEN (SELECT status FROM session WHERE id = NEW.session_id) <> 'under-way'",
            "a closed session takes no more notes",
        ),
        _refuse(
            "agreement_stays_agreed",
            "UPDATE ON agreement WHEN OLD.status <> 'draft' AND "
            # What was agreed before Coach has no acceptance here: a date typed wrong may be put
            # right.
            f"{_ACCEPTED} AND (OLD.status = 'superseded' OR NEW.status <> 'superseded' OR "
            "NEW.agreed_on IS NOT OLD.agreed_on OR NEW.review_on IS NOT OLD.review_on OR "
            "NEW.version <> OLD.version OR NEW.pair_id <> OLD.pair_id OR "
            "NEW.file_id <> OLD.file_id OR NEW.withdrawn_at IS NOT NULL)",
            "an agreed version never changes; it is only superseded",
        ),
        _refuse(
            "agreement_is_kept",
            f"DELETE ON agreement WHEN OLD.status <> 'draft' AND {_ACCEPTED}",
            "an agreed version is never deleted",
        ),
        *_AGREED,
        *RECORD_TRIGGERS,
    )
)
