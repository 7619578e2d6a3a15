"""Holds the papers and workbooks of two tours against each other: the same words and figures must stand in them.

Two tours of one day differ in the minute of the clock, in the numbers that practice cards draw by chance, and in the
seals of chain and workbooks, which are made with a key of each tour's own.
"""

import re
import sys
from itertools import zip_longest
from pathlib import Path

from openpyxl import load_workbook

from tests.printing.finished import text

BY_CHANCE = (
    (re.compile(r"\b\d{1,2}:\d\d(:\d\d)?\b"), "时刻"),
    (re.compile(r"\b\d{8}\b"), "卡号"),
    (re.compile(r"(?<=号)\s*([0-9A-F]{4} ){3}[0-9A-F]{4}\b"), "校验链"),
    (re.compile(r"\b[0-9A-F]{32}\b"), "校验码"),
)


def differences(one: Path, other: Path) -> list[str]:
    """What differs between the files of two tours, one line each; empty where they say the same."""
    found = []
    for folder, lines in (("papers", _paper), ("workbooks", _workbook)):
        there, here = _names(one / folder), _names(other / folder)
        found += [f"{folder}/{name}: only in one of the tours" for name in sorted(there ^ here)]
        for name in sorted(there & here):
            found += _unlike(f"{folder}/{name}", lines(one / folder / name), lines(other / folder / name))
    return found


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir() if file.suffix in (".pdf", ".xlsx")}


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
