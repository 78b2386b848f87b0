"""Puts what leaves this home where its owner wants it: never over another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import DocumentsFailed
from coach.files import digest, explain, file_digest, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.self_care import HasPlan
    from coach.services.filing import Filing


class Outbox:
    """Files for somebody else."""

    def __init__(self, filing: Filing) -> None:
        self._filing = filing

    def put(
        self,
        kind: str,
        supervisee: HasPlan,
        folder: str,
        name: str,
        text: str,
        output: Path | None,
    ) -> Path:
        """Write a text to a file of the owner's choice, else among the person's documents.

        Raises DocumentsFailed.
        """
        if output is not None:
            return self.save(output, text)
        person = supervisee.person
        home = self._filing.folder("person-folder", person.id, "", person.name)
        key = f"{supervisee.file.id} {name}"
        return self._filing.write(kind, key, f"{home}/{folder}", name, text).path

    def save(self, path: Path, text: str) -> Path:
        """Write a file that is not there yet, or holds this very text. Raises DocumentsFailed."""
        try:
            if file_digest(path) not in (None, digest(text.encode("utf-8"))):
                raise DocumentsFailed(
                    f"{path} is there already and was left as it is; choose another name."
                )
            write_whole(path, text)
        except OSError as error:
            raise DocumentsFailed(
                f"{path} could not be written: {explain(error)}. Nothing was changed."
            ) from error
        return path
