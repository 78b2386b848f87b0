"""Which rows can be searched: their tables, their words, and how a row comes into an index."""

from __future__ import annotations

from coach.domain.finding import FoundKind
from coach.values import dataclass

APART = "\ue000"
"""Begins what an index knows of a row besides its words; nobody can type it, so that a search
for *note* does not find every note."""
SLOTS = 64
"""Places in a minute: the newest stands last, and its place is its rowid in an index."""


@dataclass(frozen=True)
class Source:
    """A table with words that can be found."""

    kind: FoundKind
    table: str
    words: tuple[str, ...]
    written: str = "created_at"
    """The column that tells when it was written."""
    also: str = "1"
    """What a row `n` has to be besides, to be found."""

    @property
    def text(self) -> str:
        """The words of a row `n`, as one text."""
        return " || char(10) || ".join(f"n.{column}" for column in self.words)

    @property
    def stands(self) -> str:
        """Whether a row `n` can be found: it was not taken back and is not to be left behind."""
        return f"n.withdrawn_at IS NULL AND n.destination <> 'leave-behind' AND ({self.also})"

    @property
    def about(self) -> str:
        """What is known of a row `n` besides its words: its kind and its file."""
        kind = about_kind(self.kind)
        return f"'{kind} {APART}' || n.file_id"


SOURCES: tuple[Source, ...] = (
    Source(FoundKind.NOTE, "note", ("words",), "noted_at"),
    Source(FoundKind.ACTION, "agreed_action", ("what", "why")),
    Source(FoundKind.DECISION, "decision", ("what", "reason")),
    Source(FoundKind.DISAGREEMENT, "disagreement", ("supervisor_account", "supervisee_account")),
    Source(FoundKind.RISK, "immediate_risk", ("safe_now", "told", "acts", "by_when")),
    Source(FoundKind.AGENDA_ITEM, "agenda_item", ("title", "detail")),
    # A plan as it stands; what was changed in it since is in its versions.
    Source(
        FoundKind.SELF_CARE, "self_care_item", ("words", "removes"), also="n.until_version IS NULL"
    ),
)
BY_TABLE = {source.table: source for source in SOURCES}
NOTES = BY_TABLE["note"]
OF_CASE = "n.case_id IS NOT NULL AND n.destination <> 'personal'"
"""What is case material has an index of its own."""


def about_kind(kind: FoundKind) -> str:
    """How an index knows a kind."""
    return f"{APART}{kind.name.lower().replace('_', '')}"


def about_file(file_id: str) -> str:
    """How an index knows a supervision file."""
    return f"{APART}{file_id}"


def minute_of(source: Source) -> str:
    """The first place of the minute in which a row `n` was written."""
    return f"(coalesce(CAST(strftime('%s', n.{source.written}) AS INTEGER), 0) / 60 * {SLOTS})"


def takings_out(source: Source, seq: str) -> tuple[str, ...]:
    """Statements that take one row out of what can be found."""
    its = f"of_table = '{source.table}' AND row_seq = {seq}"
    place = f"(SELECT place FROM search_line WHERE {its})"
    return (
        f"DELETE FROM word_search WHERE rowid = {place}",
        f"DELETE FROM case_word_search WHERE rowid = {place}",
        f"DELETE FROM search_line WHERE {its}",
    )


def puttings_in(source: Source, seq: str) -> tuple[str, ...]:
    """Statements that let one row be found, at the first free place from its minute on."""
    table, minute = source.table, minute_of(source)
    row = f"FROM {table} n WHERE n.seq = {seq} AND {source.stands} AND trim({source.text}) <> ''"
    free = f"""CASE WHEN NOT EXISTS (SELECT 1 FROM search_line WHERE place = {minute})
 THEN {minute} ELSE (SELECT a.place + 1 FROM search_line a WHERE a.place >= {minute}
 AND NOT EXISTS (SELECT 1 FROM search_line b WHERE b.place = a.place + 1)
 ORDER BY a.place LIMIT 1) END"""
    line = f"""SELECT l.place, {source.text}, {source.about} FROM {table} n
 JOIN search_line l ON l.of_table = '{table}' AND l.row_seq = n.seq WHERE n.seq = {seq}"""
    return (
        f"INSERT INTO search_line (place, of_table, row_seq) SELECT {free}, '{table}', n.seq {row}",
        f"INSERT INTO word_search (rowid, words, about) {line} AND NOT ({OF_CASE})",
        f"INSERT INTO case_word_search (rowid, words, about) {line} AND ({OF_CASE})",
    )
