"""Triggers of a record's life: what the database itself refuses, whatever the code does."""

from __future__ import annotations

from coach.storage.refusing import refuse


def _status(row: str) -> str:
    """The status of the record that a row's version is of."""
    return (
        "(SELECT r.status FROM record r JOIN record_version v ON v.record_id = r.id "
        f"WHERE v.id = {row}.version_id)"
    )


def _is_newest(row: str) -> str:
    """Whether a row's version is the newest of its record."""
    return (
        "EXISTS (SELECT 1 FROM record r JOIN record_version v ON v.record_id = r.id "
        f"AND v.number = r.version WHERE v.id = {row}.version_id)"
    )


def _with_newest(table: str, such: str) -> str:
    """How many people have a row of this kind with the newest version of record NEW."""
    return (
        f"(SELECT count(DISTINCT t.by_whom) FROM {table} t "
        "JOIN record_version v ON v.id = t.version_id "
        f"WHERE v.record_id = NEW.id AND v.number = NEW.version AND {such})"
    )


def _fixed(table: str, what: str) -> tuple[tuple[str, str], ...]:
    return (
        refuse(f"{table}_stays", f"UPDATE ON {table}", f"{what} is never changed"),
        refuse(f"{table}_is_kept", f"DELETE ON {table}", f"{what} is never deleted"),
    )


_SHARED_BY = _with_newest("record_step", "t.kind = 'shared'")
_REMINDED_BY = _with_newest("record_step", "t.kind = 'reminded'")
_DEEMED_BY = _with_newest("record_step", "t.kind = 'deemed'")
_SIGNED_BY = _with_newest("record_signature", "1")
_DISPUTED_BY = _with_newest("record_reply", "t.outcome = 'dispute'")
_SUPERVISEE_SIGNED = _with_newest("record_signature", "t.by_whom = 'supervisee'")
_SUPERVISEE_REPLIED = _with_newest("record_reply", "t.by_whom = 'supervisee'")
_ARROWS = """(
  (OLD.status = 'draft' AND NEW.status = 'shared')
  OR (OLD.status = 'shared' AND NEW.status IN ('signed', 'disputed', 'deemed'))
  OR (OLD.status = 'deemed' AND NEW.status = 'disputed')
  OR (OLD.status = 'shared' AND NEW.status = 'draft' AND NEW.version = OLD.version + 1))"""
_SAME_VERSION_TWICE = "NEW.number <> (SELECT version FROM record WHERE id = NEW.record_id)"

_OF_THE_RECORD = (
    refuse("record_is_kept", "DELETE ON record", "a record is never deleted"),
    refuse(
        "record_begins_as_a_draft",
        "INSERT ON record WHEN NEW.status <> 'draft'",
        "a record begins as a draft",
    ),
    refuse(
        "record_goes_along_the_arrows",
        f"UPDATE ON record WHEN NEW.status <> OLD.status AND NOT {_ARROWS}",
        "a record does not go that way",
    ),
    refuse(
        "record_grows_by_a_version",
        "UPDATE ON record WHEN NEW.version <> OLD.version AND (NEW.version <> OLD.version + 1 "
        "OR NEW.status <> 'draft' OR OLD.status NOT IN ('draft', 'shared'))",
        "a record grows one version at a time, and not once it is settled",
    ),
    refuse(
        "record_stays_itself",
        "UPDATE ON record WHEN NEW.id <> OLD.id OR NEW.file_id <> OLD.file_id "
        "OR NEW.session_id <> OLD.session_id OR NEW.kind <> OLD.kind "
        "OR NEW.case_id IS NOT OLD.case_id OR NEW.policy_id <> OLD.policy_id "
        "OR NEW.policy_version <> OLD.policy_version "
        "OR (NEW.withdrawn_at IS NOT NULL AND OLD.status <> 'draft')",
        "a record stays that of its session and its policy",
    ),
    refuse(
        "case_record_is_not_shared",
        "UPDATE ON record WHEN NEW.kind = 'case' AND NEW.status <> 'draft'",
        "a case record is not shared or signed",
    ),
    refuse(
        "record_is_shared_by_somebody",
        "UPDATE ON record WHEN NEW.status = 'shared' AND OLD.status = 'draft' AND ("
        f"{_SHARED_BY} = 0 OR NOT EXISTS ("
        "SELECT 1 FROM proof_of_copy p WHERE p.record_id = NEW.id AND p.version = NEW.version))",
        "sharing leaves who did it, and a proof of copy",
    ),
    refuse(
        "record_is_signed_by_both",
        "UPDATE ON record WHEN NEW.status = 'signed' AND OLD.status <> 'signed' AND "
        f"{_SIGNED_BY} < 2",
        "a record is signed by both",
    ),
    refuse(
        "record_is_disputed_by_both_accounts",
        "UPDATE ON record WHEN NEW.status = 'disputed' AND OLD.status <> 'disputed' AND "
        f"{_DISPUTED_BY} < 2",
        "a disputed record has both accounts",
    ),
    refuse(
        "record_is_deemed_by_somebody",
        "UPDATE ON record WHEN NEW.status = 'deemed' AND OLD.status <> 'deemed' AND ("
        f"{_DEEMED_BY} = 0 "
        f"OR {_REMINDED_BY} = 0 "
        f"OR {_SUPERVISEE_SIGNED} > 0 "
        f"OR {_SUPERVISEE_REPLIED} > 0)",
        "silence agrees once somebody was reminded, said nothing, and somebody confirms it",
    ),
)

