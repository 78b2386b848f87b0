"""Building an agreement together: drafts, acceptances, versions, and when to look at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.agreement import (
    Acceptance,
    Agreement,
    AgreementFile,
    AgreementSection,
    ReviewCall,
    ReviewDue,
    ReviewReason,
    review_day,
)
from coach.domain.agreement_guide import Heading
from coach.domain.policy import DeadlineName, Policy, Span, Topic
from coach.domain.row import Destination, Voice
from coach.errors import (
    AgreementSettled,
    BadInput,
    DocumentsFailed,
    IllegalMove,
    NotFound,
    StorageFailed,
)
from coach.text import clean_name, folded
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Reader, Supervisee
    from coach.services.papers import PaperService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class Together:
    """Somebody's agreements as a face shows them."""

    supervisee: Supervisee
    file: AgreementFile
    term: str
    """The policy's own word, as *supervision agreement* or *contract*."""
    due: ReviewDue | None

    @property
    def in_hand(self) -> Agreement | None:
        """The draft where there is one, else the version that holds."""
        return self.file.draft or self.file.standing

    def person(self, by: Voice) -> tuple[str, str]:
        """The id and name of one of the two. Raises BadInput for both at once."""
        if by is Voice.BOTH:
            raise BadInput("Each of you accepts alone: say supervisor or supervisee.", "by")
        who = self.supervisee.supervisor if by is Voice.SUPERVISOR else self.supervisee.person
        return who.id, who.name

    def waits_for(self) -> tuple[str, ...]:
        """Who has not accepted the draft yet, by name."""
        draft = self.file.draft
        if draft is None:
            return ()
        both = (self.person(Voice.SUPERVISOR), self.person(Voice.SUPERVISEE))
        return tuple(name for person_id, name in both if draft.accepted_by(person_id) is None)


