"""Policy profiles from YAML: one may extend another; a faulty one is left out and told of."""

from __future__ import annotations

from dataclasses import dataclass as changeable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from coach.content.policy_making import Maker
from coach.content.policy_shapes import PolicyShape
from coach.domain.function_names import FunctionNames
from coach.domain.policies import PLAIN, Policies
from coach.domain.policy import Policy, Sourced, StaffGroup
from coach.domain.session import SessionKind
from coach.domain.year_rules import GroupRule, YearRules
from coach.files import explain
from coach.values import dataclass
from coach.yaml_text import SIZE_LIMIT, Fault, Tree, YamlFaulty, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_NEEDED = ("session_minutes", "caseload_minutes", "privacy")
_FALLEN_BACK_ON = ("personal_record", "personal_case_limit", "readers")
"""What every policy has too, and may leave to its base whole."""
_KEYS = {"functions": "id", "staff_groups": "id", "deadlines": "name", "rules": "topic"}
"""The lists whose entries take the place of those with the same key in a base."""
S = TypeVar("S", bound=Sourced)


@dataclass(frozen=True)
class _Profile:
    """One file as read: what it says by itself, or what is wrong with it."""

    raw: PolicyShape
    tree: Tree
    said: dict[str, Any]

    def fault(self, key: str, what: str) -> Fault:
        """A fault at one of the file's keys."""
        return self.tree.fault((key,), what)


@changeable
class _Stand:
    """Profiles that found their base, and the faults of those that did not, by id."""

    found: dict[str, Policy]
    faults: dict[str, list[Fault]]

    @property
    def lines(self) -> list[Fault]:
        """Every fault, file by file."""
        return [fault for faults in self.faults.values() for fault in faults]


def load_policies(folder: Path, own: Path | None = None) -> Policies:
    """Every sound profile, `plain` first, and the faults of the others.

    One of the user's own takes the place of a shipped one with its id. Raises ContentFaulty only
    where `plain` itself is not sound, since nothing works without it.
    """
    shipped = _shipped(folder)
    owned = _stand(_in(own), shipped.found, is_own=True)
    faults = (*shipped.lines, *owned.lines)
    every = {**shipped.found, **owned.found}
    return Policies(tuple(every.values()), tuple(str(fault) for fault in faults))


def check_policy(
    path: Path, folder: Path, own: Path | None = None
) -> tuple[Policy | None, tuple[str, ...]]:
    """One file among the others: its policy if it is sound, and its faults, a line each."""
    shipped = _shipped(folder, path)
    if path.resolve().parent == folder.resolve():
        stand = shipped
    else:
        others = (one for one in _in(own) if one.stem != path.stem)
        stand = _stand([path, *others], shipped.found, is_own=True)
    faults = stand.faults.get(path.stem, [])
    if path.suffix != ".yaml":
        faults = [Fault(path.name, 1, "", "the file's name should end in .yaml"), *faults]
    sound = None if faults else stand.found.get(path.stem)
    return sound, tuple(str(fault) for fault in faults)


def _in(folder: Path | None) -> list[Path]:
    """A folder's profiles, `plain` first."""
    paths = folder.glob("*.yaml") if folder else ()
    return sorted(paths, key=lambda path: (path.stem != PLAIN, path.stem))


def _shipped(folder: Path, checked: Path | None = None) -> _Stand:
    stand = _stand(_in(folder), {}, is_own=False)
    is_checked = checked is not None and checked.resolve() == (folder / f"{PLAIN}.yaml").resolve()
    if PLAIN not in stand.found and not is_checked:
        missing = [Fault(f"{PLAIN}.yaml", 1, "", f"there is no such file in {folder}")]
        raise YamlFaulty(stand.faults.get(PLAIN) or missing)
    return stand


def _stand(paths: Iterable[Path], below: dict[str, Policy], *, is_own: bool) -> _Stand:
    """The profiles of one folder, each on the one that it extends, in whatever order they come.

    What a profile extends is looked for among its neighbours first, then among those below.
    """
    stand = _Stand({}, {})
    waiting: dict[str, _Profile] = {}
    order = []
    for path in paths:
        order.append(path.stem)
        try:
            waiting[path.stem] = _read(path)
        except YamlFaulty as error:
            stand.faults[path.stem] = error.faults
    while ready := [one for one in waiting.values() if one.raw.extends not in waiting]:
        for profile in ready:
            del waiting[profile.raw.policy]
            _place(profile, stand, below, is_own=is_own)
    for profile_id, profile in waiting.items():
        stand.faults[profile_id] = [_ring(profile, waiting)]
    found = stand.found
    stand.found = {one: found[one] for one in order if one in found}
    stand.faults = {one: stand.faults[one] for one in order if one in stand.faults}
    return stand


def _place(profile: _Profile, stand: _Stand, below: dict[str, Policy], *, is_own: bool) -> None:
    """Put one profile on its base, or say why there is none."""
    raw = profile.raw
    wanted = raw.extends or PLAIN
    base = stand.found.get(wanted) or below.get(wanted)
    if raw.extends is not None and base is None:
        what = f"there is no policy {wanted} that it could extend"
        if wanted in stand.faults:
            what = f"{wanted}, which it would extend, has a fault of its own"
        stand.faults[raw.policy] = [profile.fault("extends", what)]
        return
    try:
        stand.found[raw.policy] = replace(_policy(profile, base), is_own=is_own)
    except YamlFaulty as error:
        stand.faults[raw.policy] = error.faults


