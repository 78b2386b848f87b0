"""A policy: the rules of one organisation, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """One profile, named and numbered so that yesterday's session keeps yesterday's rule."""

    id: str
    version: int
    name: str
    source: str
    """The document and its date; empty for our own."""
    session_minutes: int
    """The usual length that the agenda is planned for."""
    caseload_minutes: int
    """How long the sweep of the caseload may take before Coach says so, quietly."""
    privacy: str
    """How the policy words who may read what is written here."""
