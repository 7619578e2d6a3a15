"""Runs every check of the project in order and stops at the first that fails."""

import os
import subprocess
import time
from dataclasses import dataclass

from installer.places import PYTHON, ROOT, WINDOWS, script

WORKERS = "2"
"""Each begins with a half of the tests, so that a folder shares what it makes; who is done first helps the other."""
PROGRAM = ("deskapp", "forms", "db", "installer") if WINDOWS else ()
"""What mypy looks at: it knows the functions of one system, and some tests are made of those of Linux."""


@dataclass(frozen=True)
class Check:
    """One check: its name in the log, what it promises, and the command that ends with 0 if the promise holds."""

    name: str
    promise: str
    command: tuple[str, ...]


def all_checks() -> tuple[Check, ...]:
    """The checks, cheapest first; pytest comes last so that its closing line closes the log."""
    pytest = (str(PYTHON), "-m", "pytest", "-q")
    return (
        Check("lint", "ruff finds no fault", (script("ruff"), "check", ".")),
        Check("format", "ruff would change no line", (script("ruff"), "format", "--check", ".")),
        Check("types", "mypy strict finds no fault", (script("mypy"), *PROGRAM)),
        Check("walls", "no room imports what it must not know", (script("lint-imports"), "--no-logo")),
        Check("sizes", "files and functions stay small", (*pytest, "tests/architecture/test_sizes.py")),
        Check("tests", "everything promised holds", (*pytest, "-n", WORKERS, "--dist", "worksteal")),
    )


def run_all(checks: tuple[Check, ...]) -> int:
    """Run the checks in order; 0 if all hold, else 1 right after the first that does not."""
    for check in checks:
        print(f"\n== {check.name}: {check.promise}", flush=True)
        began = time.monotonic()
        code = _run(check.command)
        seconds = time.monotonic() - began
        if code:
            print(f"== {check.name}: FAILED after {seconds:.1f} s (exit code {code})", flush=True)
            return 1
        print(f"== {check.name}: ok in {seconds:.1f} s", flush=True)
    return 0


def pytest_only(args: list[str]) -> int:
    """Run pytest alone with these arguments."""
    return _run((str(PYTHON), "-m", "pytest", *args))


def bench(args: list[str]) -> int:
    """Measure how fast the program is beside the bare libraries; 1 where an aim was missed."""
    return _run((str(PYTHON), "-m", "tests.bench", *args))


def _run(command: tuple[str, ...]) -> int:
    # Programs that the tests start talk Chinese with them, whatever language this Windows speaks.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every process of the tests compiles the whole program anew
    return subprocess.call(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
