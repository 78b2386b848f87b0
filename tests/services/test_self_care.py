"""A self-care plan is its owner's: what is shared travels, the rest leaves no trace elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coach.domain.care_paper import CareOutcome
from coach.domain.people import Reader
from coach.domain.row import Audience
from coach.domain.self_care import CareKind, CareWords, HasPlan, Level, SelfCareItem
from coach.errors import BadInput, DocumentsFailed, FileRefused, IllegalMove, KeptElsewhere
from coach.services.care_exchange import CareTakenIn
from tests.builders import Home, coach_here
from tests.services.pairs import Side, side, two_homes

SECRET = "Quicksilver"
SHARED = "Tangerine"
PAIR, MINE = Audience.PAIR, Audience.ONLY_MINE


@pytest.fixture
def homes() -> Iterator[tuple[Side, Side]]:
    """Amara's home and Jo's."""
    with two_homes() as made:
        yield made


def reader(one: Side) -> Reader:
    """The owner, alone."""
    return one.home.services.people.reader()


def own(one: Side) -> HasPlan:
    """The owner with a file of their own."""
    return one.home.services.self_care.begin_own()


def add(
    one: Side, words: str, audience: Audience = MINE, kind: CareKind = CareKind.HELPS
) -> SelfCareItem:
    """The owner adds a thing to their own plan, alone."""
    said = CareWords(kind=kind, words=words)
    plan = one.home.services.self_care.add(own(one), said, reader(one), audience)
    return plan.items[-1]


def let_know(one: Side, item: SelfCareItem, audience: Audience, others: str = "") -> SelfCareItem:
    """The owner says who may know a thing."""
    care = one.home.services.self_care
    plan = care.let_know(own(one), item, audience, others, reader(one))
    return next(found for found in plan.items if found.thing == item.thing)


def send(one: Side) -> bytes:
    """The supervisor's copy."""
    path = one.home.root / f"{one.home.services.ids.new()}.md"
    one.home.services.care_exchange.send(path)
    return path.read_bytes()


def take(one: Side, data: bytes, **how: bool) -> CareTakenIn:
    """Take a copy in and bring the page up to date."""
    taken = one.home.services.care_exchange.take_in(data, "copy.md", **how)
    one.home.services.care_exchange.write_out(taken)
    return taken


def outcomes(taken: CareTakenIn) -> list[tuple[str, CareOutcome]]:
    """What became of each thing."""
    return [(one.said.words, one.outcome) for one in taken.things]


def there(one: Side, version: int | None = None) -> list[str]:
    """The words of Jo's plan in a supervisor's home."""
    return [item.words for item in in_plan(one, version)]


def in_plan(one: Side, version: int | None = None) -> tuple[SelfCareItem, ...]:
    """Jo's plan as a home shows it to its owner."""
    return one.home.services.self_care.plan(one.pair, reader(one), version).items


