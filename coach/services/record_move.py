"""One move of a record's life: who is there, what is kept with it, and that it is written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass as changeable
from dataclasses import field
from typing import TYPE_CHECKING

from coach.domain.record import RecordListing, RecordPaper
from coach.domain.record_answers import RecordReply, RecordStep, ReplyKind, StepKind
from coach.domain.row import Voice
from coach.errors import AnsweredAlready, DocumentsFailed, WrongPerson
from coach.text import clean_note, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.people import Reader, Supervisee
    from coach.domain.proof import ProofKind, ProofOfCopy
    from coach.domain.record_life import RecordLife
    from coach.services.papers import PaperService
    from coach.services.ports import Clock, Ids
    from coach.services.proving import Proving
    from coach.services.silence import SilenceService
    from coach.services.store_ports import Stores

BeforeSharing = Callable[[RecordListing], None]
"""Looks a record through before it is shared; raises SharingHeldBack to hold it back."""


@dataclass(frozen=True)
class LifeTools:
    """What the moves work with."""

    stores: Stores
    clock: Clock
    ids: Ids
    papers: PaperService
    proving: Proving
    silence: SilenceService
    before_sharing: BeforeSharing


@dataclass(frozen=True)
class Moved:
    """A record after a move."""

    life: RecordLife
    listing: RecordListing
    proofs: tuple[ProofOfCopy, ...] = ()
    failed: DocumentsFailed | None = None
    """Why documents could not be written, if they could not; the move is kept all the same."""


@changeable
class Move:
    """One move under way, inside its unit of work."""

    supervisee: Supervisee
    reader: Reader
    listing: RecordListing
    life: RecordLife
    now: datetime
    today: date
    proofs: list[ProofOfCopy] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        """Whether this is the supervisee's own home, which answers and keeps no chain."""
        return self.reader.owner_id == self.supervisee.person.id

    def person(self, by: Voice) -> tuple[str, str]:
        """The id and name of one of the two. Raises WrongPerson for another supervisor's record."""
        if by is Voice.SUPERVISEE:
            return self.supervisee.person.id, self.supervisee.person.name
        if by is not Voice.SUPERVISOR:
            raise WrongPerson("Say who: supervisor or supervisee; nothing was changed.", "by")
        ours = self.supervisee.supervisor
        if self.is_own:
            raise WrongPerson(
                f"{printable(ours.name)} answers in their own home, and you in yours; nothing was "
                "changed.",
                "by",
            )
        if self.listing.supervisor_id not in ("", ours.id):
            raise WrongPerson(
                f"That session was {printable(self.listing.supervisor)}'s, who alone answers for "
                "its supervisor; nothing was changed.",
                "by",
            )
        return ours.id, ours.name


class RecordMoves:
    """What every move has in common."""

    def __init__(self, tools: LifeTools, *, writes: bool = True) -> None:
        """Without `writes`, documents are left to the caller, once more is kept."""
        self._tools = tools
        self._writes = writes

    def _do(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        act: Callable[[Move], None],
        *,
        by_recorder: bool = False,
    ) -> Moved:
        stores, clock = self._tools.stores, self._tools.clock
        if by_recorder and reader.owner_id == supervisee.person.id:
            raise WrongPerson(
                "This is your own record; sharing, rewording and reminding are for whoever "
                "records, in their home. Nothing was changed."
            )
        with stores.atomic():
            fresh = stores.records.get(listing.record.id, reader)
            if fresh.version != listing.record.version:
                raise AnsweredAlready(
                    f"That is version {listing.record.version}; version {fresh.version} has taken "
                    "its place. Look at that one first; nothing was changed."
                )
            life = stores.record_lives.of(fresh)
            now = life.moment(clock.now())
            on = Move(supervisee, reader, listing, life, now, clock.today())
            act(on)
        after = self._again(supervisee, reader, listing)
        failed = self._write(supervisee, reader, after) if self._writes else None
        return Moved(stores.record_lives.of(after.record), after, tuple(on.proofs), failed)

    def _again(
        self, supervisee: Supervisee, reader: Reader, listing: RecordListing
    ) -> RecordListing:
        found = self._tools.stores.records.listing(supervisee.file.id, reader)
        return next(one for one in found if one.record.id == listing.record.id)

    def _write(
        self, supervisee: Supervisee, reader: Reader, listing: RecordListing
    ) -> DocumentsFailed | None:
        try:
            self._tools.papers.write_record(supervisee, reader, listing)
        except DocumentsFailed as failed:
            return failed
        return None

    def _keep(self, on: Move, life: RecordLife) -> None:
        if life.status is not on.life.status:
            self._tools.stores.records.save(life.record)

    def _paper(self, on: Move) -> RecordPaper:
        return self._tools.papers.paper(on.supervisee, on.listing)

    def _prove(self, on: Move, kind: ProofKind, by: Voice) -> None:
        if on.is_own:
            return
        paper = self._paper(on)
        on.proofs.append(self._tools.proving.prove(paper, on.life.version_id, kind, by, on.now))

    def _step(self, on: Move, kind: StepKind) -> RecordStep:
        ours = on.supervisee.supervisor
        return RecordStep(
            id=self._tools.ids.new(),
            version_id=on.life.version_id,
            person_id=ours.id,
            by_whom=Voice.SUPERVISOR,
            name=ours.name,
            kind=kind,
            taken_on=on.today,
            taken_at=on.now,
        )

    def _reply(
        self,
        on: Move,
        by: Voice,
        kind: ReplyKind,
        words: str,
        day: date | None,
        section: int | None = None,
    ) -> RecordReply:
        person_id, name = on.person(by)
        return RecordReply(
            id=self._tools.ids.new(),
            version_id=on.life.version_id,
            person_id=person_id,
            owner_id=person_id,
            by_whom=by,
            name=name,
            section=section,
            outcome=kind,
            words=clean_note(words).strip(),
            replied_on=day or on.today,
            replied_at=on.now,
            shared_at=on.now,
        )
