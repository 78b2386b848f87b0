"""Adds an item to a list in a YAML text, and leaves every other letter as it stood."""

from __future__ import annotations

import json
from typing import Any

from coach.yaml_text import Node, YamlFaulty, dump, load, nodes_of


def with_item(text: str, key: str, item: dict[str, Any]) -> str | None:
    """The text of a mapping with one more item at the end of the list under a key, if it has one.

    It is read back: None where the outcome would say anything but that.
    """
    before = load(text.encode(), "").value
    meant = {**before, key: [*before.get(key, ()), item]}
    found = _inserted(text, nodes_of(text), key, item)
    try:
        return found if load(found.encode(), "").value == meant else None
    except YamlFaulty:
        return None


def _inserted(text: str, root: Node, key: str, item: dict[str, Any]) -> str:
    """The list may stand in brackets or on lines of its own, be empty, or not be there."""
    pairs = {name.value: value for name, value in root.value}
    if key not in pairs and root.flow_style:
        return _put(text, _end(root.value[-1][1]), f", {_quoted(key)}: [{_quoted(item)}]")
    if key not in pairs:
        return _put_lines(text, root, root.start_mark.column, dump({key: [item]}))
    items = pairs[key]
    if not items.flow_style:
        return _put_lines(text, items, items.start_mark.column, dump([item]))
    if items.value:
        return _put(text, _end(items.value[-1]), f", {_quoted(item)}")
    return _put(text, items.start_mark.index + 1, _quoted(item))


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # which YAML reads too


def _put(text: str, at: int, words: str) -> str:
    return text[:at] + words + text[at:]


def _put_lines(text: str, after: Node, column: int, lines: str) -> str:
    """Lines below the last of a block, and below the comments that stand further in than it."""
    ends = "\r\n" if "\r\n" in text else "\n"
    at = _line_below(text, _end(after))
    while text[at:].startswith(" " * (column + 1)) and text[at:].lstrip(" ").startswith("#"):
        at = _line_below(text, at + 1)
    indented = "".join(f"{' ' * column}{line}{ends}" for line in lines.splitlines())
    return _put(text, at, indented if text[:at].endswith("\n") else ends + indented)


def _line_below(text: str, at: int) -> int:
    """Where the next line begins, or `at` itself at the beginning of one; the end for the last."""
    if text[:at].endswith("\n"):
        return at
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)


def _end(node: Node) -> int:
    """Where its last letter stands; a block itself ends only where something else begins."""
    while getattr(node, "flow_style", None) is False:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)
