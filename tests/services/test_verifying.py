"""What a check of somebody's records finds, also where somebody went past Coach."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from coach.domain.proof import Finding, Verdict
from coach.domain.row import Voice
from coach.errors import AnsweredAlready, FileRefused
from coach.storage.triggers import TRIGGERS
from tests.builders import Home, home_at
from tests.services.test_record_exchange import SCRIPT, Seat


@pytest.fixture
def seat(home: Home) -> Seat:
    """Three sessions; the records of two are signed by both, the last is shared."""
    home.services.set_up("Amara Osei")
    home.add()
    seat = Seat(home)
    for number in range(3):
        home.hold(seat.pair, SCRIPT)
        seat.do("share")
        if number < 2:
            seat.do("sign", Voice.SUPERVISOR)
            seat.do("sign", Voice.SUPERVISEE)
        home.clock.move_on(days=7)
    return seat


def past_coach(seat: Seat, *statements: str) -> None:
    """What somebody does who takes the triggers away first."""
    connection = seat.house.database.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)


def found(seat: Seat, proof: bytes | None = None) -> list[Verdict]:
    theirs = seat.house.proofs.read_proofs(proof, "proof") if proof else ()
    return seat.house.proofs.of_file(seat.pair, seat.reader, theirs)


def test_records_that_nobody_touched_are_intact(seat: Seat) -> None:
    assert [one.finding for one in found(seat)] == [Finding.INTACT] * 3


_SECOND = "(SELECT id FROM record ORDER BY seq LIMIT 1 OFFSET 1)"
_VERSIONS = f"(SELECT id FROM record_version WHERE record_id = {_SECOND})"


@pytest.mark.parametrize(
    ("statements", "finding", "where"),
    [
        (["UPDATE record_section SET text = replace(text, 'glad', 'sad') WHERE version_id IN "
          f"{_VERSIONS}"], Finding.CHANGED, "Check-in"),
        ([f"UPDATE record_section SET heading = 'Other' WHERE version_id IN {_VERSIONS} AND "
          "position = 0"], Finding.CHANGED, "Other"),
        ([f"UPDATE record_section SET position = 9 - position WHERE version_id IN {_VERSIONS}"],
         Finding.CHANGED, "the order of the sections"),
        ([f"DELETE FROM record_section WHERE version_id IN {_VERSIONS} AND position = 0"],
         Finding.CHANGED, "section 1 is not there"),
        ([f"DELETE FROM record WHERE id = {_SECOND}"], Finding.MISSING, ""),
        ([f"DELETE FROM proof_of_copy WHERE version_id IN {_VERSIONS}"],
         Finding.MISSING, "proof 5 of the chain"),
        (["UPDATE session SET held_on = '2026-11-30' WHERE id = "
          f"(SELECT session_id FROM record WHERE id = {_SECOND})"], Finding.CHANGED, "the head"),
        (["UPDATE proof_of_copy SET name = 'Sam' WHERE number = 3"],
         Finding.CHANGED, "proof 3 itself"),
        (["UPDATE proof_of_copy SET number = 90 WHERE number = 3",
          "UPDATE proof_of_copy SET number = 3 WHERE number = 6",
          "UPDATE proof_of_copy SET number = 6 WHERE number = 90"],
         Finding.CHANGED, "proof 3 itself"),
    ],
)  # fmt: skip
def test_what_is_done_past_coach_is_found(
    seat: Seat, statements: list[str], finding: Finding, where: str
) -> None:
    past_coach(seat, *statements)
    bad = [one for one in found(seat) if not one.is_yes]
    assert bad and finding in {one.finding for one in bad}
    assert not where or any(where in one.where for one in bad), bad


def test_the_end_of_a_chain_cut_off_is_found_only_with_the_other_ones_proof(seat: Seat) -> None:
    proof = seat.send().proof.read_bytes()
    last = "(SELECT max(record_id) FROM proof_of_copy)"
    past_coach(
        seat,
        f"DELETE FROM record WHERE id = {last}",
        "DELETE FROM proof_of_copy WHERE record_id = (SELECT max(record_id) FROM proof_of_copy)",
    )
    assert all(one.is_yes for one in found(seat))
    assert [one.finding for one in found(seat, proof) if not one.is_yes] == [Finding.MISSING] * 2


def test_a_proof_of_another_file_or_one_made_up_convinces_nobody(
    seat: Seat, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Seat(home_at(tmp_path_factory.mktemp("other"), "OTHR"))
    other.house.set_up("Sam Reed")
    other.home.add()
    other.home.hold(other.pair, SCRIPT)
    strange = other.send()
    assert {one.finding for one in found(seat, strange.proof.read_bytes()) if not one.is_yes} == {
        Finding.ANOTHER
    }
    mine = seat.send()
    document = mine.path.read_bytes()
    proofs = seat.house.proofs.read_proofs(strange.proof.read_bytes(), "proof")
    assert [o.finding for o in other.house.proofs.document(document, "a.md", proofs)] == [
        Finding.ANOTHER
    ]
    forged = json.loads(mine.proof.read_text(encoding="utf-8"))
    forged["proofs"][0]["name"] = "Sam"
    bad = found(seat, json.dumps(forged).encode())
    assert ("the proof itself",) in {one.where for one in bad}
    # A chain remade from the start agrees with itself, and not with the proof that went out.
    past_coach(seat, "UPDATE proof_of_copy SET seal = 'x' || seal")
    assert any(not one.is_yes for one in found(seat))
    other.house.close()


def test_a_document_is_checked_in_a_home_that_never_saw_it(
    seat: Seat, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sent = seat.send()
    data, proof = sent.path.read_bytes(), sent.proof.read_bytes()
    fresh = home_at(tmp_path_factory.mktemp("fresh"), "FRSH").services
    theirs = fresh.proofs.read_proofs(proof, "proof")

    def check(changed: bytes) -> Verdict:
        return fresh.proofs.document(changed, "record.md", theirs)[0]

    assert check(data).finding is Finding.INTACT
    assert check(data.replace(b"\n", b"\r\n")).finding is Finding.BYTES
    assert (check(data.replace(b"glad", b"sad")).finding, check(data.replace(b"glad", b"sad")).where
            ) == (Finding.CHANGED, ("Check-in",))  # fmt: skip
    whole = data.split(b"## Your answer")[0]  # the form and the proof may be cut off
    assert check(whole).finding is Finding.INTACT
    standing = seat.house.documents_root / "Jo Bennett/Records/2026-12-06 Supervision.md"
    assert check(standing.read_bytes()).finding is Finding.INTACT
    assert seat.house.proofs.document(standing.read_bytes(), "a.md")[0].finding is Finding.INTACT
    with pytest.raises(FileRefused, match="give one with --proof"):
        fresh.proofs.document(standing.read_bytes(), "a.md")
    fresh.close()


SPOILT: list[tuple[Callable[[bytes], bytes], str]] = [
        (lambda data: data[: len(data) // 2], "line 1: the proof of copy is cut short"),
        (lambda data: b"", "line 1: there is no proof"),
        (lambda data: b"{}", "line 1: there is no proof"),
        (lambda data: b"\xff\xfe", "line 1: this is not UTF-8"),
        (lambda data: data.replace(b'"version": 1,\n "proofs"', b'"version": 7,\n "proofs"'),
         "another version"),
        (lambda data: data.replace(b"2026-12-06", b"2026-02-30"), "cut short or damaged"),
        (lambda data: b'{"format": "coach-proof", "version": 1, "proofs": [[[[', "cut short"),
]  # fmt: skip


def test_a_proof_that_cannot_be_read_says_so(seat: Seat) -> None:
    data = seat.send().proof.read_bytes()
    for spoil, why in SPOILT:
        with pytest.raises(FileRefused, match=why):
            seat.house.proofs.read_proofs(spoil(data), "proof.json")


def test_a_thousand_disputed_records_are_read_in_a_few_queries(home: Home) -> None:
    home.add()
    seat = Seat(home)
    home.hold(seat.pair, SCRIPT)
    seat.do("share")
    seat.do("differ", {Voice.SUPERVISOR: "One way.", Voice.SUPERVISEE: "Another."})
    _copy_record(seat, 999)
    asked: list[str] = []
    seat.house.database.connection.set_trace_callback(asked.append)
    lives = seat.house.record_lives.lives(seat.pair)
    seat.house.database.connection.set_trace_callback(None)
    assert len(lives) == 1_000 and len(asked) < 10
    assert {len(one.accounts) for one in lives.values()} == {2}
    with pytest.raises(AnsweredAlready, match="gave an account"):
        seat.do("dispute", Voice.SUPERVISEE, "Again.")


def _copy_record(seat: Seat, times: int) -> None:
    """The record, its version and both accounts once more for each of so many sessions."""
    owners = {
        "session": {},
        "record": {"session_id": "session"},
        "record_version": {"record_id": "record"},
        "record_reply": {"version_id": "record_version"},
    }
    past_coach(seat)
    connection = seat.house.database.connection
    with seat.house.database.atomic():
        for table, owner in owners.items():
            names = [row["name"] for row in seat.house.database.rows(f"PRAGMA table_info({table})")]
            columns = [one for one in names if one != "seq"]
            chosen = [
                f"substr({one}, 1, 20) || printf('%06d', n)" if one in ("id", *owner) else one
                for one in columns
            ]
            keep = "seq" if table == "record_reply" else "1"
            new_id = chosen[columns.index("id")]
            chosen[columns.index("id")] = new_id.replace("%06d', n", f"%05d', n) || ({keep} % 10")
            if owner:
                (link,) = owner
                place = columns.index(link)
                chosen[place] = f"substr({link}, 1, 20) || printf('%05d', n) || 1"
            connection.execute(
                f"WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many "
                f"WHERE n < {times}) INSERT INTO {table} ({', '.join(columns)}) "
                f"SELECT {', '.join(chosen)} FROM {table}, many"
            )