def _ring(profile: _Profile, waiting: dict[str, _Profile]) -> Fault:
    """Why a profile never found its base: it leads back to itself, or to such a ring."""
    steps = [profile.raw.policy]
    while (after := waiting[steps[-1]].raw.extends or "") not in steps:
        steps.append(after)
    if after != steps[0]:
        return profile.fault(
            "extends", f"{steps[1]}, which it would extend, has a fault of its own"
        )
    if len(steps) == 1:
        what = "extends itself; give the file and the policy a name of their own"
        return profile.fault("extends", what)
    return profile.fault("extends", f"leads back to itself: {' extends '.join([*steps, after])}")


def _read(path: Path) -> _Profile:
    """One file; raises YamlFaulty with every fault that it has by itself."""
    if not path.is_file():  # a pipe by that name would keep us waiting
        raise YamlFaulty([Fault(path.name, 1, "", "it is no file")])
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        what = f"it cannot be read: {explain(error)}"
        raise YamlFaulty([Fault(path.name, 1, "", what)]) from error
    tree = load(data, path.name)
    raw = tree.convert(PolicyShape)
    maker = Maker(raw, tree)
    said = maker.make()
    faults = maker.faults
    if raw.policy != path.stem:
        faults.insert(0, tree.fault(("policy",), f"should be the file's name, {path.stem}"))
    if faults:
        raise YamlFaulty(sorted(faults, key=lambda fault: fault.line))
    return _Profile(raw, tree, said)


def _policy(profile: _Profile, base: Policy | None) -> Policy:
    """The profile on its base; from `plain` only what every policy must have is taken."""
    raw, said = profile.raw, dict(profile.said)
    for key in _NEEDED:
        if said[key] is None:
            said[key] = getattr(base, key, None)
        if said[key] is None:
            raise YamlFaulty([profile.fault(key, "is needed")])
    if base is not None:
        for key in _FALLEN_BACK_ON:
            said[key] = said[key] or _taken_over(getattr(base, key), base.name)
    if base is not None and raw.extends is not None:
        said = _extended(said, base)
    said["counts"] = said["counts"] or (SessionKind.FORMAL.value,)
    said["silence_agrees"] = bool(said["silence_agrees"])
    extends = raw.extends or ""
    return _checked(profile, Policy(id=raw.policy, version=raw.version, extends=extends, **said))


def _taken_over(rules: Any, name: str) -> Any:
    """A list of rules, or one, each with the name of the policy whose section it is."""
    if isinstance(rules, tuple):
        return tuple(_cited(rules, name))
    return _of(rules, name) if rules else None


def _checked(profile: _Profile, policy: Policy) -> Policy:
    """The policy, whose headings name only functions that it has. Raises YamlFaulty."""
    known = [one.id for one in FunctionNames.of(policy).own]
    faults = [
        profile.tree.fault(
            ("personal_record", place, "functions", number),
            f"there is no function {function}; there is: {', '.join(known)}",
        )
        for place, one in enumerate(profile.raw.personal_record)
        for number, function in enumerate(one.functions)
        if function not in known
    ]
    if faults:
        raise YamlFaulty(faults)
    return policy


def _extended(said: dict[str, Any], base: Policy) -> dict[str, Any]:
    """The rules of a base with those of one's own in their place: by id, name or topic."""
    merged = dict(said)
    for field, key in _KEYS.items():
        mine = {getattr(one, key) for one in said[field]}
        kept = [one for one in getattr(base, field) if getattr(one, key) not in mine]
        merged[field] = (*_cited(kept, base.name), *said[field])
    merged["reviews"] = said["reviews"] or tuple(_cited(base.reviews, base.name))
    merged["year"] = _year(said["year"], base)
    groups = base.groups
    merged["groups"] = said["groups"] or (groups and _of_offer(_of(groups, base.name), base.name))
    for field in ("counts", "endorsed"):
        merged[field] = said[field] or getattr(base, field)
    merged["terms"] = {**base.terms, **said["terms"]}
    for field in ("silence_agrees", "most_supervisees"):
        merged[field] = said[field] if said[field] is not None else getattr(base, field)
    return merged


def _year(mine: YearRules, base: Policy) -> YearRules:
    """The base's year with one's own parts in the place of the same."""
    own = {one.what for one in mine.parts}
    kept = [one for one in base.year.parts if one.what not in own]
    leave = base.year.leave
    return YearRules(
        (*_cited(kept, base.name), *mine.parts),
        mine.leave or (leave and _of(leave, base.name)),
    )


def _of_offer(rule: GroupRule, name: str) -> GroupRule:
    return replace(rule, offer=_of(rule.offer, name)) if rule.offer else rule


def _cited(kept: Sequence[Any], name: str) -> list[Any]:
    """Rules taken over, each with the name of the policy whose section it is."""
    return [_of_group(one, name) if isinstance(one, StaffGroup) else _of(one, name) for one in kept]


def _of_group(group: StaffGroup, name: str) -> StaffGroup:
    return replace(group, frequency=tuple(_of(one, name) for one in group.frequency))


def _of(rule: S, name: str) -> S:
    return replace(rule, of=rule.of or name)
