"""A pair builds its agreement over sessions, years and supervisors, and nothing agreed is lost."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from coach.domain.agreement import AgreementStatus, ReviewReason
from coach.domain.people import Reader, Supervisee
from coach.domain.policy import Topic
from coach.domain.row import Audience, Voice
from coach.domain.timescale import Kind
from coach.errors import BadInput, DocumentsFailed, IllegalMove, NotFound
from coach.services.agreement_writing import SectionWriting
from coach.services.tenures import Changes
from tests.builders import Home


def with_policy(home: Home, policy: str, name: str = "Jo Bennett") -> Supervisee:
    """A supervisee whose pair works by a policy."""
    policies = {one.id: one for one in home.services.content.policies()}
    return home.services.people.add(name, policies[policy], "Social worker")


def alone(home: Home) -> Reader:
    """The home's owner, alone."""
    return home.services.people.reader()


def write(home: Home, jo: Supervisee, heading: str, words: str) -> None:
    """Write under a heading of the draft, begun where there is none."""
    section = home.services.agreements.draft(jo, alone(home)).section(heading)
    assert section is not None, heading
    SectionWriting(home.services.agreements, jo, alone(home), section).keep(words)


def accept(home: Home, jo: Supervisee) -> None:
    """Both say yes, today."""
    for by in (Voice.SUPERVISOR, Voice.SUPERVISEE):
        home.services.agreements.accept(jo, by, alone(home))


def test_the_headings_are_the_policys_own_joined_from_all_its_rules(home: Home) -> None:
    for policy in home.services.content.policies():
        jo = with_policy(home, policy.id, f"Jo {policy.id}")
        asked = [t for rule in policy.rules_on(Topic.AGREEMENT_HEADINGS) for t in rule.items]
        draft = home.services.agreements.draft(jo, alone(home))
        expected = asked or list(home.services.content.agreement_guide().proposed)
        assert [one.heading for one in draft.sections] == expected
    cafcass = home.services.people.find("Jo cafcass")
    headings = home.services.agreements.headings(cafcass)
    assert [(one.title, one.section) for one in headings] == [
        ("Service objectives", "3.8"),
        ("Purpose", "4.2"),
        ("Parts that others play", "2.7"),
    ]


def test_it_is_agreed_with_the_second_yes_and_its_document_stands(home: Home) -> None:
    jo, agreements = with_policy(home, "leeds"), home.services.agreements
    write(home, jo, "Ground rules", "Phones off.\nWe say so when *it* is hard.")
    first = agreements.accept(jo, Voice.SUPERVISEE, alone(home), on=date(2026, 11, 20))
    assert first.is_draft and agreements.of(jo, alone(home)).waits_for() == ("Supervisor",)
    assert not [path for path in home.documents() if "Agreement" in path]
    second = agreements.accept(jo, Voice.SUPERVISOR, alone(home), "Amara Osei")
    assert (second.status, second.agreed_on, second.review_on) == (
        AgreementStatus.AGREED,
        date(2026, 11, 22),
        date(2027, 11, 22),
    )
    documents = home.documents()
    text = documents["Jo Bennett/Agreement/2026-11-22 Agreement v1.md"]
    assert "# Supervision agreement, version 1" in text
    assert "> Phones off.\\\n> We say so when \\*it\\* is hard." in text
    assert "| Jo Bennett | 20 November 2026 |" in text and "| Amara Osei | 22" in text
    assert "Staff care" not in text  # nobody wrote there
    contents = documents["Jo Bennett/Supervision file.md"]
    assert "[2026-11-22 Version 1](Agreement/2026-11-22%20Agreement%20v1.md)" in contents
    assert "by 22 November 2027: as the policy sets." in contents


def test_words_that_change_after_a_yes_ask_for_it_again(home: Home) -> None:
    jo, agreements = with_policy(home, "leeds"), home.services.agreements
    write(home, jo, "Actions", "Ours too.")
    agreements.accept(jo, Voice.SUPERVISOR, alone(home))
    write(home, jo, "Actions", "Ours too, with dates.")
    assert agreements.of(jo, alone(home)).waits_for() == ("Supervisor", "Jo Bennett")
    accept(home, jo)
    kept = agreements.of(jo, alone(home)).file.standing
    assert kept is not None and len(kept.acceptances) == 2


