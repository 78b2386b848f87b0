"""A supervisee's concern about supervision: a route of its own, and words for them alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.concern import ConcernNote, ConcernRoute, ConcernStep, RouteStep
from coach.domain.policy import Topic
from coach.domain.row import Audience, Voice
from coach.errors import BadInput, KeptElsewhere
from coach.text import clean_note

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Reader, Supervisee
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores

LONGEST = 20_000
"""Characters of one note."""


class ConcernService:
    """The route, and the words kept on it. They go into no agenda, record or hand-over."""

    def __init__(self, stores: Stores, content: Content, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._ids = ids

    def route(self, supervisee: Supervisee, reader: Reader) -> ConcernRoute:
        """Every step with its prompts, the policy's words, and the owner's own notes.

        With the pair present there are no notes.
        """
        policies = self._content.policies()
        policy = next((p for p in policies if p.id == supervisee.pair.policy_id), policies[0])
        guide = self._content.concern_guide()
        notes = self._stores.preparing.concerns.of_file(supervisee.file.id, reader)
        return ConcernRoute(
            title=guide.title,
            about=guide.about,
            policy=policy.rules_on(Topic.CONCERNS),
            steps=tuple(
                RouteStep(step, tuple(note for note in notes if note.step is step.step))
                for step in guide.steps
            ),
            is_private=_is_private(supervisee, reader),
        )

    def write(
        self, supervisee: Supervisee, reader: Reader, step: ConcernStep, words: str
    ) -> ConcernNote:
        """Keep a few words for oneself.

        Raises BadInput for none or too many, KeptElsewhere in a home that is not the supervisee's.
        """
        kept = _clean(words)
        if not _is_private(supervisee, reader):
            raise KeptElsewhere(
                "This is your supervisor's home, and what stands in it they can read; keep it in a "
                "home of your own. Nothing was kept."
            )
        with self._stores.atomic():
            return self._stores.preparing.concerns.add(
                ConcernNote(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    step=step,
                    words=kept,
                    owner_id=reader.owner_id,
                    audience=Audience.ONLY_MINE,
                )
            )

    def with_id(self, note_id: str, reader: Reader) -> ConcernNote:
        """One note of the reader's own, taken off or not. Raises NotFound."""
        return self._stores.preparing.concerns.get(note_id, reader)

    def change(self, note: ConcernNote, reader: Reader, words: str) -> ConcernNote:
        """Put a note in other words. Raises BadInput, NotFound."""
        kept = _clean(words)
        with self._stores.atomic():
            standing = self._stores.preparing.concerns.get(note.id, reader)
            return self._stores.preparing.concerns.save(replace(standing, words=kept))

    def take(self, note: ConcernNote, reader: Reader, on: date | None = None) -> ConcernNote:
        """Note that the step was taken, today unless said otherwise.

        Raises NotFound, or BadInput for a day to come.
        """
        today = self._clock.today()
        if on is not None and on > today:
            raise BadInput("That day is still to come; note it once the step is taken.", "on")
        with self._stores.atomic():
            standing = self._stores.preparing.concerns.get(note.id, reader)
            taken = replace(standing, taken_on=on or today)
            return self._stores.preparing.concerns.save(taken)

    def take_off(self, note: ConcernNote, reader: Reader) -> ConcernNote:
        """Take a note off; `put_on` undoes it. Raises NotFound."""
        return self._withdraw(note, reader, on=False)

    def put_on(self, note: ConcernNote, reader: Reader) -> ConcernNote:
        """Put a note back on. Raises NotFound."""
        return self._withdraw(note, reader, on=True)

    def _withdraw(self, note: ConcernNote, reader: Reader, *, on: bool) -> ConcernNote:
        concerns = self._stores.preparing.concerns
        with self._stores.atomic():
            standing = concerns.get(note.id, reader)
            return concerns.save(replace(standing, withdrawn_at=None if on else self._clock.now()))


def _is_private(supervisee: Supervisee, reader: Reader) -> bool:
    return reader.alone and supervisee.part_of(reader.owner_id) is Voice.SUPERVISEE


def _clean(words: str) -> str:
    kept = clean_note(words)
    if not kept.strip():
        raise BadInput("There are no words in that; nothing was kept.", "words")
    if len(kept) > LONGEST:
        raise BadInput(f"One note has at most {LONGEST:,} characters; nothing was kept.", "words")
    return kept
