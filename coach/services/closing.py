"""Reads a session back, and closes it: records composed and kept, what was left behind erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case_composing import cases_with_words, compose_case
from coach.domain.case_filing import Erasing, Unreached
from coach.domain.composing import compose_personal
from coach.domain.row import Destination
from coach.domain.session import SessionKind, SessionStatus
from coach.domain.session_material import SessionMaterial
from coach.domain.still_open import StillOpen, open_in_case, open_in_personal
from coach.domain.unrecorded import for_record
from coach.errors import BadInput, CoachError, DocumentsFailed, StorageFailed
from coach.services.carrying import Carrying
from coach.services.finishing import finish
from coach.services.keeping import keep_records
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.discussion import CaseReference, Note
    from coach.domain.log import LogEntry
    from coach.domain.record import RecordSection
    from coach.services.conversation import Conversation
    from coach.services.log import LogService
    from coach.services.papers import PaperService, Written


@dataclass(frozen=True)
class Closed:
    """What closing left."""

    erased: int
    """Notes erased because they were left behind."""
    log_emptied: bool
    """Whether erased words have left the database's log too."""
    written: tuple[Written, ...]
    failed: CoachError | None
    """Why documents could not be written, if they could not; the records are kept all the same."""
    unreached: tuple[Unreached, ...] = ()
    """What erasing could not reach."""


class Closing:
    """The end of one conversation."""

    def __init__(self, talk: Conversation, papers: PaperService, log: LogService) -> None:
        self._talk = talk
        self._papers = papers
        self._log = log

    def read_back(self) -> tuple[RecordSection, ...]:
        """The personal record as it would be if the session closed now."""
        return compose_personal(for_record(self.material()))

    def read_back_cases(self) -> tuple[tuple[CaseReference, tuple[RecordSection, ...]], ...]:
        """Each case record that would remain, case by case."""
        material = self.material()
        return tuple((case, compose_case(material, case.id)) for case in cases_with_words(material))

    def still_open(self, sections: tuple[RecordSection, ...]) -> tuple[StillOpen, ...]:
        """Where a personal record says nothing yet that its policy or its reader would look for."""
        return open_in_personal(sections, self._talk.policy())

    def still_open_of_case(self, sections: tuple[RecordSection, ...]) -> tuple[StillOpen, ...]:
        """The same of a case record."""
        return open_in_case(sections)

    def material(self) -> SessionMaterial:
        """Everything kept from the session, as the pair may read it."""
        talk = self._talk
        stores, reader, session = talk.tools.stores, talk.reader, talk.session
        said = stores.reviews.of_session(session.id, reader)
        reviews = [review for review in said if review.withdrawn_at is None]
        looks = [
            look
            for look in stores.self_care.reviews(session.file_id)
            if look.session_id == session.id
        ]
        return SessionMaterial(
            session=session,
            policy=talk.policy(),
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
            self_care_reviewed=bool(looks),
            self_care_support=looks[0].support if looks else "",
            balance_answers=tuple(
                one
                for one in stores.balance_answers.of_session(session.id, reader)
                if one.withdrawn_at is None
            ),
            next_on=self.next_on(),
        )

    def next_on(self) -> date | None:
        """The day agreed for the pair's next session, if there is one."""
        return next((entry.on for entry in self._upcoming()), None)

    def agree_next(self, on: date) -> LogEntry:
        """Agree the day of the next session; one agreed before gives way to it.

        Raises BadInput about `on` for a day that is not to come, and what the log raises.
        """
        talk = self._talk
        if on <= talk.tools.clock.today():
            raise BadInput("The next session comes after today; nothing was changed.", "on")
        standing = next(iter(self._upcoming()), None)
        if standing is None:
            return self._log.plan(talk.supervisee, on)[1]
        if standing.on == on:
            return standing
        return self._log.rearrange(talk.supervisee, standing.id, on)

    def _upcoming(self) -> list[LogEntry]:
        talk = self._talk
        return [
            entry
            for entry in self._log.show(talk.supervisee)
            if entry.status is SessionStatus.PLANNED
            and entry.kind is SessionKind.FORMAL
            and entry.id != talk.session.id
            and entry.on > talk.tools.clock.today()
        ]

    def close(self, *, erase: Iterable[Note] = ()) -> Closed:
        """End the session and keep its records; then write the documents.

        Of the notes left behind just those given are erased: the ones that were shown. Nothing
        that fails after the records are kept undoes them; it is reported. Raises SessionClosed.
        """
        talk = self._talk
        stores = talk.tools.stores
        with stores.atomic():
            standing = stores.sessions.get(talk.session.id, talk.reader)
            ended = standing.close(talk.tools.clock.now())
            talk.attention.stop()
            Carrying(talk).carry()
            material = self.material()
            for note in material.notes:  # also one that nobody left before the end
                stores.notes.index(note)
            keep_records(talk.tools, material)
            stores.drafts.clear(talk.session.id)
            going = self._erase([note.id for note in erase])
            talk.session = stores.sessions.save(ended)
        erased, unreached, log_emptied = self._forget(going)
        try:
            written = self._papers.write_new(talk.supervisee, talk.reader)
        except (DocumentsFailed, StorageFailed) as failed:
            return Closed(erased, log_emptied, (), failed, unreached)
        return Closed(erased, log_emptied, tuple(written), None, unreached)

    def _erase(self, note_ids: list[str]) -> tuple[Erasing, int] | None:
        """Erase what is left behind still; what was taken back before goes with it."""
        if not note_ids:
            return None
        talk = self._talk
        kept = talk.tools.stores.case_material.erasing
        withdrawn = [
            note.id
            for note in talk.tools.stores.notes.of_session(talk.session.id, talk.reader)
            if note.withdrawn_at is not None and note.destination is Destination.LEAVE_BEHIND
        ]
        shown = kept.left_behind(note_ids)
        ids = (*shown, *withdrawn)
        if not ids:
            return None
        erasing = Erasing(talk.tools.ids.new(), talk.session.file_id, None, ids)
        kept.begin(erasing)
        return erasing, len(shown)

    def _forget(self, going: tuple[Erasing, int] | None) -> tuple[int, tuple[Unreached, ...], bool]:
        if going is None:
            return 0, (), True
        unreached, is_complete = finish(self._talk.tools.stores.case_material, going[0])
        return going[1], unreached, is_complete
