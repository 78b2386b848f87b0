"""Agreements with their sections and acceptances, contributors, and answers to tools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from coach.domain.agreement import (
    Acceptance,
    Agreement,
    AgreementFile,
    AgreementSection,
    Contributor,
    ReviewCall,
)
from coach.domain.people import Person, Reader
from coach.domain.preparation_tool import ToolAnswer
from coach.storage.people_store import PersonTable
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row

Part = TypeVar("Part", AgreementSection, Acceptance)


class AgreementTable(Table[Agreement]):
    """Versions, without what stands in them."""

    name, kind = "agreement", Agreement
    apart = frozenset({"sections", "acceptances"})


class SectionTable(Table[AgreementSection]):
    """Sections. Who may read them goes by the agreement that they were found by."""

    name, kind = "agreement_section", AgreementSection


class AcceptanceTable(Table[Acceptance]):
    """Acceptances; one taken back is withdrawn, never gone."""

    name, kind = "agreement_acceptance", Acceptance


class CallTable(Table[ReviewCall]):
    """Why an agreement is looked at before its time."""

    name, kind = "agreement_call", ReviewCall


class AgreementStore:
    """Every version on a supervision file, each whole."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._agreements = AgreementTable(database, clock, stamp)
        self._sections = SectionTable(database, clock, stamp)
        self._acceptances = AcceptanceTable(database, clock, stamp)
        self._calls = CallTable(database, clock, stamp)
        self._clock = clock

    def of_file(self, file_id: str, reader: Reader) -> AgreementFile:
        """What this reader may see of a file's agreements, in four short queries."""
        found = self._agreements.find(
            "t.file_id = :file AND t.withdrawn_at IS NULL",
            {"file": file_id},
            reader,
            "t.version, t.seq",
        )
        if not found:
            return AgreementFile()
        mine = (
            "t.withdrawn_at IS NULL AND "
            "t.agreement_id IN (SELECT id FROM agreement WHERE file_id = :file)"
        )
        file: Row = {"file": file_id}
        sections = self._sections.find(mine, file, None, "t.position, t.seq")
        acceptances = self._acceptances.find(mine, file, None)
        calls = self._calls.find("t.file_id = :file AND t.withdrawn_at IS NULL", file, reader)
        return AgreementFile(
            tuple(
                replace(one, sections=_of(one, sections), acceptances=_of(one, acceptances))
                for one in found
            ),
            tuple(calls),
        )

    def add(self, row: Agreement) -> Agreement:
        """Keep a new version with its sections."""
        with self._database.atomic():
            kept = self._agreements.add(row)
            return replace(kept, sections=tuple(map(self._sections.add, row.sections)))

    def save(self, row: Agreement) -> Agreement:
        """Keep a version that changed, not what stands in it. Raises StaleRevision."""
        return replace(self._agreements.save(row), sections=row.sections)

    def add_section(self, row: AgreementSection) -> AgreementSection:
        """Keep a new section of a draft."""
        return self._sections.add(row)

    def save_section(self, row: AgreementSection) -> AgreementSection:
        """Keep a section that changed. Raises StaleRevision."""
        return self._sections.save(row)

    def add_acceptance(self, row: Acceptance) -> Acceptance:
        """Keep a person's yes to a draft."""
        return self._acceptances.add(row)

    def take_back(self, acceptances: tuple[Acceptance, ...]) -> None:
        """Let acceptances of a draft count no more: its words have changed."""
        for one in acceptances:
            self._acceptances.save(replace(one, withdrawn_at=self._clock.now()))

    def add_call(self, row: ReviewCall) -> ReviewCall:
        """Keep that an agreed version should be looked at again."""
        return self._calls.add(row)


def _of(agreement: Agreement, rows: list[Part]) -> tuple[Part, ...]:
    return tuple(one for one in rows if one.agreement_id == agreement.id)


class ContributorTable(Table[Contributor]):
    """Contributors. Their names stand with the people."""

    name, kind = "contributor", Contributor
    apart = frozenset({"name"})

    def from_row(self, found: Row) -> Contributor:
        """A contributor by name."""
        named = self.database.rows("SELECT name FROM person WHERE id = ?", (found["person_id"],))
        return super().from_row({**found, "name": named[0]["name"]})


class ContributorStore:
    """Who takes part in supervising somebody besides the supervisor."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._people = PersonTable(database, clock, stamp)
        self._contributors = ContributorTable(database, clock, stamp)

    def of_file(self, file_id: str, reader: Reader) -> list[Contributor]:
        """Everybody who takes or took part, in the order in which they were added."""
        return self._contributors.find(
            "t.file_id = :file AND t.withdrawn_at IS NULL", {"file": file_id}, reader
        )

    def add(self, row: Contributor) -> Contributor:
        """Keep a contributor; somebody who is new here becomes one of this home's people."""
        with self._database.atomic():
            if not self._people.find("t.id = :id", {"id": row.person_id}, None):
                self._people.add(Person(id=row.person_id, name=row.name))
            return self._contributors.add(row)

    def save(self, row: Contributor) -> Contributor:
        """Keep a contributor that changed. Raises StaleRevision."""
        return self._contributors.save(row)


class ToolAnswerStore(Table[ToolAnswer]):
    """Answers to preparation tools."""

    name, kind = "tool_answer", ToolAnswer

    def of_tool(self, file_id: str, tool: str, reader: Reader) -> list[ToolAnswer]:
        """The answers to a tool that this reader may see."""
        return self.find(
            "t.file_id = :file AND t.tool = :tool AND t.withdrawn_at IS NULL",
            {"file": file_id, "tool": tool},
            reader,
        )

    def kept_back(self, file_id: str, tool: str, person_id: str) -> frozenset[str]:
        """The questions that somebody answered for themselves alone; not a word of the answers."""
        rows = self.database.rows(
            "SELECT question FROM tool_answer WHERE file_id = ? AND tool = ? AND person_id = ? "
            "AND audience = 'only-mine' AND withdrawn_at IS NULL",
            (file_id, tool, person_id),
        )
        return frozenset(row["question"] for row in rows)
