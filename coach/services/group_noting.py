"""What a group keeps: notes in their round, themes, a rating, actions, concerns, learning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_session import (
    GroupAction,
    GroupActionKind,
    GroupNote,
    GroupNoteKind,
    GroupStatus,
    may_note,
)
from coach.errors import BadInput, NotFound
from coach.services.group_guarding import GroupGuard, require_unnamed
from coach.text import clean_line, clean_note

if TYPE_CHECKING:
    from datetime import date

    from coach.services.group_parts import GroupParts
    from coach.services.group_talk import GroupTalk

_WHILE = (GroupStatus.ROUNDS, GroupStatus.AFTER)


class GroupNoting:
    """Notes and actions of one session.

    A word that changes after somebody agreed the notes takes every yes back.
    """

    def __init__(self, talk: GroupTalk, parts: GroupParts, guard: GroupGuard) -> None:
        self._talk = talk
        self._parts = parts
        self._guard = guard

    def may_note_now(self) -> bool:
        """Whether there is an editor at all at this moment."""
        in_hand = self._talk.round
        return in_hand.notes if in_hand is not None else False

    def note(
        self, words: str, kind: GroupNoteKind = GroupNoteKind.NOTE, whose: str = "",
        *, as_it_is: bool = False,
    ) -> GroupNote:  # fmt: skip
        """Keep a few words. Learning and accounts are somebody's, `whose`.

        Raises NoNotesNow in a round without notes, NamesStandThere with what was found unless it
        may stand as it is, BadInput without words.
        """
        talk = self._talk
        words = clean_note(words)
        if not words.strip():
            raise BadInput("There were no words; nothing was kept.", "words")
        with talk.change(*_WHILE):
            in_hand = talk.round
            may_note(talk.session, kind, in_hand)
            if not as_it_is:
                require_unnamed(self._guard.look_through(words))
            person_id = self._parts.named(whose).person_id if whose else None
            if person_id is None and kind in (GroupNoteKind.LEARNING, GroupNoteKind.ACCOUNT):
                raise BadInput("Say whose words these are.", "whose")
            self.take_agreement_back()
            return talk.tools.stores.groups.notes.add(
                GroupNote(
                    id=talk.tools.ids.new(),
                    session_id=talk.session.id,
                    kind=kind,
                    round_id=in_hand.id if in_hand else None,
                    person_id=person_id,
                    number=self._next_number(),
                    words=words,
                    group_id=talk.group.group.id,
                    **self._guard.goes_to(),
                )
            )

    def _next_number(self) -> int:
        talk = self._talk
        found = talk.tools.stores.groups.notes.of(talk.session.id, talk.reader)
        return max((one.number for one in found), default=0) + 1

    def notes(self) -> list[GroupNote]:
        """Everything kept so far, in its order."""
        talk = self._talk
        return talk.tools.stores.groups.notes.of(talk.session.id, talk.reader)

    def numbered(self, number: int) -> GroupNote:
        """A note by its number. Raises NotFound."""
        for one in self.notes():
            if one.number == number:
                return one
        raise NotFound(f"There is no note {number} in this session.")

    def reword(self, number: int, words: str, *, as_it_is: bool = False) -> GroupNote:
        """Put a note in other words. Raises NamesStandThere, BadInput, NoNotesNow."""
        talk = self._talk
        words = clean_note(words)
        if not words.strip():
            raise BadInput("There were no words; nothing was changed.", "words")
        with talk.change(*_WHILE):
            found = self.numbered(number)
            may_note(talk.session, GroupNoteKind.THEME, talk.round)
            if not as_it_is:
                require_unnamed(self._guard.look_through(words))
            self.take_agreement_back()
            return talk.tools.stores.groups.notes.save(replace(found, words=words))

    def take_out(self, number: int) -> GroupNote:
        """Take a note out; `put_back` undoes it."""
        talk = self._talk
        with talk.change(*_WHILE):
            self.take_agreement_back()
            gone = replace(self.numbered(number), withdrawn_at=talk.tools.clock.now())
            return talk.tools.stores.groups.notes.save(gone)

    def put_back(self, note: GroupNote) -> GroupNote:
        """Put a note back that was taken out."""
        talk = self._talk
        with talk.change(*_WHILE):
            self.take_agreement_back()
            return talk.tools.stores.groups.notes.save(replace(note, withdrawn_at=None))

    def take_agreement_back(self) -> None:
        """Nobody is held to words they have not seen; for use inside `change`."""
        kept = self._talk.tools.stores.groups.attending
        for one in self._talk.attending():
            if one.agreed_at is not None:
                kept.save(replace(one, agreed_at=None))

    # Actions

    def action(
        self, whose: str, what: str, due_on: date | None = None, *, as_it_is: bool = False
    ) -> GroupAction:
        """Somebody takes something on. Raises BadInput, NamesStandThere."""
        what = clean_line(what)
        if not what:
            raise BadInput("An action needs to say what will be done.", "what")
        with self._talk.change(*_WHILE):
            if not as_it_is:
                require_unnamed(self._guard.look_through(what))
            return self._add_action(whose, GroupActionKind.ACTION, what, "", due_on)

    def concern(self, who: str, to_whom: str, due_on: date) -> GroupAction:
        """A safeguarding concern leaves the group: who takes it to whom, by when.

        Possible at every moment from the first one on, also in a round without notes: it is an
        act, and holds not a word of what was said. No guard stands in its way. Raises BadInput.
        """
        to_whom = clean_line(to_whom)
        if not to_whom:
            raise BadInput("Say to whom the concern is taken, as “duty manager”.", "to_whom")
        with self._talk.change():
            return self._add_action(who, GroupActionKind.SAFEGUARDING, "", to_whom, due_on)

    def _add_action(
        self, whose: str, kind: GroupActionKind, what: str, to_whom: str, due_on: date | None
    ) -> GroupAction:
        talk = self._talk
        if due_on is not None and due_on < talk.tools.clock.today():
            raise BadInput(f"{due_on} has passed; say a day to come.", "due")
        person_id = self._parts.named(whose).person_id
        self.take_agreement_back()
        return talk.tools.stores.groups.actions.add(
            GroupAction(
                id=talk.tools.ids.new(),
                session_id=talk.session.id,
                kind=kind,
                number=len(self.actions()) + 1,
                person_id=person_id,
                what=what,
                to_whom=to_whom,
                due_on=due_on,
                group_id=talk.group.group.id,
                **self._guard.goes_to(),
            )
        )

    def actions(self) -> list[GroupAction]:
        """What was taken on in this session."""
        talk = self._talk
        return talk.tools.stores.groups.actions.of(talk.session.id, talk.reader)