def test_the_next_version_starts_from_the_wording_before_and_both_are_kept(home: Home) -> None:
    jo, agreements = with_policy(home, "tameside"), home.services.agreements
    write(home, jo, "Confidentiality", "Private, not secret.")
    agreements.add_heading(jo, "Our walk", alone(home))
    write(home, jo, "our walk", "Once a month.")
    accept(home, jo)
    home.clock.move_on(days=365)
    draft = agreements.draft(jo, alone(home))
    assert draft == agreements.draft(jo, alone(home)) and draft.version == 2
    assert [(one.heading, one.words) for one in draft.written] == [
        ("Confidentiality", "Private, not secret."),
        ("Our walk", "Once a month."),
    ]
    write(home, jo, "Confidentiality", "Private, and who may read it.")
    accept(home, jo)
    first, second = agreements.of(jo, alone(home)).file.versions
    assert (first.status, second.status) == (AgreementStatus.SUPERSEDED, AgreementStatus.AGREED)
    assert first.written[0].words == "Private, not secret."
    assert [path for path in home.documents() if "Agreement v" in path] == [
        "Jo Bennett/Agreement/2026-11-22 Agreement v1.md",
        "Jo Bennett/Agreement/2027-11-22 Agreement v2.md",
    ]
    assert "v1.md), superseded" in home.documents()["Jo Bennett/Supervision file.md"]


def test_the_database_itself_refuses_to_change_what_was_agreed(home: Home) -> None:
    jo = with_policy(home, "cafcass")
    write(home, jo, "Purpose", "To think.")
    accept(home, jo)
    connection = home.services.database.connection
    for statement in (
        "UPDATE agreement SET agreed_on = '2020-01-01'",
        "UPDATE agreement SET status = 'draft'",
        "UPDATE agreement_section SET words = 'Other.'",
        "DELETE FROM agreement_section",
        "UPDATE agreement_acceptance SET name = 'Sam'",
        "DELETE FROM agreement_acceptance",
        "INSERT INTO agreement_acceptance SELECT NULL, '01TESTOTHER000000000000099', home_id, "
        "written_by, created_at, updated_at, 1, NULL, agreement_id, person_id, name, accepted_on "
        "FROM agreement_acceptance LIMIT 1",
        "DELETE FROM agreement",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)


def test_two_windows_on_one_heading_keep_both_texts(home: Home) -> None:
    jo = with_policy(home, "cafcass")
    section = home.services.agreements.draft(jo, alone(home)).section("Purpose")
    assert section is not None
    one = SectionWriting(home.services.agreements, jo, alone(home), section)
    two = SectionWriting(home.again().services.agreements, jo, alone(home), section)
    one.keep("To think.")
    assert two.keep("To learn.").words == "To think.\n\nTo learn."
    assert two.keep("To think.\n\nTo learn, and rest.").words == "To think.\n\nTo learn, and rest."
    write(home, jo, "Purpose", "To think.")
    accept(home, jo)
    late = one.keep("To think, and to play.")
    file = home.services.agreements.of(jo, alone(home)).file
    assert file.standing is not None and file.standing.written[0].words == "To think."
    assert file.draft is not None and late.agreement_id == file.draft.id
    assert file.draft.written[0].words == "To think, and to play."


def test_what_was_agreed_before_coach_has_a_day_that_can_be_put_right(home: Home) -> None:
    jo, agreements = with_policy(home, "leeds"), home.services.agreements
    home.services.tenures.edit(jo, Changes(agreement_on=date(2026, 1, 10)))
    home.services.tenures.edit(jo, Changes(agreement_on=date(2026, 2, 10)))
    together = agreements.of(jo, alone(home))
    assert together.file.standing is not None and together.file.standing.from_before
    assert together.due is not None and together.due.on == date(2027, 2, 10)
    write(home, jo, "Preparation", "Both, the day before.")
    accept(home, jo)
    versions = agreements.of(jo, alone(home)).file.versions
    assert [(one.version, str(one.status)) for one in versions] == [
        (1, "superseded"),
        (2, "agreed"),
    ]
    contents = home.documents()["Jo Bennett/Supervision file.md"]
    assert "- 2026-02-10 Version 1, agreed before Coach, superseded" in contents
    with pytest.raises(BadInput, match="stands in Coach already"):
        home.services.tenures.edit(jo, Changes(agreement_on=date(2026, 1, 1)))


def test_where_no_interval_is_set_it_is_looked_at_when_something_changes(home: Home) -> None:
    jo, agreements = with_policy(home, "bracknell-forest"), home.services.agreements
    with pytest.raises(NotFound):
        agreements.call_review(jo, ReviewReason.CIRCUMSTANCES, alone(home))
    write(home, jo, "How disagreements are resolved", "We say so first.")
    accept(home, jo)
    together = agreements.of(jo, alone(home))
    assert (together.term, together.due) == ("contract", None)
    home.clock.move_on(days=40)
    due = agreements.call_review(jo, ReviewReason.NOT_WORKING, alone(home))
    assert (due.on, due.because) == (date(2027, 1, 1), ReviewReason.NOT_WORKING)
    assert reviews_due(home, jo) == ["2027-01-01"]
    write(home, jo, "How disagreements are resolved", "We say so first, then ask for help.")
    accept(home, jo)
    assert agreements.of(jo, alone(home)).due is None
    assert reviews_due(home, jo) == []


