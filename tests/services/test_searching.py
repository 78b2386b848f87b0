"""What search finds is what a plain look at every row finds, for whoever is looking."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.agreed_action import AgreedAction
from coach.domain.finding import FoundKind, holds, words_of
from coach.domain.people import Reader, Supervisee
from coach.domain.row import Audience, Destination, Text
from coach.domain.self_care import CareKind, CareWords
from coach.domain.session import AgendaItem, Decision, Disagreement, ImmediateRisk
from coach.services.search_ports import Hits, Looking
from coach.services.searching import Scope
from tests.builders import Home, home_at
from tests.services.pairs import two_homes
from tests.storage.test_database import put_back

VOCABULARY = (
    "visit", "visiting", "Jo's", "Jo’s", "flat", "café", "cafe", "Zoë", "didn't", "K1/2",
    "well-being", "שלום", "مرحبا", "😀", "note", "home", "AND", "NEAR(", '"quoted', "e\u0301clair",
)  # fmt: skip
SOUGHT = (
    "vis", "visit", "jo", "Jo's", "cafe", "CAFÉ", "zoe", "didn", "didn't", "k1", "K1/2",
    "well being", "שלו", "مرح", "note", "home flat", "and", "near", "quot", "eclair", "flat jo",
)  # fmt: skip


def everything(home: Home, who: list[Supervisee]) -> Iterator[tuple[FoundKind, Text, str, str]]:
    """Every row that is kept: its kind, itself, its file, and all its words."""
    stores, owner = home.services.stores, home.services.people.reader()
    for one in who:
        file_id = one.file.id
        for kind, shelf, columns in (
            (FoundKind.NOTE, stores.notes, ("words",)),
            (FoundKind.ACTION, stores.actions, ("what", "why")),
            (FoundKind.DECISION, stores.decisions, ("what", "reason")),
            (
                FoundKind.DISAGREEMENT,
                stores.disagreements,
                ("supervisor_account", "supervisee_account"),
            ),
            (FoundKind.RISK, stores.risks, ("safe_now", "told", "acts", "by_when")),
            (FoundKind.AGENDA_ITEM, stores.agenda, ("title", "detail")),
        ):
            for row in shelf.find("t.file_id = :file", {"file": file_id}, None):  # type: ignore[attr-defined]
                yield kind, row, file_id, "\n".join(getattr(row, c) for c in columns)
        for item in stores.self_care.items(file_id, owner):
            if item.until_version is None:
                yield FoundKind.SELF_CARE, item, file_id, f"{item.words}\n{item.removes}"


Kept = list[tuple[FoundKind, Text, str, str]]


def plain_look(kept: Kept, reader: Reader, typed: str, file_id: str | None) -> set[str]:
    """The ids of what holds the words, by the readers' rules and no index."""
    words, _ = words_of(typed)
    return {
        row.id
        for _, row, of_file, text in kept
        if row.withdrawn_at is None
        and row.destination is not Destination.LEAVE_BEHIND
        and reader.may_read(row, of_file)
        and file_id in (None, of_file)
        and holds(text, words)
    }


