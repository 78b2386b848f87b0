"""A pair holds a session on plain lines, end to end."""

from __future__ import annotations

from datetime import date

from coach.documents.records import read_record
from tests.builders import Home

WHOLE = r"""
I slept badly.
:part look-back
:part agenda
:item The visit
:part caseload
:sweep K2 nothing-new
:sweep K3 note-or-decision
A letter to K3's school went out.
:topic The visit on Tuesday
:case K1
She opened the door and walked away.
:stage reflection
I wanted to leave.
I was angry | ashamed.
:stage analysis
:lens service-user
He waits for adults to go.
:why
:stage plan
:action Ring the school | To hear their view \| and his | supervisor | 2026-12-01
:decide Visit twice a week | He opens up on the second visit
:part close
The hour went where we needed it.
:action Book leave | To rest | supervisee | 2026-12-10
:unplaced
:place 5 personal
:close
"""


def test_what_was_said_goes_to_its_own_document_and_no_further(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, WHOLE)
    documents = home.documents()
    personal = documents["Jo Bennett/Records/2026-11-22 Supervision.md"]
    case = documents["Case records/K1/2026-11-22 Case record.md"]
    other = documents["Case records/K3/2026-11-22 Case record.md"]

    assert "She opened the door" in case and "He waits for adults" in case
    assert "Visit twice a week" in case and "He opens up on the second visit" in case
    assert "She opened the door" not in personal and "Ring the school" not in personal
    assert "The visit on Tuesday" not in personal  # a case's title is the case's own
    assert "Case K1 was discussed." in personal
    assert "Case K2 was looked at: nothing new." in personal
    assert "A letter to K3" in other and "A letter to K3" not in personal
    assert "Book leave" in personal and "The hour went" in personal
    assert "I was angry | ashamed." in read_record(personal).quotations
    for text in documents.values():
        assert "I slept badly" not in text  # the check-in was never placed
        assert "I wanted to leave" not in text  # nor was this feeling
    assert "Notes not placed, and so in no record: 2." in said


def test_an_action_keeps_what_why_who_and_when(home: Home) -> None:
    jo = home.add()
    home.hold(jo, WHOLE)
    case = home.documents()["Case records/K1/2026-11-22 Case record.md"]
    assert read_record(case).actions == (
        ("Ring the school", "To hear their view | and his", "Supervisor", "2026-12-01"),
    )


def test_the_question_is_said_with_part_stage_and_destination(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":topic Workload\n:stage analysis\n:quit\n").splitlines()
    stage = said.index("Stage: analysis")
    assert said[stage - 2 : stage] == ["Part: discuss", "Topic: Workload"]
    assert said[stage + 1].startswith("Question: ")
    assert said[stage + 2] == "Notes go to: the personal record"


def test_feelings_start_unplaced_and_the_rest_follows_the_case(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo,
        "one\n:topic A\n:stage experience\ntwo\n:stage reflection\nthree\n"
        ":case K1\n:stage analysis\nfour\n:stage reflection\nfive\n:quit\n",
    )
    saved = [line.split("It goes to: ")[1] for line in said.splitlines() if "It goes to: " in line]
    assert saved == [
        "not placed yet",
        "the personal record",
        "not placed yet",
        "the case record, K1",
        "not placed yet",
    ]


def test_a_destination_chosen_for_one_stage_does_not_reach_the_next(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo,
        ":topic A\n:case K1\n:stage reflection\n:to personal\none\n:stage analysis\ntwo\n:quit\n",
    )
    assert "Note 1 saved 14:00. It goes to: the personal record" in said
    assert "Note 2 saved 14:00. It goes to: the case record, K1" in said


