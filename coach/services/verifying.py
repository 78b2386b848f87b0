"""Checks records against proofs of copy: those kept here, and those that somebody else kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.proof import Finding, ProofOfCopy, Verdict, compare
from coach.domain.record import RecordKind, RecordListing, RecordStatus
from coach.domain.record_layout import LaidSection, lay_out
from coach.errors import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.people import Reader, Supervisee
    from coach.domain.record_exchange import ReadCopy
    from coach.services.record_ports import CopyDocuments
    from coach.services.store_ports import Stores


class VerifyService:
    """The answers of `coach record verify`."""

    def __init__(self, stores: Stores, documents: CopyDocuments) -> None:
        self._stores = stores
        self._documents = documents

    def read_proofs(self, data: bytes, name: str) -> tuple[ProofOfCopy, ...]:
        """Proofs that somebody kept. Raises FileRefused with line and reason."""
        return self._documents.read_proofs(data, name)

    # What is kept here

    def of_file(
        self, supervisee: Supervisee, reader: Reader, theirs: Sequence[ProofOfCopy] = ()
    ) -> list[Verdict]:
        """Every personal record of a supervision file, oldest proof first, and then the chain.

        With proofs that somebody else kept, each of them is looked for here too. The supervisee's
        own home holds what was sent there, so a gap in its chain is no fault.
        """
        file_id = supervisee.file.id
        chain = self._stores.record_lives.proofs(file_id)
        listings = {
            one.record.id: one
            for one in self._stores.records.listing(file_id, reader)
            if one.record.kind is RecordKind.PERSONAL
        }
        is_own = reader.owner_id == supervisee.person.id
        verdicts = {
            record_id: self._of_record(listing, [p for p in chain if p.record_id == record_id])
            for record_id, listing in listings.items()
        }
        for proof in chain:
            if proof.record_id not in verdicts:
                verdicts[proof.record_id] = _missing(proof)
        found = list(verdicts.values())
        found += _chain(chain, gaps=is_own)
        found += self._theirs(theirs, chain, listings, file_id, verdicts)
        return found

    def _of_record(self, listing: RecordListing, proofs: Sequence[ProofOfCopy]) -> Verdict:
        record = listing.record
        verdict = Verdict(record.id, Finding.INTACT, record.version, listing.held_on)
        proved = {one.version for one in proofs}
        if record.status is not RecordStatus.DRAFT and record.version not in proved:
            why = f"the proof of version {record.version}"
            return replace(verdict, finding=Finding.MISSING, where=(why,))
        if not proofs:
            return replace(verdict, finding=Finding.UNPROVED)
        for proof in proofs:
            one = self._against(listing, proof)
            if not one.is_yes:
                return one
        return verdict

    def _against(self, listing: RecordListing, proof: ProofOfCopy) -> Verdict:
        sections = self._laid(listing, proof.version)
        head = replace(proof.head, held_on=listing.held_on, session_kind=listing.session_kind)
        return compare(proof, head, sections, None)

    def _laid(self, listing: RecordListing, version: int) -> tuple[LaidSection, ...]:
        return tuple(map(lay_out, self._stores.records.sections(listing.record, version)))

    def _theirs(
        self,
        theirs: Sequence[ProofOfCopy],
        chain: Sequence[ProofOfCopy],
        listings: dict[str, RecordListing],
        file_id: str,
        verdicts: dict[str, Verdict],
    ) -> Iterable[Verdict]:
        """What somebody else's proofs say that ours do not."""
        ours = {one.number: one for one in chain}
        for proof in theirs:
            verdict = Verdict(proof.record_id, Finding.CHANGED, proof.version, proof.held_on)
            if not proof.is_whole:
                yield replace(verdict, where=("the proof itself",))
            elif proof.file_id != file_id:
                yield replace(verdict, finding=Finding.ANOTHER)
            elif proof.record_id not in listings:
                if proof.record_id not in verdicts:
                    yield _missing(proof)
            elif proof.number not in ours:
                yield replace(
                    verdict, finding=Finding.MISSING, where=(f"proof {proof.number} of the chain",)
                )
            elif ours[proof.number].seal != proof.seal:
                yield replace(
                    verdict, where=(f"proof {proof.number} here is not the one that was given",)
                )
            else:
                one = self._against(listings[proof.record_id], proof)
                if not one.is_yes and verdicts[proof.record_id].is_yes:
                    yield one

    # A file that somebody has

    def document(
        self, data: bytes, name: str, theirs: Sequence[ProofOfCopy] | None = None
    ) -> list[Verdict]:
        """A record's document against proofs: those given, else its own, else those kept here.

        Needs no record here, nor anybody. Raises FileRefused for what is no record, or where
        there is no proof at all.
        """
        copy = self._documents.read(data, name)
        proofs = theirs if theirs is not None else (copy.proofs or self._kept(copy))
        if not proofs:
            raise FileRefused(
                f"{name} carries no proof of copy and none is kept here; give one with --proof."
            )
        verdict = Verdict(copy.record_id, Finding.ANOTHER, copy.version, copy.head.held_on)
        broken = [proof for proof in proofs if not proof.is_whole]
        if broken:
            return [replace(verdict, finding=Finding.CHANGED, where=("the proof itself",))]
        mine = [
            proof
            for proof in proofs
            if proof.record_id == copy.record_id and proof.version == copy.version
        ]
        if not mine:
            return [verdict]
        return [_of_copy(copy, mine[0])]

    def _kept(self, copy: ReadCopy) -> tuple[ProofOfCopy, ...]:
        return tuple(self._stores.record_lives.proofs_of(copy.record_id))


def _of_copy(copy: ReadCopy, proof: ProofOfCopy) -> Verdict:
    verdict = compare(proof, copy.head, copy.sections, copy.bytes_hash)
    if not copy.stray:
        return verdict
    where = tuple(one for one in verdict.where if one not in copy.stray)
    return replace(verdict, finding=Finding.CHANGED, where=(*copy.stray, *where))


def _missing(proof: ProofOfCopy) -> Verdict:
    return Verdict(proof.record_id, Finding.MISSING, proof.version, proof.held_on)


def _chain(chain: Sequence[ProofOfCopy], *, gaps: bool) -> Iterable[Verdict]:
    """Proofs that are gone, changed, or not in the order in which they were made."""
    before: ProofOfCopy | None = None
    for proof in chain:
        verdict = Verdict(proof.record_id, Finding.CHANGED, proof.version, proof.held_on)
        expected = before.number + 1 if before else 1
        if not proof.is_whole:
            yield replace(verdict, where=(f"proof {proof.number} itself",))
        elif proof.number != expected:
            if not gaps:
                gone = f"proof {expected} of the chain"
                yield Verdict("", Finding.MISSING, where=(gone,))
        elif before is not None and proof.previous_hash != before.seal:
            yield replace(verdict, where=(f"proof {proof.number} does not follow the one before",))
        before = proof
