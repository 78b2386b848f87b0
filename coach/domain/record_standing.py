"""How a record stands: what was done with its newest version, and who it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.record import Record, RecordStatus
from coach.domain.record_answers import (
    BOTH,
    SLACK,
    RecordAddendum,
    RecordReply,
    RecordSignature,
    RecordStep,
    RecordVersion,
    ReplyKind,
    StepKind,
)
from coach.errors import ClockSetBack
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.row import Voice


@dataclass(frozen=True)
class RecordStanding:
    """A record with all that was done with it, oldest first in each."""

    record: Record
    versions: tuple[RecordVersion, ...] = ()
    steps: tuple[RecordStep, ...] = ()
    signatures: tuple[RecordSignature, ...] = ()
    replies: tuple[RecordReply, ...] = ()
    addenda: tuple[RecordAddendum, ...] = ()

    # How it stands

    @property
    def status(self) -> RecordStatus:
        """How far it has come."""
        return self.record.status

    @property
    def version_id(self) -> str:
        """The id of its newest version; empty before there is one."""
        number = self.record.version
        return next((one.id for one in self.versions if one.number == number), "")

    @property
    def signed(self) -> tuple[RecordSignature, ...]:
        """Who has signed the newest version."""
        return tuple(one for one in self.signatures if one.version_id == self.version_id)

    @property
    def accounts(self) -> tuple[RecordReply, ...]:
        """The accounts of where they differ over the newest version."""
        return self._replies(ReplyKind.DISPUTE)

    @property
    def queries(self) -> tuple[RecordReply, ...]:
        """What was asked about sections of the newest version."""
        return self._replies(ReplyKind.QUERY)

    @property
    def shared_on(self) -> date | None:
        """The day on which the newest version was shared, if it was."""
        step = self.step(StepKind.SHARED)
        return step.taken_on if step else None

    @property
    def reminded_on(self) -> date | None:
        """The day of the first reminder about the newest version."""
        step = self.step(StepKind.REMINDED)
        return step.taken_on if step else None

    @property
    def settled_on(self) -> date | None:
        """The day on which it became final."""
        if self.status is RecordStatus.SIGNED:
            return max(one.signed_on for one in self.signed)
        if self.status is RecordStatus.DISPUTED:
            return max(one.replied_on for one in self.accounts)
        step = self.step(StepKind.DEEMED)
        return step.taken_on if step else None

    def step(self, kind: StepKind) -> RecordStep | None:
        """The first step of a kind with the newest version."""
        mine = self.version_id
        return next((o for o in self.steps if o.version_id == mine and o.kind is kind), None)

    def signature_of(self, by: Voice) -> RecordSignature | None:
        """One person's signature under the newest version."""
        return next((one for one in self.signed if one.by_whom is by), None)

    def account_of(self, by: Voice) -> RecordReply | None:
        """One person's account of where they differ."""
        return next((one for one in self.accounts if one.by_whom is by), None)

    def has_answered(self, by: Voice) -> bool:
        """Whether somebody has signed the newest version, disputed it, or asked about it."""
        said = any(one.by_whom is by for one in (*self.accounts, *self.queries))
        return said or self.signature_of(by) is not None

    def waits_for(self) -> tuple[Voice, ...]:
        """Whose turn it is; nobody's once it is settled, unless a late dissent has one account."""
        if self.accounts:
            return tuple(by for by in BOTH if self.account_of(by) is None)
        if self.status is not RecordStatus.SHARED:
            return ()
        return tuple(by for by in BOTH if self.signature_of(by) is None)

    @property
    def latest_at(self) -> datetime | None:
        """When anything was last kept of it."""
        moments = [one.composed_at for one in self.versions]
        moments += [one.taken_at for one in self.steps]
        moments += [one.signed_at for one in self.signatures]
        moments += [one.replied_at for one in self.replies]
        moments += [one.added_at for one in self.addenda]
        return max(moments, default=None)

    def moment(self, now: datetime) -> datetime:
        """The time to keep something under, never before what was kept last.

        Raises ClockSetBack where the clock is more than a little behind.
        """
        latest = self.latest_at
        if latest is not None and now + SLACK < latest:
            raise ClockSetBack(
                f"This computer's clock says {spoken(now.date())}, and something in this record "
                f"was kept on {spoken(latest.date())}; nothing was changed. Put the clock right."
            )
        return max(now, latest) if latest is not None else now

    def _replies(self, kind: ReplyKind) -> tuple[RecordReply, ...]:
        mine = self.version_id
        return tuple(o for o in self.replies if o.version_id == mine and o.outcome is kind)
