"""Before the rounds: who is there, the structure and its length, and who takes which part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_session import Attending, GroupStatus
from coach.domain.group_structure import FACILITATOR, GroupStructure
from coach.domain.rotation import PastParts, propose_parts, unfilled
from coach.errors import BadInput, GroupDoesNotFit, GroupNotReady, NotFound
from coach.services.group_case import bind
from coach.text import folded, printable

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from coach.services.group_talk import GroupTalk

_BEFORE = GroupStatus.BEFORE
_NOW = (GroupStatus.BEFORE, GroupStatus.ROUNDS, GroupStatus.AFTER)


class GroupParts:
    """Attendance, structure and parts of one session."""

    def __init__(self, talk: GroupTalk) -> None:
        self._talk = talk

    # The structure

    def structures(self) -> tuple[GroupStructure, ...]:
        """Every sound structure, by name."""
        return self._talk.tools.content.structures().found

    def find(self, wanted: str) -> GroupStructure:
        """A structure by its id, its name or the start of one. Raises NotFound."""
        return find_structure(self.structures(), wanted)

    def choose(self, structure: GroupStructure, *, anyway: bool = False) -> str:
        """Work by a structure; says what stands in the way of its booked time, or nothing.

        Raises GroupDoesNotFit for a group of another size, unless that is wanted anyway.
        """
        talk = self._talk
        with talk.change(_BEFORE):
            amiss = structure.fits(len(talk.here()))
            if amiss and not anyway:
                raise GroupDoesNotFit(amiss)
            talk.put(talk.session.choose(structure))
            if structure.anonymised and talk.session.case_id is not None:
                bind(talk, None)
            self._give_out({}, ())
        return self.too_long()

    def too_long(self) -> str:
        """Nothing where the rounds fit the booked time, else a sentence that says so."""
        session = self._talk.session
        total = session.chosen.total_minutes
        if total <= session.minutes:
            return ""
        return (
            f"Its rounds take {total} minutes and {session.minutes} are booked; they can be scaled "
            f"to {session.minutes}, in the same order."
        )

    def scale(self, minutes: int | None = None) -> GroupStructure:
        """The same rounds in so many minutes, or in the booked time. Raises BadInput."""
        talk = self._talk
        with talk.change(_BEFORE):
            shipped = next(
                (one for one in self.structures() if one.id == talk.structure.id), talk.structure
            )
            scaled = shipped.scaled_to(talk.session.minutes if minutes is None else minutes)
            talk.put(talk.session.choose(scaled))
        return talk.structure

    def book(self, minutes: int) -> None:
        """Say how long this session is booked for. Raises BadInput."""
        if not 1 <= minutes <= 240:
            raise BadInput("A session of a group lasts from 1 to 240 minutes.", "minutes")
        talk = self._talk
        with talk.change(_BEFORE):
            talk.put(replace(talk.session, minutes=minutes))

    # Who is there

    def named(self, wanted: str) -> Attending:
        """Somebody of this session by what they are called. Raises NotFound, Ambiguous."""
        talk = self._talk
        mentor_id = talk.group.group.mentor_id
        if folded(wanted) in ("mentor", folded(talk.called(mentor_id))):
            person_id = mentor_id
        else:
            person_id = talk.tools.groups.member(talk.group, wanted).person_id
        for one in talk.attending():
            if one.person_id == person_id:
                return one
        raise NotFound(f"{talk.called(person_id)} is not in this session.")

    def away(self, wanted: str) -> Attending:
        """Somebody did not come. Their part, if they had one, is free."""
        talk = self._talk
        with talk.change(_BEFORE):
            one = replace(self.named(wanted), came=False, role="")
            self._let_go(one.person_id)
            return talk.tools.stores.groups.attending.save(one)

    def came(self, wanted: str) -> Attending:
        """Somebody is here after all, or is back."""
        talk = self._talk
        with talk.change(*_NOW):
            one = replace(self.named(wanted), came=True, left_at=None)
            return talk.tools.stores.groups.attending.save(one)

    def leaves(self, wanted: str) -> Attending:
        """Somebody leaves in mid-session; whoever is asked later to agree the notes is not them."""
        talk = self._talk
        with talk.change(*_NOW):
            found = self.named(wanted)
            now: datetime = talk.tools.clock.now()
            if not found.is_here:
                raise GroupNotReady(f"{talk.called(found.person_id)} is not here.")
            if talk.session.status is _BEFORE:
                self._let_go(found.person_id)
            return talk.tools.stores.groups.attending.save(replace(found, left_at=now))

    def open_parts(self) -> tuple[str, ...]:
        """Names of parts that nobody who is here has."""
        talk = self._talk
        parts = {one.person_id: one.role for one in talk.here() if one.role}
        return tuple(role.name for role in unfilled(talk.structure, parts))

    # Parts

    def give_out(
        self, chosen: dict[str, str] | None = None, passing: Collection[str] = ()
    ) -> list[Attending]:
        """Give out the parts by turns. Whoever passes takes none of their own; it leaves no trace.

        `chosen` says what the group settled by itself, by person.
        """
        talk = self._talk
        with talk.change(_BEFORE):
            self._give_out(chosen or {}, passing)
        return talk.attending()

    def _give_out(self, chosen: dict[str, str], passing: Collection[str]) -> None:
        talk = self._talk
        kept = talk.tools.stores.groups.attending
        past = [
            PastParts({one.person_id: one.role for one in meeting if one.role})
            for meeting in kept.past(talk.group.group.id, talk.session.id)
        ]
        here = [one.person_id for one in talk.here()]
        mentor_id = talk.group.group.mentor_id
        chosen = {**self._presenting(passing), **chosen}
        is_free = mentor_id in here and mentor_id not in chosen and mentor_id not in passing
        if not past and is_free and FACILITATOR not in chosen.values():
            chosen[mentor_id] = FACILITATOR  # a new group first sees how it is done
        parts = propose_parts(talk.structure, here, past, passing=passing, chosen=chosen)
        for one in talk.attending():
            role = parts.get(one.person_id, "")
            if role != one.role:
                kept.save(replace(one, role=role))

    def _presenting(self, passing: Collection[str]) -> dict[str, str]:
        """The presenters' parts of those whose dilemmas are chosen."""
        roles = self._talk.structure.presenting
        return {
            one.person_id: roles[one.place - 1].id
            for one in self._talk.dilemmas()
            if one.place is not None and one.place <= len(roles) and one.person_id not in passing
        }

    def _let_go(self, person_id: str) -> None:
        """What somebody brought is not taken up today after all; for use inside `change`."""
        for one in self._talk.dilemmas():
            if one.person_id == person_id and one.place is not None:
                self._talk.tools.stores.groups.dilemmas.save(
                    replace(one, place=None, consented=False)
                )

    def give(self, role: str, wanted: str) -> Attending:
        """Give one part to somebody, also in mid-session; whoever had it takes theirs.

        Raises BadInput for a part that the structure does not have.
        """
        talk = self._talk
        with talk.change(*_NOW):
            part = next(
                (
                    one
                    for one in talk.structure.roles
                    if folded(role) in (folded(one.id), folded(one.name))
                ),
                None,
            )
            if part is None:
                names = ", ".join(one.id for one in talk.structure.roles)
                raise BadInput(f"This structure has no such part; choose one of: {names}.")
            taker = self.named(wanted)
            kept = talk.tools.stores.groups.attending
            for one in talk.attending():
                if one.role == part.id and not part.several and one.id != taker.id:
                    kept.save(replace(one, role=taker.role))
            return kept.save(replace(taker, role=part.id))

    def passes(self, wanted: str) -> Attending:
        """Somebody passes: the next in turn takes the part. That they passed is nowhere kept."""
        talk = self._talk
        with talk.change(_BEFORE):
            who = self.named(wanted)
            self._let_go(who.person_id)
            own = {role.id for role in talk.structure.roles if not role.several}
            others = {
                one.person_id: one.role
                for one in talk.here()
                if one.role in own and one.id != who.id
            }
            self._give_out(others, (who.person_id,))
        return self.named(wanted)


def find_structure(structures: tuple[GroupStructure, ...], wanted: str) -> GroupStructure:
    """A structure by its id, its name or the start of one. Raises NotFound."""
    sought = folded(wanted.strip())
    named = {one.id: (folded(one.id), folded(one.name)) for one in structures}
    whole = [one for one in structures if sought in named[one.id]]
    begun = [one for one in structures if any(n.startswith(sought) for n in named[one.id])]
    for found in (whole, begun):
        if sought and len(found) == 1:
            return found[0]
    names = ", ".join(one.id for one in structures)
    raise NotFound(f"No structure is called “{printable(wanted)[:40]}”; choose one of: {names}.")
