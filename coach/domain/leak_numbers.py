"""Finds numbers in a text: those listed, NHS and phone numbers, postcodes, dates of birth."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.domain.leaks import Identifier, LeakKind, Sureness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.leak_names import Found

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
_MONTH += r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:\.(?= ?['’\d]))?"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<gap>[-/.])(?P<m2>\d{1,2})(?P=gap)(?P<y2>\d{4}|\d{2})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?[ -]+(?:of )?" + _MONTH.format("m3") + r"(?:,?[ -]+"
    r"(?P<y3>\d{4}|['’]?\d{2})(?![:\d]))?"
    r"|" + _MONTH.format("m4") + r" (?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y4>\d{4}))?"
    r")(?![\w/-])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?:\bborn\b|\bd\.?\s?o\.?\s?b\b\.?|\bbirth|\bturn(?:s|ed)\b)[^.\n]{0,25}$", re.I
)
_NHS = re.compile(r"(?<![\w+])(?:\d{3}[ -]?\d{3}[ -]?\d{4})(?!\w)")
_PHONE = re.compile(r"(?<![\w+])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:[ ()-]{0,2}\d){7,9}(?!\w)")
_POSTCODE = re.compile(
    r"(?<!\w)(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]?|[0-9][A-HJKPS-UW])"
    r"\s?[0-9][ABD-HJLNP-UW-Z]{2})(?!\w)",
    re.IGNORECASE,
)
_SAYS_NHS = re.compile(r"\bnhs\b[^.\n]{0,15}$", re.I)
_GAPS = frozenset(" -./()\u00a0")
FEWEST = 3
"""Letters and figures of a listed code; a shorter one stands everywhere."""


def is_a_number(words: str) -> bool:
    """Whether an identifier is compared as a number or code, and not as a name."""
    return any(char.isdigit() for char in words)


def read_date(words: str) -> date | None:
    """The date that words are, if that is all they are."""
    match = _DATE.fullmatch(words.strip())
    return None if match is None else _date_of(match)[0]


def fits_nhs(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the nine before it.

    Source: NHS Data Dictionary, NHS number: weights ten to two, modulus eleven.
    """
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1)))  # noqa: B905
    return (11 - weighed % 11) % 11 == int(digits[9]) and len(set(digits)) > 1


class Numbers:
    """The listed numbers of some cases, ready to be looked for."""

    def __init__(self, identifiers: Sequence[Identifier]) -> None:
        self._dates: dict[date, set[tuple[str, str]]] = defaultdict(set)
        self._codes: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for one in identifiers:
            born = read_date(one.words)
            if born is not None:
                self._dates[born].add((one.case_id, one.reference))
                continue
            code = _compact(one.words)[0]
            if len(code) >= FEWEST:
                self._codes[code].add((one.case_id, one.reference))
                if code.startswith("0") and len(code) in (10, 11):
                    self._codes["44" + code[1:]].add((one.case_id, one.reference))

    def find(self, text: str) -> Iterator[Found]:
        """Every occurrence in one passage; one may lie within another."""
        if not any(char.isdigit() for char in text):
            return
        if self._codes:
            yield from self._find_codes(text)
        yield from self._find_dates(text)
        yield from _find_unlisted(text)

    def _find_codes(self, text: str) -> Iterator[Found]:
        compact, places = _compact(text)
        for code, cases in self._codes.items():
            at = compact.find(code)
            while at >= 0:
                start, end = places[at], places[at + len(code) - 1] + 1
                if _stands_alone(text, start, end) and _is_run(places, at, len(code), text):
                    yield (start, end, _kind_of(text[start:end]), Sureness.LISTED, _as(cases))
                at = compact.find(code, at + 1)

    def _find_dates(self, text: str) -> Iterator[Found]:
        for match in _DATE.finditer(text):
            found, has_year = _date_of(match)
            if found is None:
                continue
            cases = self._cases_of(found, has_year)
            if cases:
                sure = Sureness.LISTED if has_year else Sureness.PERHAPS
                yield (*match.span(), LeakKind.DATE_OF_BIRTH, sure, _as(cases))
            elif _BIRTH.search(text[max(0, match.start() - 40) : match.start()]):
                yield (*match.span(), LeakKind.DATE_OF_BIRTH, Sureness.LIKELY, ())

    def _cases_of(self, found: date, has_year: bool) -> set[tuple[str, str]]:
        if has_year:
            return self._dates.get(found, set())
        day = (found.month, found.day)
        alike = (cases for on, cases in self._dates.items() if (on.month, on.day) == day)
        return {case for cases in alike for case in cases}


def _find_unlisted(text: str) -> Iterator[Found]:
    """Numbers that are somebody's by their shape."""
    for match in _NHS.finditer(text):
        digits = "".join(filter(str.isdigit, match.group()))
        if fits_nhs(digits):
            yield (*match.span(), LeakKind.NHS_NUMBER, Sureness.LIKELY, ())
        elif _SAYS_NHS.search(text[max(0, match.start() - 30) : match.start()]):
            yield (*match.span(), LeakKind.NHS_NUMBER, Sureness.PERHAPS, ())
    for match in _PHONE.finditer(text):
        digits = "".join(filter(str.isdigit, match.group()))
        national = digits[2:] if match.group().startswith("+") else digits
        if len(national.lstrip("0")) in (9, 10) and national.lstrip("0")[0] in "1235789":
            yield (*match.span(), LeakKind.PHONE, Sureness.LIKELY, ())
    for match in _POSTCODE.finditer(text):
        yield (*match.span(), LeakKind.POSTCODE, Sureness.LIKELY, ())


def _kind_of(words: str) -> LeakKind:
    """What a listed number is by its shape."""
    digits = "".join(filter(str.isdigit, words))
    if _NHS.fullmatch(words) and len(digits) == 10 and fits_nhs(digits):
        return LeakKind.NHS_NUMBER
    if _POSTCODE.fullmatch(words):
        return LeakKind.POSTCODE
    return LeakKind.PHONE if _PHONE.fullmatch(words) else LeakKind.LISTED


def _as(cases: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(cases, key=lambda case: (case[1], case[0])))


def _compact(text: str) -> tuple[str, list[int]]:
    """Letters and figures alone, and where each stood."""
    kept = [(char.lower(), place) for place, char in enumerate(text) if char.isalnum()]
    kept = [(char, place) for char, place in kept if len(char) == 1]
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


def _is_run(places: list[int], at: int, length: int, text: str) -> bool:
    """Whether only what parts the groups of a number stands between its figures."""
    run = places[at : at + length]
    return all(two - one <= 4 and set(text[one + 1 : two]) <= _GAPS for one, two in pairwise(run))


def _date_of(match: re.Match[str]) -> tuple[date | None, bool]:
    """The date that was written, and whether a year stood there; 2000 where none did."""
    found = match.groupdict()
    for n in "1234":
        if found.get(f"d{n}"):
            day, month, year = found[f"d{n}"], found[f"m{n}"], found.get(f"y{n}")
            break
    else:
        return None, False
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    whole = _year(year) if year else 2000
    try:
        return date(whole, number, int(day)), year is not None
    except ValueError:
        return None, False


def _year(written: str) -> int:
    """Two figures are of the years 1950 to 2049."""
    year = int(written.lstrip("'’"))
    return year if year > 99 else year + (1900 if year >= 50 else 2000)
