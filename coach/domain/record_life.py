"""The life of a record: shared, answered by each of the two, settled, and what comes after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.record import RecordKind, RecordStatus
from coach.domain.record_answers import (
    BOTH,
    RecordAddendum,
    RecordReply,
    RecordSignature,
    RecordStep,
    RecordVersion,
    Silence,
)
from coach.domain.record_standing import RecordStanding
from coach.domain.row import Voice
from coach.errors import (
    AnsweredAlready,
    BadInput,
    NotFound,
    NotShared,
    RecordIsFinal,
    SilenceDoesNotAgree,
)
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class RecordLife(RecordStanding):
    """A record with the moves it allows. Each returns it new, or raises what stands in the way."""

    def revise(self, version: RecordVersion) -> RecordLife:
        """A new version, which nobody has been given yet. Raises RecordIsFinal."""
        return replace(self, record=self.record.revise(), versions=(*self.versions, version))

    def share(self, step: RecordStep) -> RecordLife:
        """Give the newest version to both. Raises NotShared for a case record, AnsweredAlready."""
        if self.record.kind is RecordKind.CASE:
            raise NotShared(
                "A case record goes on the child's record and is not shared or signed here; "
                "nothing was changed."
            )
        if self.record.version == 0 or not self.version_id:
            raise NotShared("A record without a version is not shared; nothing was changed.")
        if self.status is RecordStatus.SHARED:
            raise AnsweredAlready(
                f"Version {self.record.version} was shared already; nothing was changed."
            )
        self._named(step.name)
        shared = self.record.to(RecordStatus.SHARED)
        return replace(self, record=shared, steps=(*self.steps, step))

    def query(self, reply: RecordReply, sections: int) -> RecordLife:
        """Ask about one of the `sections` of the newest version."""
        self._current(reply.version_id)
        self._open("asked about")
        self._named(reply.name)
        if reply.section is None or not 0 <= reply.section < sections:
            raise NotFound(
                f"There is no such section; this record has {sections}. Nothing was kept."
            )
        if not reply.words.strip():
            raise BadInput("Say what you would like to ask; nothing was kept.", "words")
        return replace(self, replies=(*self.replies, reply))

    def sign(self, signature: RecordSignature, today: date) -> RecordLife:
        """One person's yes; with both it is settled."""
        self._current(signature.version_id)
        before = self.signature_of(signature.by_whom)
        if before is not None:
            raise AnsweredAlready(
                f"{before.name} signed this version on {spoken(before.signed_on)} already; "
                "nothing was changed."
            )
        self._open("signed")
        self._named(signature.name)
        if self.accounts:
            said = self.accounts[0]
            raise AnsweredAlready(
                f"{said.name} does not agree with this version, so it is not signed; write the "
                "other account, or a new version. Nothing was changed."
            )
        self._a_day_for_it(signature.signed_on, today)
        life = replace(self, signatures=(*self.signatures, signature))
        if len(life.signed) == len(BOTH):
            return replace(life, record=self.record.to(RecordStatus.SIGNED))
        return life

    def dispute(self, reply: RecordReply, today: date) -> RecordLife:
        """One person's account of where they differ; with both it is settled for good.

        After agreement by silence a dissent is still open.
        """
        self._current(reply.version_id)
        before = self.account_of(reply.by_whom)
        if before is not None:
            raise AnsweredAlready(
                f"{before.name} gave an account on {spoken(before.replied_on)} already, and it "
                "stays; nothing was changed."
            )
        if self.status is not RecordStatus.DEEMED:
            self._open("disputed")
        self._named(reply.name)
        mine = self.signature_of(reply.by_whom)
        if mine is not None and not self.accounts:
            raise AnsweredAlready(
                f"{mine.name} signed this version on {spoken(mine.signed_on)}; it takes a new "
                "version, or an addendum once it is settled. Nothing was changed."
            )
        if not reply.words.strip():
            raise BadInput("An account needs words; nothing was kept.", "words")
        self._a_day_for_it(reply.replied_on, today)
        life = replace(self, replies=(*self.replies, reply))
        if len(life.accounts) == len(BOTH):
            return replace(life, record=self.record.to(RecordStatus.DISPUTED))
        return life

    def remind(self, step: RecordStep) -> RecordLife:
        """Remind the supervisee that an answer is awaited."""
        self._current(step.version_id)
        self._open("waiting for an answer")
        self._named(step.name)
        if self.has_answered(Voice.SUPERVISEE):
            raise AnsweredAlready("The supervisee has answered this version; nothing was changed.")
        return replace(self, steps=(*self.steps, step))

    def deem(self, step: RecordStep, silence: Silence) -> RecordLife:
        """Let silence agree, where the policy says so; somebody confirms it.

        Raises SilenceDoesNotAgree with what stands in the way.
        """
        self._current(step.version_id)
        self._open("agreed by silence")
        self._named(step.name)
        why = self.why_not_deemed(silence, step.taken_on)
        if why:
            raise SilenceDoesNotAgree(f"{why} Nothing was changed.")
        return replace(self, record=self.record.to(RecordStatus.DEEMED), steps=(*self.steps, step))

    def why_not_deemed(self, silence: Silence, today: date) -> str:
        """What stands in the way of agreement by silence, in a sentence; nothing if nothing."""
        if not silence.agrees:
            return "Silence does not agree under this record's policy."
        if self.status is not RecordStatus.SHARED:
            return "Only a shared record can count as agreed by silence."
        if self.has_answered(Voice.SUPERVISEE):
            return "The supervisee has answered, so there is no silence."
        if silence.until is None:
            return "The supervisee is away, and that time does not count."
        if today <= silence.until:
            return f"There is time to answer until {spoken(silence.until)}."
        if self.reminded_on is None:
            return "A reminder comes first."
        if self.reminded_on >= today:
            return "The reminder went out today; leave at least a day for an answer."
        return ""

    def add(self, addendum: RecordAddendum) -> RecordLife:
        """Add words once it is settled. Raises NotShared before."""
        if not self.record.is_final:
            raise NotShared(
                "An addendum comes once a record is settled; until then write a new version. "
                "Nothing was kept."
            )
        self._named(addendum.name)
        if not addendum.words.strip():
            raise BadInput("An addendum needs words; nothing was kept.", "words")
        if not addendum.reason.strip():
            raise BadInput("Say why it is added; nothing was kept.", "reason")
        return replace(self, addenda=(*self.addenda, addendum))

    # What every move asks first

    def _current(self, version_id: str) -> None:
        if not version_id or version_id != self.version_id:
            raise AnsweredAlready(
                f"That is an earlier version; version {self.record.version} has taken its place. "
                "Nothing was changed."
            )

    def _open(self, what: str) -> None:
        if self.status is RecordStatus.DRAFT:
            raise NotShared(f"A record is {what} once it is shared; nothing was changed.")
        if self.record.is_final:
            raise RecordIsFinal(
                "This record is settled and stays as it is; later words are an addendum. "
                "Nothing was changed."
            )

    def _named(self, name: str) -> None:
        if not name.strip():
            raise BadInput("A name needs at least one letter; nothing was changed.", "name")

    def _a_day_for_it(self, on: date, today: date) -> None:
        if on > today:
            raise BadInput(f"{spoken(on)} is still to come; nothing was changed.", "on")
        if self.shared_on is not None and on < self.shared_on:
            raise BadInput(
                f"This version was shared on {spoken(self.shared_on)}, after {spoken(on)}; "
                "nothing was changed.",
                "on",
            )
