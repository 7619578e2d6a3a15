"""Who else on this machine may hold a reader: the programs that have the PC/SC library in memory."""

import csv
import os
import subprocess
import sys
from pathlib import Path

PATIENCE = 3.0
"""Seconds that Windows may take to tell."""
NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would show one for a moment."""
LIBRARY = "libpcsclite"
QUIET = {"pcscd", "svchost.exe"}
"""The services of Linux and Windows themselves; they hold no reader against anybody."""


def holders() -> list[str]:
    """Names of other programs that use PC/SC, sorted; empty where that cannot be found out."""
    return sorted(set(_on_windows() if sys.platform == "win32" else _on_linux()) - QUIET)


def _on_windows() -> list[str]:
    ask = ["tasklist", "/M", "winscard.dll", "/FO", "CSV", "/NH"]
    try:
        done = subprocess.run(
            ask,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
            text=True,
            errors="replace",
            creationflags=NO_CONSOLE,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return named_by_tasklist(done.stdout, os.getpid())


def named_by_tasklist(told: str, mine: int) -> list[str]:
    """The programs in what Windows tells: a line of CSV for each process, name and number first."""
    rows = (row for row in csv.reader(told.splitlines()) if len(row) == 3)
    return [name for name, number, _ in rows if number != str(mine) and name not in QUIET]


def _on_linux() -> list[str]:
    """As /proc tells of one's own processes; those of others stay closed."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        try:
            if LIBRARY in (process / "maps").read_text("utf-8", "replace"):
                found.append((process / "comm").read_text("utf-8", "replace").strip())
        except OSError:
            continue
    return found
