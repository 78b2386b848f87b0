"""A shared record on its way into the supervisee's own home; nothing that is here is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from coach.domain.log import LogEntry
from coach.domain.proof import canonical, compare, hash_words
from coach.domain.record import (
    FINAL,
    Record,
    RecordKind,
    RecordListing,
    RecordSection,
    RecordStatus,
)
from coach.domain.record_answers import (
    RecordAddendum,
    RecordReply,
    RecordSignature,
    RecordStep,
    StepKind,
)
from coach.domain.record_layout import LaidSection, entries_of, lay_out
from coach.domain.row import Voice
from coach.domain.session import SessionStatus
from coach.errors import FileRefused, NotFound, StorageFailed
from coach.text import clean_line, clean_name, clean_note, printable

if TYPE_CHECKING:
    from coach.domain.people import Reader, Supervisee
    from coach.domain.record_exchange import ReadCopy, Travelling
    from coach.domain.record_life import RecordLife
    from coach.services.record_move import LifeTools

R = TypeVar("R", RecordStep, RecordSignature, RecordReply, RecordAddendum)


class Arriving:
    """One record, taken in by the same steps by which it came to stand as it does."""

    def __init__(
        self, tools: LifeTools, supervisee: Supervisee, reader: Reader, copy: ReadCopy, name: str
    ) -> None:
        assert copy.travelling is not None  # whoever takes it in has looked
        self._tools = tools
        self._stores = tools.stores
        self._supervisee = supervisee
        self._reader = reader
        self._copy = copy
        self._came: Travelling = copy.travelling
        self._name = name
        self._changed = False

    def take(self) -> tuple[RecordListing, bool]:
        """The record as it stands here now, and whether anything was new. Raises FileRefused."""
        self._check()
        try:
            with self._stores.atomic():
                record = self._words()
                self._settle(self._life_of(record))
        except StorageFailed as error:
            if "refused" not in str(error):
                raise
            raise self._refused("what stands beneath its words does not fit together") from error
        listings = self._stores.records.listing(self._supervisee.file.id, self._reader)
        found = next(one for one in listings if one.record.id == self._copy.record_id)
        return found, self._changed

    def _refused(self, why: str, line: int = 1) -> FileRefused:
        return FileRefused(f"{self._name}, line {line}: {why}; nothing was taken in.")

    def _check(self) -> None:
        """The words are those that were proved, and the record is this pair's."""
        copy = self._copy
        mine = [
            one
            for one in copy.proofs
            if (one.record_id, one.version) == (copy.record_id, copy.version)
        ]
        if not mine or any(one.file_id != self._came.file for one in copy.proofs):
            raise self._refused("the proof of copy is another record's", copy.line("record"))
        for proof in mine:
            verdict = compare(proof, copy.head, copy.sections, None)
            where = (*copy.stray, *verdict.where)
            if where:
                said = printable("; ".join(where))[:200]
                raise self._refused(f"the words are not those that were shared ({said})")
        if copy.status is RecordStatus.DRAFT:
            raise self._refused("a draft is not shared yet", copy.line("status"))

    # Its words

    def _words(self) -> Record:
        copy = self._copy
        try:
            record = self._stores.records.get(copy.record_id, self._reader)
        except NotFound:
            record = self._begin()
        if record.file_id != self._supervisee.file.id:
            raise self._refused("that record is another supervision file's here")
        if record.version > copy.version:
            raise self._refused(
                f"this is version {copy.version}, and version {record.version} is here already",
                copy.line("record_version"),
            )
        if record.version < copy.version:
            return self._grow(record)
        here = tuple(map(lay_out, self._stores.records.sections(record)))
        if hash_words(copy.head, here) != hash_words(copy.head, copy.sections):
            raise self._refused(
                f"version {copy.version} is here already, in other words",
                copy.line("record_version"),
            )
        return record

    def _begin(self) -> Record:
        copy = self._copy
        return self._stores.records.add(
            Record(
                id=copy.record_id,
                file_id=self._supervisee.file.id,
                session_id=self._session(),
                kind=RecordKind.PERSONAL,
                policy_id=copy.policy_id,
                policy_version=copy.policy_version,
                version=copy.version - 1,
            )
        )

    def _session(self) -> str:
        """The session in this home's log: one of that day without a record, else a new one."""
        head, file_id = self._copy.head, self._supervisee.file.id
        taken = {
            one.record.session_id for one in self._stores.records.listing(file_id, self._reader)
        }
        for entry in self._stores.log.of_files([file_id]):
            is_held = entry.status is SessionStatus.HELD and entry.held_on == head.held_on
            if is_held and entry.kind is head.session_kind and entry.id not in taken:
                return entry.id
        pair = self._supervisee.pair
        entry = LogEntry(
            id=self._copy.session_id,
            file_id=file_id,
            pair_id=pair.id,
            kind=head.session_kind,
            status=SessionStatus.HELD,
            held_on=head.held_on,
            policy_id=self._copy.policy_id,
            policy_version=self._copy.policy_version,
        )
        return self._stores.log.add(entry).id

    def _grow(self, record: Record) -> Record:
        if record.is_final:
            raise self._refused("that record is settled here, and takes no other words")
        sections = tuple(map(self._section, self._copy.sections))
        while record.version < self._copy.version:
            record = self._stores.records.save(record.revise())
        self._stores.records.add_version(record, sections)
        self._changed = True
        return record

    def _section(self, laid: LaidSection) -> RecordSection:
        """A section as Coach writes it, without a sign that no words have."""
        try:
            section = entries_of(laid)
        except ValueError:
            section = None
        texts = (laid.heading, *(part for block in laid.blocks for part in block.parts))
        if section is None or any(canonical(clean_note(one)) != canonical(one) for one in texts):
            shown = printable(laid.heading)[:60]
            raise self._refused(f"the section “{shown}” is not as Coach writes it")
        return section

    # What was done with it

    def _life_of(self, record: Record) -> RecordLife:
        """Everything that is not here yet, in the order of the life itself."""
        lives = self._stores.record_lives
        life = lives.of(record)
        version_id = life.version_id
        shared = [one for one in self._came.steps if one.kind is StepKind.SHARED]
        if record.status is RecordStatus.DRAFT:
            if not shared:
                raise self._refused("it does not say who shared it")
            lives.add_step(self._row(shared[0], version_id))
            self._add_proofs(version_id, record)
            record = self._stores.records.save(record.to(RecordStatus.SHARED))
            self._changed = True
        elif not record.is_final:
            self._add_proofs(version_id, record)
        known = {(one.kind, one.taken_on) for one in life.steps if one.version_id == version_id}
        for step in self._came.steps:
            if step.kind is StepKind.REMINDED and (step.kind, step.taken_on) not in known:
                lives.add_step(self._row(step, version_id))
                self._changed = True
        for signature in self._came.signatures:
            if life.signature_of(signature.by_whom) is None:
                lives.add_signature(self._row(signature, version_id))
                self._changed = True
        self._add_replies(life, version_id)
        return lives.of(record)

    def _add_proofs(self, version_id: str, record: Record) -> None:
        lives = self._stores.record_lives
        known = {one.number for one in lives.proofs(record.file_id)}
        for proof in sorted(self._copy.proofs, key=lambda one: one.number):
            if proof.number not in known and proof.version == self._copy.version:
                lives.add_proof(replace(proof, version_id=version_id))
                self._changed = True

    def _add_replies(self, life: RecordLife, version_id: str) -> None:
        known = {(o.outcome, o.by_whom, o.section, o.words) for o in life.replies}
        for reply in self._came.replies:
            words = clean_note(reply.words).strip()
            if (reply.outcome, reply.by_whom, reply.section, words) not in known:
                row = replace(self._row(reply, version_id), words=words)
                self._stores.record_lives.add_reply(row)
                self._changed = True

    def _settle(self, life: RecordLife) -> None:
        """It takes the state that it has in the other home, and what was added since."""
        lives, record, status = self._stores.record_lives, life.record, self._copy.status
        if status is not record.status and status in FINAL:
            deemed = [one for one in self._came.steps if one.kind is StepKind.DEEMED]
            if deemed and life.step(StepKind.DEEMED) is None:
                lives.add_step(self._row(deemed[0], life.version_id))
                record = self._stores.records.save(record.to(RecordStatus.DEEMED))
            if status is not record.status:
                record = self._stores.records.save(record.to(status))
            self._changed = True
        known = {(one.by_whom, one.added_on, one.words) for one in life.addenda}
        for added in self._came.addenda:
            words = clean_note(added.words).strip()
            if (added.by_whom, added.added_on, words) not in known:
                row = self._row(added, "")
                row = replace(row, record_id=record.id, words=words)
                lives.add_addendum(replace(row, reason=clean_line(row.reason)))
                self._changed = True

    def _row(self, row: R, version_id: str) -> R:
        """A row of the other home as one of ours: the same words, by the same person."""
        ours = self._supervisee
        person = ours.person if row.by_whom is Voice.SUPERVISEE else ours.supervisor
        given: dict[str, object] = {"person_id": person.id, "name": clean_name(row.name)}
        if not isinstance(row, RecordAddendum):
            given["version_id"] = version_id
        if isinstance(row, RecordReply | RecordAddendum):
            given |= {"owner_id": person.id, "shared_at": self._tools.clock.now()}
        return replace(row, **given)  # type: ignore[arg-type]  # fields that both kinds have
