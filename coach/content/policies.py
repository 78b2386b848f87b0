"""Policy profiles from YAML: checked with file, line and key; one may extend another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from coach.domain.model import Function
from coach.domain.policy import (
    AtLeast,
    Deadline,
    DeadlineName,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Ours,
    Phase,
    Phases,
    Policy,
    PolicyFunction,
    Review,
    Rule,
    Span,
    StaffGroup,
    Topic,
    Unit,
)
from coach.domain.session import SessionKind
from coach.errors import ContentFaulty
from coach.files import explain
from coach.yaml_text import Fault, Tree, YamlFaulty, load

PLAIN = "plain"


class _Sourced(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    section: str
    ours: Ours | None = None


class _Phase(msgspec.Struct, forbid_unknown_fields=True):
    every: str
    until: str | None = None
    until_review: str | None = None


class _Frequency(_Sourced):
    every: str | None = None
    each_month: bool = False
    at_least: int | None = None
    each_shifts: int | None = None
    phases: list[_Phase] = []


class _StaffGroup(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    frequency: list[_Frequency]
    note: str = ""


class _Function(_Sourced):
    id: str
    name: str
    stands_for: list[Function]


class _Deadline(_Sourced):
    name: DeadlineName
    within: str
    words: str


class _Rule(_Sourced):
    topic: Topic
    words: str
    items: list[str] = []


class _Review(_Sourced):
    name: str
    months: int


class _Policy(msgspec.Struct, forbid_unknown_fields=True):
    policy: str
    version: int
    name: str
    extends: str | None = None
    source: str = ""
    session_minutes: int | None = None
    caseload_minutes: int | None = None
    privacy: str | None = None
    terms: dict[str, str] = {}
    functions: list[_Function] = []
    staff_groups: list[_StaffGroup] = []
    counts: list[SessionKind] = []
    deadlines: list[_Deadline] = []
    rules: list[_Rule] = []
    reviews: list[_Review] = []
    silence_agrees: bool | None = None
    most_supervisees: int | None = None


def load_policies(folder: Path, own: Path | None = None) -> tuple[Policy, ...]:
    """Every profile, `plain` first, the user's own last. Raises ContentFaulty."""
    found: dict[str, Policy] = {}
    shipped = sorted(folder.glob("*.yaml"), key=lambda path: (path.stem != PLAIN, path.stem))
    for path in (*shipped, *(sorted(own.glob("*.yaml")) if own else ())):
        policy = read_policy(path, found)
        found[policy.id] = policy
    return tuple(found.values())


def read_policy(path: Path, known: dict[str, Policy]) -> Policy:
    """One profile; what it leaves out comes from the one that it extends, else from `plain`.

    Raises ContentFaulty naming file, line and key.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(1_000_001)
    except OSError as error:
        raise ContentFaulty(f"{path} cannot be read: {explain(error)}.") from error
    tree = load(data, path.name)
    raw = tree.convert(_Policy)
    faults = list(_faults(raw, tree, path, known))
    if faults:
        raise YamlFaulty(faults)
    return _policy(raw, known.get(raw.extends or PLAIN), tree, extends=raw.extends is not None)


def _faults(raw: _Policy, tree: Tree, path: Path, known: dict[str, Policy]) -> list[Fault]:
    faults = []
    if raw.policy != path.stem:
        faults.append(tree.fault(("policy",), f"should be the file's name, {path.stem}"))
    if raw.extends is not None and raw.extends not in known:
        faults.append(
            tree.fault(("extends",), f"there is no policy {raw.extends} that it could extend")
        )
    if raw.extends is None and raw.policy != PLAIN and PLAIN not in known:
        faults.append(tree.fault(("policy",), "the plain policy is not there"))
    groups = [group.id for group in raw.staff_groups]
    faults += [
        tree.fault(("staff_groups", place, "id"), f"the group {group} stands here twice")
        for place, group in enumerate(groups)
        if group in groups[:place]
    ]
    return faults


def _policy(raw: _Policy, base: Policy | None, tree: Tree, *, extends: bool) -> Policy:
    """The profile on its base; from `plain` only what every policy must have is taken."""
    own = _rules_of(raw, tree)
    if base is not None and extends:
        own = _extended(own, base)
    own["counts"] = own["counts"] or (SessionKind.FORMAL.value,)
    own["silence_agrees"] = bool(own["silence_agrees"])
    needed: dict[str, Any] = {}
    for key in ("session_minutes", "caseload_minutes", "privacy"):
        said = getattr(raw, key)
        needed[key] = said if said is not None else getattr(base, key, None)
        if needed[key] is None:
            raise YamlFaulty([tree.fault((key,), "is needed")])
    needed["privacy"] = needed["privacy"].strip()
    terms = {**(dict(base.terms) if base and extends else {}), **raw.terms}
    return Policy(
        id=raw.policy,
        version=raw.version,
        name=raw.name,
        source=raw.source,
        terms=terms,
        **needed,
        **own,
    )


def _rules_of(raw: _Policy, tree: Tree) -> dict[str, Any]:
    """The rules that stand in the file itself, by the policy's fields."""
    return {
        "functions": tuple(_function(one) for one in raw.functions),
        "staff_groups": tuple(_group(one, n, tree) for n, one in enumerate(raw.staff_groups)),
        "counts": tuple(kind.value for kind in raw.counts),
        "deadlines": tuple(_deadline(one, n, tree) for n, one in enumerate(raw.deadlines)),
        "rules": tuple(_rule(one) for one in raw.rules),
        "reviews": tuple(
            Review(name=one.name, months=one.months, section=one.section, ours=one.ours)
            for one in raw.reviews
        ),
        "silence_agrees": raw.silence_agrees,
        "most_supervisees": raw.most_supervisees,
    }


