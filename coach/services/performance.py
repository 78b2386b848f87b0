"""A worry about somebody's work: prepared alone, announced with all that is fair, then shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.performance import PerformanceGuide, PerformanceMatter, StandsApart
from coach.domain.policy import Topic
from coach.domain.row import Audience, Voice
from coach.domain.session import AgendaItem, ItemKind
from coach.errors import IllegalMove, NotFound
from coach.text import clean_line, clean_name, clean_note

if TYPE_CHECKING:
    from coach.domain.agenda import MatterWords
    from coach.domain.people import Reader, Supervisee
    from coach.services.evidence import EvidenceService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


class PerformanceService:
    """Performance items of the agenda that waits."""

    def __init__(
        self, stores: Stores, content: Content, clock: Clock, ids: Ids, evidence: EvidenceService
    ) -> None:
        self._stores = stores
        self._evidence = evidence
        self._content = content
        self._clock = clock
        self._ids = ids

    def guide(self) -> PerformanceGuide:
        """What is asked for, field by field."""
        return self._content.performance_guide()

    def stands_apart(self, supervisee: Supervisee) -> StandsApart:
        """How it stands apart from a capability procedure, by the pair's policy."""
        policies = self._content.policies()
        policy = next((p for p in policies if p.id == supervisee.pair.policy_id), policies[0])
        return StandsApart(policy.rules_on(Topic.PERFORMANCE), self.guide().apart)

    def require_supervisor(self, supervisee: Supervisee, reader: Reader) -> None:
        """Raises IllegalMove in the supervisee's own home."""
        if supervisee.part_of(reader.owner_id) is not Voice.SUPERVISOR:
            raise IllegalMove(
                "It is your supervisor who raises a worry about your work; what you would like to "
                "bring yourself is an item like any other."
            )

    def write(
        self,
        supervisee: Supervisee,
        reader: Reader,
        item: AgendaItem | None,
        title: str,
        words: MatterWords,
        seen: str = "",
    ) -> AgendaItem:
        """A whole window at once, for a new one or one that waits; `seen` is one more reference.

        All or none. Raises as `prepare`, `word` and the evidence do.
        """
        with self._stores.atomic():
            if item is None:
                standing = self.prepare(supervisee, reader, title)
            else:
                self.require_supervisor(supervisee, reader)
                self._waiting(item, reader)
                kept = self._stores.agenda.get(item.id, reader)
                named = replace(kept, title=clean_name(title, "title"))
                standing = self._stores.agenda.save(named)
            self.word(standing, reader, words)
            if seen.strip():
                self._evidence.refer(supervisee, seen, standing)
        return standing

    def prepare(
        self, supervisee: Supervisee, reader: Reader, title: str, detail: str = ""
    ) -> AgendaItem:
        """Begin one; it is the supervisor's alone until it is announced.

        Raises BadInput for a title without letters, IllegalMove in the supervisee's own home.
        """
        self.require_supervisor(supervisee, reader)
        with self._stores.atomic():
            item = self._stores.agenda.add(
                AgendaItem(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    title=clean_name(title, "title"),
                    raised_by=Voice.SUPERVISOR,
                    kind=ItemKind.PERFORMANCE,
                    detail=clean_note(detail),
                    audience=Audience.ONLY_MINE,
                )
            )
            self._stores.preparing.matters.add(
                PerformanceMatter(
                    id=self._ids.new(),
                    file_id=item.file_id,
                    agenda_item_id=item.id,
                    audience=Audience.ONLY_MINE,
                )
            )
        return item

    def matter(self, item: AgendaItem, reader: Reader) -> PerformanceMatter:
        """What belongs to one. Raises NotFound for an item of another kind."""
        found = self._stores.preparing.matters.of_item(item.id, reader)
        if found is None:
            raise NotFound("That is no worry about somebody's work.")
        return found

    def word(self, item: AgendaItem, reader: Reader, words: MatterWords) -> PerformanceMatter:
        """Say what good looks like, the support, the review, the view. Raises NotFound."""
        with self._stores.atomic():
            standing = self._waiting(item, reader)
            clean = replace(
                words,
                good=clean_line(words.good),
                support=clean_line(words.support),
                view=clean_line(words.view),
            )
            return self._stores.preparing.matters.save(standing.reword(clean))

    def say_view(self, item: AgendaItem, reader: Reader, view: str) -> PerformanceMatter:
        """The supervisee's own view; the rest stays as it is. Raises NotFound."""
        standing = self.matter(item, reader)
        return self.word(item, reader, replace(standing.words(), view=view))

    def lacks(self, item: AgendaItem, reader: Reader) -> list[tuple[str, str]]:
        """What it still needs before it can be announced: the field, and what that is in words."""
        has_evidence = self._has_evidence(item, reader)
        return self.matter(item, reader).words().lacks(has_evidence=has_evidence)

    def announce(self, item: AgendaItem, reader: Reader) -> AgendaItem:
        """Tell the supervisee of it: from now on it is both's, and comes to the next session.

        In person, or by the agenda that goes to them. A session under way does not get it any
        more. Raises BadInput about the field that is still missing, NotFound.
        """
        with self._stores.atomic():
            standing = self._waiting(item, reader)
            matter = standing.announce(
                self._clock.today(), has_evidence=self._has_evidence(item, reader)
            )
            self._stores.preparing.matters.save(matter)
            for evidence in self._stores.preparing.evidence.of_item(item.id, reader):
                self._stores.preparing.evidence.save(replace(evidence, audience=Audience.PAIR))
            now = self._clock.now()
            kept = self._stores.agenda.get(item.id, reader)
            return self._stores.agenda.save(
                replace(kept, audience=Audience.PAIR, shared_at=kept.shared_at or now)
            )

    def _waiting(self, item: AgendaItem, reader: Reader) -> PerformanceMatter:
        standing = self._stores.agenda.get(item.id, reader)
        if standing.session_id is not None or standing.withdrawn_at is not None:
            raise NotFound("That item no longer waits for a session; it stays as it was.")
        return self.matter(item, reader)

    def _has_evidence(self, item: AgendaItem, reader: Reader) -> bool:
        found = self._stores.preparing.evidence.of_item(item.id, reader)
        return any(one.withdrawn_at is None for one in found)
