"""What whoever records can do on screen: each opens one window, and calls one service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.goes import goes_to
from coach.domain.record import RecordKind, RecordListing
from coach.domain.record_words import status_words
from coach.domain.row import Destination, Voice
from coach.screens.guarding import LookingThrough
from coach.services.rewording import MORE, fields_of, reworded
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import CoachScreen
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import WRITTEN, tell_day
from coach.words import record as say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.people import Reader, Supervisee
    from coach.domain.record_life import RecordLife
    from coach.services.house import House
    from coach.services.record_move import Moved

_LETTERS = "123456789abcdefghijklmopqrstuvwxyz"


class RecordMoves(CoachScreen):
    """The moves of one record."""

    listing: RecordListing
    life: RecordLife

    def __init__(
        self, house: House, supervisee: Supervisee, record_id: str, *, signing: bool = False
    ) -> None:
        """With `signing`, the window in which both sign stands open."""
        super().__init__()
        self.signing = signing
        self.house = house
        self.supervisee = supervisee
        self.record_id = record_id
        self.looking = LookingThrough(self, house, supervisee)

    def whom(self) -> str | None:
        """Whose record it is."""
        return self.supervisee.person.id

    @property
    def reader(self) -> Reader:
        """The home's owner."""
        return self.house.people.reader()

    @property
    def own(self) -> Voice:
        """The part that the home's owner has in the pair."""
        return self.supervisee.part_of(self.reader.owner_id)

    @property
    def is_own(self) -> bool:
        """Whether this is the supervisee's own home."""
        return self.own is Voice.SUPERVISEE

    def read(self) -> None:
        """The record as it is kept now."""
        self.listing = self.house.records.find(self.supervisee, self.reader, self.record_id)
        self.life = self.house.record_lives.life(self.listing)

    def show(self) -> None:
        """Everything as it stands."""

    def tell_failed(self, moved: Moved) -> None:
        """Say why documents could not be written, if they could not."""
        if moved.failed is not None:
            self.notify(str(moved.failed), severity="warning", timeout=15, markup=False)

    def _goes(self) -> str:
        """Into this record, for whoever reads it by its policy."""
        record, policy = self.listing.record, self.house.agreements.policy(self.supervisee)
        where = Destination.CASE if record.kind is RecordKind.CASE else Destination.PERSONAL
        return goes_to(policy, where, self.listing.case or "")

    def fill(
        self,
        title: str,
        fields: Sequence[Field],
        take: Callable[[Filled], Moved],
        about: str = "",
        *,
        beside: bool = False,
        answers: bool = False,
    ) -> None:
        """One window; what is typed there is kept until it is taken."""
        draft = self.house.record_lives.draft(self.supervisee, f"{title} {self.record_id}")
        window = FillIn(
            title,
            fields,
            lambda filled: self.tell_failed(take(filled)),
            draft,
            goes=self._goes(),
            beside=beside,
            about=about,
        )
        self.app.push_screen(window, lambda filled: self.done(filled is not None, answers))

    def done(self, is_done: bool, answers: bool = False) -> None:
        """Show it anew, and say how it stands."""
        self.show()
        if not is_done:
            return
        if answers and self.is_own:
            self._write_answer()
            return
        told = say.NOW.format(day=tell_day(self.listing.held_on), state=status_words(self.life))
        self.notify(told, markup=False)

    def _write_answer(self) -> None:
        def act() -> None:
            sent = self.house.record_exchange.send(self.supervisee, self.reader, self.listing)
            self.notify(say.ANSWER_WRITTEN.format(path=sent.path), timeout=15, markup=False)

        self.did(act)

    def choose(self, title: str, choices: list[Choice], take: Callable[[str], None]) -> None:
        """One of a few; Escape leaves things as they are."""

        def taken(value: str | None) -> None:
            if value:
                take(value)

        self.app.push_screen(ChooseOne(title, choices), taken)

    def sections_to_choose(self) -> list[Choice]:
        """Each section by its heading; the value is its number from 1."""
        sections = self.house.records.sections(self.listing)
        return [
            Choice(_LETTERS[n] if n < len(_LETTERS) else "", str(n + 1), one.heading)
            for n, one in enumerate(sections)
        ]

    # Whoever records

    def action_share(self) -> None:
        """Share it, with a file for whoever is not here or without."""
        name = self.supervisee.person.name
        choices = [
            Choice("s", "file", say.YES_SHARE.format(name=name)),
            Choice("h", "here", say.YES_SEND),
            Choice("n", "", say.NO_SHARE),
        ]

        def take(value: str) -> None:
            share = self._share_here if value == "here" else self._write
            self.looking.before_sharing(self.listing, share)

        self.choose(say.ASK_SHARE, choices, take)

    def _share_here(self, looked: bool) -> None:
        self.read()  # the guard may have made a version more

        def act() -> None:
            given = (self.supervisee, self.reader, self.listing)
            self.tell_failed(self.house.record_lives.share(*given, looked_through=looked))

        self.done(self.did(act))

    def action_write(self) -> None:
        """Write it to a file to send; a draft is shared by that."""
        self.looking.before_sharing(self.listing, self._write)

    def _write(self, looked: bool) -> None:
        self.read()

        def act() -> None:
            given = (self.supervisee, self.reader, self.listing)
            sent = self.house.record_exchange.send(*given, looked_through=looked)
            self.notify(WRITTEN.format(path=sent.path), timeout=15, markup=False)

        self.did(act)
        self.show()

    def action_reword(self) -> None:
        """Word one section otherwise, as the next version."""
        sections = self.house.records.sections(self.listing)

        def take(value: str) -> None:
            place = int(value) - 1
            section = sections[place]
            fields = [
                Field(one.id, one.label or say.WORDS, one.words, is_long=one.is_long)
                for one in fields_of(section)
            ]
            fields.append(Field(MORE, say.MORE))

            def act(filled: Filled) -> Moved:
                other = reworded(section, filled)
                wanted = (*sections[:place], other, *sections[place + 1 :])
                return self.house.record_lives.revise(
                    self.supervisee, self.reader, self.listing, wanted
                )

            about = say.REWORD_ABOUT.format(version=self.listing.record.version + 1)
            self.fill(say.REWORD.format(heading=section.heading), fields, act, about)

        self.choose(say.ASK_WHICH, self.sections_to_choose(), take)

    def action_remind(self) -> None:
        """Keep that the supervisee was reminded."""
        name = self.supervisee.person.name
        choices = [
            Choice("y", "yes", say.YES_REMIND.format(name=name)),
            Choice("n", "", say.NO_REMIND),
        ]

        def take(value: str) -> None:
            given = (self.supervisee, self.reader, self.listing)
            self.done(self.did(lambda: self.tell_failed(self.house.record_lives.remind(*given))))

        self.choose(say.ASK_REMIND.format(name=name), choices, take)

    def action_deem(self) -> None:
        """Confirm that silence agrees, with what it rests on in sight."""
        name = self.supervisee.person.name
        until = tell_day(self.house.record_lives.answer_by(self.supervisee, self.life))
        choices = [
            Choice("n", "", say.NO_SILENCE),
            Choice("y", "yes", say.YES_SILENCE.format(name=name, day=until)),
        ]

        def take(value: str) -> None:
            given = (self.supervisee, self.reader, self.listing)
            self.done(self.did(lambda: self.tell_failed(self.house.record_lives.deem(*given))))

        self.choose(say.ASK_SILENCE, choices, take)
