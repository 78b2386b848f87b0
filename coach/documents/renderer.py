"""Every document that Coach writes, behind one port."""

from __future__ import annotations

from datetime import date

from coach.documents import agreements, records, trackers
from coach.documents.record_reading import words_part
from coach.domain.balance import Balance
from coach.domain.record import RecordPaper
from coach.domain.self_care import SelfCarePlan
from coach.services.ports import AgreementPaper, ContentsPaper


class MarkdownRenderer:
    """Documents as Markdown with front matter; the picture as SVG."""

    def record(self, paper: RecordPaper) -> str:
        """A personal or case record."""
        return records.render_record(paper)

    def record_words(self, paper: RecordPaper) -> bytes:
        """Its words as bytes, between the front matter and the rule that ends them."""
        return words_part(records.render_record(paper).encode("utf-8"))

    def self_care(self, plan: SelfCarePlan, today: date) -> str:
        """The shared part of a self-care plan."""
        return trackers.render_self_care(plan, today)

    def balance(self, balance: Balance, today: date, picture: str) -> str:
        """The function balance; `picture` is the file name of its SVG."""
        return trackers.render_balance(balance, today, picture)

    def balance_picture(self, balance: Balance) -> str:
        """The balance as SVG with a text alternative."""
        return trackers.render_balance_picture(balance)

    def agreement(self, paper: AgreementPaper) -> str:
        """An agreed version of an agreement."""
        return agreements.render_agreement(paper)

    def contents(self, paper: ContentsPaper, today: date) -> str:
        """The first page of a supervision file."""
        return trackers.render_contents(paper, today)
