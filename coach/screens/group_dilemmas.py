"""What members bring, on screen: offered, chosen, consented to, and whether anyone knows them."""

from __future__ import annotations

from coach.domain.group_session import Dilemma, Known
from coach.screens.group_steps import GroupSteps, Step
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled
from coach.words import group_session as say
from coach.words.groups import FAMILY_KNOWN


class DilemmaSteps(GroupSteps):
    """The steps that are about a dilemma."""

    def chosen(self) -> list[Dilemma]:
        """The dilemmas that the group chose, in their turn."""
        found = [one for one in self.meeting.talk.dilemmas() if one.place is not None]
        return sorted(found, key=lambda one: one.place or 0)

    def told_dilemmas(self) -> str:
        """What was offered and chosen."""
        offered, chosen = self.meeting.talk.dilemmas(), self.chosen()
        if chosen:
            return "; ".join(
                f"{self.meeting.talk.called(one.person_id)}: {one.words}" for one in chosen
            )
        return say.OFFERED.format(count=len(offered)) if offered else say.NONE_OFFERED

    def dilemmas(self) -> None:
        """Offer one, choose one, or take one back."""
        talk = self.meeting.talk
        offered = talk.dilemmas()
        choices = [Choice("o", "offer", say.OFFER)]
        choices += [
            Choice(str(one.number) if one.number < 10 else "", str(one.number),
                   say.CHOOSE_IT.format(who=talk.called(one.person_id), words=one.words))
            for one in offered
        ]  # fmt: skip
        if offered:
            choices.append(Choice("w", "withdraw", say.TAKE_BACK))

        def take(value: str | None) -> None:
            if value == "offer":
                self._offer()
            elif value == "withdraw":
                self._withdraw()
            elif value:
                self.settle(lambda: self.meeting.dilemmas.choose(int(value)))

        self.app.push_screen(ChooseOne(say.WHICH_DILEMMA, choices), take)

    def _offer(self) -> None:
        fields = [
            Field("who", say.WHO_OFFERS, choices=self.whose()),
            Field("words", say.DILEMMA, hint=say.DILEMMA_HINT, is_long=True),
        ]

        def take(filled: Filled, as_it_is: bool) -> None:
            self.meeting.dilemmas.offer(filled["who"], filled["words"], as_it_is=as_it_is)

        self.fill(say.OFFER, fields, take, say.OFFER_ABOUT)

    def _withdraw(self) -> None:
        talk = self.meeting.talk
        choices = [
            Choice(str(one.number) if one.number < 10 else "", str(one.number),
                   say.CHOOSE_IT.format(who=talk.called(one.person_id), words=one.words))
            for one in talk.dilemmas()
        ]  # fmt: skip

        def take(value: str | None) -> None:
            if value:
                self.settle(lambda: self.meeting.dilemmas.withdraw(int(value)))

        self.app.push_screen(ChooseOne(say.TAKE_BACK, choices), take)

    def consent_step(self, one: Dilemma) -> Step:
        """Whether whoever brings it is willing."""
        who = self.meeting.talk.called(one.person_id)

        def act() -> None:
            self.settle(lambda: self.meeting.dilemmas.consent(one.number, given=not one.consented))

        told = say.CONSENTED if one.consented else say.NOT_CONSENTED
        title = say.STEP_CONSENT.format(who=who)
        return Step(f"consent-{one.number}", title, told, act, one.consented)

    def known_step(self, one: Dilemma) -> Step:
        """Whether anyone knows the family, and what they do then."""

        def act() -> None:
            choices = [
                Choice("n", "nobody", say.NOBODY_KNOWS),
                Choice("l", "listen", say.LISTENS),
                Choice("s", "out", say.STEPS_OUT),
            ]

            def take(value: str | None) -> None:
                if value:
                    known = value != "nobody"
                    what = say.KNOWN_WHAT.get(value, "")
                    self.settle(
                        lambda: self.meeting.dilemmas.somebody_knows(
                            one.number, known=known, what=what
                        )
                    )

            self.app.push_screen(ChooseOne(say.STEP_KNOWN, choices), take)

        told = FAMILY_KNOWN[one.known]
        if one.known_what:
            told = say.KNOWN_TOLD.format(known=told, what=one.known_what)
        done = one.known is not Known.UNASKED
        return Step(f"known-{one.number}", say.STEP_KNOWN, told, act, done)
