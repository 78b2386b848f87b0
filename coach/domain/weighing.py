"""Weighs questions in one situation, and says in words what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.coverage import Cell, Coverage
from coach.domain.model import Depth, Part, Stakeholder
from coach.domain.situation import (
    CHALLENGE_EVERY,
    CULTURE_BY,
    CULTURE_THEMES,
    FOOTING,
    NEED_WORDS,
    NEEDS,
    NEW_FOOTING,
    NEW_WORKERS,
    PART_BANKS,
    STAKEHOLDER_WORDS,
    Situation,
    Weights,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.question import Question


def is_about_culture(question: Question) -> bool:
    """Whether a question asks about culture, identity or difference."""
    return not CULTURE_THEMES.isdisjoint(question.themes)


class Scorer:
    """Weighs questions in one situation."""

    def __init__(
        self, questions: Sequence[Question], situation: Situation, weights: Weights
    ) -> None:
        self._situation = situation
        self._weights = weights
        before = {*situation.asked_here, *situation.asked_in_discussion}
        by_id = {q.id: q for q in questions if q.id in before}
        asked = [by_id[one] for one in situation.asked_in_discussion if one in by_id]
        self._last = by_id.get(situation.asked_here[-1]) if situation.asked_here else None
        lately = [q.depth for q in asked[1 - CHALLENGE_EVERY :]]
        enough = NEW_FOOTING if situation.staff_group in NEW_WORKERS else FOOTING
        self._footing = len(asked) >= enough and Depth.CHALLENGING not in lately
        wanted = NEEDS[situation.need] if situation.need is not None else frozenset()
        served = [not wanted.isdisjoint(q.functions) for q in asked[-2:]]
        self._wanted = frozenset() if len(served) == 2 and all(served) else wanted
        home = {Stakeholder.STAFF, *([Stakeholder.SERVICE_USER] if situation.is_family else [])}
        self._home = home if situation.lens is None and situation.stage is not None else set()
        self.culture_is_open = situation.is_family and not any(map(is_about_culture, asked))
        """A family's discussion that has not asked about culture and identity."""
        self._culture_due = self.culture_is_open and len(asked) >= CULTURE_BY
        # In a pair's first session nothing was quiet lately; its own cells already spread it.
        window = situation.window if situation.asked_lately else Coverage()
        self._quiet_functions = window.quietest_functions()
        self._quiet_sides = window.quietest_stakeholders()
        self._part_bank = self._less_used_bank(by_id)
        self._visited = frozenset(cell for cell, n in situation.discussion.counts.items() if n)

    def _less_used_bank(self, by_id: dict[str, Question]) -> str | None:
        banks = PART_BANKS.get(self._situation.part, ())
        used = [by_id[one].bank for one in self._situation.asked_here if one in by_id]
        return min(banks, key=lambda bank: (used.count(bank), banks.index(bank)), default=None)

    def rank(self, question: Question) -> tuple[bool, bool, float]:
        """Smaller is sooner.

        About a family only where there is one, no challenge too soon; then by weight.
        """
        situation = self._situation
        in_discussion = situation.part is Part.DISCUSS
        return (
            in_discussion and not situation.is_family and question.speaks_of_a_family,
            question.depth is Depth.CHALLENGING and not self._footing,
            -self._score(question),
        )

    def _score(self, question: Question) -> float:
        weights = self._weights
        score = weights.wide * (question.cell_count - 1)
        for name, holds in self._features(question):
            if holds:
                score += getattr(weights, name)
        return score

    def _features(self, q: Question) -> tuple[tuple[str, bool], ...]:
        """Each thing that counts, by the name of its weight, and whether it holds."""
        s, last = self._situation, self._last
        return (
            ("culture_due", self._culture_due and is_about_culture(q)),
            ("put_off", q.id in s.put_off),
            ("part_bank", self._part_bank is not None and q.bank == self._part_bank),
            ("opens", not s.asked_here and q.depth is Depth.OPENING),
            ("follows_on", last is not None and q.id in last.follow_ups),
            ("new_worker", bool(q.for_groups)),
            ("called_up", q.is_named_by(s.topic)),
            ("need", not self._wanted.isdisjoint(q.functions)),
            ("fresh_cell", s.stage is not None and self._fresh(q) is not None),
            ("quiet_function", not self._quiet_functions.isdisjoint(q.functions)),
            ("quiet_stakeholder", not self._quiet_sides.isdisjoint(q.stakeholders)),
            ("challenge", self._footing and q.depth is Depth.CHALLENGING),
            (
                "close_to_home",
                s.lens is None
                and s.stage is not None
                and not self._home.isdisjoint(q.stakeholders),
            ),
            ("goes_on", last is not None and q.depth is Depth.EXPLORING),
            ("own_stage", s.stage is not None and q.bank == s.stage),
            (
                "same_thread",
                last is not None and not frozenset(last.themes).isdisjoint(q.themes),
            ),
        )

    def _fresh(self, question: Question) -> Cell | None:
        """The first of its cells here that this discussion has not visited."""
        stage = self._situation.stage
        for cell in question.cells:
            if cell[0] is stage and cell not in self._visited:
                return cell
        return None

    def facts(self, question: Question) -> list[str]:
        """What speaks for a question, what weighs most first; each is true of the situation."""
        held = [name for name, holds in self._features(question) if holds]
        held.sort(key=lambda name: -getattr(self._weights, name))
        return [words for words in (self._say(name, question) for name in held) if words]

    def _say(self, name: str, question: Question) -> str:
        s = self._situation
        place = f"the {s.stage} stage" if s.stage else "this part"
        said: dict[str, Callable[[], str]] = {
            "culture_due": lambda: "this discussion has not asked about culture and identity yet",
            "put_off": lambda: "you put it off to this time",
            "part_bank": lambda: f"it is one for the {s.part.replace('-', ' ')}",
            "opens": lambda: f"it opens {place}",
            "follows_on": lambda: "it follows on from the last question",
            "new_worker": lambda: f"it is written for whoever is {s.staff_group.replace('-', ' ')}",
            "called_up": lambda: "the topic itself calls for it",
            "need": lambda: NEED_WORDS[s.need] if s.need is not None else "",
            "fresh_cell": lambda: self._say_fresh(question),
            "quiet_function": lambda: self._say_quiet_function(question),
            "quiet_stakeholder": lambda: self._say_quiet_side(question),
            "challenge": lambda: "there is footing now for one that asks more",
        }
        return said[name]() if name in said else ""

    def _say_fresh(self, question: Question) -> str:
        cell = self._fresh(question)
        assert cell is not None  # asked only where the feature holds
        _, function, side = cell
        return f"{function} from the side of {STAKEHOLDER_WORDS[side]} is new in this discussion"

    def _say_quiet_function(self, question: Question) -> str:
        """The first of its functions that is quiet; with others as quiet, less than some."""
        function = next(one for one in question.functions if one in self._quiet_functions)
        if len(self._quiet_functions) == 1:
            return f"{function} has had the fewest questions lately"
        return f"{function} has had fewer questions lately than some"

    def _say_quiet_side(self, question: Question) -> str:
        """The first of its sides that is quiet; with others as quiet, less than some."""
        side = next(one for one in question.stakeholders if one in self._quiet_sides)
        words = f"from the side of {STAKEHOLDER_WORDS[side]} lately"
        if len(self._quiet_sides) == 1:
            return f"you have looked least {words}"
        return f"you have looked less {words} than from some"
