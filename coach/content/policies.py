"""Policy profiles from YAML."""

from __future__ import annotations

from pathlib import Path

import msgspec

from coach.domain.policy import Policy
from coach.yaml_text import load


class _Policy(msgspec.Struct, forbid_unknown_fields=True):
    policy: str
    version: int
    name: str
    source: str
    session_minutes: int
    caseload_minutes: int
    privacy: str


def load_policies(folder: Path) -> tuple[Policy, ...]:
    """Every profile in a folder, `plain` first. Raises ContentFaulty with file, line and key."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        raw = load(path.read_bytes(), path.name).convert(_Policy)
        found.append(
            Policy(
                id=raw.policy,
                version=raw.version,
                name=raw.name,
                source=raw.source,
                session_minutes=raw.session_minutes,
                caseload_minutes=raw.caseload_minutes,
                privacy=raw.privacy.strip(),
            )
        )
    return tuple(sorted(found, key=lambda policy: (policy.id != "plain", policy.id)))
