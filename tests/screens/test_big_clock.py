"""The large clock: what it says, and that it stays within its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.widgets.big_clock import ROWS, clock_lines, clock_words


def test_it_says_minutes_and_seconds_and_a_plus_once_time_is_over() -> None:
    assert [clock_words(one) for one in (905, 60, 5, 0, -5, -65)] == [
        "15:05", "1:00", "0:05", "0:00", "+0:05", "+1:05",
    ]  # fmt: skip


@given(st.integers(-9_999, 9_999), st.integers(1, 200), st.integers(1, 60))
def test_it_never_leaves_its_place_unless_even_the_smallest_blocks_would(
    seconds: int, columns: int, rows: int
) -> None:
    words = clock_words(seconds)
    lines = clock_lines(words, columns, rows)
    if lines != [words]:
        assert len(lines) <= rows and all(len(line) <= columns for line in lines)
        assert len(lines) % ROWS == 0 and any("█" in line for line in lines)


def test_more_room_makes_it_larger() -> None:
    heights = [len(clock_lines("12:34", columns, rows)) for columns, rows in SIZES]
    assert heights == [1, 5, 10, 15]


SIZES = ((30, 12), (60, 5), (78, 11), (118, 20))
