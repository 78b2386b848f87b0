"""How either of the two answers a record on screen: one window, one service, each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import day
from coach.domain.record_answers import BOTH
from coach.domain.row import Voice
from coach.errors import BadInput
from coach.screens.record_lines import checked_lines, names_of
from coach.screens.record_moves import RecordMoves
from coach.widgets.choosing import Choice
from coach.widgets.filling import Field, Filled
from coach.widgets.reading import Page
from coach.words import record as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.proof import Verdict
    from coach.services.record_move import Moved


class RecordAnswering(RecordMoves):
    """What either of the two can do with one record."""

    def _people(self, waiting: Callable[[Voice], bool]) -> list[tuple[str, str]]:
        names = names_of(self.supervisee, self.listing)
        able = (self.own,) if self.is_own else BOTH
        return [(by.value, names[by]) for by in able if waiting(by)]

    def action_sign(self) -> None:
        """One person's signature: today under the usual name, or as they say."""
        people = self._people(lambda by: self.life.signature_of(by) is None)
        choices = [
            Choice(str(n), by, say.SIGNS_TODAY.format(name=name))
            for n, (by, name) in enumerate(people, 1)
        ]
        choices.append(Choice("o", "other", say.SIGNS_OTHERWISE))

        def take(value: str) -> None:
            if value == "other":
                self._sign_otherwise(people)
                return
            given = (self.supervisee, self.reader, self.listing, Voice(value))
            is_done = self.did(lambda: self.tell_failed(self.house.record_lives.sign(*given)))
            self.done(is_done, answers=True)

        self.choose(say.SIGN, choices, take)

    def _sign_otherwise(self, people: list[tuple[str, str]]) -> None:
        fields = [
            Field("by", say.WHOSE, people[0][0], choices=tuple(people)),
            Field("name", say.NAME),
            Field("on", say.ON, self.house.clock.today().isoformat(), is_suggestion=True),
        ]

        def take(filled: Filled) -> Moved:
            return self.house.record_lives.sign(
                self.supervisee,
                self.reader,
                self.listing,
                Voice(filled["by"]),
                filled["name"],
                day(filled["on"]),
            )

        self.fill(say.SIGN, fields, take, answers=True)

    def action_sign_both(self) -> None:
        """Both sign on the spot; a draft is looked through, and shared by that."""
        self.looking.before_sharing(self.listing, self._sign_both)

    def _sign_both(self, looked: bool) -> None:
        self.read()
        names = names_of(self.supervisee, self.listing)
        fields = [
            Field(by.value, say.NAMED.format(part=by.value), names[by], is_suggestion=True)
            for by in BOTH
        ]

        def take(filled: Filled) -> Moved:
            signed = {by: filled[by.value] for by in BOTH}
            return self.house.record_lives.sign_together(
                self.supervisee, self.reader, self.listing, signed, looked_through=looked
            )

        self.fill(say.BOTH_SIGN, fields, take, say.BOTH_ABOUT)

    def action_ask(self) -> None:
        """Ask about one section."""
        sections = self.house.records.sections(self.listing)

        def take(value: str) -> None:
            place = int(value) - 1
            people = self._people(lambda by: True)
            fields = [
                Field("by", say.WHOSE, people[-1][0], choices=tuple(people)),
                Field("words", say.ASK_WORDS, is_long=True),
            ]

            def act(filled: Filled) -> Moved:
                return self.house.record_lives.query(
                    self.supervisee,
                    self.reader,
                    self.listing,
                    Voice(filled["by"]),
                    place,
                    filled["words"],
                )

            heading = sections[place].heading
            self.fill(say.ASK.format(heading=heading), fields, act, answers=True)

        self.choose(say.ASK_WHICH, self.sections_to_choose(), take)

    def action_differ(self) -> None:
        """Accounts of where they do not agree, side by side in the same form."""
        people = self._people(lambda by: self.life.account_of(by) is None)
        fields = [Field(by, say.ACCOUNT.format(name=name), is_long=True) for by, name in people]

        def take(filled: Filled) -> Moved:
            accounts = {Voice(by): filled[by] for by, _ in people if filled[by].strip()}
            if not accounts:
                raise BadInput(say.NO_ACCOUNT, people[0][0])
            return self.house.record_lives.differ(
                self.supervisee, self.reader, self.listing, accounts
            )

        about = "" if self.is_own else say.DIFFER_ABOUT
        self.fill(say.DIFFER, fields, take, about, beside=len(fields) > 1, answers=True)

    def action_add(self) -> None:
        """Words added to a settled record."""
        people = self._people(lambda by: True)
        fields = [
            Field("by", say.WHOSE, self.own.value, choices=tuple(people)),
            Field("reason", say.ADD_REASON),
            Field("words", say.ADD_WORDS, is_long=True),
        ]

        def take(filled: Filled) -> Moved:
            return self.house.record_lives.add(
                self.supervisee,
                self.reader,
                self.listing,
                Voice(filled["by"]),
                filled["words"],
                filled["reason"],
            )

        self.fill(say.ADD, fields, take)

    def action_check(self) -> None:
        """Check it against its proofs of copy."""
        found: list[Verdict] = []

        def act() -> None:
            every = self.house.proofs.of_file(self.supervisee, self.reader)
            found.extend(one for one in every if one.record_id in ("", self.record_id))

        if self.did(act):
            self.app.push_screen(Page(say.CHECKED, checked_lines(found)))
