"""Holds the list a controller gives out against what it should have: missing, surplus and different cards."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from deskapp.access.doors.lines import DoorLine
from deskapp.access.errors import AccessError
from deskapp.kernel.days import read_date
from deskapp.kernel.typed import plain

ENCODINGS = ("utf-8-sig", "gb18030")
ENDS = ("有效期止", "有效期至", "截止", "结束", "到期", "失效", "valid to", "end", "expir")
_BETWEEN = re.compile(r"[\s,.:\-_/]+")


@dataclass(frozen=True)
class Comparison:
    """Cards the controller lacks, cards it should not have, and cards it has with another last day.

    `refused` are those of the surplus that the register knows, by the number there: lost, stopped or expired.
    """

    missing: tuple[DoorLine, ...]
    surplus: tuple[str, ...]
    different: tuple[tuple[DoorLine, date], ...]
    same: int
    refused: tuple[tuple[str, DoorLine], ...] = ()

    @property
    def words(self) -> str:
        """One line for the page."""
        if not (self.missing or self.surplus or self.different):
            return f"控制器名单与登记一致，共 {self.same} 张"
        found = {"缺少": len(self.missing), "多出": len(self.surplus), "有效期不同": len(self.different)}
        return "，".join(f"{what} {count} 张" for what, count in found.items() if count) + f"；一致 {self.same} 张"


def read_csv(content: bytes) -> list[list[str]]:
    """The rows of a file as a controller writes it, in UTF-8 or GBK. AccessError for anything else."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        comma = max(",;\t", key=text.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=comma))
    raise AccessError("读不懂这个文件。请从门禁软件导出 CSV 或 Excel 名单。没有任何改动")


def compare(lines: Iterable[DoorLine], rows: Sequence[Sequence[Any]], today: date) -> Comparison:
    """What differs between the cards that may pass and the rows of the controller, which may have any columns.

    The column of the numbers is the one where most of ours are found; a last day is compared where a heading tells
    of one. Raises AccessError where no column holds a number of ours.
    """
    known = {_bare(line.told.number): line for line in lines}
    wanted = {number: line for number, line in known.items() if line.told.allowed}
    at = _number_column(rows, known)
    ends_at = _end_column(rows)
    theirs = {_bare(row[at]): row for row in rows if len(row) > at and _is_number(row[at])}
    spelled = {number: str(theirs[number][at]).strip() for number in theirs.keys() - wanted.keys()}
    different = []
    for number in wanted.keys() & theirs.keys():
        end = _day(theirs[number], ends_at, today)
        if end and end != wanted[number].told.valid_to:
            different.append((wanted[number], end))
    return Comparison(
        missing=tuple(line for number, line in wanted.items() if number not in theirs),
        surplus=tuple(sorted(spelled.values())),
        different=tuple(sorted(different, key=lambda one: one[0].told.number)),
        same=len(wanted.keys() & theirs.keys()) - len(different),
        refused=tuple((words, known[number]) for number, words in spelled.items() if number in known),
    )


def _number_column(rows: Sequence[Sequence[Any]], known: dict[str, DoorLine]) -> int:
    widest = max((len(row) for row in rows), default=0)
    hits = [sum(len(row) > at and _bare(row[at]) in known for row in rows) for at in range(widest)]
    if not any(hits):
        raise AccessError("在这个文件里找不到我们的卡号：请核对是不是这个门组的名单，卡号格式是否一致。没有任何改动")
    return hits.index(max(hits))


def _end_column(rows: Sequence[Sequence[Any]]) -> int | None:
    for row in rows[:5]:
        for at, head in enumerate(row):
            if any(word in str(head).lower() for word in ENDS):
                return at
    return None


def _day(row: Sequence[Any], at: int | None, today: date) -> date | None:
    if at is None or len(row) <= at:
        return None
    cell = row[at]
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return read_date(str(cell).split()[0], today) if str(cell).strip() else None
    except ValueError:
        return None


def _is_number(cell: Any) -> bool:
    return bool(re.fullmatch(r"[0-9A-F]{4,17}", _bare(cell)))


def _bare(cell: Any) -> str:
    """One spelling of a number: no separators, no leading zeros, which spreadsheets eat."""
    text = plain(str(cell)).upper().removesuffix(".0").lstrip("'")
    return _BETWEEN.sub("", text).lstrip("0")
