"""A draft agreement being written: each section kept as it grows, the whole put aside or back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.errors import IllegalMove
from coach.text import clean_note

if TYPE_CHECKING:
    from coach.domain.agreement import Agreement, AgreementSection
    from coach.domain.people import Reader, Supervisee
    from coach.services.agreements import AgreementService


class SectionWriting:
    """One editor's section of a draft."""

    def __init__(
        self,
        agreements: AgreementService,
        supervisee: Supervisee,
        reader: Reader,
        section: AgreementSection,
    ) -> None:
        self._agreements = agreements
        self._supervisee = supervisee
        self._reader = reader
        self.section = section
        """The section in hand, as it was last kept."""

    def keep(self, words: str) -> AgreementSection:
        """Keep the words as they stand. Words that change take every acceptance back.

        Where another window changed the section meanwhile, its words stay and these follow them:
        what comes back is then other than what was given. Where the version was agreed meanwhile,
        the words stand in the next one. Raises StorageFailed; the words are then still the
        editor's.
        """
        words = clean_note(words)
        if words == self.section.words:
            return self.section
        stores = self._agreements.stores
        with stores.atomic():
            draft, there = self._find()
            if there.words != self.section.words:
                words = _both(there.words, words)
            changed = replace(there, words=words)
            if draft.acceptances and not draft.put(changed).acceptances:
                stores.agreements.take_back(draft.acceptances)
            kept = stores.agreements.save_section(changed)
        self.section = kept
        return kept

    def _find(self) -> tuple[Agreement, AgreementSection]:
        """The section as it is on the disk, in the draft that is there by now."""
        draft = self._agreements.draft(self._supervisee, self._reader)
        for one in draft.sections:
            if one.id == self.section.id:
                return draft, one
        title = self.section.heading
        there = draft.section(title)
        if there is None:
            there = self._agreements.add_heading(self._supervisee, title, self._reader)
        return draft, there


def _both(theirs: str, ours: str) -> str:
    """The words of both windows, each once."""
    if not ours.strip() or ours in theirs:
        return theirs
    return ours if theirs in ours else f"{theirs}\n\n{ours}".strip()


def put_aside(agreements: AgreementService, supervisee: Supervisee, reader: Reader) -> Agreement:
    """Put the draft aside, begun by mistake or not wanted; no word of it is lost.

    Raises AgreementSettled where there is none.
    """
    with agreements.stores.atomic():
        draft = agreements.standing_draft(supervisee, reader)
        aside = replace(draft, withdrawn_at=agreements.clock.now())
        return agreements.stores.agreements.save(aside)


def bring_back(
    agreements: AgreementService, supervisee: Supervisee, aside: Agreement, reader: Reader
) -> Agreement:
    """Take a draft up again. Raises IllegalMove where the next one was begun meanwhile."""
    with agreements.stores.atomic():
        file = agreements.of(supervisee, reader).file
        if file.draft is not None or aside.version < file.next_version:
            raise IllegalMove("The next version was begun meanwhile; it was left as it is.")
        return agreements.stores.agreements.save(replace(aside, withdrawn_at=None))
