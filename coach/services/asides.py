"""What a pair has set aside, in any session: listed, and taken back at any time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.asides import AsideListing, QuestionAside, standing
from coach.domain.people import Reader
from coach.errors import NotFound

if TYPE_CHECKING:
    from coach.services.ports import Clock, Content
    from coach.services.store_ports import Stores


class AsideService:
    """The questions that pairs have set aside; no session need be open."""

    def __init__(self, stores: Stores, content: Content, clock: Clock) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock

    def listing(self, file_id: str) -> list[AsideListing]:
        """What the pair of a supervision file has set aside and not taken back, latest first.

        Each question stands there once; one that is not for them counts before one put off.
        """
        found = standing(self._stores.asides.of_file(file_id))
        return [
            AsideListing(
                question_id=one.question_id,
                wording=self._wording(one),
                kind=one.kind,
                on=one.created_at.astimezone(self._clock.zone()).date(),
            )
            for one in reversed(found)
            if one.created_at is not None  # whatever is kept has its time
        ]

    def _wording(self, aside: QuestionAside) -> str:
        """As the banks have it now, or as it was asked where they have it no more."""
        question = self._content.banks().find(aside.question_id)
        if question is not None:
            return question.text
        home = self._stores.people.home()
        reader = Reader(home.owner_id if home else "", aside.file_id)
        asked = self._stores.asked.of_session(aside.session_id, reader)
        wordings = [one.wording for one in asked if one.question_id == aside.question_id]
        return wordings[-1] if wordings else aside.question_id

    def take_back(self, file_id: str, question_id: str) -> None:
        """Let a question be suggested to this pair again, whenever it was set aside.

        Raises NotFound where it is not set aside.
        """
        with self._stores.atomic():
            asides = self._stores.asides.of_file(file_id)
            found = [one for one in asides if one.question_id == question_id]
            if not found:
                raise NotFound("That question is not set aside; nothing was changed.")
            for one in found:
                self._stores.asides.save(replace(one, withdrawn_at=self._clock.now()))
