"""Policies of one's own: they extend, take the place of others, and never stop the shipped ones."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from coach.content.library import Library
from coach.domain.policies import find_policy
from coach.domain.policy import DeadlineName, Every, Ours, Policy, Span, Topic, Unit
from coach.domain.record_headings import CaseLimit, limit_of
from coach.errors import BadInput, ContentFaulty
from tests.content.test_banks import HOSTILE

DOCS = Path(__file__).resolve().parents[2] / "docs" / "policies.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
TEN_LINES, EVERY_KEY = EXAMPLES
SHIPPED = [policy.id for policy in Library().policies()]


def shelf(tmp_path: Path, **own: str | bytes) -> Library:
    """The shipped policies, and some of one's own; `_` in a name stands for a hyphen."""
    folder = tmp_path / "policies"
    folder.mkdir(exist_ok=True)
    for name, text in own.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / f"{name.replace('_', '-')}.yaml").write_bytes(data)
    return Library(own_policies=folder)


def profile(policy_id: str, extends: str = "", more: str = "") -> str:
    """A short profile."""
    on = f"extends: {extends}\n" if extends else ""
    return f"policy: {policy_id}\nversion: 2\nname: The {policy_id} way\n{on}{more}"


def ids(library: Library) -> list[str]:
    """Every policy that can be worked by, in order."""
    return [policy.id for policy in library.policies()]


def the(library: Library, policy_id: str) -> Policy:
    """One policy by its id."""
    return next(one for one in library.policies() if one.id == policy_id)


def test_ten_lines_take_a_council_s_rules_and_change_two(tmp_path: Path) -> None:
    assert len(TEN_LINES.splitlines()) == 10
    library = shelf(tmp_path, our_service=TEN_LINES)
    assert library.policy_faults() == () and ids(library) == [*SHIPPED, "our-service"]
    ours, leeds = the(library, "our-service"), the(library, "leeds")
    assert (ours.is_own, ours.extends, ours.silence_agrees) == (True, "leeds", True)
    (rhythm,) = ours.frequency_for("social-worker")
    assert isinstance(rhythm, Every) and rhythm.span == Span(3, Unit.WEEKS)
    record, reply = ours.deadline(DeadlineName.RECORD), ours.deadline(DeadlineName.REPLY)
    assert record is not None and str(record.span) == "5 working days"
    assert reply is not None and leeds.deadline(DeadlineName.REPLY) is not None
    assert [ours.cite(rule) for rule in (rhythm, record, reply)] == [
        "Our service 2",
        "Our service 6",
        "Leeds 4.13",
    ]
    (student,) = ours.frequency_for("student")
    assert ours.cite(student) == "Leeds 4.4"
    assert len(ours.rules) == len(leeds.rules) and ours.term("agreement") == "supervision agreement"
    assert leeds.cite(reply) == "Leeds 4.13" and not leeds.is_own


def test_every_key_that_the_page_shows_is_sound(tmp_path: Path) -> None:
    library = shelf(tmp_path, ours=EVERY_KEY)
    assert library.policy_faults() == ()
    ours = the(library, "ours")
    assert (ours.session_minutes, ours.term("agreement")) == (90, "contract")
    (headings,) = ours.rules_on(Topic.RECORD_HEADINGS)
    assert headings.items == ("Summary", "Decisions and reasons", "Actions")
    asked = [one.heading for one in ours.personal_record if one.asked]
    assert (asked, limit_of(ours)) == (["Wellbeing"], CaseLimit.REFERENCE)


def test_the_headings_of_a_record_are_a_base_s_or_all_of_ones_own(tmp_path: Path) -> None:
    mine = 'personal_record:\n  - {heading: All, functions: [support], section: "1"}\n'
    library = shelf(
        tmp_path,
        heir=profile("heir", "leeds"),
        alone=profile("alone"),
        own=profile("own", "leeds", mine),
    )
    assert library.policy_faults() == ()
    heir, alone, own = (the(library, name) for name in ("heir", "alone", "own"))
    assert [heir.cite(one) for one in heir.personal_record][:2] == ["Leeds 4.13", "Leeds 4.11"]
    assert limit_of(heir) is limit_of(own) is CaseLimit.NOTHING
    assert limit_of(alone) is CaseLimit.WORDS
    names = [one.heading for one in the(library, "plain").personal_record]
    assert [one.heading for one in alone.personal_record] == names
    assert [one.heading for one in own.personal_record] == ["All"]


