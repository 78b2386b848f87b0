"""Makes docs/json.md from commands run on the demo, on a clock that stands still."""

from __future__ import annotations

import atexit
import contextlib
import io
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from coach.cli.root import run
from coach.composition import Services
from coach.domain.agenda import MatterWords
from coach.domain.mark import MarkKind
from coach.domain.model import Stage
from coach.domain.row import Voice
from coach.line.demo import DemoClock, play
from coach.line.groups.session import run_group_line
from coach.paths import Places
from coach.services.tenures import Changes
from tests.builders import CountingIds

PAGE = Path(__file__).resolve().parents[1] / "docs" / "json.md"
TODAY = date(2026, 11, 22)
ROOT = "/home/amara/coach"
EXAMPLES = (
    ("Everybody you supervise", ["people"]),
    ("A caseload", ["case", "list", "Jo Bennett"]),
    ("Names and numbers of a case", ["case", "identifiers", "Jo Bennett", "K1"]),
    ("The function balance", ["balance", "Jo Bennett", "--window", "1"]),
    ("Open actions", ["actions", "Jo Bennett"]),
    ("What was said, found by its words", ["search", "health", "visit", "--person", "Jo Bennett"]),
    ("The log", ["log", "show", "Callum Reid"]),
    ("A month's bookings", ["log", "month", "2026-11"]),
    ("What is due", ["due", "Callum Reid"]),
    ("The newly qualified year", ["asye", "Callum Reid"]),
    ("Whether mentoring is recorded", ["mentoring", "Callum Reid"]),
    ("What is marked as done", ["marks", "Callum Reid"]),
    ("Worries about somebody's work", ["performance", "show", "Callum Reid"]),
    ("The way of a concern about supervision", ["concern", "show", "Callum Reid"]),
    ("Records of a supervision file", ["record", "list", "Callum Reid"]),
    ("One record", ["record", "show", "Callum Reid"]),
    ("What the leak guard finds in a record", ["record", "check", "Jo Bennett"]),
    ("What a check of records finds", ["record", "verify", "Callum Reid"]),
    ("The shared part of a self-care plan", ["self-care", "Jo Bennett"]),
    (
        "What the last version of it changed",
        ["self-care", "Jo Bennett", "--version", "10", "--changes"],
    ),
    ("An agreement", ["agreement", "show", "Jo Bennett"]),
    ("Who else takes part", ["agreement", "contributors", "Jo Bennett"]),
    ("Questions to talk over before you agree", ["agreement", "tools"]),
    ("Questions", ["questions", "list", "--stage", "plan", "--theme", "removal"]),
    ("Groups", ["group", "list"]),
    ("One group", ["group", "show", "New starters"]),
    ("What a group agrees", ["group", "agree", "New starters"]),
    ("The notes of a group's session", ["group", "notes", "New starters"]),
    ("Your own reflections", ["group", "reflect"]),
    ("Structures for groups", ["group", "structures", "list"]),
    ("Policies", ["policy", "list"]),
    ("One policy", ["policy", "show", "our-team"]),
    ("Where things are", ["where"]),
)
OUR_TEAM = """policy: our-team
version: 1
name: Our team
extends: plain
source: "Team agreement, May 2026"
terms: {agreement: contract}
functions:
  - {id: support, name: Restorative, stands_for: [support, mediation], section: "1", ours: reading}
staff_groups:
  - id: newly-qualified
    name: Newly qualified social worker
    frequency:
      - phases: [{every: 1 week, until: 6 weeks}, {every: 1 month}]
        section: "2"
      - {at_least: 14, section: "2"}
deadlines:
  - {name: record, within: 5 working-days, words: You both have a copy., section: "3"}
rules:
  - {topic: cover, words: Another manager., items: [Urgent, Informal], section: "4"}
reviews: [{name: Midway, months: 6, section: "5"}]
silence_agrees: false
most_supervisees: 8
"""
MET = """:structure short-form
:offer Mina | A door that stays shut
:choose 1
:consent 1 yes
:known 1 nobody
:begin
:next
:next
:next
:next
:next
:theme Who holds the worry?
:action Grace | Ask the school about mornings | 2026-12-01
:concern Ola | the duty manager | 2026-11-23
:learning Mina | I can ask again.
:agree
"""
NOTES = {
    "balance": "Minutes have one decimal. Shares have three and sum to 1; `share` is `null` where "
    "there were no minutes. Sessions come oldest first, each with the policy it was held by. Time "
    "is keyed by the ids of `functions`, which are the policy's own; where `one_of` names several, "
    "it was not said which of them it was. `felt` has what each one felt, where they said so. "
    "`coverage` holds those of the 64 cells that were visited.",
    "actions": "`owner`, `due`, `case` and `agreed` may be `null`; those due first come first.",
    "log show": "`status` is planned, under-way, held, re-arranged, missed or cancelled. `by` and "
    "`reason` say who moved, missed or called it off and why; `moved_to` is the `id` that stands "
    "for it now and `original` the day first agreed. `asked` and `met` are the times, in UTC, of "
    "urgent and informal talks; `awaiting` says whose endorsement the policy still asks for. "
    "`in_coach` is false for what was held elsewhere. Without a NAME, everybody's.",
    "log month": "What was moved away or called off is left out.",
    "agreement show": "A date may be `null`. Versions come oldest first; one agreed before Coach "
    "has no sections. `review` is `null` where nothing asks for one.",
    "due": "`kind` is session, rearrange, urgent, booking, agenda, record, reply, case-record, "
    "agreement, agreement-review, self-care-review, case-review, observation, audit, appraisal, "
    "training, absence, ratio, asye-review, "
    "asye-assessment or retention; `state` is ok, soon (within five working "
    "days) or late. Soonest first; without a NAME, everybody's and the supervisor's own.",
    "performance show": "`announced` and `review` may be `null`; `needs` is what it still needs "
    "before it is announced. What was not announced is only the owner's, also here.",
    "concern show": "`notes` are the owner's own, and are always empty in the supervisor's home, "
    "where `private` is false.",
    "record check": "The exit status is 1 where something was found. `cases` is empty where only "
    "its shape gives it away; `sure` is *as listed*, *very likely* or *may be chance*. "
    "`section`, `entry` and `fact` count from 0 in the record's sections; `entry` is `null` for a "
    "heading, `fact` for the entry's own words; `start` and `end` are characters in those.",
    "record list": "`status` is draft, shared, signed, disputed or deemed (agreed by silence); "
    "`state` says it in words. `waits_for` is supervisor, supervisee, both or nobody; `answer_by` "
    "is `null` where the policy sets no time or the supervisee is away.",
    "record verify": "`finding` is intact, words intact, bytes changed, changed, missing, another "
    "record's proof or not shared yet; `where` names sections. `record` and `date` are `null` for "
    "the chain itself. The exit status is 1 when any answer is no.",
    "asye": "A step is a `review`, an assessment or an observation; its `state` is done, ok, soon, "
    "late, or `null` where the policy sets no day. `until` is the first day of the next phase. "
    "`next` is the first step that is not done. `throughout` is what holds all year. Of a group "
    "`words` say whether it counts and why, or are `null` where the policy has no rule.",
    "mentoring": "Each decision, the newest first; it holds. Before any, nothing is recorded.",
    "marks": "Latest first. `name` says which review or case, or is `null`; `count` is of shifts.",
    "where": "`database` is the one file that holds the words; it lies in `data`.",
    "people": "`start` is the first day in the post, or `null`; `since` is when the pair began; "
    "`left` is `null` save with `--left`.",
    "group list": "A date may be `null`. `kind` of an action is action or safeguarding; of a "
    "concern only its route is kept.",
    "group show": "As in the list, with the sessions, oldest first. `status` is planned, before, "
    "rounds, after, held or called-off. `structure` is an id, or `null` before one is chosen.",
    "group agree": "Versions come oldest first; `status` is draft, agreed or superseded.",
    "group notes": "Of the last session held, or of `--on DATE`. What the presenter takes away "
    "comes last.",
    "group reflect": "Oldest first; they are only their owner's.",
    "group structures": "`minutes_are` says whose the timings are. In a round whose `notes` is "
    "false nothing is written.",
    "policy show": "A frequency has one of `every`, `each_month`, `at_least` (in twelve months), "
    "`each_shifts` and `phases`, and says the same in words. `of` names the policy whose section "
    "it is, where a rule was taken over; `ours` is `reading`, `proposal` or `null`.",
}


