"""The walls of pyproject.toml hold in this tree, and each falls over when one forbidden import is added."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
]

# A file that does not exist, and the import that each contract must refuse in it.
LEAKS = {
    "Rooms lean only on the rooms below them": ("deskapp/kernel/leak.py", "import deskapp.flow.step"),
    "Procedures know nothing of one another": ("deskapp/procedures/leak/a.py", "import deskapp.procedures.hole.steps"),
    "The file name is the licence to name Qt": ("deskapp/procedures/leak/page.py", "import PySide6.QtWidgets"),
    "Below the window nothing leads to Qt": ("deskapp/ledger/leak.py", "import PySide6.QtCore"),
    "Steps and rules know neither database, desk, devices nor paper": (
        "deskapp/procedures/leak/rules.py",
        "import deskapp.store.base",
    ),
    "Pages and wizards ask services, not the database": ("deskapp/procedures/leak/wizard.py", "import sqlalchemy"),
    "Forms are handed everything they print": ("forms/leak.py", "import deskapp.ledger.leak"),
    "Printing knows paper and no books": ("deskapp/printing/leak.py", "import deskapp.estate.records"),
    "ReportLab lives in printing": ("deskapp/reports/leak.py", "import reportlab"),
    "Workbooks are written by reports and read by the roster's child process": (
        "deskapp/procedures/leak/service.py",
        "import openpyxl",
    ),
    "Reports read records and call no service": ("deskapp/reports/hole.py", "import deskapp.procedures.leak.service"),
    "Readers know neither the database nor the estate": ("deskapp/cards/leak.py", "import deskapp.estate.records"),
    "One file speaks PC/SC": ("deskapp/cards/hole.py", "import smartcard.scard"),
    "No room below the counter writes reports": ("deskapp/estate/leak.py", "import deskapp.reports.leak"),
}

MORE_FILES = (
    "deskapp/cards/__init__.py",
    "deskapp/procedures/leak/__init__.py",
    "deskapp/procedures/hole/__init__.py",
    "deskapp/procedures/hole/steps.py",
)


def test_every_wall_has_its_leak():
    assert set(LEAKS) == set(CONTRACTS)


def test_the_walls_hold():
    code, verdicts = lint_imports(ROOT)
    assert (code, set(verdicts.values())) == (0, {"KEPT"}), verdicts


def test_every_wall_falls_when_one_forbidden_import_is_added(leaky_copy):
    code, verdicts = lint_imports(leaky_copy)
    assert code == 1
    assert [name for name in CONTRACTS if verdicts[name] != "BROKEN"] == []


@pytest.fixture
def leaky_copy(tmp_path: Path) -> Path:
    """The product with one forbidden import for every wall."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("deskapp", "forms"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in MORE_FILES:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    for name, statement in LEAKS.values():
        (tmp_path / name).write_text(statement + "\n", "utf-8")
    return tmp_path


def lint_imports(tree: Path) -> tuple[int, dict[str, str]]:
    """The exit code, and KEPT or BROKEN for each contract, of import-linter's own command in that tree."""
    program = "import sys; from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=100,
    )
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert verdicts, done.stdout + done.stderr
    return done.returncode, verdicts
