"""Groups on screen, by the keyboard alone: from a group's page to notes that all agreed."""

from __future__ import annotations

import pytest

from coach.content.group_structures import load_structures
from coach.content.shelves import built_in
from coach.domain.group_session import GroupStatus
from coach.domain.group_structure import GroupStructure
from coach.screens.group import GroupScreen
from coach.screens.group_after import GroupAfterScreen
from coach.screens.group_before import GroupBeforeScreen
from coach.screens.group_lines import notes_page
from coach.screens.group_moves import GroupMoves
from coach.screens.group_rounds import GroupRoundsScreen
from coach.screens.groups import GroupsScreen
from coach.screens.keys import WHERE
from coach.services.group_sessions import GroupMeeting
from coach.widgets.choosing import ChooseOne
from coach.widgets.filling import FillIn
from coach.widgets.lines import LineList
from coach.widgets.note_editor import NoteEditor
from tests.builders import Home
from tests.screens.test_journeys import press_every_key
from tests.screens.walking import Walker, walk
from tests.services.group_walks import a_group, made_ready, opened, run_through
from tests.traces import holding

STRUCTURES = load_structures(built_in("data") / "group-structures").found


def meeting_of(they: Walker) -> GroupMeeting:
    """The session of the screen in front."""
    screen = they.app.screen
    assert isinstance(screen, GroupMoves), screen
    return screen.meeting


def meeting_of_group(they: Walker) -> GroupMeeting:
    """The session beneath a small window."""
    return next(one.meeting for one in they.app.screen_stack if isinstance(one, GroupMoves))


def run_to_the_end(meeting: GroupMeeting) -> None:
    """Every round that is left."""
    while meeting.talk.session.status is GroupStatus.ROUNDS:
        meeting.talk.end_round()


async def do(they: Walker, step: str, *keys: str) -> None:
    """Do one step by its line, then press what it asks for."""
    screen = they.app.screen
    assert isinstance(screen, GroupBeforeScreen | GroupAfterScreen), screen
    place = [one.id for one in screen.steps()].index(step)
    await they.press("home", *["down"] * place, "enter", *keys)


async def bring(they: Walker, number: int) -> None:
    """A member offers a dilemma; it is chosen, they are willing, and nobody knows the family."""
    await do(they, "dilemmas", "o")
    await they.press(*["right"] * (number - 1), "tab")
    await they.type(f"A door that stays shut, {number}.")
    await they.press("ctrl+s")
    await do(they, "dilemmas", str(number))
    await do(they, f"consent-{number}")
    await do(they, f"known-{number}", "n")


async def settle(they: Walker, structure: GroupStructure) -> None:
    """Everything that the rounds wait for."""
    await do(they, "structure")
    chooser = they.app.screen
    assert isinstance(chooser, ChooseOne)
    key = next(one.key for one in chooser._choices if one.value == structure.id)
    await they.press(key)
    if isinstance(they.app.screen, ChooseOne):  # longer than what is booked
        await they.press("s")
    if not structure.anonymised:
        await do(they, "case", "1")
        return
    for number, _ in enumerate(structure.presenting, 1):
        await bring(they, number)


@pytest.mark.parametrize("structure", STRUCTURES, ids=lambda one: one.id)
def test_a_structure_is_run_from_the_groups_page_to_agreed_notes(
    home: Home, structure: GroupStructure
) -> None:
    seen = a_group(home)
    home.services.cases.add(home.add("Zoe Hart"), "K1")

    async def steps(they: Walker) -> None:
        await they.press("g", "enter", "s")
        await settle(they, structure)
        assert "F2 lets the first round run" in they.text()
        await they.press("f2")
        rounds = meeting_of(they).talk.structure.rounds
        for place, one in enumerate(rounds):
            assert isinstance(they.app.screen, GroupRoundsScreen)
            talk = meeting_of(they).talk
            assert talk.round == one and one.name in they.text() and "█" in they.text()
            editor = they.app.screen.query_one(NoteEditor)
            assert (editor.display, editor.has_focus) == (one.notes, one.notes)
            home.clock.move_on(minutes=0.5)
            if place == len(rounds) // 2:  # left, and taken up again in the same round
                await they.press("escape")
                assert isinstance(they.app.screen, GroupScreen)
                home.clock.move_on(minutes=60)
                await they.press("s")
                talk = meeting_of(they).talk
                assert talk.round == one and not talk.running.is_running
                assert talk.seconds_left() == one.minutes * 60 - 30
                await they.press("f5")
            if one.notes:
                await they.type("Slower than we thought.")
            await they.press("f2")
        assert isinstance(they.app.screen, GroupAfterScreen)
        await they.press("f2", "a")
        assert isinstance(they.app.screen, GroupScreen)
        assert "notes agreed" in they.text()

    walk(home, steps)
    (session,) = home.services.groups.sessions(seen)
    assert session.status is GroupStatus.HELD
    kept = home.services.group_sessions.look_at(seen, session).noting.notes()
    writing = [one.id for one in structure.rounds if one.notes]
    assert [one.round_id for one in kept] == writing
    assert any("Slower" in text for text in home.documents().values()) == bool(writing)


