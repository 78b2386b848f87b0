"""Files written whole or not at all, open to their owner alone; and files somebody hands in."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path

from coach.errors import BadInput

FOLDER_MODE = 0o700
FILE_MODE = 0o600
SCRATCH = ".coach-*.part"
"""Files that are being written; a crash may leave one."""
_NAME_BYTES = 120
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)")


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, open to the owner alone."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=FOLDER_MODE)


def note_fault(folder: Path, error: BaseException | None) -> Path:
    """Keep in a folder where a fault of ours lies, without a word of anybody's notes; the file.

    Raises OSError where it cannot be written.
    """
    import traceback  # only a fault needs it

    frames = traceback.extract_tb(error.__traceback__ if error else None)
    places = "".join(f"{Path(one.filename).name}:{one.lineno} {one.name}\n" for one in frames)
    log = folder / "faults.log"
    make_folder(folder)
    handle = os.open(log, os.O_APPEND | os.O_CREAT | os.O_WRONLY, FILE_MODE)
    with os.fdopen(handle, "a", encoding="utf-8") as stream:
        stream.write(f"{type(error).__name__}\n{places}\n")
    return log


def write_whole(path: Path, text: str | bytes) -> str:
    """Write bytes, or text as UTF-8, whole or not at all, with mode 0600; return its SHA-256.

    Raises OSError when it cannot; the file that stood there is then untouched.
    """
    import tempfile  # with random and shutil; a command that only reads does without

    make_folder(path.parent)
    data = as_bytes(text)
    handle, scratch = tempfile.mkstemp(prefix=".coach-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(scratch).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(scratch).unlink()
        raise
    _sync_folder(path.parent)
    return digest(data)


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def as_bytes(text: str | bytes) -> bytes:
    """Text as it lies on disk; bytes are as they are."""
    return text if isinstance(text, bytes) else text.encode("utf-8")


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    import hashlib  # brings OpenSSL along; a command that only reads does without

    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str | None:
    """The SHA-256 of a file, `folder` for a folder, or None where there is nothing."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError:
        return "folder"


def safe_name(name: str) -> str:
    """A name for a file or folder that every system takes and that stays where it is put.

    No separators, no leading or trailing dots or blanks, none of Windows' reserved names, at
    most 120 bytes; never empty.
    """
    text = _UNSAFE.sub("-", name.encode("utf-8", "replace").decode()).strip(" .")
    while len(text.encode("utf-8")) > _NAME_BYTES - 1:  # one is left for the mark below
        text = text[:-1]
    text = text.strip(" .")
    if _RESERVED.match(text):
        text = f"{text}_" if "." not in text else text.replace(".", "_", 1)
    return text or "Unnamed"


def explain(error: OSError) -> str:
    """What stood in the way of a file, in plain words."""
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk is full",
        errno.EFBIG: "the disk is full",
        errno.EACCES: "this account may not write there",
        errno.EPERM: "this account may not write there",
        errno.EROFS: "the disk is read-only",
        errno.ENOTDIR: "a file stands where a folder should be",
        errno.EEXIST: "a file stands where a folder should be",
        errno.ENOENT: "the folder is not there",
        errno.EISDIR: "a folder stands where the file should be",
    }
    return reasons.get(error.errno or 0, (error.strerror or "the disk gave an error").lower())


def read_bytes(file: Path, limit: int) -> bytes:
    """A file of at most `limit` bytes. Raises BadInput."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {explain(error)}; nothing was taken in.") from error
    if len(data) > limit:
        whole = limit // 1_000_000
        size = f"{whole} megabytes" if whole > 1 else f"{limit // 1000} kB"
        raise BadInput(f"{file} is larger than {size}; nothing was taken in.")
    return data


def read_text(file: Path, limit: int) -> str:
    """The text of a UTF-8 file of at most `limit` bytes. Raises BadInput."""
    try:
        return read_bytes(file, limit).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file} is not UTF-8 text; nothing was taken in.") from None
