"""Bank holidays: those that ship, against the library that made them, and the user's own days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coach.calendars.bank_holidays import BankHolidays
from coach.errors import ContentFaulty, SettingsFaulty
from coach.yaml_text import load
from tests.bank_holidays import FILE, england, page


def test_the_file_that_ships_is_what_the_library_says(tmp_path: Path) -> None:
    assert FILE.read_text(encoding="utf-8") == page()
    found = BankHolidays(FILE, tmp_path).days()
    assert found == frozenset(england())
    assert {day.year for day in found} == set(range(2000, 2041))


def test_it_is_yaml_that_people_may_copy_for_their_own_days() -> None:
    value = load(FILE.read_bytes(), FILE.name).value
    assert value["2022-09-19"] == "State Funeral of Queen Elizabeth II"
    assert value["2026-12-28"] == "Boxing Day (observed)"


def test_days_of_ones_own_come_on_top(tmp_path: Path) -> None:
    own = tmp_path / "holidays.yaml"
    own.write_text("# Between the years\n2026-12-29: Office closed\n2026-12-30:\n")
    added = BankHolidays(FILE, tmp_path).days() - frozenset(england())
    assert added == {date(2026, 12, 29), date(2026, 12, 30)}
    own.write_text("")
    assert BankHolidays(FILE, tmp_path).days() == frozenset(england())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-12-24: Closed\n2026-02-30: Nothing\n", "line 2, 2026-02-30: should be a day"),
        ("Christmas: 2026-12-25\n", "line 1, Christmas: should be a day"),
        ("- 2026-12-24\n", "line 1: each line is a day and its name"),
        ("2026-12-24: [\n", "holidays.yaml, line 2"),
        ("2026-12-24: a\n2026-12-24: b\n", "line 2, 2026-12-24: this key stands here twice"),
    ],
)
def test_a_bad_file_is_told_of_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "holidays.yaml").write_text(text)
    with pytest.raises(SettingsFaulty) as told:
        BankHolidays(FILE, tmp_path).days()
    assert said in str(told.value) and "\n" not in str(told.value)
    assert str(tmp_path / "holidays.yaml") in str(told.value)


def test_a_folder_in_the_files_place_and_a_lost_built_in_are_told_of_too(tmp_path: Path) -> None:
    (tmp_path / "holidays.yaml").mkdir()
    with pytest.raises(SettingsFaulty, match="cannot be read"):
        BankHolidays(FILE, tmp_path).days()
    with pytest.raises(ContentFaulty, match="install Coach again"):
        BankHolidays(tmp_path / "nowhere.yaml", tmp_path / "other").days()
