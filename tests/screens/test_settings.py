"""What the owner chooses: the first run, the settings, and keys of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from coach.domain.policy import Policy
from coach.errors import BadInput
from coach.screens.keys import KeysScreen, PressKey, named_bindings, with_key
from coach.screens.settings import SettingsScreen
from coach.screens.today import TodayScreen
from coach.settings import Settings, read_settings
from coach.widgets.filling import FillIn
from coach.widgets.lines import LineList
from tests.builders import Home
from tests.screens.walking import Walker, walk


@pytest.fixture
def own(home: Home) -> Policy:
    """A policy of one's own to choose, the seventh; beside it lies one with a fault."""
    folder = home.services.places.config / "policies"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(
        "policy: ours\nversion: 1\nname: Our [b]way\nextends: leeds\n"
    )
    (folder / "ring.yaml").write_text("policy: ring\nversion: 1\nname: R\nextends: ring\n")
    return home.services.content.policies()[6]


async def fill(they: Walker, words: str) -> None:
    """Write over what stands in the line in hand, and go on."""
    line = they.app.screen.focused
    assert isinstance(line, Input)
    line.clear()
    await they.type(words)
    await they.press("enter")


async def to_the_key(they: Walker, name: str) -> None:
    """From Today to the line of one key."""
    if not isinstance(they.app.screen, KeysScreen):
        await they.press("comma", "end", "enter")
    lines = they.app.screen.query_one(LineList)
    lines.highlighted = list(named_bindings()).index(name)
    await they.pilot.pause()


def test_the_first_run_asks_four_things_and_enter_takes_each_as_it_stands(home: Home) -> None:
    async def steps(they: Walker) -> None:
        text = they.text()
        for words in ("Your name", "Your role", "Your policy", "Where documents go"):
            assert words in text, words
        await they.press("enter", "enter", "enter", "enter")
        assert "Nobody here yet" in they.text()

    walk(home, steps)
    owner = home.services.people.owner()
    assert (owner.name, owner.role) == ("Supervisor", "Team manager")
    kept = read_settings(home.services.places.config)
    assert kept.policy == "plain" and Path(kept.documents) == home.services.places.documents

    async def later(they: Walker) -> None:
        assert isinstance(they.app.screen, TodayScreen)  # it is asked once

    walk(home.again(), later)


def test_a_first_run_without_a_name_says_so_and_stays(home: Home) -> None:
    async def steps(they: Walker) -> None:
        they.app.screen.query_one("#field-name", Input).clear()
        await they.press("ctrl+s")
        assert "A name needs at least one letter" in they.text()
        assert they.app.screen.focused is they.app.screen.query_one("#field-name")

    walk(home, steps)


def test_what_is_chosen_is_kept_at_once_and_stands_after_a_restart(home: Home, own: Policy) -> None:
    home.add()
    config, papers = home.services.places.config, home.root / "papers"

    async def steps(they: Walker) -> None:
        said: list[str] = []
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("comma")
        assert isinstance(they.app.screen, SettingsScreen)
        assert "ring.yaml, line 4, extends: extends itself" in said[0]
        await they.press("enter")
        await fill(they, "Amara [b]Osei")
        await fill(they, "Head of service")
        assert "Amara [b]Osei, Head of service" in they.text()
        await they.press("down", "enter", "7")
        assert read_settings(config).policy == own.id and own.name in they.text()
        await they.press("enter", "enter")  # the list begins at what stands, so Enter keeps it
        assert read_settings(config).policy == own.id
        await they.press("down", "enter")
        await fill(they, str(papers))
        assert Path(read_settings(config).documents) == papers
        await they.press("down", "enter", "l")
        assert they.app.theme == "textual-light" and read_settings(config).theme == "light"
        await they.press("escape")
        assert isinstance(they.app.screen, TodayScreen)

    walk(home, steps, (100, 30))

    async def later(they: Walker) -> None:
        assert they.app.theme == "textual-light"
        await they.press("comma")
        text = they.text()
        assert "Amara [b]Osei, Head of service" in text and "Looks: light" in text

    walk(home.again(), later)
    jo = home.services.people.everyone()[0]
    home.hold(jo, "A word\n:place 1 personal\n:close\n")
    assert papers.is_dir() and any(path.is_file() for path in papers.rglob("*"))


