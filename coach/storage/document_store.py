"""Which file on disk is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.services.record_ports import FiledDocument
from coach.storage.record_store import Stamped
from coach.text import folded

if TYPE_CHECKING:
    from coach.services.ports import Clock, Ids
    from coach.storage.database import Database
    from coach.storage.rows import HomeStamp


class DocumentStore:
    """The files that Coach wrote."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, stamp: HomeStamp) -> None:
        self._database = database
        self._stamped = Stamped(database, clock, ids, stamp)
        self._clock = clock

    def find(self, kind: str, owner_id: str) -> FiledDocument | None:
        """The document of a kind that belongs to a row, if it was written."""
        rows = self._database.rows(
            "SELECT path, sha256, coming FROM document WHERE kind = ? AND owner_row = ?",
            (kind, owner_id),
        )
        if not rows:
            return None
        return FiledDocument(kind, owner_id, rows[0]["path"], rows[0]["sha256"], rows[0]["coming"])

    def of_owner(self, owner_id: str) -> list[FiledDocument]:
        """Every document that belongs to a row, in the order in which they were written."""
        rows = self._database.rows(
            "SELECT kind, path, sha256, coming FROM document WHERE owner_row = ? ORDER BY seq",
            (owner_id,),
        )
        return [
            FiledDocument(row["kind"], owner_id, row["path"], row["sha256"], row["coming"])
            for row in rows
        ]

    def taken(self, path: str, owner_id: str) -> bool:
        """Whether another row has this path, capitals aside."""
        return bool(
            self._database.rows(
                "SELECT 1 FROM document WHERE folded_path = ? AND owner_row <> ?",
                (folded(path), owner_id),
            )
        )

    def put(self, document: FiledDocument) -> None:
        """Keep where a document is now, and its hash."""
        values = {
            "path": document.path,
            "folded_path": folded(document.path),
            "sha256": document.sha256,
            "coming": document.coming,
        }
        with self._database.atomic():
            changed = self._database.run(
                "UPDATE document SET path = :path, folded_path = :folded_path, sha256 = :sha256, "
                "coming = :coming, revision = revision + 1, updated_at = :now "
                "WHERE kind = :kind AND owner_row = :owner",
                {
                    **values,
                    "kind": document.kind,
                    "owner": document.owner_id,
                    "now": msgspec.to_builtins(self._clock.now()),
                },
            )
            if changed == 0:
                self._stamped.insert(
                    "document", {**values, "kind": document.kind, "owner_row": document.owner_id}
                )
