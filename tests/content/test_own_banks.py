"""Banks of one's own: they add, take the place of others and hide, and never stop the built-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.banks import check_bank, load_banks, read_shelf
from coach.content.library import Library
from coach.domain.coaching import suggest
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Banks
from coach.domain.situation import Situation
from coach.errors import BadInput, StorageFailed
from coach.yaml_text import SIZE_LIMIT
from tests.content.test_banks import HOSTILE, a_bank

TEN_LINES = """bank: team
title: Our team's own
questions:
  - id: team-walls
    text: What would the walls of this room say?
  - id: a-1
    text: What else, in our words?
    stages: [plan]
    depth: opening
hide: [a-2]
"""


def shelf(tmp_path: Path, **own: str | bytes) -> Library:
    """A shelf of one built-in bank with the ids a-1 to a-3, and banks of one's own."""
    for name in ("prompts", "own"):
        (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / "prompts" / "a.yaml").write_text(a_bank("a", "a-1", "a-2", "a-3"))
    for name, text in own.items():
        data = text.encode() if isinstance(text, str) else text
        (tmp_path / "own" / f"{name}.yaml").write_bytes(data)
    return Library(prompts=tmp_path / "prompts", own=tmp_path / "own")


def ids(banks: Banks) -> list[str]:
    """Every id, in order."""
    return [q.id for q in banks.questions]


def test_it_adds_takes_the_place_of_one_and_hides_another(tmp_path: Path) -> None:
    library = shelf(tmp_path, team=TEN_LINES)
    banks = library.banks()
    assert banks.faults == () and ids(banks) == ["a-3", "team-walls", "a-1"]
    instead = banks.find("a-1")
    assert instead is not None and instead.text == "What else, in our words?"
    assert (instead.is_own, instead.bank, instead.stages) == (True, "team", (Stage.PLAN,))
    assert library.check_bank(tmp_path / "own" / "team.yaml")[1] == ()
    elsewhere = tmp_path / "team.yaml"  # a new version of it, before it is put in its place
    elsewhere.write_text(TEN_LINES.replace("say?", "whisper?"))
    assert library.check_bank(elsewhere)[1] == ()


def test_what_is_left_out_fits_everywhere(tmp_path: Path) -> None:
    q = shelf(tmp_path, team=TEN_LINES).banks().find("team-walls")
    assert q is not None
    assert (q.stages, q.functions) == (tuple(Stage), tuple(Function))
    assert (q.stakeholders, q.depth, q.themes) == (tuple(Stakeholder), Depth.EXPLORING, ("own",))
    assert q.parts == (Part.DISCUSS,)


def test_a_question_may_hide_without_a_bank_of_questions(tmp_path: Path) -> None:
    banks = shelf(tmp_path, less="bank: less\nhide: [a-1, a-3]\n").banks()
    assert banks.faults == () and ids(banks) == ["a-2"]


def test_a_bank_that_hides_what_is_nowhere_still_serves_and_the_check_says_where(
    tmp_path: Path,
) -> None:
    text = TEN_LINES.replace("hide: [a-2]", "hide:\n  - a-2\n  - team-walls\n  - gone\n")
    library = shelf(tmp_path, team=text)
    assert library.banks().faults == () and ids(library.banks()) == ["a-3", "a-1"]
    told = "team.yaml, line 13, hide[2]: no question has the id gone"
    said = library.check_banks()
    assert told in said and not [one for one in said if "hide[" in one and one != told]
    assert library.check_bank(tmp_path / "own" / "team.yaml")[1] == (told,)


def test_two_banks_of_ones_own_may_not_collide_and_the_first_stays(tmp_path: Path) -> None:
    twice = "bank: {}\nquestions:\n  - id: same\n    text: What of {}?\n"
    banks = shelf(tmp_path, b=twice.format("b", "b"), c=twice.format("c", "c")).banks()
    assert banks.faults == ("c.yaml, line 3, questions[0].id: another bank has the id same too",)
    assert [q.text for q in banks.questions if q.is_own] == ["What of b?"]
    _, faults = check_bank(tmp_path / "own" / "c.yaml", read_shelf(tmp_path, tmp_path / "own"))
    assert len(faults) == 1 and "another bank has the id same too" in faults[0]


def test_a_shipped_bank_may_not_take_the_place_of_another(tmp_path: Path) -> None:
    shelf(tmp_path)
    (tmp_path / "new.yaml").write_text(a_bank("new", "a-1"))
    _, faults = check_bank(tmp_path / "new.yaml", read_shelf(tmp_path / "prompts"), own=False)
    assert "another bank has the id a-1 too" in faults[0]


