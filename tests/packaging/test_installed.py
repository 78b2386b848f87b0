"""The wheel and an editable install, run outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = ("coach", "prompts", "data", "pyproject.toml", "README.md", "CHANGELOG.md")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout that tests may edit."""
    root = tmp_path_factory.mktemp("checkout")
    for name in SHIPPED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    return root


@pytest.fixture(scope="module")
def wheel(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out), str(copy)],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


def environment_with(root: Path, *install: str) -> Path:
    """A virtual environment that sees this one's libraries, but has its own Coach."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root)], check=True)
    python = root / ("Scripts" if os.name == "nt" else "bin") / "python"
    libraries = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    site = next(p for p in root.rglob("site-packages") if not p.parent.is_symlink())
    (site / "libraries.pth").write_text(f"{libraries}\n")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps",
         "--no-build-isolation", "--force-reinstall", *install],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return python


def outside(python: Path, home: Path, *arguments: str, given: str = "") -> str:
    """Run Coach with its folder nowhere near the checkout."""
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [str(python), "-P", "-m", "coach", *arguments],
        input=given,
        capture_output=True,
        text=True,
        cwd=home,
        env={**os.environ, "COACH_HOME": str(home / "coach-home")},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def where_from(python: Path, home: Path) -> Path:
    home.mkdir(exist_ok=True)
    found = subprocess.run(
        [str(python), "-P", "-c", "import coach; print(coach.__file__)"],
        capture_output=True,
        text=True,
        cwd=home,
        check=True,
    )
    return Path(found.stdout.strip())


def test_the_wheel_carries_banks_policies_and_demo(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for bank in (CHECKOUT / "prompts").glob("*.yaml"):
        assert f"coach/prompts/{bank.name}" in names
    assert "coach/data/policies/plain.yaml" in names
    assert "coach/data/bank-holidays/england.yaml" in names
    assert "coach/data/demo/demo.yaml" in names
    assert not [name for name in names if name.startswith("tests")]


def test_the_installed_wheel_holds_a_session_outside_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    python = environment_with(tmp_path / "env", str(wheel))
    home = tmp_path / "elsewhere"
    assert tmp_path in where_from(python, home).parents
    outside(python, home, "person", "add", "--name", "Jo Bennett")
    said = outside(python, home, "line", "Jo", given=":topic A\nA note.\n:close\n")
    assert "The session is closed." in said
    (record,) = (home / "coach-home" / "documents" / "Jo Bennett" / "Records").iterdir()
    assert "> A note." in record.read_text(encoding="utf-8")
    assert "Left open" in outside(python, home, "demo")


def test_an_edited_bank_is_read_back_from_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    python = environment_with(tmp_path / "env", str(wheel))
    package = where_from(python, tmp_path / "elsewhere").parent
    reworded(package / "prompts" / "experience.yaml")
    listed = outside(python, tmp_path / "elsewhere", "questions", "list")
    assert "What did the kitchen smell of?" in listed


def test_an_edited_bank_is_read_back_from_an_editable_install(copy: Path, tmp_path: Path) -> None:
    python = environment_with(tmp_path / "env", "-e", str(copy))
    elsewhere = tmp_path / "elsewhere"
    assert where_from(python, elsewhere) == copy / "coach" / "__init__.py"
    reworded(copy / "prompts" / "experience.yaml")
    listed = outside(python, elsewhere, "questions", "list")
    assert "What did the kitchen smell of?" in listed


def reworded(bank: Path) -> None:
    """Change the first question of a bank, as a practice lead would."""
    lines = bank.read_text(encoding="utf-8").splitlines()
    place = next(i for i, line in enumerate(lines) if line.lstrip().startswith("text:"))
    lines[place] = "    text: What did the kitchen smell of?"
    bank.write_text("\n".join(lines) + "\n", encoding="utf-8")
