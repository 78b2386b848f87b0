"""An agreed version of an agreement as Markdown, and its lines on the contents page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from coach.documents.escaping import escape_line, quoted, table
from coach.documents.records import SCHEMA_VERSION, front_matter
from coach.domain.agreement import AgreementStatus
from coach.domain.agreement_guide import REASON_WORDS, opening
from coach.domain.days import spoken

if TYPE_CHECKING:
    from coach.services.ports import AgreementPaper, AgreementsListed


def render_agreement(paper: AgreementPaper) -> str:
    """An agreed version: what the two of them wrote, who else takes part, who accepted and when."""
    agreement = paper.agreement
    assert agreement.agreed_on is not None  # only an agreed version has a document
    facts: dict[str, object] = {
        "kind": "agreement",
        "schema_version": SCHEMA_VERSION,
        "agreement": agreement.id,
        "agreement_version": agreement.version,
        "supervisee": paper.supervisee,
        "supervisor": paper.supervisor,
        "agreed_on": agreement.agreed_on.isoformat(),
        "review_on": agreement.review_on.isoformat() if agreement.review_on else None,
        "policy": paper.policy,
    }
    title = f"{opening(paper.term)}, version {agreement.version}"
    who = f"{paper.supervisee} with {paper.supervisor}, agreed {spoken(agreement.agreed_on)}"
    blocks = [
        front_matter(facts) + f"\n# {escape_line(title)}",
        escape_line(who),
        escape_line(paper.privacy),
    ]
    for section in agreement.written:
        blocks += [f"## {escape_line(section.heading)}", quoted(section.words)]
    if paper.contributors:
        rows = [(one.name, one.part) for one in paper.contributors]
        blocks += ["## Who else takes part", table(("Who", "Their part"), rows)]
    accepted = [(one.name, spoken(one.accepted_on)) for one in agreement.acceptances]
    blocks += ["## Accepted by", table(("Name", "On"), accepted)]
    if agreement.review_on:
        blocks.append(f"To be looked at together again by {spoken(agreement.review_on)}.")
    return "\n\n".join(blocks) + "\n"


def agreement_lines(listed: AgreementsListed) -> list[str]:
    """Each version on a line, the newest first, and when the standing one is due."""
    lines = []
    for agreement, path in listed.versions:
        if agreement.agreed_on is None:
            lines.append(f"- Version {agreement.version} is being drawn up.")
            continue
        words = escape_line(f"{agreement.agreed_on.isoformat()} Version {agreement.version}")
        line = f"- [{words}]({quote(path)})" if path else f"- {words}"
        if agreement.from_before:
            line += ", agreed before Coach"
        if agreement.status is AgreementStatus.SUPERSEDED:
            line += ", superseded"
        lines.append(line)
    if listed.due is not None:
        words = (
            f"To be looked at again by {spoken(listed.due.on)}: {REASON_WORDS[listed.due.because]}."
        )
        lines.append(f"\n{words}")
    return lines