WRONG = [
    ("hide:", "hidden:", "team.yaml, line 10, hidden: this key is not known here"),
    ("depth:", "dept:", "team.yaml, line 9, questions[1].dept: this key is not known here"),
    ("[plan]", "[dream]", "team.yaml, line 8, questions[1].stages[0]: “dream” is not known here"),
    ("a-1", "team-walls", "team.yaml, line 6, questions[1].id: the id team-walls stands here"),
    ("say?", "say? Why?", "team.yaml, line 5, questions[0].text: asks more than one thing"),
    ("walls of", "walls \\e of", ""),
    ("bank: team", "bank: other", "team.yaml, line 1, bank: should be the file's name, team"),
]


@pytest.mark.parametrize(("old", "new", "fault"), WRONG)
def test_a_fault_names_file_line_and_key_and_the_built_in_banks_work(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    banks = shelf(tmp_path, team=TEN_LINES.replace(old, new, 1)).banks()
    if fault:
        assert banks.faults[0].startswith(fault)
        assert ids(banks) == ["a-1", "a-2", "a-3"]
    else:  # a backslash in plain words is a backslash
        assert banks.faults == ()


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_bank_of_ones_own_leaves_the_built_in_ones_alone(
    tmp_path: Path, data: bytes
) -> None:
    banks = shelf(tmp_path, odd=data).banks()
    assert ids(banks) == ["a-1", "a-2", "a-3"]
    assert banks.faults and all(one.startswith("odd.yaml, line ") for one in banks.faults)


def test_follow_ups_in_a_ring_are_told_of_and_the_coach_still_answers(tmp_path: Path) -> None:
    ring = "bank: ring\nquestions:\n" + "".join(
        f"  - id: r-{n}\n    text: What of {n}?\n    follow_ups: [r-{(n + 1) % 3}]\n"
        for n in range(3)
    )
    library = shelf(tmp_path, ring=ring)
    banks = library.banks()
    assert banks.faults == ()
    told = "ring.yaml, line 5, questions[0].follow_ups: they lead back to r-0, by way of r-2"
    assert told in library.check_banks()
    assert told in library.check_bank(tmp_path / "own" / "ring.yaml")[1]
    here = Situation(Part.DISCUSS, stage=Stage.PLAN, asked_here=("r-0",))
    assert suggest(banks.questions, here)[0].question.id == "r-1"


def test_ten_thousand_questions_load_or_are_refused_in_a_sentence(tmp_path: Path) -> None:
    short = "".join(f"  - id: q-{n}\n    text: What of {n}?\n" for n in range(10_000))
    banks = shelf(tmp_path, many="bank: many\nquestions:\n" + short).banks()
    assert banks.faults == () and len(banks.questions) == 10_003
    here = Situation(Part.DISCUSS, stage=Stage.PLAN)
    assert len(suggest(banks.questions, here)) >= 1
    long = short.replace(
        "What of",
        "What would somebody who has known them all for so long now say of the visit number",
    )
    banks = shelf(tmp_path, many="bank: many\nquestions:\n" + long).banks()
    assert ids(banks) == ["a-1", "a-2", "a-3"]
    [fault] = banks.faults
    assert fault.startswith("many.yaml, line 1") and "\n" not in fault


# Questions kept in the middle of a session


def kept(tmp_path: Path) -> str:
    """The file of questions kept."""
    return (tmp_path / "own" / "my-questions.yaml").read_text(encoding="utf-8")


def test_a_question_kept_has_an_id_and_stands_in_the_bank_at_once(tmp_path: Path) -> None:
    library = shelf(tmp_path)
    first = library.keep_question("What would the dog say?", Stage.PLAN)
    again = library.keep_question("What would the dog say about it?", None)
    assert (first, again) == ("my-what-would-the-dog-say", "my-what-would-the-dog-say-2")
    banks = library.banks()
    assert banks.faults == () and ids(banks)[3:] == [first, again]
    one, other = banks.questions[3:]
    assert (one.stages, other.stages) == ((Stage.PLAN,), tuple(Stage))
    assert one.is_own and one.bank == "my-questions"


@pytest.mark.parametrize(
    "text",
    [
        "Що далі?",
        "¿Qué más?",
        "What: is - 'this' # and \"that\"?",
        "[red]What[/red] of [b]?",
        "Tell me: yes, no",
        "What of null & *this?",
        "“What now?”",
    ],
)
def test_whatever_is_kept_can_be_read_back(tmp_path: Path, text: str) -> None:
    library = shelf(tmp_path)
    both = [library.keep_question(text, None) for _ in range(2)]
    banks = library.banks()
    assert banks.faults == ()
    assert [q.text for q in banks.questions[3:]] == [text, text]
    assert len({*both}) == 2


@pytest.mark.parametrize(
    "text",
    ["", "  ", "Did it help?", "Why now", "The dog.", "What? And then what?", "what " * 26 + "?"],
)
def test_words_that_make_no_open_question_are_refused(tmp_path: Path, text: str) -> None:
    library = shelf(tmp_path)
    with pytest.raises(BadInput, match="nothing was kept"):
        library.keep_question(text, None)
    assert list((tmp_path / "own").iterdir()) == []


@pytest.mark.parametrize(
    "data", ["[" * 9, "- a list\n", "bank: my-questions\nquestoins: []\n", "bank: other\n"]
)
def test_a_bank_with_a_fault_is_left_as_it_is(tmp_path: Path, data: str) -> None:
    library = shelf(tmp_path, **{"my-questions": data})
    with pytest.raises(BadInput, match="put it right first"):
        library.keep_question("What now?", None)
    assert kept(tmp_path) == data


def test_a_bank_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = shelf(tmp_path)
    library.keep_question("What now?", None)
    before = kept(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coach.content.own_bank.write_whole", full)
    with pytest.raises(StorageFailed, match="not kept"):
        library.keep_question("What then?", None)
    assert kept(tmp_path) == before
    assert [one.name for one in (tmp_path / "own").iterdir()] == ["my-questions.yaml"]


def test_a_bank_edited_while_coach_runs_is_neither_half_read_nor_lost(tmp_path: Path) -> None:
    library = shelf(tmp_path)
    library.keep_question("What now?", None)
    assert len(library.banks().questions) == 4
    edited = kept(tmp_path).replace("What now?", "What next?")
    (tmp_path / "own" / "my-questions.yaml").write_text(edited)
    (tmp_path / "prompts" / "a.yaml").write_text("bank: [")
    assert ids(library.banks())[:3] == ["a-1", "a-2", "a-3"]  # as it was when it was read
    library.keep_question("What then?", None)
    banks = library.banks()
    assert [q.text for q in banks.questions] == ["What next?", "What then?"]
    assert banks.faults[0].startswith("a.yaml")


def test_comments_and_the_look_of_a_bank_stay_when_a_question_is_kept(tmp_path: Path) -> None:
    text = (
        "\ufeff# Ours.\nbank: my-questions\nquestions:\n"
        "    -   id: a-4   # the fourth\n        text: 'What of it?'\nhide: [a-1]  # too long\n"
    )
    library = shelf(tmp_path, **{"my-questions": text})
    library.keep_question("What now?", Stage.PLAN)
    added = "    - id: my-what-now\n      text: What now?\n      stages:\n      - plan\n"
    assert kept(tmp_path) == text.replace("hide:", f"{added}hide:")
    assert library.banks().faults == ()
    assert ids(library.banks()) == ["a-2", "a-3", "a-4", "my-what-now"]


def test_a_bank_that_cannot_be_added_to_is_written_anew_and_stays_beside_as_it_was(
    tmp_path: Path,
) -> None:
    text = "bank: my-questions # ours\nquestions:\n  - id: a-4\n    text: |\n      What?"
    library = shelf(tmp_path, **{"my-questions": text})
    library.keep_question("What now?", None)
    assert [q.text for q in library.banks().questions[3:]] == ["What?", "What now?"]
    assert (tmp_path / "own" / "my-questions.yaml.before-1").read_text() == text
    library.keep_question("What then?", None)
    assert len(list((tmp_path / "own").iterdir())) == 2
    assert library.banks().faults == ()


def test_a_bank_that_would_outgrow_its_limit_is_left_as_it_is(tmp_path: Path) -> None:
    text = "bank: my-questions\n#" + "x" * (SIZE_LIMIT - 30)
    library = shelf(tmp_path, **{"my-questions": text})
    with pytest.raises(StorageFailed, match="not kept: there is no more room"):
        library.keep_question("What now?", None)
    assert kept(tmp_path) == text


def test_without_a_folder_of_ones_own_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        Library(prompts=tmp_path).keep_question("What now?", None)
    assert load_banks(tmp_path, tmp_path / "gone") == Banks(())
