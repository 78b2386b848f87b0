"""A Word template to begin with: the policy's headings and every placeholder in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents.sheet import Para, plain
from coach.documents.word import empty_document, put_about, save
from coach.documents.word_blocks import BlockWriter
from coach.documents.word_places import name_of
from coach.documents.word_template import OF_SEVERAL, WITH_HEADING
from coach.domain.policy import Policy, Topic
from coach.domain.record import RecordKind
from coach.domain.record_page import AFTER_TALK, BEFORE_TALK, CASE_HEADINGS, TITLES

if TYPE_CHECKING:
    from datetime import datetime


def start_template(policy: Policy, kind: RecordKind, now: datetime) -> bytes:
    """What a record does not have stays away with its heading; what fits no name comes last."""
    document = empty_document()
    put_about(document, "{{ record.title }} · {{ record.whose }} · {{ record.state }}")
    writer = BlockWriter(document)
    writer.heading("{{ record.title }}", 1)
    writer.blocks(
        (
            Para(plain("{{ record.who }}")),
            Para(plain("{{ record.privacy }}"), is_aside=True),
        )
    )
    names = _personal(policy) if kind is RecordKind.PERSONAL else CASE_HEADINGS
    wanted = [
        *(
            f"{kind}.{name}{WITH_HEADING}"
            for name in dict.fromkeys(map(name_of, names))
            if name not in OF_SEVERAL
        ),
        f"{kind}.rest",
        "record.standing",
    ]
    if kind is RecordKind.PERSONAL:
        wanted.insert(len(BEFORE_TALK), "personal.discussion")
    writer.blocks(Para(plain(f"{{{{ {one} }}}}")) for one in wanted)
    return save(document, f"{TITLES[kind]} ({policy.name})", now)


def _personal(policy: Policy) -> tuple[str, ...]:
    """Coach's own headings, then what the policy has besides."""
    rules = policy.rules_on(Topic.RECORD_HEADINGS)
    return (*BEFORE_TALK, *AFTER_TALK, *(item for rule in rules for item in rule.items))
