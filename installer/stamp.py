"""Remembers which locks an environment was finished with, so that the next start can trust it at a glance."""

import hashlib
import sys
from pathlib import Path

from installer.places import LOCKS, PYTHON, VENV

UNFINISHED = VENV / "installer-unfinished"


def is_current(kind: str) -> bool:
    """Whether the environment was finished for `kind` (run or test) with these locks, this Python, in this folder."""
    try:
        return _file(kind).read_text("utf-8") == _fingerprint(kind) and PYTHON.exists()
    except FileNotFoundError:
        return False


def begin() -> None:
    """Withdraw every promise: until finish() the environment counts as half made."""
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    for kind in LOCKS:
        _file(kind).unlink(missing_ok=True)


def finish(kind: str) -> None:
    """Promise that everything `kind` needs lies in the environment; what tests need includes what the program needs."""
    _file(kind).write_text(_fingerprint(kind), "utf-8")
    if kind == "test":
        _file("run").write_text(_fingerprint("run"), "utf-8")
    UNFINISHED.unlink()


def _file(kind: str) -> Path:
    return VENV / f"installer-{kind}.stamp"


def _fingerprint(kind: str) -> str:
    # An environment neither survives a move of its folder nor another Python, hence both belong to the stamp.
    locks = b"".join(lock.read_bytes() for lock in LOCKS[kind])
    major, minor = sys.version_info[:2]
    return f"{hashlib.sha256(locks).hexdigest()} python{major}.{minor} {VENV}\n"
