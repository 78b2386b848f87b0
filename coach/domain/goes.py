"""Where words go and who may read them, by the policy's own names, for windows and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.row import Audience, Destination

if TYPE_CHECKING:
    from coach.domain.policy import Policy

RECORD = "personal record"
FILE = "supervision file"
CASE_RECORD = "case record"
"""What they are called where a policy has no word of its own."""
YOU_TWO_AND = "{name}: you two and {readers}."
ON_THE_FILE = "{name} {reference}: goes on the child's file, for whoever may read that."
LEFT_BEHIND = "Left behind: erased when you say so at closing."
NOT_PLACED = "Not placed yet: in no record until you place it."
ONLY_YOURS = "Only yours: stays in this home. The law can still ask for it."
CARE_SHARED = "Self-care plan, shared part: you two."
OF_A_TALK = "{name}: you two and {readers}. With a case named below, that case's {case} instead."
OTHERS = "whoever your organisation lets read it"


def readers_of(policy: Policy) -> str:
    """Who else may read its records, by the policy."""
    return policy.readers.words if policy.readers else OTHERS


def goes_to(policy: Policy, where: Destination, reference: str = "") -> str:
    """A destination in a line: the record's own name, and who reads it."""
    match where:
        case Destination.CASE:
            name = _named(policy, "case-record", CASE_RECORD)
            return ON_THE_FILE.format(name=name, reference=reference).replace(" :", ":")
        case Destination.PERSONAL:
            name = _named(policy, "record", RECORD)
            return YOU_TWO_AND.format(name=name, readers=readers_of(policy))
        case Destination.LEAVE_BEHIND:
            return LEFT_BEHIND
        case Destination.UNPLACED:
            return NOT_PLACED


def in_the_file(policy: Policy) -> str:
    """What stands on the supervision file beside the records."""
    return YOU_TWO_AND.format(name=_named(policy, "file", FILE), readers=readers_of(policy))


def as_agreed(policy: Policy, thing: str) -> str:
    """The same of one thing that the policy may name, as its agreement."""
    return YOU_TWO_AND.format(name=_named(policy, thing, thing), readers=readers_of(policy))


def of_talk(policy: Policy) -> str:
    """A talk between sessions: what is said of a case follows it."""
    name, case = _named(policy, "record", RECORD), policy.term("case-record")
    if case == "case-record":
        case = CASE_RECORD
    return OF_A_TALK.format(name=name, readers=readers_of(policy), case=case)


def for_pair_or_me(policy: Policy, audience: Audience) -> str:
    """What only its owner reads, or both."""
    return ONLY_YOURS if audience is Audience.ONLY_MINE else in_the_file(policy)


def of_care(audience: Audience) -> str:
    """One thing of a self-care plan."""
    return ONLY_YOURS if audience is Audience.ONLY_MINE else CARE_SHARED


def _named(policy: Policy, ours: str, usual: str) -> str:
    name = policy.terms.get(ours, usual)
    return name[:1].upper() + name[1:]
