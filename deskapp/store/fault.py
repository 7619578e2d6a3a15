"""Where the program was when it died at once, as the interpreter itself wrote it down; made a report at the next start.

A program that is ended as it should takes the file away again, and one whose PC lost its power leaves it empty.
"""

import faulthandler
import re
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from deskapp.store.crash import ABOUT, keep, masked, versions
from deskapp.store.place import Place

CALL = re.compile(r'\s*File "(.*)", line ([0-9]+) in (.+)')
FOLDERS = re.compile(r"[/\\]")
TITLE = ("前台 突然退出的报告", ABOUT, "", "版本：")
NAMES = "fault-*.txt"
_open: list[str] = []
"""The file of this program; numbers of processes are given out again."""


def begin(place: Place) -> IO[bytes] | None:
    """Have the interpreter write there if it dies; nowhere before the data folder was made, or where it is read-only.

    Returns what `end` takes.
    """
    with suppress(OSError):
        if place.logs.is_dir():
            file = (place.logs / f"fault-{secrets.token_hex(4)}.txt").open("wb")
            faulthandler.enable(file)
            _open.append(file.name)
            return file
    return None


def end(file: IO[bytes] | None) -> None:
    """The program ends by itself: nothing is to be told of it."""
    if file is not None:
        faulthandler.disable()
        file.close()
        with suppress(OSError):
            Path(file.name).unlink(missing_ok=True)


def take_up(place: Place, at: datetime) -> Path | None:
    """Make a report of what an earlier program left; where it lies. The folder must be held by this program alone."""
    report = None
    for file in sorted(place.logs.glob(NAMES)):
        if str(file) in _open:
            continue
        with suppress(OSError):
            left = file.read_text("utf-8", "replace").splitlines()
            if left:
                lines = (*TITLE, *versions(), "", "退出时的位置：", *map(_line, left))
                report = keep(place, f"crash-{at:%Y%m%d-%H%M%S}-{file.stem}.txt", lines)
            file.unlink(missing_ok=True)
    return report


def _line(line: str) -> str:
    """A call without the folders of the PC; of other lines what may be kept."""
    if found := CALL.fullmatch(line):
        file = "/".join(FOLDERS.split(found[1])[-2:])
        return f"  {file}:{found[2]} {found[3]}"
    return masked(line)
