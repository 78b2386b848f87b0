"""The windows of a self-care plan: one question at a time, and an ask before anything is filed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import Binding

from coach.domain.goes import of_care
from coach.domain.row import Audience
from coach.domain.self_care import (
    CARE_LABELS,
    OF_DOMAINS,
    CareDomain,
    CareKind,
    CareWords,
    HasPlan,
    Level,
    SelfCareItem,
)
from coach.values import dataclass
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.goes_line import GoesLine
from coach.words import self_care as say

if TYPE_CHECKING:
    from coach.domain.people import Reader
    from coach.services.care_talk import CareTalk
    from coach.services.self_care import SelfCareService

KIND_KEYS = "ndgtsoluvbfwajr"
"""A letter a field, in the order of a plan."""


def choose_field() -> ChooseOne:
    """Which field to think about."""
    kinds = zip(KIND_KEYS, CareKind, strict=True)
    return ChooseOne(say.FIELD, [Choice(key, kind, CARE_LABELS[kind]) for key, kind in kinds])


def fields_of(
    label: str, said: CareWords, *, with_domain: bool = False, says_where: bool = False
) -> list[Field]:
    """The words, and the line or two that belong to their kind."""
    fields = [Field("words", label, said.words, is_long=True, says_where=says_where)]
    if with_domain and said.kind in OF_DOMAINS:
        choices = (("", say.NO_DOMAIN), *((one.value, one.value) for one in CareDomain))
        fields.append(Field("domain", say.DOMAIN, said.domain or "", choices=choices))
    if said.kind is CareKind.HELPS:
        alone = "yes" if said.is_alone else ""
        fields.append(Field("alone", say.IS_ALONE, alone, choices=say.ALONE))
    if said.kind is CareKind.BARRIER:
        fields.append(Field("level", say.LEVEL, said.level or "", choices=say.LEVELS))
        fields.append(Field("removes", say.REMOVES, said.removes))
    return fields


def said_in(filled: Filled, before: CareWords) -> CareWords:
    """What stands in the lines, with all else as it was."""
    domain = filled.get("domain", before.domain or "")
    return replace(
        before,
        words=filled["words"],
        domain=CareDomain(domain) if domain else None,
        is_alone=filled.get("alone", "") == "yes",
        level=Level(filled["level"]) if filled.get("level") else None,
        removes=filled.get("removes", ""),
    )


class AsksFirst(FillIn):
    """In a home that is not its owner's, nothing is filed before they said yes to where it goes."""

    asks = ""
    """What is asked; nothing in a home that is one's own."""

    def take(self) -> None:
        """Take the lines, once it was agreed to."""
        if not self.asks or not self.filled()["words"].strip():
            super().take()
            return
        self._touch()
        if not self.flush():
            return
        choices = [Choice("y", "y", say.YES), Choice("n", "n", say.NO)]

        def agreed(answer: str | None) -> None:
            if answer == "y":
                self.call_later(self._take_now)

        self.app.push_screen(ChooseOne(self.asks, choices), agreed)

    def _take_now(self) -> None:
        super().take()


@dataclass(frozen=True)
class CarePlace:
    """Whose plan it is, who is looking, and the services behind it."""

    care: SelfCareService
    talk: CareTalk
    whose: HasPlan
    reader: Reader

    @property
    def is_private(self) -> bool:
        """Whether the owner is alone with it, in their own home."""
        return self.care.is_private(self.whose, self.reader)

    @property
    def asks(self) -> str:
        """What is asked before anything is filed here."""
        return "" if self.is_private else say.FILE_IT.format(name=self.whose.person.name)


class Rewording(AsksFirst):
    """Changes the words of one thing."""

    def __init__(self, screen: CarePlace, item: SelfCareItem) -> None:
        label = say.IN_WORDS_OF.format(name=screen.whose.person.name)
        fields = fields_of(label, item.said, with_domain=True)

        def take(filled: Filled) -> None:
            screen.care.change(screen.whose, item, said_in(filled, item.said), screen.reader)

        draft = screen.care.draft(
            screen.whose, f"{CARE_LABELS[item.kind]} {item.id}", screen.reader
        )
        super().__init__(CARE_LABELS[item.kind], fields, take, draft, goes=of_care(item.audience))
        self.asks = screen.asks


@dataclass(frozen=True)
class Turn:
    """One question of a talk."""

    id: str
    text: str
    said: CareWords
    """The field and the domain that an answer belongs to; no words yet."""


