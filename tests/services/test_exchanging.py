"""Agendas between two homes: nothing only mine leaves, nothing doubles, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.row import Voice
from coach.domain.session import Need
from coach.errors import Ambiguous, CoachError, DocumentsFailed, FileRefused, NotFound
from coach.services.wording import Wording
from tests.builders import Home
from tests.services.pairs import Side, side, two_homes


@pytest.fixture
def pair() -> Iterator[tuple[Side, Side]]:
    """Amara and Jo."""
    with two_homes() as both:
        yield both


def by_hand(*items: str, on: str = "") -> bytes:
    """An agenda that Jo wrote without Coach."""
    facts = "from: Jo Bennett\nrole: supervisee\n" + (f"date: {on}\n" if on else "")
    return f"---\nformat: coach-agenda\nversion: 1\n{facts}---\n{''.join(items)}".encode()


def test_only_what_is_shared_leaves_the_home(pair: tuple[Side, Side]) -> None:
    amara, _ = pair
    reader = amara.home.services.people.reader()
    amara.add("For both of us")
    mine = amara.add("Marigold, for me alone")
    amara.home.services.preparing.keep_to_oneself(mine, reader)
    output = amara.home.root / "a.md"
    sent = amara.home.services.exchanging.send(amara.pair, reader, output)
    assert sent.titles == ("For both of us",)
    assert [one.why for one in sent.stayed] == ["only yours"]
    assert "Marigold" not in output.read_text(encoding="utf-8")
    shared, kept = amara.items()
    assert shared.shared_at is not None and kept.shared_at is None


def test_an_agenda_goes_there_and_back_and_both_have_the_same(pair: tuple[Side, Side]) -> None:
    amara, jo = pair
    amara.add("The rota", 10)
    jo.home.services.preparing.add(jo.pair, "Court on Friday", Need.SUPPORT, 20, detail="Alone?")
    jo.add("<b>Leave</b> & *rest*")
    first = jo.send()
    assert [one for _, one in amara.outcomes(first)] == ["new", "new"]
    assert [one for _, one in amara.outcomes(first)] == ["already here", "already here"]
    back = amara.send()
    assert [one for _, one in jo.outcomes(back)] == ["new", "already here", "already here"]
    assert jo.shown() == amara.shown() and len(jo.shown()) == 3
    assert {i.title: i.raised_by for i in jo.items()} == {
        "The rota": Voice.SUPERVISOR,
        "Court on Friday": Voice.SUPERVISEE,
        "<b>Leave</b> & *rest*": Voice.SUPERVISEE,
    }
    owners = {i.title: i.owner_id for i in amara.items()}
    assert owners["The rota"] == amara.pair.supervisor.id
    assert owners["Court on Friday"] == amara.pair.person.id


def test_what_both_changed_is_kept_in_both_wordings(pair: tuple[Side, Side]) -> None:
    amara, jo = pair
    jo.add("Court")
    amara.take(jo.send())
    (theirs,), (ours,) = jo.items(), amara.items()
    jo.change(theirs, "Court, and the report for it")
    amara.change(ours, "Court on Friday")
    from_jo, from_amara = jo.send(), amara.send()
    amara.take(from_jo)
    jo.take(from_amara)
    assert amara.shown() == jo.shown()
    known = {"Court", "Court on Friday", "Court, and the report for it"}
    for one in pair:
        (item,) = one.items()
        services = one.home.services
        wording = Wording(services.exchanging._tools, one.pair, services.people.reader())
        beside = [version.words.title for version in wording.beside(item)]
        assert {item.title, *beside} == known and len(beside) == 2


moves = st.lists(
    st.tuples(
        st.sampled_from([0, 1]), st.sampled_from(["add", "change", "send"]), st.sampled_from("ABC")
    ),
    max_size=7,
)


@settings(max_examples=12)
@given(moves)
def test_whatever_each_does_both_homes_come_to_the_same(
    moved: list[tuple[int, str, str]],
) -> None:
    with two_homes() as both:
        for who, what, letter in moved:
            one, other = both[who], both[1 - who]
            items = one.items()
            if what == "add":
                one.add(letter)
            elif what == "change" and items:
                one.change(items[0], f"{items[0].title}{letter}")
            elif what == "send":
                other.take(one.send())
        for who in (0, 1, 0, 1):
            both[1 - who].take(both[who].send())
        assert both[0].shown() == both[1].shown()
        added = sum(what == "add" for _, what, _ in moved)
        assert len(both[0].shown()) == added


def test_the_order_in_which_agendas_come_in_makes_no_difference(home: Home) -> None:
    with two_homes() as (amara, jo):
        jo.add("Court")
        first = jo.send()
        jo.change(jo.items()[0], "Court on Friday")
        agendas = [
            first,
            jo.send(),
            by_hand("## Leave\n- Minutes: 10\n", on="2026-11-20"),
            by_hand("## Leave\n- Minutes: 15\n", on="2026-11-21"),
        ]  # fmt: skip
        head = amara.send()
        results = []
        for number, order in enumerate(([0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1])):
            other = side(home.root / str(number), "Jo Bennett", f"H{number:03d}")
            other.take(head, join=True)
            for place in order:
                other.take(agendas[place])
            results.append(sorted(row[1:] for row in other.shown()))
            other.home.services.close()
    assert [[row[0] for row in result] for result in results] == [["Court on Friday", "Leave"]] * 4
    assert all(result == results[0] for result in results)
    assert results[0][1][2] == 15


def test_one_written_by_hand_is_the_same_item_when_it_comes_again(
    pair: tuple[Side, Side],
) -> None:
    amara, jo = pair
    agenda = by_hand("## Leave\n- Case: K7\n\nThree weeks.\n")
    taken = amara.take(agenda)
    assert taken.by_name and [one.outcome.value for one in taken.items] == ["new"]
    assert amara.outcomes(agenda) == [("Leave", "already here")]
    assert jo.outcomes(agenda) == [("Leave", "new")]
    assert jo.outcomes(amara.send()) == [("Leave", "already here")]
    assert amara.shown() == jo.shown()
    caseload = amara.home.services.cases.caseload(amara.pair)
    assert [line.case.reference for line in caseload] == ["K7"]
    item = amara.add("Rota")
    dated = by_hand("## rota\n- Raised by: supervisor\n", on="2026-11-20")
    assert amara.outcomes(dated) == [("rota", "changed")]
    assert [one.id for one in amara.items() if one.title == "rota"] == [item.id]


def test_what_was_taken_off_or_kept_to_oneself_does_not_come_back(
    pair: tuple[Side, Side],
) -> None:
    amara, jo = pair
    jo.add("Court")
    jo.add("Leave")
    data = jo.send()
    amara.take(data)
    court, _ = amara.items()
    reader = amara.home.services.people.reader()
    amara.home.services.preparing.remove(court, reader)
    jo_reader = jo.home.services.people.reader()
    jo.home.services.preparing.keep_to_oneself(jo.items()[1], jo_reader)
    amara.change(amara.items()[0], "Leave in March")
    assert amara.outcomes(data) == [("Court", "left out"), ("Leave", "already here")]
    assert jo.outcomes(amara.send()) == [("Leave in March", "left out")]
    assert [item.title for item in jo.items()] == ["Court", "Leave"]
    with pytest.raises(CoachError, match="only they can keep it"):
        amara.home.services.preparing.keep_to_oneself(amara.items()[0], reader)


def test_a_session_keeps_its_agenda_whatever_comes_in_later(pair: tuple[Side, Side]) -> None:
    amara, jo = pair
    jo.add("Court")
    amara.take(jo.send())
    amara.home.hold(amara.pair, ":topic Court\nA note.\n:close\n")
    before = amara.home.services.database.rows("SELECT * FROM agenda_item")
    assert amara.outcomes(jo.send()) == [("Court", "already here")]
    jo.change(jo.items()[0], "Court again")
    assert amara.outcomes(jo.send()) == [("Court again", "left out")]
    assert amara.home.services.database.rows("SELECT * FROM agenda_item") == before


def test_an_agenda_of_another_pair_or_a_broken_one_changes_nothing(
    pair: tuple[Side, Side], home: Home
) -> None:
    amara, jo = pair
    jo.add("Court")
    data = jo.send()
    stranger = side(home.root / "s", "Sam Lee", "SAMX")
    stranger.home.add("Kim Park")
    with pytest.raises(FileRefused, match="another pair's"):
        stranger.take(data)
    with pytest.raises(FileRefused, match="this home is Sam Lee's"):
        stranger.take(amara.send(), join=True)
    with pytest.raises(NotFound, match="nobody here fits"):
        stranger.take(by_hand("## Court\n"))
    with pytest.raises(FileRefused, match="line 8: minutes"):
        amara.take(by_hand("## Leave\n- Minutes: x\n"))
    assert amara.items() == []
    amara.home.add("Jo Bennett")
    with pytest.raises(Ambiguous, match="2 people here"):
        amara.take(by_hand("## Court\n"))
    assert stranger.home.services.database.rows("SELECT 1 FROM agenda_item") == []
    stranger.home.services.close()


def test_an_id_that_belongs_to_another_pairs_item_is_refused(pair: tuple[Side, Side]) -> None:
    amara, _ = pair
    kim = amara.home.add("Kim Park")
    theirs = amara.home.services.preparing.add(kim, "Kim's own")
    forged = by_hand(f"## Fine\n## Kim's own\n- Id: {theirs.id}\n")
    with pytest.raises(FileRefused, match="another pair's item"):
        amara.take(forged)
    assert amara.items() == []


def test_a_new_supervisor_is_taken_only_when_the_supervisee_says_so(
    pair: tuple[Side, Side],
) -> None:
    amara, jo = pair
    data = amara.send().replace(b"Amara Osei", b"Sam Lee")
    with pytest.raises(FileRefused, match="names Sam Lee as your supervisor"):
        jo.take(data)
    assert jo.take(data, join=True).joined
    assert jo.pair.supervisor.name == "Sam Lee"


def test_no_other_file_is_written_over(pair: tuple[Side, Side]) -> None:
    amara, _ = pair
    amara.add("Court")
    mine = amara.home.root / "mine.md"
    mine.write_text("Dear diary", encoding="utf-8")
    reader = amara.home.services.people.reader()
    with pytest.raises(DocumentsFailed, match="choose another name"):
        amara.home.services.exchanging.send(amara.pair, reader, mine)
    assert mine.read_text(encoding="utf-8") == "Dear diary"
    assert amara.items()[0].shared_at is None
    first = amara.home.services.exchanging.send(amara.pair, reader)
    assert first.path.relative_to(amara.home.services.documents_root).as_posix() == (
        "Jo Bennett/Agendas/2026-11-22 Agenda.md"
    )