def test_settings_that_cannot_be_written_say_so_and_nothing_changes(home: Home) -> None:
    home.add()
    config = home.services.places.config
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("in the way")  # a file where the folder should be

    async def steps(they: Walker) -> None:
        said: list[str] = []
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("comma", "down", "down", "down", "enter", "l")
        assert they.app.theme == "textual-dark" and "could not be written" in said[0]
        await they.press("escape")
        await to_the_key(they, "session.meters")
        await they.press("enter", "f11")
        assert "could not be written" in said[1] and "yours" not in they.text()

    walk(home, steps)


def test_another_key_works_at_once_and_delete_gives_its_own_again(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await to_the_key(they, "today.prepare")
        await they.press("enter")
        assert isinstance(they.app.screen, PressKey)
        await they.press("w")
        assert "w  (yours; it was p)" in they.text()
        await they.press("escape", "escape", "p")
        assert isinstance(they.app.screen, TodayScreen)
        await they.press("w")
        assert "Prepare" in they.status()
        await they.press("escape")
        await to_the_key(they, "today.prepare")
        await they.press("delete", "escape")
        assert "Keys: the usual ones" in they.text()
        await they.press("escape", "p")
        assert "Prepare" in they.status()

    walk(home, steps)


def test_escape_leaves_a_key_as_it_is(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await to_the_key(they, "session.risk")
        await they.press("enter", "escape")
        assert isinstance(they.app.screen, KeysScreen) and "yours" not in they.text()

    walk(home, steps)


def test_a_key_in_use_is_refused_in_a_sentence(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        said: list[str] = []
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await to_the_key(they, "session.meters")
        await they.press("enter", "f10", "enter", "x")
        assert said[0] == "That key is for “Set down” there already."
        assert said[1].startswith("That key is for writing there")
        assert "yours" not in they.text()

    walk(home, steps)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("help", "f8"),  # help is everywhere, so its key may be nobody's
        ("help", "s"),
        ("blur", "f2"),
        ("today.add", "f1"),
        ("today.add", "q"),
        ("fill.take", "f8"),  # the doors stand over a small window too
        ("fill.take", "f12"),
        ("choose.leave", "f10"),
        ("session.meters", "f1"),
        ("agreed.undo", "delete"),
    ],
)
def test_no_key_does_two_things_in_one_place(name: str, key: str) -> None:
    with pytest.raises(BadInput, match=r"already|writing"):
        with_key(Settings(), name, key)


@pytest.mark.parametrize("name", ["session.meters", "fill.take", "picker.widen", "help"])
@pytest.mark.parametrize(
    "key", ["x", "space", "full_stop", "enter", "backspace", "tab", "left", "ctrl+q", "ctrl+c"]
)
def test_no_key_that_writes_is_taken_where_people_write(name: str, key: str) -> None:
    with pytest.raises(BadInput):
        with_key(Settings(), name, key)


def test_its_own_key_is_not_given_again_while_another_has_it() -> None:
    settings = with_key(Settings(), "session.meters", "f11")
    settings = with_key(settings, "session.action", "f9")
    with pytest.raises(BadInput, match="Action"):
        with_key(settings, "session.meters", None)
    settings = with_key(settings, "session.action", None)
    assert with_key(settings, "session.meters", None) == Settings()


def test_the_same_key_may_serve_two_screens() -> None:
    settings = with_key(Settings(), "today.demo", "z")
    settings = with_key(settings, "care.add", "z")
    assert settings.keymap == {"today.demo": "z", "care.add": "z"}


def test_every_default_stands_by_these_rules() -> None:
    for name, (_, binding) in named_bindings().items():
        assert with_key(Settings(), name, binding.key) == Settings()


def test_a_key_of_ones_own_is_shown_wherever_keys_are_shown(home: Home) -> None:
    jo = home.add()
    home.services.choose(with_key(Settings(), "session.meters", "f11"))

    async def steps(they: Walker) -> None:
        await they.press("f1")
        assert "f11" in they.text().lower()
        await they.press("escape", "f11")
        assert "Why this question" in they.text()

    walk(home, steps, (100, 50), jo.person.id)


def test_a_new_pair_starts_with_the_policy_just_chosen(home: Home, own: Policy) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("comma", "down", "enter", "7")
        await they.press("escape", "a")
        assert isinstance(they.app.screen, FillIn)
        await they.type("Sam")
        await they.press("ctrl+s")

    walk(home, steps)
    sam = home.services.people.find("Sam")
    assert sam.pair.policy_id == own.id
