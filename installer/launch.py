"""Starts the program: the window where there is a display, the tour where there is none."""

import os
import subprocess
import sys
from pathlib import Path

from installer.places import PYTHON, WINDOWS

TOUR_FOLDER = "tour"


def start(args: list[str]) -> int:
    """Run `python -m deskapp ARGS` and give back its exit code; on POSIX the program takes this process over."""
    if args or has_display():
        return _hand_over(args)
    return _tour()


def has_display() -> bool:
    """Whether a window could be shown to anyone; Windows always has a desktop."""
    return WINDOWS or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _hand_over(args: list[str]) -> int:
    command = [str(PYTHON), "-m", "deskapp", *args]
    sys.stdout.flush()
    if WINDOWS:  # execv there starts a second process and lets the console go on without it
        return subprocess.call(command)
    os.execv(command[0], command)


def _tour() -> int:
    print("installer: no display here, so the program shows its tour instead.", flush=True)
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [str(PYTHON), "-m", "deskapp", "tour", "--out", TOUR_FOLDER]
    code = subprocess.call(command, env=environment)
    where = Path(TOUR_FOLDER).resolve()
    print(f"installer: the tour ended with exit code {code}; its results lie in {where}")
    return code