def test_the_rounds_keys_do_what_they_say(home: Home) -> None:
    seen = a_group(home)
    made_ready(opened(home, seen)).talk.begin_rounds()

    async def steps(they: Walker) -> None:
        await they.press("g", "enter", "s")
        talk = meeting_of(they).talk
        left = talk.seconds_left()
        assert not talk.running.is_running  # it comes back standing
        await they.press("f5", "f4")
        assert talk.running.is_running and talk.seconds_left() == left + 120
        home.clock.move_on(minutes=left / 60 + 1.5)
        await they.until(lambda: "About a minute is left" in they.text(), "the calm cue")
        home.clock.move_on(minutes=1)
        await they.until(lambda: "time is up" in they.text(), "that time is up")
        await they.press("f3")
        assert "Or:" in they.text()
        await they.press("f2", "f6")
        assert talk.running.at == 0 and not talk.running.is_running
        await they.press("f7", "4", "enter")  # somebody is upset
        assert not talk.running.is_running
        await they.press("f10")
        assert "Set down." in they.text()
        await they.press("enter", "f9")
        assert "For whoever leads" not in they.text() and "Hold in mind" in they.text()
        await they.press("f9", "f7", "7", "enter")  # what was said must be acted on
        assert isinstance(they.app.screen, FillIn)
        await they.press("tab")
        await they.type("the duty manager")
        await they.press("ctrl+s")
        concern = meeting_of(they).noting.actions()[0]
        assert (concern.to_whom, concern.what) == ("the duty manager", "")

    walk(home, steps)


def test_a_name_in_a_note_is_asked_about_and_the_words_stay_where_they_are(home: Home) -> None:
    seen = a_group(home)
    meeting = made_ready(opened(home, seen))
    meeting.talk.begin_rounds()
    while not meeting.noting.may_note_now():
        meeting.talk.end_round()

    async def steps(they: Walker) -> None:
        await they.press("g", "enter", "s")
        await they.type("Ring 0117 496 0123.")
        await they.press("f2")
        assert isinstance(they.app.screen, ChooseOne) and "phone number" in they.text()
        await they.press("w")
        assert meeting_of(they).talk.running.at == meeting.talk.running.at
        assert "Ring 0117 496 0123." in they.text() and not meeting_of(they).noting.notes()
        await they.press("f2", "a")
        assert [one.words for one in meeting_of(they).noting.notes()] == ["Ring 0117 496 0123."]

    walk(home, steps)


def test_after_the_rounds_words_learning_and_care_are_kept_and_put_right(home: Home) -> None:
    seen = a_group(home)
    run_through(home, made_ready(opened(home, seen)))

    async def steps(they: Walker) -> None:
        await they.press("g", "enter", "s")
        await do(they, "theme")
        await they.type("Fear goes both ways.")
        await they.press("ctrl+s")
        await do(they, "actions", "tab")
        await they.type("Read up on contact")
        await they.press("ctrl+s")
        await do(they, "left-1")
        await they.type("Lighter.")
        await they.press("tab")
        await they.type("Grace")
        await they.press("ctrl+s")
        await do(they, "learning-1")
        await they.type("Mail me at BS1 4ST.")
        await they.press("ctrl+s")
        assert "Ctrl+S again says so" in they.text()
        await they.press("ctrl+s")
        await do(they, "notes")
        assert "May say who a child is: BS1 4ST" in they.text()
        await they.press("end", "enter", "f7")
        await they.type("I had stopped being curious.")
        await they.press("ctrl+s")
        await they.press("home", "down", "delete", "u", "escape")
        await do(they, "read")
        await they.press("end")
        await they.until(lambda: "I had stopped being curious." in they.text(), "the learning")
        assert "Lighter" not in str(notes_page(meeting_of_group(they)))
        await they.press("escape")
        await do(they, "agree", "o", "1")
        assert "1 of 6 have said yes" in they.text()
        await do(they, "agree", "d", "2")
        await they.type("I see it otherwise.")
        await they.press("ctrl+s", "f6")
        assert isinstance(they.app.screen, GroupRoundsScreen)

    walk(home, steps)
    text = home.services.group_sessions.open(seen).closing.text()
    assert "I see it otherwise." in text and "Fear goes both ways." in text


