"""What goes, what stays and what is written is said before it happens, and why."""

from __future__ import annotations

import pytest

from coach.errors import BadInput, IllegalMove
from tests.builders import Home


def test_a_case_with_names_listed_says_why_it_stays_and_goes_once_they_are_out(home: Home) -> None:
    jo = home.add()
    cases, identifiers = home.services.cases, home.services.identifiers
    case, _ = cases.add(jo, "K1")
    identifiers.add(case, ["Danny Ottershaw"])
    with pytest.raises(IllegalMove, match="Names or numbers are listed for K1"):
        cases.take_off(jo, "K1")
    assert identifiers.of_case(case)
    identifiers.take_off(case, "Danny Ottershaw")
    cases.take_off(jo, "K1")
    assert cases.caseload(jo) == []


def test_a_case_that_was_spoken_of_keeps_even_the_names_that_were_taken_out(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":case K1\nShe slept.\n:close\n")
    (line,) = home.services.cases.caseload(jo)
    home.services.identifiers.add(line.case, ["Danny Ottershaw"])
    home.services.identifiers.take_off(line.case, "Danny Ottershaw")
    with pytest.raises(IllegalMove, match="Something was said"):
        home.services.cases.take_off(jo, "K1")
    assert len(home.services.database.rows("SELECT 1 FROM case_identifier")) == 1


def test_the_plain_lines_say_where_a_thing_of_the_plan_goes_before_it_is_filed(home: Home) -> None:
    said = home.hold(home.add(), ":self-care\n:help\n:close\n")
    assert "is filed in Jo Bennett's shared plan in this home, for both of you to read" in said
    assert "file a thing in the plan you both read here" in said


def test_an_agenda_without_anything_to_send_writes_no_file_unless_it_invites(home: Home) -> None:
    services, jo = home.services, home.add()
    output = home.root / "agenda.md"
    with pytest.raises(BadInput, match="no file was written"):
        services.exchanging.send(jo, services.people.reader(), output)
    assert not output.exists()
    assert services.exchanging.send(jo, services.people.reader(), output, empty=True).titles == ()
    assert output.exists()