def demo_home(root: Path) -> Services:
    """The demonstration, the same each time: played once, and copied from then on."""
    played, last = _played()
    shutil.copytree(played, root, dirs_exist_ok=True)
    clock, ids = DemoClock(TODAY), CountingIds()
    clock.put(TODAY)
    ids.last = last
    return Services(Places.under(root), clock, ids)


@cache
def _played() -> tuple[Path, int]:
    """A folder with the demonstration, and how many ids it took."""
    scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    atexit.register(scratch.cleanup)
    ids = CountingIds()
    services = _play(Path(scratch.name), ids)
    services.close()
    return Path(scratch.name), ids.last


def _play(root: Path, ids: CountingIds) -> Services:
    clock = DemoClock(TODAY)
    services = Services(Places.under(root), clock, ids)
    own = services.places.config / "policies"
    own.mkdir(parents=True)
    (own / "our-team.yaml").write_text(OUR_TEAM, encoding="utf-8")
    play(services, clock, TODAY)
    clock.put(TODAY)
    callum = services.people.find("Callum Reid")
    callum = services.tenures.edit(callum, Changes(policy="leeds")).after
    jo = services.people.find("Jo Bennett")
    case = services.case_filing.case(jo, "K1")
    services.identifiers.add(case, ["Robin Sunday", "943 476 5919"])
    services.marking.mark(callum, MarkKind.AGREEMENT, date(2026, 9, 14))
    _meet(services)
    services.mentoring.decide(
        callum, recorded=False, decided_with="Sunita Rao", on=date(2026, 9, 21)
    )
    words = MatterWords(good="Visits written up in two days", support="Two mornings without duty")
    reader = services.people.reader()
    services.performance.write(callum, reader, None, "Late records", words, "Dip-sample, October")
    return services


