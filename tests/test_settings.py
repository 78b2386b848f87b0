"""What the owner chose is read back as it was chosen, and a fault in it is told."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import SettingsFaulty
from coach.settings import FILE_NAME, Settings, read_settings, write_settings

chosen_words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40) | st.sampled_from(
    ['C:\\Users\\Jo "B"', "/home/jo/名/😀", 'a"""b', "#", "=", "\t\n\r\b\f", "\x00\x1f\x7f"]
)


def faulty(config: Path, text: bytes) -> str:
    """What is said of a settings file."""
    (config / FILE_NAME).write_bytes(text)
    with pytest.raises(SettingsFaulty) as told:
        read_settings(config)
    return str(told.value)


def test_a_home_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "nowhere") == Settings(documents="", policy="plain")
    (tmp_path / "file").write_text("")
    assert read_settings(tmp_path / "file") == Settings()


@settings(max_examples=40)
@given(chosen_words, chosen_words)
def test_what_was_chosen_is_read_back_as_it_was(documents: str, policy: str) -> None:
    chosen = Settings(documents, policy)
    with tempfile.TemporaryDirectory() as folder:
        write_settings(Path(folder), chosen)
        assert read_settings(Path(folder)) == chosen


def test_settings_are_for_the_owner_alone_and_read_without_help(tmp_path: Path) -> None:
    write_settings(tmp_path / "config", Settings(documents="/tmp/Jo", policy="leeds"))
    path = tmp_path / "config" / FILE_NAME
    assert path.stat().st_mode & 0o777 == 0o600
    lines = path.read_text().split("\n")
    assert lines[0].startswith("#")
    assert 'documents = "/tmp/Jo"' in lines and 'policy = "leeds"' in lines


def test_a_setting_left_out_keeps_its_default(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('policy = "leeds"\n')
    assert read_settings(tmp_path) == Settings(documents="", policy="leeds")


def test_an_unknown_setting_is_told_by_name(tmp_path: Path) -> None:
    said = faulty(tmp_path, b'polciy = "leeds"\n')
    assert "polciy" in said and str(tmp_path / FILE_NAME) in said


@pytest.mark.parametrize("wrong", [b"5", b"true", b"2026-11-22", b'["a"]', b"{a = 1}"])
def test_a_setting_is_text_in_quotes(tmp_path: Path, wrong: bytes) -> None:
    assert "policy should be text in quotes" in faulty(tmp_path, b"policy = " + wrong)


@pytest.mark.parametrize("text", [b"policy = leeds", b"policy", b'policy = "a\n', b"= 1"])
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, text: bytes) -> None:
    said = faulty(tmp_path, b"# A remark.\n" + text)
    assert "cannot be read as settings" in said
    assert "line 2" in said or "end of document" in said


def test_settings_that_are_not_utf_8_are_told_of(tmp_path: Path) -> None:
    assert "cannot be read as settings" in faulty(tmp_path, b'policy = "caf\xe9"\n')


def test_settings_nested_without_end_are_told_of(tmp_path: Path) -> None:
    assert "cannot be read as settings" in faulty(tmp_path, b"policy = " + b"[" * 40_000)
