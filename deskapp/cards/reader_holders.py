"""Who else on this machine may hold a reader: the programs that have the PC/SC library in memory."""

import csv
import os
import subprocess
import sys
from pathlib import Path

PATIENCE = 3.0
"""Seconds that Windows may take to tell."""
LIBRARY = "libpcsclite"
QUIET = {"pcscd"}
"""The service itself holds no reader against anybody."""


def holders() -> list[str]:
    """Names of other programs that use PC/SC, sorted; empty where that cannot be found out."""
    return sorted(set(_on_windows() if sys.platform == "win32" else _on_linux()) - QUIET)


def _on_windows() -> list[str]:
    """As `tasklist` tells: one line of CSV for each process, its name first."""
    ask = ["tasklist", "/M", "winscard.dll", "/FO", "CSV", "/NH"]
    try:
        told = subprocess.run(
            ask, capture_output=True, timeout=PATIENCE, check=True, text=True, errors="replace"
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    mine = str(os.getpid())
    return [
        row[0] for row in csv.reader(told.splitlines()) if len(row) > 1 and row[1] != mine and row[0] != "svchost.exe"
    ]


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
