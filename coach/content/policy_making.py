"""What one profile says by itself, as domain values; every fault with its line and key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.content.policy_records import RecordMaker
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
    StaffGroup,
    Unit,
)
from coach.domain.year_rules import (
    STEPS,
    GroupPlace,
    GroupRule,
    LeaveRule,
    OfferRule,
    YearPart,
    YearRule,
    YearRules,
)
from coach.text import clean_line, clean_note

if TYPE_CHECKING:
    from coach.content.policy_shapes import (
        DeadlineShape,
        FrequencyShape,
        FunctionShape,
        RuleShape,
        StaffGroupShape,
        YearRuleShape,
    )
    from coach.yaml_text import Path as KeyPath

_DAYS = {Unit.DAYS: 1, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7, Unit.MONTHS: 30.4, Unit.YEARS: 365}


class Maker(RecordMaker):
    """Makes the values of one file and gathers what is wrong with it."""

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
        self._check_once("year", "what", [one.what for one in raw.year])
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
            "year": YearRules(
                tuple(self._part(one, n) for n, one in enumerate(raw.year)), self._leave()
            ),
            "groups": self._groups(),
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

    def _part(self, one: YearRuleShape, place: int) -> YearRule:
        """A part of the newly qualified year; only what happens on a day has months."""
        here: KeyPath = ("year", place)
        self._check_words((*here, "words"), one.words)
        for key in ("percent", "minutes"):
            self._check_number((*here, key), getattr(one, key))
        if one.percent is not None and one.percent > 100:
            self._fault((*here, "percent"), "should be a number from 1 to 100")
        for number, month in enumerate(one.months):
            self._check_number((*here, "months", number), month)
        if one.months and one.what not in STEPS:
            self._fault((*here, "months"), f"has no place here; only in: {', '.join(STEPS)}")
        elif len(one.months) > 1 and one.what is not YearPart.DIRECT_OBSERVATION:
            self._fault((*here, "months"), "should be one month, since there is one of these")
        return YearRule(
            what=one.what,
            words=clean_line(one.words),
            months=tuple(sorted(one.months)),
            against=tuple(clean_line(each) for each in one.against),
            percent=one.percent,
            minutes=one.minutes,
            every=self._rhythm(one.every, (*here, "every")) if one.every else None,
            **self._source(one),
        )

    def _leave(self) -> LeaveRule | None:
        one = self._raw.leave
        if one is None:
            return None
        span = self._rhythm(one.at_least, ("leave", "at_least"))
        return LeaveRule(at_least=span, **self._source(one))

    def _groups(self) -> GroupRule | None:
        """What a group is beside one-to-one; an offer belongs only to one that stands in."""
        one = self._raw.groups
        if one is None:
            return None
        offer = None
        if one.offer is not None:
            within = self._rhythm(one.offer.within, ("groups", "offer", "within"))
            if within.unit is Unit.WORKING_DAYS:
                self._fault(("groups", "offer", "within"), "should be days, weeks or longer")
            offer = OfferRule(within=within, **self._source(one.offer))
            if one.place is GroupPlace.COMPLEMENTS:
                what = "has no place here, since such a group never counts"
                self._fault(("groups", "offer"), what)
        return GroupRule(place=one.place, offer=offer, **self._source(one))

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