def _share(services: Services) -> None:
    """Callum's latest record is shared, and signed by one of the two."""
    callum, reader = services.people.find("Callum Reid"), services.people.reader()
    record = services.records.find(callum, reader, None)
    shared = services.record_lives.share(callum, reader, record)
    services.record_lives.sign(callum, reader, shared.listing, Voice.SUPERVISOR)


def _meet(services: Services) -> None:
    """A group that has met once, by plain lines, with a planned day and one reflection."""
    seen = services.groups.add("New starters", "To think before we act")
    for name in ("Mina", "Callum Reid", "Grace", "Ola"):
        services.groups.add_member(seen, name)
    seen = services.groups.again(seen)
    services.groups.say_assesses(seen, "Ruth Cole", "Mina")
    services.groups.plan(seen, date(2026, 12, 6))
    services.group_agreements.write(seen, "What is recorded", "Themes, never names.")
    services.group_agreements.accept(seen, "mentor")
    meeting = services.group_sessions.open(services.groups.again(seen))
    script = io.BytesIO(MET.encode())
    assert run_group_line(meeting, script, io.StringIO(), prompt=False, again="") == 0
    words = {Stage.EXPERIENCE: "I spoke first again.", Stage.PLAN: "Count to ten."}
    services.reflections.write("New starters", TODAY, words)


def example(services: Services, root: Path, words: list[str]) -> str:
    """What a command prints, with the home's folder under a plain name."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = run([*words, "--json"], services)
    assert status == (1 if words[:2] == ["record", "check"] else 0), words
    return out.getvalue().replace(str(root), ROOT)


def page(root: Path) -> str:
    """The whole page."""
    services = demo_home(root)
    _share(services)
    blocks = [
        "# JSON",
        "Every listing takes `--json`. These are whole examples, from the demo; keys stay as they "
        "are, and new ones may be added.",
    ]
    for title, words in EXAMPLES:
        quoted = " ".join(f'"{word}"' if " " in word else word for word in words)
        blocks += [f"## {title}"]
        notes = (NOTES.get(" ".join(words[:n])) for n in (1, 2))
        blocks += [note for note in notes if note]
        blocks.append(
            f"```\ncoach {quoted} --json\n```\n\n```json\n{example(services, root, words)}```"
        )
    services.close()
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(Path(folder)), encoding="utf-8")
