"""Triggers: what the database itself refuses, whatever the code above it does."""

from __future__ import annotations


def _refuse(name: str, when: str, why: str) -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"


TRIGGERS: dict[str, str] = dict(
    (
        _refuse(
            "record_stays_closed",
            "UPDATE ON record WHEN OLD.status <> 'draft' AND NEW.status = 'draft'",
            "a closed record does not open again",
        ),
        _refuse("record_stays", "DELETE ON record", "a record is never deleted"),
        _refuse(
            "version_of_a_draft_only",
            "INSERT ON record_version "
            "WHEN (SELECT status FROM record WHERE id = NEW.record_id) <> 'draft'",
            "a closed record takes no new version",
        ),
        _refuse("version_stays", "UPDATE ON record_version", "a version is never changed"),
        _refuse("version_is_kept", "DELETE ON record_version", "a version is never deleted"),
        _refuse(
            "section_stays",
            "UPDATE ON record_section WHEN NEW.text IS NOT NULL OR NEW.hash <> OLD.hash OR NOT "
            "EXISTS (SELECT 1 FROM tombstone WHERE erased_id = OLD.id AND hash = OLD.hash)",
            "a section changes only by being erased, with a tombstone",
        ),
        _refuse("section_is_kept", "DELETE ON record_section", "a section is never deleted"),
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
    )
)
