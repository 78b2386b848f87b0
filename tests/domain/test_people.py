"""Pairs have their time, and what is only mine is for nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.people import Pair, Reader
from coach.domain.row import Audience, Text
from coach.errors import TenureEnded

IDS = ("amara", "jo")
FILES = ("jo's file", "sam's file")


def a_pair(ended_on: date | None = None) -> Pair:
    """Amara's tenure on Jo's file."""
    return Pair(
        id="p",
        file_id="jo's file",
        supervisor_id="amara",
        policy_id="plain",
        policy_version=1,
        started_on=date(2026, 1, 10),
        ended_on=ended_on,
    )


def a_text(audience: Audience, owner_id: str = "amara") -> Text:
    """Some words of somebody's."""
    return Text(id="t", owner_id=owner_id, audience=audience)


def test_a_pair_s_time_ends_once() -> None:
    ended = a_pair().end(date(2026, 11, 22))
    assert ended.ended_on == date(2026, 11, 22)
    with pytest.raises(TenureEnded, match="22 November 2026"):
        ended.end(date(2026, 12, 1))
    assert a_pair().ended_on is None


def test_a_reader_without_a_file_is_alone() -> None:
    assert Reader("amara").alone
    assert not Reader("amara", "jo's file").alone


@given(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from([None, *FILES]))
def test_what_is_only_mine_is_for_its_owner_alone(
    reader: str, owner: str, present: str | None
) -> None:
    text = a_text(Audience.ONLY_MINE, owner)
    for file_id in FILES:
        may = Reader(reader, present).may_read(text, file_id)
        assert may is (reader == owner and present is None)


@given(st.sampled_from([Audience.PAIR, Audience.GROUP]), st.sampled_from(FILES))
def test_a_pair_at_the_screen_sees_its_own_file_only(audience: Audience, present: str) -> None:
    for file_id in FILES:
        may = Reader("amara", present).may_read(a_text(audience), file_id)
        assert may is (file_id == present)


@given(st.sampled_from(FILES))
def test_the_owner_alone_sees_what_was_shared_on_every_file(file_id: str) -> None:
    assert Reader("amara").may_read(a_text(Audience.PAIR, "jo"), file_id)