def test_naming_another_case_begins_a_discussion_of_its_own(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:case K1\nabout one\n:case K2\nabout two\n:close\n")
    documents = home.documents()
    assert "about two" not in documents["Case records/K1/2026-11-22 Case record.md"]
    assert "about two" in documents["Case records/K2/2026-11-22 Case record.md"]


def test_a_case_named_late_says_which_notes_stay_personal(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":topic A\nbefore\n:case K1\n:place 1 case\n:close\n")
    assert "Notes of this topic that still go to the personal record: 1" in said
    assert "before" in home.documents()["Case records/K1/2026-11-22 Case record.md"]


def test_two_colons_begin_a_note_with_a_colon(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n::) she smiled\n:close\n")
    assert "> :) she smiled" in home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_an_unknown_command_changes_nothing_and_says_what_to_do(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo, ":nexxt\n:stage feelings\n:part\n:place 9 personal\n:minutes many\n:quit\n"
    )
    assert "There is no command :nexxt" in said
    assert (
        "“feelings” is no stage here; choose one of: experience, reflection, analysis, plan."
        in said
    )
    assert "Say which part; choose one of:" in said
    assert "This session has no note 9." in said
    assert "Minutes should be a number" in said


def test_a_date_that_does_not_exist_is_refused_in_a_sentence(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":action Call | x | supervisor | 2026-02-30\n:close\n")
    assert "There is no 2026-02-30 in the calendar" in said
    assert "Call" not in home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_nothing_is_kept_or_timed_while_the_session_is_set_down(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.asking.next()
    home.clock.move_on(minutes=10)
    session.talk.set_down()
    home.clock.move_on(minutes=30)
    session.talk.take_up()
    home.clock.move_on(minutes=5)
    session.closing.close()
    balance = home.services.balances.of(jo)
    assert sum(balance.window_minutes.values()) == 15.0


def test_words_typed_while_set_down_are_not_recorded_and_that_is_said(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":set-down\nsobbing\n\nback again\n:close\n")
    assert "Not kept: the session is set down." in said
    assert "Welcome back." in said
    reader = home.services.people.reader()
    notes = home.services.stores.notes.of_session(_last_session(home), reader)
    assert [note.words for note in notes] == ["back again"]


def test_an_immediate_risk_goes_to_the_case_and_on_to_the_plan(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo,
        ":topic A\n:case K1\n:to leave-behind\n:risk At nan's | The duty manager | Jo | 17:00\n"
        ":close\n",
    )
    assert "Stage: plan" in said
    case = home.documents()["Case records/K1/2026-11-22 Case record.md"]
    for words in ("Immediate risk", "At nan's", "The duty manager", "17:00"):
        assert words in case
    assert "At nan's" not in home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_a_disagreement_keeps_both_accounts(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":part close\n:disagree Too slow | Too fast\n:disagree only one\n:close\n")
    record = read_record(home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"])
    assert record.quotations == ("Too slow", "Too fast")


def test_looking_back_numbers_stay_the_same_while_actions_are_reviewed(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action One | w | supervisor\n:action Two\n:action Three\n:close\n")
    home.clock.move_on(days=30)
    said = home.hold(
        jo,
        ":part look-back\n:done 1\n:drop 2\n:drop 2 | The plan changed\n"
        ":carry 3 | No time\n:done 1\n:close\n",
    )
    assert "Action 1 is done: One" in said
    assert "what led to dropping it" in said and "Action 2 is dropped: Two" in said
    assert "“One” is done already" in said
    record = home.documents()["Jo Bennett/Records/2026-12-22 Supervision.md"]
    assert "Two: dropped (reason: The plan changed)" in record
    left = home.services.stores.actions.listing(jo.file.id, home.services.people.reader())
    assert [(one.action.what, one.action.times_carried) for one in left] == [("Three", 1)]


def test_what_is_left_behind_is_erased_only_after_a_yes(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":to leave-behind\nzebrastripe\n:close\nno\n")
    assert "Notes left behind, in no record and not erased: 1." in said
    home.clock.move_on(days=7)
    said = home.hold(jo, "quaggahoof\n:place 1 leave-behind\n:close\nyes\n")
    assert "Notes left behind and erased: 1." in said
    home.services.close()
    kept = b"".join(p.read_bytes() for p in home.root.rglob("*") if p.is_file())
    assert b"zebrastripe" in kept
    assert b"quaggahoof" not in kept


def test_minutes_said_by_the_pair_stand_in_place_of_the_clock(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":function support\n:minutes 12\n:function mediation\n:minutes 4\n:close\n")
    (only,) = home.services.balances.of(jo).sessions
    assert only.minutes == {"management": 0, "development": 0, "support": 12, "mediation": 4}
    assert only.shares == {"management": 0, "development": 0, "support": 0.75, "mediation": 0.25}


def test_silence_counts_for_the_question_in_hand(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.talk.attend_to(list(home_functions())[3])
    session.asking.next()
    home.clock.move_on(minutes=20)
    session.noting.note("a long silence, then this")
    session.closing.close()
    assert home.services.balances.of(jo).window_minutes["mediation"] == 20.0  # type: ignore[index]


def test_each_persons_own_sense_stands_beside_the_measured_balance(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo,
        ":function support\n:minutes 30\n:felt supervisee 10 20 60 10\n:felt both 1 1 1 1\n"
        ":felt supervisor 1 2\n:close\n",
    )
    assert "Say whose sense it is" in said and "Give four figures" in said
    document = home.documents()["Jo Bennett/Balance/Function balance.md"]
    assert "| 2026-11-22 | the supervisee | 10% | 20% | 60% | 10% |" in document
    assert home.services.balances.of(jo).window_minutes["support"] == 30.0  # type: ignore[index]


def test_the_self_care_plan_holds_what_was_shared(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo, ":self-care helps | A walk after visits | physical\n:self-care hope | x\n:close\n"
    )
    assert "“hope” is no part of the plan" in said
    documents = home.documents()
    assert "- A walk after visits (physical)" in documents["Jo Bennett/Self-care/Self-care plan.md"]
    record = documents["Jo Bennett/Records/2026-11-22 Supervision.md"]
    assert "The self-care plan was looked at together." in record
    assert "A walk" not in record


def test_help_lists_every_command(home: Home) -> None:
    from coach.line.commands.registry import COMMANDS

    said = home.hold(home.add(), ":help\n:quit\n")
    assert all(f":{command.usage}" in said for command in COMMANDS.values())
    assert all(command.usage.split()[0] == name for name, command in COMMANDS.items())


def home_functions() -> list[str]:
    from coach.domain.model import Function

    return list(Function)


def _last_session(home: Home) -> str:
    return str(home.services.database.rows("SELECT id FROM session ORDER BY seq DESC")[0]["id"])


def test_closing_says_once_what_has_no_place_and_then_closes(home: Home) -> None:
    said = home.hold(home.add(), "tired\n:close\n:place 1 personal\n:close\n")
    assert "These have no place yet" in said and "1. tired" in said
    assert "> tired" in home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]
    assert "Notes not placed" not in said


def test_closing_asked_for_twice_closes_with_notes_unplaced(home: Home) -> None:
    said = home.hold(home.add(), "tired\n:close\n:close\nnever read\n")
    assert "Notes not placed, and so in no record: 1." in said
    assert said.count("The session is closed.") == 1


def test_a_risk_that_nobody_is_named_for_is_pointed_out_at_closing(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":case K1\n:risk No\n:close\n:risk No | Duty manager | Jo\n:close\n")
    assert "An immediate risk has nobody yet" in said
    case = home.documents()["Case records/K1/2026-11-22 Case record.md"]
    assert "**Is the child safe now?**" in case and "Duty manager" in case


def test_a_risk_raised_before_its_case_was_named_goes_to_that_case(home: Home) -> None:
    said = home.hold(home.add(), ":risk Not safe | DM | Jo | now\n:case K1\n:close\n")
    assert "The immediate risk goes to case K1's record now." in said
    documents = home.documents()
    assert "Not safe" in documents["Case records/K1/2026-11-22 Case record.md"]
    assert "Not safe" not in documents["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_what_is_agreed_about_the_worker_can_be_sent_to_the_personal_record(home: Home) -> None:
    home.hold(
        home.add(),
        ":topic A\n:case K1\nseen\n:to personal\n:action Rest on Friday | tired\n"
        ":decide No duty | tired\n:to case\n:action Ring mum | to ask\n:close\n",
    )
    documents = home.documents()
    personal = documents["Jo Bennett/Records/2026-11-22 Supervision.md"]
    case = documents["Case records/K1/2026-11-22 Case record.md"]
    assert "Rest on Friday" in personal and "No duty" in personal and "Ring mum" in case
    assert "Rest" not in case and "No duty" not in case and "Ring mum" not in personal


def test_a_chosen_function_stays_until_it_is_changed(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":function support\n:topic A\n:minutes 20\n:part close\n:minutes 10\n:close\n")
    assert home.services.balances.of(jo).window_minutes["support"] == 30.0  # type: ignore[index]


def test_an_empty_plan_is_not_said_to_have_been_looked_at(home: Home) -> None:
    home.hold(home.add(), ":self-care\n:close\n")
    assert not any("looked at together" in text for text in home.documents().values())


def test_no_two_commands_answer_to_one_word() -> None:
    from coach.line.commands import agreeing, asking, closing, listing, moving, noting, timing
    from coach.line.commands.registry import COMMANDS

    families = (agreeing, asking, closing, listing, moving, noting, timing)
    assert sum(len(family.COMMANDS) for family in families) == len(COMMANDS)


def test_the_next_date_is_agreed_at_the_end_and_stands_in_the_record(home: Home) -> None:
    jo = home.add()
    said = home.hold(
        jo, "A word\n:to personal\n:next-date\n:next-date 2026-12-18\n:close\n:close\n"
    )
    assert "No next session is agreed yet." in said and "Next session: 18 December 2026." in said
    assert any("Agreed for 18 December 2026." in text for text in home.documents().values())
    assert [entry.planned_on for entry in home.services.log.show(jo)][-1] == date(2026, 12, 18)
    refused = home.hold(jo, ":next-date 2026-11-22\n:next-date 2026-12-20\n:quit\n")
    assert "comes after today" in refused and "Next session: 20 December 2026." in refused
