"""What the choice of a question rests on: where the pair is, and what each thing counts for."""

from __future__ import annotations

from dataclasses import field

from coach.domain.calling import EARLIER_TALKS, FIRST_SESSION, PLAN_REVIEW
from coach.domain.coverage import Coverage
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.session import Need
from coach.values import dataclass

SUGGESTIONS = 3
"""How many are suggested at once."""
FOOTING = 4
"""Questions asked in a discussion before one may challenge."""
CHALLENGE_EVERY = 4
"""At most one in so many questions challenges, once there is footing."""
CULTURE_BY = 5
"""Questions into a family's discussion after which culture and identity comes first."""
CULTURE_THEMES = frozenset({"culture", "identity", "difference"})
NEW_WORKERS = frozenset({"newly-qualified", "student"})
NEW_FOOTING = 7
"""As FOOTING, with somebody newly qualified."""
PART_BANKS: dict[Part, tuple[str, ...]] = {
    Part.CHECK_IN: ("beyond-how-are-you", "self-care"),
    Part.CLOSE: ("closing", "looking-back-at-supervision"),
}
"""The banks that a part draws on, the less used one first."""
NEEDS: dict[Need, frozenset[Function]] = {
    Need.THINK: frozenset({Function.DEVELOPMENT, Function.MEDIATION}),
    Need.DECISION: frozenset({Function.MANAGEMENT}),
    Need.INFORMATION: frozenset({Function.MANAGEMENT, Function.MEDIATION}),
    Need.SUPPORT: frozenset({Function.SUPPORT}),
}
"""The functions that answer what somebody needs from a topic."""
NEED_WORDS = {
    Need.THINK: "you want to think this through",
    Need.DECISION: "a decision is what is needed",
    Need.INFORMATION: "information is what is needed",
    Need.SUPPORT: "support is what is needed",
}
STAKEHOLDER_WORDS = {
    Stakeholder.SERVICE_USER: "the child and family",
    Stakeholder.STAFF: "the supervisee",
    Stakeholder.ORGANISATION: "the organisation",
    Stakeholder.PARTNERS: "partners",
}


@dataclass(frozen=True)
class Weights:
    """What each thing counts for in the choice; larger is sooner."""

    culture_due: float = 12.0
    """Culture and identity, once a family's discussion has gone on without it."""
    put_off: float = 9.0
    """It was put off to this time."""
    part_bank: float = 8.0
    """It is of the bank that this part draws on, and that was drawn on less today."""
    opens: float = 6.0
    """An opening question where nothing was asked in this stage yet."""
    follows_on: float = 5.0
    """A follow-up of the question asked last."""
    new_worker: float = 4.0
    """It is written for the supervisee's staff group."""
    called_up: float = 5.0
    """A word of the topic's title names its theme."""
    need: float = 2.5
    """It serves what the supervisee needs from the topic, and the last two did not both."""
    fresh_cell: float = 3.0
    """This discussion has not been in its cell."""
    quiet_function: float = 2.5
    """Its function had least of the latest sessions, alone or with others."""
    quiet_stakeholder: float = 2.5
    """Its side was looked from least in the latest sessions, alone or with others."""
    challenge: float = 2.0
    """It asks for more, and there is footing."""
    close_to_home: float = 2.0
    """It looks from the child's or the supervisee's side, where nobody chose another."""
    goes_on: float = 1.5
    """An exploring question, once something was asked in this stage."""
    own_stage: float = 1.5
    """It was written for this stage alone."""
    same_thread: float = 2.0
    """It shares a theme with the question asked last."""
    wide: float = -0.5
    """For each cell more than one that it serves."""


WEIGHTS = Weights()


@dataclass(frozen=True)
class Situation:
    """All that the choice rests on."""

    part: Part
    stage: Stage | None = None
    lens: Stakeholder | None = None
    function: Function | None = None
    theme: str | None = None
    staff_group: str = ""
    need: Need | None = None
    """What the supervisee needs from the topic in hand."""
    topic: frozenset[str] = frozenset()
    """The words of the topic's title; they call up what is named."""
    sessions_before: int = 0
    """Sessions that this pair has held before this one."""
    has_self_care_plan: bool = False
    is_family: bool = False
    """The discussion is about a case."""
    asked_here: tuple[str, ...] = ()
    """Question ids asked in this part, discussion and stage, oldest first."""
    asked_in_discussion: tuple[str, ...] = ()
    asked_in_session: frozenset[str] = frozenset()
    asked_lately: frozenset[str] = frozenset()
    """Asked in the last three sessions before this one."""
    put_off: frozenset[str] = frozenset()
    """Put off at an earlier session, to come back now."""
    refused: frozenset[str] = frozenset()
    """Not for this pair, or put off until next time."""
    discussion: Coverage = field(default_factory=Coverage)
    """What this discussion has covered."""
    window: Coverage = field(default_factory=Coverage)
    """What the latest sessions have covered."""

    @property
    def known(self) -> frozenset[str]:
        """Of what questions may rest on, that which is so."""
        held = {
            EARLIER_TALKS: self.sessions_before > 0,
            FIRST_SESSION: self.sessions_before == 0,
            PLAN_REVIEW: self.has_self_care_plan,
        }
        return frozenset(theme for theme, is_so in held.items() if is_so)

    def worn(self, question_id: str) -> int:
        """0 for a fresh question, 1 for one asked lately and not put off, 2 for one asked today."""
        if question_id in self.asked_in_session:
            return 2
        return int(question_id in self.asked_lately and question_id not in self.put_off)
