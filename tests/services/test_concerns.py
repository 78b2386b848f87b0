"""A concern about supervision has a way of its own, and words that no supervisor reads."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.concern import ConcernStep
from coach.domain.people import Reader
from coach.errors import BadInput, KeptElsewhere, NotFound
from tests.builders import Home
from tests.services.pairs import two_homes


def test_the_words_stay_with_the_supervisee_alone() -> None:
    with two_homes() as (amara, jo):
        services, reader = jo.home.services, jo.home.services.people.reader()
        note = services.concerns.write(jo.pair, reader, ConcernStep.ALONE, "Marigold.\nEach time.")
        services.concerns.change(note, reader, "Marigold, and nobody hears it.")
        services.concerns.take(note, reader)
        alone = services.concerns.route(jo.pair, reader).steps[0]
        assert [one.words for one in alone.notes] == ["Marigold, and nobody hears it."]
        assert alone.taken_on == date(2026, 11, 22)
        jo.add("How we work together")
        assert b"Marigold" not in jo.send()
        present = Reader(reader.owner_id, jo.pair.file.id)
        shown = services.concerns.route(jo.pair, present)
        assert not any(step.notes for step in shown.steps) and not shown.is_private
        with pytest.raises(NotFound):
            services.concerns.change(note, present, "x")
        there = services.stores.hand_overs.gather(jo.pair.file.id)
        assert "Marigold" not in str(there)
        services.concerns.put_on(services.concerns.take_off(note, reader), reader)
        with pytest.raises(BadInput):
            services.concerns.write(jo.pair, reader, ConcernStep.TALK, " ")
        with pytest.raises(KeptElsewhere, match="your supervisor's home"):
            here = amara.home.services
            here.concerns.write(amara.pair, here.people.reader(), ConcernStep.TALK, "Secret")


@pytest.mark.parametrize(
    ("policy", "said"),
    [("leeds", "Talk to each other first"), ("tameside", "supervisor's manager"), ("plain", "")],
)
def test_the_way_has_every_step_with_the_policys_words_beside_it(
    home: Home, policy: str, said: str
) -> None:
    policies = {one.id: one for one in home.services.content.policies()}
    jo = home.services.people.add("Jo Bennett", policies[policy])
    route = home.services.concerns.route(jo, home.services.people.reader())
    assert {step.guide.step for step in route.steps} == set(ConcernStep)
    assert all(step.guide.prompts for step in route.steps)
    assert said in " ".join(rule.words for rule in route.policy)
    assert all(rule.section for rule in route.policy) and not route.is_private
