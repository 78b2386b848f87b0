"""Taking part as a supervisee, in a home of one's own: by the first agenda that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.policies import find_policy
from coach.errors import BadInput
from coach.files import read_bytes
from coach.screens.prepare_moves import AGENDA_LIMIT
from coach.screens.prepare_windows import import_lines, read_path
from coach.widgets.fill_and_tell import fill_and_tell
from coach.widgets.filling import Field, Filled
from coach.words import goes
from coach.words import prepare as say
from coach.words.today import KEY_TAKE_PART

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from coach.services.house import House


def take_part(app: App[int], house: House, after: Callable[[], object]) -> None:
    """Ask for the agenda, begin the pair that it names, and tell what it brought."""

    def act(filled: Filled) -> list[str]:
        path = read_path(filled["path"])
        if path is None:
            raise BadInput(say.WHICH_FILE, "path")
        policy = find_policy(house.content.policies(), house.settings.policy)
        data = read_bytes(path, AGENDA_LIMIT)
        taken = house.exchanging.take_in(data, path.name, policy)
        joined = say.TAKES_PART.format(name=taken.supervisee.supervisor.name)
        return [*([joined, ""] if taken.joined else []), *import_lines(taken)]

    fill_and_tell(
        app,
        KEY_TAKE_PART,
        [Field("path", say.WHICH_FILE, hint=say.IMPORT_HINT)],
        act,
        goes=goes.A_PLACE,
        about=say.TAKE_PART_ABOUT,
        told=say.IMPORTED,
        after=after,
    )