class AgreementService:
    """The agreements of this home's supervision files."""

    def __init__(
        self, stores: Stores, content: Content, clock: Clock, ids: Ids, papers: PaperService
    ) -> None:
        self.stores = stores
        self.clock = clock
        self._content = content
        self._ids = ids
        self._papers = papers

    # Reading

    def of(self, supervisee: Supervisee, reader: Reader) -> Together:
        """Every version there is, and when the standing one is due."""
        file = self.stores.agreements.of_file(supervisee.file.id, reader)
        term = self.policy(supervisee).term("agreement")
        return Together(
            supervisee, file, term, file.review_due(supervisee.pair, self._span(supervisee))
        )

    def policy(self, supervisee: Supervisee) -> Policy:
        """The policy that the pair works by."""
        policies = self._content.policies()
        return next((p for p in policies if p.id == supervisee.pair.policy_id), policies[0])

    def headings(self, supervisee: Supervisee) -> tuple[Heading, ...]:
        """The headings that the policy asks for, each once, or our proposal."""
        rules = self.policy(supervisee).rules_on(Topic.AGREEMENT_HEADINGS)
        asked = [Heading(title, rule.section) for rule in rules for title in rule.items]
        return self._content.agreement_guide().headings(asked)

    def asked_for_by(self, supervisee: Supervisee, heading: str) -> str:
        """The section of the policy that asks for a heading; empty where none does."""
        found = (h for h in self.headings(supervisee) if folded(h.title) == folded(heading))
        return next((one.section for one in found), "")

    def prompts(self, heading: str) -> tuple[str, ...]:
        """What to talk over under a heading."""
        return self._content.agreement_guide().ask(heading)

    def more_headings(self, agreement: Agreement) -> tuple[str, ...]:
        """Headings of our own proposing that the draft does not have."""
        return self._content.agreement_guide().more(one.heading for one in agreement.sections)

    # A draft

    def draft(self, supervisee: Supervisee, reader: Reader) -> Agreement:
        """The draft to go on with, begun now where there is none.

        A new one starts from the wording before it. Of a draft that another supervisor began, the
        words stay and acceptances do not.
        """
        with self.stores.atomic():
            file = self.stores.agreements.of_file(supervisee.file.id, reader)
            if file.draft is None:
                return self._begin(supervisee, file)
            taken_up = file.draft.taken_up_by(supervisee.pair)
            if taken_up == file.draft:
                return file.draft
            self.stores.agreements.take_back(file.draft.acceptances)
            return self.stores.agreements.save(taken_up)

    def _begin(self, supervisee: Supervisee, file: AgreementFile) -> Agreement:
        before = file.before(file.next_version)
        titles = {folded(one.title): one.title for one in self.headings(supervisee)}
        for one in before.written if before else ():
            titles.setdefault(folded(one.heading), one.heading)
        agreement_id = self._ids.new()
        sections = []
        for position, title in enumerate(titles.values()):
            earlier = before.section(title) if before else None
            words = earlier.words if earlier else ""
            sections.append(self._section(agreement_id, title, words, position))
        return self.stores.agreements.add(
            Agreement(
                id=agreement_id,
                file_id=supervisee.file.id,
                pair_id=supervisee.pair.id,
                version=file.next_version,
                sections=tuple(sections),
            )
        )

    def _section(
        self, agreement_id: str, title: str, words: str, position: int
    ) -> AgreementSection:
        return AgreementSection(
            id=self._ids.new(),
            agreement_id=agreement_id,
            heading=title,
            words=words,
            position=position,
            destination=Destination.PERSONAL,
            shared_at=self.clock.now(),
        )

    def standing_draft(self, supervisee: Supervisee, reader: Reader) -> Agreement:
        """The draft as it is on the disk. Raises AgreementSettled where there is none."""
        found = self.stores.agreements.of_file(supervisee.file.id, reader).draft
        if found is None:
            raise AgreementSettled("No version is being drawn up; begin the next one first.")
        return found

    def add_heading(self, supervisee: Supervisee, title: str, reader: Reader) -> AgreementSection:
        """Add a heading of the pair's own to the draft.

        Raises BadInput without words, IllegalMove where the heading is there, AgreementSettled.
        """
        title = clean_name(title, "heading")
        with self.stores.atomic():
            draft = self.standing_draft(supervisee, reader)
            if draft.section(title) is not None:
                raise IllegalMove(f"“{title}” stands there already; nothing was added.")
            position = max((one.position for one in draft.sections), default=-1) + 1
            return self.stores.agreements.add_section(self._section(draft.id, title, "", position))

    # Agreeing

    def accept(
        self,
        supervisee: Supervisee,
        by: Voice,
        reader: Reader,
        name: str = "",
        on: date | None = None,
    ) -> Agreement:
        """Keep one person's yes to the draft; with the second one it is agreed and written out.

        Raises AgreementSettled without a draft, AlreadyAccepted, NothingToAgree, BadInput; also
        DocumentsFailed, when it is agreed all the same.
        """
        with self.stores.atomic():
            self.standing_draft(supervisee, reader)  # accepting begins none
            draft = self.draft(supervisee, reader)
            together = self.of(supervisee, reader)
            person_id, usual = together.person(by)
            acceptance = Acceptance(
                id=self._ids.new(),
                agreement_id=draft.id,
                person_id=person_id,
                name=clean_name(name) if name.strip() else usual,
                accepted_on=on or self.clock.today(),
            )
            accepted = draft.accept(acceptance, self.clock.today())
            both = (supervisee.supervisor.id, supervisee.person.id)
            is_agreed = all(accepted.accepted_by(one) for one in both)
            agreed = self._agree(accepted, both, together) if is_agreed else accepted
            self.stores.agreements.add_acceptance(acceptance)
            if not is_agreed:
                return agreed
            if together.file.standing is not None:
                self.stores.agreements.save(together.file.standing.supersede())
            agreed = self.stores.agreements.save(agreed)
        self._write_out(supervisee, reader)
        return agreed

    def _write_out(self, supervisee: Supervisee, reader: Reader) -> None:
        try:
            self._papers.write_new(supervisee, reader)
        except StorageFailed as error:
            raise DocumentsFailed(
                "It is agreed and kept; its document is still to be written, with: "
                "coach record write NAME"
            ) from error

    def _agree(self, accepted: Agreement, both: tuple[str, str], together: Together) -> Agreement:
        agreed_on = max(one.accepted_on for one in accepted.acceptances)
        return accepted.agree(both, self._review_on(together.supervisee, agreed_on))

    def _review_on(self, supervisee: Supervisee, agreed_on: date) -> date | None:
        span = self._span(supervisee)
        return review_day(agreed_on, span) if span else None

    def _span(self, supervisee: Supervisee) -> Span | None:
        """How long the policy lets an agreement stand; None where it sets no interval."""
        deadline = self.policy(supervisee).deadline(DeadlineName.AGREEMENT_REVIEW)
        return deadline.span if deadline else None

    def call_review(
        self, supervisee: Supervisee, because: ReviewReason, reader: Reader, on: date | None = None
    ) -> ReviewDue:
        """Keep that the agreement should be looked at now. Raises NotFound where there is none."""
        with self.stores.atomic():
            standing = self.of(supervisee, reader).file.standing
            if standing is None:
                raise NotFound("Nothing is agreed yet, so there is nothing to look at again.")
            day = on or self.clock.today()
            if day > self.clock.today():
                raise BadInput("That day is still to come; nothing was changed.", "on")
            self.stores.agreements.add_call(
                ReviewCall(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    agreement_id=standing.id,
                    because=because,
                    called_on=day,
                )
            )
        due = self.of(supervisee, reader).due
        assert due is not None  # the call just kept asks for it
        return due
