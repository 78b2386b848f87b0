"""Waits for the next line without letting the clock go unkept: a beat while nobody types."""

from __future__ import annotations

import os
import select
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY_SECONDS = 1.0


class PatientLines:
    """Lines of a stream. While none comes, `beat` is called every second.

    A stream without a descriptor (a script in memory) is read as it is; so is any stream on
    Windows, which cannot wait for input with a limit.
    """

    def __init__(self, source: IO[bytes], beat: Callable[[], None]) -> None:
        self._source = source
        self._beat = beat
        self._held = b""
        self._ended = False
        try:
            self._descriptor: int | None = source.fileno() if sys.platform != "win32" else None
        except OSError:
            self._descriptor = None

    def readline(self) -> bytes:
        """The next line, or nothing at the end."""
        if self._descriptor is None:
            return self._source.readline()
        while b"\n" not in self._held and not self._ended:
            ready, _, _ = select.select([self._descriptor], [], [], EVERY_SECONDS)
            if not ready:
                self._beat()
                continue
            more = os.read(self._descriptor, 65_536)
            self._ended = not more
            self._held += more
        line, newline, self._held = self._held.partition(b"\n")
        return line + newline
