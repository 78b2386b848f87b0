"""Which mark says that a timescale was met; what belongs into the log is met there instead."""

from __future__ import annotations

from coach.domain.mark import MarkKind
from coach.domain.timescale import Kind, Timescale

_MARKS = {
    Kind.URGENT: MarkKind.URGENT,
    Kind.AGENDA: MarkKind.AGENDA,
    Kind.RECORD: MarkKind.RECORD,
    Kind.REPLY: MarkKind.REPLY,
    Kind.CASE_RECORD: MarkKind.CASE_RECORD,
    Kind.AGREEMENT: MarkKind.AGREEMENT,
    Kind.AGREEMENT_REVIEW: MarkKind.AGREEMENT_REVIEW,
    Kind.SELF_CARE_REVIEW: MarkKind.SELF_CARE_REVIEW,
    Kind.CASE_REVIEW: MarkKind.CASE_REVIEW,
    Kind.OBSERVATION: MarkKind.OBSERVATION,
    Kind.AUDIT: MarkKind.AUDIT,
    Kind.APPRAISAL: MarkKind.APPRAISAL,
    Kind.TRAINING: MarkKind.TRAINING,
    Kind.ABSENCE: MarkKind.COVER,
    Kind.RATIO: MarkKind.RATIO,
    Kind.ASYE_REVIEW: MarkKind.ASYE_REVIEW,
    Kind.RETENTION: MarkKind.RETENTION,
}


def mark_for(one: Timescale) -> MarkKind | None:
    """The kind of mark; None for sessions, moved or booked: they stand in the log."""
    if one.key in (
        MarkKind.PREPARATION_REPORT,
        MarkKind.OBSERVATION_WITH_ADULT,
        MarkKind.OBSERVATION_OF_SUPERVISION,
        MarkKind.MID_YEAR,
        MarkKind.INITIAL_ASSESSMENT,
        MarkKind.END_ASSESSMENT,
    ):
        return MarkKind(one.key)
    return _MARKS.get(one.kind)
