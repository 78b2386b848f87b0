"""A worry about the work and a concern about supervision, each by commands of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest

from tests.builders import Home, Ran, coach_here
from tests.services.pairs import Side, two_homes

Run = Callable[..., Ran]
EVIDENCE = ("--evidence", "Dip-sample of October")
FAIR = ("--good", "Written in two days", "--support", "Two mornings", "--review", "2027-01-15")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command in a home, with what is typed while it runs."""

    def ran(home: Home, *words: str, typed: str = "") -> Ran:
        stream = io.TextIOWrapper(io.BytesIO(typed.encode("utf-8", "surrogateescape")))
        monkeypatch.setattr("sys.stdin", stream)
        return coach_here(home, *words, capsys=capsys)

    return ran


def prepared(run: Run, amara: Side, *more: str) -> Ran:
    ran = run(amara.home, "performance", "prepare", "Jo", "Late records", *more)
    assert ran.status == 0, ran.err
    return ran


def test_a_worry_is_prepared_bit_by_bit_announced_and_answered(run: Run) -> None:
    with two_homes() as (amara, jo):
        said = prepared(run, amara, *EVIDENCE).out
        assert "Late records (only Amara Osei's until it is announced)" in said
        assert "it needs what good looks like, the support on offer, a date for" in said
        early = run(amara.home, "performance", "announce", "Jo", "late")
        assert early.status == 2 and "needs what good looks like; nothing was changed" in early.err
        assert "Late records" not in amara.send().decode()
        assert 'coach performance announce "Jo" "Late records"' in prepared(run, amara, *FAIR).out
        assert run(amara.home, "performance", "announce", "Jo", "late").status == 0
        jo.take(amara.send())
        told = run(jo.home, "performance", "view", "Jo", "late", "I was on duty for two.")
        assert "The supervisee's view: I was on duty for two." in told.out
        amara.take(jo.send())
        (one,) = json.loads(run(amara.home, "performance", "show", "Jo", "--json").out)
        assert one == {
            "id": one["id"],
            "title": "Late records",
            "announced": "2026-11-22",
            "evidence": ["Dip-sample of October"],
            "view": "I was on duty for two.",
            "good": "Written in two days",
            "support": "Two mornings",
            "review": "2027-01-15",
            "needs": [],
        }
        shown = run(amara.home, "performance", "show", "Jo").out
        assert "begins no capability procedure" in shown and "Review on: 15 January 2027" in shown


def test_a_worry_is_not_announced_with_a_review_that_has_passed(run: Run) -> None:
    with two_homes() as (amara, _):
        prepared(run, amara, *EVIDENCE, *FAIR[:-1], "2026-11-21")
        early = run(amara.home, "performance", "announce", "Jo", "late")
        assert early.status == 2 and "name one to come" in early.err
        prepared(run, amara, "--review", "2026-11-22")
        assert run(amara.home, "performance", "announce", "Jo", "late").status == 0


def test_a_worry_is_the_supervisors_to_raise_and_takes_no_other_items_place(run: Run) -> None:
    with two_homes() as (amara, jo):
        for words in (("prepare", "Jo", "Mine"), ("announce", "Jo", "Mine")):
            refused = run(jo.home, "performance", *words)
            assert refused.status == 2 and "It is your supervisor who raises" in refused.err
        amara.add("The rota")
        refused = run(amara.home, "performance", "prepare", "Jo", "the  rota")
        assert refused.status == 2 and "an item like any other" in refused.err
        assert "None waits." in run(amara.home, "performance", "show", "Jo").out
        assert run(amara.home, "performance", "announce", "Jo", "the rota").status == 2
        assert run(amara.home, "performance", "view", "Jo", "the rota", "x").status == 2


def test_a_concern_is_written_by_the_supervisee_alone_and_goes_nowhere(run: Run) -> None:
    with two_homes() as (_, jo):
        typed = "Marigold.\r\n:each time\n\nNot this.\n"
        kept = run(jo.home, "concern", "write", "Jo", "alone", typed=typed)
        assert kept.out.endswith("Kept, only yours.\n")
        run(jo.home, "concern", "write", "Jo", "alone", "--change", "1", typed="Marigold again.")
        assert run(jo.home, "concern", "taken", "Jo", "1", "--on", "2026-11-20").status == 0
        found = json.loads(run(jo.home, "concern", "show", "Jo", "--json").out)
        (note,) = found["steps"][0]["notes"]
        assert (note["words"], note["taken"]) == ("Marigold again.", "2026-11-20")
        assert "  1. Marigold again." in run(jo.home, "concern", "show", "Jo").out
        assert b"Marigold" not in jo.send()
        assert "Marigold" not in str(jo.home.documents())
        gone = run(jo.home, "concern", "remove", "Jo", "1").out.split()[-1]
        assert "Marigold" not in run(jo.home, "concern", "show", "Jo").out
        assert run(jo.home, "concern", "put-back", gone).status == 0
        assert "Marigold" in run(jo.home, "concern", "show", "Jo").out


def test_a_concern_in_the_supervisors_home_is_there_to_be_read_only(run: Run) -> None:
    with two_homes() as (amara, jo):
        refused = run(amara.home, "concern", "write", "Jo", "talk", typed="Secret\n\n")
        assert refused.status == 2 and "Amara Osei's home" in refused.err and refused.out == ""
        shown = json.loads(run(amara.home, "concern", "show", "Jo", "--json").out)
        assert [one["step"] for one in shown["steps"]] == [
            "alone",
            "talk",
            "tools",
            "peer",
            "manager",
        ]
        assert not shown["private"]
        empty = run(jo.home, "concern", "write", "Jo", "talk", typed=" \nAfter.\n")
        assert empty.status == 2 and "no words" in empty.err
        run(jo.home, "concern", "write", "Jo", "talk", typed="Marigold")
        ahead = run(jo.home, "concern", "taken", "Jo", "1", "--on", "2026-11-23")
        assert ahead.status == 2 and "still to come" in ahead.err
        none = run(jo.home, "concern", "taken", "Jo", "3")
        assert none.status == 2 and "number 3" in none.err
