"""What is left behind is gone after the yes: from the database, its log, its copies, every file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coach.domain.people import Supervisee
from coach.domain.row import Destination
from coach.errors import IllegalMove
from coach.services.drafts import WindowDraft
from tests.builders import Home, environment
from tests.storage.test_database import put_back
from tests.traces import holding

BEHIND = ["thistleworth", "cragglemere", "popplewick"]
STAYS = ["hollinbeck"]


def talked(home: Home) -> Supervisee:
    """A session under way, whose words to leave behind were typed, saved and moved about."""
    jo = home.add()
    session = home.open(jo)
    for words in ("Here hollinbeck stays.", *("More of it all." * 40 for _ in range(6))):
        session.talk.send_to(Destination.PERSONAL)
        session.noting.note(words)
    typed = "I could have said thistleworth to them all. "
    for end in range(4, len(typed)):
        session.writing.keep(typed[:end], end)
    session.writing.send_to(Destination.PERSONAL)
    session.writing.send_to(Destination.LEAVE_BEHIND)
    session.writing.keep(typed + "And cragglemere too. " * 150, 10)
    session.writing.leave()
    for window in ("An action", "A decision"):
        draft = WindowDraft(home.services.stores, home.clock, session.talk.session.id, window)
        draft.keep({"what": "Never popplewick"})
    return jo


def migrated(home: Home) -> Path:
    """A copy is made in the middle of the session, by bringing the schema up to date."""
    home.services.close()
    put_back(home.services.places.database, 7)
    assert home.services.people.is_set_up()
    (copy,) = (home.services.places.data / "backups").iterdir()
    return copy


def test_after_the_yes_its_words_are_in_no_file_of_the_home(home: Home) -> None:
    jo = talked(home)
    copy = migrated(home)
    services = home.services
    services.preparing.add(jo, "The rota")
    services.exchanging.send(jo, services.people.reader())
    with pytest.raises(IllegalMove, match="close it first"):  # so no file can hold them
        services.hand_overs.hand_over(jo)
    before = holding(home.root, BEHIND)
    assert set(before) >= {"data/coach.db", f"data/backups/{copy.name}"}
    assert {one for found in before.values() for one in found} == set(BEHIND)
    session = home.open(jo)
    closed = session.closing.close(erase=session.noting.left_behind())
    assert (closed.erased, closed.log_emptied, closed.unreached) == (1, True, ())
    assert closed.failed is None
    left = holding(home.root, BEHIND)
    home.services.close()
    assert left == holding(home.root, BEHIND) == {}
    assert holding(home.root, STAYS)["data/coach.db"] == STAYS


def test_without_a_yes_the_notes_stay_and_the_windows_are_cleared(home: Home) -> None:
    jo = talked(home)
    closed = home.open(jo).closing.close()
    assert (closed.erased, closed.unreached) == (0, ())
    rows = home.services.database.rows("SELECT words FROM note WHERE destination = 'leave-behind'")
    assert "thistleworth" in rows[0]["words"]
    assert home.services.database.rows("SELECT count(*) AS n FROM draft") == [{"n": 0}]


def test_a_note_that_was_placed_since_it_was_shown_is_not_erased(home: Home) -> None:
    jo = talked(home)
    session = home.open(jo)
    shown = session.noting.left_behind()
    home.again().open(jo).noting.move(shown[0].number, Destination.PERSONAL)
    closed = session.closing.close(erase=shown)
    assert closed.erased == 0
    assert "thistleworth" in "".join(home.documents().values())


KILLED = """
import os, signal, sys
from coach.composition import Services
from coach.storage import erasing_rows
from coach.storage.erasing_store import ErasingStore

def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[1] == "notes":
    real = erasing_rows.drop_notes
    def dropped(*given):
        real(*given)
        die()
    erasing_rows.drop_notes = dropped
else:
    ErasingStore.erase_in_copies = die
services = Services()
jo = services.people.find("Jo Bennett")
session = services.sessions.open(jo, services.people.owner().id)
session.closing.close(erase=session.noting.left_behind())
"""


@pytest.mark.parametrize(("place", "is_open"), [("notes", True), ("copies", False)])
def test_killed_while_it_closes_it_is_open_still_or_erased_at_the_next_start(
    home: Home, place: str, is_open: bool
) -> None:
    jo = talked(home)
    migrated(home)
    home.services.close()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, place],
        env=environment(home.root), timeout=60, check=False,
    )  # fmt: skip
    assert killed.returncode == -9
    again = home.again()
    assert (again.services.stores.sessions.under_way(jo.file.id) is not None) == is_open
    if is_open:
        session = again.open(jo)
        assert "cragglemere" in session.noting.left_behind()[0].words
        session.closing.close(erase=session.noting.left_behind())
    again.services.close()
    assert holding(home.root, BEHIND) == {}
