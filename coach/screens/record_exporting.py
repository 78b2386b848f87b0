"""A record on screen, written for other programs: one key, and a choice of what as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import BadInput
from coach.screens.prepare_windows import read_path
from coach.screens.record_moves import RecordMoves
from coach.services.exporting import Exported, Format
from coach.widgets.choosing import Choice
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import WRITTEN, goes
from coach.words import record as say

if TYPE_CHECKING:
    from pathlib import Path

_OWN = "template"
_SHOWN = 5
"""Names in one notice; the command line lists all."""


class RecordExporting(RecordMoves):
    """The way out of a record as a document."""

    def action_export(self) -> None:
        """Write it as Word, HTML or Markdown."""
        choices = [
            Choice("w", Format.WORD, say.AS_WORD),
            Choice("t", _OWN, say.AS_TEMPLATE),
            Choice("h", Format.HTML, say.AS_HTML),
            Choice("m", Format.MARKDOWN, say.AS_MARKDOWN),
        ]

        def take(value: str) -> None:
            if value == _OWN:
                self._ask_template()
            else:
                self.did(lambda: self._tell(self._export(Format(value))))

        self.choose(say.ASK_FORMAT, choices, take)

    def _export(self, wanted: Format, template: Path | None = None) -> Exported:
        self.read()
        given = (self.supervisee, self.reader, self.listing)
        return self.house.exports.export(*given, wanted, template=template)

    def _ask_template(self) -> None:
        made: list[Exported] = []

        def take(filled: Filled) -> None:
            path = read_path(filled["file"])
            if path is None:
                raise BadInput(say.TEMPLATE, "file")
            made.append(self._export(Format.WORD, path))

        def done(filled: Filled | None) -> None:
            if filled is not None:
                self._tell(made[-1])

        fields = [Field("file", say.TEMPLATE)]
        self.app.push_screen(FillIn(say.AS_TEMPLATE, fields, take, goes=goes.A_PLACE), done)

    def _tell(self, made: Exported) -> None:
        lines = [WRITTEN.format(path=made.path)]
        if made.kept_aside is not None:
            lines.append(say.KEPT_ASIDE.format(path=made.kept_aside))
        if made.without_place:
            lines.append(say.NO_PLACE.format(headings="; ".join(made.without_place)))
        if made.unknown:
            lines.append(say.UNKNOWN.format(names=", ".join(made.unknown[:_SHOWN])))
        self.notify("\n".join(lines), timeout=15, markup=False)
