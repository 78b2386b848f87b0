"""An answer on its way into the home of whoever records: checked first, then all of it or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.proof import hash_words
from coach.domain.record import RecordKind, RecordListing
from coach.domain.record_answers import ReplyKind
from coach.domain.record_exchange import AnswerKind, Comment, ReadCopy, RecordAnswer
from coach.domain.record_layout import lay_out
from coach.domain.row import Voice
from coach.errors import AnsweredAlready, CoachError, FileRefused
from coach.services.proving import head_of
from coach.services.record_life import RecordLifeService
from coach.text import folded, printable

if TYPE_CHECKING:
    from coach.domain.people import Reader, Supervisee
    from coach.domain.record_life import RecordLife
    from coach.services.record_move import LifeTools

WHO = Voice.SUPERVISEE
"""Whose answer a file brings."""


class Answering:
    """One answer."""

    def __init__(
        self, tools: LifeTools, supervisee: Supervisee, reader: Reader, copy: ReadCopy, name: str
    ) -> None:
        self._tools = tools
        self._supervisee = supervisee
        self._reader = reader
        self._copy = copy
        self._name = name
        self._lives = RecordLifeService(tools)

    def take(self) -> tuple[RecordListing, bool]:
        """The record as it stands now, and whether anything was new. Raises FileRefused."""
        copy, name = self._copy, self._name
        listing = self._listing()
        if copy.answer is None:
            raise FileRefused(
                f"{name}, line {copy.line('answer')}: no answer is written in the form yet; "
                "nothing was taken in."
            )
        self._refuse_other_words(listing)
        self._refuse_strangers(copy.answer)
        life = self._lives.life(listing)
        is_new = not _is_here(life, copy)
        if is_new:
            if copy.version != listing.record.version:
                raise FileRefused(
                    f"{name}, line {copy.line('record_version')}: this answers version "
                    f"{copy.version}, and version {listing.record.version} has taken its place; "
                    "nothing was taken in. Send them the new version."
                )
            try:
                self._apply(listing, life, copy.answer)
            except CoachError as error:
                raise FileRefused(
                    f"{name}, line {copy.line('answer')}: {error}", error.about
                ) from None
            listing = self._listing()
        return listing, is_new

    def _listing(self) -> RecordListing:
        copy, name, file_id = self._copy, self._name, self._supervisee.file.id
        listings = self._tools.stores.records.listing(file_id, self._reader)
        found = next((one for one in listings if one.record.id == copy.record_id), None)
        if found is None or found.record.kind is RecordKind.CASE:
            raise FileRefused(
                f"{name}, line {copy.line('record')}: that record is not here; nothing was "
                "taken in."
            )
        return found

    def _refuse_other_words(self, listing: RecordListing) -> None:
        """The words that were answered are those kept here, to the last one."""
        copy, name = self._copy, self._name
        if not 1 <= copy.version <= listing.record.version:
            raise FileRefused(
                f"{name}, line {copy.line('record_version')}: there is no version {copy.version} "
                "of that record here; nothing was taken in."
            )
        sections = tuple(
            map(lay_out, self._tools.stores.records.sections(listing.record, copy.version))
        )
        head = head_of(self._tools.papers.paper(self._supervisee, listing))
        ours, theirs = hash_words(head, sections), hash_words(copy.head, copy.sections)
        differing = [
            copy.sections[n].heading
            for n, one in enumerate(theirs.sections)
            if one not in ours.sections
        ]
        is_head = copy.version == listing.record.version and ours.head != theirs.head
        if is_head or copy.stray:
            differing.insert(0, "the head")
        if ours.sections == theirs.sections and not differing:
            return
        where = printable("; ".join(differing) or "a section is gone, or stands elsewhere")
        raise FileRefused(
            f"{name}: the words of the record were changed ({where[:200]}), so this is no answer "
            "to what was shared; nothing was taken in."
        )

    def _refuse_strangers(self, answer: RecordAnswer) -> None:
        supervisee, copy, name = self._supervisee, self._copy, self._name
        known = {folded(supervisee.person.name), folded(copy.head.supervisee)}
        if folded(answer.name) not in known:
            raise FileRefused(
                f"{name}, line {copy.line('name')}: this is signed by {printable(answer.name)}, "
                f"and the record waits for {printable(supervisee.person.name)}; nothing was "
                "taken in."
            )
        for one in answer.comments:
            if one.section >= len(copy.sections):
                raise FileRefused(
                    f"{name}, line {one.line}: the record has no section {one.section + 1}; "
                    "nothing was taken in."
                )

    def _apply(self, listing: RecordListing, life: RecordLife, answer: RecordAnswer) -> None:
        """All of it or none; documents are written once it is kept."""
        quiet = RecordLifeService(self._tools, writes=False)
        given = (self._supervisee, self._reader)
        with self._tools.stores.atomic():
            for one in answer.comments:
                if not _has_comment(life, one):
                    quiet.query(*given, listing, WHO, one.section, one.words, answer.on)
            if answer.kind is AnswerKind.AGREE:
                quiet.sign(*given, listing, WHO, answer.name, answer.on)
            elif answer.kind is AnswerKind.DISSENT:
                quiet.dispute(*given, listing, WHO, answer.account, answer.on)
            elif all(_has_comment(life, one) for one in answer.comments):
                raise AnsweredAlready("These comments are here already; nothing was changed.")


def _has_comment(life: RecordLife, comment: Comment) -> bool:
    return any(
        one.by_whom is WHO and one.section == comment.section and one.words == comment.words
        for one in life.replies
        if one.outcome is ReplyKind.QUERY
    )


def _is_here(life: RecordLife, copy: ReadCopy) -> bool:
    """Whether this very answer was taken in before, to this very version."""
    answer = copy.answer
    version = next((one.id for one in life.versions if one.number == copy.version), "")
    assert answer is not None  # the caller has looked
    if not all(_has_comment(life, one) for one in answer.comments):
        return False
    if answer.kind is AnswerKind.AGREE:
        return any(
            (one.version_id, one.by_whom, one.name, one.signed_on)
            == (version, WHO, answer.name, answer.on)
            for one in life.signatures
        )
    if answer.kind is AnswerKind.DISSENT:
        return any(
            (one.version_id, one.by_whom, one.words) == (version, WHO, answer.account)
            for one in life.replies
            if one.outcome is ReplyKind.DISPUTE
        )
    return True
