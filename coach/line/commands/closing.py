"""The commands that look together at what stands: the self-care plan and the record so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import day, spoken
from coach.domain.self_care import CARE_LABELS, CareDomain, CareKind
from coach.line.commands.command import Command, Lines
from coach.line.reading import field, fields, one_of, one_or_none
from coach.words.still_open import tell_open

if TYPE_CHECKING:
    from coach.domain.record import RecordSection
    from coach.services.pair_session import PairSession


def self_care(session: PairSession, words: str) -> Lines:
    talk = session.talk
    if words:
        parts = fields(words, 3)
        kind = one_of(CareKind, parts[0], "part of the plan")
        domain = one_or_none(CareDomain, field(parts, 2), "domain")
        session.self_care.share(talk.supervisee, kind, field(parts, 1), domain, talk.reader)
    plan = session.self_care.plan(talk.supervisee, talk.reader)
    if plan.items:  # an empty plan was not looked at, only looked for
        session.self_care.glance(talk.supervisee, talk.session)
    lines = [f"{CARE_LABELS[one.kind]}: {one.words}" for one in plan.items]
    if not words:
        lines = lines or [
            "Nothing of the plan has been shared yet; two or three things are enough."
        ]
        lines.append(
            f"What :self-care KIND | WORDS adds is filed in {plan.person}'s shared plan in this "
            "home, for both of you to read."
        )
    else:
        lines.append(f"Filed in {plan.person}'s shared plan in this home, for both of you to read.")
    return lines


def support(session: PairSession, words: str) -> Lines:
    talk = session.talk
    if words:
        session.self_care.agree_support(talk.supervisee, talk.session, words)
    agreed = session.self_care.support_of(talk.supervisee, talk.session)
    return [f"Support agreed: {agreed}" if agreed else "No support has been agreed yet."]


def read_back(session: PairSession, _words: str) -> Lines:
    record = session.closing.read_back()
    lines = _laid_out(record) or ["Nothing is placed in the personal record yet."]
    lines += tell_open(session.closing.still_open(record))
    for case, sections in session.closing.read_back_cases():
        lines += [f"For the record of case {case.reference}:", *_laid_out(sections)]
        lines += tell_open(session.closing.still_open_of_case(sections))
    return lines


def _laid_out(sections: tuple[RecordSection, ...]) -> list[str]:
    lines = []
    for section in sections:
        lines.append(section.heading)
        for entry in section.entries:
            facts = "; ".join(f"{f.label.lower()}: {f.words}" for f in entry.facts)
            lines.append(f"  {entry.words}" + (f" ({facts})" if facts else ""))
    return lines


def next_session(session: PairSession, words: str) -> Lines:
    on = day(words, session.talk.tools.clock.today())
    agreed = session.closing.next_on() if on is None else session.closing.agree_next(on).on
    return [f"Next session: {spoken(agreed)}." if agreed else "No next session is agreed yet."]


COMMANDS: dict[str, Command] = {
    "self-care": Command(
        "self-care KIND | WORDS | DOMAIN",
        "file a thing in the plan you both read here; alone, look at it",
        self_care,
    ),
    "support": Command(
        "support WORDS", "what support was agreed as the self-care plan was looked at", support
    ),
    "next-date": Command("next-date DATE", "agree the day of the next session", next_session),
    "read-back": Command("read-back", "the records as they stand", read_back),
}
