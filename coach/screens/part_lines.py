"""What each part's list holds: earlier actions, the agenda, the caseload, notes to be placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.model import Part
from coach.domain.self_care import CARE_LABELS
from coach.values import dataclass
from coach.words import (
    ALL_PLACED,
    EARLIER_RISK,
    EMPTY_ACTIONS,
    EMPTY_AGENDA,
    EMPTY_CASELOAD,
    LAST_DISCUSSED,
    MINUTES,
    NOBODY_YET,
    NOT_DISCUSSED,
    REVIEWS,
    tell_day,
    tell_sweep,
)
from coach.words.session_parts import DEALT_WITH

if TYPE_CHECKING:
    from coach.domain.session import ImmediateRisk
    from coach.services.pair_session import PairSession

RISK = "risk:"
"""How the id of an earlier risk's line begins; its case follows, where it has one."""


@dataclass(frozen=True)
class Line:
    """One line of the list; `id` is what its key acts on."""

    id: str
    words: str


def lines_of(session: PairSession) -> list[Line]:
    """What the list of the part in hand holds."""
    lines = LINES.get(session.talk.place.part)
    return lines(session) if lines else []


def _earlier_risk(session: PairSession, risk: ImmediateRisk) -> Line:
    talk = session.talk
    cases = talk.tools.stores.cases.of_file(talk.supervisee.file.id)
    case = next((one.reference for one in cases if one.id == risk.case_id), "")
    acts = " · ".join(part for part in (risk.acts or NOBODY_YET, risk.by_when) if part)
    return Line(
        RISK + (risk.case_id or ""),
        EARLIER_RISK.format(case=f", {case}" if case else "", safe=risk.safe_now, acts=acts),
    )


def _earlier_actions(session: PairSession) -> list[Line]:
    lines = [_earlier_risk(session, risk) for risk in session.looking_back.risks()]
    for one in session.looking_back.look_back():
        action = one.action
        owner, due = action.owner or NOBODY_YET, tell_day(action.due_on)
        state = REVIEWS[one.reviewed] if one.reviewed else action.status
        lines.append(Line(str(one.number), f"{action.what} · {owner} · {due} · {state}"))
    return lines


def _shared_plan(session: PairSession) -> list[Line]:
    talk = session.talk
    plan = session.self_care.plan(talk.supervisee, talk.reader)
    return [
        Line(one.id, f"{CARE_LABELS[one.kind]}: {' / '.join(one.words.splitlines())}")
        for one in plan.in_order()
    ]


def _agenda(session: PairSession) -> list[Line]:
    cases = session.talk.tools.stores.cases.of_file(session.talk.supervisee.file.id)
    references = {case.id: case.reference for case in cases}
    left = {item.id for item in session.carrying.left_over()}
    return [
        Line(
            item.id,
            f"{item.position}. {item.title}"
            + (f" · {item.need}" if item.need else "")
            + (f" · {MINUTES.format(minutes=item.wanted_minutes)}" if item.wanted_minutes else "")
            + (f" · {case}" if (case := references.get(item.case_id or "")) else "")
            + ("" if item.id in left else f" · {DEALT_WITH}"),
        )
        for item in session.agreeing.agenda()
    ]


def _caseload(session: PairSession) -> list[Line]:
    zone = session.talk.tools.clock.zone()
    return [
        Line(
            one.case.reference,
            f"{one.case.reference} · "
            + (
                LAST_DISCUSSED.format(day=one.last_discussed.astimezone(zone))
                if one.last_discussed
                else NOT_DISCUSSED
            )
            + (f" · {said}" if (said := tell_sweep(one)) else ""),
        )
        for one in session.agreeing.caseload()
    ]


def _unplaced(session: PairSession) -> list[Line]:
    return [
        Line(str(note.number), f"{note.number}. {' / '.join(note.words.splitlines())}")
        for note in session.noting.unplaced()
    ]


LINES = {
    Part.CHECK_IN: _shared_plan,
    Part.LOOK_BACK: _earlier_actions,
    Part.AGENDA: _agenda,
    Part.CASELOAD: _caseload,
    Part.CLOSE: _unplaced,
}
EMPTY = {
    Part.LOOK_BACK: EMPTY_ACTIONS,
    Part.AGENDA: EMPTY_AGENDA,
    Part.CASELOAD: EMPTY_CASELOAD,
    Part.CLOSE: ALL_PLACED,
}
