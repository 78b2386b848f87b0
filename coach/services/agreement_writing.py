"""One section of a draft agreement being written: kept as it grows, whatever else is open."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.agreement import AgreementSection
from coach.domain.people import Reader, Supervisee
from coach.errors import AgreementSettled
from coach.services.agreements import AgreementService
from coach.text import clean_note


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
        what comes back is then other than what was given. Raises StorageFailed or
        AgreementSettled; the words are then still the editor's.
        """
        words = clean_note(words)
        if words == self.section.words:
            return self.section
        stores = self._agreements.stores
        with stores.atomic():
            draft = self._agreements.standing_draft(self._supervisee, self._reader)
            there = next((one for one in draft.sections if one.id == self.section.id), None)
            if there is None:
                raise AgreementSettled(
                    "This version was agreed in another window; the next one takes what changes."
                )
            if there.revision != self.section.revision and there.words != self.section.words:
                words = _both(there.words, words)
            changed = replace(there, words=words)
            if draft.acceptances and not draft.put(changed).acceptances:
                stores.agreements.take_back(draft.acceptances)
            kept = stores.agreements.save_section(changed)
        self.section = kept
        return kept


def _both(theirs: str, ours: str) -> str:
    """The words of both windows, each once."""
    if not ours.strip() or ours in theirs:
        return theirs
    return ours if theirs in ours else f"{theirs}\n\n{ours}".strip()
