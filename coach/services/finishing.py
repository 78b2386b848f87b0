"""Ends what erasing began: the copies of the database, its indexes, free pages and log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case_filing import Beyond, Erasing, Unreached
from coach.errors import StorageFailed

if TYPE_CHECKING:
    from coach.services.case_ports import CaseStores


def finish(
    kept: CaseStores, erasing: Erasing, *, again: bool = False
) -> tuple[tuple[Unreached, ...], bool]:
    """Erase the same everywhere else; what could not be reached, and whether it is all done.

    What is not done is done when Coach next starts; until then nothing that was erased is shown.
    """
    try:
        missed = tuple(
            Unreached(path, Beyond.COPY)
            for path in kept.erasing.erase_in_copies(erasing, again=again)
        )
        if not kept.erasing.forget():
            return (*missed, Unreached("the database", Beyond.LOG)), False
        kept.erasing.end(erasing.id)
    except StorageFailed:
        return (Unreached("the database", Beyond.LOG),), False
    return missed, True
