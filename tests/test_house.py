"""The house stays easy to walk through: no file and no function outgrows its room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

COACH = Path(__file__).parent.parent / "coach"
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
"""From its first decorator to its last line, docstring and blank lines included."""


def modules() -> Iterator[tuple[str, str]]:
    """Every module's path below `coach/`, and its text."""
    for path in sorted(COACH.rglob("*.py")):
        yield path.relative_to(COACH).as_posix(), path.read_text(encoding="utf-8")


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function with its decorators."""
    first = min([function.lineno, *(one.lineno for one in function.decorator_list)])
    return (function.end_lineno or first) - first + 1


def test_every_module_is_seen() -> None:
    seen = {path for path, _ in modules()}
    assert {"__main__.py", "domain/session.py", "line/commands/registry.py"} <= seen


def test_no_file_asks_to_be_two() -> None:
    long = {path: len(text.splitlines()) for path, text in modules()}
    assert {path: lines for path, lines in long.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_no_function_asks_to_be_two() -> None:
    long = {
        f"{path}, {node.name}": length(node)
        for path, text in modules()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_module_opens_with_a_sentence_that_says_what_it_owns() -> None:
    without = [
        path
        for path, text in modules()
        if not (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0].endswith(".")
    ]
    assert without == []
