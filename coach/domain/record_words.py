"""How a record stands, in words: the same on screen, on the command line and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.record import RecordKind, RecordStatus
from coach.domain.record_answers import BOTH, StepKind
from coach.domain.row import Voice

if TYPE_CHECKING:
    from coach.domain.record_standing import RecordStanding

STATUS_WORDS = {
    RecordStatus.DRAFT: "draft",
    RecordStatus.SHARED: "shared",
    RecordStatus.SIGNED: "signed by both",
    RecordStatus.DISPUTED: "disputed, with both accounts",
    RecordStatus.DEEMED: "agreed by silence",
}
ACCOUNT_TITLES = {
    Voice.SUPERVISOR: "The supervisor's account",
    Voice.SUPERVISEE: "The supervisee's account",
}
TO_BE_FILED = "to be filed"
NOT_SIGNED = "Agreed by silence is not signed: a different view can still be added."


def status_words(life: RecordStanding) -> str:
    """How a record stands, in a few words."""
    if life.record.kind is RecordKind.CASE:
        return TO_BE_FILED
    if life.status is RecordStatus.SHARED and life.accounts:
        return f"shared; {life.accounts[0].name} does not agree"
    if life.status is RecordStatus.SHARED and life.signed:
        return f"shared; signed by {life.signed[0].name}"
    if life.status is RecordStatus.DEEMED and life.accounts:
        return f"agreed by silence; {life.accounts[0].name} does not agree since"
    return STATUS_WORDS[life.status]


def standing_lines(life: RecordStanding) -> list[str]:
    """What was done with the newest version, a sentence each, oldest first."""
    if life.record.kind is RecordKind.CASE:
        return []
    shared = life.step(StepKind.SHARED)
    if shared is None:
        again = f"Version {life.record.version}; " if life.record.version > 1 else ""
        return [f"{again}a draft, not shared yet.".capitalize()]
    version = f"Version {life.record.version} was" if life.record.version > 1 else "It was"
    lines = [f"{version} shared by {shared.name} on {spoken(shared.taken_on)}."]
    reminded = [one for one in life.steps if one.kind is StepKind.REMINDED]
    lines += [
        f"{one.name} sent a reminder on {spoken(one.taken_on)}."
        for one in reminded
        if one.version_id == life.version_id
    ]
    deemed = life.step(StepKind.DEEMED)
    if deemed is not None:
        lines.append(
            f"It counts as agreed by silence, which {deemed.name} confirmed on "
            f"{spoken(deemed.taken_on)}. {NOT_SIGNED}"
        )
    lines += [
        f"{one.name} ({one.by_whom}) signed on {spoken(one.signed_on)}." for one in life.signed
    ]
    lines += [
        f"{one.name} ({one.by_whom}) does not agree, {spoken(one.replied_on)}."
        for one in life.accounts
    ]
    return lines


def waits_words(life: RecordStanding, names: dict[Voice, str]) -> str:
    """Whom it waits for, by name; nothing where it waits for nobody."""
    waiting = [names[by] for by in BOTH if by in life.waits_for()]
    return " and ".join(waiting)
