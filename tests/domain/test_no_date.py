"""Whoever has no day for the next session is told why, where others have one by their policy."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.no_date import why_no_session
from coach.domain.seeing import Seen
from coach.domain.timescale import Day
from coach.domain.timescale_facts import TimescaleFacts
from tests.domain.timescale_cases import ENGLAND, START, facts, held, on, policies

FOREST = "bracknell-forest"
SHIFTS = tuple(START + timedelta(days=n) for n in range(8))


def why(one: TimescaleFacts) -> str:
    return why_no_session(
        Seen(one, Day.of(on("2026-09-01"), ENGLAND), policies()[one.policy_id], policies())
    )


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (facts(FOREST, ""), "Bracknell Forest goes by staff group, and none is given"),
        (
            facts(FOREST, "early-help"),
            "Bracknell Forest sets no rhythm for the staff group early-help",
        ),
        (
            facts("cafcass", "contractor"),
            "Cafcass sets no rhythm for the staff group Self-employed contractor",
        ),
        (
            facts(FOREST, "residential-new", held=held("2026-07-05")),
            "the phases of Bracknell Forest are over, and it sets nothing after them",
        ),
        (facts(FOREST, "agency"), "every 8 shifts worked, and so many are not marked yet"),
        (facts(FOREST, "agency", shifts=SHIFTS), ""),
        (facts("leeds", ""), ""),
        (facts("plain", ""), ""),
        (facts(FOREST, "", left_on=on("2026-08-01")), ""),
    ],
)
def test_the_reason_there_is_no_day_is_said_in_words(one: TimescaleFacts, said: str) -> None:
    assert why(one) == said
