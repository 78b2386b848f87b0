"""The guides of preparation are whole, and a faulty one is told by file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.guides import load_concerns, load_performance
from coach.content.shelves import built_in
from coach.errors import ContentFaulty

SHIPPED = built_in("data") / "preparation"


@pytest.mark.parametrize(
    ("name", "was", "now", "why"),
    [
        ("performance", "id: good", "id: view", "fields[2].id: view stands here twice"),
        ("performance", "title:", "titel:", "line 3, titel: this key is not known here"),
        ("concerns", "id: peer", "id: priest", "steps[3].id"),
    ],
)
def test_a_faulty_guide_is_told_by_its_line(
    tmp_path: Path, name: str, was: str, now: str, why: str
) -> None:
    path = tmp_path / f"{name}.yaml"
    text = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(ContentFaulty) as told:
        (load_performance if name == "performance" else load_concerns)(path)
    assert why in str(told.value)


def test_a_guide_lacks_no_part(tmp_path: Path) -> None:
    path = tmp_path / "concerns.yaml"
    text = (SHIPPED / "concerns.yaml").read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - id: manager")], encoding="utf-8")
    with pytest.raises(ContentFaulty, match="manager is missing"):
        load_concerns(path)
