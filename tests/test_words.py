"""Words on screen stand in one place, each once, and each is said somewhere."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

COACH = Path(__file__).parent.parent / "coach"
FACES = [COACH / "app.py", *(COACH / "screens").glob("*.py"), *(COACH / "widgets").glob("*.py")]
WORDS = sorted((COACH / "words").glob("*.py"))
TECHNICAL = frozenset(
    {
        *("bold underline", "not bold", "not bold dim", "not bold underline"),  # Rich styles
        *("dialog tall", "dialog wide-dialog"),  # classes of the style sheet
        *("ALSO", "BINDINGS", "HELP"),  # attributes looked up by name
        *("SIGHUP", "SIGTERM"),
    }
)
"""What looks like words and is read by no person."""


def faces() -> Iterator[tuple[str, ast.Module]]:
    """Every module that draws, by its name, parsed."""
    for path in sorted(FACES):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def words_in(tree: ast.AST) -> list[str]:
    """Literals and parts of f-strings that a person would read."""
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):  # a docstring, or what is said beneath a field
            silent.add(node.value)
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            silent.update(ast.walk(node.format_spec))
        elif isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id.endswith("CSS") for target in node.targets
        ):
            silent.add(node.value)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node not in silent and node.value not in TECHNICAL and is_read(node.value)
    ]


def is_read(text: str) -> bool:
    """Whether it has letters and a blank, or begins with a capital and goes on."""
    bare = text.strip()
    has_letters = any(char.isalpha() for char in bare)
    return has_letters and (" " in text or (bare[0].isupper() and len(bare) > 1))


def constants() -> Iterator[tuple[str, str, ast.expr]]:
    """Every name in coach/words: the module it stands in, the name, and what it says."""
    for path in WORDS:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    yield path.name, ast.unparse(target), node.value


def test_a_screen_holds_no_words_of_its_own() -> None:
    found = {name: words for name, tree in faces() if (words := words_in(tree))}
    assert found == {}, "these stand in coach/words/, in the screen's own module"


@pytest.mark.parametrize(
    "line",
    [
        "self.notify('Nothing to undo here.')",
        "text.append(f'{minutes} min left')",
        "Binding('u', 'undo', 'Undo', id='care.undo')",
        "said = ', as shared' if shared else ''",
        "HELP = '''\n## Today\n'''",
    ],
)
def test_words_put_back_in_a_screen_are_seen(line: str) -> None:
    assert len(words_in(ast.parse(line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "def leave():\n    'Back to where you were.'",
        "Static(text, id='status', classes='dialog tall')",
        "DEFAULT_CSS = 'Cover { width: 1fr; }'",
        "text.append(f'{words:<24}', style='not bold')",
    ],
)
def test_what_nobody_reads_may_stay_there(line: str) -> None:
    assert words_in(ast.parse(line)) == []


def test_each_technical_exception_is_needed() -> None:
    used = {
        node.value
        for path in FACES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert used >= TECHNICAL


def test_a_sentence_stands_once() -> None:
    said = Counter(
        value.value
        for _, _, value in constants()
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value
    )
    assert [words for words, times in said.items() if times > 1] == []


def said_in(path: Path) -> Iterator[tuple[str, str]]:
    """Each name of coach/words that a module takes up, with the words' module it stands in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "coach.words":
            for alias in node.names:
                yield "__init__.py", alias.name
                modules[alias.asname or alias.name] = f"{alias.name}.py"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield modules.get(node.value.id, ""), node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and path in WORDS:
            yield path.name, node.id


def test_every_word_has_a_name_in_capitals_and_is_said_somewhere() -> None:
    said = {one for path in COACH.rglob("*.py") for one in said_in(path)}
    named = [(module, name) for module, name, _ in constants()]
    assert [one for one in named if not one[1].isupper()] == []
    assert [one for one in named if one not in said] == []


def test_only_our_own_sentences_have_values_put_in() -> None:
    """What somebody wrote is a value and never the sentence: its braces are only braces."""
    sentences = [
        (name, ast.unparse(node.value))
        for name, tree in faces()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "format"
        for sentence in (
            [node.value.body, node.value.orelse]
            if isinstance(node.value, ast.IfExp)
            else [node.value]
        )
        if not ast.unparse(sentence).rpartition(".")[2].isupper()
    ]
    assert sentences == []
