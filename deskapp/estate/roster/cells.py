"""One cell of a workbook as the text a person would read in it."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from deskapp.estate.roster.book import Mark

CellValue = str | float | bool | date | time | datetime | timedelta

_EXACT_BELOW = 1e15
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BLANKS = re.compile("[\t \u00a0\u3000]+")
_SCIENTIFIC = re.compile(r"([0-9]\.[0-9]+)[eE]\+?([0-9]{1,2})")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})


def cell_text(value: CellValue) -> tuple[str, Mark | None]:
    """The text of a value as the parser gives it: 501.0 is 501, a date 2024-05-01, a number never in powers of ten.

    A float of 16 or more digits has lost some of them: an ID number typed as a number ends in zeros that nobody wrote.
    """
    if isinstance(value, str):
        return _typed(value)
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, int | float):
        return _number(float(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return str(value), None


def _number(value: float) -> tuple[str, Mark | None]:
    if not math.isfinite(value):
        return "", Mark.ERROR_VALUE
    if value.is_integer():
        return str(int(value)), None if abs(value) < _EXACT_BELOW else Mark.LOST_DIGITS
    return f"{Decimal(f'{value:.15g}'):f}", None


def _typed(text: str) -> tuple[str, Mark | None]:
    bare = text.strip() if text.isprintable() else _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()
    if bare in _ERRORS:
        return bare, Mark.ERROR_VALUE
    found = bare[1:2] == "." and _SCIENTIFIC.fullmatch(bare)
    if not found:
        return bare, None
    exact = len(found[1]) - 2 >= int(found[2])
    return (f"{Decimal(bare):f}", None) if exact else (bare, Mark.LOST_DIGITS)
