"""Situations and banks for the coach's properties, and a reader of the reasons that it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from coach.domain.coverage import Coverage, Visit
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Question
from coach.domain.session import Need
from coach.domain.situation import (
    CHALLENGE_EVERY,
    CULTURE_THEMES,
    FOOTING,
    NEED_WORDS,
    NEEDS,
    NEW_FOOTING,
    PART_BANKS,
    STAKEHOLDER_WORDS,
    Situation,
)
from tests.domain.builders import a_question

NAMES = tuple(f"q{number}" for number in range(8))
THEMES = ("feelings", "risk", "identity", "look-back", "removal", "earlier-talks")
GROUP = "newly-qualified"
SIDES = "|".join(STAKEHOLDER_WORDS.values())
SIDE_OF = {words: side for side, words in STAKEHOLDER_WORDS.items()}


def some(values: Sequence, most: int = 2):  # type: ignore[type-arg, no-untyped-def]
    """One or two of some values."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)


@st.composite
def banks(draw: st.DrawFn) -> tuple[Question, ...]:
    """A handful of questions, few enough for choices to run dry."""
    return tuple(
        a_question(
            name,
            stages=draw(some(tuple(Stage)[:2])),
            functions=draw(some(tuple(Function)[:3])),
            stakeholders=draw(some(tuple(Stakeholder)[:3])),
            themes=draw(some(THEMES)),
            depth=draw(st.sampled_from(Depth)),
            bank=draw(st.sampled_from(["reflection", "functions", "closing"])),
            parts=draw(st.sampled_from([(Part.DISCUSS,), (Part.DISCUSS, Part.CLOSE), ()])),
            follow_ups=draw(st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)),
            for_groups=draw(st.sampled_from([(), (), (GROUP,)])),
            on_theme=draw(st.sampled_from([False, False, True])),
            in_groups=draw(st.sampled_from([False, False, True])),
        )
        for name in NAMES[: draw(st.integers(0, len(NAMES)))]
    )


