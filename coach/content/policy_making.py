"""What one profile says by itself, as domain values; every fault with its line and key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from coach.content.policy_shapes import (
    DeadlineShape,
    FrequencyShape,
    FunctionShape,
    HeadingShape,
    PolicyShape,
    RuleShape,
    SourcedShape,
    StaffGroupShape,
)
from coach.domain.policy import (
    AtLeast,
    Deadline,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Phase,
    Phases,
    PolicyFunction,
    Review,
    Rule,
    Span,
    StaffGroup,
    Unit,
)
from coach.domain.record_headings import (
    Material,
    PersonalCaseLimit,
    PersonalHeading,
    Readers,
)
from coach.text import clean_line, clean_note
from coach.yaml_text import Fault, Tree
from coach.yaml_text import Path as KeyPath

MOST = 1_000
"""The largest number in a span, a length or a count."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAYS = {Unit.DAYS: 1, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7, Unit.MONTHS: 30.4, Unit.YEARS: 365}
_UNITS = {one.value: one for one in Unit} | {one.value[:-1]: one for one in Unit}


class Maker:
    """Makes the values of one file and gathers what is wrong with it."""

    def __init__(self, raw: PolicyShape, tree: Tree) -> None:
        self._raw = raw
        self._tree = tree
        self.faults: list[Fault] = []

    def make(self) -> dict[str, Any]:
        """The policy's fields as the file says them; of no use where there are faults."""
        raw = self._raw
        self._check_id(("policy",), raw.policy)
        self._check_words(("name",), raw.name)
        for key in ("version", "session_minutes", "caseload_minutes", "most_supervisees"):
            self._check_number((key,), getattr(raw, key))
        self._check_once("functions", "id", [one.id for one in raw.functions])
        self._check_once("staff_groups", "id", [one.id for one in raw.staff_groups])
        self._check_once("deadlines", "name", [one.name for one in raw.deadlines])
        return {
            "name": clean_line(raw.name),
            "source": clean_line(raw.source),
            "functions": tuple(self._function(one, n) for n, one in enumerate(raw.functions)),
            "staff_groups": tuple(self._group(one, n) for n, one in enumerate(raw.staff_groups)),
            "counts": tuple(kind.value for kind in raw.counts),
            "endorsed": tuple(kind.value for kind in raw.endorsed),
            "deadlines": tuple(self._deadline(one, n) for n, one in enumerate(raw.deadlines)),
            "rules": tuple(self._rule(one, n) for n, one in enumerate(raw.rules)),
            "reviews": self._reviews(),
            "personal_record": self._headings(),
            "personal_case_limit": self._case_limit(),
            "readers": self._readers(),
            "silence_agrees": raw.silence_agrees,
            "most_supervisees": raw.most_supervisees,
            "session_minutes": raw.session_minutes,
            "caseload_minutes": raw.caseload_minutes,
            "privacy": clean_note(raw.privacy) if raw.privacy is not None else None,
            "terms": {clean_line(ours): clean_line(own) for ours, own in raw.terms.items()},
        }

    def _fault(self, path: KeyPath, what: str) -> None:
        self.faults.append(self._tree.fault(path, what))

    def _check_id(self, path: KeyPath, value: str) -> None:
        if not _ID.fullmatch(value):
            self._fault(path, "should be lower-case words with hyphens")

    def _check_words(self, path: KeyPath, value: str) -> None:
        if not clean_line(value):
            self._fault(path, "has no words")

    def _check_number(self, path: KeyPath, value: int | None) -> None:
        if value is not None and not 1 <= value <= MOST:
            self._fault(path, f"should be a number from 1 to {MOST}")

    def _check_once(self, field: str, key: str, values: Sequence[str]) -> None:
        for place, value in enumerate(values):
            if value in values[:place]:
                kind = field.removesuffix("s").replace("_", " ").removeprefix("staff ")
                self._fault((field, place, key), f"the {kind} {value} stands here twice")

    def _source(self, one: SourcedShape) -> dict[str, Any]:
        return {"section": clean_line(one.section), "ours": one.ours}

    def _function(self, one: FunctionShape, place: int) -> PolicyFunction:
        here: KeyPath = ("functions", place)
        self._check_id((*here, "id"), one.id)
        self._check_words((*here, "name"), one.name)
        if not one.stands_for:
            self._fault((*here, "stands_for"), "needs at least one of the four functions")
        name, source = clean_line(one.name), self._source(one)
        return PolicyFunction(id=one.id, name=name, stands_for=tuple(one.stands_for), **source)

    def _deadline(self, one: DeadlineShape, place: int) -> Deadline:
        here: KeyPath = ("deadlines", place)
        self._check_words((*here, "words"), one.words)
        span, words = self._span(one.within, (*here, "within")), clean_line(one.words)
        for key in ("only_for", "not_for"):
            for number, group in enumerate(getattr(one, key)):
                self._check_id((*here, key, number), group)
        return Deadline(
            name=one.name,
            span=span,
            words=words,
            new_supervisor=one.new_supervisor,
            only_for=tuple(one.only_for),
            not_for=tuple(one.not_for),
            **self._source(one),
        )

    def _rule(self, one: RuleShape, place: int) -> Rule:
        self._check_words(("rules", place, "words"), one.words)
        items = tuple(clean_line(item) for item in one.items)
        return Rule(topic=one.topic, words=clean_line(one.words), items=items, **self._source(one))

    def _reviews(self) -> tuple[Review, ...]:
        for place, one in enumerate(self._raw.reviews):
            self._check_words(("reviews", place, "name"), one.name)
            self._check_number(("reviews", place, "months"), one.months)
        return tuple(
            Review(name=clean_line(one.name), months=one.months, **self._source(one))
            for one in self._raw.reviews
        )

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

    def _group(self, one: StaffGroupShape, place: int) -> StaffGroup:
        here: KeyPath = ("staff_groups", place)
        self._check_id((*here, "id"), one.id)
        self._check_words((*here, "name"), one.name)
        return StaffGroup(
            id=one.id,
            name=clean_line(one.name),
            frequency=tuple(
                self._frequency(rule, (*here, "frequency", number))
                for number, rule in enumerate(one.frequency)
            ),
            note=clean_line(one.note),
        )

    def _frequency(self, one: FrequencyShape, path: KeyPath) -> Frequency:
        """One rule; it holds just one of the five kinds."""
        source = self._source(one)
        said = [one.every, one.each_month or None, one.at_least, one.each_shifts]
        if sum(value is not None for value in (*said, one.phases or None)) != 1:
            self._fault(path, "needs one of: every, each_month, at_least, each_shifts, phases")
        for key in ("at_least", "each_shifts"):
            self._check_number((*path, key), getattr(one, key))
        if one.every is not None:
            return Every(span=self._rhythm(one.every, (*path, "every")), **source)
        if one.at_least is not None:
            return AtLeast(sessions=one.at_least, **source)
        if one.each_shifts is not None:
            return EachShifts(shifts=one.each_shifts, **source)
        if one.phases:
            return Phases(phases=self._phases(one, (*path, "phases")), **source)
        return EachMonth(**source)

    def _phases(self, one: FrequencyShape, path: KeyPath) -> tuple[Phase, ...]:
        """Stretches one after the other; only the last may go on for good."""
        found: list[Phase] = []
        latest = 0.0
        for n, phase in enumerate(one.phases):
            here: KeyPath = (*path, n)
            until = self._rhythm(phase.until, (*here, "until")) if phase.until else None
            every = self._rhythm(phase.every, (*here, "every"))
            review = clean_line(phase.until_review) if phase.until_review else None
            if until is None and review is None and n < len(one.phases) - 1:
                self._fault(here, "needs until or until_review, since another phase follows")
            if until is not None:
                end = until.number * _DAYS.get(until.unit, 0)
                if end <= latest:
                    self._fault((*here, "until"), "should be later than the phase before it ends")
                latest = end
            found.append(Phase(every=every, until=until, until_review=review))
        return tuple(found)

    def _rhythm(self, words: str, path: KeyPath) -> Span:
        """A span of a frequency, which is days at least."""
        span = self._span(words, path)
        if span.unit is Unit.HOURS:
            self._fault(path, "should be days or longer")
        return span

    def _span(self, words: str, path: KeyPath) -> Span:
        """`5 working-days` as a span."""
        number, _, unit = words.strip().partition(" ")
        is_number = number.isascii() and number.isdecimal() and len(number) <= len(str(MOST))
        if not is_number or not 1 <= int(number) <= MOST or unit.strip() not in _UNITS:
            units = ", ".join(Unit)
            self._fault(path, f"should be a number and one of: {units}; as 5 working-days")
            return Span(1, Unit.DAYS)
        return Span(int(number), _UNITS[unit.strip()])
