"""A worry about somebody's work is announced with all that is fair, and never sprung."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.agenda import MatterWords
from coach.domain.session import AgendaItem, ItemKind
from coach.errors import BadInput, IllegalMove, NotAnnounced, NotFound
from tests.builders import Home
from tests.services.pairs import Side, two_homes

WORDS = MatterWords(
    good="Each visit written up within two days",
    support="Two mornings without duty",
    review_on=date(2027, 1, 15),
)


def worry(one: Side) -> AgendaItem:
    """A worry that Amara prepares, with everything but her announcing it."""
    services, reader = one.home.services, one.home.services.people.reader()
    item = services.performance.prepare(one.pair, reader, "Late records", "Since September.")
    services.evidence.refer(one.pair, "Dip-sample of October, four of nine", item)
    services.performance.word(item, reader, WORDS)
    return item


def test_it_is_announced_only_with_everything_that_is_fair(home: Home) -> None:
    jo, services = home.add(), home.services
    reader = services.people.reader()
    item = services.performance.prepare(jo, reader, "Late records")
    missing = []
    for step in range(4):
        with pytest.raises(BadInput) as refused:
            services.performance.announce(item, reader)
        missing.append(refused.value.about)
        standing = services.performance.matter(item, reader).words()
        if step == 0:
            services.evidence.refer(jo, "Dip-sample", item)
        else:
            field = ("good", "support", "review_on")[step - 1]
            words = {**vars(standing), field: getattr(WORDS, field)}
            services.performance.word(item, reader, MatterWords(**words))
    assert missing == ["evidence", "good", "support", "review"]
    assert services.performance.announce(item, reader).shared_at is not None
    assert services.performance.matter(item, reader).announced_on == home.clock.today()


def test_what_was_not_announced_comes_to_no_session_and_leaves_no_home() -> None:
    with two_homes() as (amara, jo):
        item = worry(amara)
        services, reader = amara.home.services, amara.home.services.people.reader()
        assert b"Late records" not in amara.send() and b"Dip-sample" not in amara.send()
        with pytest.raises(IllegalMove, match="by announcing it"):
            services.preparing.keep_to_oneself(item, reader)
        session = amara.home.open(amara.pair)
        assert session.agreeing.agenda() == []
        with pytest.raises(NotAnnounced, match="next time"):
            session.agreeing.add_item("Late records", kind=ItemKind.PERFORMANCE)
        services.performance.announce(item, reader)
        assert session.agreeing.agenda() == []  # it waits for the next one
        session.closing.close()
        jo.take(amara.send())
        agenda = amara.home.open(amara.pair).agreeing.agenda()
        assert [(one.title, one.kind) for one in agenda] == [("Late records", "performance")]
        with pytest.raises(NotFound, match="no longer waits"):
            services.performance.word(item, reader, WORDS)


def test_the_supervisee_reads_it_beforehand_and_adds_their_view() -> None:
    with two_homes() as (amara, jo):
        item = worry(amara)
        amara.home.services.performance.announce(item, amara.home.services.people.reader())
        jo.take(amara.send())
        services, reader = jo.home.services, jo.home.services.people.reader()
        (theirs,) = jo.items()
        matter = services.performance.matter(theirs, reader)
        assert matter.words() == WORDS and matter.announced_on == jo.home.clock.today()
        assert [e.title for e in services.evidence.of_item(theirs, reader)] == [
            "Dip-sample of October, four of nine"
        ]
        services.performance.say_view(theirs, reader, "I was on duty for two people.")
        assert amara.outcomes(jo.send()) == [("Late records", "changed")]
        here = amara.home.services
        kept = here.performance.matter(item, here.people.reader())
        assert kept.view == "I was on duty for two people." and kept.good == WORDS.good
        with pytest.raises(IllegalMove, match="your supervisor"):
            services.performance.prepare(jo.pair, reader, "My own")
        amara.home.hold(amara.pair, ":close\n")
        (copy,) = amara.items()
        assert here.performance.matter(copy, here.people.reader()).view == kept.view


def test_one_written_by_hand_without_what_is_fair_is_left_out() -> None:
    with two_homes() as (amara, jo):
        data = amara.send() + b"\n## Late records\n- Kind: performance\n- Support on offer: Tea\n"
        taken = jo.take(data).items[0]
        assert taken.outcome == "left out" and "evidence" in taken.why
        assert jo.items() == []


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("tameside", "clearly apart from capability and grievance"),
        ("bracknell-forest", "put right: Capability; Disciplinary matters; Grievance (5(2))."),
        ("cafcass", "Advisory Notice"),
        ("plain", ""),
    ],
)
def test_how_it_stands_apart_is_said_by_the_policy_and_by_us(
    home: Home, policy: str, said: str
) -> None:
    policies = {one.id: one for one in home.services.content.policies()}
    jo = home.services.people.add("Jo Bennett", policies[policy])
    apart = home.services.performance.stands_apart(jo)
    assert said in apart.in_words() and apart.ours in apart.in_words()
    assert bool(apart.policy) == bool(said)
    assert {one.field.value for one in home.services.performance.guide().fields} == {
        "evidence",
        "view",
        "good",
        "support",
        "review",
    }
