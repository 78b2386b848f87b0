"""Where words go and who may read them is said by the policy's own names, everywhere alike."""

from __future__ import annotations

import re

import pytest

from coach.domain.goes import goes_to, in_the_file
from coach.domain.row import Audience, Destination
from coach.widgets.filling import FillIn
from coach.words.goes import beside_a_note, in_less_room
from coach.words.session import tell_where
from tests.builders import Home
from tests.domain.builders import shipped_policy
from tests.services.test_placing import by

SCRIPT = """:to personal
A long week.
:self-care nourishes | Swimming
:topic The visit
:case K1
He was out.
:part close
:close
"""
FOR_WHOM = re.compile(r"you two|the two of you|filed on the child's record|chose to share", re.I)


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("leeds", "Personal supervision record: you two and senior managers, investigating off"),
        ("cafcass", "Supervision record: you two and inspectors, from inside Cafcass or outside."),
        ("plain", "Personal record: you two and whoever your organisation lets read it."),
        ("bracknell-forest", "Individual supervision record: you two and the leadership team whe"),
    ],
)
def test_the_personal_record_goes_by_the_policy_s_name_and_names_its_readers(
    policy: str, said: str
) -> None:
    assert goes_to(shipped_policy(policy), Destination.PERSONAL).startswith(said)


def test_each_destination_is_a_line_of_its_own() -> None:
    leeds = shipped_policy("leeds")
    assert goes_to(leeds, Destination.CASE, "K1").startswith("Child's record K1: goes on the ch")
    lines = {goes_to(leeds, where, "K1") for where in Destination} | {in_the_file(leeds)}
    assert len(lines) == len(Destination) + 1
    notes = {beside_a_note(leeds, where, "K1") for where in Destination}
    assert len(notes) == len(Destination) and "the child's record, K1: on the ch" in "".join(notes)


@pytest.mark.parametrize(
    ("policy", "room", "said"),
    [
        ("plain", 74, "both of you · goes to: the personal record: you two and your organisation"),
        (
            "leeds",
            77,
            "goes to: the personal supervision record: you two, senior managers and others",
        ),
        ("leeds", 74, "both of you · goes to: the personal supervision record: you two and others"),
        ("plain", 30, "goes to: the personal record"),
    ],
)
def test_a_narrow_frame_says_it_in_fewer_words_and_never_cuts_one(
    policy: str, room: int, said: str
) -> None:
    rules, where = shipped_policy(policy), Destination.PERSONAL
    ways = [beside_a_note(rules, where), *in_less_room(rules, where)]
    told = tell_where("both of you", ways, room)
    assert told.endswith(said) and len(told) <= room
    assert tell_where("both of you", ways, None).endswith(beside_a_note(rules, where))
    assert in_less_room(rules, Destination.CASE) == []


def test_a_window_cannot_be_made_without_saying_where_its_words_go() -> None:
    with pytest.raises(TypeError, match="goes"):
        FillIn("A window", [])  # type: ignore[call-arg]


def test_every_document_says_at_its_top_who_it_is_for(home: Home) -> None:
    jo = by(home, "leeds")
    services, reader = home.services, home.services.people.reader()
    services.preparing.add(jo, "The rota")
    agenda = home.root / "agenda.md"
    services.exchanging.send(jo, reader, agenda)
    home.hold(jo, SCRIPT)
    papers = {k: v for k, v in home.documents().items() if k.endswith(".md")}
    papers["agenda"] = agenda.read_text(encoding="utf-8")
    assert len(papers) >= 6
    for path, text in papers.items():
        top = " ".join(text.split("\n# ", 1)[1].split("\n## ")[0].split())
        assert FOR_WHOM.search(top), path


def test_only_one_s_own_says_so() -> None:
    from coach.domain.goes import for_pair_or_me, of_care

    leeds = shipped_policy("leeds")
    for line in (for_pair_or_me(leeds, Audience.ONLY_MINE), of_care(Audience.ONLY_MINE)):
        assert line.startswith("Only yours: stays in this home.")
    assert of_care(Audience.PAIR) == "Self-care plan, shared part: you two."
