"""Evidence of work beside an item, and the caseload report: dates by case, never a name."""

from __future__ import annotations

from datetime import date

import pytest

from coach.errors import BadInput, NotFound
from tests.builders import Home
from tests.services.pairs import two_homes

REPORT = (
    "Worker,Case Ref,Child's name,Last seen,Date of birth,Visit due,Empty\n"
    "Jo,K1,Amy Smith,03/11/2026,01/02/2019,2026-12-01,\n"
    "Jo,K2,Ben Ray,,05/06/2017,2026-11-30 09:00,\n"
    "Jo,k1,Amy Smith,10/11/2026,01/02/2019,,\n"
)


def test_a_report_brings_references_and_dates_and_nothing_that_names_a_child(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    reader = home.services.people.reader()
    taken = home.services.evidence.take_in_report(jo, REPORT, "October.csv")
    assert (taken.cases, taken.new, taken.dates, taken.is_new) == (2, 1, 3, True)
    report = home.services.evidence.report(jo, reader)
    assert report.left_out == ("Worker", "Child's name", "Date of birth", "Empty")
    assert {one.reference: one.dates for one in home.services.evidence.reported(report)} == {
        "K1": {"Last seen": date(2026, 11, 10), "Visit due": date(2026, 12, 1)},
        "K2": {"Visit due": date(2026, 11, 30)},
    }
    assert home.services.evidence.take_in_report(jo, REPORT, "Again.csv").is_new is False
    tables = home.services.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for table in (row["name"] for row in tables):
        assert "Amy" not in str(home.services.database.rows(f"SELECT * FROM {table}"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Case ref,Last seen\nK1,2026-11-03\n,2026-11-03\n", "Line 3"),
        ("Case ref,Last seen\nAmy Smith,2026-11-03\n", "reads like a name"),
        ("K1,2026-11-03\n", "first line should name the columns"),
        ('Case ref,Last seen\n"K1,2026-11-03\n', "not a CSV file"),
    ],
)
def test_a_faulty_report_changes_nothing(home: Home, text: str, why: str) -> None:
    jo = home.add()
    with pytest.raises(BadInput, match=why):
        home.services.evidence.take_in_report(jo, text, "Report")
    assert home.services.cases.caseload(jo) == []
    with pytest.raises(NotFound):
        home.services.evidence.report(jo, home.services.people.reader())


def test_evidence_goes_where_its_item_goes_and_stays_where_it_stays() -> None:
    with two_homes() as (amara, jo):
        evidence, preparing = jo.home.services.evidence, jo.home.services.preparing
        reader = jo.home.services.people.reader()
        court, leave = jo.add("Court"), jo.add("Leave")
        evidence.refer(jo.pair, "S:/reports/court.docx, page 3", court)
        evidence.paste(jo.pair, "What mum said", "- Minutes: 5\n\n> I <b>waited</b>", court)
        secret = evidence.refer(jo.pair, "Marigold", leave)
        preparing.keep_to_oneself(leave, reader)
        evidence.refer(jo.pair, "My diary of the month")
        data = jo.send()
        assert b"Marigold" not in data and b"diary" not in data
        for _ in range(2):
            amara.take(data)
        (item,) = amara.items()
        theirs = amara.home.services.evidence.of_item(item, amara.home.services.people.reader())
        assert [(one.title, one.words) for one in theirs] == [
            ("S:/reports/court.docx, page 3", ""),
            ("What mum said", "- Minutes: 5\n\n> I <b>waited</b>"),
        ]
        assert evidence.of_item(leave, reader)[0].id == secret.id
        evidence.put_on(evidence.take_off(secret, reader), reader)
        assert [one.title for one in evidence.of_preparation(jo.pair, reader)] == [
            "My diary of the month"
        ]
        with pytest.raises(BadInput, match="no words"):
            evidence.paste(jo.pair, "Empty", " \n")
