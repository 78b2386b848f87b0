"""What the database refuses of groups: to change what a group has agreed."""

from __future__ import annotations

_HELD = "(SELECT status FROM group_session WHERE id = {row}.session_id) = 'held'"
_ERASED = "EXISTS (SELECT 1 FROM tombstone WHERE erased_id = OLD.id)"


def _of_a_draft(row: str) -> str:
    return f"(SELECT status FROM group_agreement WHERE id = {row}.agreement_id) <> 'draft'"


GROUP_REFUSALS: tuple[tuple[str, str, str], ...] = (
    (
        "group_session_stays_held",
        "UPDATE ON group_session WHEN OLD.status = 'held' AND NEW.status <> 'held'",
        "a session whose notes are agreed stays held",
    ),
    *(
        (
            f"group_{table}_stays_agreed",
            f"UPDATE ON group_{table} WHEN {_HELD.format(row='OLD')} "
            f"AND NEW.words <> OLD.words AND NOT {_ERASED}",
            "agreed notes of a group never change",
        )
        for table in ("note", "dilemma")
    ),
    *(
        (
            f"group_{table}_of_a_live_session",
            f"INSERT ON group_{table} WHEN {_HELD.format(row='NEW')}",
            "agreed notes of a group take no more words",
        )
        for table in ("note", "dilemma", "action")
    ),
    *(
        (
            f"group_{table}_is_kept",
            f"DELETE ON group_{table}",
            "what a group kept is never deleted",
        )
        for table in ("note", "dilemma", "action", "session")
    ),
    (
        "group_agreement_stays_agreed",
        "UPDATE ON group_agreement WHEN OLD.status = 'superseded' OR (OLD.status = 'agreed' AND "
        "(NEW.status <> 'superseded' OR NEW.agreed_on IS NOT OLD.agreed_on "
        "OR NEW.version <> OLD.version))",
        "an agreed version never changes; it is only superseded",
    ),
    *(
        (
            f"group_{table}_stays_agreed_at_{verb.lower()}",
            f"{verb} ON group_agreement_{table} WHEN {_of_a_draft(row)}",
            "an agreed version never changes",
        )
        for table in ("section", "acceptance")
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
)
"""Names, moments and reasons, as `triggers.py` makes triggers of them."""
