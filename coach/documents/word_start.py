"""A Word template to begin with: the policy's headings and every placeholder in its place."""

from __future__ import annotations

from datetime import datetime

from coach.documents.sheet import Para, plain
from coach.documents.word import empty_document, put_about, save
from coach.documents.word_blocks import BlockWriter
from coach.documents.word_places import name_of
from coach.domain.policy import Policy, Topic
from coach.domain.record_page import AFTER_TALK, BEFORE_TALK


def start_template(policy: Policy, now: datetime) -> bytes:
    """What a record does not have stays away with its heading; what fits no name comes last."""
    document = empty_document()
    put_about(document, "{{ record.title }} · {{ record.supervisee }} · {{ record.state }}")
    writer = BlockWriter(document)
    writer.heading("{{ record.title }}", 1)
    writer.blocks(
        (
            Para(plain("{{ record.who }}")),
            Para(plain("{{ record.privacy }}"), is_aside=True),
        )
    )
    rules = policy.rules_on(Topic.RECORD_HEADINGS)
    own = [item for rule in rules for item in rule.items]
    names = dict.fromkeys(map(name_of, (*BEFORE_TALK, *own)))
    later = [one for one in map(name_of, AFTER_TALK) if one not in names]
    wanted = [
        *(f"personal.{name} with heading" for name in names),
        "personal.discussion",
        *(f"personal.{name} with heading" for name in later),
        "personal.rest",
        "record.standing",
    ]
    writer.blocks(Para(plain(f"{{{{ {one} }}}}")) for one in wanted)
    return save(document, f"Supervision record ({policy.name})", now)
