"""Small builders of domain values: each needs only what its test speaks of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from coach.content.library import Library
from coach.domain.agreed_action import ActionReview, AgreedAction, ReviewOutcome
from coach.domain.attention import AttentionSegment
from coach.domain.discussion import AskedQuestion, CaseReference, Discussion, Note
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.policy import Policy
from coach.domain.question import Question, QuestionSource
from coach.domain.record import Record, RecordEntry, RecordKind, RecordPaper, RecordSection
from coach.domain.session import (
    AgendaItem,
    Decision,
    Disagreement,
    ImmediateRisk,
    Place,
    Session,
)
from coach.domain.session_material import SessionMaterial

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)


def a_session(**given: Any) -> Session:
    """A planned session of Jo's file."""
    kept = {"id": "s", "file_id": "f", "pair_id": "p", "policy_id": "plain", "policy_version": 1}
    return Session(**{**kept, **given})


def under_way(**given: Any) -> Session:
    """A session that began at two o'clock."""
    return a_session(**given).start(NOW, TODAY)


def a_place(**given: Any) -> Place:
    """A place with everything chosen that can be."""
    kept = {
        "part": Part.DISCUSS,
        "discussion_id": "d",
        "case_id": "k1",
        "stage": Stage.ANALYSIS,
        "lens": Stakeholder.STAFF,
        "function": Function.SUPPORT,
        "theme": "risk",
    }
    return Place(**{**kept, **given})


def an_action(what: str = "Ring the school", **given: Any) -> AgreedAction:
    """An open action."""
    return AgreedAction(**{"id": "a", "file_id": "f", "session_id": "s", "what": what, **given})


def a_review(**given: Any) -> ActionReview:
    """What looking back said of the action `a`."""
    kept = {
        "id": "r",
        "file_id": "f",
        "session_id": "s",
        "action_id": "a",
        "outcome": ReviewOutcome.DONE,
        "reviewed_at": NOW,
    }
    return ActionReview(**{**kept, **given})


def a_stretch(seconds: int, *functions: Function, **given: Any) -> AttentionSegment:
    """A stretch of talk that served some functions."""
    kept = {"id": "t", "file_id": "f", "session_id": "s", "started_at": NOW}
    return AttentionSegment(**{**kept, "seconds": seconds, "functions": functions, **given})


def a_question(name: str, **given: Any) -> Question:
    """An opening question of the reflection bank, from the supervisee's view."""
    kept = {
        "id": name,
        "text": f"What of {name}?",
        "stages": (Stage.REFLECTION,),
        "functions": (Function.SUPPORT,),
        "stakeholders": (Stakeholder.STAFF,),
        "themes": ("feelings",),
        "depth": Depth.OPENING,
        "source": QuestionSource("Leeds", "3.4"),
        "bank": "reflection",
        "parts": (Part.DISCUSS,),
    }
    return Question(**{**kept, **given})


def a_note(words: str, **given: Any) -> Note:
    """A note of the check-in, placed in the personal record."""
    kept = {
        "id": f"n-{words}",
        "file_id": "f",
        "session_id": "s",
        "part": Part.CHECK_IN,
        "number": 1,
        "noted_at": NOW,
    }
    return Note(**{**kept, "words": words, **given})


def a_discussion(name: str, **given: Any) -> Discussion:
    """A topic of its own."""
    return Discussion(
        **{"id": name, "file_id": "f", "session_id": "s", "title": f"Topic {name}", **given}
    )


def asked(name: str, wording: str) -> AskedQuestion:
    """A question as it was asked."""
    return AskedQuestion(
        id=name,
        file_id="f",
        session_id="s",
        part=Part.DISCUSS,
        bank="reflection",
        question_id="q",
        wording=wording,
        why="It opens the reflection stage.",
        functions=(Function.SUPPORT,),
        asked_at=NOW,
    )


def an_item(title: str, **given: Any) -> AgendaItem:
    """An agenda item."""
    return AgendaItem(**{"id": f"i-{title}", "file_id": "f", "title": title, **given})


def a_decision(what: str, **given: Any) -> Decision:
    """A decision."""
    kept = {"id": f"d-{what}", "file_id": "f", "session_id": "s", "what": what}
    return Decision(**{**kept, **given})


def a_disagreement(supervisor: str, supervisee: str, **given: Any) -> Disagreement:
    """Two accounts."""
    kept = {"id": "dis", "file_id": "f", "session_id": "s"}
    accounts = {"supervisor_account": supervisor, "supervisee_account": supervisee}
    return Disagreement(**{**kept, **accounts, **given})


def a_risk(safe_now: str, **given: Any) -> ImmediateRisk:
    """An immediate risk."""
    kept = {"id": "risk", "file_id": "f", "session_id": "s", "safe_now": safe_now}
    return ImmediateRisk(**{**kept, **given})


def a_case(number: int) -> CaseReference:
    """The case k1, k2 and so on, whose reference is K1, K2."""
    return CaseReference(id=f"k{number}", file_id="f", reference=f"K{number}")


@cache
def shipped_policy(policy_id: str = "plain") -> Policy:
    """A policy as it ships."""
    return next(one for one in Library().policies() if one.id == policy_id)


def material(**given: Any) -> SessionMaterial:
    """A session from which nothing was kept but what is given."""
    empty = dict.fromkeys(
        (
            "cases",
            "discussions",
            "asked",
            "notes",
            "agenda",
            "actions",
            "reviews",
            "reviewed_actions",
            "decisions",
            "disagreements",
            "risks",
            "sweeps",
        ),
        (),
    )
    return SessionMaterial(
        **{
            "session": under_way(),
            "policy": shipped_policy(),
            **empty,
            "self_care_reviewed": False,
            **given,
        }
    )


def words_in(sections: tuple[RecordSection, ...]) -> str:
    """Every word of a composed record, one piece a line."""
    pieces = []
    for section in sections:
        pieces.append(section.heading)
        for entry in section.entries:
            pieces.append(entry.words)
            pieces += [fact.words for fact in entry.facts]
    return "\n".join(pieces)


def a_record(**given: Any) -> Record:
    """A personal record without a version yet."""
    kept = {
        "id": "rec",
        "file_id": "f",
        "session_id": "s",
        "kind": RecordKind.PERSONAL,
        "policy_id": "plain",
        "policy_version": 1,
    }
    return Record(**{**kept, **given})


def a_paper(*sections: RecordSection, **given: Any) -> RecordPaper:
    """Jo's personal record as its document shows it."""
    kept = {
        "record": a_record().revise(),
        "supervisee": "Jo Bennett",
        "supervisor": "Amara Okafor",
        "held_on": TODAY,
        "case": None,
        "policy_name": "Plain 4x4x4",
        "privacy": "Private, not confidential.",
    }
    return RecordPaper(**{**kept, "sections": sections, **given})


def a_section(heading: str, *entries: RecordEntry) -> RecordSection:
    """A heading and what stands under it."""
    return RecordSection(heading, entries)