class CareTalking(AsksFirst):
    """The talk: a question and room for an answer; then the next one, in the same place."""

    HELP = say.TALK_HELP
    LOW_ROWS = 28  # a question and three lines are more than most windows hold
    BINDINGS = [  # noqa: RUF012
        Binding("f2", "another", say.KEY_NEXT, id="care.next", priority=True),
        Binding("f3", "before", say.KEY_BEFORE, id="care.before", priority=True),
        Binding("f4", "field", say.KEY_FIELD, id="care.field", priority=True),
        Binding("f7", "who", say.KEY_WHO, id="care.talk_who", priority=True),
    ]

    def __init__(self, place: CarePlace, kind: CareKind | None = None) -> None:
        """With a kind it stays in that field and ends with the first answer."""
        self._place = place
        self._kind = kind
        self._trail: list[Turn] = []
        self._passed: list[str] = []
        self._audience = place.care.usual_audience(place.whose, place.reader)
        self._now = self._next()
        super().__init__("", (), self._keep_answer, goes="")
        self.asks = place.asks
        self._set(self._now)

    def _next(self) -> Turn:
        place = self._place
        question = place.talk.next(place.whose, place.reader, self._passed, self._kind)
        if question is None or question.field is None:  # a bank that was left out, or is hidden
            kind = self._kind or CareKind.NOURISHES
            return Turn(kind, CARE_LABELS[kind], CareWords(kind=kind, words=""))
        said = CareWords(kind=question.field, words="", domain=question.domain)
        return Turn(question.id, question.text, said)

    def _set(self, turn: Turn) -> None:
        """Put a question up, with what was typed for it before."""
        place = self._place
        self._now, self.heading = turn, turn.text
        label = CARE_LABELS[turn.said.kind] + (f" · {turn.said.domain}" if turn.said.domain else "")
        enough = place.talk.is_enough(place.whose, place.reader)
        self._about = f"{label}. {say.ENOUGH if enough else say.FEW}"
        self._fields = fields_of(self._goes(), turn.said, says_where=True)
        self._own = {one.id: one.standing() for one in self._fields}
        self._draft = place.care.draft(place.whose, f"talk-{turn.id}", place.reader)
        self._words = self._draft.words()

    def _goes(self) -> str:
        if not self._place.is_private:
            return say.FOR_BOTH.format(name=self._place.whose.person.name)
        mine = self._audience is Audience.ONLY_MINE
        return say.ONLY_MINE if mine else say.FOR_SUPERVISOR

    def _keys(self) -> str:
        return say.TALK_KEYS

    def _keep_answer(self, filled: Filled) -> None:
        place, said = self._place, said_in(filled, self._now.said)
        place.care.add(place.whose, said, place.reader, self._audience)

    def close(self, result: Filled | None = None) -> None:
        """An answer makes room for the next question; without one, or in one field, it ends."""
        if result is not None:
            self._say_kept()
        if result is None or self._kind is not None:
            super().close(result)
        else:
            self._audience = self._place.care.usual_audience(self._place.whose, self._place.reader)
            self.call_later(self._turn_over)

    def _say_kept(self) -> None:
        if not self._place.is_private:
            self.notify(say.KEPT_BOTH)
        else:
            mine = self._audience is Audience.ONLY_MINE
            self.notify(say.KEPT_MINE if mine else say.KEPT_SHARED)

    async def _go_to(self, turn: Turn | None) -> None:
        """On to another question; None for the one that comes next."""
        self._touch()
        if self.flush():
            await (self._put(turn) if turn is not None else self._turn_over())

    async def _turn_over(self) -> None:
        """The next question, once what stood here was answered, or kept as typed."""
        self._trail.append(self._now)
        self._passed.append(self._now.id)
        await self._put(self._next())

    async def _put(self, turn: Turn) -> None:
        self._set(turn)
        await self.recompose()
        self.query_one("#fault").display = False
        self._fit()
        self._line_of(self._fields[0]).focus()

    async def action_another(self) -> None:
        """Go on without an answer; the question comes round again later."""
        await self._go_to(None)

    async def action_before(self) -> None:
        """Back to the question before."""
        if self._trail:
            await self._go_to(self._trail.pop())
        else:
            self.notify(say.FIRST)

    def action_field(self) -> None:
        """Choose what to think about."""

        def take(kind: str | None) -> None:
            if kind is not None:
                chosen, self._kind = self._kind, CareKind(kind)
                turn = self._next()
                self._kind = None if chosen is None else self._kind
                self._trail.append(self._now)
                self.call_later(self._go_to, turn)

        self.app.push_screen(choose_field(), take)

    def action_who(self) -> None:
        """Only you, or your supervisor too."""
        if not self._place.is_private:
            self.notify(say.NO_SECRETS)
            return
        mine = self._audience is Audience.ONLY_MINE
        self._audience = Audience.PAIR if mine else Audience.ONLY_MINE
        self.query_one(GoesLine).show(self._goes())
