"""Makes docs/json.md from commands run on the demo, on a clock that stands still."""

from __future__ import annotations

import contextlib
import io
import tempfile
from datetime import date
from pathlib import Path

from coach.cli.root import run
from coach.composition import Services
from coach.line.demo import DemoClock, play
from coach.paths import Places
from tests.builders import CountingIds

PAGE = Path(__file__).resolve().parents[1] / "docs" / "json.md"
TODAY = date(2026, 11, 22)
ROOT = "/home/amara/coach"
EXAMPLES = (
    ("Everybody you supervise", ["people"]),
    ("A caseload", ["case", "list", "Jo Bennett"]),
    ("The function balance", ["balance", "Jo Bennett"]),
    ("Open actions", ["actions", "Jo Bennett"]),
    ("Records of a supervision file", ["record", "list", "Callum Reid"]),
    ("One record", ["record", "show", "Callum Reid"]),
    ("The shared part of a self-care plan", ["self-care", "Jo Bennett"]),
    ("Questions", ["questions", "list", "--stage", "plan", "--theme", "removal"]),
    ("Where things are", ["where"]),
)
NOTES = {
    "balance": "Minutes have one decimal. Shares have three and sum to 1; `share` is `null` where "
    "there were no minutes. Sessions come oldest first.",
    "actions": "`owner`, `due`, `case` and `agreed` may be `null`; those due first come first.",
    "where": "`database` is the one file that holds the words; it lies in `data`.",
    "people": "`start` is the first day in the post, or `null`; `since` is when the pair began.",
}


def demo_home(root: Path) -> Services:
    """The demonstration, the same each time."""
    clock = DemoClock(TODAY)
    services = Services(Places.under(root), clock, CountingIds())
    play(services, clock, TODAY)
    clock.put(TODAY)
    return services


def example(services: Services, root: Path, words: list[str]) -> str:
    """What a command prints, with the home's folder under a plain name."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = run([*words, "--json"], services)
    assert status == 0, words
    return out.getvalue().replace(str(root), ROOT)


def page(root: Path) -> str:
    """The whole page."""
    services = demo_home(root)
    blocks = [
        "# JSON",
        "Every listing takes `--json`. These are whole examples, from the demo; keys stay as they "
        "are, and new ones may be added.",
    ]
    for title, words in EXAMPLES:
        quoted = " ".join(f'"{word}"' if " " in word else word for word in words)
        blocks += [f"## {title}"]
        if words[0] in NOTES:
            blocks.append(NOTES[words[0]])
        blocks.append(
            f"```\ncoach {quoted} --json\n```\n\n```json\n{example(services, root, words)}```"
        )
    services.close()
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(Path(folder)), encoding="utf-8")
