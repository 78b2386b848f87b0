"""How a record stands, as lines of the command line and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.telling import complain, say
from coach.domain.days import spoken
from coach.domain.record_words import status_words, waits_words
from coach.domain.row import Voice

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.people import Supervisee
    from coach.domain.record import RecordListing
    from coach.domain.record_life import RecordLife
    from coach.errors import DocumentsFailed


def tell_moved(
    services: Services,
    supervisee: Supervisee,
    listing: RecordListing,
    failed: DocumentsFailed | None,
) -> None:
    """Say how a record stands after a move."""
    life = services.record_lives.life(listing)
    waiting = waits(services, supervisee, listing, life)
    say(
        f"Record of {spoken(listing.held_on)}, version {listing.record.version}: "
        f"{status_words(life)}{f'; waits for {waiting}' if waiting else ''}."
    )
    if failed is not None:
        complain(str(failed))


def waits(
    services: Services, supervisee: Supervisee, listing: RecordListing, life: RecordLife
) -> str:
    """Whom it waits for by name, and until when; nothing where it waits for nobody."""
    supervisor = listing.supervisor or supervisee.supervisor.name
    names = {Voice.SUPERVISOR: supervisor, Voice.SUPERVISEE: supervisee.person.name}
    waiting = waits_words(life, names)
    if Voice.SUPERVISEE not in life.waits_for() or life.has_answered(Voice.SUPERVISEE):
        return waiting
    until = services.record_lives.answer_by(supervisee, life)
    return f"{waiting} by {spoken(until)}" if until else waiting


def life_as_dict(services: Services, supervisee: Supervisee, life: RecordLife) -> dict[str, object]:
    """A record's life for programs."""
    waiting = Voice.SUPERVISEE in life.waits_for() and not life.has_answered(Voice.SUPERVISEE)
    until = services.record_lives.answer_by(supervisee, life) if waiting else None
    return {
        "state": status_words(life),
        "shared": life.shared_on.isoformat() if life.shared_on else None,
        "waits_for": [by.value for by in life.waits_for()],
        "answer_by": until.isoformat() if until else None,
        "signatures": [
            {"by": one.by_whom, "name": one.name, "on": one.signed_on.isoformat()}
            for one in life.signed
        ],
        "accounts": [
            {"by": one.by_whom, "name": one.name, "on": one.replied_on.isoformat()}
            for one in life.accounts
        ],
        "questions": len(life.queries),
        "addenda": len(life.addenda),
    }
