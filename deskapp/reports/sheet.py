"""A report before it is a page, a paper or a workbook: named columns, rows of values, totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from deskapp.kernel.money import Money

Value = str | int | Money | date | datetime | None


class Kind(Enum):
    """What a column holds, and so how it is written: numbers of tickets and telephones are words."""

    WORDS = "words"
    AMOUNT = "amount"
    COUNT = "count"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """A column: its head, what it holds, its width in Latin characters; `total` asks for its sum at the foot."""

    title: str
    kind: Kind = Kind.WORDS
    width: int = 14
    total: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table of a report. Every row has a value for every column; `strong` are the places of rows of totals.

    With a title of a `chart`, one is drawn beside it: its first column are the names, its amounts the bars.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    strong: frozenset[int] = frozenset()
    chart: str = ""

    def total(self, title: str) -> Money:
        """The sum of an amount column."""
        at = [column.title for column in self.columns].index(title)
        return Money.total(value for row in self.rows if isinstance(value := row[at], Money))

    @property
    def foot(self) -> tuple[Value, ...] | None:
        """The row of totals, with 合计 in its first cell; None where no column asks for one."""
        if not any(column.total for column in self.columns):
            return None
        sums = [self._sum(at) if column.total else None for at, column in enumerate(self.columns)]
        return ("合计", *sums[1:])

    def _sum(self, at: int) -> Value:
        values = [row[at] for row in self.rows]
        if self.columns[at].kind is Kind.AMOUNT:
            return Money.total(value for value in values if isinstance(value, Money))
        return sum(value for value in values if isinstance(value, int))


@dataclass(frozen=True)
class Pack:
    """A whole report: its title, what stands on its first page, its sheets."""

    title: str
    facts: tuple[tuple[str, Value], ...]
    sheets: tuple[Sheet, ...]


def plain(value: Value) -> Any:
    """A value as JSON keeps it: an amount is told from a count by its {"fen": 74340}."""
    match value:
        case Money():
            return {"fen": value.fen}
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S}"
        case date():
            return value.isoformat()
        case _:
            return value


def plain_rows(sheet: Sheet) -> list[list[Any]]:
    """Heads, rows and totals of a sheet as plain values."""
    rows: list[Sequence[Value]] = [tuple(column.title for column in sheet.columns), *sheet.rows]
    if sheet.foot:
        rows.append(sheet.foot)
    return [[plain(value) for value in row] for row in rows]
