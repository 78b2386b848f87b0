"""Who takes part in supervising somebody besides the supervisor, and the part each plays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agreement import Contributor
from coach.errors import BadInput, IllegalMove, NotFound
from coach.text import clean_line, clean_name, folded, printable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Reader, Supervisee
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


class ContributorService:
    """Mentors, practice educators, induction supervisors and whoever else helps."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def all(self, supervisee: Supervisee, reader: Reader) -> list[Contributor]:
        """Everybody who takes or took part."""
        return self._stores.contributors.of_file(supervisee.file.id, reader)

    def now(self, supervisee: Supervisee, reader: Reader) -> list[Contributor]:
        """Who takes part today."""
        today = self._clock.today()
        return [one for one in self.all(supervisee, reader) if one.takes_part_on(today)]

    def add(
        self, supervisee: Supervisee, name: str, part: str, reader: Reader, on: date | None = None
    ) -> Contributor:
        """Somebody takes part from a day on. Raises BadInput without a name or a part."""
        name, part = clean_name(name), clean_line(part)
        if not part:
            raise BadInput("Say what their part is, as: mentor, every second session.", "part")
        with self._stores.atomic():
            known = [
                one for one in self.all(supervisee, reader) if folded(one.name) == folded(name)
            ]
            if any(one.ended_on is None and folded(one.part) == folded(part) for one in known):
                raise IllegalMove(f"{name} takes that part already; nothing was added.")
            return self._stores.contributors.add(
                Contributor(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    person_id=known[0].person_id if known else self._ids.new(),
                    name=known[0].name if known else name,
                    part=part,
                    started_on=on or self._clock.today(),
                )
            )

    def find(self, supervisee: Supervisee, wanted: str, reader: Reader) -> Contributor:
        """Who takes part under a name. Raises NotFound."""
        sought = folded(" ".join(wanted.split()))
        going = [one for one in self.all(supervisee, reader) if one.ended_on is None]
        for one in going:
            if sought and (folded(one.name) == sought or one.id.casefold().startswith(sought)):
                return one
        raise NotFound(
            f"Nobody called “{printable(wanted)[:60]}” takes part in supervising "
            f"{printable(supervisee.person.name)}; nothing was changed."
        )

    def end(self, contributor: Contributor, on: date | None = None) -> Contributor:
        """Somebody's part ends. Raises BadInput or IllegalMove."""
        with self._stores.atomic():
            return self._stores.contributors.save(contributor.end(on or self._clock.today()))

    def go_on(self, contributor: Contributor) -> Contributor:
        """It was ended by mistake: their part goes on."""
        with self._stores.atomic():
            return self._stores.contributors.save(replace(contributor, ended_on=None))