def _deadline(one: _Deadline, place: int, tree: Tree) -> Deadline:
    return Deadline(
        name=one.name,
        span=_span(one.within, tree, ("deadlines", place, "within")),
        words=one.words.strip(),
        section=one.section,
        ours=one.ours,
    )


def _rule(one: _Rule) -> Rule:
    return Rule(
        topic=one.topic,
        words=one.words.strip(),
        items=tuple(one.items),
        section=one.section,
        ours=one.ours,
    )


def _extended(own: dict[str, Any], base: Policy) -> dict[str, Any]:
    """The rules of a base with those of one's own in their place: by id, name or topic."""
    keys = {"functions": "id", "staff_groups": "id", "deadlines": "name", "rules": "topic"}
    merged = dict(own)
    for field, key in keys.items():
        mine = {getattr(one, key) for one in own[field]}
        kept = (one for one in getattr(base, field) if getattr(one, key) not in mine)
        merged[field] = (*kept, *own[field])
    for field in ("counts", "reviews"):
        merged[field] = own[field] or getattr(base, field)
    for field in ("silence_agrees", "most_supervisees"):
        merged[field] = own[field] if own[field] is not None else getattr(base, field)
    return merged


def _function(one: _Function) -> PolicyFunction:
    return PolicyFunction(
        id=one.id,
        name=one.name,
        stands_for=tuple(one.stands_for),
        section=one.section,
        ours=one.ours,
    )


def _group(one: _StaffGroup, place: int, tree: Tree) -> StaffGroup:
    return StaffGroup(
        id=one.id,
        name=one.name,
        frequency=tuple(
            _frequency(rule, ("staff_groups", place, "frequency", number), tree)
            for number, rule in enumerate(one.frequency)
        ),
        note=one.note,
    )


def _frequency(one: _Frequency, path: tuple[str | int, ...], tree: Tree) -> Frequency:
    """One rule; it holds just one of the five kinds."""
    source: dict[str, Any] = {"section": one.section, "ours": one.ours}
    said = [one.every, one.each_month or None, one.at_least, one.each_shifts, one.phases or None]
    if sum(value is not None for value in said) != 1:
        what = "needs one of: every, each_month, at_least, each_shifts, phases"
        raise YamlFaulty([tree.fault(path, what)])
    if one.every is not None:
        return Every(span=_span(one.every, tree, (*path, "every")), **source)
    if one.at_least is not None:
        return AtLeast(sessions=one.at_least, **source)
    if one.each_shifts is not None:
        return EachShifts(shifts=one.each_shifts, **source)
    if one.phases:
        phases = tuple(
            Phase(
                every=_span(phase.every, tree, (*path, "phases", n, "every")),
                until=_span(phase.until, tree, (*path, "phases", n, "until"))
                if phase.until
                else None,
                until_review=phase.until_review,
            )
            for n, phase in enumerate(one.phases)
        )
        return Phases(phases=phases, **source)
    return EachMonth(**source)


def _span(words: str, tree: Tree, path: tuple[str | int, ...]) -> Span:
    """`5 working-days` as a span; raises YamlFaulty with line and key."""
    number, _, unit = words.partition(" ")
    units = {one.value: one for one in Unit} | {one.value[:-1]: one for one in Unit}
    if not number.isdecimal() or not 1 <= int(number) <= 1000 or unit.strip() not in units:
        what = f"should be a number and one of: {', '.join(Unit)}; as 5 working-days"
        raise YamlFaulty([tree.fault(path, what)])
    return Span(int(number), units[unit.strip()])
