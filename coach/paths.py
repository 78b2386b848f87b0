"""Where Coach keeps its data, configuration and documents on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from coach.errors import BadInput
from coach.values import dataclass

_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "mobile documents",
)


@dataclass(frozen=True)
class Places:
    """The folders of one home."""

    data: Path
    """Holds the database and its copies; never a synced folder if it can be helped."""
    config: Path
    """Holds settings, and the user's own banks and policies."""
    documents: Path
    """Holds the Markdown that people read."""

    @property
    def database(self) -> Path:
        """The one database of this home."""
        return self.data / "coach.db"

    @property
    def demo(self) -> Places:
        """The demo's own home, apart from everything real."""
        return Places.under(self.data / "demo")

    @staticmethod
    def under(root: Path) -> Places:
        """All three folders beneath one."""
        return Places(root / "data", root / "config", root / "documents")


def find_places() -> Places:
    """COACH_HOME moves all three folders together; else each system's own customs hold."""
    root = os.environ.get("COACH_HOME")
    if root:
        return Places.under(expanded(root))
    import platformdirs  # where it is used: 14 ms that `coach --version` need not pay

    folders = platformdirs.PlatformDirs("coach", appauthor=False)
    try:
        return Places(
            folders.user_data_path, folders.user_config_path, folders.user_documents_path / "Coach"
        )
    except RuntimeError:
        raise BadInput(
            "This account has no home folder; set COACH_HOME to the folder Coach may use."
        ) from None


def expanded(folder: str) -> Path:
    """A folder as somebody wrote it, from the root. Raises BadInput where ~ leads nowhere."""
    try:
        path = Path(folder).expanduser().absolute()
        os.fspath(path).encode("utf-8")
    except (RuntimeError, UnicodeError):
        shown = folder.encode("utf-8", "replace").decode()
        raise BadInput(f"There is no such folder as {shown}; nothing was changed.") from None
    return path


def synced_by(folder: Path) -> str | None:
    """The name of the syncing service whose folder this seems to lie in, if any."""
    for part in folder.parts:
        if any(name in part.casefold() for name in _SYNCED):
            return part
    return None
