"""Setting up a home and keeping the people, supervision files and pairs in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.people import Home, Pair, Person, Reader, Supervisee, SupervisionFile
from coach.errors import Ambiguous, HasLeft, NotFound
from coach.text import clean_line, clean_name, folded, printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.domain.policy import Policy
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores

OWNER_NAME = "Supervisor"
"""What the owner is called until they say their name."""


class PeopleService:
    """Who owns this home, and whom they supervise."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def set_up(self, name: str, role: str = "") -> Person:
        """Name the home's owner; a second time renames them. Raises BadInput for an empty name."""
        name, role = clean_name(name), clean_line(role)
        with self._stores.atomic():
            owner = self._owner(name)
            return self._stores.people.save_person(replace(owner, name=name, role=role))

    def owner(self) -> Person:
        """The home's owner, called Supervisor until set up."""
        with self._stores.atomic():
            return self._owner(OWNER_NAME)

    def is_set_up(self) -> bool:
        """Whether this home has an owner yet."""
        return self._stores.people.home() is not None

    def reader(self, with_pair: Supervisee | None = None) -> Reader:
        """The owner alone, or the pair present."""
        home = self._stores.people.home()
        owner_id = home.owner_id if home else self.owner().id
        return Reader(owner_id, with_pair.file.id if with_pair else None)

    def _owner(self, name: str) -> Person:
        owner = self._stores.people.owner()
        if owner is not None:
            return owner
        owner = Person(id=self._ids.new(), name=name)
        self._stores.people.add_home(Home(id=self._ids.new(), owner_id=owner.id), owner)
        found = self._stores.people.owner()
        assert found is not None  # it was added just now, in this very unit of work
        return found

    def add(
        self,
        name: str,
        policy: Policy,
        role: str = "",
        staff_group: str = "",
        start_on: date | None = None,
        agreement_on: date | None = None,
    ) -> Supervisee:
        """Add somebody the owner supervises, with a file of their own and a first pair.

        An agreement that they made before Coach can be noted by its date. Raises BadInput for a
        name without letters, a staff group that the policy does not know, an agreement to come.
        """
        from coach.domain.staff_groups import find_group  # only adding somebody needs them
        from coach.services.agreement_dates import AgreementDates

        name, staff_group = clean_name(name), find_group(policy, staff_group)
        with self._stores.atomic():
            owner = self._owner(OWNER_NAME)
            person = Person(
                id=self._ids.new(),
                name=name,
                role=clean_line(role),
                staff_group=staff_group,
                start_on=start_on,
            )
            file = SupervisionFile(id=self._ids.new(), supervisee_id=person.id)
            pair = self._first_pair(owner, file, policy)
            self._stores.people.add_supervisee(person, file, pair)
            if agreement_on is not None:
                dates = AgreementDates(self._stores, self._clock, self._ids)
                dates.note_agreed(file, pair, agreement_on)
        return self.with_id(person.id)

    def _first_pair(self, owner: Person, file: SupervisionFile, policy: Policy) -> Pair:
        return Pair(
            id=self._ids.new(),
            file_id=file.id,
            supervisor_id=owner.id,
            policy_id=policy.id,
            policy_version=policy.version,
            started_on=self._clock.today(),
        )

    def everyone(self) -> list[Supervisee]:
        """Everybody with a pair under way, by name."""
        found = self._stores.people.supervisees()
        return sorted(found, key=lambda one: (folded(one.person.name), one.person.id))

    def everyone_left(self) -> list[Supervisee]:
        """Everybody who left, by name; their files are kept."""
        found = self._stores.tenures.left()
        return sorted(found, key=lambda one: (folded(one.person.name), one.person.id))

    def with_id(self, person_id: str) -> Supervisee:
        """The supervisee with an id. Raises NotFound."""
        for one in self._stores.people.supervisees():
            if one.person.id == person_id:
                return one
        raise NotFound(f"Nobody here has the id {person_id}.")

    def find(self, wanted: str) -> Supervisee:
        """One supervisee by name, part of a name, or the start of an id.

        A whole name wins over a part of one. Raises NotFound, or Ambiguous with the choices.
        """
        everyone = self.everyone()
        found = _match(wanted, everyone)
        if found is not None:
            return found
        shown = printable(wanted)[:60]
        gone = _match(wanted, self.everyone_left())
        if gone is not None:
            raise _has_left(gone, shown)
        if not everyone:
            raise NotFound(
                f"Nobody called “{shown}” is here yet; add them with: "
                f'coach person add --name "{shown}"'
            )
        raise NotFound(f"Nobody called “{shown}” is here; `coach people` lists everybody.")

    def among(self, wanted: str, some: list[Supervisee]) -> Supervisee | None:
        """The one of some who answers to a name, if one does. Raises Ambiguous."""
        return _match(wanted, some)

    def find_ever(self, wanted: str) -> Supervisee:
        """As `find`, and those who left too: for looking at what is kept of them.

        Where one of each answers, it is the one who is here.
        """
        try:
            found = _match(wanted, [*self.everyone(), *self.everyone_left()])
        except Ambiguous:
            found = None
        return found or self.find(wanted)

    def find_left(self, wanted: str) -> Supervisee:
        """One of those who left. Raises NotFound, or Ambiguous with the choices."""
        found = _match(wanted, self.everyone_left())
        if found is None:
            shown = printable(wanted)[:60]
            raise NotFound(
                f"Nobody called “{shown}” has left; `coach people --left` lists those who have."
            )
        return found


def _match(wanted: str, everyone: list[Supervisee]) -> Supervisee | None:
    """The one who answers to a name; raises Ambiguous where several do."""
    sought = folded(" ".join(wanted.split()))
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: folded(person.name) == sought,
        lambda person: folded(person.id).startswith(sought),
        lambda person: any(start.startswith(sought) for start in _starts(folded(person.name))),
    )
    for test in tests:
        found = [one for one in everyone if sought and test(one.person)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(_choices(wanted, found, everyone))
    return None


def _has_left(gone: Supervisee, shown: str) -> HasLeft:
    from coach.domain.days import spoken  # only who has left needs it

    assert gone.person.left_on is not None  # that is what makes them gone
    return HasLeft(
        f"{printable(gone.person.name)} left on {spoken(gone.person.left_on)} and the file is "
        f'kept; take a mistake back with: coach person leave "{shown}" --undo'
    )


def _starts(name: str) -> list[str]:
    """A name from each of its words on, so that a surname finds its person too."""
    words = name.split()
    return [" ".join(words[place:]) for place in range(len(words))]


def _choices(wanted: str, found: list[Supervisee], everyone: list[Supervisee]) -> str:
    short = short_ids([one.person.id for one in everyone])
    listed = "; ".join(
        f"{short[one.person.id]} {printable(one.person.name)}"
        + (f", {printable(one.person.role)}" if one.person.role else "")
        for one in found
    )
    return (
        f"{len(found)} people answer to “{printable(wanted)[:60]}”: {listed}. "
        "Say which with the start of the id."
    )


def short_ids(ids: list[str]) -> dict[str, str]:
    """Each id's shortest start, of six letters or more, that no other id shares."""
    short = {}
    for one in ids:
        length = 6
        while any(other != one and other[:length] == one[:length] for other in ids):
            length += 1
        short[one] = one[:length]
    return short
