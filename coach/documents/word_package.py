"""Looks at a Word template before it is opened: what it is, and whether it is safe to fill."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from coach.errors import FileRefused

LARGEST_TEMPLATE = 20_000_000
_LARGEST_INSIDE = 80_000_000
_MOST_FILES = 2_000
_MOST_TIMES = 200
"""How many times larger than its file what is inside may be."""
_SMALL = 1_000_000
"""What is no larger than this inside is never a bomb."""
_PROTECTED = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"


def checked(data: bytes, name: str) -> bytes:
    """A template as a document that can be opened. Raises FileRefused."""
    if data.startswith(_PROTECTED):
        raise _no(name, "it is protected with a password, or of an old kind of Word (.doc)")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _look_at(package, len(data), name)
            types = package.read(_TYPES)
            if _TEMPLATE in types:
                return _as_document(package, types)
    except FileRefused:
        raise
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, OSError,
            NotImplementedError, RuntimeError, EOFError, zlib.error) as error:  # fmt: skip
        raise _no(name, "it is no Word document (.docx or .dotx), or is broken") from error
    return data


def _look_at(package: zipfile.ZipFile, size: int, name: str) -> None:
    files = package.infolist()
    inside = sum(one.file_size for one in files)
    too_much = inside > _LARGEST_INSIDE or len(files) > _MOST_FILES
    if too_much or (inside > _SMALL and inside > size * _MOST_TIMES):
        raise _no(name, "what is packed in it is far too large for a template")
    if any(one.flag_bits & 1 for one in files):
        raise _no(name, "it is protected with a password")
    names = [one.filename.casefold() for one in files]
    if any("vbaproject" in one or "vbadata" in one for one in names):
        raise _no(name, "it holds macros; save it as .docx, which has none")
    if b"macroenabled" in package.read(_TYPES).lower():
        raise _no(name, "it is of a kind that holds macros; save it as .docx, which has none")


def _as_document(package: zipfile.ZipFile, types: bytes) -> bytes:
    """A .dotx as the .docx that Word itself would make of it."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for one in package.infolist():
            data = package.read(one)
            if one.filename == _TYPES:
                data = types.replace(_TEMPLATE, _DOCUMENT)
            made.writestr(one.filename, data)
    return stream.getvalue()


def _no(name: str, why: str) -> FileRefused:
    return FileRefused(f"{name} was not filled: {why}. Nothing was written.")
