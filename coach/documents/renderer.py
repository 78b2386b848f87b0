"""Every document that Coach writes, behind one port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents import (
    agreements,
    balance,
    balance_picture,
    records,
    self_care,
    trackers,
)
from coach.documents.record_reading import words_part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.balance import Balance
    from coach.domain.care_routes import CareRoute
    from coach.domain.record import RecordPaper
    from coach.domain.self_care import SelfCarePlan
    from coach.services.balance_ports import BalancePaper
    from coach.services.ports import AgreementPaper, ContentsPaper


class MarkdownRenderer:
    """Documents as Markdown with front matter; the picture as SVG."""

    def record(self, paper: RecordPaper) -> str:
        """A personal or case record."""
        return records.render_record(paper)

    def record_words(self, paper: RecordPaper) -> bytes:
        """Its words as bytes, between the front matter and the rule that ends them."""
        return words_part(records.render_record(paper).encode("utf-8"))

    def self_care(
        self,
        plan: SelfCarePlan,
        today: date,
        routes: Sequence[CareRoute] = (),
        *,
        whole: bool = False,
    ) -> str:
        """A self-care plan: what is shared, or all of it in its owner's own home."""
        return self_care.render_self_care(plan, today, routes, whole=whole)

    def balance(self, paper: BalancePaper, today: date, picture: str) -> str:
        """The function balance; `picture` is the file name of its SVG."""
        return balance.render_balance(paper, today, picture)

    def balance_picture(self, found: Balance) -> str:
        """The balance as SVG with a text alternative."""
        return balance_picture.render_balance_picture(found)

    def agreement(self, paper: AgreementPaper) -> str:
        """An agreed version of an agreement."""
        return agreements.render_agreement(paper)

    def contents(self, paper: ContentsPaper, today: date) -> str:
        """The first page of a supervision file."""
        return trackers.render_contents(paper, today)
