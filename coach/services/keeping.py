"""Keeps the records of a session: composed from what was said, drafts until they are shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.case_composing import cases_with_words, compose_case
from coach.domain.composing import compose_personal
from coach.domain.record import Record, RecordKind, RecordSection
from coach.domain.unrecorded import for_record

if TYPE_CHECKING:
    from coach.domain.session import Session
    from coach.domain.session_material import SessionMaterial
    from coach.services.under_way import Tools


def keep_records(tools: Tools, material: SessionMaterial) -> None:
    """Keep the personal record, and one for each case that has words; inside a unit of work.

    Of a session that is not recorded only an immediate risk has a personal record.
    """
    session = material.session
    personal = compose_personal(for_record(material))
    if session.recorded or personal:
        _keep(tools, session, RecordKind.PERSONAL, None, personal)
    for case in cases_with_words(material):
        _keep(tools, session, RecordKind.CASE, case.id, compose_case(material, case.id))


def _keep(
    tools: Tools,
    session: Session,
    kind: RecordKind,
    case_id: str | None,
    sections: tuple[RecordSection, ...],
) -> None:
    records = tools.stores.records
    draft = records.add(
        Record(
            id=tools.ids.new(),
            file_id=session.file_id,
            session_id=session.id,
            kind=kind,
            case_id=case_id,
            policy_id=session.policy_id,
            policy_version=session.policy_version,
        )
    )
    revised = records.save(replace(draft.revise(), closed_at=tools.clock.now()))
    records.add_version(revised, sections)