class Filling:
    """Says random things in random places of a home."""

    def __init__(self, home: Home, chance: random.Random) -> None:
        self.home, self.chance = home, chance

    def words(self) -> str:
        return " ".join(self.chance.choices(VOCABULARY, k=self.chance.randint(1, 5)))

    def text(self, who: Supervisee, cases: list[str]) -> dict[str, object]:
        case_id = self.chance.choice([None, *cases])
        destinations = [one for one in Destination if case_id or one is not Destination.CASE]
        return {
            "id": self.home.services.ids.new(),
            "file_id": who.file.id,
            "audience": self.chance.choice((Audience.PAIR, Audience.PAIR, Audience.ONLY_MINE)),
            "owner_id": self.chance.choice(("", who.person.id)),
            "destination": self.chance.choice(destinations),
            "case_id": case_id,
        }

    def hold_a_session(self, who: Supervisee) -> None:
        stores, chance = self.home.services.stores, self.chance
        session = self.home.open(who)
        session.talk.begin_topic("A topic")
        session.talk.take_case("K1")
        cases = [one.id for one in stores.cases.of_file(who.file.id)]
        at = {"session_id": session.talk.session.id}
        for _ in range(chance.randint(1, 5)):
            self.home.clock.move_on(minutes=chance.choice((0, 0, 1, 50)))
            note = session.noting.note(self.words())
            if chance.random() < 0.5:
                note = session.noting.move(note.number, chance.choice(list(Destination)))
            if chance.random() < 0.3:
                session.noting.rewrite(note, self.words())
        for make, columns in (
            (AgreedAction, ("what", "why")),
            (Decision, ("what", "reason")),
            (Disagreement, ("supervisor_account", "supervisee_account")),
            (ImmediateRisk, ("safe_now", "told", "acts", "by_when")),
            (AgendaItem, ("title", "detail")),
        ):
            for _ in range(chance.randint(0, 2)):
                said = {column: self.words() for column in columns}
                self.keep(make(**said, **at, **self.text(who, cases)))
        if chance.random() < 0.8:
            left = [n for n in session.noting.left_behind() if chance.random() < 0.5]
            session.closing.close(erase=left)

    def keep(self, row: Text) -> None:
        stores, chance = self.home.services.stores, self.chance
        shelf = {
            AgreedAction: stores.actions,
            Decision: stores.decisions,
            Disagreement: stores.disagreements,
            ImmediateRisk: stores.risks,
            AgendaItem: stores.agenda,
        }[type(row)]
        kept = shelf.add(row)  # type: ignore[attr-defined]
        if chance.random() < 0.3:
            shelf.save(replace(kept, withdrawn_at=self.home.clock.now()))  # type: ignore[attr-defined]

    def plan(self, who: Supervisee) -> None:
        care, reader = self.home.services.self_care, self.home.services.people.reader()
        for _ in range(self.chance.randint(0, 3)):
            care.add(who, CareWords(kind=CareKind.HELPS, words=self.words()), reader)
        if items := care.plan(who, reader).items:
            care.change(who, items[0], CareWords(kind=CareKind.HELPS, words=self.words()), reader)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6))
