"""Each profile says which document it was read from, and of when."""

from __future__ import annotations

import pytest

from tests.content.policy_rows import shipped


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("tameside", ("Tameside", "2015")),
        ("cafcass", ("Cafcass", "September 2008", "review in September 2009")),
        ("leeds", ("Leeds", "November 2023")),
        ("south-gloucestershire", ("South Gloucestershire",)),
        ("bracknell-forest", ("Bracknell Forest",)),
    ],
)
def test_the_document_and_its_date_are_named(policy: str, said: tuple[str, ...]) -> None:
    source = shipped(policy).source
    assert all(words in source for words in said), source


def test_the_plain_policy_has_no_document() -> None:
    assert shipped("plain").source == ""
