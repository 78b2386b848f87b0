"""What was agreed in this session, to be looked over, put right or taken out again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agreed_action import ActionOwner, AgreedAction
from coach.domain.session import Decision, Disagreement
from coach.errors import BadInput, NotFound
from coach.text import clean_line, clean_note

if TYPE_CHECKING:
    from datetime import date

    from coach.services.conversation import Conversation
    from coach.services.shelf import Shelf

Outcome = AgreedAction | Decision | Disagreement


class Outcomes:
    """Actions, decisions and disagreements of one conversation."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def all(self) -> list[Outcome]:
        """Everything that stands, by kind and in the order in which it was agreed."""
        return [one for one in self._kept() if one.withdrawn_at is None]

    def _kept(self) -> list[Outcome]:
        stores, session_id = self._talk.tools.stores, self._talk.session.id
        reader = self._talk.reader
        return [
            *stores.actions.of_session(session_id, reader),
            *stores.decisions.of_session(session_id, reader),
            *stores.disagreements.of_session(session_id, reader),
        ]

    def with_id(self, row_id: str) -> Outcome:
        """One of them, taken out or not. Raises NotFound."""
        for one in self._kept():
            if one.id == row_id:
                return one
        raise NotFound("That was not agreed in this session.")

    def change_action(
        self, row_id: str, what: str, why: str, owner: ActionOwner | None, due_on: date | None
    ) -> AgreedAction:
        """Put an action right. Raises BadInput without a *what*, NotFound."""
        standing = self.with_id(row_id)
        if not isinstance(standing, AgreedAction):
            raise NotFound("That is no action.")
        kept = _needed(what, "An action needs to say what will be done")
        with self._talk.change():
            return self._talk.tools.stores.actions.save(
                replace(standing, what=kept, why=clean_line(why), owner=owner, due_on=due_on)
            )

    def change_decision(self, row_id: str, what: str, reason: str) -> Decision:
        """Put a decision right. Raises BadInput without a *what*, NotFound."""
        standing = self.with_id(row_id)
        if not isinstance(standing, Decision):
            raise NotFound("That is no decision.")
        kept = _needed(what, "A decision needs to say what was decided")
        with self._talk.change():
            return self._talk.tools.stores.decisions.save(
                replace(standing, what=kept, reason=clean_line(reason))
            )

    def change_disagreement(self, row_id: str, supervisor: str, supervisee: str) -> Disagreement:
        """Put the two accounts right. Raises BadInput unless both are there, NotFound."""
        standing = self.with_id(row_id)
        if not isinstance(standing, Disagreement):
            raise NotFound("That is no disagreement.")
        with self._talk.change():
            return self._talk.tools.stores.disagreements.save(
                replace(
                    standing,
                    supervisor_account=clean_note(supervisor).strip(),
                    supervisee_account=clean_note(supervisee).strip(),
                )
            )

    def take_out(self, row_id: str) -> Outcome:
        """Take one out of the session; `bring_back` undoes it. Raises NotFound."""
        return self._withdraw(row_id, out=True)

    def bring_back(self, row_id: str) -> Outcome:
        """Bring one back that was taken out. Raises NotFound."""
        return self._withdraw(row_id, out=False)

    def _withdraw(self, row_id: str, *, out: bool) -> Outcome:
        talk = self._talk
        at = talk.tools.clock.now() if out else None
        with talk.change():
            standing = self.with_id(row_id)
            shelf = self._shelf(standing)
            return shelf.save(replace(standing, withdrawn_at=at))

    def _shelf(self, row: Outcome) -> Shelf[Outcome]:
        stores = self._talk.tools.stores
        found: dict[type, object] = {
            AgreedAction: stores.actions,
            Decision: stores.decisions,
            Disagreement: stores.disagreements,
        }
        return found[type(row)]  # type: ignore[return-value]  # one shelf a kind


def _needed(words: str, sentence: str) -> str:
    kept = clean_line(words)
    if not kept:
        raise BadInput(f"{sentence}; nothing was changed.", "what")
    return kept
