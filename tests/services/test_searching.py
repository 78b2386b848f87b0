"""What search finds is what a plain look at every row finds, for whoever is looking."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.agreed_action import AgreedAction
from coach.domain.finding import FoundKind, holds, words_of
from coach.domain.people import Reader, Supervisee
from coach.domain.row import Audience, Destination, Text
from coach.domain.self_care import CareKind, CareWords
from coach.domain.session import AgendaItem, Decision, Disagreement, ImmediateRisk
from coach.services.searching import Scope
from tests.builders import Home, home_at

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


def plain_look(
    home: Home, who: list[Supervisee], reader: Reader, typed: str, file_id: str | None
) -> set[str]:
    """The ids of what holds the words, by the readers' rules and no index."""
    words, _ = words_of(typed)
    return {
        row.id
        for _, row, of_file, text in everything(home, who)
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


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
        searching = home.services.searching
        for typed in SOUGHT:
            for scope in scopes:
                sought = searching.seek(scope, typed)
                newest = searching.newest(scope, sought, 500).found
                ids = [one.id for one in newest]
                expected = plain_look(home, who, scope.reader, typed, scope.file_id)
                assert (len(ids), set(ids)) == (len(expected), expected), typed
                whens = [one.written_at.replace(second=0, microsecond=0) for one in newest]
                assert whens == sorted(whens, reverse=True)
                assert {one.id for one in searching.best(scope, sought, 500).found} == expected
        home.services.close()
