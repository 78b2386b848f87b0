"""Real processes of a group's session: killed in a round, and taken up in it with its time."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import Home, coach_process, environment
from tests.line.group_scripts import made_ready
from tests.services.group_walks import NAMES, a_group

KINDS = {"without notes": "present", "with notes": "first-round", "the last": "close"}


def spoken_to(root: Path, lines: list[str], until: str) -> subprocess.Popen[bytes]:
    """A process of the group's session that has heard these lines, and said this."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "line", "--group", "New starters"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(root),
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write("".join(f"{line}\n" for line in lines).encode())
    process.stdin.flush()
    heard = []
    for raw in process.stdout:
        heard.append(raw.decode())
        if until in heard[-1]:
            return process
    raise AssertionError(f"it ended before {until}: {heard}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_round_that_was_killed_is_taken_up_with_its_time(home: Home, kind: str) -> None:
    a_group(home)
    structure = next(
        one for one in home.services.content.structures().found if one.id == "intervision"
    )
    home.services.close()
    place = [one.id for one in structure.rounds].index(KINDS[kind])
    round_ = structure.rounds[place]
    lines = [*made_ready(structure, NAMES), *[":next"] * place]
    lines += ["Kept before the kill"] if round_.notes else []
    until = "Note " if round_.notes else f"Round {place + 1} of 6"
    process = spoken_to(home.root, lines, until)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=20)
    told = coach_process(home.root, "line", "--group", "New starters", given=b":notes\n:quit\n").out
    found = re.search(rf"Round {place + 1} of 6: {round_.name}\. (\d+):(\d\d) left\.", told)
    assert found is not None, told
    left = int(found[1]) * 60 + int(found[2])
    assert round_.minutes * 60 - 30 <= left <= round_.minutes * 60
    assert ("Kept before the kill" in told) is round_.notes


def test_while_nobody_types_the_time_of_a_round_is_kept(home: Home) -> None:
    a_group(home)
    structure = next(
        one for one in home.services.content.structures().found if one.id == "intervision"
    )
    home.services.close()
    process = spoken_to(home.root, made_ready(structure, NAMES), "Round 1 of 6")
    kept = "SELECT spent FROM group_rounds_place"
    ends = time.monotonic() + 20
    while time.monotonic() < ends:  # a beat comes every second, and each third is kept
        spent = home.services.database.rows(kept)[0]["spent"]
        if not spent.startswith("[0.0") and float(spent.strip("[").split(",")[0]) > 1:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("nothing was kept while nobody typed")
    process.kill()
    process.communicate(timeout=20)