HEADING = "personal_record:\n  - {heading: All, holds: [agenda], section: '1'}\n"
HEADING_FAULTS = [
    ("holds: [agenda]", "holds: [agneda]", "holds[0]: “agneda” is not known here; it is one of: "),
    ("holds: [agenda]", "holds: [agenda, agenda]", "holds[1]: agenda stands already under “All”"),
    ("holds: [agenda], ", "", "personal_record[0]: needs holds or functions; holds is a list of: "),
    ("holds: [agenda]", "functions: [suport]", "functions[0]: there is no function suport; there"),
    ("heading: All", "heading: ''", "personal_record[0].heading: has no words"),
    ("section", "each_topic: true, section", "each_topic: needs topics in holds, or functions"),
    ("- {heading", "- {haeding: x, heading", "personal_record[0].haeding: this key is not known"),
]


@pytest.mark.parametrize(("old", "new", "fault"), HEADING_FAULTS)
def test_a_fault_in_the_headings_names_file_line_and_key(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    text = profile("ours", more=HEADING.replace(old, new, 1))
    (told,) = shelf(tmp_path, ours=text).policy_faults()
    assert told.startswith("ours.yaml, line 5, personal_record[0]") and fault in told


def test_a_limit_that_is_none_is_refused_with_the_choices(tmp_path: Path) -> None:
    limit = 'personal_case_limit: {limit: some, section: "1"}\n'
    (told,) = shelf(tmp_path, ours=profile("ours", more=limit)).policy_faults()
    assert "line 4, personal_case_limit.limit: “some” is not known here" in told
    assert told.endswith("it is one of: nothing, reference, words")


def test_one_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    library = shelf(tmp_path, leeds=profile("leeds", "tameside"))
    assert ids(library) == SHIPPED
    assert (the(library, "leeds").name, the(library, "leeds").version) == ("The leeds way", 2)
    plain = profile("plain", more="session_minutes: 45\n")
    assert shelf(tmp_path, plain=plain).policies()[0].session_minutes == 45


def test_they_may_stand_on_one_another_in_any_order(tmp_path: Path) -> None:
    library = shelf(tmp_path, a=profile("a", "b"), b=profile("b", "c"), c=profile("c", "cafcass"))
    assert library.policy_faults() == () and ids(library)[-3:] == ["a", "b", "c"]
    (first, _) = the(library, "a").frequency_for("social-worker")
    assert the(library, "a").cite(first) == "Cafcass 3.2"


RINGS = {
    "itself": ({"me": profile("me", "me")}, ["me.yaml, line 4, extends: extends itself"]),
    "itself by a shipped name": (
        {"leeds": profile("leeds", "leeds")},
        ["leeds.yaml, line 4, extends: extends itself; give the file and the policy a name"],
    ),
    "a ring": (
        {"a": profile("a", "b"), "b": profile("b", "c"), "c": profile("c", "a")},
        [
            "a.yaml, line 4, extends: leads back to itself: a extends b extends c extends a",
            "b.yaml, line 4, extends: leads back to itself: b extends c extends a extends b",
            "c.yaml, line 4, extends: leads back to itself: c extends a extends b extends c",
        ],
    ),
    "one that hangs on a ring": (
        {"a": profile("a", "b"), "b": profile("b", "b")},
        ["a.yaml, line 4, extends: b, which it would extend, has a", "b.yaml, line 4, extends: ex"],
    ),
    "one that hangs on a faulty one": (
        {"a": profile("a", "b"), "b": profile("b", more="rulse: []\n")},
        ["a.yaml, line 4, extends: b, which it would extend", "b.yaml, line 4, rulse: this key"],
    ),
    "nobody": ({"a": profile("a", "x")}, ["a.yaml, line 4, extends: there is no policy x that"]),
}


@pytest.mark.parametrize(("own", "faults"), RINGS.values(), ids=RINGS)
def test_one_that_never_finds_its_ground_is_refused_by_file_line_and_key(
    tmp_path: Path, own: dict[str, str], faults: list[str]
) -> None:
    library = shelf(tmp_path, **own)
    told = library.policy_faults()
    assert len(told) == len(faults)
    assert all(said.startswith(fault) for said, fault in zip(told, faults, strict=True))
    assert ids(library) == SHIPPED and the(library, "leeds").version == 1
    for name in own:
        found, checked = library.check_policy(tmp_path / "policies" / f"{name}.yaml")
        assert found is None and checked[0] in told


WRONG = [
    ("policy: our-service", "policy: other", "line 1, policy: should be the file's name, our-"),
    ("version: 1", "version: one", "line 2, version: should be a whole number, and is words"),
    ("version: 1\n", "", "line 1: the key “version” is missing"),
    ("staff_groups:", "staffgroups:", "line 5, staffgroups: this key is not known here"),
    ("3 weeks", "3 fortnights", "frequency[0].every: should be a number and one of: hours, days"),
    ("3 weeks", "99999999999 weeks", "frequency[0].every: should be a number and one of"),
    ("3 weeks", "3 hours", "frequency[0].every: should be days or longer"),
    ("every: 3 weeks, ", "", "staff_groups[0].frequency[0]: needs one of: every, each_month"),
    ("every: 3 weeks", "at_least: 0", "frequency[0].at_least: should be a number from 1 to"),
    (
        'section: "2"',
        "section: 2",
        "section: should be words, and is a whole number; put",
    ),
    ("name: record", "name: recrod", "“recrod” is not known here; it is one of: rearrange, "),
    ("id: social-worker", "id: Social worker", "id: should be lower-case words with hyphens"),
    ("name: Our service", 'name: " "', "line 3, name: has no words"),
]


@pytest.mark.parametrize(("old", "new", "fault"), WRONG)
def test_a_fault_says_what_was_expected_and_the_shipped_ones_work(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    library = shelf(tmp_path, our_service=TEN_LINES.replace(old, new, 1))
    (told,) = library.policy_faults()
    assert told.startswith("our-service.yaml, line ") and fault in told
    assert ids(library) == SHIPPED


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = TEN_LINES.replace("3 weeks", "soon").replace("5 working-days", "soon")
    twice = text + '  - {name: record, within: 1 week, words: "", section: "1"}\n'
    told = shelf(tmp_path, our_service=twice).policy_faults()
    assert [said.partition(": ")[0] for said in told] == [
        "our-service.yaml, line 8, staff_groups[0].frequency[0].every",
        "our-service.yaml, line 10, deadlines[0].within",
        "our-service.yaml, line 11, deadlines[1].name",
        "our-service.yaml, line 11, deadlines[1].words",
    ]


PHASES = """staff_groups:
  - id: student
    name: Student
    frequency:
      - phases: [{every: 1 week, until: 6 weeks}, {every: 2 weeks%s}, {every: 1 month}]
        section: "1"
"""


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        (", until: 2 months", ""),
        (", until_review: midway", ""),
        ("", "phases[1]: needs until or until_review, since another phase follows"),
        (", until: 1 month", "phases[1].until: should be later than the phase before it ends"),
    ],
)
def test_phases_follow_one_another(tmp_path: Path, second: str, fault: str) -> None:
    told = shelf(tmp_path, x=profile("x", more=PHASES % second)).policy_faults()
    assert len(told) == bool(fault) and fault in "".join(told)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_profile_leaves_the_shipped_ones_alone(tmp_path: Path, data: bytes) -> None:
    library = shelf(tmp_path, odd=data)
    assert ids(library) == SHIPPED
    assert all(said.startswith("odd.yaml, line ") for said in library.policy_faults())
    assert library.policy_faults()


