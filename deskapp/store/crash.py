"""The report of a crash: where it happened, what was done before, which versions; nobody's name, number or room.

Of an error stand its kind and the calls that led to it. Its message is kept only for kinds that speak of the program
and not of what was typed, and even then without numbers and without anything but ASCII (design law 8).
"""

import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from deskapp.built import version_words
from deskapp.store.log import allowed
from deskapp.store.place import Place
from deskapp.store.trail import steps

KEPT = 20
"""Reports that stay; the oldest go."""
NAMES = "crash-*.txt"
OF_THE_PROGRAM = (AttributeError, NameError, TypeError, ModuleNotFoundError)
"""Kinds whose messages name parts of the program."""
PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "pypdfium2", "pyscard", "keyring")
ABOUT = "这份报告只写程序在哪里出错、之前点了什么、各部分的版本，没有姓名、证件号、电话和房号，可以放心发给维护人员。"
_NUMBERS = re.compile(r"[0-9]{2,}|[0-9](?:-[0-9]+)+")


def write_report(place: Place, at: datetime, number: str, error: BaseException) -> Path | None:
    """Write the report of an error by its number; where it lies, or None where the disk takes nothing."""
    lines = (*_head(at, number), "", "出错的位置：", *_errors(error), "", "之前做了什么：", *map(allowed, steps()))
    return keep(place, f"crash-{at:%Y}-{number}.txt", lines)


def keep(place: Place, name: str, lines: tuple[str, ...]) -> Path | None:
    """Put a report beside the others, of which the newest stay."""
    file = place.crashes / name
    try:
        place.crashes.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
        for old in reports(place)[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return file if file.exists() else None
    return file


def reports(place: Place) -> list[Path]:
    """The reports that are kept, the newest last."""
    return sorted(place.crashes.glob(NAMES), key=lambda one: one.stat().st_mtime)


def masked(words: str) -> str:
    """A message without what might be a name, a number or a room."""
    return _NUMBERS.sub("#", allowed(words))


def versions() -> tuple[str, ...]:
    """This program, the system, and the parts that most trouble comes from."""
    return (f"deskapp {version_words()}", system(), f"Python {sys.version.split()[0]}", *map(_package, PACKAGES))


def system() -> str:
    """Windows 10.0.19045, Linux 6.1.0; asked in the way that does not start other programs."""
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        return f"Windows {found.major}.{found.minor}.{found.build}"
    found = os.uname()
    return f"{found.sysname} {found.release}"


def calls(error: BaseException) -> Iterator[str]:
    """The calls that led to an error, innermost last: file, line, function, without folders of the PC."""
    for one in traceback.extract_tb(error.__traceback__):
        yield f"{'/'.join(Path(one.filename).parts[-2:])}:{one.lineno} {one.name}"


def _head(at: datetime, number: str) -> tuple[str, ...]:
    return ("前台 差错报告", ABOUT, "", f"编号：{number}", f"时间：{at:%Y-%m-%d %H:%M:%S}", "版本：", *versions())


def _errors(error: BaseException) -> Iterator[str]:
    """The error, and those it came from."""
    seen: BaseException | None = error
    for _ in range(KEPT):
        if seen is None:
            return
        message = f": {masked(str(seen))}" if isinstance(seen, OF_THE_PROGRAM) else ""
        yield f"{type(seen).__module__}.{type(seen).__qualname__}{message}"
        yield from (f"  {call}" for call in calls(seen))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _package(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to read in, and most starts need no report

    with suppress(PackageNotFoundError):
        return f"{name} {version(name)}"
    return f"{name} ?"
