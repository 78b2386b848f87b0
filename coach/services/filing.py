"""Gives each document its own path, and never writes over a file that somebody edited."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coach.errors import DocumentsFailed
from coach.files import SCRATCH, as_bytes, digest, explain, file_digest, safe_name, write_whole
from coach.services.record_ports import DocumentStore, FiledDocument
from coach.text import folded
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_OURS = frozenset({"case records", "groups"})
"""Folders beside the people's; nobody's name takes them."""


@dataclass(frozen=True)
class Written:
    """A document as it was written."""

    kind: str
    path: Path
    kept_aside: Path | None = None
    """The file edited by hand that was left as it is."""


class Removed(StrEnum):
    """What became of a document that was to be removed."""

    REMOVED = "removed"
    EDITED = "edited"
    """It was edited by hand, so it stays."""
    GONE = "gone"
    """There was none."""


class Filing:
    """The documents folder of one home. The database knows which file is whose."""

    def __init__(self, documents: DocumentStore, root: Path) -> None:
        self._documents = documents
        self._root = root

    @property
    def root(self) -> Path:
        """The folder under which everything is written."""
        return self._root

    def folder(self, kind: str, owner_id: str, parent: str, name: str) -> str:
        """The folder of a person or case: its name, with a number where another has that name."""
        known = self._documents.find(kind, owner_id)
        if known is not None:
            return known.path

        def is_free(candidate: str) -> bool:
            path = folded(_joined(parent, candidate))
            return path not in _OURS and not self._documents.taken(path, owner_id)

        path = _joined(parent, _first_free(name, "", is_free))
        self._documents.put(FiledDocument(kind, owner_id, path, ""))
        return path

    def path_of(self, kind: str, owner_id: str) -> str | None:
        """Where a document was last written, relative to the root; None if it never was."""
        known = self._documents.find(kind, owner_id)
        return known.path if known else None

    def stands(self, kind: str, owner_id: str) -> bool:
        """Whether a document was written and its file is still there."""
        known = self._documents.find(kind, owner_id)
        try:
            return known is not None and (self._root / known.path).exists()
        except OSError as error:
            raise self._failed(error) from error

    def knows(self, kind: str, owner_id: str) -> bool:
        """Whether a document was ever written, wherever it is by now."""
        return self._documents.find(kind, owner_id) is not None

    def write(self, kind: str, owner_id: str, folder: str, name: str, text: str | bytes) -> Written:
        """Write a document, whole or not at all.

        A file of ours that was edited by hand, or any file that is not ours, stays untouched: the
        new text goes beside it under a number. Raises DocumentsFailed.
        """
        known = self._documents.find(kind, owner_id)
        try:
            aside = None
            path = known.path if known else self._free_path(owner_id, folder, name, text)
            if known is not None:
                found = file_digest(self._root / path)
                if found not in (None, known.sha256, known.coming):
                    aside = self._root / path
                    path = self._free_path(owner_id, folder, name, text)
                # Kept first, so that a crash between the two writes leaves a file we know as ours.
                coming = digest(as_bytes(text))
                self._documents.put(replace(known, path=path, coming=coming))
            sha256 = write_whole(self._root / path, text)
        except OSError as error:
            raise self._failed(error) from error
        self._documents.put(FiledDocument(kind, owner_id, path, sha256))
        return Written(kind, self._root / path, aside)

    def save_as(self, kind: str, owner_id: str, output: Path, data: bytes) -> Path:
        """Write a file of the owner's choice: one that is not there yet, or that we wrote so.

        It is known as a document of the row's, wherever it lies. Raises DocumentsFailed.
        """
        path = self._known_as(output)
        kind = f"{kind} {path}"
        known = self._documents.find(kind, owner_id)
        ours = {digest(data), *((known.sha256, known.coming) if known else ())}
        others = {folded(one.path) for one in self.documents_of(owner_id) if one.kind != kind}
        is_taken = folded(path) in others or self._documents.taken(folded(path), owner_id)
        try:
            if is_taken or file_digest(output) not in (None, *ours):
                raise DocumentsFailed(
                    f"{output} is there already and was left as it is; choose another name."
                )
            before = known.sha256 if known else ""
            self._documents.put(FiledDocument(kind, owner_id, path, before, digest(data)))
            sha256 = write_whole(output, data)
        except OSError as error:
            raise DocumentsFailed(
                f"{output} could not be written: {explain(error)}. Nothing was changed."
            ) from error
        self._documents.put(FiledDocument(kind, owner_id, path, sha256))
        return output

    def _known_as(self, output: Path) -> str:
        """A path as it is kept: from the root where it lies there, else whole."""
        whole = output.absolute()
        if whole.is_relative_to(self._root.absolute()):
            return whole.relative_to(self._root.absolute()).as_posix()
        return whole.as_posix()

    def documents_of(self, owner_id: str) -> list[FiledDocument]:
        """Every file that was written of a row, also where its owner chose the place."""
        return self._documents.of_owner(owner_id)

    def remove(self, kind: str, owner_id: str) -> Removed:
        """Remove a document that nobody edited by hand. Raises DocumentsFailed."""
        known = self._documents.find(kind, owner_id)
        if known is None:
            return Removed.GONE
        path = self._root / known.path
        try:
            found = file_digest(path)
            if found is None:
                return Removed.GONE
            if found not in (known.sha256, known.coming):
                return Removed.EDITED
            path.unlink()
        except OSError as error:
            raise self._failed(error) from error
        return Removed.REMOVED

    def clear(self, folder: Path) -> list[Path]:
        """Remove a folder of ours with scratch files of a crash; what else lies there stays.

        Returns what stays. Raises DocumentsFailed.
        """
        try:
            if not folder.is_dir():
                return []
            for scratch in folder.glob(SCRATCH):
                scratch.unlink()
            left = sorted(folder.iterdir())
            if not left:
                folder.rmdir()
        except OSError as error:
            raise self._failed(error) from error
        return left

    def _failed(self, error: OSError) -> DocumentsFailed:
        return DocumentsFailed(
            f"The documents could not be written to {self._root}: {explain(error)}. "
            "Every word is safe in Coach's database; mend that, then write them with: "
            "coach record write NAME"
        )

    def _free_path(self, owner_id: str, folder: str, name: str, text: str | bytes) -> str:
        """A path that nobody has; a file that holds this very text already is as good as free."""
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        ours = digest(as_bytes(text))

        def is_free(candidate: str) -> bool:
            path = _joined(folder, candidate)
            taken = self._documents.taken(folded(path), owner_id)
            return not taken and file_digest(self._root / path) in (None, ours)

        return _joined(folder, _first_free(stem, suffix, is_free))


def is_in_its_folder(document: FiledDocument) -> bool:
    """Whether Coach chose the place; the kind of any other holds the path that was asked for."""
    return " " not in document.kind


def _first_free(name: str, suffix: str, is_free: Callable[[str], bool]) -> str:
    """`Name`, else `Name (2)`, `Name (3)` and on, whichever is free first."""
    stem = safe_name(name)
    candidate, number = stem + suffix, 2
    while not is_free(candidate):
        candidate = f"{stem} ({number}){suffix}"
        number += 1
    return candidate


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
