"""The self-care plan: the whole of it in its owner's home, and what is shared in a supervisor's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.care_changes import CareVersion, versions
from coach.domain.row import Audience, Destination
from coach.domain.self_care import (
    CareDomain,
    CareKind,
    CareWords,
    HasPlan,
    OwnFile,
    SelfCareItem,
    SelfCarePlan,
    review_due,
)
from coach.errors import BadInput, IllegalMove, KeptElsewhere
from coach.services.care_reviews import CareReviews
from coach.services.drafts import WindowDraft
from coach.text import clean_line, clean_note

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Reader

MOST_WORDS = 10_000
"""Characters in one thing of a plan."""


class SelfCareService(CareReviews):
    """What stands in a plan, who may know each thing, and every version of it."""

    def own(self) -> OwnFile | None:
        """The home's owner with their own supervision file; None before they have one."""
        owner = self._stores.people.owner()
        file = self._stores.self_care.file_of(owner.id) if owner else None
        return OwnFile(owner, file) if owner and file else None

    def begin_own(self) -> OwnFile:
        """As `own`; a file is begun where there is none, as for somebody who is in no pair."""
        with self._stores.atomic():
            found = self.own()
            if found is not None:
                return found
            owner = self._stores.people.owner()
            if owner is None:
                raise BadInput("Say who you are first, with: coach setup --name NAME")
            return OwnFile(owner, self._stores.self_care.begin_file(owner, self._ids.new()))

    def is_private(self, whose: HasPlan, reader: Reader) -> bool:
        """Whether its owner is alone with it in their own home, so that it can keep a secret."""
        return reader.alone and whose.person.id == reader.owner_id

    def usual_audience(self, whose: HasPlan, reader: Reader) -> Audience:
        """Who may know something new: only its owner, in a home that can keep it so."""
        return Audience.ONLY_MINE if self.is_private(whose, reader) else Audience.PAIR

    def plan(self, whose: HasPlan, reader: Reader, version: int | None = None) -> SelfCarePlan:
        """The plan in a version, or as it stands. Raises IllegalMove for one that never was."""
        items = self._stores.self_care.items(whose.file.id, reader)
        looked_on = self.looked_on(whose)
        begun = min((one.created_at for one in items if one.created_at), default=None)
        begun_on = begun.astimezone(self._clock.zone()).date() if begun else None
        review_on = review_due(self.settled_of(whose).review_on, looked_on, begun_on)
        return SelfCarePlan.of(whose.person.name, items, version, looked_on, review_on)

    def versions(self, whose: HasPlan, reader: Reader) -> list[CareVersion]:
        """Every version that this reader may see, newest first, with what it changed."""
        return versions(self._stores.self_care.items(whose.file.id, reader), self._clock.zone())

    def share(
        self,
        supervisee: HasPlan,
        kind: CareKind,
        words: str,
        domain: CareDomain | None,
        reader: Reader,
    ) -> SelfCarePlan:
        """Add one more thing that both may read. Raises BadInput without words."""
        said = CareWords(kind=kind, words=words, domain=domain)
        return self.add(supervisee, said, reader, Audience.PAIR)

    def add(
        self, whose: HasPlan, said: CareWords, reader: Reader, audience: Audience | None = None
    ) -> SelfCarePlan:
        """Add one more thing; the plan has a new version.

        Raises BadInput without words, KeptElsewhere for what would be no secret in this home.
        """
        kept = cleaned(said)
        audience = audience or self.usual_audience(whose, reader)
        self._refuse_secret(whose, reader, audience)
        with self._stores.atomic():
            self._put(whose, kept, audience)
        return self.plan(whose, reader)

    def change(
        self, whose: HasPlan, item: SelfCareItem, said: CareWords, reader: Reader
    ) -> SelfCarePlan:
        """Put other words in an item's place; the plan has a new version, the old one stays.

        Raises BadInput without words, IllegalMove for an item that is out of the plan.
        """
        kept = cleaned(said)
        if kept != item.said:
            with self._stores.atomic():
                version = self._end(whose, item, reader)
                self._put(whose, kept, item.audience, item.thing, version)
        return self.plan(whose, reader)

    def let_know(
        self, whose: HasPlan, item: SelfCareItem, audience: Audience, others: str, reader: Reader
    ) -> SelfCarePlan:
        """Say who may know an item: only its owner or the supervisor, and others, in words.

        What is shared no more is hidden in every version of it. Raises KeptElsewhere, IllegalMove.
        """
        self._refuse_secret(whose, reader, audience)
        said = cleaned(replace(item.said, others=others))
        if (audience, said) != (item.audience, item.said):
            with self._stores.atomic():
                version = self._end(whose, item, reader)
                if audience is Audience.ONLY_MINE:
                    self._stores.self_care.keep_back(whose.file.id, item.thing)
                self._put(whose, said, audience, item.thing, version)
        return self.plan(whose, reader)

    def clear(
        self, whose: HasPlan, item: SelfCareItem, on: date | None, reader: Reader
    ) -> SelfCarePlan:
        """Note that a barrier is out of the way since a day, or after all is not."""
        if item.kind is not CareKind.BARRIER:
            raise IllegalMove("Only what gets in the way can be cleared; nothing was changed.")
        return self.change(whose, item, replace(item.said, cleared_on=on), reader)

    def leave_out(self, whose: HasPlan, item: SelfCareItem, reader: Reader) -> SelfCarePlan:
        """Take an item out of the plan from the next version on. Raises IllegalMove."""
        with self._stores.atomic():
            self._end(whose, item, reader)
        return self.plan(whose, reader)

    def bring_back(self, whose: HasPlan, item: SelfCareItem, reader: Reader) -> SelfCarePlan:
        """Put an item back that was left out. Raises IllegalMove where it stands again already."""
        if any(one.thing == item.thing for one in self.plan(whose, reader).items):
            raise IllegalMove("That stands in the plan again already; nothing was changed.")
        with self._stores.atomic():
            self._put(whose, item.said, item.audience, item.thing)
        return self.plan(whose, reader)

    def draft(self, whose: HasPlan, window: str, reader: Reader | None = None) -> WindowDraft:
        """Words typed for a plan and not kept yet; those typed alone never stand there for both."""
        alone = reader is not None and self.is_private(whose, reader)
        window = f"self-care {window}{' alone' if alone else ''}"
        return WindowDraft(self._stores, self._clock, whose.file.id, window)

    def _refuse_secret(self, whose: HasPlan, reader: Reader, audience: Audience) -> None:
        if audience is Audience.ONLY_MINE and not self.is_private(whose, reader):
            raise KeptElsewhere(
                "What only its owner may know is kept in their own home, when they are alone; "
                "nothing was changed."
            )

    def _end(self, whose: HasPlan, item: SelfCareItem, reader: Reader) -> int:
        """End an item as it stands now; the version from which on it is out."""
        version = self._stores.self_care.latest_version(whose.file.id) + 1
        items = self._stores.self_care.items(whose.file.id, reader)
        standing = next((one for one in items if one.id == item.id), item)
        self._stores.self_care.save(standing.end(version))
        return version

    def _put(
        self,
        whose: HasPlan,
        said: CareWords,
        audience: Audience,
        thing: str = "",
        version: int | None = None,
    ) -> SelfCareItem:
        at = version or self._stores.self_care.latest_version(whose.file.id) + 1
        mine = audience is Audience.ONLY_MINE
        return self._stores.self_care.add(
            replace(
                new_item(whose, said, self._ids.new(), at),
                thing_id=thing,
                audience=audience,
                destination=Destination.UNPLACED if mine else Destination.PERSONAL,
                shared_at=None if mine else self._clock.now(),
            )
        )


def cleaned(said: CareWords) -> CareWords:
    """What was typed, as it is kept. Raises BadInput without words, or with far too many."""
    words = clean_note(said.words).strip()
    if not words:
        raise BadInput("There are no words in that; the plan is as it was.")
    if len(words) > MOST_WORDS:
        raise BadInput(f"One thing has at most {MOST_WORDS:,} characters; the plan is as it was.")
    others, removes = clean_line(said.others), clean_line(said.removes)
    return replace(said, words=words, others=others, removes=removes).fitting()


def new_item(whose: HasPlan, said: CareWords, item_id: str, version: int) -> SelfCareItem:
    """A thing of a plan that stands from a version on."""
    return SelfCareItem(
        id=item_id,
        person_id=whose.person.id,
        file_id=whose.file.id,
        owner_id=whose.person.id,
        kind=said.kind,
        domain=said.domain,
        words=said.words,
        since_version=version,
        is_alone=said.is_alone,
        level=said.level,
        removes=said.removes,
        cleared_on=said.cleared_on,
        others=said.others,
    )
