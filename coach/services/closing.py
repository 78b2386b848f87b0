"""Reads a session back, and closes it: records composed and kept, what was left behind erased."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.composing import (
    SessionMaterial,
    cases_with_words,
    compose_case,
    compose_personal,
)
from coach.domain.record import Record, RecordKind, RecordSection
from coach.errors import DocumentsFailed
from coach.services.conversation import Conversation
from coach.services.papers import PaperService, Written


@dataclass(frozen=True)
class Closed:
    """What closing left."""

    erased: int
    """Notes erased because they were left behind."""
    written: tuple[Written, ...]
    failed: DocumentsFailed | None
    """Why documents could not be written, if they could not; the records are kept all the same."""


class Closing:
    """The end of one conversation."""

    def __init__(self, talk: Conversation, papers: PaperService) -> None:
        self._talk = talk
        self._papers = papers

    def read_back(self) -> tuple[RecordSection, ...]:
        """The personal record as it would be if the session closed now."""
        return compose_personal(self.material())

    def material(self) -> SessionMaterial:
        """Everything kept from the session, as the pair may read it."""
        talk = self._talk
        stores, reader, session = talk.tools.stores, talk.reader, talk.session
        reviews = stores.reviews.of_session(session.id, reader)
        return SessionMaterial(
            session=session,
            cases=tuple(stores.cases.of_file(session.file_id)),
            discussions=tuple(stores.discussions.of_session(session.id, reader)),
            asked=tuple(stores.asked.of_session(session.id, reader)),
            notes=tuple(stores.notes.of_session(session.id, reader)),
            agenda=tuple(stores.agenda.of_session(session.id, reader)),
            actions=tuple(stores.actions.of_session(session.id, reader)),
            reviews=tuple(reviews),
            reviewed_actions=tuple(stores.actions.get(r.action_id, reader) for r in reviews),
            decisions=tuple(stores.decisions.of_session(session.id, reader)),
            disagreements=tuple(stores.disagreements.of_session(session.id, reader)),
            risks=tuple(stores.risks.of_session(session.id, reader)),
            sweeps=tuple(stores.sweeps.of_session(session.id, reader)),
            self_care_reviewed=any(
                review.session_id == session.id
                for review in stores.self_care.reviews(session.file_id)
            ),
        )

    def close(self, *, erase_left_behind: bool) -> Closed:
        """End the session and keep its records; then write the documents.

        Left-behind notes are erased only when told to. The records are kept before the first
        document is written; a folder that cannot be written is reported, and loses nothing.
        """
        talk = self._talk
        stores = talk.tools.stores
        with stores.atomic():
            standing = stores.sessions.get(talk.session.id, talk.reader)
            ended = standing.close(talk.tools.clock.now())
            talk.attention.stop()
            material = self.material()
            self._keep(RecordKind.PERSONAL, None, compose_personal(material))
            for case in cases_with_words(material):
                self._keep(RecordKind.CASE, case.id, compose_case(material, case.id))
            erased = stores.notes.erase_left_behind(ended.id) if erase_left_behind else 0
            talk.session = stores.sessions.save(ended)
        if erased:
            stores.empty_log()
        try:
            written = self._papers.write_all(talk.supervisee, talk.reader)
        except DocumentsFailed as failed:
            return Closed(erased, (), failed)
        return Closed(erased, tuple(written), None)

    def _keep(
        self, kind: RecordKind, case_id: str | None, sections: tuple[RecordSection, ...]
    ) -> None:
        talk = self._talk
        session = talk.session
        draft = talk.tools.stores.records.add(
            Record(
                id=talk.tools.ids.new(),
                file_id=session.file_id,
                session_id=session.id,
                kind=kind,
                case_id=case_id,
                policy_id=session.policy_id,
                policy_version=session.policy_version,
            )
        )
        revised = talk.tools.stores.records.save(draft.revise())
        talk.tools.stores.records.add_version(revised, sections)
        talk.tools.stores.records.save(revised.close(talk.tools.clock.now()))
