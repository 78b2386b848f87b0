"""What a group agrees: drafts by headings, a yes of each member, versions, when to look again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agreed_versions import Acceptance, AgreementSection
from coach.domain.group import (
    HEADINGS,
    GroupAgreement,
    GroupAgreements,
    group_review_day,
)
from coach.domain.row import Audience, Destination
from coach.errors import AgreementSettled
from coach.text import clean_name, clean_note, folded

if TYPE_CHECKING:
    from datetime import date

    from coach.services.group_papers import GroupPapers
    from coach.services.groups import GroupSeen, GroupService


class GroupAgreementService:
    """The agreements of this home's groups."""

    def __init__(self, groups: GroupService, papers: GroupPapers) -> None:
        self._groups = groups
        self._kept = groups.stores.groups.agreements
        self._papers = papers

    def of(self, seen: GroupSeen) -> GroupAgreements:
        """Every version there is."""
        return self._kept.of_group(seen.group.id)

    def review_due(self, seen: GroupSeen) -> date | None:
        """When the standing version is looked at again; None where nothing is agreed."""
        today = self._groups.clock.today()
        return self.of(seen).review_due(seen.here_on(today))

    def draft(self, seen: GroupSeen) -> GroupAgreement:
        """The draft to go on with; a new one starts from the wording before it."""
        with self._groups.stores.atomic():
            found = self.of(seen)
            if found.draft is not None:
                return found.draft
            before = found.before(found.next_version)
            titles = {folded(one): one for one in HEADINGS}
            for one in before.written if before else ():
                titles.setdefault(folded(one.heading), one.heading)
            agreement_id = self._groups.ids.new()
            sections = []
            for position, title in enumerate(titles.values()):
                earlier = before.section(title) if before else None
                words = earlier.words if earlier else ""
                sections.append(self._section(seen, agreement_id, title, words, position))
            return self._kept.add(
                GroupAgreement(
                    id=agreement_id,
                    group_id=seen.group.id,
                    version=found.next_version,
                    sections=tuple(sections),
                )
            )

    def _section(
        self, seen: GroupSeen, agreement_id: str, title: str, words: str, position: int
    ) -> AgreementSection:
        return AgreementSection(
            id=self._groups.ids.new(),
            agreement_id=agreement_id,
            heading=title,
            words=words,
            position=position,
            audience=Audience.GROUP,
            destination=Destination.PERSONAL,
            group_id=seen.group.id,
            shared_at=self._groups.clock.now(),
        )

    def write(self, seen: GroupSeen, heading: str, words: str) -> GroupAgreement:
        """Put words under a heading of the draft; words that change take every yes back.

        Raises BadInput for a heading without letters.
        """
        heading, words = clean_name(heading, "heading"), clean_note(words)
        with self._groups.stores.atomic():
            draft = self.draft(seen)
            there = draft.section(heading)
            if there is None:
                position = max((one.position for one in draft.sections), default=-1) + 1
                there = self._section(seen, draft.id, heading, "", position)
                there = self._kept.add_section(there)
                draft = draft.put(there)
            changed = draft.put(replace(there, words=words))
            if words != there.words:
                self._kept.take_back(draft.acceptances)
                self._kept.save_section(replace(there, words=words))
            return changed

    def waits_for(self, seen: GroupSeen) -> tuple[str, ...]:
        """Who has not said yes to the draft, by what they are called; the mentor too."""
        draft = self.of(seen).draft
        if draft is None:
            return ()
        return tuple(
            seen.called[one] for one in self._everybody(seen) if draft.accepted_by(one) is None
        )

    def _everybody(self, seen: GroupSeen) -> tuple[str, ...]:
        here = seen.here_on(self._groups.clock.today())
        return (seen.group.mentor_id, *(one.person_id for one in here))

    def accept(
        self, seen: GroupSeen, wanted: str, on: date | None = None,
        review_on: date | None = None,
    ) -> GroupAgreement:  # fmt: skip
        """Keep one person's yes, the mentor's or a member's; with the last one it is agreed.

        Raises AgreementSettled without a draft, AlreadyAccepted, NothingToAgree, BadInput; also
        DocumentsFailed, when it is agreed all the same.
        """
        with self._groups.stores.atomic():
            seen = self._groups.again(seen)
            found = self.of(seen)
            if found.draft is None:
                raise AgreementSettled("No version is being drawn up; write the next one first.")
            person_id, name = self._who(seen, wanted)
            today = self._groups.clock.today()
            acceptance = Acceptance(
                id=self._groups.ids.new(),
                agreement_id=found.draft.id,
                person_id=person_id,
                name=name,
                accepted_on=on or today,
            )
            accepted = found.draft.accept(acceptance, today)
            self._kept.add_acceptance(acceptance)
            everybody = self._everybody(seen)
            if any(accepted.accepted_by(one) is None for one in everybody):
                return accepted
            last = max(one.accepted_on for one in accepted.acceptances)
            agreed = accepted.agree(everybody, review_on or group_review_day(last))
            if found.standing is not None:
                self._kept.save(found.standing.supersede())
            agreed = self._kept.save(agreed)
        self._papers.write_agreement(seen, agreed)
        return agreed

    def _who(self, seen: GroupSeen, wanted: str) -> tuple[str, str]:
        mentor_id = seen.group.mentor_id
        if folded(wanted) in (folded(seen.called[mentor_id]), "mentor"):
            return mentor_id, seen.called[mentor_id]
        member = self._groups.member(seen, wanted)
        return member.person_id, seen.called[member.person_id]
