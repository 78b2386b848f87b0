"""Files are written whole or not at all, for their owner alone, under names that are safe."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.files import digest, explain, file_digest, make_folder, safe_name, write_whole

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?")

pieces = st.sampled_from(
    [
        "con",
        "NUL",
        "aux",
        "com1",
        "LPT¹",
        ".",
        "..",
        " ",
        "/",
        "\\",
        ":",
        "*",
        "\x00",
        "é",
        "名",
        "😀",
    ]
)
names = st.lists(pieces | st.text(max_size=8), max_size=40).map("".join)


def mode(path: Path) -> int:
    """The permissions of a path."""
    return path.stat().st_mode & 0o777


def check_name(name: str) -> None:
    """Assert that any system takes a name and that it stays where it is put."""
    assert name and name not in (".", "..")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert name == name.strip(" .")
    assert len(name.encode("utf-8")) <= 120
    assert not RESERVED.fullmatch(name), name
    assert PureWindowsPath(name).name == name


@settings(max_examples=40)
@given(names)
def test_every_name_becomes_one_that_every_system_takes(name: str) -> None:
    check_name(safe_name(name))


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        " . . ",
        "../../etc/passwd",
        "C:\\Windows",
        "con",
        "CON.",
        "nul.txt",
        "Aux.tar.gz",
        "com1",
        "lpt³.md",
        "CONIN$",
        "x" * 500,
        "名" * 200,
        "a" * 119 + ".b",
        "/con",
        "con" + " " * 130 + "x",
        "nul" + "." * 130 + "x",
        "con .txt",
    ],
)
def test_a_name_with_bad_intent_becomes_a_plain_one(name: str) -> None:
    check_name(safe_name(name))
    check_name(safe_name(safe_name(name)))


@pytest.mark.parametrize("name", ["Jo Bennett", "K1", "O'Neill, Zoë", "2026-11-22 Record", "v1.2"])
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert safe_name(name) == name


def test_a_name_with_nothing_left_is_called_unnamed() -> None:
    assert safe_name(" .. ") == "Unnamed"


@pytest.mark.parametrize("text", ["", "Jo\n", "a\r\nb\rc", "名😀\u2028", "x" * 100_000])
def test_a_file_holds_just_the_words_and_tells_their_digest(tmp_path: Path, text: str) -> None:
    path = tmp_path / "new" / "deeper" / "file.md"
    sha256 = write_whole(path, text)
    assert path.read_bytes() == text.encode()
    assert sha256 == hashlib.sha256(text.encode()).hexdigest() == file_digest(path)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_reads_what_is_written(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "new" / "deeper" / "file.md", "private")
    finally:
        os.umask(before)
    assert mode(tmp_path / "new" / "deeper" / "file.md") == 0o600
    assert mode(tmp_path / "new") == mode(tmp_path / "new" / "deeper") == 0o700


def test_a_file_open_to_others_is_closed_to_them_when_it_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "file.md"
    path.write_text("old")
    path.chmod(0o644)
    write_whole(path, "new")
    assert (path.read_text(), mode(path)) == ("new", 0o600)


def test_a_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    make_folder(folder)
    assert mode(folder) == 0o755


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "file.md"
    write_whole(path, "old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert [one.name for one in tmp_path.iterdir()] == ["file.md"]
    assert path.read_text() == "old"


def test_an_interruption_leaves_the_old_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.md"
    write_whole(path, "old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert [one.name for one in tmp_path.iterdir()] == ["file.md"]
    assert path.read_text() == "old"


def test_a_folder_in_a_file_s_place_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "file.md").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "file.md", "new")
    assert [one.name for one in tmp_path.iterdir()] == ["file.md"]
    assert (tmp_path / "file.md").is_dir()


def test_a_file_in_a_folder_s_place_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "Jo").write_text("theirs")
    with pytest.raises(OSError) as told:
        write_whole(tmp_path / "Jo" / "file.md", "new")
    assert explain(told.value) == "a file stands where a folder should be"
    assert (tmp_path / "Jo").read_text() == "theirs"


def test_what_is_not_a_file_has_no_digest_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\xff")
    assert file_digest(tmp_path / "file") == digest(b"\xff")
    assert file_digest(tmp_path / "nothing") is None
    assert file_digest(tmp_path / "file" / "within") is None
    assert file_digest(tmp_path) == "folder"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "this account may not write there"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOENT, "the folder is not there"),
        (errno.EISDIR, "a folder stands where the file should be"),
        (errno.EIO, "input/output error"),
    ],
)
def test_what_stood_in_the_way_is_told_in_plain_words(number: int, words: str) -> None:
    assert explain(OSError(number, os.strerror(number))) == words


def test_an_error_without_a_number_is_still_told() -> None:
    assert explain(OSError()) == "the disk gave an error"
