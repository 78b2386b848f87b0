"""What of a session its personal record may hold, where it was decided that there is none."""

from __future__ import annotations

from coach.domain.row import Destination
from coach.domain.session_material import SessionMaterial


def for_record(material: SessionMaterial) -> SessionMaterial:
    """All of it; of a session that is not recorded only an immediate risk about no case.

    A risk is never left out of the records: it is what somebody else has to act on.
    """
    session = material.session
    if session.recorded:
        return material
    risks = tuple(one for one in material.risks if one.destination is Destination.PERSONAL)
    return SessionMaterial(
        session=session,
        policy=material.policy,
        cases=(),
        discussions=(),
        asked=(),
        notes=(),
        agenda=(),
        actions=(),
        reviews=(),
        reviewed_actions=(),
        decisions=(),
        disagreements=(),
        risks=risks,
        sweeps=(),
        self_care_reviewed=False,
    )
