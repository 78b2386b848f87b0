"""The case of a case group: found by its reference, and where what is said of it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_session import GroupStatus
from coach.domain.row import Destination
from coach.errors import Ambiguous, BadInput, NotFound
from coach.text import folded, printable

if TYPE_CHECKING:
    from coach.domain.discussion import CaseReference
    from coach.domain.people import Supervisee
    from coach.services.group_talk import GroupTalk


class GroupCase:
    """Whose case a session is about, where its structure is a case group's."""

    def __init__(self, talk: GroupTalk) -> None:
        self._talk = talk

    def find(self, reference: str, whose: str = "") -> tuple[Supervisee, CaseReference]:
        """A case by its reference, of anybody or of one supervisee. Raises NotFound, Ambiguous."""
        stores = self._talk.tools.stores
        found = [
            (one, case)
            for one in stores.people.supervisees()
            if folded(whose) in folded(one.person.name)
            for case in stores.cases.of_file(one.file.id)
            if folded(case.reference) == folded(reference.strip())
        ]
        shown = printable(reference)[:40]
        if not found:
            raise NotFound(f"No case {shown} is on a file here; add it with: coach case add")
        if len(found) > 1:
            names = "; ".join(one.person.name for one, _ in found)
            raise Ambiguous(f"Case {shown} is with {names}; say whose caseload too.")
        return found[0]

    def is_about(self, supervisee: Supervisee, case: CaseReference) -> None:
        """Say whose case this is; the record goes there.

        Raises BadInput where the structure's notes are for the group's own members.
        """
        talk = self._talk
        with talk.change(GroupStatus.BEFORE):
            if talk.session.chosen.anonymised:
                raise BadInput("This structure's notes are for members, and name no case.")
            mine = talk.tools.stores.cases.of_file(supervisee.file.id)
            if all(one.id != case.id for one in mine):
                raise NotFound("That case is not on this supervision file.")
            bind(talk, case.id)


def bind(talk: GroupTalk, case_id: str | None) -> None:
    """Let a session, and what was brought to it, go to a case or to its members.

    For use inside `change`.
    """
    talk.put(replace(talk.session, case_id=case_id))
    destination = Destination.CASE if case_id else Destination.PERSONAL
    for one in talk.dilemmas():
        talk.tools.stores.groups.dilemmas.save(
            replace(one, destination=destination, case_id=case_id)
        )
