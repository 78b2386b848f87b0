"""What changes about somebody supervised: who they are, their policy, their leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.policies import find_policy
from coach.domain.staff_groups import find_group
from coach.errors import BadInput, IllegalMove
from coach.services.agreement_dates import AgreementDates
from coach.text import clean_line, clean_name, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.people import Person, Supervisee
    from coach.domain.policy import Policy
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores

_IN_WORDS = {
    "session": "sessions",
    "note": "notes",
    "agenda_item": "agenda items",
    "agreed_action": "actions",
    "case_reference": "cases",
    "self_care_item": "a self-care plan",
    "agreement": "an agreement",
    "evidence": "evidence",
    "caseload_report": "a caseload report",
    "concern_note": "words for themselves",
    "hand_over": "a hand-over",
    "agreement_call": "a reason to look at an agreement again",
    "contributor": "others who take part",
    "tool_answer": "answers to preparation tools",
    "draft": "words typed and not taken yet",
    "mark": "marks of what was done",
    "group_member": "a place in a group",
    "pair": "another supervisor's time",
}


@dataclass(frozen=True)
class Changes:
    """What is to be different; None leaves a thing as it is."""

    name: str | None = None
    role: str | None = None
    staff_group: str | None = None
    """Its id or the policy's name for it; empty for none."""
    start_on: date | None = None
    policy: str | None = None
    """Its id or name."""
    agreement_on: date | None = None


@dataclass(frozen=True)
class Edited:
    """Somebody before and after, so that what follows from the change can be said."""

    before: Supervisee
    after: Supervisee
    agreed_before: date | None = None
    agreed_after: date | None = None

    @property
    def policy_changed(self) -> bool:
        """Whether they work by another policy, or another version of it, from now on."""
        was, now = self.before.pair, self.after.pair
        return (was.policy_id, was.policy_version) != (now.policy_id, now.policy_version)

    def differences(self) -> Iterator[tuple[str, str, str]]:
        """What differs, each with how it was and how it is; empty for nothing."""
        was, now = self.before, self.after
        yield from (
            (label, _said(before), _said(after))
            for label, before, after in (
                ("name", was.person.name, now.person.name),
                ("role", was.person.role, now.person.role),
                ("staff group", was.person.staff_group, now.person.staff_group),
                ("start", was.person.start_on, now.person.start_on),
                ("policy", was.pair.policy_id, now.pair.policy_id),
                ("policy's version", was.pair.policy_version, now.pair.policy_version),
                ("agreement", self.agreed_before, self.agreed_after),
                ("last day", was.person.left_on, now.person.left_on),
            )
            if before != after
        )


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


