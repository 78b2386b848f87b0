"""The pictures in docs/ are what the screens look like: made anew by `make docs`, compared here."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.json_examples import demo_home
from tests.pictures import FOLDER, SCENES, Scene, draw


@pytest.mark.parametrize("scene", SCENES, ids=[scene[0] for scene in SCENES])
def test_the_screen_looks_as_its_picture_shows(tmp_path: Path, scene: Scene) -> None:
    services = demo_home(tmp_path)
    try:
        drawn = asyncio.run(draw(services, scene))
    finally:
        services.close()
    assert drawn == (FOLDER / f"{scene[0]}.svg").read_text(encoding="utf-8")


def test_the_pictures_fetch_nothing() -> None:
    for path in FOLDER.glob("*.svg"):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert "http" not in text, path
