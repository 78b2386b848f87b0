"""What each command of the plain lines does: it reads words, calls one service, says the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.domain.agreed_action import ActionOwner, ReviewOutcome
from coach.domain.days import day
from coach.domain.discussion import Note, SweepOutcome
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.row import Destination, Voice
from coach.domain.self_care import CARE_LABELS, CareDomain, CareKind
from coach.errors import BadInput
from coach.line.reading import (
    field,
    fields,
    number,
    numbered,
    one_of,
    one_or_none,
    whole_number,
)
from coach.line.telling import destination, goes_to, question, where
from coach.services.sessions import PairSession
from coach.text import clean_line
from coach.words import REVIEWS, SWEEPS

Lines = list[str]
PLACES = (Destination.CASE, Destination.PERSONAL, Destination.LEAVE_BEHIND)


@dataclass(frozen=True)
class Command:
    """One command: how it is written, what it does, and the doing."""

    usage: str
    about: str
    run: Callable[[PairSession, str], Lines]


def part(session: PairSession, words: str) -> Lines:
    session.talk.go_to(one_of(Part, words, "part"))
    return [*ask_here(session), *_part_lists(session)]


def ask_here(session: PairSession) -> Lines:
    """Ask a first question where the pair now stands, unless one is in hand."""
    if session.talk.asked is None:
        session.asking.next()
    return [*where(session), *question(session), goes_to(session)]


def _part_lists(session: PairSession) -> Lines:
    """What a part needs in view: earlier actions, the agenda, the caseload, unplaced notes."""
    here = session.talk.place.part
    if here is Part.LOOK_BACK:
        return actions(session, "")
    if here is Part.AGENDA:
        return _agenda(session)
    if here is Part.CASELOAD:
        return caseload(session, "")
    if here is Part.CLOSE and session.noting.unplaced():
        return unplaced(session, "")
    return []


def topic(session: PairSession, words: str) -> Lines:
    session.talk.begin_topic(words)
    return ask_here(session)


def case(session: PairSession, words: str) -> Lines:
    before = session.talk.discussion
    taken = session.talk.take_case(words)
    lines = [f"Case: {taken.case.reference}" + (", new to the caseload" if taken.is_new else "")]
    if taken.stayed_personal:
        lines.append(
            f"Notes of this topic that still go to the personal record: {taken.stayed_personal}; "
            ":notes lists them and :place N case moves one."
        )
    if taken.risks:
        lines.append(f"The immediate risk goes to case {taken.case.reference}'s record now.")
    now = session.talk.discussion
    if now is not None and (before is None or before.id != now.id):
        return [*lines, *ask_here(session)]
    return [*lines, goes_to(session)]


def stage(session: PairSession, words: str) -> Lines:
    session.talk.move_to_stage(one_of(Stage, words, "stage"))
    return ask_here(session)


def lens(session: PairSession, words: str) -> Lines:
    session.talk.look_from(one_or_none(Stakeholder, words, "stakeholder"))
    return next_question(session, "")


def function(session: PairSession, words: str) -> Lines:
    session.talk.attend_to(one_or_none(Function, words, "function"))
    return next_question(session, "")


def theme(session: PairSession, words: str) -> Lines:
    session.talk.take_theme(clean_line(words).lower() or None)
    return next_question(session, "")


def next_question(session: PairSession, _words: str) -> Lines:
    session.asking.next()
    return [*where(session), *question(session), goes_to(session)]


def back(session: PairSession, _words: str) -> Lines:
    if session.asking.back() is None:
        return ["This is the first question here.", *question(session)]
    return [*where(session), *question(session), goes_to(session)]


def why(session: PairSession, _words: str) -> Lines:
    reason = session.asking.why()
    return [f"Why: {reason}" if reason else "There is no question in hand."]


def by(session: PairSession, words: str) -> Lines:
    voice = one_of(Voice, words, "voice")
    session.talk.speak_as(voice)
    return [f"The next notes are in the words of: {voice}"]


def to(session: PairSession, words: str) -> Lines:
    session.talk.send_to(_place(words) if words else None)
    return [goes_to(session)]


def _place(words: str) -> Destination:
    chosen = one_of(Destination, words, "destination")
    if chosen not in PLACES:
        raise BadInput("A note can be placed in: case, personal, leave-behind.")
    return chosen


def notes(session: PairSession, _words: str) -> Lines:
    return _listed(session, session.noting.all(), "No notes yet.")


def unplaced(session: PairSession, _words: str) -> Lines:
    return _listed(session, session.noting.unplaced(), "Every note has its place.")


def _listed(session: PairSession, found: list[Note], nothing: str) -> Lines:
    lines = [
        f"{note.number}. {' / '.join(note.words.splitlines())} "
        f"({destination(session, note.destination, note.case_id)})"
        for note in found
    ]
    return lines or [nothing]


def place(session: PairSession, words: str) -> Lines:
    which, _, destination_word = words.partition(" ")
    note = session.noting.move(whole_number(which), _place(destination_word))
    return [f"Note {note.number} goes to: {destination(session, note.destination, note.case_id)}"]


def edit(session: PairSession, words: str) -> Lines:
    which, rest = numbered(words)
    kept, ours = session.noting.rewrite(session.noting.seen(which), rest)
    if ours is not None:
        return [f"Another window changed note {kept.number}; both stand, yours as {ours.number}."]
    return [f"Note {kept.number} is changed."]


def remove(session: PairSession, words: str) -> Lines:
    note = session.noting.withdraw(whole_number(words))
    return [f"Note {note.number} is taken out; :restore {note.number} brings it back."]


def restore(session: PairSession, words: str) -> Lines:
    note = session.noting.restore(whole_number(words))
    return [f"Note {note.number} is back."]


def action(session: PairSession, words: str) -> Lines:
    parts = fields(words, 4)
    kept = session.agreeing.action(
        parts[0],
        field(parts, 1),
        one_or_none(ActionOwner, field(parts, 2), "owner"),
        day(field(parts, 3)),
    )
    missing = [
        label
        for label, value in (("why", kept.why), ("who", kept.owner), ("by when", kept.due_on))
        if not value
    ]
    goes = destination(session, kept.destination, kept.case_id)
    lines = [f"Action saved. It goes to: {goes}"]
    return [*lines, f"It has no {' and no '.join(missing)} yet."] if missing else lines


def decide(session: PairSession, words: str) -> Lines:
    parts = fields(words, 2)
    kept = session.agreeing.decide(parts[0], field(parts, 1))
    lines = [f"Decision saved. It goes to: {destination(session, kept.destination, kept.case_id)}"]
    return lines if kept.reason else [*lines, "It has no reason yet."]


def disagree(session: PairSession, words: str) -> Lines:
    parts = fields(words, 2)
    kept = session.agreeing.disagree(parts[0], field(parts, 1))
    goes = destination(session, kept.destination, kept.case_id)
    return [f"Both accounts saved, side by side. They go to: {goes}"]


def risk(session: PairSession, words: str) -> Lines:
    parts = fields(words, 4)
    kept = session.agreeing.raise_risk(*(field(parts, index) for index in range(4)))
    goes = destination(session, kept.destination, kept.case_id)
    lines = [
        f"Immediate risk saved. It goes to: {goes}",
        "Follow your local safeguarding procedure now; Coach tells nobody.",
    ]
    if kept.case_id is None:
        lines.append("No case is in hand: name it with :case K1, and this goes to its record.")
    labels = (("who is told", kept.told), ("who acts", kept.acts), ("by when", kept.by_when))
    missing = [label for label, value in labels if not value]
    if missing:
        lines.append(f"Still to settle: {', '.join(missing)}.")
    return [*lines, *where(session), goes_to(session)]


def minutes(session: PairSession, words: str) -> Lines:
    kept = session.talk.correct_minutes(number(words, "Minutes"))
    functions = " and ".join(kept.functions) or "no function"
    return [
        f"{kept.seconds / 60:g} minutes for this question, as {functions}. "
        "If that is not what it was, choose with :function first."
    ]


def felt(session: PairSession, words: str) -> Lines:
    whose, *figures = words.replace("%", " ").split() or [""]
    voice = one_of(Voice, whose, "person")
    session.agreeing.feel_balance(voice, [number(figure, "Each share") for figure in figures])
    return [f"How the {voice} felt the time was spent is saved."]


def item(session: PairSession, words: str) -> Lines:
    kept = session.agreeing.add_item(words, session.talk.place.voice)
    goes = destination(session, kept.destination, kept.case_id)
    return [f"On the agenda. It goes to: {goes}", *_agenda(session)]


def _agenda(session: PairSession) -> Lines:
    lines = [f"{i.position}. {i.title}" for i in session.agreeing.agenda()]
    return lines or ["The agenda is empty; :item TITLE adds to it."]


def actions(session: PairSession, _words: str) -> Lines:
    lines = []
    for one in session.agreeing.look_back():
        state = REVIEWS[one.reviewed] if one.reviewed else one.action.status
        due = f", by {one.action.due_on}" if one.action.due_on else ""
        owner = f", {one.action.owner}" if one.action.owner else ""
        lines.append(f"{one.number}. {one.action.what}{owner}{due} ({state})")
    return lines or ["No earlier actions are open."]


def _review(outcome: ReviewOutcome, said: str) -> Callable[[PairSession, str], Lines]:
    def run(session: PairSession, words: str) -> Lines:
        which, second = numbered(words)
        changed = outcome is ReviewOutcome.CHANGE
        kept = session.agreeing.review(
            which, outcome, reason="" if changed else second, what=second if changed else ""
        )
        return [f"Action {which} {said}: {kept.what}"]

    return run


def caseload(session: PairSession, _words: str) -> Lines:
    lines = []
    for one in session.agreeing.caseload():
        zone = session.talk.tools.clock.zone()
        last = (
            f"last discussed {one.last_discussed.astimezone(zone):%d %B %Y}"
            if one.last_discussed
            else "not discussed yet"
        )
        lines.append(
            f"{one.case.reference}: {last}" + (f" ({SWEEPS[one.outcome]})" if one.outcome else "")
        )
    return lines or ["No cases yet; :case K1 adds one."]


def sweep(session: PairSession, words: str) -> Lines:
    reference, _, outcome_word = words.rpartition(" ")
    outcome = one_of(SweepOutcome, outcome_word, "outcome")
    swept = session.agreeing.sweep(reference, outcome)
    return [f"Case {swept.reference}: {SWEEPS[outcome]}", goes_to(session)]


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
    return lines or ["Nothing of the plan has been shared yet; two or three things are enough."]


def read_back(session: PairSession, _words: str) -> Lines:
    lines = []
    for section in session.closing.read_back():
        lines.append(section.heading)
        for entry in section.entries:
            facts = "; ".join(f"{f.label.lower()}: {f.words}" for f in entry.facts)
            lines.append(f"  {entry.words}" + (f" ({facts})" if facts else ""))
    return lines or ["Nothing is placed in the personal record yet."]


def set_down(session: PairSession, _words: str) -> Lines:
    session.talk.set_down()
    return [
        "Set down. Nothing is asked, timed or kept. Take the time you need; "
        "an empty line or any command brings the session back when you are both ready."
    ]


COMMANDS: dict[str, Command] = {
    "part": Command("part check-in|look-back|agenda|caseload|discuss|close", "go to a part", part),
    "topic": Command("topic TITLE", "begin a reflective discussion", topic),
    "case": Command("case K1", "take a case in hand, by reference", case),
    "stage": Command("stage experience|reflection|analysis|plan", "go to a stage", stage),
    "lens": Command(
        "lens service-user|staff|organisation|partners",
        "look from there; alone, from nowhere",
        lens,
    ),
    "function": Command(
        "function management|development|support|mediation",
        "questions and minutes serve it; alone, any",
        function,
    ),
    "theme": Command("theme ID", "ask about a theme; alone, any", theme),
    "next": Command("next", "another question", next_question),
    "back": Command("back", "the question before", back),
    "why": Command("why", "why this question", why),
    "by": Command("by both|supervisor|supervisee", "whose words the next notes are", by),
    "to": Command("to case|personal|leave-behind", "where the next notes go; alone, as usual", to),
    "notes": Command("notes", "every note, by number", notes),
    "unplaced": Command("unplaced", "notes that enter no record yet", unplaced),
    "place": Command("place N case|personal|leave-behind", "place a note", place),
    "edit": Command("edit N | WORDS", "change a note", edit),
    "remove": Command("remove N", "take a note out", remove),
    "restore": Command("restore N", "bring it back", restore),
    "action": Command(
        "action WHAT | WHY | supervisor|supervisee|organisation | YYYY-MM-DD",
        "agree an action",
        action,
    ),
    "decide": Command("decide WHAT | WHY", "keep a decision", decide),
    "disagree": Command(
        "disagree SUPERVISOR'S ACCOUNT | SUPERVISEE'S ACCOUNT", "keep both accounts", disagree
    ),
    "risk": Command(
        "risk SAFE NOW? | WHO IS TOLD | WHO ACTS | BY WHEN", "a child may not be safe", risk
    ),
    "set-down": Command("set-down", "stop asking, timing and keeping for a while", set_down),
    "minutes": Command("minutes 12", "minutes this question had", minutes),
    "felt": Command(
        "felt supervisor|supervisee M D S ME", "own sense of the shares, in per cent", felt
    ),
    "item": Command("item TITLE", "put something on the agenda", item),
    "actions": Command("actions", "earlier actions, by number", actions),
    "done": Command("done N", "an earlier action is done", _review(ReviewOutcome.DONE, "is done")),
    "carry": Command(
        "carry N | WHAT GOT IN THE WAY",
        "it carries on",
        _review(ReviewOutcome.CARRY_ON, "carries on"),
    ),
    "change": Command(
        "change N | NEW WORDS", "it changes", _review(ReviewOutcome.CHANGE, "is now")
    ),
    "drop": Command("drop N | REASON", "it is dropped", _review(ReviewOutcome.DROP, "is dropped")),
    "caseload": Command("caseload", "every case on a line", caseload),
    "sweep": Command(
        "sweep K1 nothing-new|note-or-decision|discuss", "what there is to say of a case", sweep
    ),
    "self-care": Command(
        "self-care KIND | WORDS | DOMAIN", "share a thing of the plan; alone, look at it", self_care
    ),
    "read-back": Command("read-back", "the personal record as it stands", read_back),
}


def help_lines() -> Lines:
    """Every command on a line of its own."""
    lines = [f":{command.usage} - {command.about}" for command in COMMANDS.values()]
    return [
        "A line is a note. Two colons begin a note with a colon; \\| is a bar inside a field.",
        *lines,
        ":close - end the session and write the documents",
        ":quit - leave; the session resumes here",
    ]