def test_a_pipe_or_a_folder_by_that_name_is_no_profile(tmp_path: Path) -> None:
    library = shelf(tmp_path)
    (tmp_path / "policies" / "folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "policies" / "pipe.yaml")
    assert ids(library) == SHIPPED
    assert all(said.endswith("it is no file") for said in library.policy_faults())
    assert library.policy_faults()


def test_without_plain_nothing_can_be_worked_by_and_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    with pytest.raises(ContentFaulty, match=r"plain\.yaml"):
        Library(data=tmp_path).policies()


def test_what_a_profile_leaves_open_stays_open(tmp_path: Path) -> None:
    alone = the(shelf(tmp_path, alone=profile("alone")), "alone")
    assert (alone.functions, alone.staff_groups, alone.rules) == ((), (), ())
    assert (alone.counts, alone.frequency_for("social-worker")) == (("formal",), ())
    marked = '  - {topic: cover, words: A colleague., section: "1", ours: proposal}\n'
    with_rule = shelf(tmp_path, alone=profile("alone", more=f"rules:\n{marked}"))
    assert [rule.ours for rule in the(with_rule, "alone").rules] == [Ours.PROPOSAL]


def test_controls_in_its_words_never_reach_a_screen(tmp_path: Path) -> None:
    sly = profile("x").replace("The x way", '"The \\e[31mred\\u202e way"')
    (found,) = [one for one in shelf(tmp_path, x=sly).policies() if one.id == "x"]
    assert "\x1b" not in found.name and "\u202e" not in found.name


def test_a_policy_is_meant_by_its_id_its_name_or_the_start_of_one() -> None:
    policies = Library().policies()
    for wanted in ("south-gloucestershire", "SOUTH GLOUCESTERSHIRE", " south "):
        assert find_policy(policies, wanted).id == "south-gloucestershire"
    for wanted in ("", "x", "[b]"):
        with pytest.raises(BadInput, match="there is: plain"):
            find_policy(policies, wanted)
