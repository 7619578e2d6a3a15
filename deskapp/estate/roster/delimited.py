"""Rows of a csv file, in the three encodings that offices save: UTF-8, UTF-16 with its mark, GB18030."""

import codecs
import csv
from io import StringIO

from deskapp.estate.roster.book import Line
from deskapp.estate.roster.cells import cell_text
from deskapp.estate.roster.refused import RefusedError
from deskapp.estate.roster.workbooks import Found, Marks

_SEPARATORS = ",\t;，"
_SAMPLE = 20
_HEAD = 100_000
_LONGEST_CELL = 32_767


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. RefusedError if it is none of the three; nothing is replaced."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16"), "UTF-16"
    if b"\0" in data:
        raise RefusedError("E-IMP-02", "里面不是文字")
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _strictly(data, "gb18030"), "GB18030"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("E-IMP-08", "不是 UTF-8、UTF-16 或 GB18030") from error


def separator(text: str) -> str:
    """The sign between the cells: the one the first lines hold most of."""
    head = text[:_HEAD].splitlines()[:_SAMPLE]
    return max(_SEPARATORS, key=lambda sign: sum(line.count(sign) for line in head))


def delimited_lines(text: str) -> Found:
    """Every row that says something. Its number is the row Excel would show, whatever line breaks lie inside quotes."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator(text))
    try:
        for number, row in enumerate(rows, 1):
            marks: Marks = {}
            texts = []
            for column, typed in enumerate(row):
                bare, mark = cell_text(_unwrapped(typed))
                texts.append(bare)
                if mark:
                    marks[number, column] = mark
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                yield Line(number, tuple(texts)), marks
    except csv.Error as error:
        raise RefusedError("E-IMP-06", "有一格内容长得不正常") from error


def _unwrapped(typed: str) -> str:
    """="0012" is how a csv keeps Excel from counting; a leading ' does the same."""
    if typed.startswith('="') and typed.endswith('"') and len(typed) > 2:
        return typed[2:-1]
    return typed.removeprefix("'")
