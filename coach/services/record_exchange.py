"""Shared records between two homes, and to somebody without Coach: out, and the answer in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.record import RecordKind, RecordListing, RecordStatus
from coach.domain.record_exchange import (
    AnswerKind,
    Comment,
    ReadCopy,
    RecordAnswer,
    RecordCopy,
)
from coach.domain.record_layout import entries_of
from coach.errors import DocumentsFailed, FileRefused, NotShared
from coach.services.record_answering import WHO, Answering
from coach.services.record_arriving import Arriving
from coach.services.record_life import RecordLifeService
from coach.services.rewording import cleaned
from coach.text import printable
from coach.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.people import Reader, Supervisee
    from coach.domain.policy import Policy
    from coach.domain.record_life import RecordLife
    from coach.services.joining import Joining
    from coach.services.people import PeopleService
    from coach.services.record_move import LifeTools, Moved
    from coach.services.record_ports import CopyDocuments
    from coach.services.sending import Outbox


@dataclass(frozen=True)
class SentRecord:
    """A record that was written for the other one."""

    path: Path
    proof: Path
    """The proof by itself, to be kept apart from the record."""
    listing: RecordListing


@dataclass(frozen=True)
class TakenRecord:
    """What came of a file that was taken in."""

    supervisee: Supervisee
    listing: RecordListing
    is_answer: bool
    is_new: bool
    """False where everything in it was here already; nothing was changed then."""
    failed: DocumentsFailed | None = None
    joined: bool = False


class RecordExchange:
    """The door through which records go between two homes."""

    def __init__(
        self,
        tools: LifeTools,
        people: PeopleService,
        documents: CopyDocuments,
        outbox: Outbox,
        joining: Joining,
    ) -> None:
        self._tools = tools
        self._people = people
        self._documents = documents
        self._outbox = outbox
        self._joining = joining
        self._lives = RecordLifeService(tools)

    def send(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        output: Path | None = None,
        *,
        looked_through: bool = False,
    ) -> SentRecord:
        """Write a record with its proof and, while it waits for an answer, a form; and the proof.

        A draft is shared first, by the one way there is. In the supervisee's own home it is the
        answer that is written. Raises what sharing raises, and DocumentsFailed.
        """
        if listing.record.kind is RecordKind.CASE:
            raise NotShared(
                "A case record goes on the child's record and is not sent to each other; nothing "
                "was changed."
            )
        if listing.record.status is RecordStatus.DRAFT:
            shared = self._lives.share(supervisee, reader, listing, looked_through=looked_through)
            listing = shared.listing
        return self._write_out(supervisee, reader, listing, output)

    def _write_out(
        self, supervisee: Supervisee, reader: Reader, listing: RecordListing, output: Path | None
    ) -> SentRecord:
        is_own = reader.owner_id == supervisee.person.id
        copy = self._copy(supervisee, listing, is_own=is_own)
        what = "answer" if is_own else "for an answer" if copy.asks else "as it stands"
        stem = f"{listing.held_on.isoformat()} Supervision v{listing.record.version}, {what}"
        put, one = (supervisee, "Shared"), listing.record.id  # two sessions may share a day
        text, proofs = self._documents.write(copy), self._documents.write_proofs(copy.proofs)
        beside = output.with_name(f"{output.stem}.proof.json") if output else None
        try:
            path = self._outbox.put(f"record-copy {one}", *put, f"{stem}.md", text, output)
            name = f"{stem}.proof.json"
            proof = self._outbox.put(f"record-proof {one}", *put, name, proofs, beside)
        except DocumentsFailed as failed:
            # It was shared before, so that no proof is ever out that is not kept here.
            why = str(failed).partition(". ")[0].removesuffix(".")
            raise DocumentsFailed(
                f"{why}. The record is shared and every word of it is safe; write its file with: "
                "coach record share NAME"
            ) from failed
        return SentRecord(path, proof, listing)

    def _copy(self, supervisee: Supervisee, listing: RecordListing, *, is_own: bool) -> RecordCopy:
        paper = self._tools.papers.paper(supervisee, listing)
        assert paper.life is not None  # every paper of a kept record has one
        kept = self._tools.stores.record_lives.proofs_of(listing.record.id)
        proofs = tuple(one for one in kept if one.version == listing.record.version)
        answer = _answer_of(paper.life)
        if is_own and answer is None:
            raise NotShared("You have not answered this record yet; nothing was written.")
        asks = listing.record.status is RecordStatus.SHARED or is_own
        return RecordCopy(paper, proofs, answer if is_own else None, asks)

    def take_in(self, data: bytes, name: str, join: Policy | None = None) -> TakenRecord:
        """Take in an answer, or, in the supervisee's own home, a record that was shared.

        The same file twice changes nothing. Raises FileRefused with line and reason for a file
        that is broken, somebody else's, of an earlier version, or with other words; nothing is
        changed then.
        """
        name = printable(name)
        copy = self._documents.read(data, name)
        if copy.travelling is None:
            raise FileRefused(
                f"{name} carries no proof of copy, so nobody can tell what it answers; nothing "
                "was taken in. Send it back whole, as it came."
            )
        supervisee, joined = self._pair_of(copy, name, join)
        if supervisee.person.id == self._people.owner().id:
            arriving = Arriving(self._tools, supervisee, self._people.reader(), copy, name)
            taken, is_new = arriving.take()
            failed = self._write(supervisee, taken)
            return TakenRecord(supervisee, taken, False, is_new, failed, joined)
        answering = Answering(self._tools, supervisee, self._people.reader(), copy, name)
        listing, is_new = answering.take()
        failed = self._write(supervisee, listing) if is_new else None
        return TakenRecord(supervisee, listing, True, is_new, failed)

    def reword(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        data: bytes,
        name: str,
    ) -> Moved:
        """Keep the words of a document that was changed by hand as the next version.

        Raises FileRefused where it is another record's, an earlier version's, or no longer a
        record; and what revising raises.
        """
        copy = self._documents.read(data, printable(name))
        if (copy.record_id, copy.version) != (listing.record.id, listing.record.version):
            raise FileRefused(
                f"{printable(name)}, line {copy.line('record')}: this is not version "
                f"{listing.record.version} of that record; nothing was changed."
            )
        try:
            sections = tuple(map(cleaned, map(entries_of, copy.sections)))
        except ValueError as error:
            raise FileRefused(
                f"{printable(name)}: the section “{printable(str(error))[:60]}” is not written as "
                "a record's sections are; nothing was changed."
            ) from None
        return self._lives.revise(supervisee, reader, listing, sections)

    def _pair_of(self, copy: ReadCopy, name: str, join: Policy | None) -> tuple[Supervisee, bool]:
        assert copy.travelling is not None  # the caller has looked
        everyone = [*self._people.everyone(), *self._people.everyone_left()]
        file_id = copy.travelling.file
        found = next((one for one in everyone if one.file.id == file_id), None)
        if found is not None:
            return found, False
        head = copy.head
        if join is not None:
            return self._joining.take_part(file_id, head.supervisee, head.supervisor, join), True
        raise FileRefused(
            f"{name}: this is a record of {printable(head.supervisee)} with "
            f"{printable(head.supervisor)}, whose supervision file is not here; nothing was taken "
            "in. If you are that supervisee, take part with --join."
        )

    def _write(self, supervisee: Supervisee, listing: RecordListing) -> DocumentsFailed | None:
        try:
            self._tools.papers.write_record(supervisee, self._people.reader(), listing)
        except DocumentsFailed as failed:
            return failed
        return None


def _answer_of(life: RecordLife) -> RecordAnswer | None:
    """What the supervisee has answered here, as the form holds it."""
    comments = tuple(
        Comment(one.section or 0, one.words) for one in life.queries if one.by_whom is WHO
    )
    merged = {
        place: "\n\n".join(one.words for one in comments if one.section == place)
        for place in dict.fromkeys(one.section for one in comments)
    }
    said = tuple(Comment(place, words) for place, words in merged.items())
    account, signature = life.account_of(WHO), life.signature_of(WHO)
    if account is not None:
        return RecordAnswer(
            AnswerKind.DISSENT, account.name, account.replied_on, said, account.words
        )
    if signature is not None:
        return RecordAnswer(AnswerKind.AGREE, signature.name, signature.signed_on, said)
    asked = [one for one in life.queries if one.by_whom is WHO]
    if asked:
        return RecordAnswer(AnswerKind.COMMENT, asked[-1].name, asked[-1].replied_on, said)
    return None