def test_search_finds_what_a_plain_look_finds(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = home_at(Path(folder))
        chance = random.Random(seed)
        filling = Filling(home, chance)
        who = [home.add("Jo Bennett"), home.add("Sam Lee")]
        for _ in range(3):
            home.clock.move_on(minutes=chance.choice((0, 30)), days=chance.randint(0, 40))
            one = chance.choice(who)
            filling.plan(one)
            filling.hold_a_session(one)
        owner = home.services.people.reader()
        scopes = [
            Scope(owner, ("all",)),
            Scope(owner, ("Jo",), who[0].file.id),
            Scope(Reader(owner.owner_id, who[1].file.id), ("Sam",), who[1].file.id, True),
        ]
        searching, kept, count = home.services.searching, list(everything(home, who)), 0
        for typed in SOUGHT:
            for scope in scopes:
                sought = searching.seek(scope, typed)
                newest = searching.newest(scope, sought, 500).found
                ids = [one.id for one in newest]
                expected = plain_look(kept, scope.reader, typed, scope.file_id)
                count += len(expected)
                assert (len(ids), set(ids)) == (len(expected), expected), typed
                whens = [one.written_at.replace(second=0, microsecond=0) for one in newest]
                assert whens == sorted(whens, reverse=True)
                assert {one.id for one in searching.best(scope, sought, 500).found} == expected
        assert count > 10
        home.services.close()


def found_in(home: Home, typed: str, scope: Scope | None = None) -> list[str]:
    """What comes up, the newest first, in words."""
    searching = home.services.searching
    scope = scope or searching.among_all()
    return [one.text for one in searching.newest(scope, searching.seek(scope, typed)).found]


@pytest.fixture
def said(home: Home) -> Home:
    """A session of Jo's with case material, and one of Sam's."""
    jo, sam = home.add("Jo Bennett"), home.add("Sam Lee")
    home.services.cases.add(jo, "K1")
    home.hold(
        jo,
        ":to personal\nZoë's flat was cold.\n:topic A visit\n:case K1\n:to case\n"
        "Wren hid in the flat.\n:decide Visit the flat | Nobody did\n:close\n",
    )
    home.clock.move_on(days=10)
    home.hold(sam, ":to personal\nThe flat tyre.\n:to leave-behind\nA flat joke.\n:close\n")
    return home


def test_the_beginning_of_a_word_without_its_accent_and_a_possessive_find_it(said: Home) -> None:
    for typed in ("zoe", "ZOË", "Zoë's", "zoe’s col", "fla zo", '"zoe" * ^flat'):
        assert found_in(said, typed) == ["Zoë's flat was cold."], typed
    assert found_in(said, "near") == [] and found_in(said, "note") == []


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "*", "^flat", "flat*", "words:flat", "-flat", "(flat", "flat)", "flat OR", "NOT",
     "{words} : flat", "\ue000note", "😀", "\u202eflat", "flat\x00", "שלום",
     "a" * 10_000, "a " * 5_000, "--", ";", "%", "_", "'; DROP TABLE note; --"],
)  # fmt: skip
def test_whatever_is_typed_is_only_words(said: Home, typed: str) -> None:
    searching = said.services.searching
    scope = searching.among_all()
    sought = searching.seek(scope, typed)
    newest = {one.id for one in searching.newest(scope, sought, 500).found}
    assert newest == {one.id for one in searching.best(scope, sought, 500).found}
    kept = list(everything(said, said.services.people.everyone()))
    assert newest == plain_look(kept, scope.reader, typed, None)


def test_left_behind_or_not_yet_nobody_finds_it(said: Home) -> None:
    assert found_in(said, "joke") == []
    assert found_in(said, "flat") == [
        "The flat tyre.", "Visit the flat\nNobody did", "Wren hid in the flat.",
        "Zoë's flat was cold.",
    ]  # fmt: skip


def test_case_material_says_whose_case_it_is_and_goes_with_it(said: Home) -> None:
    services, jo = said.services, said.services.people.find("Jo Bennett")
    searching = services.searching
    scope = searching.of(jo)
    [wren] = searching.newest(scope, searching.seek(scope, "wren")).found
    assert (wren.case, wren.destination) == ("K1", Destination.CASE)
    reader, case = services.people.reader(), services.case_filing.case(jo, "K1")
    services.case_filing.file(jo, reader, case)
    services.erasing.erase(jo, reader, case)
    assert found_in(said, "wren") == [] and found_in(said, "flat") == [
        "The flat tyre.", "Zoë's flat was cold."
    ]  # fmt: skip
    assert services.database.rows("SELECT count(*) AS n FROM search_line") == [{"n": 2}]


def test_while_any_session_is_open_nobody_reads_what_is_only_the_owners(said: Home) -> None:
    services = said.services
    jo, sam = (services.people.find(name) for name in ("Jo Bennett", "Sam Lee"))
    item = services.preparing.add(jo, "A thistle of mine")
    services.stores.agenda.save(replace(item, audience=Audience.ONLY_MINE))
    assert found_in(said, "thistle", services.searching.of(jo)) == ["A thistle of mine"]
    said.open(sam)
    together = services.searching.of(jo)
    assert together.is_together and found_in(said, "thistle", together) == []
    assert found_in(said, "wren", together) == ["Wren hid in the flat."]
    assert found_in(said, "tyre", together) == []


