"""Makes docs/pictures: the demo's screens as SVG, on a clock that stands still."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from coach.app import CoachApp, Opening
from coach.composition import Services
from coach.screens.today import TodayScreen
from tests.json_examples import demo_home

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
TOPIC = ("ctrl+t", *"Visit", "enter", *"K1", "enter")

Scene = tuple[str, tuple[int, int], tuple[str, ...], str]
"""A name, a size, the keys from Today with the cursor on Jo, and a theme."""

SCENES: tuple[Scene, ...] = (
    ("today", (80, 24), (), "dark"),
    ("today-wide", (120, 36), (), "dark"),
    ("today-high-contrast", (80, 24), (), "high-contrast"),
    ("person", (80, 24), ("enter",), "dark"),
    ("prepare", (120, 36), ("p",), "dark"),
    ("check-in", (80, 24), ("s",), "dark"),
    ("look-back", (80, 24), ("s", "ctrl+g", "2"), "dark"),
    ("caseload", (80, 24), ("s", "ctrl+g", "4"), "dark"),
    ("discuss", (100, 30), ("s", *TOPIC, "f4", "r"), "dark"),
    ("discuss-light", (120, 36), ("s", *TOPIC, "f4", "a"), "light"),
    ("why", (100, 30), ("s", *TOPIC, "f9"), "dark"),
    ("action", (80, 24), ("s", "f6"), "dark"),
    ("set-down", (80, 24), ("s", "f10"), "dark"),
)


async def draw(services: Services, scene: Scene) -> str:
    _, size, keys, theme = scene
    app = CoachApp(services, Opening(banner="DEMO: nobody here is real"))
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        app.theme = {"dark": "textual-dark", "light": "textual-light"}.get(theme, theme)
        while not any(isinstance(s, TodayScreen) and s.knows_what_is_due for s in app.screen_stack):
            await pilot.pause(0.02)
        await _press(pilot, ("down", "down"))
        await _press(pilot, keys)
        await pilot.pause()
        svg = app.export_screenshot(title="Coach")
    return _COMMENTS.sub("", _FONTS.sub("", svg))


async def _press(pilot: Pilot[int], keys: tuple[str, ...]) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def pictures(folder: Path) -> dict[str, str]:
    """Every scene, each in a demo home of its own."""
    made = {}
    for place, scene in enumerate(SCENES):
        services = demo_home(folder / str(place))
        made[scene[0]] = asyncio.run(draw(services, scene))
        services.close()
    return made


def write(made: dict[str, str], note: Callable[[str], None] = print) -> None:
    """Put the pictures where the README shows them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, svg in made.items():
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
        note(name)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        write(pictures(Path(scratch)))
