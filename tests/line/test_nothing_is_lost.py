"""Words that could fall off an edge, or reach the wrong reader, and do not."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from coach.errors import StorageFailed
from coach.line.session import run_line
from coach.storage.session_store import NoteStore
from tests.builders import Home, coach_process, environment, somebody_at

PERSONAL = "Jo Bennett/Records/2026-11-22 Supervision.md"


def case_record(reference: str) -> str:
    return f"Case records/{reference}/2026-11-22 Case record.md"


@pytest.mark.parametrize(
    "line",
    [
        ":action a | b | supervisor | 2026-12-01 | and the rest",
        ":decide a | b | and the rest",
        ":disagree a | b | and the rest",
        ":risk a | b | c | d | and the rest",
    ],
)
def test_a_field_too_many_is_refused_and_not_dropped(home: Home, line: str) -> None:
    said = home.hold(home.add(), f"{line}\n:close\n")
    assert "nothing was changed" in said
    assert not any(
        " saved. " in one or one.startswith("Both accounts") for one in said.splitlines()
    )
    assert not any("and the rest" in text for text in home.documents().values())


def test_bars_in_a_changed_note_or_a_reason_stay(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\nfirst\n:edit 1 | I said A | but she said B\n:action Call\n:close\n")
    assert "> I said A &#124; but she said B" in home.documents()[PERSONAL]
    home.clock.move_on(days=1)
    home.hold(jo, ":drop 1 | one | two\n:close\n")
    record = home.documents()["Jo Bennett/Records/2026-11-23 Supervision.md"]
    assert "one &#124; two" in record


def test_a_listener_that_goes_away_stops_no_word_from_being_saved(tmp_path: Path) -> None:
    somebody_at(tmp_path, "Jo")
    talking = subprocess.Popen(
        [sys.executable, "-m", "coach", "line", "Jo"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert talking.stdin and talking.stdout and talking.stderr
    talking.stdout.readline()
    talking.stdout.close()
    talking.stdin.write(b"one\ntwo\nthree\n")
    talking.stdin.close()
    assert talking.wait(30) == 2
    assert talking.stderr.read() == b""
    talking.stderr.close()
    listed = coach_process(tmp_path, "line", "Jo", given=b":notes\n").out
    assert all(f". {word} (" in listed for word in ("one", "two", "three"))


def test_a_case_in_hand_is_the_one_that_is_discussed_next(home: Home) -> None:
    home.hold(
        home.add(),
        ":case K1\n:topic about one\nk1 words\n:part caseload\n:sweep K2 discuss\n"
        ":stage experience\nk2 words\n:part caseload\n:case K3\n:part discuss\nk3 words\n:close\n",
    )
    documents = home.documents()
    for reference in ("K1", "K2", "K3"):
        text = documents[case_record(reference)]
        assert f"{reference.lower()} words" in text
        others = {"k1", "k2", "k3"} - {reference.lower()}
        assert not any(f"{other} words" in text for other in others)


def test_a_topic_after_a_swept_case_is_not_that_cases(home: Home) -> None:
    home.hold(
        home.add(),
        ":part caseload\n:sweep K1 note-or-decision\nk1 note\n:topic My own workload\n"
        "I am so tired\n:close\n",
    )
    documents = home.documents()
    assert "I am so tired" in documents[PERSONAL]
    assert "I am so tired" not in documents[case_record("K1")]


def test_a_note_rewritten_in_two_windows_keeps_both_wordings(home: Home) -> None:
    jo = home.add()
    one = home.open(jo)
    one.noting.note("first")
    out = io.StringIO()

    class Interleaved(io.BytesIO):
        """The other window's edit comes between this one's listing and its edit."""

        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            if line.startswith(b":edit"):
                one.noting.rewrite(one.noting.seen(1), "one's words")
            return line

    two = home.again()
    run_line(
        two.open(jo), Interleaved(b":notes\n:edit 1 | two's words\n"), out, prompt=False, privacy=""
    )
    assert "Another window changed note 1; both stand, yours as 2." in out.getvalue()
    assert [note.words for note in one.noting.all()] == ["one's words", "two's words"]


def test_a_yes_erases_the_notes_that_were_counted_and_those_taken_out_before(home: Home) -> None:
    jo = home.add()
    script = ":to leave-behind\none\ntwo\n:remove 2\n:to personal\nthree\nfour\n:remove 4\n"
    said = home.hold(jo, f"{script}:close\nyes\n")
    assert "Notes to leave behind: 1." in said and "Notes left behind and erased: 1." in said
    rows = home.services.database.rows("SELECT words FROM note")
    assert rows == [{"words": "three"}, {"words": "four"}]


def test_a_case_record_filed_and_taken_away_does_not_come_back(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:case K1\nwords\n:close\n")
    path = home.services.documents_root / case_record("K1")
    path.unlink()
    home.hold(jo, ":topic B\nother words\n:close\n")
    assert not path.exists()


def test_an_agenda_item_of_a_case_goes_to_that_case_and_says_so(home: Home) -> None:
    said = home.hold(home.add(), ":sweep K1 note-or-decision\n:item Respite for mum\n:close\n")
    assert "On the agenda. It goes to: the case record, K1" in said
    documents = home.documents()
    assert "Respite for mum" in documents[case_record("K1")]
    assert "Respite for mum" not in documents[PERSONAL]


def test_words_wait_in_order_and_keep_their_destination_while_nothing_can_be_saved(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    jo = home.add()
    failing = [4]
    add = NoteStore.add

    def sometimes(self, row):  # type: ignore[no-untyped-def]
        failing[0] -= 1
        if failing[0] >= 0:
            raise StorageFailed("Not done: the disk is full; make some room, then again.")
        return add(self, row)

    monkeypatch.setattr(NoteStore, "add", sometimes)
    said = home.hold(jo, ":topic A\none\n:case K1\ntwo\nthree\n:case K1\nfour\n:close\n")
    assert "Not saved. Not done: the disk is full" in said
    assert "Not done: earlier words are still not saved" in said
    documents = home.documents()
    for word in ("one", "two", "three"):
        assert f"> {word}" in documents[PERSONAL]
    assert "> four" in documents[case_record("K1")]


def test_a_second_thought_about_the_balance_takes_the_place_of_the_first(home: Home) -> None:
    jo = home.add()
    home.hold(
        jo,
        ":function support\n:minutes 10\n:felt supervisee 100 0 0 0\n:felt supervisee 0 100 0 0\n"
        ":close\n",
    )
    (only,) = home.services.balances.of(jo).sessions
    (shares,) = only.felt.values()
    assert list(shares.values()) == [0.0, 1.0, 0.0, 0.0]


def test_a_byte_order_mark_or_a_tab_makes_no_command_a_note(home: Home) -> None:
    said = home.hold(home.add(), "\ufeff:topic A\n:case\tK1\n:quit\n")
    assert "Topic: A" in said and "Case: K1, new to the caseload" in said
