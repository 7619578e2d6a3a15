"""The register of reductions as a sheet of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.reduction_view import ReductionLine
from deskapp.reports.sheet import Column, Kind, Value

AMOUNT, DAY = Kind.AMOUNT, Kind.DAY
Row = tuple[Value, ...]


def _reduction(one: ReductionLine) -> Row:
    about = (one.number, one.approved_on, one.room, one.kind, one.of, one.takes_off, one.applicant, one.reason)
    by = (one.proof, one.approved_by, one.clerk, one.valid_until, one.state.words, one.used_on, one.receipt_no)
    return *about, *by, one.taken_off


REDUCTION_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    ReductionLine: (
        (Column("减免单", width=18), Column("批准日期", DAY), Column("房号"), Column("类别"),
         Column("减免的费用", width=32), Column("减免"), Column("申请人"), Column("原因", width=26),
         Column("证明材料", width=18), Column("批准人"), Column("经办"), Column("有效期至", DAY), Column("状态"),
         Column("使用日期", DAY), Column("收据号", width=14), Column("已减免", AMOUNT, total=True)),
        _reduction,
    ),
}  # fmt: skip
