"""An agreement's document holds what the two wrote as words, whatever signs are in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given

from coach.documents.agreements import agreement_lines, render_agreement
from coach.documents.records import read_record
from coach.domain.agreement import (
    Acceptance,
    Agreement,
    AgreementSection,
    AgreementStatus,
    Contributor,
    ReviewDue,
    ReviewReason,
)
from coach.services.ports import AgreementPaper, AgreementsListed
from tests.documents.test_trackers import headings, lines, names
from tests.domain.builders import TODAY


def agreed(**given_: Any) -> Agreement:
    """An agreed version."""
    kept = {"id": "a", "file_id": "f", "pair_id": "p", "version": 2, "agreed_on": TODAY}
    yes = tuple(
        Acceptance(id=who, agreement_id="a", person_id=who, name=who, accepted_on=TODAY)
        for who in ("Amara", "Jo")
    )
    status = {"status": AgreementStatus.AGREED, "acceptances": yes}
    return Agreement(**{**kept, **status, **given_})


def a_paper(agreement: Agreement, **given_: Any) -> AgreementPaper:
    """What its document shows."""
    kept = {
        "agreement": agreement,
        "term": "contract",
        "supervisee": "Jo",
        "supervisor": "Amara",
        "policy": "bracknell-forest 1",
        "privacy": "Private, not confidential.",
        "contributors": (),
    }
    return AgreementPaper(**{**kept, **given_})


@given(names, lines, lines)
def test_words_and_headings_come_back_as_they_were_written(
    heading: str, words: str, more: str
) -> None:
    section = AgreementSection(
        id="s", agreement_id="a", heading=heading, words=f"{words}\n{more}", position=0
    )
    empty = AgreementSection(id="t", agreement_id="a", heading="Left empty", position=1)
    text = render_agreement(a_paper(agreed(sections=(section, empty))))
    read = read_record(text)
    assert read.headings == (heading, "Accepted by")
    assert read.quotations == (f"{words}\n{more}",)
    assert read.actions == (("Amara", "22 November 2026"), ("Jo", "22 November 2026"))
    assert read.facts["agreement_version"] == 2 and "# Contract, version 2" in text


def test_who_else_takes_part_and_the_review_are_told() -> None:
    mentor = Contributor(id="c", file_id="f", person_id="m", name="Noor", part="mentor | weekly")
    paper = a_paper(agreed(review_on=date(2027, 11, 22)), contributors=(mentor,))
    text = render_agreement(paper)
    assert headings(text) == ["Who else takes part", "Accepted by"]
    assert ("Noor", "mentor | weekly") in read_record(text).actions
    assert "again by 22 November 2027" in text


def test_each_version_has_its_line_and_the_review_its_reason() -> None:
    draft = Agreement(id="d", file_id="f", pair_id="p", version=3)
    before = agreed(version=1, acceptances=(), status=AgreementStatus.SUPERSEDED)
    listed = AgreementsListed(
        "contract",
        ((draft, None), (agreed(), "Agreement/v 2.md"), (before, None)),
        ReviewDue(TODAY, ReviewReason.SUPERVISOR),
    )
    assert agreement_lines(listed) == [
        "- Version 3 is being drawn up.",
        "- [2026-11-22 Version 2](Agreement/v%202.md)",
        "- 2026-11-22 Version 1, agreed before Coach, superseded",
        "\nTo be looked at again by 22 November 2026: there is a new supervisor.",
    ]
