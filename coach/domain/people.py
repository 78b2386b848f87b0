"""Homes and their owners, people, supervision files, pairs, and who may read what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coach.domain.row import Audience, Row, Text, Voice
from coach.errors import TenureEnded
from coach.values import dataclass


@dataclass(frozen=True, kw_only=True)
class Home(Row):
    """One person's Coach data on one machine."""

    owner_id: str


@dataclass(frozen=True, kw_only=True)
class Person(Row):
    """Somebody in this home: its owner, a supervisee, a contributor."""

    name: str
    role: str = ""
    """A job title, in free text."""
    staff_group: str = ""
    start_on: date | None = None
    """First day in the post."""
    left_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SupervisionFile(Row):
    """A supervisee's file; it outlives every pair."""

    supervisee_id: str


@dataclass(frozen=True, kw_only=True)
class Pair(Row):
    """A dated tenure of one supervisor on one supervision file."""

    file_id: str
    supervisor_id: str
    policy_id: str
    policy_version: int
    started_on: date
    ended_on: date | None = None

    def end(self, on: date) -> Pair:
        """End the tenure. Raises TenureEnded if it has ended before."""
        if self.ended_on is not None:
            raise TenureEnded(f"This pair's time ended on {self.ended_on:%d %B %Y} already.")
        return replace(self, ended_on=on)

    def go_on(self) -> Pair:
        """Take an end back that was said by mistake."""
        return replace(self, ended_on=None)

    def work_by(self, policy_id: str, policy_version: int) -> Pair:
        """Work by a policy from now on; sessions keep the one that they were held by.

        Raises TenureEnded for a pair whose time has ended.
        """
        if self.ended_on is not None:
            raise TenureEnded(f"This pair's time ended on {self.ended_on:%d %B %Y} already.")
        return replace(self, policy_id=policy_id, policy_version=policy_version)


@dataclass(frozen=True)
class Reader:
    """Who is looking: a home's owner alone, or a pair or a group present at a session."""

    owner_id: str
    file_id: str | None = None
    """Set when the pair of that supervision file sits at the screen together."""
    group_id: str | None = None
    """Set when that group sits at the screen together."""

    @property
    def alone(self) -> bool:
        """True when nobody but the owner is looking."""
        return self.file_id is None and self.group_id is None

    def may_read(self, text: Text, file_id: str) -> bool:
        """Whether a text kept on a supervision file may be shown to this reader.

        What is only mine is for its owner alone; a pair present sees its own file only.
        """
        if text.audience is Audience.ONLY_MINE:
            return self.alone and text.owner_id == self.owner_id
        return self.alone or self.file_id == file_id


@dataclass(frozen=True)
class Supervisee:
    """A supervisee with the file and the present pair, as listings need them."""

    person: Person
    file: SupervisionFile
    pair: Pair
    supervisor: Person

    def part_of(self, person_id: str) -> Voice:
        """The part that one of the two has in this pair."""
        return Voice.SUPERVISEE if person_id == self.person.id else Voice.SUPERVISOR
