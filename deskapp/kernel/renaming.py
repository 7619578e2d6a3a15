"""Gives a whole file its name, also while somebody looks into what had it before."""

import sys
from pathlib import Path
from time import sleep

ATTEMPTS = 20 if sys.platform == "win32" else 1
PAUSE_MS = 50
"""Windows refuses while a virus scanner, an indexer or a backup has either file open: for a moment, in milliseconds."""


def put_in_place(part: Path, path: Path) -> None:
    """Rename the part, in the place of what may lie there; on one disk all of it happens or nothing. Raises OSError."""
    for _ in range(ATTEMPTS - 1):
        try:
            part.replace(path)
        except PermissionError:
            sleep(PAUSE_MS / 1000)
        else:
            return
    part.replace(path)
