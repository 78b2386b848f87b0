"""What Prepare does besides its list: evidence, a worry about the work, agendas to and fro."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.goes import for_pair_or_me
from coach.domain.performance import PerformanceField
from coach.domain.row import Audience, Voice
from coach.errors import BadInput
from coach.files import read_bytes, read_text
from coach.screens.prepare_windows import (
    Form,
    import_lines,
    matter_fields,
    read_matter,
    read_path,
    report_lines,
)
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.fill_and_tell import fill_and_tell
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import goes
from coach.words import prepare as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.evidence import Evidence
    from coach.domain.people import Reader, Supervisee
    from coach.domain.session import AgendaItem
    from coach.services.house import House

AGENDA_LIMIT, REPORT_LIMIT = 1_000_000, 5_000_000
"""Bytes in one file."""


class PrepareMoves(ListScreen):
    """Each opens one window and hands what stands there to one service."""

    def __init__(self, house: House, person_id: str) -> None:
        super().__init__()
        self.house = house
        self.supervisee: Supervisee = house.people.with_id(person_id)
        self.items: dict[str, AgendaItem] = {}
        self.evidence: dict[str, Evidence] = {}

    @property
    def reader(self) -> Reader:
        """The home's owner, alone."""
        return self.house.people.reader()

    @property
    def own(self) -> Voice:
        """The part that the home's owner has in the pair."""
        return self.supervisee.part_of(self.reader.owner_id)

    def for_agenda(self, audience: Audience) -> str:
        """Who reads what is prepared, and where it stands."""
        return for_pair_or_me(self.house.agreements.policy(self.supervisee), audience)

    def whom(self) -> str | None:
        """The supervisee."""
        return self.supervisee.person.id

    def piece_here(self) -> Evidence | None:
        """The piece of evidence under the cursor."""
        return self.evidence.get(self.query_one(LineList).here or "")

    def item_here(self) -> AgendaItem | None:
        """The item under the cursor, also where the cursor is on something beside it."""
        piece = self.piece_here()
        here = piece.agenda_item_id if piece else self.query_one(LineList).here
        return self.items.get(here or "")

    # Evidence

    def action_attach(self) -> None:
        """Evidence of work: where it lies, words, or a caseload report."""
        acts: dict[str, Callable[[], None]] = {
            "r": self._refer,
            "t": self._paste,
            "c": self._take_report,
        }
        words = (say.A_REFERENCE, say.SOME_WORDS, say.A_REPORT)
        choices = [Choice(key, key, what) for key, what in zip(acts, words, strict=True)]

        def take(value: str | None) -> None:
            if value is not None:
                acts[value]()

        self.app.push_screen(ChooseOne(say.EVIDENCE, choices), take)

    def _beside_field(self) -> list[Field]:
        item = self.item_here()
        if item is None:
            return []
        choices = ((item.id, say.THE_ITEM.format(title=item.title)), ("", say.THE_WHOLE))
        return [Field("beside", say.BESIDE_WHAT, item.id, choices=choices)]

    def _refer(self) -> None:
        def take(filled: Filled) -> None:
            item = self.items.get(filled.get("beside", ""))
            self.house.evidence.refer(self.supervisee, filled["evidence"], item)

        fields = [Field("evidence", say.WHERE_IT_LIES, hint=say.WHERE_HINT), *self._beside_field()]
        draft = self.house.preparing.draft(self.supervisee, "reference")
        self.app.push_screen(
            FillIn(say.EVIDENCE, fields, take, draft, goes=self.for_agenda(Audience.PAIR))
        )

    def _paste(self) -> None:
        def take(filled: Filled) -> None:
            item = self.items.get(filled.get("beside", ""))
            self.house.evidence.paste(self.supervisee, filled["evidence"], filled["words"], item)

        fields = [
            Field("evidence", say.WHAT_IT_IS),
            *self._beside_field(),
            Field("words", say.THE_WORDS, is_long=True),
        ]
        draft = self.house.preparing.draft(self.supervisee, "pasted")
        self.app.push_screen(
            Form(say.EVIDENCE, fields, take, draft, goes=self.for_agenda(Audience.PAIR))
        )

    def _take_report(self) -> None:
        def take(filled: Filled) -> list[str]:
            path = read_path(filled["path"])
            if path is None:
                raise BadInput(say.WHICH_FILE, "path")
            text = read_text(path, REPORT_LIMIT)
            return report_lines(
                self.house.evidence.take_in_report(self.supervisee, text, path.name)
            )

        fields = [Field("path", say.WHICH_FILE)]
        fill_and_tell(
            self.app,
            say.A_REPORT,
            fields,
            take,
            goes=goes.A_PLACE,
            about=say.REPORT_ABOUT,
            told=say.IMPORTED,
        )

    # A worry about somebody's work

    def action_performance(self) -> None:
        """Prepare one; the supervisor alone does."""
        check = self.house.performance.require_supervisor
        if self.did(lambda: check(self.supervisee, self.reader)):
            self.word_matter(None)

    def word_matter(self, item: AgendaItem | None) -> None:
        """Its window: the supervisor's with everything, the supervisee's with their own view."""
        performance, reader = self.house.performance, self.reader
        guide = performance.guide()
        words = performance.matter(item, reader).words() if item else None
        draft = self.house.preparing.draft(self.supervisee, item.id if item else "worry")
        apart = performance.stands_apart(self.supervisee).in_words()
        if item is not None and self.own is Voice.SUPERVISEE:
            labels = {one.field: one.label for one in guide.fields}
            said = [
                say.MATTER.format(label=labels[field], words=standing)
                for field, standing in (
                    (PerformanceField.GOOD, words.good if words else ""),
                    (PerformanceField.SUPPORT, words.support if words else ""),
                )
            ]
            fields = [Field("view", say.YOUR_VIEW, words.view if words else "", is_long=True)]
            window = FillIn(
                item.title,
                fields,
                lambda filled: performance.say_view(item, reader, filled["view"]),
                draft,
                goes=self.for_agenda(Audience.PAIR),
                about="\n".join([apart, *said]),
            )
            self.app.push_screen(window)
            return

        def take(filled: Filled) -> None:
            said = read_matter(filled, self.house.clock.today())
            seen = filled[PerformanceField.EVIDENCE]
            performance.write(self.supervisee, reader, item, filled["title"], said, seen)

        name = self.supervisee.person.name
        fields = matter_fields(guide, name, item.title if item else "", words)
        self.app.push_screen(
            Form(guide.title, fields, take, draft, goes=goes.ANNOUNCED, about=apart)
        )

    def announce(self, item: AgendaItem) -> None:
        """Ask, and announce a worry; what is missing is said before anything is asked."""
        lacks = [what for _, what in self.house.performance.lacks(item, self.reader)]
        if lacks:
            self.notify(say.NOT_READY.format(what=", ".join(lacks)), markup=False)
            return

        def take(value: str | None) -> None:
            if value == "y" and self.did(
                lambda: self.house.performance.announce(item, self.reader)
            ):
                self.notify(say.IS_ANNOUNCED)
            self.show()

        choices = [Choice("y", "y", say.ANNOUNCE_IT), Choice("n", "n", say.NOT_ANNOUNCED)]
        asked = say.ANNOUNCE.format(name=self.supervisee.person.name)
        self.app.push_screen(ChooseOne(asked, choices), take)

    # A concern about supervision

    def action_concern(self) -> None:
        """The way that it can go."""
        from coach.screens.concern import ConcernScreen

        self.app.push_screen(ConcernScreen(self.house, self.supervisee))

    # To the other of the two, and from them

    def action_send(self) -> None:
        """Export what is shared, once it is seen what goes and what stays."""

        def act(filled: Filled) -> list[str]:
            path = read_path(filled["path"])
            sent = self.house.exchanging.send(self.supervisee, self.reader, path)
            going = say.GOES.format(titles="; ".join(sent.titles) or say.NOTHING)
            stays = [say.STAYED.format(title=one.title, why=one.why) for one in sent.stayed]
            return [str(sent.path), "", going, *stays]

        going = [one.title for one in self.items.values() if one.audience is Audience.PAIR]
        stays = [one.title for one in self.items.values() if one.audience is Audience.ONLY_MINE]
        about = [say.GOES.format(titles="; ".join(going) or say.NOTHING)]
        if stays:
            about.append(say.STAYS.format(titles="; ".join(stays)))
        hint = say.EXPORT_HINT.format(name=self.supervisee.person.name)
        fields = [Field("path", say.EXPORT_TO, hint=hint)]
        fill_and_tell(
            self.app,
            say.EXPORT,
            fields,
            act,
            goes=goes.A_PLACE,
            about="\n".join(about),
            told=say.EXPORTED,
        )

    def action_take_in(self) -> None:
        """Import an agenda."""

        def act(filled: Filled) -> list[str]:
            path = read_path(filled["path"])
            if path is None:
                raise BadInput(say.WHICH_FILE, "path")
            data = read_bytes(path, AGENDA_LIMIT)
            return import_lines(self.house.exchanging.take_in(data, path.name))

        fields = [Field("path", say.WHICH_FILE, hint=say.IMPORT_HINT)]
        fill_and_tell(
            self.app,
            say.IMPORT,
            fields,
            act,
            goes=goes.A_PLACE,
            about=say.IMPORT_ABOUT,
            told=say.IMPORTED,
        )
