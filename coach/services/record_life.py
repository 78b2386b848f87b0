"""What each of the two can do with a record, one verb each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.proof import ProofKind
from coach.domain.record import RecordListing, RecordSection, RecordStatus
from coach.domain.record_answers import (
    BOTH,
    RecordAddendum,
    RecordSignature,
    ReplyKind,
    StepKind,
)
from coach.domain.record_layout import lay_out
from coach.errors import BadInput, IllegalMove
from coach.services.drafts import WindowDraft
from coach.services.record_move import Move, Moved, RecordMoves
from coach.services.rewording import cleaned
from coach.text import clean_line, clean_name, clean_note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.domain.people import Reader, Supervisee
    from coach.domain.record_life import RecordLife
    from coach.domain.row import Voice


class RecordLifeService(RecordMoves):
    """What each of the two can do with a record."""

    def life(self, listing: RecordListing) -> RecordLife:
        """How a record stands."""
        return self._tools.stores.record_lives.of(listing.record)

    def lives(self, supervisee: Supervisee) -> dict[str, RecordLife]:
        """How every record of a supervision file stands, by its id."""
        return self._tools.stores.record_lives.of_file(supervisee.file.id)

    def draft(self, supervisee: Supervisee, window: str) -> WindowDraft:
        """Words typed in one window and not taken yet."""
        tools = self._tools
        return WindowDraft(tools.stores, tools.clock, supervisee.file.id, window)

    def answer_by(self, supervisee: Supervisee, life: RecordLife) -> date | None:
        """The last day for the supervisee's answer; None where none is set or they are away."""
        return self._tools.silence.of(supervisee, life).until

    def why_not_deemed(self, supervisee: Supervisee, life: RecordLife) -> str:
        """What stands in the way of agreement by silence; nothing where nothing does."""
        silence = self._tools.silence.of(supervisee, life)
        return life.why_not_deemed(silence, self._tools.clock.today())

    # The one who records

    def share(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        *,
        looked_through: bool = False,
    ) -> Moved:
        """Share the newest version: the one way by which a record is given to both.

        Unless somebody has `looked_through` it, the leak guard is asked here, and raises
        SharingHeldBack. Raises NotShared, AnsweredAlready, RecordIsFinal, ClockSetBack.
        """

        def move(on: Move) -> None:
            step = self._step(on, StepKind.SHARED)
            life = on.life.share(step)
            if not looked_through:
                self._tools.before_sharing(on.listing)
            self._tools.stores.record_lives.add_step(step)
            for by in BOTH:
                self._prove(on, ProofKind.SHARED, by)
            self._keep(on, life)

        return self._do(supervisee, reader, listing, move, by_recorder=True)

    def revise(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        sections: tuple[RecordSection, ...],
    ) -> Moved:
        """Keep other words as the next version, to be shared anew; earlier ones stay.

        Raises RecordIsFinal once it is settled, IllegalMove where the words are the same,
        BadInput where none are left.
        """
        wanted = tuple(one for one in map(cleaned, sections) if one.entries)

        def move(on: Move) -> None:
            revised = on.life.record.revise()
            if not wanted:
                raise BadInput("A record needs some words; nothing was changed.", "words")
            before = self._tools.stores.records.sections(on.life.record)
            if tuple(map(lay_out, wanted)) == tuple(map(lay_out, before)):
                raise IllegalMove("These are the words it has already; no new version was made.")
            record = self._tools.stores.records.save(revised)
            self._tools.stores.records.add_version(record, wanted)

        return self._do(supervisee, reader, listing, move, by_recorder=True)

    def remind(self, supervisee: Supervisee, reader: Reader, listing: RecordListing) -> Moved:
        """Keep that the supervisee was reminded. Raises NotShared, AnsweredAlready."""

        def move(on: Move) -> None:
            step = self._step(on, StepKind.REMINDED)
            on.life.remind(step)
            self._tools.stores.record_lives.add_step(step)

        return self._do(supervisee, reader, listing, move, by_recorder=True)

    def deem(self, supervisee: Supervisee, reader: Reader, listing: RecordListing) -> Moved:
        """Confirm that silence agrees. Raises SilenceDoesNotAgree with what stands in the way."""

        def move(on: Move) -> None:
            step = self._step(on, StepKind.DEEMED)
            life = on.life.deem(step, self._tools.silence.of(supervisee, on.life))
            self._tools.stores.record_lives.add_step(step)
            self._keep(on, life)

        return self._do(supervisee, reader, listing, move, by_recorder=True)

    # Either of the two

    def sign(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        by: Voice,
        name: str | None = None,
        on: date | None = None,
    ) -> Moved:
        """Keep one person's yes; with both it is settled. Without a name it is the usual one.

        Raises BadInput for an empty name, AnsweredAlready a second time or for an earlier
        version, NotShared for a draft, WrongPerson, ClockSetBack.
        """

        def move(at: Move) -> None:
            person_id, usual = at.person(by)
            signature = RecordSignature(
                id=self._tools.ids.new(),
                version_id=at.life.version_id,
                person_id=person_id,
                by_whom=by,
                name=usual if name is None else clean_name(name),
                signed_on=on or at.today,
                signed_at=at.now,
            )
            life = at.life.sign(signature, at.today)
            self._tools.stores.record_lives.add_signature(signature)
            self._prove(at, ProofKind.SIGNED, by)
            self._keep(at, life)

        return self._do(supervisee, reader, listing, move)

    def sign_together(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        names: Mapping[Voice, str],
        on: date | None = None,
        *,
        looked_through: bool = False,
    ) -> Moved:
        """Both sign on the spot, under these names; a draft is shared first. All of it or none.

        Raises what sharing and signing raise.
        """
        quiet = RecordLifeService(self._tools, writes=False)
        with self._tools.stores.atomic():
            if listing.record.status is RecordStatus.DRAFT:
                shared = quiet.share(supervisee, reader, listing, looked_through=looked_through)
                listing = shared.listing
            for by in BOTH:
                try:
                    moved = quiet.sign(supervisee, reader, listing, by, names[by], on)
                except BadInput as error:  # a form should send the cursor to whose name it is
                    raise BadInput(
                        str(error), by if error.about == "name" else error.about
                    ) from None
        failed = self._write(supervisee, reader, moved.listing)
        return replace(moved, failed=failed)

    def query(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        by: Voice,
        section: int,
        words: str,
        on: date | None = None,
    ) -> Moved:
        """Ask about one section, by its place from 0. Raises NotFound, NotShared, BadInput."""

        def move(at: Move) -> None:
            reply = self._reply(at, by, ReplyKind.QUERY, words, on, section)
            sections = self._tools.stores.records.sections(at.life.record)
            at.life.query(reply, len(sections))
            self._tools.stores.record_lives.add_reply(reply)

        return self._do(supervisee, reader, listing, move)

    def dispute(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        by: Voice,
        words: str,
        on: date | None = None,
    ) -> Moved:
        """Keep one person's account of where they differ; with both it is settled for good.

        Raises AnsweredAlready a second time, NotShared, BadInput without words, WrongPerson.
        """

        def move(at: Move) -> None:
            reply = self._reply(at, by, ReplyKind.DISPUTE, words, on)
            life = at.life.dispute(reply, at.today)
            self._tools.stores.record_lives.add_reply(reply)
            self._keep(at, life)

        return self._do(supervisee, reader, listing, move)

    def differ(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        accounts: Mapping[Voice, str],
    ) -> Moved:
        """Keep the accounts of one or of both at once, in the same form. Raises as `dispute`."""
        quiet = RecordLifeService(self._tools, writes=False)
        life = self.life(listing)
        # Whoever has signed differs only once the other does.
        in_turn = sorted(accounts, key=lambda by: life.signature_of(by) is not None)
        with self._tools.stores.atomic():
            for by in in_turn:
                moved = quiet.dispute(supervisee, reader, listing, by, accounts[by])
        return replace(moved, failed=self._write(supervisee, reader, moved.listing))

    def add(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        by: Voice,
        words: str,
        reason: str,
    ) -> Moved:
        """Add words to a settled record. Raises NotShared before, BadInput without a reason."""

        def move(at: Move) -> None:
            person_id, name = at.person(by)
            addendum = RecordAddendum(
                id=self._tools.ids.new(),
                record_id=listing.record.id,
                person_id=person_id,
                owner_id=person_id,
                by_whom=by,
                name=name,
                words=clean_note(words).strip(),
                reason=clean_line(reason),
                added_on=at.today,
                added_at=at.now,
                shared_at=at.now,
            )
            at.life.add(addendum)
            self._tools.stores.record_lives.add_addendum(addendum)

        return self._do(supervisee, reader, listing, move)
