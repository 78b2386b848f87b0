"""Searching: who is looking, in whose words, and what may come up."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from coach.domain.finding import FoundKind, Sought, words_of
from coach.domain.people import Reader, Supervisee
from coach.errors import NotFound
from coach.services.search_ports import Hits
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.services.people import PeopleService
    from coach.services.ports import Clock
    from coach.services.search_ports import Looking
    from coach.services.store_ports import Stores

SHOWN = 50
"""More than anybody reads; another word finds fewer."""


@dataclass(frozen=True)
class Scope:
    """Whose words a search looks through, and who is looking."""

    reader: Reader
    names: tuple[str, ...]
    """Everybody whose words may come up, by name."""
    file_id: str | None = None
    """The one file that is looked through; None for all."""
    is_together: bool = False
    """Whether a session is open: then what is only the owner's is left out."""


class SearchService:
    """Finds what was said and agreed."""

    def __init__(self, stores: Stores, people: PeopleService, clock: Clock) -> None:
        self._stores = stores
        self._people = people
        self._clock = clock

    def open_sessions(self) -> list[Supervisee]:
        """Everybody whose session is open: the screen may be theirs to read as well."""
        if not self._people.is_set_up():
            return []
        files = set(self._stores.searches.under_way())
        return [one for one in self._people.everyone() if one.file.id in files]

    def among_all(self) -> Scope:
        """Everybody's words, for the owner alone."""
        if not self._people.is_set_up():
            return Scope(Reader(""), ())
        everyone = [*self._people.everyone(), *self._people.everyone_left()]
        people = [one.person for one in everyone]
        owner = self._people.owner()
        if owner not in people and self._stores.self_care.file_of(owner.id) is not None:
            people.append(owner)  # whose plan stands here without a supervisor
        return Scope(self._people.reader(), tuple(person.name for person in people))

    def of(self, supervisee: Supervisee) -> Scope:
        """One supervisee's words; while any session is open, as a pair may read them."""
        owner, file_id = self._people.reader().owner_id, supervisee.file.id
        is_together = bool(self.open_sessions())
        reader = Reader(owner, file_id) if is_together else Reader(owner)
        return Scope(reader, (supervisee.person.name,), file_id, is_together)

    def seek(
        self,
        scope: Scope,
        typed: str,
        kinds: Iterable[FoundKind] = FoundKind,
        since: date | None = None,
    ) -> Sought:
        """What somebody looks for."""
        words, is_cut = words_of(typed)
        return Sought(words, scope.file_id, frozenset(kinds), self._midnight(since), is_cut)

    def newest(self, scope: Scope, sought: Sought, most: int = SHOWN) -> Hits:
        """The newest first, fast enough for every key."""
        if not scope.names:
            return Hits(())
        return self._stores.searches.newest(sought, scope.reader, most)

    def looking(self) -> Looking:
        """A look for what fits best, to be taken in another thread and stopped by a newer one."""
        return self._stores.searches.looking()

    def best(self, scope: Scope, sought: Sought, most: int = SHOWN) -> Hits:
        """What fits best first, here and now."""
        if not scope.names:
            return Hits(())
        found = self.looking().find(sought, scope.reader, most)
        assert found is not None  # nobody else has it, to stop it
        return found

    def supervisee(self, person_id: str) -> Supervisee:
        """Whose words were found, also where they have left. Raises NotFound."""
        for one in (*self._people.everyone(), *self._people.everyone_left()):
            if one.person.id == person_id:
                return one
        raise NotFound("Whoever said that is not here any more.")

    def question(self, scope: Scope, note_id: str) -> str:
        """The question that a note answers, as it was asked; nothing where there was none."""
        try:
            note = self._stores.notes.get(note_id, scope.reader)
            if note.asked_question_id is None:
                return ""
            return self._stores.asked.get(note.asked_question_id, scope.reader).wording
        except NotFound:
            return ""

    def written_on(self, at: datetime) -> date:
        """The day on the wall of a moment."""
        return at.astimezone(self._clock.zone()).date()

    def _midnight(self, since: date | None) -> datetime | None:
        if since is None:
            return None
        wall, zone = datetime.combine(since, time()), self._clock.zone()
        return wall.replace(tzinfo=zone) if zone is not None else wall.astimezone()
