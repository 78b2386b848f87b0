"""Groups, their sessions and their agreements as `--json` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.group_notes import action_words

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.group import GroupAgreement
    from coach.domain.group_session import GroupAction, GroupSession
    from coach.domain.group_structure import GroupStructure
    from coach.domain.private_reflection import PrivateReflection
    from coach.services.groups import GroupSeen


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def group_as_dict(services: Services, seen: GroupSeen) -> dict[str, object]:
    """A group with its members and what is open."""
    assessors = {
        member.person_id: [a.assessor for a in seen.assessing if a.person_id == member.person_id]
        for member in seen.members
    }
    return {
        "id": seen.group.id,
        "name": seen.group.name,
        "mentor": seen.mentor,
        "purpose": seen.group.purpose,
        "minutes": seen.group.minutes,
        "never_reaches_assessors": seen.group.never_reaches,
        "members": [
            {
                "id": one.person_id,
                "name": seen.called[one.person_id],
                "joined": _day(one.joined_on),
                "left": _day(one.left_on),
                "assessed_by": assessors[one.person_id],
            }
            for one in seen.members
        ],
        "agreement_review": _day(services.group_agreements.review_due(seen)),
        "open_actions": [
            _action_as_dict(services, seen, one) for one in services.groups.open_actions(seen)
        ],
    }


def _action_as_dict(services: Services, seen: GroupSeen, one: GroupAction) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "owner": seen.called.get(one.person_id, ""),
        "what": action_words(one),
        "due": _day(one.due_on),
        "late": one.is_late(services.clock.today()),
    }


def session_as_dict(services: Services, seen: GroupSeen, one: GroupSession) -> dict[str, object]:
    """A session with who attended it; not a word of what was said."""
    attending = services.groups.attending(one)
    return {
        "id": one.id,
        "status": one.status,
        "planned": _day(one.planned_on),
        "held": _day(one.held_on),
        "minutes": one.minutes,
        "structure": one.structure.id if one.structure else None,
        "attended": [seen.called.get(a.person_id, "") for a in attending if a.came],
        "left_early": [seen.called.get(a.person_id, "") for a in attending if a.left_at],
    }


def agreement_as_dict(one: GroupAgreement) -> dict[str, object]:
    """One version of what a group agreed."""
    return {
        "version": one.version,
        "status": one.status,
        "agreed": _day(one.agreed_on),
        "review": _day(one.review_on),
        "accepted": [
            {"name": yes.name, "on": yes.accepted_on.isoformat()} for yes in one.acceptances
        ],
        "sections": [{"heading": s.heading, "words": s.words} for s in one.sections],
    }


def structure_as_dict(one: GroupStructure) -> dict[str, object]:
    """A structure with its rounds."""
    return {
        "id": one.id,
        "name": one.name,
        "about": one.about,
        "source": one.source,
        "minutes_are": "our proposal" if one.minutes else "the source's",
        "least": one.least,
        "most": one.most,
        "minutes": one.total_minutes,
        "anonymised": one.anonymised,
        "destination": one.destination,
        "own": one.is_own,
        "rounds": [
            {"id": r.id, "name": r.name, "minutes": r.minutes, "notes": r.notes} for r in one.rounds
        ],
    }


def reflection_as_dict(one: PrivateReflection) -> dict[str, object]:
    """A private reflection, for its owner."""
    return {
        "id": one.id,
        "about": one.about,
        "date": one.held_on.isoformat(),
        "experience": one.experience,
        "reflection": one.reflection,
        "analysis": one.analysis,
        "plan": one.plan,
    }