def test_of_a_plan_its_owner_finds_all_and_the_supervisor_what_is_shared() -> None:
    with two_homes() as (amara, jo):
        care, own = jo.home.services.self_care, jo.home.services.self_care.begin_own()
        reader = jo.home.services.people.reader()
        care.add(own, CareWords(kind=CareKind.TRIGGER, words="Thunder, only mine"), reader)
        shared = CareWords(kind=CareKind.HELPS, words="Thunder walks")
        care.add(own, shared, reader, Audience.PAIR)
        sent = jo.home.services.care_exchange.send(jo.home.root / "plan.md")
        amara.home.services.care_exchange.take_in(sent.path.read_bytes(), "plan.md")
        assert set(found_in(jo.home, "thunder")) == {"Thunder walks", "Thunder, only mine"}
        assert found_in(amara.home, "thunder") == ["Thunder walks"]
        together = Scope(Reader(reader.owner_id, own.file.id), ("Jo",), own.file.id, True)
        assert found_in(jo.home, "thunder", together) == ["Thunder walks"]


def test_the_plan_of_somebody_in_no_pair_can_be_searched(home: Home) -> None:
    home.services.set_up("Amara Osei")
    care, reader = home.services.self_care, home.services.people.reader()
    assert home.services.searching.among_all().names == ()
    care.add(care.begin_own(), CareWords(kind=CareKind.HELPS, words="Larks"), reader)
    assert home.services.searching.among_all().names == ("Amara Osei",)
    assert found_in(home, "lark") == ["Larks"]


def test_a_kind_and_a_day_find_fewer(said: Home) -> None:
    searching = said.services.searching
    scope = searching.among_all()

    def found(kinds: set[FoundKind], since: date | None) -> list[str]:
        sought = searching.seek(scope, "flat", kinds, since)
        return [one.kind.value for one in searching.newest(scope, sought).found]

    assert found({FoundKind.DECISION}, None) == ["decision"]
    assert found(set(FoundKind), date(2026, 12, 2)) == ["note"]
    assert found(set(FoundKind), date(2026, 12, 3)) == []
    assert len(found({FoundKind.NOTE, FoundKind.DECISION}, date(2026, 11, 22))) == 4


def test_what_was_kept_before_there_was_a_search_is_found(said: Home) -> None:
    before = found_in(said, "flat")
    said.services.close()
    put_back(said.services.places.database, migrations=10)
    again = said.again()
    assert found_in(again, "flat") == before and len(before) == 4
    again.services.close()


def test_a_look_that_was_stopped_at_any_moment_ends_and_raises_nothing(said: Home) -> None:
    searching = said.services.searching
    scope = searching.among_all()
    sought = searching.seek(scope, "flat")
    look = searching.looking()
    look.stop()
    assert look.find(sought, scope.reader, 10) is None
    answers: list[Hits | None] = []

    def find(look: Looking) -> None:
        answers.append(look.find(sought, scope.reader, 10))

    for _ in range(20):
        look = searching.looking()
        thread = Thread(target=find, args=(look,))
        thread.start()
        look.stop()
        thread.join(10)
    assert len(answers) == 20
    assert all(answer is None or len(answer.found) == 4 for answer in answers)


def test_somebody_who_left_is_found_and_said_to_have_left(said: Home) -> None:
    services = said.services
    services.tenures.leave(services.people.find("Sam Lee"), services.clock.today())
    searching = services.searching
    scope = searching.among_all()
    [tyre] = searching.newest(scope, searching.seek(scope, "tyre")).found
    assert tyre.has_left and "Sam Lee" in scope.names


def test_a_note_in_hand_when_the_session_ends_is_found(home: Home) -> None:
    session = home.open(home.add())
    session.talk.send_to(Destination.PERSONAL)
    session.writing.keep("Nobody left this marigold.", 3)
    session.closing.close()
    assert found_in(home, "marigold") == ["Nobody left this marigold."]


def test_many_things_of_one_minute_each_have_their_place(home: Home) -> None:
    jo = home.add()
    for number in range(100):
        home.services.preparing.add(jo, f"Item {number}")
    found = found_in(home, "item")
    assert len(found) == 50 and found[0] == "Item 99"
