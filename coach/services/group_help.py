"""Help for whoever facilitates: questions of the group bank that belong to the round in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.group_session import GroupStatus

if TYPE_CHECKING:
    from coach.domain.question import Question
    from coach.services.group_talk import GroupTalk

_BEFORE, _AFTER = ("check-in", "choosing"), ("closing",)
"""Themes of the group bank before and after the rounds."""


class GroupHelp:
    """Questions for one session; which ones were said already is remembered while it is open."""

    def __init__(self, talk: GroupTalk) -> None:
        self._talk = talk
        self._said: set[str] = set()

    def themes(self) -> tuple[str, ...]:
        """What the group bank is asked for at this moment."""
        in_hand = self._talk.round
        if in_hand is not None:
            return (in_hand.theme,) if in_hand.theme else ()
        return _BEFORE if self._talk.session.status is GroupStatus.BEFORE else _AFTER

    def questions(self) -> tuple[Question, ...]:
        """Those of the moment, in the order of the bank."""
        themes = self.themes()
        return tuple(
            one
            for one in self._talk.tools.content.banks().questions
            if one.in_groups and any(theme in one.themes for theme in themes)
        )

    def next_question(self) -> Question | None:
        """Another question of the moment; once all were said it begins again."""
        found = self.questions()
        fresh = [one for one in found if one.id not in self._said]
        if not fresh:
            self._said.difference_update(one.id for one in found)
            fresh = list(found)
        if not fresh:
            return None
        self._said.add(fresh[0].id)
        return fresh[0]