class TenureService:
    """Edits somebody, lets them leave, and takes back who was added by mistake."""

    def __init__(
        self, stores: Stores, clock: Clock, ids: Ids, people: PeopleService, content: Content
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._people = people
        self._content = content
        self._agreements = AgreementDates(stores, clock, ids)

    def edit(self, supervisee: Supervisee, changes: Changes) -> Edited:
        """Change what is asked, all of it or none; tell how it was and how it is.

        A policy holds from now on: sessions keep the one that they were held by. Raises BadInput
        about the field at fault, and StaleRevision.
        """
        with self._stores.atomic():
            before = self._people.with_id(supervisee.person.id)
            agreed_before = self._agreements.agreed_on(before.file)
            policy = self._policy(before, changes)
            person = _changed(before.person, policy, changes)
            if person != before.person:
                self._stores.tenures.save_person(person)
            if changes.policy is not None:
                pair = before.pair.work_by(policy.id, policy.version)
                if pair != before.pair:
                    self._stores.tenures.save_pair(pair)
            if changes.agreement_on is not None:
                self._agreements.note_agreed(before.file, before.pair, changes.agreement_on)
            after = self._people.with_id(before.person.id)
            return Edited(before, after, agreed_before, self._agreements.agreed_on(after.file))

    def _policy(self, supervisee: Supervisee, changes: Changes) -> Policy:
        policies = self._content.policies()
        if changes.policy is not None:
            return find_policy(policies, changes.policy)
        of_pair = supervisee.pair.policy_id
        return next((one for one in policies if one.id == of_pair), policies[0])

    def leave(self, supervisee: Supervisee, on: date) -> Edited:
        """End the pair's time and say when they left; the supervision file is kept.

        Raises BadInput about `on` for a day to come, or one before the start or the last session,
        and IllegalMove while a session is under way.
        """
        with self._stores.atomic():
            before = self._people.with_id(supervisee.person.id)
            self._check_leaving(before, on)
            self._stores.tenures.save_pair(before.pair.end(on))
            person = self._stores.tenures.save_person(replace(before.person, left_on=on))
            pair = next(o.pair for o in self._stores.tenures.left() if o.person.id == person.id)
            return Edited(before, replace(before, person=person, pair=pair))

    def _check_leaving(self, one: Supervisee, on: date) -> None:
        if on > self._clock.today():
            raise BadInput(
                f"{spoken(on)} is still to come; say it when the day is there. "
                "Nothing was changed.",
                "on",
            )
        held = self._stores.tenures.last_held_on(one.file.id)
        for what, day in (
            ("their time with you began", one.pair.started_on),
            ("they began in the post", one.person.start_on),
            ("their last session was held", held),
        ):
            if day is not None and on < day:
                raise BadInput(
                    f"{spoken(on)} is before {what}, which was {spoken(day)}; nothing was changed.",
                    "on",
                )
        if self._stores.sessions.under_way(one.file.id) is not None:
            raise IllegalMove(
                f"A session with {printable(one.person.name)} is still open; close it first. "
                "Nothing was changed.",
                "on",
            )

    def come_back(self, left: Supervisee) -> Edited:
        """Take a leaving back that was said by mistake; they are here as before."""
        with self._stores.atomic():
            found = [o for o in self._stores.tenures.left() if o.person.id == left.person.id]
            if not found:
                raise IllegalMove(
                    f"{printable(left.person.name)} has not left; nothing was changed."
                )
            (before,) = found
            self._stores.tenures.save_pair(before.pair.go_on())
            self._stores.tenures.save_person(replace(before.person, left_on=None))
            return Edited(before, self._people.with_id(before.person.id))

    def remove(self, supervisee: Supervisee) -> None:
        """Take back somebody added by mistake, of whom nothing is kept; the rows are withdrawn.

        Raises IllegalMove where something is kept.
        """
        with self._stores.atomic():
            one = self._people.with_id(supervisee.person.id)
            self.check_removable(one)
            self._stores.tenures.withdraw(one)

    def check_removable(self, supervisee: Supervisee) -> None:
        """Raises IllegalMove, saying what is kept, unless nothing is."""
        kept = self._stores.tenures.kept_of(supervisee)
        if not kept:
            return
        said = [words for table, words in _IN_WORDS.items() if table in kept]
        name = printable(supervisee.person.name)
        raise IllegalMove(
            f"{name} was not removed, since {_listed(said)} "
            "of theirs would be lost; nothing was changed. If they have left, say that instead."
        )


def _listed(words: list[str]) -> str:
    *most, last = words or ["something"]
    return f"{', '.join(most)} and {last}" if most else last


def _changed(person: Person, policy: Policy, changes: Changes) -> Person:
    """The person with the changes; their staff group is one that the policy knows."""
    group = person.staff_group
    if changes.staff_group is not None or changes.policy is not None:
        wanted = group if changes.staff_group is None else changes.staff_group
        group = find_group(policy, wanted)
    return replace(
        person,
        name=person.name if changes.name is None else clean_name(changes.name),
        role=person.role if changes.role is None else clean_line(changes.role),
        staff_group=group,
        start_on=changes.start_on or person.start_on,
    )
