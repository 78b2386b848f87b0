"""Makes proofs of copy, each sealed on to the one before it in the supervision file's chain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.proof import NO_PREVIOUS, ProofKind, ProofOfCopy, RecordHead, hash_words
from coach.domain.record_answers import SLACK
from coach.domain.record_layout import lay_out
from coach.domain.row import Voice
from coach.errors import ClockSetBack
from coach.files import digest

if TYPE_CHECKING:
    from datetime import datetime

    from coach.domain.record import RecordPaper
    from coach.services.ports import Ids, Renderer
    from coach.services.store_ports import Stores


class Proving:
    """The chain of proofs of each supervision file; for use inside a unit of work."""

    def __init__(self, stores: Stores, ids: Ids, renderer: Renderer) -> None:
        self._stores = stores
        self._ids = ids
        self._renderer = renderer

    def prove(
        self, paper: RecordPaper, version_id: str, kind: ProofKind, made_for: Voice, now: datetime
    ) -> ProofOfCopy:
        """Make and keep the next proof, over the words as they are. Raises ClockSetBack."""
        record = paper.record
        chain = self._stores.record_lives.proofs(record.file_id)
        last = chain[-1] if chain else None
        head = head_of(paper)
        words = hash_words(head, [lay_out(section) for section in paper.sections])
        names = {Voice.SUPERVISOR: paper.supervisor, Voice.SUPERVISEE: paper.supervisee}
        proof = ProofOfCopy(
            id=self._ids.new(),
            version_id=version_id,
            file_id=record.file_id,
            record_id=record.id,
            version=record.version,
            number=last.number + 1 if last else 1,
            kind=kind,
            made_for=made_for,
            name=names[made_for],
            held_on=head.held_on,
            session_kind=head.session_kind,
            supervisee=head.supervisee,
            supervisor=head.supervisor,
            hash=words.whole,
            head_hash=words.head,
            sections=" ".join(words.sections),
            bytes_hash=digest(self._renderer.record_words(paper)),
            previous_hash=last.seal if last else NO_PREVIOUS,
            made_at=_after(last, now),
        )
        return self._stores.record_lives.add_proof(replace(proof, seal=proof.sealed_over()))


def head_of(paper: RecordPaper) -> RecordHead:
    """What stands at the head of a record."""
    return RecordHead(paper.held_on, paper.session_kind, paper.supervisee, paper.supervisor)


def _after(last: ProofOfCopy | None, now: datetime) -> datetime:
    if last is None:
        return now
    if now + SLACK < last.made_at:
        raise ClockSetBack(
            f"This computer's clock says {spoken(now.date())}, and the last proof of copy was "
            f"made on {spoken(last.made_at.date())}; nothing was changed. Put the clock right."
        )
    return max(now, last.made_at)
