"""What a profile says of records: the personal one's headings, its limit, and who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.policy_checks import Checks
from coach.domain.record_headings import Material, PersonalCaseLimit, PersonalHeading, Readers
from coach.text import clean_line

if TYPE_CHECKING:
    from coach.content.policy_shapes import HeadingShape
    from coach.yaml_text import Path as KeyPath


class RecordMaker(Checks):
    """Makes those rules."""

    def _headings(self) -> tuple[PersonalHeading, ...]:
        """Those of the personal record; each material and function has one place at most."""
        taken: dict[str, str] = {}
        return tuple(
            self._heading(one, ("personal_record", place), taken)
            for place, one in enumerate(self._raw.personal_record)
        )

    def _heading(self, one: HeadingShape, here: KeyPath, taken: dict[str, str]) -> PersonalHeading:
        self._check_words((*here, "heading"), one.heading)
        if not (one.holds or one.functions):
            known = ", ".join(Material)
            self._fault(here, f"needs holds or functions; holds is a list of: {known}")
        for key in ("holds", "functions"):
            for number, value in enumerate(getattr(one, key)):
                if f"{key} {value}" in taken:
                    what = f"{value} stands already under “{taken[f'{key} {value}']}”"
                    self._fault((*here, key, number), what)
                taken[f"{key} {value}"] = clean_line(one.heading)
        for number, function in enumerate(one.functions):
            self._check_id((*here, "functions", number), function)
        if one.each_topic and not (one.functions or Material.TOPICS in one.holds):
            self._fault((*here, "each_topic"), "needs topics in holds, or functions")
        return PersonalHeading(
            heading=clean_line(one.heading),
            holds=tuple(one.holds),
            functions=tuple(one.functions),
            each_topic=one.each_topic,
            asked=one.asked,
            **self._source(one),
        )

    def _case_limit(self) -> PersonalCaseLimit | None:
        one = self._raw.personal_case_limit
        if one is None:
            return None
        words = clean_line(one.words)
        return PersonalCaseLimit(limit=one.limit, words=words, **self._source(one))

    def _readers(self) -> Readers | None:
        one = self._raw.readers
        if one is None:
            return None
        self._check_words(("readers", "words"), one.words)
        return Readers(words=clean_line(one.words).rstrip("."), **self._source(one))
