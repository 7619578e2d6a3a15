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


def made_elsewhere() -> bool:
    """Whether a finished environment came from another Python or folder: its commands would lead back there."""
    stamps = [_file(kind) for kind in LOCKS]
    return any(stamp.read_text("utf-8").splitlines()[1:] != _home() for stamp in stamps if stamp.exists())


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
    locks = b"".join(lock.read_bytes() for lock in LOCKS[kind])
    return "\n".join([hashlib.sha256(locks).hexdigest(), *_home()]) + "\n"


def _home() -> list[str]:
    """What an environment does not survive a change of: its Python and its folder."""
    return ["python{}.{}".format(*sys.version_info[:2]), str(VENV)]
