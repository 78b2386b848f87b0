"""Reads an organisation's own routes to more help from the file beside the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.care_routes import CareRoute, CareRoutes
from coach.errors import BadInput, ContentFaulty
from coach.files import explain, read_bytes
from coach.text import clean_line, clean_note
from coach.yaml_text import SIZE_LIMIT, YamlFaulty, load

if TYPE_CHECKING:
    from pathlib import Path


class _Route(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    words: str


class _Routes(msgspec.Struct, forbid_unknown_fields=True):
    routes: list[_Route]


def load_routes(path: Path) -> CareRoutes:
    """The routes; none where there is no file, and none with the reason where it is faulty."""
    if not path.exists():
        return CareRoutes((), str(path))
    try:
        found = load(read_bytes(path, SIZE_LIMIT), path.name).convert(_Routes).routes
    except YamlFaulty as error:
        return CareRoutes((), str(path), str(error.faults[0]))
    except (BadInput, ContentFaulty) as error:
        return CareRoutes((), str(path), str(error))
    except OSError as error:
        return CareRoutes((), str(path), f"{path} cannot be read: {explain(error)}.")
    routes = (CareRoute(clean_line(one.name), clean_note(one.words)) for one in found)
    return CareRoutes(tuple(one for one in routes if one.name and one.words), str(path))