def test_a_group_is_begun_agreed_and_met_by_keys(home: Home) -> None:
    home.services.people.set_up("Amara Osei")

    async def steps(they: Walker) -> None:
        await they.press("g")
        assert isinstance(they.app.screen, GroupsScreen) and "No group yet" in they.text()
        await they.press("a")
        await they.type("North")
        await they.press("tab", "tab")
        await they.type("Mina, Tom Reed")
        await they.press("ctrl+s", "enter")
        await they.press("a")
        await they.type("Mina")
        await they.press("ctrl+s")
        assert "Mina (2)" in they.text()
        await they.press("g", "enter")
        await they.type("To think before we act.")
        await they.press("ctrl+s")
        await they.press("y", "1")
        assert "still to say yes: Mina (1), Tom Reed, Mina (2)" in they.text()
        await they.press("y", "a")
        assert "version 1 stands" in they.text()
        await they.press("escape", "w", "tab")
        await they.type("Ms Lane")
        await they.press("ctrl+s")
        assert "assessed by Ms Lane" in they.text()
        await they.press("p")
        await they.type("2026-12-03")
        await they.press("ctrl+s")
        assert "03 Dec 2026  planned" in they.text()
        await they.press("x", "3")
        assert "Mina (2)" not in they.text()

    walk(home, steps)


def test_two_people_are_no_group_for_every_structure_and_the_screen_says_so(home: Home) -> None:
    a_group(home, "Mina")

    async def steps(they: Walker) -> None:
        await they.press("g", "enter", "s")
        await do(they, "structure", "5")
        assert "needs at least" in they.text()
        await they.press("o")
        assert meeting_of(they).talk.session.structure is None
        await do(they, "here", "1")  # one is away
        assert "Who is here  1:" in they.text()
        await they.press("x", "y")
        assert isinstance(they.app.screen, GroupScreen)

    walk(home, steps)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
def test_nothing_of_a_group_leaves_the_screen(home: Home, size: tuple[int, int]) -> None:
    seen = a_group(home, *(f"Member with a long name {n}" for n in range(9)))
    meeting = opened(home, seen)

    def whole(they: Walker) -> None:
        for widget in they.app.screen.query("*"):
            region = widget.region
            assert region.x >= 0 and region.right <= size[0], (widget, region)
        assert they.app.screen.query_one("KeyLine").region.bottom == size[1]

    async def steps(they: Walker) -> None:
        await they.press("g")
        whole(they)
        await they.press("enter")
        whole(they)
        await they.press("s")
        whole(they)
        assert they.app.screen.query_one(LineList).option_count > 2
        made = meeting_of(they)
        made.parts.choose(made.parts.find("intervision"), anyway=True)
        first = made.talk.called(made.talk.here()[0].person_id)
        made.dilemmas.offer(first, "A door that stays shut, whoever knocks, for a year now.")
        made.dilemmas.choose(1)
        made.dilemmas.consent(1)
        made.dilemmas.somebody_knows(1, known=False)
        await they.press("f2")
        for _ in made.talk.structure.rounds:
            whole(they)
            assert "█" in they.text() and "Hold in mind" in they.text()
            await they.press("f2")
        whole(they)

    walk(home, steps, size)
    assert meeting.talk.session.id


def test_every_key_of_every_screen_of_a_group_can_be_pressed(home: Home) -> None:
    seen = a_group(home)
    home.services.groups.plan(seen, home.clock.today())
    pressed: set[type] = set()
    ways = [("g",), ("enter",), ("g",), ("escape", "s")]

    async def before(they: Walker) -> None:
        await press_every_key(they, ways, pressed)

    async def rounds(they: Walker) -> None:
        await press_every_key(they, [("g", "enter", "s")], pressed)

    async def after(they: Walker) -> None:
        await press_every_key(they, [("g", "enter", "s")], pressed, leads_on="f6")
        await do(they, "notes")
        await press_every_key(they, [()], pressed)

    walk(home, before)
    made_ready(opened(home, seen)).talk.begin_rounds()
    walk(home, rounds)
    run_to_the_end(opened(home, seen))
    walk(home, after)
    assert {one for one in WHERE.values() if "Group" in one.__name__} <= pressed


def test_names_said_for_today_are_found_and_stand_nowhere_on_the_disk(home: Home) -> None:
    seen = a_group(home)
    home.services.groups.say_assesses(seen, "Ruth Cole", "Mina")

    async def steps(they: Walker) -> None:
        await they.press("g", "enter", "s")
        assert "Ruth Cole assesses Mina." in they.text()
        await do(they, "names")
        await they.type("Kestrel, Snickerbeck")
        await they.press("ctrl+s")
        assert [one.words for one in meeting_of(they).guard.look_through("Near Kestrel")] == [
            "Kestrel"
        ]

    walk(home, steps)
    assert holding(home.root, ["Snickerbeck"]) == {}
