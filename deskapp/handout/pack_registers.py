"""The registers that go into the cashier's workbook, row for row as page and paper have them (specification 4.5)."""

from collections.abc import Callable, Sequence
from typing import Any

from deskapp.desk import Desk
from deskapp.exporting import sheets
from deskapp.overview import bank_lists, deposit_lists, service_lists
from deskapp.overview.lists import Span
from deskapp.reports.sheet import Sheet

REGISTERS: tuple[tuple[str, Callable[[Desk, Span], Sequence[Any]]], ...] = (
    ("复印传真", service_lists.copies),
    ("临时家政", service_lists.housekeeping),
    ("固定家政", service_lists.regular_service),
    ("外部票据", service_lists.outside_tickets),
    ("银行托收", bank_lists.lines),
    ("托收退回", bank_lists.returns),
    ("借款登记", deposit_lists.advances),
    ("假钞赔偿", deposit_lists.counterfeits),
    ("出纳抽查", deposit_lists.spot_checks),
)
"""REG-05, 07, 08, FORM-14, RPT-22, REG-09, REG-10 and counterfeit notes."""


def register_sheets(desk: Desk, span: Span) -> tuple[Sheet, ...]:
    """A sheet for each register in which something was written in these days."""
    found = ((title, read(desk, span)) for title, read in REGISTERS)
    return tuple(sheets.sheet(title, rows) for title, rows in found if rows)
