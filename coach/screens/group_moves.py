"""What every screen of a group's session can do: keep words, take a concern out, help, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from coach.domain.days import day
from coach.domain.group_session import GroupStatus
from coach.domain.group_trouble import Trouble
from coach.domain.row import Destination
from coach.errors import BadInput, CoachError, NamesStandThere
from coach.services.drafts import WindowDraft
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import CoachScreen
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.reading import Page
from coach.words import group_session as say
from coach.words.groups import SENTENCES, TROUBLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.group_sessions import GroupMeeting
    from coach.services.house import House

_KEYS = "123456789abcdefghijklmopqrstuvwxyz"
"""One for each of a group; n is *no* everywhere."""


class GroupMoves(CoachScreen):
    """One session of a group."""

    def __init__(self, house: House, meeting: GroupMeeting) -> None:
        super().__init__()
        self.house = house
        self.meeting = meeting

    def show(self) -> None:
        """Everything as it stands."""

    def open_next(self) -> None:
        """On to the screen for where the session stands now."""
        self.app.switch_screen(screen_of(self.house, self.meeting))

    def draft(self, window: str) -> WindowDraft:
        """What is typed in one window of this session and not kept yet."""
        talk = self.meeting.talk
        return WindowDraft(talk.tools.stores, talk.tools.clock, talk.session.id, window)

    def goes_to(self) -> str:
        """Where words of this session go, and who reads them."""
        if self.meeting.guard.goes_to()["destination"] is Destination.CASE:
            return say.TO_THE_CASE
        return say.TO_MEMBERS

    # Words

    def keep_words(self, words: str, keep: Callable[..., object], kept: Callable[[], None]) -> None:
        """Keep words; where they may say who a child is, ask first and leave them where they are.

        `keep` takes the words, and `as_it_is` where somebody has looked.
        """
        try:
            keep(words)
        except NamesStandThere as error:
            self._ask_as_it_is(str(error), lambda: keep(words, as_it_is=True), kept)
        except CoachError as error:
            self.notify(str(error), severity="warning", timeout=10, markup=False)
        else:
            kept()

    def _ask_as_it_is(self, why: str, keep: Callable[[], object], kept: Callable[[], None]) -> None:
        choices = [Choice("w", "", say.REWORD_IT), Choice("a", "yes", say.AS_IT_IS)]

        def take(value: str | None) -> None:
            if value and self.did(keep):
                kept()

        self.app.push_screen(ChooseOne(why, choices), take)

    def fill(
        self,
        title: str,
        fields: list[Field],
        take: Callable[[Filled, bool], object],
        about: str = "",
        goes: str = "",
    ) -> None:
        """One window, whose words are kept until they are taken.

        Where they may say who a child is it stays open and says so; the same words a second time
        stand as they are. `take` hears whether that is so.
        """
        refused: list[Filled] = []

        def checked(filled: Filled) -> None:
            try:
                take(filled, filled in refused)
            except NamesStandThere as error:
                refused.append(dict(filled))
                raise BadInput(say.AGAIN.format(why=error), fields[-1].id) from None

        window = FillIn(
            title, fields, checked, self.draft(title), goes=goes or self.goes_to(), about=about
        )
        self.app.push_screen(window, lambda _: self.show())

    # People

    def choose_person(
        self, title: str, take: Callable[[str], object], *, away: bool = False
    ) -> None:
        """One of those who are here, by what they are called."""
        talk = self.meeting.talk
        some = talk.attending() if away else talk.here()
        names = [talk.called(one.person_id) for one in some]
        choices = [
            Choice(_KEYS[n] if n < len(_KEYS) else "", name, name) for n, name in enumerate(names)
        ]

        def taken(name: str | None) -> None:
            if name is not None:
                take(name)

        self.app.push_screen(ChooseOne(title, choices), taken)

    def whose(self) -> tuple[tuple[str, str], ...]:
        """Those who are here, as choices of a field."""
        talk = self.meeting.talk
        names = [talk.called(one.person_id) for one in talk.here()]
        return tuple((name, name) for name in names)

    def action_somebody_leaves(self) -> None:
        """Somebody has to go."""

        def take(name: str) -> None:
            if self.did(lambda: self.meeting.parts.leaves(name)):
                free = self.meeting.parts.open_parts()
                told = say.PART_IS_FREE.format(parts=", ".join(free)) if free else ""
                self.notify(f"{say.LEFT.format(name=name)} {told}".strip(), markup=False)
            self.show()

        self.choose_person(say.WHO_LEAVES, take)

    def action_give_part(self) -> None:
        """Somebody else takes a part."""
        roles = self.meeting.talk.structure.roles
        choices = [Choice(str(n), role.id, role.name) for n, role in enumerate(roles, 1)]

        def take(role: str | None) -> None:
            if role is not None:
                self.choose_person(say.WHO_TAKES_IT, lambda name: self._give(role, name))

        self.app.push_screen(ChooseOne(say.WHICH_PART, choices), take)

    def _give(self, role: str, name: str) -> None:
        self.did(lambda: self.meeting.parts.give(role, name))
        self.show()

    # Help

    def action_question(self) -> None:
        """Another question for this moment."""
        found = self.meeting.help.next_question()
        if found is None:
            self.notify(say.NO_QUESTION)
        else:
            self.ask(found.text)

    def ask(self, question: str) -> None:
        """Show a question of the bank where everybody can read it."""

    def action_trouble(self) -> None:
        """A sentence for when it sticks."""
        choices = [Choice(str(n), one, TROUBLES[one]) for n, one in enumerate(Trouble, 1)]

        def take(value: str | None) -> None:
            if value is not None:
                one = Trouble(value)
                page = Page(TROUBLES[one], Text(SENTENCES[one]))
                self.app.push_screen(page, lambda _: self._after_trouble(one))

        self.app.push_screen(ChooseOne(say.WHAT_STICKS, choices), take)

    def _after_trouble(self, one: Trouble) -> None:
        talk = self.meeting.talk
        if one is Trouble.DISCLOSURE:
            self.action_concern()
        elif one is Trouble.DISTRESS and talk.round is not None and talk.running.is_running:
            self.did(talk.pause)
            self.show()

    def action_concern(self) -> None:
        """A concern leaves the group: who takes it to whom, by when."""
        fields = [
            Field("who", say.CONCERN_WHO, choices=self.whose()),
            Field("whom", say.CONCERN_WHOM, hint=say.CONCERN_WHOM_HINT),
            Field("by", say.BY_WHEN, self.house.clock.today().isoformat(), is_suggestion=True),
        ]

        def take(filled: Filled, as_it_is: bool) -> None:
            by = day(filled["by"], self.house.clock.today())
            if by is None:
                raise BadInput(say.SAY_A_DAY, "by")
            self.meeting.noting.concern(filled["who"], filled["whom"], by)
            self.notify(
                say.CONCERN_KEPT.format(who=filled["who"], whom=filled["whom"]),
                timeout=15,
                markup=False,
            )

        self.fill(say.CONCERN, fields, take, say.CONCERN_ABOUT, say.CONCERN_TO)

    def action_notes(self) -> None:
        """The notes so far, to be put right."""
        from coach.screens.group_notes import GroupNotesScreen  # only who looks needs it

        self.app.push_screen(GroupNotesScreen(self.house, self.meeting), lambda _: self.show())


def screen_of(house: House, meeting: GroupMeeting) -> GroupMoves:
    """The screen for where a session of a group stands."""
    from coach.screens import group_after, group_before, group_rounds

    screens: dict[GroupStatus, Any] = {
        GroupStatus.BEFORE: group_before.GroupBeforeScreen,
        GroupStatus.ROUNDS: group_rounds.GroupRoundsScreen,
        GroupStatus.AFTER: group_after.GroupAfterScreen,
    }
    found: GroupMoves = screens[meeting.talk.session.status](house, meeting)
    return found
