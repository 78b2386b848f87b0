"""What is said of a thing that was found, the same for every face."""

from __future__ import annotations

from coach.domain.finding import Found, FoundKind
from coach.domain.row import Destination
from coach.domain.self_care import CARE_LABELS, CareKind

KIND_WORDS = {
    FoundKind.NOTE: "note",
    FoundKind.ACTION: "agreed action",
    FoundKind.DECISION: "decision",
    FoundKind.DISAGREEMENT: "disagreement",
    FoundKind.RISK: "immediate risk",
    FoundKind.AGENDA_ITEM: "agenda item",
    FoundKind.SELF_CARE: "self-care plan",
}
_PLACED = {
    Destination.PERSONAL: "personal record",
    Destination.UNPLACED: "not placed yet",
    Destination.LEAVE_BEHIND: "leave behind",
}
_ENTER_RECORDS = frozenset(FoundKind) - {FoundKind.AGENDA_ITEM, FoundKind.SELF_CARE}


def whereabouts(found: Found) -> tuple[str, ...]:
    """Which case it belongs to, where it goes, and who may know it; case material says so first."""
    to_record = found.destination is Destination.CASE
    pieces = (
        f"case {'record ' if to_record else ''}{found.case}" if found.case else "",
        _PLACED[found.destination] if found.kind in _ENTER_RECORDS and not to_record else "",
        CARE_LABELS[CareKind(found.label)] if found.label else "",
        f"may know: {found.others}" if found.others else "",
        "only yours" if found.is_only_mine else "",
    )
    return tuple(piece for piece in pieces if piece)
