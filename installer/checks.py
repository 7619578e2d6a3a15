"""Runs every check of the project in order and stops at the first that fails."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from installer.places import PYTHON, ROOT, WINDOWS, script

WORKERS = "2"
"""Each begins with a half of the tests, so that a folder shares what it makes; who is done first helps the other."""
PROGRAM = ("deskapp", "forms", "db", "installer") if WINDOWS else ()
"""What mypy looks at: it knows the functions of one system, and some tests are made of those of Linux."""


@dataclass(frozen=True)
class Check:
    """One check: its name in the log, what it promises, and the command that ends with 0 if the promise holds.

    One that runs `aside` begins with the first of all, and is told of in its turn.
    """

    name: str
    promise: str
    command: tuple[str, ...]
    aside: bool = False


def all_checks() -> tuple[Check, ...]:
    """The checks, cheapest first; pytest comes last so that its closing line closes the log.

    For the sizes every test is read in, on the core that mypy leaves free: neither worker of pytest has to do so after.
    """
    pytest = (str(PYTHON), "-m", "pytest", "-q")
    return (
        Check("lint", "ruff finds no fault", (script("ruff"), "check", ".")),
        Check("format", "ruff would change no line", (script("ruff"), "format", "--check", ".")),
        Check("walls", "no room imports what it must not know", (script("lint-imports"), "--no-logo")),
        Check("sizes", "files and functions stay small, and tests can be read", (*pytest, "-k", "test_sizes")),
        Check("types", "mypy strict finds no fault", (script("mypy"), *PROGRAM), aside=True),
        Check("tests", "everything promised holds", (*pytest, "-n", WORKERS, "--dist", "worksteal")),
    )


def run_all(checks: tuple[Check, ...]) -> int:
    """Run the checks in order; 0 if all hold, else 1 right after the first that does not."""
    with ExitStack() as until_told:
        aside = {check: until_told.enter_context(_begun(check)) for check in checks if check.aside}
        return next((1 for check in checks if not _holds(check, aside.get(check))), 0)


@dataclass(frozen=True)
class _Begun:
    """A check that runs aside: since when, and where its words are kept until its turn."""

    process: "subprocess.Popen[bytes]"
    said: IO[bytes]
    at: float


@contextmanager
def _begun(check: Check) -> Iterator[_Begun]:
    """It ends at the latest when nobody will tell of it any more."""
    with TemporaryFile() as said:
        process = subprocess.Popen(
            check.command, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            yield _Begun(process, said, time.monotonic())
        finally:
            process.kill()
            process.wait()


def _holds(check: Check, begun: _Begun | None) -> bool:
    """Run a check, or wait for one that has begun, and tell how it went."""
    print(f"\n== {check.name}: {check.promise}", flush=True)
    at = begun.at if begun else time.monotonic()
    code = _told(begun) if begun else _run(check.command)
    seconds = time.monotonic() - at
    if code:
        print(f"== {check.name}: FAILED after {seconds:.1f} s (exit code {code})", flush=True)
    else:
        print(f"== {check.name}: ok in {seconds:.1f} s", flush=True)
    return not code


def _told(begun: _Begun) -> int:
    code = begun.process.wait()
    begun.said.seek(0)
    print(begun.said.read().decode("utf-8", "replace"), end="", flush=True)
    return code


def pytest_only(args: list[str]) -> int:
    """Run pytest alone with these arguments."""
    return _run((str(PYTHON), "-m", "pytest", *args))


def bench(args: list[str]) -> int:
    """Measure how fast the program is beside the bare libraries; 1 where an aim was missed."""
    return _run((str(PYTHON), "-m", "tests.bench", *args))


def _run(command: tuple[str, ...]) -> int:
    return subprocess.call(command, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL)


def _environment() -> dict[str, str]:
    # Programs that the tests start talk Chinese with them, whatever language this Windows speaks.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every process of the tests compiles the whole program anew
    return environment
