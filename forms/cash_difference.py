"""长短款单 (RPT-04, FEE-31, FEE-32): cash short or in excess, why, who answers for it, and how it was settled."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields, net_amount
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE, PIN_THIRD
from deskapp.printing.sheet import Sheet

TITLE = "长短款单"
PAPERS = (A5_WIDE, A4_HALVES, PIN_THIRD)
COPIES = (Copy("第一联", "出纳留存", "白"), Copy("第二联", "责任人", "红"))
NAMES = 26.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class CashDifference:
    """A difference of some day, `kind` 长款 or 短款; without `how` it is still to be settled."""

    imprint: Imprint
    kind: str
    found_on: date
    found_in: str
    amount: Money
    clerk: str
    reason: str
    confirmed_by: str
    how: str = ""
    settled_on: date | None = None
    agreed_by: str = ""
    note: str = ""


def draw(slip: CashDifference) -> Sheet:
    """The document, with what became of it."""
    ended = (("处理日期", day(slip.settled_on) if slip.settled_on else "—"), ("同意人", slip.agreed_by or "—"))
    rows = (
        fields(("类别", slip.kind), ("发生日期", day(slip.found_on)), mm=NAMES),
        net_amount(slip.amount, mm=NAMES),
        fields(("责任人", slip.clerk), ("发现单据", slip.found_in), mm=NAMES),
        fields(("原因", slip.reason), ("确认人", slip.confirmed_by), mm=NAMES),
        fields(("处理", slip.how or "待处理"), mm=NAMES),
        fields(*ended, mm=NAMES),
        fields(("说明", slip.note or "无"), mm=NAMES),
    )
    grid = Grid(tuple(replace(row, grow=1) for row in rows))
    signatures = signed(*(Pair(f"{who}签名：", ruled=True) for who in ("责任人", "同意人", "出纳")))
    return Sheet(Heading(slip.imprint, TITLE, number_label="No."), (grid, Gap(4), signatures), COPIES)


SPECIMEN = CashDifference(
    Imprint(
        "和风里物业服务中心",
        "CD20261121-01",
        "赵立",
        datetime(2026, 11, 22, 9, 10, tzinfo=CHINA),
        "CD20261121-01/4FA17C36B0",
    ),
    "短款",
    date(2026, 11, 21),
    "日结 RJ20261121-01",
    Money(5000),
    "王芳",
    "找零时多付一张五十元，次日核对监控",
    "赵立",
    "责任人补足现金",
    date(2026, 11, 22),
    "赵立",
    "王芳当面补足，已放入抽屉",
)
SPECIMEN_OPEN = replace(SPECIMEN, how="", settled_on=None, agreed_by="", note="")