VISITS = st.lists(
    st.builds(
        Visit,
        st.none() | st.sampled_from(tuple(Stage)[:2]),
        some(tuple(Function), 3),
        some(tuple(Stakeholder), 3),
    ),
    max_size=6,
).map(Coverage.of)
IDS = st.frozensets(st.sampled_from(NAMES), max_size=4)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Where a pair may stand, with what it has asked so far; a bank may have lost some of it."""
    in_discussion = tuple(
        draw(st.lists(st.sampled_from((*NAMES, "gone")), max_size=draw(st.sampled_from([0, 8]))))
    )
    part = draw(st.sampled_from([Part.DISCUSS, Part.DISCUSS, Part.LOOK_BACK, Part.CLOSE]))
    return Situation(
        part=part,
        stage=draw(st.none() | st.sampled_from(tuple(Stage)[:3])),
        lens=draw(st.none() | st.sampled_from(Stakeholder)),
        function=draw(st.none() | st.sampled_from(Function)),
        theme=draw(st.none() | st.sampled_from(THEMES)),
        staff_group=draw(st.sampled_from(["", GROUP])),
        need=draw(st.none() | st.sampled_from(Need)),
        topic=draw(st.frozensets(st.sampled_from(["the", "risk", "removal", "visit"]))),
        sessions_before=draw(st.integers(0, 2)),
        has_self_care_plan=draw(st.booleans()),
        is_family=part is Part.DISCUSS and draw(st.booleans()),
        asked_here=in_discussion[draw(st.integers(0, len(in_discussion))) :],
        asked_in_discussion=in_discussion,
        asked_in_session=frozenset(in_discussion) | draw(IDS),
        asked_lately=draw(IDS),
        put_off=draw(IDS),
        refused=draw(IDS),
        discussion=draw(VISITS),
        window=draw(VISITS),
    )


def fits(q: Question, situation: Situation) -> bool:
    """Whether a question may be asked at all: what no suggestion ever leaves."""
    return (
        q.serves(situation.part)
        and q.id not in situation.refused
        and situation.stage in (None, *q.stages)
        and situation.theme in (None, *q.themes)
        and (not q.for_groups or situation.staff_group in q.for_groups)
        and (q.id in situation.put_off or not awaited(q, situation))
    )


def awaited(q: Question, situation: Situation) -> set[str]:
    """What a question waits for that nobody has said, chosen or known."""
    theme, named = situation.theme, q.is_named_by(situation.topic)
    found = set(q.rests_on - situation.known - {theme})
    if q.takes_for_granted:
        if not named and theme not in q.takes_for_granted:
            found |= q.takes_for_granted
    elif q.on_theme and situation.part is Part.DISCUSS and theme is None and not named:
        found |= set() if q.for_groups and not situation.is_family else {q.bank}
    return found


def fits_as_well(one: Question, bank: Sequence[Question], situation: Situation) -> list[Question]:
    """What fits with the function and the lens that this one keeps of those that were chosen."""
    return [
        q
        for q in bank
        if fits(q, situation)
        and (situation.function not in one.functions or situation.function in q.functions)
        and (situation.lens not in one.stakeholders or situation.lens in q.stakeholders)
    ]


def is_worn(q: Question, situation: Situation) -> bool:
    """Whether it was asked today, or lately without being put off to this time."""
    lately = situation.asked_lately - situation.put_off
    return q.id in situation.asked_in_session | lately


def has_footing(bank: Sequence[Question], situation: Situation) -> bool:
    """Whether enough was asked in the discussion, and no challenge among the last few."""
    by_id = {q.id: q for q in bank}
    asked = [by_id[one].depth for one in situation.asked_in_discussion if one in by_id]
    enough = NEW_FOOTING if situation.staff_group == GROUP else FOOTING
    lately = asked[len(asked) - (CHALLENGE_EVERY - 1) :] if asked else []
    return len(asked) >= enough and Depth.CHALLENGING not in lately


def about_culture(q: Question) -> bool:
    """Whether it asks about culture, identity or difference."""
    return bool(CULTURE_THEMES & set(q.themes))


class Truth:
    """Reads a reason back, fact by fact, and asks the situation whether each is true."""

    def __init__(self, bank: Sequence[Question], situation: Situation, q: Question) -> None:
        self.bank, self.s, self.q = bank, situation, q
        self.base = [one for one in bank if fits(one, situation)]
        by_id = {one.id: one for one in bank}
        self.asked = [by_id[one] for one in situation.asked_in_discussion if one in by_id]
        self.last = by_id.get(situation.asked_here[-1]) if situation.asked_here else None
        self.quiet_functions = _least(situation, situation.window.functions, Function)
        self.quiet_sides = _least(situation, situation.window.stakeholders, Stakeholder)

    def check(self, why: str) -> None:
        """Fail at the first thing said that is not true, or that nobody can read."""
        assert why[0].isupper() and why.endswith(".") and why.count(".") == 1 and "\n" not in why
        left = why[0].lower() + why[1:-1]
        while left:
            for pattern, holds in self._facts().items():
                said = re.match(rf"(?:{pattern})(?=, |$)", left)
                if said is not None:
                    assert holds(*said.groups()), said.group()
                    left = re.sub(r"^, (and )?", "", left[said.end() :])
                    break
            else:
                raise AssertionError(f"not to be read: {left}")

    def _facts(self) -> dict[str, Callable[..., bool]]:
        s, q = self.s, self.q
        from_side = rf"from the side of ({SIDES}) lately"
        return {
            "this discussion has not asked about culture and identity yet": lambda: (
                s.is_family and about_culture(q) and not any(map(about_culture, self.asked))
            ),
            "you put it off to this time": lambda: q.id in s.put_off,
            r"it is one for the ([\w -]+)": lambda part: (
                part == s.part.in_words() and q.bank in PART_BANKS[s.part]
            ),
            r"it opens (the \w+ stage|this part)": lambda place: (
                self._is_here(place) and not s.asked_here and q.depth is Depth.OPENING
            ),
            r"it fits (the \w+ stage|this part)": self._is_here,
            "it follows on from the last question": lambda: (
                self.last is not None and q.id in self.last.follow_ups
            ),
            r"it is written for whoever is ([\w ]+)": lambda group: (
                group == s.staff_group.replace("-", " ") and s.staff_group in q.for_groups
            ),
            "the topic itself calls for it": lambda: q.is_named_by(s.topic),
            "|".join(f"({words})" for words in NEED_WORDS.values()): lambda *said: (
                s.need is not None
                and NEED_WORDS[s.need] in said
                and bool(NEEDS[s.need] & set(q.functions))
            ),
            rf"(\w+) from the side of ({SIDES}) is new in this discussion": self._is_new,
            r"(\w+) has had the fewest questions lately": lambda function: (
                function in q.functions and {function} == self.quiet_functions
            ),
            r"(\w+) has had fewer questions lately than some": lambda function: (
                function in q.functions
                and function in self.quiet_functions
                and len(self.quiet_functions) > 1
            ),
            rf"you have looked least {from_side}": lambda words: (
                SIDE_OF[words] in q.stakeholders and {SIDE_OF[words]} == self.quiet_sides
            ),
            rf"you have looked less {from_side} than from some": lambda words: (
                SIDE_OF[words] in q.stakeholders
                and SIDE_OF[words] in self.quiet_sides
                and len(self.quiet_sides) > 1
            ),
            "there is footing now for one that asks more": lambda: (
                q.depth is Depth.CHALLENGING and has_footing(self.bank, s)
            ),
            **self._chosen(),
        }

    def _chosen(self) -> dict[str, Callable[..., bool]]:
        s, q = self.s, self.q
        return {
            r"you chose the theme ([\w-]+)": lambda theme: theme == s.theme and theme in q.themes,
            r"you chose (\w+)": lambda function: function == s.function in q.functions,
            rf"you are looking from ({SIDES})": lambda words: (
                SIDE_OF[words] is s.lens and s.lens in q.stakeholders
            ),
            rf"nothing here looks from ({SIDES})": lambda words: (
                SIDE_OF[words] is s.lens
                and not any(s.lens in other.stakeholders for other in self.base)
            ),
            rf"nothing here serves (\w+)(?: from ({SIDES}))?": lambda function, words: (
                function == s.function
                and not any(
                    function in other.functions
                    and (words is None or SIDE_OF[words] in other.stakeholders)
                    for other in self.base
                )
            ),
            "every other one that fits has been asked today": lambda: all(
                one.id in s.asked_in_session for one in fits_as_well(q, self.bank, s)
            ),
            "it was asked not long ago, but all fresh ones are used up": lambda: (
                q.id in s.asked_lately
                and all(is_worn(one, s) for one in fits_as_well(q, self.bank, s))
            ),
        }

    def _is_here(self, place: str) -> bool:
        return place == (f"the {self.s.stage} stage" if self.s.stage else "this part")

    def _is_new(self, function: str, words: str) -> bool:
        s, q, side = self.s, self.q, SIDE_OF[words]
        return (
            s.stage in q.stages
            and function in q.functions
            and side in q.stakeholders
            and not s.discussion.counts.get((s.stage, Function(function), side))
        )


def _least(situation, counts, kind):  # type: ignore[no-untyped-def]
    """All that nothing was asked about less than; none without an earlier session, or if level."""
    found = {
        one for one in kind if not any(counts.get(other, 0) < counts.get(one, 0) for other in kind)
    }
    return found if situation.asked_lately and len(found) < len(kind) else set()


def shuffled(situation: Situation) -> Situation:
    """The same situation, its sets built in another order."""

    def again(values: frozenset[str]) -> frozenset[str]:
        other: set[str] = set(map(str, range(200)))  # a table of another size
        other.update(sorted(values, reverse=True))
        other.difference_update(set(map(str, range(200))) - values)
        return frozenset(other)

    return replace(
        situation,
        topic=again(situation.topic),
        asked_in_session=again(situation.asked_in_session),
        asked_lately=again(situation.asked_lately),
        put_off=again(situation.put_off),
        refused=again(situation.refused),
        window=Coverage(
            dict(reversed(situation.window.counts.items())),
            dict(reversed(situation.window.functions.items())),
            dict(reversed(situation.window.stakeholders.items())),
        ),
    )
