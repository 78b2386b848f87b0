"""The balance between sessions: own senses given later, why it may be, windows, five functions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from coach.domain.balance_rules import BalanceRules, Window, read_rules
from coach.domain.balance_words import felt_in_words, in_words, senses_in_words
from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.people import Supervisee
from coach.domain.row import Audience, Destination, Voice
from coach.errors import BadInput, NotFound, PlacementRefused
from coach.services.balance import Asked
from coach.settings import read_settings
from tests.builders import Home, coach_here

TALK = ":topic A\n:function support\n:minutes 30\n:function management\n:minutes 10\n:close\n"


def held(home: Home, *scripts: str) -> Supervisee:
    """Jo, with sessions held a month apart, the last one today."""
    jo = home.add()
    for place, script in enumerate(scripts):
        if place:
            home.clock.move_on(days=30)
        home.hold(jo, script)
    return jo


def south_gloucestershire(home: Home) -> Supervisee:
    """Jo, under a policy with five functions."""
    policies = home.services.content.policies()
    policy = next(one for one in policies if one.id == "south-gloucestershire")
    return home.services.people.add("Jo Bennett", policy, "")


def test_a_sense_given_later_changes_no_record_and_no_minute(home: Home) -> None:
    jo = held(home, TALK)
    balances, reader = home.services.balances, home.services.people.reader()
    before = home.services.database.rows("SELECT * FROM record_section")
    versions = home.services.database.rows("SELECT * FROM record_version")
    minutes = balances.of(jo).window_minutes
    (session,) = balances.of(jo).sessions
    home.clock.move_on(days=20)
    kept = balances.feel(jo, session.session_id, Voice.SUPERVISEE, [10, 20, 60, 10], reader)
    assert kept["Support"] == 0.6
    again = balances.of(jo)
    assert again.sessions[0].felt[Voice.SUPERVISEE]["support"] == 0.6
    assert again.window_minutes == minutes
    assert home.services.database.rows("SELECT * FROM record_section") == before
    assert home.services.database.rows("SELECT * FROM record_version") == versions
    balances.feel(jo, session.session_id, Voice.SUPERVISEE, [100, 0, 0, 0], reader)
    assert balances.of(jo).sessions[0].felt[Voice.SUPERVISEE]["management"] == 1
    assert balances.take_back_sense(session.session_id, Voice.SUPERVISEE, reader)
    assert balances.of(jo).sessions[0].felt == {}


def test_a_sense_is_of_ones_own_session_and_by_one_of_the_two(home: Home) -> None:
    jo = held(home, TALK)
    kim = home.add("Kim Park")
    balances, reader = home.services.balances, home.services.people.reader()
    (session,) = balances.of(jo).sessions
    with pytest.raises(NotFound):
        balances.feel(kim, session.session_id, Voice.SUPERVISEE, [25] * 4, reader)
    with pytest.raises(BadInput, match="supervisor or supervisee"):
        balances.feel(jo, session.session_id, Voice.BOTH, [25] * 4, reader)
    assert balances.of(jo).sessions[0].felt == {}


def test_where_they_differ_it_is_said_and_nobody_is_right(home: Home) -> None:
    jo = held(home, TALK)
    balances, reader = home.services.balances, home.services.people.reader()
    (session,) = balances.of(jo).sessions
    balances.feel(jo, session.session_id, Voice.SUPERVISOR, [30, 0, 70, 0], reader)
    balances.feel(jo, session.session_id, Voice.SUPERVISEE, [60, 0, 40, 0], reader)
    found = balances.of(jo)
    said = felt_in_words(found, found.sessions[0])
    assert "Management: Jo Bennett felt 60%, measured 25%." in said
    assert "Management: Jo Bennett felt 60%, Supervisor 30%." in said
    assert not any(line.startswith("Support: Supervisor felt 70%, measured") for line in said)
    assert "Neither is right or wrong" in senses_in_words(found)[-1]


def test_five_functions_are_kept_as_five_where_it_was_said(home: Home) -> None:
    jo = south_gloucestershire(home)
    out = home.hold(
        jo,
        ":topic A\n:function change\n:minutes 20\nA thought\n:function best-practice\n:minutes 10\n"
        ":function development\n:minutes 30\n:function\n:function nonsense\n"
        ":felt supervisee 10 20 30 40 0\n:felt supervisor 1 2 3 4\n:balance\n:close\n",
    )
    assert "Give five figures in per cent: Professional development, Support," in out
    assert "choose one of: professional-development, support, management" in out
    assert "20 minutes for this question, as Assistance with change." in out
    assert "30 minutes for this question, as Professional development or Encouragement" in out
    found = home.services.balances.of(jo)
    minutes = found.window_minutes
    assert minutes["change"] == 20 and minutes["best-practice"] == 10
    assert minutes["professional-development-or-best-practice"] == 30
    assert list(found.sessions[0].felt[Voice.SUPERVISEE].values())[:5] == [0.1, 0.2, 0.3, 0.4, 0]
    rows = home.services.database.rows("SELECT function, policy_function FROM note_function")
    assert {(row["function"], row["policy_function"]) for row in rows} == {
        ("support", "change"),
        ("mediation", "change"),
    }
    document = home.documents()["Jo Bennett/Balance/Function balance.md"]
    assert "Assistance with change" in document and "south-gloucestershire 1" in document


def test_a_session_keeps_the_policy_it_was_held_by(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = held(home, TALK)
    policies = home.services.content.policies()
    leeds = next(one for one in policies if one.id == "leeds")
    pair = jo.pair.work_by(leeds.id, leeds.version)
    home.services.stores.tenures.save_pair(pair)
    told = json.loads(coach_here(home, "balance", "Jo", "--json", capsys=capsys).out)
    assert told["policy"] == {"id": "leeds", "version": leeds.version}
    assert told["sessions"][0]["policy"] == {"id": "plain", "version": 1}
    printed = coach_here(home, "balance", "Jo", capsys=capsys).out
    assert "Held otherwise: 22 November 2026 by plain 1." in printed


def test_the_window_is_sessions_or_months_and_ends_on_any_day(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = held(home, *[TALK] * 8)
    balances, today = home.services.balances, home.clock.today()
    assert len(balances.of(jo).sessions) == 6
    assert len(balances.of(jo, Window(8)).sessions) == 8
    assert len(balances.of(jo, Window(None, 2)).sessions) == 3
    assert len(balances.of(jo, Window(8), today.replace(year=2026, month=12, day=31)).sessions) == 2
    for options, count in ((["--window", "2"], 2), (["--months", "1"], 2), ([], 6)):
        ran = coach_here(home, "balance", "Jo", *options, "--json", capsys=capsys)
        assert len(json.loads(ran.out)["sessions"]) == count, options
    ran = coach_here(home, "balance", "Jo", "--on", "2026-11-30", "--json", capsys=capsys)
    assert [one["date"] for one in json.loads(ran.out)["sessions"]] == ["2026-11-22"]
    ran = coach_here(home, "balance", "Jo", "--on", "2020-01-01", capsys=capsys)
    assert ran.status == 0 and "nothing to weigh" in ran.out
    both = coach_here(home, "balance", "Jo", "--window", "2", "--months", "1", capsys=capsys)
    assert both.status == 2 and "not both" in both.err


def test_a_session_without_minutes_says_so(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    held(home, ":close\n", TALK)
    assert "no minutes" in coach_here(home, "balance", "Jo", capsys=capsys).out


def test_why_it_may_be_is_kept_with_its_picture_and_several_stand(home: Home) -> None:
    jo = held(home, TALK)
    balances, reader = home.services.balances, home.services.people.reader()
    first = balances.answer(jo, balances.of(jo), Asked("Court\x1b[2J work", Voice.SUPERVISEE))
    assert first.destination is Destination.UNPLACED and "\x1b" not in first.words
    assert first.window == "6 sessions" and "Support 75%" in first.picture
    home.clock.move_on(days=30)
    home.hold(jo, TALK)
    balances.answer(jo, balances.of(jo), Asked("Still", audience=Audience.ONLY_MINE))
    assert [one.words for one in balances.answers(jo, reader)] == [first.words, "Still"]
    together = replace(reader, file_id=jo.file.id)
    assert [one.words for one in balances.answers(jo, together)] == [first.words]
    for words in ("", "  \n "):
        with pytest.raises(BadInput, match="few words"):
            balances.answer(jo, balances.of(jo), Asked(words))
    balances.take_back(first.id, reader)
    assert [one.words for one in balances.answers(jo, reader)] == ["Still"]
    balances.bring_back(first.id, reader)
    assert len(balances.answers(jo, reader)) == 2


def test_an_answer_goes_to_the_personal_record_only_where_both_read_it(home: Home) -> None:
    jo = held(home, TALK)
    balances, reader = home.services.balances, home.services.people.reader()
    mine = balances.answer(jo, balances.of(jo), Asked("Mine", audience=Audience.ONLY_MINE))
    with pytest.raises(PlacementRefused, match="read by both"):
        balances.place(mine.id, Destination.PERSONAL, reader)
    shared = balances.answer(jo, balances.of(jo), Asked("Ours"))
    with pytest.raises(PlacementRefused):
        balances.place(shared.id, Destination.CASE, reader)
    assert balances.place(shared.id, Destination.PERSONAL, reader).words == "Ours"
    before = home.documents()
    home.hold(jo, ":close\n")
    document = home.documents()["Jo Bennett/Balance/Function balance.md"]
    assert "Ours" in document and "Mine" not in document
    records = {path: text for path, text in before.items() if "/Records/" in path}
    assert records and all(home.documents()[path] == text for path, text in records.items())


def test_an_answer_placed_in_a_session_is_in_its_record_and_one_not_placed_is_in_none(
    home: Home,
) -> None:
    jo = home.add()
    pair = home.open(jo)
    pair.balance.answer(Asked("Too many reports", destination=Destination.PERSONAL))
    pair.balance.answer(Asked("I was tired", Voice.SUPERVISEE))
    assert [one.words for one in pair.balance.said_before()] == ["Too many reports", "I was tired"]
    pair.closing.close()
    everything = "\n".join(home.documents().values())
    record = next(text for path, text in home.documents().items() if "/Records/" in path)
    assert "How the time was spent" in record and "Too many reports" in record
    assert "I was tired" not in everything


def test_on_plain_lines_the_balance_holds_this_session_and_takes_an_answer(home: Home) -> None:
    jo = home.add()
    out = home.hold(
        jo, ":topic A\n:function support\n:minutes 30\n:because\n:because A hard week\n:balance\n"
    )
    assert "Support: 30.0 minutes, 100%." in out and "this session with them" in out
    assert "few words are enough" in out and "Said before: A hard week" in out


def test_what_was_talked_about_stands_beside_what_was_asked(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = held(
        home,
        ":topic A\n:stage plan\n:lens partners\n:function management\n:minutes 12\n:close\n",
    )
    balances = home.services.balances
    covered = balances.covered(balances.of(jo))
    cell = (Stage.PLAN, Function.MANAGEMENT, Stakeholder.PARTNERS)
    assert covered.cell(cell)[1] == 12
    assert sum(covered.seconds.values()) == 720
    told = json.loads(coach_here(home, "balance", "Jo", "--json", capsys=capsys).out)
    assert any(
        one["stakeholder"] == "partners" and one["minutes"] == 12 for one in told["coverage"]
    )
    assert "/ 12" in coach_here(home, "balance", "Jo", "--coverage", capsys=capsys).out


def test_the_rules_are_chosen_and_a_bad_choice_gets_a_sentence(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = held(home, *[TALK] * 2)
    config = home.services.places.config
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text(
        'balance_window = "3 months"\nbalance_dominant_over = 60\nbalance_dominant_sessions = "2"\n'
        'balance_missing_under = "lots"\n',
        encoding="utf-8",
    )
    again = home.again()
    found = again.services.balances.of(jo)
    assert found.window == Window(None, 3) and found.rules.dominant_over == 0.6
    assert "Support took over 60% of each of the last 2 sessions" in in_words(found)[0]
    ran = coach_here(again, "balance", "Jo", capsys=capsys)
    assert ran.status == 0
    assert "balance_missing_under is “lots”" in ran.err and "usual 5% is used" in ran.err
    assert read_settings(config).balance_dominant_over == "60"


@pytest.mark.parametrize(
    ("key", "word"),
    [
        *(
            ("balance_window", word)
            for word in ("6", "0 sessions", "6 years", "-1 months", "x" * 99)
        ),
        *(("balance_dominant_over", word) for word in ("0", "nan", "inf", "100", "1e9", "")),
        *(("balance_missing_sessions", word) for word in ("1", "3.5", "٣", "9" * 40)),
    ],
)
def test_a_rule_that_makes_no_sense_leaves_the_usual_one(key: str, word: str) -> None:
    rules = read_rules({key: word})
    assert replace(rules, faults=()) == BalanceRules()
    assert len(rules.faults) == bool(word)


def test_commands_take_a_sense_and_an_answer(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = held(home, TALK)

    def run(*words: str) -> tuple[int, str]:
        ran = coach_here(home, "balance", "Jo", *words, capsys=capsys)
        return ran.status, ran.out + ran.err

    status, said = run("--felt", "support=60 management=40", "--by", "supervisee")
    assert status == 0 and "Support 60%" in said and "No record was changed" in said
    for bad in (
        ("--felt", "40 20 30 10"),
        ("--felt", "40 20 30 10", "--by", "both"),
        ("--felt", "1 2", "--by", "supervisee"),
        ("--felt", "rubbish", "--by", "supervisee"),
        ("--because", " "),
        ("--because", "x", "--for", "only-mine", "--to", "personal"),
        ("--felt", "25 25 25 25", "--by", "supervisee", "--on", "2020-01-01"),
    ):
        assert run(*bad)[0] == 2, bad
    (only,) = home.services.balances.of(jo).sessions
    assert list(only.felt) == [Voice.SUPERVISEE]
    assert run("--felt", "none", "--by", "supervisee")[0] == 0
    assert home.services.balances.of(jo).sessions[0].felt == {}
    assert run("--because", "A hard month", "--by", "supervisee", "--to", "personal")[0] == 0
    assert "A hard month" in run()[1]


def test_a_demo_like_year_is_told_without_a_score_or_a_rank(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    held(home, *[TALK] * 4)
    said = coach_here(home, "balance", "Jo", capsys=capsys).out.lower()
    for word in ("score", "rank", "pass", "fail", "target", "good", "bad"):
        assert word not in said, word