_OF_ITS_WORDS = (
    refuse(
        "version_of_a_draft_only",
        "INSERT ON record_version WHEN (SELECT status FROM record WHERE id = NEW.record_id) "
        f"<> 'draft' OR {_SAME_VERSION_TWICE}",
        "only a draft takes a version, and the next one",
    ),
    *_fixed("record_version", "a version"),
    refuse(
        "section_of_a_draft_only",
        f"INSERT ON record_section WHEN {_status('NEW')} <> 'draft' OR NOT {_is_newest('NEW')}",
        "only the newest version of a draft takes words",
    ),
    refuse(
        "section_stays",
        "UPDATE ON record_section WHEN NEW.text IS NOT NULL OR NEW.hash <> OLD.hash "
        "OR NEW.heading <> OLD.heading OR NEW.position <> OLD.position "
        "OR NEW.version_id <> OLD.version_id OR NOT "
        "EXISTS (SELECT 1 FROM tombstone WHERE erased_id = OLD.id AND hash = OLD.hash)",
        "a section changes only by being erased, with a tombstone",
    ),
    refuse("section_is_kept", "DELETE ON record_section", "a section is never deleted"),
)

_OF_ITS_LIFE = (
    refuse(
        "step_in_its_place",
        f"INSERT ON record_step WHEN NOT {_is_newest('NEW')} OR {_status('NEW')} <> "
        "CASE NEW.kind WHEN 'shared' THEN 'draft' ELSE 'shared' END",
        "a step is taken with the newest version, in its turn",
    ),
    *_fixed("record_step", "a step"),
    refuse(
        "signature_of_what_is_shared",
        f"INSERT ON record_signature WHEN NOT {_is_newest('NEW')} OR {_status('NEW')} <> 'shared' "
        "OR trim(NEW.name) = '' OR EXISTS (SELECT 1 FROM record_signature s "
        "WHERE s.version_id = NEW.version_id AND (s.person_id = NEW.person_id "
        "OR s.by_whom = NEW.by_whom)) OR EXISTS (SELECT 1 FROM record_reply d "
        "WHERE d.version_id = NEW.version_id AND d.outcome = 'dispute')",
        "each of the two signs the newest version once it is shared, under a name",
    ),
    *_fixed("record_signature", "a signature"),
    refuse(
        "reply_to_what_is_shared",
        f"INSERT ON record_reply WHEN NOT {_is_newest('NEW')} "
        "OR NEW.outcome NOT IN ('query', 'dispute') OR trim(NEW.words) = '' "
        f"OR ({_status('NEW')} <> 'shared' "
        f"AND NOT (NEW.outcome = 'dispute' AND {_status('NEW')} = 'deemed')) "
        "OR (NEW.outcome = 'dispute' AND EXISTS (SELECT 1 FROM record_reply d "
        "WHERE d.version_id = NEW.version_id AND d.outcome = 'dispute' "
        "AND (d.by_whom = NEW.by_whom OR d.person_id = NEW.person_id)))",
        "a reply is to the newest version once it is shared, and an account is given once",
    ),
    *_fixed("record_reply", "a reply"),
    refuse(
        "addendum_to_what_is_settled",
        "INSERT ON record_addendum WHEN (SELECT status FROM record WHERE id = NEW.record_id) "
        "NOT IN ('signed', 'disputed', 'deemed') OR trim(NEW.words) = '' OR trim(NEW.reason) = ''",
        "an addendum comes once a record is settled, with a reason",
    ),
    *_fixed("record_addendum", "an addendum"),
    refuse(
        "proof_in_its_place",
        f"INSERT ON proof_of_copy WHEN NOT {_is_newest('NEW')} "
        f"OR {_status('NEW')} NOT IN ('draft', 'shared') "
        "OR NEW.seal = '' OR NEW.number < 1 OR EXISTS (SELECT 1 FROM proof_of_copy p "
        "WHERE p.file_id = NEW.file_id AND p.number = NEW.number - 1 "
        "AND p.seal <> NEW.previous_hash) OR NOT EXISTS (SELECT 1 FROM record_version v "
        "JOIN record r ON r.id = v.record_id WHERE v.id = NEW.version_id "
        "AND r.id = NEW.record_id AND r.file_id = NEW.file_id AND v.number = NEW.version)",
        "a proof continues the chain of its supervision file",
    ),
    *_fixed("proof_of_copy", "a proof of copy"),
)

RECORD_TRIGGERS = (*_OF_THE_RECORD, *_OF_ITS_WORDS, *_OF_ITS_LIFE)
