"""Whose work is in the program and under which licence, with the full texts, to be read without a network."""

import os
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
THIRD_PARTY, OURS = ROOT / "THIRD_PARTY.md", ROOT / "LICENSE"
LICENCES, FONTS = ROOT / "resources" / "licences", ROOT / "resources" / "fonts"
SECTION = "## What the program uses"
ROW = re.compile(r"^\|\s*([a-z][^|]*?)\s*\|\s*([0-9][^|]*?)\s*\|\s*([^|]+?)\s*\|")
TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
CODE = (".py", ".pyc", ".pyi")
QT = ("pyside6-essentials", "shiboken6")
OF_QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
"""Qt's own packages carry no texts: these lie with the program."""


@dataclass(frozen=True)
class Part:
    """One piece of the program: its name, its version, and the licence in short."""

    name: str
    version: str
    licence: str


def parts() -> list[Part]:
    """What the installed program consists of besides itself; nothing where the list was left out."""
    _, _, listed = _read(THIRD_PARTY).partition(SECTION)
    listed = listed.partition("\n### ")[0]
    found = (ROW.match(line) for line in listed.splitlines())
    return [Part(match[1], match[2], match[3]) for match in found if match]


def text_of(name: str) -> str:
    """The full text of a part's licence; empty where it came without one."""
    if name in QT:
        return "\n\n".join(_read(LICENCES / file) for file in OF_QT)
    return "\n\n".join(_read(file) for folder in _about(name) for file in sorted(folder.rglob("*")) if _is_text(file))


def own_text() -> str:
    """The licence of the program itself."""
    return _read(OURS)


def python_text() -> str:
    """The licences of Python and what it carries; they lie beside python.exe, elsewhere with its library."""
    places = (Path(sys.executable).parent, Path(sys.base_prefix), Path(os.__file__).parent)
    return next((words for place in places if (words := _read(place / "LICENSE.txt"))), "")


def fonts_text() -> str:
    """The licences of the fonts, one after the other."""
    return "\n\n".join(f"{file.name}\n\n{_read(file)}" for file in sorted(FONTS.glob("OFL-*.txt")))


def _about(name: str) -> list[Path]:
    """The folder in which a package tells of itself, found by its name: a build may leave out the list of files."""
    try:
        site = Path(str(distribution(name).locate_file("")))
    except PackageNotFoundError:
        return []
    return [one for one in site.glob("*.dist-info") if _plain(one.name.partition("-")[0]) == _plain(name)]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_text(file: Path) -> bool:
    return bool(TEXTS.search("/".join(file.parts[-3:]))) and file.is_file() and file.suffix not in CODE


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
