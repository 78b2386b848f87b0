"""Writes a group's documents: its notes for members, its agreement, a private reflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.group_notes import GroupMaterial, GroupNotesPaper, compose_notes
from coach.domain.group_session import GroupStatus
from coach.errors import DocumentsFailed
from coach.services.export_ports import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.group import GroupAgreement
    from coach.domain.private_reflection import PrivateReflection
    from coach.services.filing import Filing, Written
    from coach.services.group_ports import GroupDocuments
    from coach.services.groups import GroupSeen
    from coach.services.ports import Clock

PARENT = "Groups"
OWN_PARENT = "My reflections"
PURPOSES = {
    "asye": "ASYE critical reflection log",
    "cpd": "Continuing professional development",
}
"""What a private reflection can be exported for."""


class GroupPapers:
    """The documents of this home's groups."""

    def __init__(self, documents: GroupDocuments, filing: Filing, clock: Clock) -> None:
        self._documents = documents
        self._filing = filing
        self._clock = clock

    def paper(self, seen: GroupSeen, material: GroupMaterial) -> GroupNotesPaper:
        """A session's notes with all that their document shows."""
        session = material.session
        assert session.held_on is not None  # it has been begun
        came = [one for one in material.attending if one.came]
        agreed = session.status is GroupStatus.HELD
        return GroupNotesPaper(
            session_id=session.id,
            group=seen.group.name,
            mentor=seen.mentor,
            held_on=session.held_on,
            structure=session.chosen.name,
            attended=tuple(material.called.get(one.person_id, "") for one in came),
            left_early=tuple(material.called.get(one.person_id, "") for one in came if one.left_at),
            agreed=agreed,
            sections=compose_notes(material),
            never_reaches=seen.group.never_reaches,
        )

    def text(self, seen: GroupSeen, material: GroupMaterial) -> str:
        """A session's notes as Markdown."""
        return self._documents.notes(self.paper(seen, material))

    def write_notes(
        self, seen: GroupSeen, material: GroupMaterial, wanted: Format = Format.MARKDOWN
    ) -> Written:
        """Write a session's notes. Raises DocumentsFailed."""
        paper = self.paper(seen, material)
        return self._write(
            _kind("group-notes", wanted),
            paper.session_id,
            f"{self._folder(seen)}/Notes",
            f"{paper.held_on.isoformat()} Group notes.{wanted}",
            self._documents.notes_as(paper, wanted, self._clock.now()),
            f'coach group notes "{seen.group.name}" --write',
        )

    def write_agreement(
        self, seen: GroupSeen, agreement: GroupAgreement, wanted: Format = Format.MARKDOWN
    ) -> Written:
        """Write an agreed version. Raises DocumentsFailed."""
        assert agreement.agreed_on is not None  # only an agreed version is written
        return self._write(
            _kind("group-agreement", wanted),
            agreement.id,
            f"{self._folder(seen)}/Agreement",
            f"{agreement.agreed_on.isoformat()} Agreement v{agreement.version}.{wanted}",
            self._documents.agreement_as(seen.group, agreement, wanted, self._clock.now()),
            f'coach group agree "{seen.group.name}" --write',
        )

    def write_reflection(
        self,
        reflections: Sequence[PrivateReflection],
        purpose: str,
        by: str,
        wanted: Format = Format.MARKDOWN,
    ) -> list[Written]:
        """Write private reflections for their owner, each for itself. Raises DocumentsFailed."""
        folder = self._filing.folder("own-reflections", purpose, "", OWN_PARENT)
        return [
            self._write(
                _kind(f"reflection-{purpose}", wanted),
                one.id,
                folder,
                f"{one.held_on.isoformat()} {PURPOSES[purpose]}.{wanted}",
                self._documents.reflection_as(
                    one, PURPOSES[purpose], by, wanted, self._clock.now()
                ),
                "coach group reflect --export",
            )
            for one in reflections
        ]

    def _folder(self, seen: GroupSeen) -> str:
        return self._filing.folder("group-folder", seen.group.id, PARENT, seen.group.name)

    def _write(
        self, kind: str, owner_id: str, folder: str, name: str, text: str | bytes, again: str
    ) -> Written:
        try:
            return self._filing.write(kind, owner_id, folder, name, text)
        except DocumentsFailed as failed:
            told = str(failed).replace("coach record write NAME", again)
            raise DocumentsFailed(told) from failed


def _kind(kind: str, wanted: Format) -> str:
    """What a document is known as; the Markdown has the name alone."""
    return kind if wanted is Format.MARKDOWN else f"{kind}-{wanted}"
