"""Two homes of one pair: the supervisor's and the supervisee's, and what goes between them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coach.domain.people import Supervisee
from coach.domain.session import AgendaItem
from coach.services.exchanging import TakenIn
from tests.builders import Home, home_at


@dataclass(frozen=True)
class Side:
    """One of the two, in their own home."""

    home: Home

    @property
    def pair(self) -> Supervisee:
        """The pair as this home has it."""
        return self.home.services.people.find("Jo Bennett")

    def items(self) -> list[AgendaItem]:
        """The items that wait here."""
        services = self.home.services
        return services.preparing.items(self.pair, services.people.reader())

    def add(self, title: str, minutes: int | None = None) -> AgendaItem:
        """Raise something."""
        return self.home.services.preparing.add(self.pair, title, minutes=minutes)

    def change(self, item: AgendaItem, title: str) -> AgendaItem:
        """Put an item in other words."""
        services = self.home.services
        return services.preparing.change(self.pair, item, services.people.reader(), title)

    def send(self) -> bytes:
        """What is shared here, as a file."""
        services = self.home.services
        output = self.home.root / f"{services.ids.new()}.md"
        services.exchanging.send(self.pair, services.people.reader(), output, empty=True)
        return output.read_bytes()

    def take(self, data: bytes, *, join: bool = False) -> TakenIn:
        """Take a file in."""
        services = self.home.services
        policy = services.content.policies()[0] if join else None
        return services.exchanging.take_in(data, "agenda.md", policy)

    def outcomes(self, data: bytes) -> list[tuple[str, str]]:
        """Take a file in, and say what became of each title."""
        return [(one.title, one.outcome.value) for one in self.take(data).items]

    def shown(self) -> list[tuple[object, ...]]:
        """What waits here, as people see it."""
        return [
            (i.id, i.title, i.raised_by, i.wanted_minutes, i.functions, i.need, i.detail)
            for i in self.items()
        ]


def side(root: Path, name: str, letters: str) -> Side:
    """A home of somebody's own."""
    home = home_at(root, letters)
    home.services.set_up(name)
    return Side(home)


@contextmanager
def two_homes() -> Iterator[tuple[Side, Side]]:
    """Amara's home and Jo's, who takes part by Amara's first agenda."""
    with tempfile.TemporaryDirectory() as folder:
        amara = side(Path(folder) / "amara", "Amara Osei", "AMRA")
        jo = side(Path(folder) / "jo", "Jo Bennett", "JBEN")
        amara.home.add("Jo Bennett")
        jo.take(amara.send(), join=True)
        yield amara, jo
        amara.home.services.close()
        jo.home.services.close()
