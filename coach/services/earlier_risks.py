"""The immediate risks that the session before raised: what a pair asks about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.session import ImmediateRisk, SessionStatus

if TYPE_CHECKING:
    from coach.services.under_way import UnderWay


def risks_before(talk: UnderWay) -> list[ImmediateRisk]:
    """Those of the latest session held before this one, the last word on each case."""
    stores, session = talk.tools.stores, talk.session
    held = [
        entry
        for entry in stores.log.of_files([session.file_id])
        if entry.status is SessionStatus.HELD and entry.id != session.id
    ]
    if not held or not held[-1].risk_raised:
        return []
    latest = {
        risk.case_id: risk
        for risk in stores.risks.of_session(held[-1].id, talk.reader)
        if risk.withdrawn_at is None
    }
    return list(latest.values())
