"""What changes about a supervisee: their policy, their leaving, and being added by mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coach.domain.agreement_date import AgreementDate
from coach.domain.people import Supervisee
from coach.domain.policies import find_policy
from coach.domain.staff_groups import STAFF_GROUPS, find_group
from coach.errors import BadInput, IllegalMove, NotFound, StaleRevision, TenureEnded
from coach.services.agreement_dates import AgreementDates
from coach.services.tenures import Changes
from tests.builders import Home

TODAY = date(2026, 11, 22)
LEEDS = "leeds"


def edit(home: Home, one: Supervisee, **changes: object) -> list[tuple[str, str, str]]:
    """Edit somebody; what differed."""
    edited = home.services.tenures.edit(one, Changes(**changes))  # type: ignore[arg-type]  # by name
    return list(edited.differences())


def agreed_on(home: Home, one: Supervisee) -> date | None:
    """The day of the agreement made before Coach."""
    services = home.services
    return AgreementDates(services.stores, services.clock, services.ids).agreed_on(one.file)


def test_an_edit_changes_what_was_asked_and_tells_before_and_after(home: Home) -> None:
    jo = home.add()
    assert edit(home, jo, name=" Jo  Reid ", staff_group="Newly Qualified", role="") == [
        ("name", "Jo Bennett", "Jo Reid"),
        ("role", "Social worker", ""),
        ("staff group", "", "newly-qualified"),
    ]
    assert edit(home, jo, start_on=date(2026, 9, 1), agreement_on=date(2026, 10, 1)) == [
        ("start", "", "2026-09-01"),
        ("agreement", "", "2026-10-01"),
    ]
    assert edit(home, jo, name="Jo Reid", staff_group="newly-qualified") == []
    assert home.services.people.find("Jo Reid").person.start_on == date(2026, 9, 1)


def test_a_new_policy_holds_from_now_on_and_past_sessions_keep_theirs(home: Home) -> None:
    jo = home.add()
    home.hold(jo, "A word\n:place 1 personal\n:close\n")
    edited = home.services.tenures.edit(jo, Changes(policy="Leeds"))
    assert edited.policy_changed
    assert (edited.before.pair.policy_id, edited.after.pair.policy_id) == ("plain", LEEDS)
    rows = home.services.database.rows
    assert [row["policy_id"] for row in rows("SELECT policy_id FROM session")] == ["plain"]
    assert [row["policy_id"] for row in rows("SELECT policy_id FROM record")] == ["plain"]
    assert home.open(edited.after).talk.session.policy_id == LEEDS


def test_a_newer_version_of_the_same_policy_is_taken_up_by_saying_so(home: Home) -> None:
    jo = home.add()
    pair = home.services.stores.tenures.save_pair(jo.pair.work_by("plain", 7))
    edited = home.services.tenures.edit(jo, Changes(policy="plain"))
    assert edited.policy_changed and edited.before.pair == pair
    assert list(edited.differences()) == [("policy's version", "7", "1")]


def test_an_edit_is_made_whole_or_not_at_all(home: Home) -> None:
    jo = home.add()
    for wrong in (
        {"policy": "nowhere"},
        {"staff_group": "nobody"},
        {"agreement_on": date(2027, 1, 1)},
        {"role": "New", "name": " "},
    ):
        with pytest.raises(BadInput) as error:
            edit(home, jo, **{"start_on": TODAY, **wrong})
        assert error.value.about in {"policy", "staff_group", "agreement_on", "name"}
    assert home.services.people.with_id(jo.person.id) == jo


def test_a_group_of_the_old_policy_alone_must_be_said_anew_with_the_new_one(home: Home) -> None:
    folder = home.services.places.config / "policies"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(
        "policy: ours\nversion: 1\nname: Ours\nstaff_groups:\n"
        "  - {id: night-team, name: Our night owls, frequency: []}\n"
    )
    jo = home.add()
    edit(home, jo, policy="ours", staff_group="our NIGHT owls")
    assert home.services.people.with_id(jo.person.id).person.staff_group == "night-team"
    with pytest.raises(BadInput, match="no staff group “night-team” for Leeds"):
        edit(home, jo, policy=LEEDS)
    edit(home, jo, name="Jo B")  # what is not touched is not judged
    assert edit(home, jo, policy=LEEDS, staff_group="")


@pytest.mark.parametrize("group", ["", *STAFF_GROUPS])
def test_every_shared_group_is_known_to_every_policy(home: Home, group: str) -> None:
    for policy in home.services.content.policies():
        assert find_group(policy, group) == group


def test_a_policy_s_own_name_for_a_group_is_taken(home: Home) -> None:
    leeds = find_policy(home.services.content.policies(), LEEDS)
    assert find_group(leeds, "children's home STAFF") == "residential"
    with pytest.raises(BadInput, match="there is: social-worker, newly-qualified"):
        find_group(leeds, "\x1b[31mwizard")


# Agreements from before Coach


def test_an_agreement_s_date_is_put_right_and_never_doubled(home: Home) -> None:
    plain = home.services.content.policies()[0]
    jo = home.services.people.add("Jo", plain, agreement_on=date(2026, 1, 10))
    edit(home, jo, agreement_on=date(2026, 1, 12))
    assert agreed_on(home, jo) == date(2026, 1, 12)
    rows = home.services.database.rows("SELECT version, status, pair_id FROM agreement")
    assert rows == [{"version": 1, "status": "agreed", "pair_id": jo.pair.id}]
    with pytest.raises(BadInput, match="still to come"):
        home.services.people.add("Sam", plain, agreement_on=date(2026, 11, 23))
    assert [one.person.name for one in home.services.people.everyone()] == ["Jo"]


def test_an_agreement_that_stands_in_coach_has_its_date_already(home: Home) -> None:
    jo = home.add()
    kept = home.services.stores.agreement_dates.add(
        AgreementDate(
            id=home.services.ids.new(),
            file_id=jo.file.id,
            pair_id=jo.pair.id,
            version=1,
            agreed_on=TODAY,
            status="draft",  # only a draft takes words
        )
    )
    worded(home, jo, kept.id)
    assert agreed_on(home, jo) is None
    with pytest.raises(BadInput, match="stands in Coach already"):
        edit(home, jo, agreement_on=TODAY)
    with pytest.raises(IllegalMove, match="an agreement"):
        home.services.tenures.remove(jo)


def worded(home: Home, jo: Supervisee, agreement_id: str) -> None:
    """Put words under a heading of an agreement."""
    row = {
        "id": home.services.ids.new(),
        "home_id": home.services.database.rows("SELECT id FROM home")[0]["id"],
        "written_by": jo.supervisor.id,
        "created_at": "2026-11-22T14:00:00Z",
        "updated_at": "2026-11-22T14:00:00Z",
        "revision": 1,
        "owner_id": jo.supervisor.id,
        "audience": "pair",
        "destination": "personal",
        "agreement_id": agreement_id,
        "heading": "Ground rules",
        "words": "We are on time.",
        "position": 1,
    }
    home.services.database.insert("agreement_section", row)


# Leaving


def test_whoever_leaves_is_off_every_list_and_their_file_is_kept(home: Home) -> None:
    jo = home.add("Jo Bennett")
    home.add("Sam Lee")
    home.hold(jo, ":topic A\n:action Ring | to hear | supervisee | 2026-12-01\n:close\n")
    assert len(home.services.actions.everybodys()) == 1
    home.clock.move_on(days=5)
    left = home.services.tenures.leave(jo, date(2026, 11, 25)).after
    assert (left.person.left_on, left.pair.ended_on) == (date(2026, 11, 25),) * 2
    services = home.again().services
    assert [one.person.name for one in services.people.everyone()] == ["Sam Lee"]
    assert [line.name for line in services.today.lines()] == ["Sam Lee"]
    assert services.actions.everybodys() == []
    with pytest.raises(NotFound, match="Jo Bennett left on 25 November 2026"):
        services.people.find("jo")
    gone = services.people.find_ever("jo")
    assert gone == left and services.people.everyone_left() == [left]
    assert len(services.actions.of(gone)) == 1
    assert len(services.records.listing(gone, services.people.reader())) == 1


def test_leaving_is_taken_back_and_all_is_as_before(home: Home) -> None:
    jo = home.add()
    left = home.services.tenures.leave(jo, TODAY).after
    with pytest.raises(NotFound):
        home.services.tenures.edit(jo, Changes(role="New"))
    with pytest.raises(TenureEnded):
        left.pair.work_by(LEEDS, 1)
    back = home.services.tenures.come_back(left).after
    assert (back.person.left_on, back.pair.ended_on) == (None, None)
    assert home.services.people.find("Jo") == back and home.services.people.everyone_left() == []
    with pytest.raises(IllegalMove, match="has not left"):
        home.services.tenures.come_back(left)


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 11, 30), "still to come"),
        (date(2026, 11, 21), "before their time with you began"),
        (date(2026, 11, 24), "before they began in the post, which was 25 November 2026"),
        (date(2026, 11, 25), "before their last session was held, which was 26 November 2026"),
    ],
)
def test_a_last_day_that_cannot_be_is_refused(home: Home, on: date, why: str) -> None:
    jo = home.add()
    home.clock.move_on(days=4)
    home.hold(jo, "A word\n:place 1 personal\n:close\n")
    edit(home, jo, start_on=date(2026, 11, 25))
    with pytest.raises(BadInput, match=why) as error:
        home.services.tenures.leave(jo, on)
    assert error.value.about == "on"
    assert home.services.people.find("Jo").pair.ended_on is None


def test_nobody_leaves_in_the_middle_of_a_session(home: Home) -> None:
    jo = home.add()
    home.open(jo)
    with pytest.raises(IllegalMove, match="close it first"):
        home.services.tenures.leave(jo, TODAY)


def test_of_two_windows_the_second_does_not_write_over_the_first(home: Home) -> None:
    jo = home.add()
    home.services.tenures.edit(jo, Changes(role="First"))
    with pytest.raises(StaleRevision):
        home.services.stores.tenures.save_person(jo.person)
    assert home.services.tenures.edit(jo, Changes(name="Jo B")).after.person.role == "First"


# Added by mistake


def prepared(home: Home, jo: Supervisee) -> None:
    home.services.preparing.add(jo, "The rota")


def typed(home: Home, jo: Supervisee) -> None:
    home.services.preparing.draft(jo).keep({"title": "Half a w"})


def with_a_case(home: Home, jo: Supervisee) -> None:
    home.services.cases.add(jo, "K1")


def with_a_session(home: Home, jo: Supervisee) -> None:
    home.hold(jo, "A word\n:place 1 personal\n:close\n")


KEPT: dict[str, Callable[[Home, Supervisee], None]] = {
    "agenda items": prepared,
    "words typed": typed,
    "cases": with_a_case,
    "sessions and notes": with_a_session,
}


@pytest.mark.parametrize(("what", "keep"), KEPT.items(), ids=KEPT)
def test_somebody_of_whom_anything_is_kept_leaves_and_is_not_removed(
    home: Home, what: str, keep: Callable[[Home, Supervisee], None]
) -> None:
    jo, sam = home.add("Jo"), home.add("Sam")
    keep(home, jo)
    with pytest.raises(IllegalMove, match=f"Jo was not removed, since {what}.*say that instead"):
        home.services.tenures.remove(jo)
    assert home.services.people.find("Jo") == jo
    home.services.tenures.remove(sam)  # what is Jo's is not Sam's


def test_somebody_added_by_mistake_is_withdrawn_with_file_pair_and_agreement(home: Home) -> None:
    plain = home.services.content.policies()[0]
    jo = home.services.people.add("Jo", plain, agreement_on=TODAY)
    home.services.tenures.remove(jo)
    services = home.again().services
    assert services.people.everyone() == services.people.everyone_left() == []
    assert services.today.lines() == [] and agreed_on(home, jo) is None
    for table in ("supervision_file", "pair", "agreement"):
        (row,) = services.database.rows(f"SELECT withdrawn_at FROM {table}")
        assert row["withdrawn_at"] is not None
    (person,) = services.database.rows("SELECT withdrawn_at FROM person WHERE name = 'Jo'")
    assert person["withdrawn_at"] is not None
    assert home.add("Jo").person.id != jo.person.id  # and can be added anew
