"""A group's session on plain lines, from sitting down to agreed notes."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path

import pytest

from coach.composition import Services
from coach.content.shelves import built_in
from coach.domain.group_session import GroupStatus
from coach.domain.group_trouble import Trouble
from coach.line.groups.session import run_group_line
from tests.builders import Home
from tests.line.group_scripts import made_ready, played, whole
from tests.services.group_walks import NAMES, a_group

STRUCTURES = sorted(path.stem for path in (built_in("data") / "group-structures").glob("*.yaml"))
SIX = (*NAMES, "Ife")


def found(services: Services, structure_id: str):  # type: ignore[no-untyped-def]
    """A structure by its id."""
    return next(one for one in services.content.structures().found if one.id == structure_id)


def test_there_are_ten_structures() -> None:
    assert len(STRUCTURES) == 10


@pytest.mark.parametrize("structure_id", STRUCTURES)
def test_each_structure_runs_from_its_start_to_agreed_notes(home: Home, structure_id: str) -> None:
    home.services.cases.add(home.add("Jo Bennett"), "K1")
    seen = a_group(home, *SIX)
    structure = found(home.services, structure_id)
    told = played(home, seen, whole(structure, SIX))
    for one in structure.rounds:
        assert f": {one.name}. {one.minutes}:00 left." in told
        kept = f"What {one.id} brought up" in told.partition("---\n")[2]
        assert kept is one.notes, f"{one.id} keeps notes only where its round does"
    assert "The notes are agreed as accurate" in told
    (session,) = home.services.groups.sessions(seen)
    assert session.status is GroupStatus.HELD
    written = "\n".join(home.documents().values())
    assert "Who holds the worry?" in written and "Ring the school" in written
    last = "Amber" if structure.rating else "I can ask again"
    assert last in written


def test_a_line_in_a_round_without_notes_is_kept_nowhere(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = [*made_ready(found(home.services, "reflective-case-discussion"), SIX), "A thought"]
    told = played(home, seen, "\n".join([*lines, ":theme A thought", ":notes"]) + "\n")
    assert told.count("Nobody writes in the round") == 2
    assert "Nothing is kept yet." in told


def test_the_calm_cue_is_said_once_in_the_last_minute_and_once_at_the_end(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = made_ready(found(home.services, "intervision"), SIX)
    told = played(home, seen, "\n".join([*lines, *[":time"] * 8]) + "\n")
    assert told.count("About a minute is left") == 1
    assert told.count("This round's time is up") == 1
    assert "0:30 over" in told


def test_two_more_minutes_a_pause_back_a_round_and_on(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = made_ready(found(home.services, "intervision"), SIX)
    told = played(
        home, seen, "\n".join([*lines, ":more", ":pause", ":time", ":go", ":next", ":back"]) + "\n"
    )
    assert "Two more minutes. 4:30 left." in told
    assert "Paused. 4:00 left." in told and "\n4:00 left." in told
    assert "The clock is paused; :go lets it run." in told


@pytest.mark.parametrize("trouble", list(Trouble))
def test_each_trouble_has_a_sentence(home: Home, trouble: Trouble) -> None:
    told = played(home, a_group(home), f":trouble {trouble}\n")
    assert "“" in told.split("Before the rounds.")[1]


def test_questions_of_the_bank_belong_to_the_round(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = made_ready(found(home.services, "intervision"), SIX)
    told = played(home, seen, "\n".join([*lines, ":next", ":question"]) + "\n")
    asked = told.rpartition("Question: ")[2].splitlines()[0]
    bank = home.services.content.banks().questions
    (question,) = [one for one in bank if one.text == asked]
    assert "presenting" in question.themes


def test_a_name_is_held_back_until_somebody_says_that_it_may_stand(home: Home) -> None:
    case, _ = home.services.cases.add(home.add("Jo Bennett"), "K1")
    home.services.identifiers.add(case, ["Tyrone Blake"])
    seen = a_group(home, *SIX)
    lines = [*made_ready(found(home.services, "short-form"), SIX)]
    while_writing = next(
        place for place, one in enumerate(found(home.services, "short-form").rounds) if one.notes
    )
    lines += [":next"] * while_writing
    told = played(home, seen, "\n".join([*lines, "Tyrone hid", ":notes", ":as-it-is"]) + "\n")
    assert "may say who a child is: “Tyrone”" in told
    assert "Nothing is kept yet." in told and "Note 1 is saved." in told


def test_agreed_notes_are_looked_through_once_more(home: Home) -> None:
    seen = a_group(home, *SIX)
    structure = found(home.services, "intervision")
    script = whole(structure, SIX).replace("What close brought up", "Ring 07700 900123")
    script = script.replace("Ring 07700 900123", "Ring 07700 900123\n:as-it-is")
    told = played(home, seen, f"{script}:as-it-is\n")
    assert told.count("may say who a child is") == 2
    assert "The notes are agreed as accurate" in told


def test_leaving_and_coming_back_is_the_same_session(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = made_ready(found(home.services, "intervision"), SIX)
    played(home, seen, "\n".join([*lines, ":next", ":quit"]) + "\n")
    told = played(home, seen, ":time\n", 60)
    assert "Resumed." in told and "Round 2 of 6: The dilemma. 7:30 left." in told
    assert told.rstrip().splitlines()[-2] == "7:30 left."


def test_calling_off_asks_where_notes_are_kept(home: Home) -> None:
    seen = a_group(home, *SIX)
    structure = found(home.services, "intervision")
    script = whole(structure, SIX).replace(":agree", ":call-off\n:call-off yes")
    told = played(home, seen, script)
    assert ":call-off yes." in told and "Called off." in told
    assert home.documents() == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":structure nonsense", "No structure is called"),
        (":choose 3", "Choose a structure first."),
        (":offer Nobody Here | x", "Nobody called"),
        (":consent 1", "consent 1 yes"),
        (":known 1 perhaps", "known 1 nobody"),
        (":begin", "Choose a structure first."),
        (":next", "The rounds have not begun yet."),
        (":agree", "The rounds have not begun yet."),
        (":scale twelve", "Say which by its number"),
        (":concern Mina | duty manager", "That needs 3 fields"),
        (":concern Mina | duty manager | soon", "as 2026-12-01"),
        (":concern Mina | duty manager | 2020-01-01", "has passed"),
        (":as-it-is", "Nothing waits to be kept."),
        (":nonsense", "There is no command"),
        (":trouble nonsense", "choose one of: advice"),
    ],
)
def test_bad_input_gets_a_sentence_and_the_session_goes_on(
    home: Home, line: str, said: str
) -> None:
    told = played(home, a_group(home), f"{line}\n:here\n")
    assert said in told and "Mina" in told.rpartition(said)[2]


def test_help_lists_every_command(home: Home) -> None:
    told = played(home, a_group(home), ":help\n")
    for word in (":begin", ":concern NAME", ":agree [NAME]", ":as-it-is", ":trouble"):
        assert word in told


class Locking(io.BytesIO):
    """A script during whose marked lines another program holds the database."""

    def __init__(self, script: str, path: Path) -> None:
        super().__init__(script.encode())
        self._other = sqlite3.connect(path, isolation_level=None)

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if line.startswith(b"LOCK"):
            self._other.execute("BEGIN IMMEDIATE")
            return super().readline(size)
        if line.startswith(b"FREE"):
            self._other.execute("ROLLBACK")
            return super().readline(size)
        return line


def test_a_note_that_cannot_be_saved_is_held_and_tried_again(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = [*made_ready(found(home.services, "intervision"), SIX), ":next", ":next"]
    lines += ["LOCK", "A first thought", "A second one", "FREE", ":notes"]
    home.services.be_quick(0.02)
    meeting = home.services.group_sessions.open(seen)
    script = Locking("\n".join(lines) + "\n", home.services.places.database)
    out = io.StringIO()
    run_group_line(meeting, script, out, prompt=False, again="")
    told = out.getvalue()
    assert "Not saved." in told and "Still not saved" in told
    assert "1. Note: A first thought" in told and "2. Note: A second one" in told


def test_words_that_were_never_saved_are_given_back_at_the_end(home: Home) -> None:
    seen = a_group(home, *SIX)
    lines = [*made_ready(found(home.services, "intervision"), SIX), ":next", ":next"]
    home.services.be_quick(0.02)
    meeting = home.services.group_sessions.open(seen)
    script = Locking("\n".join([*lines, "LOCK", "A thought"]) + "\n", home.services.places.database)
    out = io.StringIO()
    assert run_group_line(meeting, script, out, prompt=False, again="") == 2
    assert "copy them before you go:\nA thought\n" in out.getvalue()
