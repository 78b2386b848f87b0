"""Reads what a session needs while somebody looks at Today, in small pieces between their keys."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.services.ports import Content

BREATH_SECONDS = 0.001
"""Between two pieces, in which keys are answered."""
PIECES = (
    *("coach.domain.nudging", "coach.domain.function_names", "coach.domain.balance"),
    *("coach.domain.agenda", "coach.domain.agreement", "coach.domain.self_care"),
    *("coach.domain.record", "coach.domain.log", "coach.domain.case_filing"),
    *("coach.domain.evidence", "coach.domain.leaks", "coach.services.ports"),
    *("coach.services.care_ports", "coach.services.case_ports", "coach.services.store_ports"),
    *("coach.services.conversation", "coach.services.balance_in_session", "coach.services.log"),
    *("coach.domain.composing", "coach.services.papers", "coach.services.finishing"),
    *("coach.services.closing", "coach.services.sessions", "textual.widgets._text_area"),
    *("coach.widgets.filling", "coach.screens.session_lists", "coach.screens.meters"),
    *("coach.screens.session_frame", "coach.screens.session_ending", "coach.screens.session"),
)
"""Modules, each after what it stands on, so that none takes long."""


async def read_ahead(content: Content) -> None:
    """So that the first session opens at once.

    No thread does it: that would take turns with the keys as well, and the C library gives a
    thread memory of its own instead of what the first frame has given back.
    """
    for name in PIECES:
        import_module(name)
        await asyncio.sleep(BREATH_SECONDS)
    with suppress(CoachError):  # whoever opens a session is told
        for _ in content.read_ahead():
            await asyncio.sleep(BREATH_SECONDS)
