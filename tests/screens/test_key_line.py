"""The line of keys says at every moment what can be pressed, and is not drawn oftener."""

from __future__ import annotations

from textual.widgets._footer import FooterKey

from tests.builders import Home
from tests.screens.walking import Walker, walk


def test_the_line_is_laid_out_anew_where_its_keys_change_and_only_there(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    def line(they: Walker) -> list[FooterKey]:
        return list(they.app.screen.query(FooterKey))

    def shown(they: Walker) -> list[tuple[str, str]]:
        return [(one.key_display, one.description) for one in line(they)]

    async def steps(they: Walker) -> None:
        drawn, wide = line(they), shown(they)
        await they.press("shift+tab", "tab", "f9", "f9")
        assert [id(one) for one in line(they)] == [id(one) for one in drawn]
        await they.pilot.resize_terminal(60, 20)
        await they.until(lambda: 0 < len(line(they)) < len(wide), "fewer keys")
        assert ("f8", "Risk") in shown(they) and ("f6", "Action") not in shown(they)
        await they.pilot.resize_terminal(80, 24)
        await they.until(lambda: shown(they) == wide, "all keys again")
        they.app.set_keymap({"session.risk": "f11"})
        await they.until(lambda: ("f11", "Risk") in shown(they), "its new key")
        assert ("f8", "Risk") not in shown(they)
        assert all(one.has_class("-compact") for one in line(they))

    walk(home, steps, person_id=jo.person.id)
