"""The names and numbers that belong to a case: listed by hand or from a file, and taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.leaks import CaseIdentifier
from coach.errors import BadInput, NotFound
from coach.text import clean_name, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.discussion import CaseReference
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores

MOST = 200
"""Of one case; a larger list is a register, and no family's."""
LONGEST = 100
FEWEST = 2
"""Letters or figures; a single one is found everywhere."""


class IdentifierService:
    """What the leak guard looks for. None of it goes into documents, listings of others, or out."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def of_case(self, case: CaseReference) -> list[CaseIdentifier]:
        """Those listed, in the order in which they came."""
        return self._stores.case_material.identifiers.of_case(case.id)

    def add(self, case: CaseReference, words: Sequence[str]) -> list[tuple[CaseIdentifier, bool]]:
        """List names and numbers; each with whether it is new. All or none: raises BadInput."""
        cleaned = [_clean(one) for one in words]
        found = []
        kept = self._stores.case_material.identifiers
        with self._stores.atomic():
            known = {folded(one.words): one for one in kept.of_case(case.id)}
            for one in cleaned:
                standing = known.get(folded(one))
                is_new = standing is None
                if standing is None:
                    if len(known) == MOST:
                        raise BadInput(
                            f"A case lists at most {MOST} names and numbers; nothing was changed.",
                            "words",
                        )
                    new = CaseIdentifier(id=self._ids.new(), case_id=case.id, words=one)
                    standing = known[folded(one)] = kept.add(new)
                found.append((standing, is_new))
        return found

    def take_in(self, case: CaseReference, text: str) -> list[tuple[CaseIdentifier, bool]]:
        """List what stands in a text, one a line; empty lines and lines that begin with # aside.

        All or none: raises BadInput naming the line at fault.
        """
        words = []
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip() and not line.lstrip().startswith("#"):
                try:
                    words.append(_clean(line))
                except BadInput as error:
                    raise BadInput(f"Line {number}: {error}", "words") from None
        if not words:
            raise BadInput("There is no name or number in that file; nothing was changed.")
        return self.add(case, words)

    def take_off(self, case: CaseReference, words: str) -> CaseIdentifier:
        """Take one off; `put_back` undoes it. Raises NotFound."""
        for one in self.of_case(case):
            if folded(one.words) == folded(words.strip()):
                return self._stores.case_material.identifiers.save(
                    replace(one, withdrawn_at=self._clock.now())
                )
        # The words are not said again: a listing of errors is no place for them.
        raise NotFound(f"That is not listed for case {case.reference}; nothing was changed.")

    def put_back(self, identifier: CaseIdentifier) -> CaseIdentifier:
        """List one again that was taken off."""
        return self._stores.case_material.identifiers.save(replace(identifier, withdrawn_at=None))


def _clean(words: str) -> str:
    cleaned = clean_name(words, "name or number")
    if sum(char.isalnum() for char in cleaned) < FEWEST:
        raise BadInput(
            "A name or number needs at least two letters or figures; nothing was changed.", "words"
        )
    if len(cleaned) > LONGEST:
        raise BadInput(
            f"A name or number has at most {LONGEST} characters; list one at a time. "
            "Nothing was changed.",
            "words",
        )
    return cleaned
