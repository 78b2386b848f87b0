"""What a window says of where its words go, where no record or file of the policy is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.goes import CASE_RECORD, RECORD, readers_of
from coach.domain.row import Destination
from coach.words import DESTINATIONS, IN_NO_RECORD

if TYPE_CHECKING:
    from coach.domain.policy import Policy

ON_A_NOTE = "the {name}, {reference}: on the child's file"
PERSONAL_ON_A_NOTE = "the {name}: you two and {readers}"
KEPT = {
    Destination.UNPLACED: ": in no record",
    Destination.LEAVE_BEHIND: ": erased at closing",
}
CHOSEN_BELOW = "Goes where you say below; who may read it is said there too."
A_QUESTION = "Your own bank of questions: stays in this home, for every session."
A_SETTING = "A setting: stays in this home."
A_PLACE = "Only finds the file: kept nowhere."
IN_PLACE = "Stands in the record instead, for whoever reads that."
GUARD_LIST = "The leak guard's list: stays in this home, and goes into no document."
ANNOUNCED = "Only yours until you announce it, then the two of you."


def beside_a_note(
    policy: Policy, where: Destination, reference: str = "", *, recorded: bool = True
) -> str:
    """The same on the frame of a note, which may have room for its beginning alone."""
    match where:
        case Destination.CASE:
            name = policy.terms.get("case-record", CASE_RECORD)
            return ON_A_NOTE.format(name=name, reference=reference)
        case Destination.PERSONAL:
            name = policy.terms.get("record", RECORD)
            return PERSONAL_ON_A_NOTE.format(name=name, readers=readers_of(policy))
        case Destination.UNPLACED if not recorded:
            return IN_NO_RECORD
        case _:
            return DESTINATIONS[where] + KEPT[where]
