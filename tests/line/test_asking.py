"""Plain lines with the coach: others, later, not for us, our own words, finding and choosing."""

from __future__ import annotations

from pathlib import Path

from tests.builders import Home

BEGIN = ":topic The visit\n:stage experience\n"


def own_bank(home: Home, text: str) -> None:
    """A bank of one's own in the home's settings."""
    folder = Path(home.services.places.config) / "banks"
    folder.mkdir(parents=True)
    (folder / "team.yaml").write_text(text, encoding="utf-8")


def questions(said: str) -> list[str]:
    """Each question asked, in order."""
    return [line.split(": ", 1)[1] for line in said.splitlines() if line.startswith("Question: ")]


def test_others_are_listed_with_their_reasons_and_asked_by_number(home: Home) -> None:
    said = home.hold(home.add(), f"{BEGIN}:others\n:others 2\n:why\n:others 9\n:others x\n:quit\n")
    listed = [line for line in said.splitlines() if line[:3] in ("1. ", "2. ", "3. ")]
    assert len(listed) == 3 and all(line.endswith(".)") for line in listed)
    assert listed[1].startswith(f"2. {questions(said)[-1]} (")
    why = next(line for line in said.splitlines() if line.startswith("Why: "))
    assert f"({why.removeprefix('Why: ')})" in listed[1]
    assert said.count("have numbers from 1 to ") == 2


def test_later_and_not_for_us_ask_another_and_put_back_undoes_them(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, f"{BEGIN}:later\n:not-for-us\n:put-back\n:put-back\n:put-back\n:quit\n")
    assert "It comes back next time." in said and "will not be suggested again" in said
    assert len(set(questions(said)[-3:])) == 3
    assert said.count("It may be asked again.") == 2
    assert "No question was set aside in this session." in said
    assert home.services.preparing.put_off(jo) == []


def test_a_later_session_lists_what_was_set_aside_and_brings_it_back_by_its_id(
    home: Home,
) -> None:
    jo = home.add()
    said = home.hold(jo, f"{BEGIN}:set-aside\n:not-for-us\n:later\n:close\n")
    assert "No question is set aside." in said
    never, later = questions(said)[-3:-1]
    home.clock.move_on(days=30)
    said = home.hold(jo, ":put-back\n:quit\n")
    assert "No question was set aside in this session." in said
    listed = [line for line in said.splitlines() if line.endswith(", 2026-11-22]")]
    assert listed[0].startswith(f"{later} [") and ", put off to next time, " in listed[0]
    assert listed[1].startswith(f"{never} [") and ", not for us, " in listed[1]
    question_id = listed[1].split("[")[-1].split(",")[0]
    said = home.hold(
        jo, f":put-back {question_id}\n:put-back {question_id}\n:set-aside\n:put-back x\n:quit\n"
    )
    assert "It may be asked again." in said and f"[{question_id}" not in said
    assert f"{later} [" in said and ":put-back ID lets one of them" in said
    assert said.count("That question is not set aside; nothing was changed.") == 2


def test_what_was_put_off_comes_back_when_the_next_session_is_held(home: Home) -> None:
    jo = home.add()
    first = questions(home.hold(jo, f"{BEGIN}:later\n:next\n:next\n:close\n"))
    put_off = first[-4]
    assert put_off not in first[-3:]
    home.clock.move_on(days=30)
    said = home.hold(jo, ":topic The visit\n:why\n:quit\n")
    assert questions(said)[-1] == put_off
    assert "Why: You put it off to this time" in said


def test_a_question_of_our_own_is_asked_and_kept_or_refused_in_a_sentence(home: Home) -> None:
    said = home.hold(
        home.add(),
        f"{BEGIN}:ask What would the [b]dog[/b] say?\n:ask Did it help?\n:ask\n"
        ":find dog\n:choose my-what-would-the-b-dog\n:why\n:quit\n",
    )
    assert questions(said).count("What would the [b]dog[/b] say?") == 2
    assert "Kept among your own questions." in said
    assert said.count("nothing was kept") == 2
    assert "What would the [b]dog[/b] say? [my-what-would-the-b-dog, yours]" in said
    assert "Why: You chose it yourselves." in said


def test_finding_and_choosing_go_through_every_bank(home: Home) -> None:
    said = home.hold(
        home.add(),
        f"{BEGIN}:find door\n:find zzz\n:choose no-such\n:choose plan-first-step\n:quit\n",
    )
    assert "[experience-doorway]" in said and ":choose ID asks one of them." in said
    assert "No question holds “zzz”." in said
    assert "That question is not in the banks any more." in said


def test_markup_and_escapes_in_a_bank_of_ones_own_are_only_words(home: Home) -> None:
    own_bank(
        home,
        "bank: team\ntitle: '[red]T'\nquestions:\n"
        "  - id: team-b\n    text: '[bold red]What[/] now?'\n    stages: [experience]\n",
    )
    said = home.hold(home.add(), f"{BEGIN}:find bold\n:choose team-b\n:quit\n")
    assert "[bold red]What[/] now? [team-b, yours]" in said
    assert questions(said)[-1] == "[bold red]What[/] now?"
    (home.services.places.config / "banks" / "team.yaml").write_text(
        'bank: team\nquestions:\n  - id: e\n    text: "What\\e[31m now?"\n', encoding="utf-8"
    )
    again = home.again()
    banks = again.services.content.banks()
    assert "\x1b" not in "".join(banks.faults) and "team.yaml, line 4" in banks.faults[0]
    assert again.services.content.banks().find("experience-doorway") is not None


def test_a_nudge_is_said_once_in_lines(home: Home) -> None:
    jo = home.add()
    home.hold(jo, BEGIN + ":next\n:quit\n")
    session = home.open(jo)
    for _ in range(3):
        home.clock.move_on(minutes=4)
        session.asking.next()
    said = home.hold(jo, ":stage plan\n:next\n:next\n:quit\n")
    assert said.count("A thought: From what happened straight to what to do.") == 1
    assert "A thought" not in home.hold(jo, ":next\n:quit\n")
