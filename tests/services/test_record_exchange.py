"""A record goes from one home to the other and back, and to somebody without Coach."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from coach.documents.proof_text import write_block
from coach.documents.record_exchange import MarkdownCopies
from coach.domain.proof import Finding, hash_words
from coach.domain.record import EntryKind, RecordEntry, RecordListing, RecordSection, RecordStatus
from coach.domain.record_life import RecordLife
from coach.domain.row import Voice
from coach.errors import (
    AnsweredAlready,
    BadInput,
    ClockSetBack,
    CoachError,
    FileRefused,
    NotShared,
    WrongPerson,
)
from coach.services.record_exchange import SentRecord, TakenRecord
from coach.services.tenures import Changes
from tests.builders import Home, home_at
from tests.services.pairs import Side, two_homes

SUPERVISOR, SUPERVISEE = Voice.SUPERVISOR, Voice.SUPERVISEE
SCRIPT = """
:part check-in
:to personal
*Tired*, and glad | of the week. Not <b>much</b> sleep.
:part close
:to personal
Call the school. 😀 ≯ 名
:action Ring the school | Jo said the head waits | supervisee
:close
"""


@dataclass
class Seat:
    """One of the two at their own screen."""

    home: Home

    @property
    def house(self):  # type: ignore[no-untyped-def]
        return self.home.services

    @property
    def pair(self):  # type: ignore[no-untyped-def]
        return self.house.people.find("Jo Bennett")

    @property
    def reader(self):  # type: ignore[no-untyped-def]
        return self.house.people.reader()

    @property
    def record(self) -> RecordListing:
        """The newest personal record."""
        return self.house.records.find(self.pair, self.reader, None)

    @property
    def life(self) -> RecordLife:
        return self.house.record_lives.life(self.record)

    def do(self, verb: str, *given: object) -> object:
        return getattr(self.house.record_lives, verb)(self.pair, self.reader, self.record, *given)

    def send(self, name: str = "sent") -> SentRecord:
        output = self.home.root / f"{self.house.ids.new()} {name}.md"
        return self.house.record_exchange.send(self.pair, self.reader, self.record, output)

    def take(self, data: bytes, *, join: bool = False) -> TakenRecord:
        policy = self.house.content.policies()[0] if join else None
        return self.house.record_exchange.take_in(data, "answer.md", policy)

    def verify(self) -> list[Finding]:
        return [one.finding for one in self.house.proofs.of_file(self.pair, self.reader)]


@pytest.fixture
def seats() -> Iterator[tuple[Seat, Seat]]:
    """Amara's home with one record, and Jo's, which takes part already."""
    with two_homes() as (amara, jo):
        amara.home.hold(amara.pair, SCRIPT)
        yield _seat(amara), _seat(jo)


def _seat(side: Side) -> Seat:
    return Seat(side.home)


def filled(text: str, answer: str, name: str, on: str, comment: str = "", account: str = "") -> str:
    """A form filled in by hand, in any text editor."""
    for label, words in (("Answer", answer), ("Name", name), ("Date", on)):
        text = text.replace(f"- {label}:", f"- {label}: {words}", 1)
    if comment:
        text = re.sub(r"(#### 1\. .*\n)", lambda m: f"{m[1]}\n{comment}\n", text)
    if account:
        head, _, tail = text.partition("## Proof of copy")
        text = f"{head}{account}\n\n## Proof of copy{tail}"
    return text


def test_a_record_goes_from_closing_to_signed_by_both_between_two_homes(
    seats: tuple[Seat, Seat],
) -> None:
    amara, jo = seats
    sent = amara.send()
    assert amara.life.status is RecordStatus.SHARED
    amara.do("sign", SUPERVISOR)

    taken = jo.take(sent.path.read_bytes())
    assert (taken.is_answer, taken.is_new) == (False, True)
    assert jo.life.status is RecordStatus.SHARED
    assert jo.house.records.sections(jo.record)[0].heading == "Check-in"
    jo.do("sign", SUPERVISEE)
    answer = jo.send("answer")

    taken = amara.take(answer.path.read_bytes())
    assert (taken.is_answer, taken.is_new) == (True, True)
    assert amara.life.status is RecordStatus.SIGNED
    assert [one.name for one in amara.life.signed] == ["Amara Osei", "Jo Bennett"]

    back = amara.send("signed copy").path.read_bytes()
    assert b"## Your answer" not in back
    assert jo.take(back).is_new and jo.life.status is RecordStatus.SIGNED
    assert not jo.take(back).is_new and not amara.take(answer.path.read_bytes()).is_new
    assert amara.verify() == jo.verify() == [Finding.INTACT]
    written = amara.home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]
    assert "status: signed" in written and "- Jo Bennett (supervisee), 22 November 2026" in written


def test_somebody_without_coach_fills_the_form_in_by_hand(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    text = amara.send().path.read_text(encoding="utf-8")
    comment = "Not *tired*:\n- worn out\n> and _more_"
    by_hand = filled(text, "Agree", "jo bennett", "2026-11-22", comment).replace("\n", "\r\n")
    assert amara.take(by_hand.encode()).is_new
    life = amara.life
    assert life.signature_of(SUPERVISEE).name == "jo bennett"  # type: ignore[union-attr]
    assert [(one.section, one.words) for one in life.queries] == [(0, comment)]
    assert not amara.take(by_hand.encode()).is_new


def test_where_they_differ_both_accounts_stand_side_by_side(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    text = amara.send().path.read_text(encoding="utf-8")
    account = "I was not glad.\n\nI said so."
    amara.take(filled(text, "dissent", "Jo Bennett", "2026-11-22", account=account).encode())
    assert (amara.life.status, amara.life.waits_for()) == (RecordStatus.SHARED, (SUPERVISOR,))
    with pytest.raises(AnsweredAlready, match="does not agree"):
        amara.do("sign", SUPERVISOR)
    amara.do("dispute", SUPERVISOR, "I wrote what I heard.")
    life = amara.life
    assert life.status is RecordStatus.DISPUTED
    assert [one.words for one in life.accounts] == [account, "I wrote what I heard."]
    written = amara.home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]
    assert written.index("### The supervisor's account") < written.index(
        "### The supervisee's account"
    )
    with pytest.raises(CoachError, match="addendum"):
        amara.do("revise", ())
    amara.do("add", SUPERVISEE, "We talked it over since.", "a talk in May")
    assert "a talk in May" in amara.home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_a_comment_brings_a_new_version_and_the_old_answer_is_refused(
    seats: tuple[Seat, Seat],
) -> None:
    amara, jo = seats
    first = amara.send().path
    jo.take(first.read_bytes())
    jo.do("query", SUPERVISEE, 0, "I was more than tired.")
    amara.take(jo.send("comment").path.read_bytes())
    assert [one.words for one in amara.life.queries] == ["I was more than tired."]
    section = RecordSection("Check-in", (RecordEntry(EntryKind.NOTE, "Worn out."),))
    amara.do("revise", (section,))
    assert (amara.life.status, amara.record.record.version) == (RecordStatus.DRAFT, 2)
    late = filled(first.read_text(encoding="utf-8"), "agree", "Jo Bennett", "2026-11-22")
    with pytest.raises(FileRefused, match=r"line 5: this answers version 1, and version 2 has"):
        amara.take(late.encode())
    jo.take(amara.send("second").path.read_bytes())
    assert jo.record.record.version == 2
    with pytest.raises(FileRefused, match="version 2 is here already"):
        jo.take(first.read_bytes())


def _cut(text: str) -> str:
    return text[: text.rindex('"seal"')]


BAD: list[tuple[Callable[[str], str], str]] = [
    (lambda text: filled(text, "perhaps", "Jo Bennett", "2026-11-22"), "“perhaps” is no answer"),
    (lambda text: filled(text, "agree", "", "2026-11-22"), r"line \d+: the name is empty"),
    (lambda text: filled(text, "agree", "Jo Bennett", ""), "the date is empty"),
    (lambda text: filled(text, "agree", "Jo Bennett", "2026-02-30"), "no 2026-02-30"),
    (lambda text: filled(text, "agree", "Jo Bennett", "2026-12-24"), "still to come"),
    (lambda text: filled(text, "agree", "Jo Bennett", "2026-11-01"), "was shared on"),
    (lambda text: filled(text, "agree", "Sam Reed", "2026-11-22"), "signed by Sam Reed"),
    (lambda text: filled(text, "comment", "Jo Bennett", "2026-11-22"), "no section has one"),
    (lambda text: filled(text, "dissent", "Jo Bennett", "2026-11-22"), "account is empty"),
    (lambda text: text, "no answer is written"),
    (lambda text: filled(text, "agree", "Jo Bennett", "2026-11-22").replace("glad", "sad"),
     r"words of the record were changed \(Check-in\)"),
    (lambda text: filled(text, "agree", "Jo Bennett", "2026-11-22").replace(
        "22 November", "23 November", 1), r"changed \(the head\)"),
    (lambda text: _cut(filled(text, "agree", "Jo Bennett", "2026-11-22")), "proof of copy is cut"),
    (lambda text: text.split("---\n", 2)[2], "begins with facts"),
    (lambda text: text.replace("personal-record", "agenda"), "no personal supervision record"),
    (lambda text: "not a record", "begins with facts"),
    (lambda text: filled(text, "agree", "Jo Bennett", "2026-11-22").replace(
        "record_version: 1", "record_version: 9"), "no version 9"),
    (lambda text: re.sub("record: 01AMRA.*", "record: 01AMRA00000000000000000000", text, count=1),
     "that record is not here"),
    (lambda text: text.split("## Proof of copy")[0], "carries no proof of copy"),
]  # fmt: skip


def test_an_answer_that_cannot_be_taken_changes_nothing_and_says_why(
    seats: tuple[Seat, Seat],
) -> None:
    amara, _ = seats
    text = amara.send().path.read_text(encoding="utf-8")
    before = amara.life
    for spoil, why in BAD:
        with pytest.raises(FileRefused, match=why) as refused:
            amara.take(spoil(text).encode())
        assert str(refused.value).startswith("answer.md") and "\n" not in str(refused.value)
        assert amara.life == before


def test_two_replies_are_one_too_many(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    text = amara.send().path.read_text(encoding="utf-8")
    amara.take(filled(text, "agree", "Jo Bennett", "2026-11-22").encode())
    other = filled(text, "dissent", "Jo Bennett", "2026-11-22", account="On reflection, no.")
    with pytest.raises(FileRefused, match="Jo Bennett signed this version on 22 November 2026"):
        amara.take(other.encode())
    with pytest.raises(AnsweredAlready):
        amara.do("sign", SUPERVISEE)


def test_a_name_without_letters_signs_nothing_and_a_renamed_person_keeps_theirs(
    seats: tuple[Seat, Seat],
) -> None:
    amara, _ = seats
    amara.do("share")
    with pytest.raises(BadInput, match="at least one letter"):
        amara.do("sign", SUPERVISEE, " \u200b")
    amara.do("sign", SUPERVISEE, "Jo Bennett")
    amara.house.tenures.edit(amara.pair, Changes(name="Jo Castle"))
    castle = amara.house.people.find("Jo Castle")
    record = amara.house.records.find(castle, amara.reader, None)
    amara.house.record_lives.sign(castle, amara.reader, record, SUPERVISOR)
    written = amara.house.records.text(castle, amara.house.records.find(castle, amara.reader, None))
    assert "supervisee: Jo Bennett" in written and "- Jo Bennett (supervisee)" in written
    assert "Castle" not in written
    found = amara.house.proofs.of_file(castle, amara.reader)
    assert [one.finding for one in found] == [Finding.INTACT]


def test_a_clock_set_back_keeps_nothing(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    amara.do("share")
    amara.home.clock.move_on(days=-3)
    before = amara.life
    with pytest.raises(ClockSetBack, match=r"clock says 19 November 2026.*Put the clock right"):
        amara.do("sign", SUPERVISOR)
    assert amara.life == before


def test_each_answers_in_their_own_home_and_only_who_records_shares(
    seats: tuple[Seat, Seat],
) -> None:
    amara, jo = seats
    with pytest.raises(NotShared, match="once it is shared"):
        amara.do("sign", SUPERVISOR)
    jo.take(amara.send().path.read_bytes())
    for verb in ("share", "remind", "deem"):
        with pytest.raises(WrongPerson, match="whoever records"):
            jo.do(verb)
    with pytest.raises(WrongPerson, match="in their own home"):
        jo.do("sign", SUPERVISOR)
    with pytest.raises(NotShared, match="not answered this record yet"):
        jo.send()


def test_a_home_without_the_record_takes_it_in_once_somebody_takes_part(tmp_path: Path) -> None:
    with two_homes() as (amara, _):
        amara.home.hold(amara.pair, SCRIPT)
        data = _seat(amara).send().path.read_bytes()
        new = home_at(tmp_path, "NEWJ")
        new.services.set_up("Jo Bennett")
        jo = Seat(new)
        with pytest.raises(FileRefused, match="take part with --join"):
            jo.take(data)
        assert jo.take(data, join=True).joined
        assert jo.life.status is RecordStatus.SHARED
        with pytest.raises(FileRefused, match=r"words are not those that were shared \(Check-in\)"):
            jo.take(data.replace(b"glad", b"sad"))
        new.services.close()


def test_documents_that_cannot_be_written_undo_no_signature(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    amara.do("share")
    root = amara.house.documents_root
    shutil.rmtree(root)
    root.write_text("in the way")
    moved = amara.do("sign", SUPERVISOR)
    assert moved.failed is not None and "safe" in str(moved.failed)  # type: ignore[attr-defined]
    assert [one.by_whom for one in amara.life.signed] == [SUPERVISOR]
    root.unlink()
    amara.house.records.write(amara.pair, amara.reader)
    assert (
        "Amara Osei (supervisor)"
        in amara.home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]
    )


def test_a_record_edited_by_hand_is_left_as_it_is(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    path = amara.house.documents_root / "Jo Bennett/Records/2026-11-22 Supervision.md"
    path.write_text("mine")
    amara.do("share")
    assert path.read_text() == "mine"
    assert "status: shared" in path.with_name("2026-11-22 Supervision (2).md").read_text()


def test_the_proof_file_holds_no_word_of_the_record(seats: tuple[Seat, Seat]) -> None:
    amara, _ = seats
    proof = amara.send().proof.read_text(encoding="utf-8")
    assert "glad" not in proof and "school" not in proof
    assert json.loads(proof)["format"] == "coach-proof"


def test_what_was_signed_still_verifies_in_the_next_home(tmp_path: Path) -> None:
    with two_homes() as (side, _):
        amara = _seat(side)
        amara.home.hold(amara.pair, SCRIPT)
        amara.do("share")
        amara.do("query", SUPERVISEE, 0, "More than tired?")
        amara.do("revise", amara.house.records.sections(amara.record)[:1])
        amara.do("share")
        amara.do("sign", SUPERVISEE)
        amara.do("sign", SUPERVISOR)
        amara.do("add", SUPERVISOR, "The school rang back.", "news")
        before = amara.life
        bundle = tmp_path / "jo.coach"
        amara.house.hand_overs.hand_over(amara.pair, bundle)
        sam = Seat(home_at(tmp_path / "sam", "SAMR"))
        sam.house.set_up("Sam Reed")
        policy = sam.house.content.policies()[0]
        taken = sam.house.hand_overs.take_over(bundle.read_bytes(), "jo.coach", policy)
        assert taken.counts["record_signature"] == 2 and taken.counts["proof_of_copy"] == 6
        assert sam.life == before
        assert sam.verify() == [Finding.INTACT]
        assert not sam.house.hand_overs.take_over(bundle.read_bytes(), "jo.coach", policy).is_new
        with pytest.raises(WrongPerson, match="Amara Osei's"):
            sam.do("add", SUPERVISOR, "Mine.", "a new supervisor")
        sam.house.close()


def test_silence_agrees_in_leeds_only_after_a_reminder_and_when_somebody_says_so(
    home: Home,
) -> None:
    from coach.domain.mark import MarkKind
    from coach.domain.policies import find_policy

    seat = Seat(home)
    leeds = find_policy(seat.house.content.policies(), "leeds")
    seat.house.people.add("Jo Bennett", leeds)
    home.hold(seat.pair, SCRIPT)
    home.clock.move_on(days=1)  # a Monday
    seat.do("share")
    assert seat.house.record_lives.answer_by(seat.pair, seat.life) == date(2026, 11, 30)
    home.clock.move_on(days=2)
    seat.house.marking.mark(seat.pair, MarkKind.ABSENCE)
    assert seat.house.record_lives.answer_by(seat.pair, seat.life) is None
    home.clock.move_on(days=14)
    with pytest.raises(CoachError, match="away, and that time does not count"):
        seat.do("deem")
    seat.house.marking.mark(seat.pair, MarkKind.RETURN)
    assert seat.house.record_lives.answer_by(seat.pair, seat.life) == date(2026, 12, 14)
    with pytest.raises(CoachError, match="time to answer until 14 December 2026"):
        seat.do("deem")
    home.clock.move_on(days=6)
    with pytest.raises(CoachError, match="A reminder comes first"):
        seat.do("deem")
    seat.do("remind")
    with pytest.raises(CoachError, match="went out today"):
        seat.do("deem")
    assert any("record of 22 November" in one.reason for one in seat.house.timescales.of(seat.pair))
    home.clock.move_on(days=1)
    seat.do("deem")
    text = seat.house.records.text(seat.pair, seat.record)
    assert "counts as agreed by silence" in text and "not signed" in text
    assert seat.life.signed == ()
    with pytest.raises(CoachError):
        seat.do("sign", SUPERVISEE)
    seat.do("dispute", SUPERVISEE, "I was away and do not agree.")
    assert seat.life.status is RecordStatus.DEEMED and seat.life.waits_for() == (SUPERVISOR,)
    seat.do("dispute", SUPERVISOR, "It is as we spoke.")
    assert seat.life.status is RecordStatus.DISPUTED


def resealed(data: bytes, old: str, new: str) -> bytes:
    """A copy whose words were changed and whose proofs were made anew over them."""
    documents = MarkdownCopies()
    text = data.decode().replace(old, new)
    copy = documents.read(text.encode(), "copy.md")
    words = hash_words(copy.head, copy.sections)
    proofs, before = [], ""
    for proof in copy.proofs:
        one = replace(proof, hash=words.whole, sections=" ".join(words.sections),
                      bytes_hash=copy.bytes_hash, previous_hash=before)  # fmt: skip
        one = replace(one, seal=one.sealed_over())
        proofs.append(one)
        before = one.seal
    block = write_block(tuple(proofs), copy.travelling)
    return (text.split("```coach-proof")[0] + f"```coach-proof\n{block}```\n").encode()


def test_signs_that_are_no_words_do_not_come_in_with_a_record(
    seats: tuple[Seat, Seat],
) -> None:
    amara, jo = seats
    sent = amara.send().path.read_bytes()
    for new in ("sad\x1b[31m", "sad\u2028", "**sad**"):
        with pytest.raises(FileRefused, match="section “Check-in” is not as Coach writes it"):
            jo.take(resealed(sent, "glad", new))
    assert jo.house.records.listing(jo.pair, jo.reader) == []


def test_a_version_that_is_here_does_not_come_again_in_other_words(
    seats: tuple[Seat, Seat],
) -> None:
    amara, jo = seats
    data = amara.send().path.read_bytes()
    jo.take(data)
    before = jo.life
    with pytest.raises(FileRefused, match="version 1 is here already, in other words"):
        jo.take(resealed(data, "glad", "sad"))
    assert jo.life == before
