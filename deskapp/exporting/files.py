"""The registers of customer files as sheets of a workbook: the same rows."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.file_view import FileLine, LoanLine
from deskapp.reports.sheet import Column, Kind, Value

COUNT, DAY = Kind.COUNT, Kind.DAY
Row = tuple[Value, ...]


def _file(one: FileLine) -> Row:
    held = (one.papers, one.pictures, one.missing, one.shelf)
    return one.room, one.people, one.state.words, *held, one.checked_on, one.check_due, one.lent_to


def _loan(one: LoanLine) -> Row:
    days = (one.lent_on, one.due_on, one.returned_on)
    return one.room, one.borrower, one.reason, *days, one.returned_by, one.remark, one.clerk, one.state.words


FILE_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    FileLine: (
        (Column("房号"), Column("住户", width=20), Column("状态"), Column("资料", COUNT), Column("图片", COUNT),
         Column("尚缺", width=36), Column("存放位置", width=20), Column("上次检查", DAY), Column("应查日期", DAY),
         Column("借给")),
        _file,
    ),
    LoanLine: (
        (Column("房号"), Column("借阅人"), Column("事由", width=32), Column("借出日期", DAY), Column("应还日期", DAY),
         Column("归还日期", DAY), Column("归还人"), Column("缺损情况", width=28), Column("经办"), Column("状态")),
        _loan,
    ),
}  # fmt: skip
