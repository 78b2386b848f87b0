"""The root command: finds the home, loads families of commands as called, tells errors."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from coach import __version__
from coach.cli.telling import complain, say
from coach.composition import Services
from coach.errors import CoachError
from coach.paths import find_places

if TYPE_CHECKING:
    from collections.abc import Sequence

COULD_NOT = 2
_FAMILIES = {
    "setup": "coach.cli.home:setup",
    "where": "coach.cli.home:where",
    "demo": "coach.cli.home:demo",
    "people": "coach.cli.people:people",
    "person": "coach.cli.person:person",
    "case": "coach.cli.cases:case",
    "agenda": "coach.cli.agenda:agenda",
    "performance": "coach.cli.performance:performance",
    "concern": "coach.cli.concern:concern",
    "prepare": "coach.cli.screens:prepare",
    "session": "coach.cli.screens:session",
    "line": "coach.cli.sessions:line",
    "balance": "coach.cli.balance:balance",
    "coverage": "coach.cli.coverage:coverage",
    "actions": "coach.cli.sessions:actions",
    "search": "coach.cli.searching:search",
    "log": "coach.cli.log:log",
    "quick": "coach.cli.quick:quick",
    "due": "coach.cli.timescales:due",
    "mark": "coach.cli.timescales:mark",
    "marks": "coach.cli.timescales:marks",
    "asye": "coach.cli.asye:asye",
    "mentoring": "coach.cli.mentoring:mentoring",
    "calendar": "coach.cli.timescales:calendar",
    "record": "coach.cli.record_check:record",
    "agreement": "coach.cli.agreement:agreement",
    "self-care": "coach.cli.self_care:self_care",
    "group": "coach.cli.groups:group",
    "policy": "coach.cli.policies:policy",
    "questions": "coach.cli.questions:questions",
}


class Lazy(click.Group):
    """A group whose commands are imported only when one of them is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which people meet them."""
        return list(_FAMILIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        place = _FAMILIES.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command)
        return found


@click.command(cls=Lazy, invoke_without_command=True)
@click.option("--demo", "use_demo", is_flag=True, help="Work on the demo instead of your own data.")
@click.version_option(__version__, message="coach %(version)s")
@click.pass_context
def coach(ctx: click.Context, use_demo: bool) -> int:
    """Reflective supervision for two people at one terminal.

    Begin with: coach demo. Then: coach setup, coach person add, coach line.
    """
    if ctx.obj is None:
        ctx.obj = _demo() if use_demo else Services()
    ctx.call_on_close(ctx.obj.close)
    if ctx.invoked_subcommand is not None:
        return 0
    from coach.cli.screens import is_a_terminal, open_app

    if not is_a_terminal():
        say(ctx.get_help())
        return 0
    return open_app(ctx.obj, demo=use_demo)


def run(arguments: Sequence[str], services: Services | None = None) -> int:
    """Run one command line; return the exit status. Nothing a person meets is a traceback."""
    _ready_streams()
    try:
        answer = coach.main(_readable(arguments), "coach", standalone_mode=False, obj=services)
        status = answer if isinstance(answer, int) else 0
        try:
            sys.stdout.flush()
        except OSError:  # a session that could not be heard has its own status already
            _stop_printing()
        return status
    except CoachError as error:
        complain(str(error))
        return error.exit_status
    except click.ClickException as error:
        complain(_one_sentence(error))
        return COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped; what was saved is safe.")
        return COULD_NOT
    except (BrokenPipeError, SystemExit):  # click says SystemExit where a reader went away
        _stop_printing()
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            complain(_fault(error, services))
        else:
            _stop_printing()
            complain("Not all of that could be printed: the disk is full.")
        return COULD_NOT
    except Exception as error:
        complain(_fault(error, services))
        return COULD_NOT


def _readable(arguments: Sequence[str]) -> list[str]:
    """Words typed in UTF-8 under a locale that is not: read as what they are."""
    found = []
    for word in arguments:
        raw = word.encode("utf-8", "surrogateescape")
        found.append(raw.decode("utf-8", "surrogateescape"))
    return found


def _demo() -> Services:
    from coach.cli.home import demo_services

    return demo_services(find_places().demo)


def _ready_streams() -> None:
    """A terminal without UTF-8 still gets every line; a stream that was closed takes nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
            setattr(sys, name, nowhere)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _stop_printing() -> None:
    """Send what is still unprinted nowhere, so that leaving does not fail over it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_sentence(error: click.ClickException) -> str:
    words = " ".join(error.format_message().split())
    if isinstance(error, click.UsageError) and error.ctx is not None:
        words = words.rstrip(".") + f". Try: {error.ctx.command_path} --help"
    return words


def _fault(error: Exception, services: Services | None) -> str:
    """Keep where our own fault lies, without a word of anybody's notes; say it in a sentence."""
    from coach.files import note_fault  # only a fault needs it

    told = "Coach met a fault of its own; what was saved is safe."
    try:
        log = note_fault((services.places if services else find_places()).data, error)
    except Exception:  # telling of a fault must not be one
        return told
    return f"{told} Where it lies stands in {log}, without anybody's words."