def bytes_under(root: Path) -> bytes:
    """Everything that was written under a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file())


# Only its owner's


def test_a_plan_can_be_ones_own_without_any_pair(tmp_path: Path) -> None:
    jo = side(tmp_path / "jo", "Jo Bennett", "JBEN")
    assert jo.home.services.self_care.own() is None
    item = add(jo, "Swimming")
    assert item.audience is MINE and jo.home.services.people.everyone() == []
    with pytest.raises(BadInput, match="no file was written"):  # nothing of it is shared
        send(jo)
    assert b"Swimming" not in bytes_under(jo.home.root / "documents")
    add(jo, "Running", Audience.PAIR)
    assert "Jo Bennett" in send(jo).decode() and b"Swimming" not in send(jo)
    jo.home.services.close()


def test_a_plan_goes_on_when_its_owner_takes_part_in_a_pair(tmp_path: Path) -> None:
    amara = side(tmp_path / "amara", "Amara Osei", "AMRA")
    jo = side(tmp_path / "jo", "Jo Bennett", "JBEN")
    add(jo, "Swimming")
    jo.home.services.self_care.draft(own(jo), "talk-x", reader(jo)).keep({"words": "Half a"})
    amara.home.add("Jo Bennett")
    jo.take(amara.send(), join=True)
    assert jo.pair.file.id == amara.pair.file.id == own(jo).file.id
    assert there(jo) == ["Swimming"]
    draft = jo.home.services.self_care.draft(own(jo), "talk-x", reader(jo))
    assert draft.words() == {"words": "Half a"}
    assert jo.home.services.database.rows("PRAGMA foreign_key_check") == []
    for one in (amara, jo):
        one.home.services.close()


def test_what_is_only_mine_leaves_the_home_by_no_door(
    homes: tuple[Side, Side], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    amara, jo = homes
    add(jo, f"{SECRET} at night", kind=CareKind.FORMULATION)
    let_know(jo, add(jo, f"{SECRET} for Sam"), MINE, f"Sam, by {SECRET}")
    taken_back = let_know(jo, add(jo, f"{SECRET} was shared", PAIR), MINE)
    care = jo.home.services.self_care
    care.leave_out(own(jo), taken_back, reader(jo))
    add(jo, SHARED, PAIR)
    copy = send(jo)
    assert SECRET.encode() not in copy and SHARED.encode() in copy
    take(amara, copy)
    # Nothing in the supervisor's home, and nothing among the owner's own documents.
    jo.home.services.records.write(jo.pair, reader(jo))
    care.draft(own(jo), "talk-x", reader(jo)).keep({"words": SECRET})
    assert SECRET.encode() not in bytes_under(amara.home.root)
    assert SECRET not in "".join(jo.home.documents().values())
    assert SHARED in "".join(jo.home.documents().values())
    # Nothing where a pair is present: not the plan, its versions, its count, nor as JSON.
    together = jo.home.services.people.reader(jo.pair)
    for version in range(care.plan(jo.pair, together).latest + 1):
        assert SECRET not in repr(care.plan(jo.pair, together, version))
    assert SECRET not in repr(care.versions(jo.pair, together))
    assert care.plan(jo.pair, together).latest == 1 < care.plan(jo.pair, reader(jo)).latest
    shown = coach_here(jo.home, "self-care", "Jo", "--shared", "--json", capsys=capsys).out
    assert SECRET not in shown and json.loads(shown)["latest"] == 1
    # Nothing in what a hand-over gathers, nor in what search looks through.
    rows = jo.home.services.stores.hand_overs.gather(jo.pair.file.id)
    assert SECRET not in repr(rows) and SHARED in repr(rows)
    searching = jo.home.services.searching
    mine = searching.of(jo.pair)
    beside = replace(mine, reader=together)
    for scope, is_found in ((mine, True), (beside, False)):
        hits = searching.newest(scope, searching.seek(scope, SECRET))
        assert (SECRET in repr(hits)) is is_found


def test_a_session_in_the_owners_home_shows_only_what_is_shared(homes: tuple[Side, Side]) -> None:
    _, jo = homes
    item = add(jo, SECRET)
    add(jo, SHARED, PAIR)
    pair = jo.home.open(jo.pair)
    seen = pair.self_care.plan(jo.pair, pair.talk.reader)
    assert [one.words for one in seen.items] == [SHARED]
    with pytest.raises(KeptElsewhere):
        pair.self_care.add(
            jo.pair, CareWords(kind=CareKind.HELPS, words="x"), pair.talk.reader, MINE
        )
    with pytest.raises(KeptElsewhere):
        pair.self_care.let_know(jo.pair, item, MINE, "", pair.talk.reader)
    pair.self_care.glance(jo.pair, pair.talk.session)
    pair.closing.close()
    assert SECRET not in "".join(jo.home.documents().values())


def test_a_supervisors_home_keeps_no_secret_for_the_supervisee(home: Home) -> None:
    jo = home.add()
    care, alone = home.services.self_care, home.services.people.reader()
    with pytest.raises(KeptElsewhere, match="their own home"):
        care.add(jo, CareWords(kind=CareKind.HELPS, words="A walk"), alone, MINE)
    assert care.plan(jo, alone).latest == 0
    assert care.usual_audience(jo, alone) is PAIR


def test_the_owner_chooses_whether_the_whole_plan_is_written_at_all(
    homes: tuple[Side, Side],
) -> None:
    _, jo = homes
    add(jo, SECRET)
    services, page = jo.home.services, "Jo Bennett/Self-care/Self-care plan.md"
    services.records.write(jo.pair, reader(jo))
    assert SECRET not in jo.home.documents()[page]
    services.self_care.write_whole(own(jo), whole=True)
    services.papers.write_self_care(own(jo), reader(jo))
    whole = jo.home.documents()[page]
    assert SECRET in whole and "who may know: only me" in whole and "asked for by law" in whole
    services.records.write(jo.pair, services.people.reader(jo.pair))
    assert SECRET in jo.home.documents()[page]  # as it was chosen, also after a session
    services.self_care.write_whole(own(jo), whole=False)
    services.papers.write_self_care(own(jo), reader(jo))
    assert SECRET not in "".join(jo.home.documents().values())


# Between two homes


def test_a_copy_merges_by_id_and_twice_is_as_good_as_once(homes: tuple[Side, Side]) -> None:
    amara, jo = homes
    walk, cover = add(jo, "A walk", PAIR), add(jo, "Cover", PAIR, CareKind.BARRIER)
    copy = send(jo)
    assert [outcome for _, outcome in outcomes(take(amara, copy))] == [CareOutcome.NEW] * 2
    assert [outcome for _, outcome in outcomes(take(amara, copy))] == [CareOutcome.KNOWN] * 2
    assert there(amara, 1) == there(amara) == ["A walk", "Cover"]
    care = jo.home.services.self_care
    care.change(own(jo), walk, replace(walk.said, words="A long walk"), reader(jo))
    said = replace(cover.said, level=Level.TEAM, removes="Amara", cleared_on=date(2026, 11, 20))
    care.change(own(jo), cover, said, reader(jo))
    jo.home.clock.move_on(minutes=5)
    assert outcomes(take(amara, send(jo))) == [
        ("A long walk", CareOutcome.CHANGED),
        ("Cover", CareOutcome.CHANGED),
    ]
    assert there(amara, 1) == ["A walk", "Cover"] and "A long walk" in there(amara)
    barrier = next(one for one in in_plan(amara) if one.kind is CareKind.BARRIER)
    assert barrier.said == said


def test_what_is_shared_no_more_is_taken_out_words_and_all(homes: tuple[Side, Side]) -> None:
    amara, jo = homes
    item = let_know(jo, add(jo, SECRET, PAIR), PAIR, f"{SECRET} the team")
    add(jo, SHARED, PAIR)
    take(amara, send(jo))
    assert SECRET in "".join(amara.home.documents().values())
    let_know(jo, item, MINE)
    jo.home.clock.move_on(minutes=5)
    taken = take(amara, send(jo))
    assert [one.outcome for one in taken.things] == [CareOutcome.KNOWN, CareOutcome.WITHDRAWN]
    assert there(amara) == [SHARED]
    for version in range(3):
        if version <= amara.home.services.self_care.plan(amara.pair, reader(amara)).latest:
            assert SECRET not in there(amara, version)
    amara.home.services.close()
    assert SECRET.encode() not in bytes_under(amara.home.root)
    # Shared again, it is there again.
    let_know(jo, next(one for one in in_plan(jo) if one.words == SECRET), PAIR)
    jo.home.clock.move_on(minutes=5)
    take(amara, send(jo))
    assert sorted(there(amara)) == sorted([SECRET, SHARED])


def test_an_old_copy_that_turns_up_late_brings_nothing_back(homes: tuple[Side, Side]) -> None:
    amara, jo = homes
    item = add(jo, SECRET, PAIR)
    old = send(jo)
    let_know(jo, item, MINE)
    jo.home.clock.move_on(minutes=5)
    take(amara, send(jo))
    with pytest.raises(FileRefused, match="taken in already"):
        take(amara, old)
    assert there(amara) == []
    take(amara, old, older=True)
    assert there(amara) == [SECRET]


def test_what_the_pair_filed_in_a_session_is_neither_doubled_nor_taken_out(
    homes: tuple[Side, Side],
) -> None:
    amara, jo = homes
    care = amara.home.services.self_care
    care.share(amara.pair, CareKind.HELPS, "A walk", None, reader(amara))
    care.share(amara.pair, CareKind.HELPS, "Tea", None, reader(amara))
    add(jo, "a  WALK", PAIR)
    take(amara, send(jo))
    assert sorted(there(amara)) == ["Tea", "a  WALK"]
    # What was reworded together stays, though the same copy is read again.
    item = next(one for one in in_plan(amara) if one.words == "a  WALK")
    care.change(amara.pair, item, replace(item.said, words="A slow walk"), reader(amara))
    assert outcomes(take(amara, send(jo))) == [("a  WALK", CareOutcome.KNOWN)]
    assert sorted(there(amara)) == ["A slow walk", "Tea"]


def test_somebody_elses_copy_is_refused_and_changes_nothing(homes: tuple[Side, Side]) -> None:
    amara, jo = homes
    add(jo, "A walk", PAIR)
    copy = send(jo)
    before = amara.home.services.database.rows("SELECT * FROM self_care_item")
    foreign = copy.replace(jo.pair.file.id.encode(), b"01ZZZZ00000000000000000000")
    with pytest.raises(FileRefused, match="somebody else"):
        take(amara, foreign)
    with pytest.raises(FileRefused, match="your own plan"):
        take(jo, copy)
    with pytest.raises(FileRefused, match="line"):
        take(amara, copy[: len(copy) // 3])
    assert amara.home.services.database.rows("SELECT * FROM self_care_item") == before


def test_a_copy_without_an_id_is_matched_by_name(tmp_path: Path) -> None:
    amara = side(tmp_path / "amara", "Amara Osei", "AMRA")
    jo = side(tmp_path / "jo", "Jo Bennett", "JBEN")
    amara.home.add("Jo Bennett")
    add(jo, "A walk", PAIR)
    taken = take(amara, send(jo))
    assert taken.by_name and there(amara) == ["A walk"]
    for one in (amara, jo):
        one.home.services.close()


def test_a_copy_is_never_written_over_another_file(homes: tuple[Side, Side]) -> None:
    amara, jo = homes
    add(jo, "A walk", PAIR)
    path = jo.home.root / "notes.md"
    path.write_text("mine")
    with pytest.raises(DocumentsFailed, match="left as it is"):
        jo.home.services.care_exchange.send(path)
    assert path.read_text() == "mine"
    with pytest.raises(BadInput, match="no self-care plan of your own"):
        amara.home.services.care_exchange.send()


# Versions, looking again, support


def test_words_are_changed_barriers_cleared_and_things_brought_back(
    homes: tuple[Side, Side],
) -> None:
    _, jo = homes
    care, whose = jo.home.services.self_care, own(jo)
    item = add(jo, "Cover", kind=CareKind.BARRIER)
    care.clear(whose, item, date(2026, 11, 22), reader(jo))
    with pytest.raises(IllegalMove, match="no longer in the plan"):
        care.leave_out(whose, item, reader(jo))
    [cleared] = care.plan(whose, reader(jo)).items
    assert cleared.cleared_on == date(2026, 11, 22)
    care.leave_out(whose, cleared, reader(jo))
    care.bring_back(whose, cleared, reader(jo))
    with pytest.raises(IllegalMove, match="stands in the plan again"):
        care.bring_back(whose, cleared, reader(jo))
    with pytest.raises(IllegalMove, match="Only what gets in the way"):
        care.clear(whose, add(jo, "A walk"), date(2026, 11, 22), reader(jo))
    assert care.plan(whose, reader(jo)).latest == 5
    with pytest.raises(BadInput, match="no words"):
        add(jo, " \n ")
    with pytest.raises(BadInput, match="at most"):
        add(jo, "x" * 10_001)


def test_a_record_says_that_the_plan_was_looked_at_and_the_support_and_no_more(
    home: Home,
) -> None:
    jo = home.add()
    home.services.self_care.share(jo, CareKind.HELPS, SHARED, None, home.services.people.reader())
    out = home.hold(jo, ":support Amara covers Thursdays\n:support\n:close\n")
    assert "Support agreed: Amara covers Thursdays" in out
    [record] = [text for path, text in home.documents().items() if "/Records/" in path]
    assert "looked at together" in record and "Amara covers Thursdays" in record
    assert SHARED not in record


def test_the_plans_own_day_is_when_it_is_due_until_it_was_looked_at(home: Home) -> None:
    jo = home.add()
    services = home.services
    care = services.self_care

    def due() -> list[tuple[date, str]]:
        found = services.timescales.of(jo)
        return [(one.due, one.source) for one in found if one.kind == "self-care-review"]

    assert due() == []
    with pytest.raises(BadInput, match="comes after today"):
        care.choose_review(jo, date(2026, 11, 22))
    care.choose_review(jo, date(2026, 12, 1))
    assert due() == [(date(2026, 12, 1), "The self-care plan's own review date")]
    home.clock.move_on(days=10)
    care.look_alone(jo)
    care.look_alone(jo)
    assert due() == [] and len(services.stores.marks.of_person(jo.person.id)) == 1
    assert care.plan(jo, services.people.reader()).review_on == date(2027, 6, 2)


def test_an_organisations_routes_stand_as_it_wrote_them(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    jo = home.add()
    config = home.services.places.config
    config.mkdir(parents=True, exist_ok=True)
    path = config / "self-care-routes.yaml"
    told = coach_here(home, "self-care", "routes", capsys=capsys)
    assert str(path) in told.out
    path.write_text('routes:\n  - name: Counselling\n    words: "Ring *4567*."\n')
    assert "Ring *4567*." in coach_here(home, "self-care", "routes", capsys=capsys).out
    home.services.records.write(jo, home.services.people.reader())
    assert r"Ring \*4567\*." in home.documents()["Jo Bennett/Self-care/Self-care plan.md"]
    path.write_text("routes:\n  - name: Counselling\n")
    told = coach_here(home, "self-care", "routes", capsys=capsys)
    assert "self-care-routes.yaml, line 2" in told.err and told.status == 0
