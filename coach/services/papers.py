"""Writes a supervision file's documents from what is kept: records, plan, balance, contents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coach.domain.goes import in_the_file
from coach.domain.naming import TALK_TITLES
from coach.domain.policy import DeadlineName, Policy
from coach.domain.record import RecordKind, RecordListing, RecordPaper, RecordStatus
from coach.errors import DocumentsFailed, StorageFailed
from coach.services.filing import Filing, Written
from coach.services.ports import (
    AgreementPaper,
    AgreementsListed,
    Clock,
    Content,
    ContentsPaper,
    Renderer,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.agreement import Agreement
    from coach.domain.people import Reader, Supervisee
    from coach.domain.record_life import RecordLife
    from coach.domain.self_care import HasPlan
    from coach.services.balance import BalanceService
    from coach.services.self_care import SelfCareService
    from coach.services.store_ports import Stores

__all__ = ["PaperService", "Written"]

_RECORD_KINDS = {RecordKind.PERSONAL: "personal-record", RecordKind.CASE: "case-record"}


class PaperService:
    """The documents of one home."""

    def __init__(
        self,
        stores: Stores,
        content: Content,
        renderer: Renderer,
        filing: Filing,
        clock: Clock,
        self_care: SelfCareService,
        balances: BalanceService,
    ) -> None:
        self._stores = stores
        self._content = content
        self._renderer = renderer
        self._filing = filing
        self._clock = clock
        self._self_care = self_care
        self._balances = balances

    def paper(self, supervisee: Supervisee, listing: RecordListing) -> RecordPaper:
        """A record with all that its document shows."""
        record = listing.record
        policy = self._policy(record.policy_id)
        life = self._stores.record_lives.of(record)
        names = self._names(life) or (
            supervisee.person.name,
            listing.supervisor or supervisee.supervisor.name,
        )
        return RecordPaper(
            record=record,
            supervisee=names[0],
            supervisor=names[1],
            held_on=listing.held_on,
            case=listing.case,
            policy_name=policy.name,
            privacy=policy.privacy,
            sections=self._stores.records.sections(record),
            session_kind=listing.session_kind,
            life=life,
        )

    def _names(self, life: RecordLife) -> tuple[str, str] | None:
        """The two as they were called when the version was shared; None for a draft."""
        if life.status is RecordStatus.DRAFT:
            return None
        proofs = self._stores.record_lives.proofs_of(life.record.id)
        found = next((one for one in proofs if one.version_id == life.version_id), None)
        return (found.supervisee, found.supervisor) if found else None

    def write_record(self, supervisee: Supervisee, reader: Reader, listing: RecordListing) -> None:
        """Write one record's document again, and the contents that name it.

        A file that was edited by hand stays as it is. Raises DocumentsFailed.
        """
        try:
            folder = self._folder(supervisee)
            self._write_record(supervisee, folder, listing)
            self._write_contents(supervisee, folder, reader)
        except StorageFailed as error:
            raise DocumentsFailed(
                "It is kept; its document is still to be written, with: coach record write NAME"
            ) from error

    def _policy(self, policy_id: str) -> Policy:
        policies = self._content.policies()
        return next((p for p in policies if p.id == policy_id), policies[0])

    def record_text(self, supervisee: Supervisee, listing: RecordListing) -> str:
        """A record as Markdown."""
        return self._renderer.record(self.paper(supervisee, listing))

    def write_new(self, supervisee: Supervisee, reader: Reader) -> list[Written]:
        """Write records and agreements that have no document yet; bring all else up to date.

        A record whose file was taken away since (filed on the child's record) does not come back.
        Raises DocumentsFailed.
        """
        return self._write(supervisee, reader, self._filing.knows, to_file=False)

    def write_again(self, supervisee: Supervisee, listing: RecordListing) -> Written:
        """Write a record's document as its newest version has it. Raises DocumentsFailed."""
        return self._write_record(supervisee, self._folder(supervisee), listing)

    def write_missing(self, supervisee: Supervisee, reader: Reader) -> list[Written]:
        """As `write_new`, and bring back those whose file is gone. Raises DocumentsFailed."""
        return self._write(supervisee, reader, self._filing.stands, to_file=True)

    def _write(
        self,
        supervisee: Supervisee,
        reader: Reader,
        is_there: Callable[[str, str], bool],
        *,
        to_file: bool,
    ) -> list[Written]:
        """With `to_file`, also case records that were composed, and so filed, in another home."""
        folder = self._folder(supervisee)
        erased = self._stores.case_material.erasing.erased_records(supervisee.file.id)
        written = [
            self._write_record(supervisee, folder, listing)
            for listing in self._stores.records.listing(supervisee.file.id, reader)
            if not is_there(_RECORD_KINDS[listing.record.kind], listing.record.id)
            and listing.record.id not in erased
            and (to_file or listing.case is None or not listing.is_from_elsewhere)
        ]
        written += self._write_agreements(supervisee, folder, reader, is_there)
        written.append(self._write_self_care(supervisee, folder, reader))
        written += self._write_balance(supervisee, folder, reader)
        written.append(self._write_contents(supervisee, folder, reader))
        return written

    def _folder(self, supervisee: HasPlan) -> str:
        person = supervisee.person
        return self._filing.folder("person-folder", person.id, "", person.name)

    def _write_record(
        self, supervisee: Supervisee, person_folder: str, listing: RecordListing
    ) -> Written:
        folder, title = self._place(person_folder, listing)
        return self._filing.write(
            _RECORD_KINDS[listing.record.kind],
            listing.record.id,
            folder,
            f"{title}.md",
            self.record_text(supervisee, listing),
        )

    def place(self, supervisee: Supervisee, listing: RecordListing) -> tuple[str, str]:
        """The folder of a record's documents, and what they are called, without an ending."""
        return self._place(self._folder(supervisee), listing)

    def _place(self, person_folder: str, listing: RecordListing) -> tuple[str, str]:
        record = listing.record
        if record.kind is RecordKind.PERSONAL:
            folder = f"{person_folder}/Records"
            title = TALK_TITLES.get(listing.session_kind, "Supervision")
        else:
            assert record.case_id is not None and listing.case is not None  # a case record has one
            folder = self._filing.folder(
                "case-folder", record.case_id, "Case records", listing.case
            )
            title = "Case record"
        return folder, f"{listing.held_on.isoformat()} {title}"

    def _write_agreements(
        self,
        supervisee: Supervisee,
        person_folder: str,
        reader: Reader,
        is_there: Callable[[str, str], bool],
    ) -> list[Written]:
        found = self._stores.agreements.of_file(supervisee.file.id, reader).versions
        return [
            self._filing.write(
                "agreement",
                one.id,
                f"{person_folder}/Agreement",
                f"{one.agreed_on.isoformat()} Agreement v{one.version}.md",
                self._renderer.agreement(self._agreement_paper(supervisee, one, reader)),
            )
            for one in found
            if one.agreed_on is not None and one.acceptances and not is_there("agreement", one.id)
        ]

    def _agreement_paper(
        self, supervisee: Supervisee, agreement: Agreement, reader: Reader
    ) -> AgreementPaper:
        policy = self._policy(supervisee.pair.policy_id)
        agreed_on = agreement.agreed_on
        them = [one for one in agreement.acceptances if one.person_id != supervisee.person.id]
        contributors = self._stores.contributors.of_file(supervisee.file.id, reader)
        return AgreementPaper(
            agreement=agreement,
            term=policy.term("agreement"),
            supervisee=supervisee.person.name,
            # Of an earlier version it may have been another supervisor.
            supervisor=them[0].name if them else supervisee.supervisor.name,
            policy=f"{policy.id} {policy.version}",
            privacy=policy.privacy,
            contributors=tuple(
                one for one in contributors if agreed_on and one.takes_part_on(agreed_on)
            ),
        )

    def _agreements(self, supervisee: Supervisee, folder: str, reader: Reader) -> AgreementsListed:
        file = self._stores.agreements.of_file(supervisee.file.id, reader)
        policy = self._policy(supervisee.pair.policy_id)
        review = policy.deadline(DeadlineName.AGREEMENT_REVIEW)
        paths = {one.id: self._filing.path_of("agreement", one.id) for one in file.versions}
        return AgreementsListed(
            policy.term("agreement"),
            tuple(
                (one, _within(folder, path) if (path := paths[one.id]) else None)
                for one in reversed(file.versions)
            ),
            file.review_due(supervisee.pair, review.span if review else None),
        )

    def write_self_care(self, whose: HasPlan, reader: Reader) -> Written:
        """Bring the page of a self-care plan up to date. Raises DocumentsFailed."""
        return self._write_self_care(whose, self._folder(whose), reader)

    def _write_self_care(self, supervisee: HasPlan, folder: str, reader: Reader) -> Written:
        """What is shared; all of it only where its owner, in their own home, chose so."""
        whole = self._self_care.is_written_whole(supervisee)
        seen = replace(reader, file_id=None if whole else supervisee.file.id)
        text = self._renderer.self_care(
            self._self_care.plan(supervisee, seen),
            self._clock.today(),
            self._content.care_routes().routes,
            whole=whole,
        )
        return self._filing.write(
            "self-care-plan", supervisee.file.id, f"{folder}/Self-care", "Self-care plan.md", text
        )

    def _write_balance(self, supervisee: Supervisee, folder: str, reader: Reader) -> list[Written]:
        paper = self._balances.paper(supervisee, reader)
        file_id, where = supervisee.file.id, f"{folder}/Balance"
        picture = self._filing.write(
            "balance-picture",
            file_id,
            where,
            "Function balance.svg",
            self._renderer.balance_picture(paper.balance),
        )
        text = self._renderer.balance(paper, self._clock.today(), picture.path.name)
        table = self._filing.write("balance", file_id, where, "Function balance.md", text)
        return [table, picture]

    def _write_contents(self, supervisee: Supervisee, folder: str, reader: Reader) -> Written:
        file_id = supervisee.file.id
        listings = self._stores.records.listing(file_id, reader)
        others = (("Self-care plan", "self-care-plan"), ("Function balance", "balance"))
        paper = ContentsPaper(
            supervisee=supervisee,
            folder=folder,
            records=tuple(listings),
            actions=tuple(self._stores.actions.listing(file_id, reader)),
            self_care_reviewed_on=self._self_care.looked_on(supervisee),
            agreements=self._agreements(supervisee, folder, reader),
            others=tuple(
                (title, _within(folder, path))
                for title, kind in others
                if (path := self._filing.path_of(kind, file_id)) is not None
            ),
            for_whom=in_the_file(self._policy(supervisee.pair.policy_id)),
        )
        text = self._renderer.contents(paper, self._clock.today())
        return self._filing.write("contents", file_id, folder, "Supervision file.md", text)


def _within(folder: str, path: str) -> str:
    """A path as seen from the folder it lies in."""
    return PurePosixPath(path).relative_to(folder).as_posix()
