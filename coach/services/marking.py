"""Marks what was done outside a session, and takes a mark back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.mark import OF_THE_SUPERVISOR, Mark, MarkKind
from coach.domain.policy import Phases, Policy
from coach.domain.spans import add_months
from coach.domain.staff_groups import NEWLY_QUALIFIED
from coach.errors import BadInput, NotFound
from coach.text import clean_name, folded, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.people import Person, Supervisee
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores

OF_EITHER = frozenset({MarkKind.ABSENCE, MarkKind.RETURN, MarkKind.TRAINING})
"""Marks that may be about the supervisor as well."""
OF_THE_YEAR = frozenset({MarkKind.INITIAL_ASSESSMENT, MarkKind.END_ASSESSMENT})
"""Marks that only the newly qualified year has."""


class MarkService:
    """What was done, by whom it is about."""

    def __init__(self, stores: Stores, content: Content, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._ids = ids

    def marks(self, person: Person) -> list[Mark]:
        """Those that stand, latest first."""
        return self._stores.marks.of_person(person.id)

    def mark(
        self,
        supervisee: Supervisee,
        kind: MarkKind,
        on: date | None = None,
        name: str = "",
        number: int = 1,
        *,
        of_supervisor: bool = False,
    ) -> tuple[Mark, bool]:
        """Mark something as done; the mark, and whether it is new.

        `name` says which review or which case; `number` how many shifts. Raises BadInput.
        """
        on = on or self._clock.today()
        person = self._about(supervisee, kind, of_supervisor=of_supervisor)
        if number != 1 and kind is not MarkKind.SHIFT:
            raise BadInput("Only shifts are counted; nothing was changed.", "count")
        self._check_return(person, kind, on)
        mark = Mark(
            id=self._ids.new(),
            person_id=person.id,
            kind=kind,
            done_on=on,
            name=self._named(supervisee, kind, on, name),
            number=number,
        ).allow(self._clock.today())
        with self._stores.atomic():
            for one in self.marks(person) if kind is not MarkKind.SHIFT else ():
                if (one.kind, one.done_on, one.name) == (mark.kind, mark.done_on, mark.name):
                    return one, False
            return self._stores.marks.add(mark), True

    def unmark(
        self,
        supervisee: Supervisee,
        kind: MarkKind,
        on: date | None = None,
        name: str = "",
        *,
        of_supervisor: bool = False,
    ) -> Mark:
        """Take the latest mark of a kind back, or that of one day or name. Raises NotFound."""
        person = self._about(supervisee, kind, of_supervisor=of_supervisor)
        with self._stores.atomic():
            for one in self.marks(person):
                is_named = not name.strip() or folded(one.name) == folded(name.strip())
                if one.kind is kind and on in (None, one.done_on) and is_named:
                    return self._stores.marks.save(one.withdraw(self._clock.now()))
        when = f" on {on.isoformat()}" if on else ""
        raise NotFound(
            f"No {kind} is marked for {printable(person.name)}{when}; nothing was changed."
        )

    def _about(self, supervisee: Supervisee, kind: MarkKind, *, of_supervisor: bool) -> Person:
        if of_supervisor and kind not in OF_EITHER | OF_THE_SUPERVISOR:
            known = ", ".join(sorted(OF_EITHER | OF_THE_SUPERVISOR))
            raise BadInput(f"Of a supervisor there is {known}; nothing was changed.", "who")
        if of_supervisor or kind in OF_THE_SUPERVISOR:
            return supervisee.supervisor
        return supervisee.person

    def _check_return(self, person: Person, kind: MarkKind, on: date) -> None:
        if kind is not MarkKind.RETURN:
            return
        away = [one.done_on for one in self.marks(person) if one.kind is MarkKind.ABSENCE]
        if not any(first < on for first in away):
            raise BadInput(
                f"{printable(person.name)} is not marked as absent before {on.isoformat()}; "
                "mark the first day away first.",
                "on",
            )

    def _named(self, supervisee: Supervisee, kind: MarkKind, on: date, name: str) -> str:
        """The name as the policy or the caseload has it; which review it is, if none is said."""
        name = clean_name(name) if name.strip() else ""
        if kind is MarkKind.CASE_REVIEW:
            return self._case(supervisee, name)
        if kind is MarkKind.ASYE_REVIEW:
            return self._review(supervisee, on, name)
        if kind in OF_THE_YEAR and supervisee.person.staff_group != NEWLY_QUALIFIED:
            raise BadInput(
                f"{printable(supervisee.person.name)} is not newly qualified, so there is no "
                f"{kind}; nothing was changed.",
                "kind",
            )
        if name:
            raise BadInput("Only a review or a case has a name; nothing was changed.", "name")
        return ""

    def _case(self, supervisee: Supervisee, name: str) -> str:
        known = [case.reference for case in self._stores.cases.of_file(supervisee.file.id)]
        found = next((one for one in known if folded(one) == folded(name)), "")
        if name and not found:
            raise BadInput(
                f"There is no case {printable(name)[:60]} on the list of "
                f"{printable(supervisee.person.name)}; nothing was changed.",
                "name",
            )
        return found

    def _review(self, supervisee: Supervisee, on: date, name: str) -> str:
        reviews = self._reviews(supervisee)
        who = printable(supervisee.person.name)
        if not reviews:
            raise BadInput(f"The policy of {who} has no review by a name; nothing was changed.")
        if not name:
            held = {
                folded(one.name)
                for one in self.marks(supervisee.person)
                if one.kind is MarkKind.ASYE_REVIEW
            }
            left = [one for one in reviews if folded(one) not in held] or list(reviews)
            return min(left, key=lambda one: abs((reviews[one] - on).days))
        for one in reviews:
            if folded(one) == folded(name):
                return one
        starting = [one for one in reviews if folded(one).startswith(folded(name))]
        if len(starting) == 1:
            return starting[0]
        known = "; ".join(reviews)
        raise BadInput(f"The reviews of {who} are: {known}. Nothing was changed.", "name")

    def _reviews(self, supervisee: Supervisee) -> dict[str, date]:
        """Every review of the person's year, or that ends a phase, with the day it is due."""
        person, pair = supervisee.person, supervisee.pair
        policies = {policy.id: policy for policy in self._content.policies()}
        policy = policies.get(pair.policy_id)
        if policy is None:
            return {}
        start = person.start_on or pair.started_on
        found = {}
        if person.staff_group == NEWLY_QUALIFIED:
            found = {one.name: add_months(start, one.months) for one in policy.reviews}
        for name in _ending_phases(policy, person.staff_group):
            found.setdefault(name, self._clock.today())
        return found


def _ending_phases(policy: Policy, staff_group: str) -> Iterator[str]:
    for rule in policy.frequency_for(staff_group):
        if isinstance(rule, Phases):
            yield from (phase.until_review for phase in rule.phases if phase.until_review)
