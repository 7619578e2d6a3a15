"""Holds the papers and workbooks of two tours against each other: the same words and figures must stand in them.

Two tours of one day differ in the minute of the clock and in the seals of chain and workbooks, which are made with a
key of each tour's own.
"""

import re
import sys
from itertools import zip_longest
from pathlib import Path

from openpyxl import load_workbook

from tests.printing.words import text

BY_CHANCE = (
    (re.compile(r"\b\d{1,2}:\d\d(:\d\d)?\b"), "时刻"),
    (re.compile(r"(?<=号)\s*([0-9A-F]{4} ){3}[0-9A-F]{4}\b"), "校验链"),
    (re.compile(r"\b[0-9A-F]{32}\b"), "校验码"),
    (re.compile(r"(?<=_\d{8}_)\d{6}(?=\.)"), "时刻"),
)


def differences(one: Path, other: Path) -> list[str]:
    """What differs between the files of two tours, one line each; empty where they say the same."""
    found = []
    for folder, lines in (("papers", _paper), ("workbooks", _workbook)):
        there, here = _files(one / folder), _files(other / folder)
        found += [f"{folder}/{name}: only in one of the tours" for name in sorted(there.keys() ^ here.keys())]
        for name in sorted(there.keys() & here.keys()):
            found += _unlike(f"{folder}/{name}", lines(there[name]), lines(here[name]))
    return found


def _files(folder: Path) -> dict[str, Path]:
    """By their names without the time of the day, or with it where that would make two of them one."""
    found: dict[str, Path] = {}
    for file in sorted(folder.iterdir()):
        if file.suffix in (".pdf", ".xlsx"):
            name = _steady(file.name)
            found[file.name if name in found else name] = file
    return found


def _unlike(name: str, one: list[str], other: list[str]) -> list[str]:
    pairs = zip_longest(one, other, fillvalue="")
    first = next(((left, right) for left, right in pairs if left != right), None)
    return [f"{name}: {first[0].strip()!r} is {first[1].strip()!r}"] if first else []


def _paper(file: Path) -> list[str]:
    return [" ".join(_steady(line).split()) for line in text(file).splitlines()]


def _workbook(file: Path) -> list[str]:
    book = load_workbook(file)
    return [
        f"{sheet.title}!{cell.coordinate} {_steady(str(cell.value))}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def _steady(words: str) -> str:
    for pattern, word in BY_CHANCE:
        words = pattern.sub(word, words)
    return words


if __name__ == "__main__":
    unlike = differences(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write("".join(f"{line}\n" for line in unlike))
    sys.exit(1 if unlike else 0)
