"""What members bring: dilemmas offered and chosen, consent, who knows the family, aftercare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group_session import Dilemma, GroupStatus, Known
from coach.errors import BadInput, NotFound
from coach.services.group_guarding import GroupGuard, require_unnamed
from coach.text import clean_line, clean_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.leaks import Finding
    from coach.services.group_parts import GroupParts
    from coach.services.group_talk import GroupTalk

_BEFORE = GroupStatus.BEFORE


class GroupDilemmas:
    """The dilemmas of one session."""

    def __init__(self, talk: GroupTalk, parts: GroupParts, guard: GroupGuard) -> None:
        self._talk = talk
        self._parts = parts
        self._guard = guard

    def offer(self, wanted: str, words: str, *, as_it_is: bool = False) -> Dilemma:
        """Somebody offers a dilemma, in a sentence in which nobody could be recognised.

        Raises NamesStandThere with what was found, and keeps nothing, unless they say that it
        may stand as it is; BadInput without words.
        """
        talk = self._talk
        words = clean_note(words)
        if not words.strip():
            raise BadInput("Say in a sentence what the dilemma is; nothing was kept.", "words")
        with talk.change(_BEFORE):
            self._keep_names_out(words, as_it_is=as_it_is)
            person_id = self._parts.named(wanted).person_id
            found = talk.dilemmas()
            return talk.tools.stores.groups.dilemmas.add(
                Dilemma(
                    id=talk.tools.ids.new(),
                    session_id=talk.session.id,
                    person_id=person_id,
                    number=len(found) + 1,
                    words=words,
                    group_id=talk.group.group.id,
                    **self._guard.goes_to(),
                )
            )

    def look_through(self, words: str) -> Sequence[Finding]:
        """What in some words may say who a child is."""
        return self._guard.look_through(words)

    def _keep_names_out(self, words: str, *, as_it_is: bool) -> None:
        if not as_it_is:
            require_unnamed(self._guard.look_through(words))

    def numbered(self, number: int) -> Dilemma:
        """A dilemma by its number. Raises NotFound."""
        for one in self._talk.dilemmas():
            if one.number == number:
                return one
        raise NotFound(f"There is no dilemma {number} in this session.")

    def _save(self, dilemma: Dilemma) -> Dilemma:
        return self._talk.tools.stores.groups.dilemmas.save(dilemma)

    def reword(self, number: int, words: str, *, as_it_is: bool = False) -> Dilemma:
        """Put a dilemma in other words, before the notes are agreed. Raises NamesStandThere."""
        words = clean_note(words)
        if not words.strip():
            raise BadInput("Say in a sentence what the dilemma is; nothing was changed.", "words")
        with self._talk.change():
            self._keep_names_out(words, as_it_is=as_it_is)
            return self._save(replace(self.numbered(number), words=words))

    def withdraw(self, number: int) -> Dilemma:
        """Take a dilemma back; whoever offered it need not say why."""
        with self._talk.change(_BEFORE):
            now = self._talk.tools.clock.now()
            gone = replace(self.numbered(number), withdrawn_at=now, place=None)
            return self._save(gone)

    def choose(self, number: int) -> Dilemma:
        """The group thinks about this one; with several presenters it is the next in turn.

        Whoever brings it takes the presenter's part.
        """
        talk = self._talk
        with talk.change(_BEFORE):
            presenting = talk.structure.presenting
            chosen = [one for one in talk.dilemmas() if one.place is not None]
            found = self.numbered(number)
            if found.place is not None:
                return found
            if len(chosen) >= len(presenting):
                last = max(chosen, key=lambda one: one.place or 0)
                place = last.place
                self._save(replace(last, place=None))
            else:
                place = min(set(range(1, len(presenting) + 1)) - {one.place for one in chosen})
            kept = self._save(replace(found, place=place))
            assert place is not None  # taken over from a chosen one, or the first that is free
            self._parts.give(presenting[place - 1].id, talk.called(found.person_id))
            return kept

    def consent(self, number: int, *, given: bool = True) -> Dilemma:
        """Whoever brings it says yes to presenting it, today and to these people; or takes it back.

        Without a yes it is not presented.
        """
        with self._talk.change(_BEFORE):
            return self._save(replace(self.numbered(number), consented=given))

    def somebody_knows(self, number: int, *, known: bool, what: str = "") -> Dilemma:
        """Answer *does anyone know this family?*, and what they do where somebody does."""
        with self._talk.change(_BEFORE):
            answer = Known.SOMEBODY if known else Known.NOBODY
            found = self.numbered(number)
            return self._save(replace(found, known=answer, known_what=clean_line(what)))

    # Afterwards

    def left(self, number: int, how: str, speaks: str) -> Dilemma:
        """How whoever presented is left, and who speaks to them tomorrow."""
        with self._talk.change(GroupStatus.AFTER):
            found = self.numbered(number)
            if found.place is None:
                raise BadInput("That dilemma was not presented today.")
            return self._save(replace(found, left_how=clean_line(how), speaks=clean_line(speaks)))