def reviews_due(home: Home, jo: Supervisee) -> list[str]:
    """When the agreement is due to be looked at, as everything else that is due."""
    found = home.services.timescales.of(jo)
    return [one.due.isoformat() for one in found if one.kind is Kind.AGREEMENT_REVIEW]


def test_a_file_edited_by_hand_and_one_that_was_moved_away_are_left_alone(home: Home) -> None:
    jo = with_policy(home, "cafcass")
    write(home, jo, "Purpose", "To think.")
    accept(home, jo)
    path = home.services.documents_root / "Jo Bennett/Agreement/2026-11-22 Agreement v1.md"
    path.write_text("ours", encoding="utf-8")
    home.services.records.write(jo, alone(home))
    assert path.read_text(encoding="utf-8") == "ours"
    path.unlink()
    home.hold(jo, "a note\n:close\n")
    assert not path.exists()
    home.services.records.write(jo, alone(home))
    assert "# Supervision agreement" in path.read_text(encoding="utf-8")


def test_it_is_agreed_though_its_document_cannot_be_written(home: Home) -> None:
    jo, agreements = with_policy(home, "cafcass"), home.services.agreements
    write(home, jo, "Purpose", "To think.")
    home.services.documents_root.write_text("in the way", encoding="utf-8")
    with pytest.raises(DocumentsFailed, match="coach record write"):
        accept(home, jo)
    assert agreements.of(jo, alone(home)).file.standing is not None
    home.services.documents_root.unlink()
    home.services.records.write(jo, alone(home))
    assert "Jo Bennett/Agreement/2026-11-22 Agreement v1.md" in home.documents()


def test_who_else_takes_part_stands_in_what_was_agreed_while_they_did(home: Home) -> None:
    jo, contributors = with_policy(home, "cafcass"), home.services.contributors
    mentor = contributors.add(jo, "Noor Aziz", "mentor, every second session", alone(home))
    contributors.add(jo, "Noor Aziz", "practice educator", alone(home))
    with pytest.raises(IllegalMove, match="takes that part already"):
        contributors.add(jo, "noor aziz", "Mentor, every second session", alone(home))
    with pytest.raises(BadInput):
        contributors.add(jo, "Sam", " ", alone(home))
    write(home, jo, "Purpose", "To think.")
    accept(home, jo)
    document = home.documents()["Jo Bennett/Agreement/2026-11-22 Agreement v1.md"]
    assert "| Noor Aziz | mentor, every second session |" in document
    home.clock.move_on(days=30)
    ended = contributors.end(mentor)
    assert [one.part for one in contributors.now(jo, alone(home))] == ["practice educator"]
    contributors.go_on(ended)
    assert len(contributors.now(jo, alone(home))) == 2
    assert len({one.person_id for one in contributors.all(jo, alone(home))}) == 1
    assert [one.person.name for one in home.services.people.everyone()] == ["Jo Bennett"]


def test_what_the_owner_answers_alone_is_theirs_until_they_share_it(home: Home) -> None:
    jo, tools = with_policy(home, "plain"), home.services.preparation_tools
    owner, together = home.services.people.owner(), home.services.people.reader(jo)
    tool = tools.find("power-and-difference")
    question = tool.questions[0]
    mine = tools.answer(jo, tool, question, owner.id, "I sign things.", alone(home))
    tools.answer(jo, tool, question, jo.person.id, "I know the families.", alone(home))
    assert mine is not None and mine.audience is Audience.ONLY_MINE
    assert [one.words for one in tools.answers(jo, tool, together)] == ["I know the families."]
    assert tools.kept_back(jo, tool, owner.id) == {question.id}
    with pytest.raises(IllegalMove, match="only yours"):
        tools.answer(jo, tool, question, owner.id, "Other words.", together)
    tools.share(mine)
    assert len(tools.answers(jo, tool, together)) == 2
    with pytest.raises(IllegalMove):
        tools.share(tools.answers(jo, tool, together)[0])
    assert tools.answer(jo, tool, question, owner.id, "", together) is None
    assert [one.words for one in tools.answers(jo, tool, together)] == ["I know the families."]
    home.hold(jo, "a note\n:close\n")
    assert not [text for text in home.documents().values() if "I know the families" in text]
