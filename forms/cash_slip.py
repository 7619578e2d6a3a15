"""现金收付单 (FEE-26, FEE-33): cash counted into a drawer, put in, taken out or banked, signed by both sides."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields, net_amount
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE, PIN_THIRD
from deskapp.printing.sheet import Sheet

TITLE = "现金收付单"
PAPERS = (A5_WIDE, A4_HALVES, PIN_THIRD)
COPIES = (Copy("第一联", "出纳留存", "白"), Copy("第二联", "收费人", "红"))
NAMES = 26.0
"""Width of the labels, millimetres."""
HOW = "现金当面点清，双方签名后生效。前台不支付现金；现金只交出纳、接班人或专用账户。"


@dataclass(frozen=True)
class CashSlip:
    """`act` names what was done; `facts` are the lines of it, two to a row, each a label with its words."""

    imprint: Imprint
    act: str
    on: date
    amount: Money
    facts: tuple[tuple[str, str], ...]
    reason: str
    signs: tuple[str, str]


def draw(slip: CashSlip) -> Sheet:
    """The slip; both sides sign."""
    pairs = [slip.facts[at : at + 2] for at in range(0, len(slip.facts), 2)]
    rows = (
        fields(("事由", slip.act), ("日期", day(slip.on)), mm=NAMES),
        net_amount(slip.amount, mm=NAMES),
        *(fields(*pair, mm=NAMES) for pair in pairs),
        fields(("说明", slip.reason or "无"), mm=NAMES),
    )
    grid = Grid(tuple(replace(row, grow=1) for row in rows))
    signatures = signed(*(Pair(f"{who}签名：", ruled=True) for who in slip.signs))
    heading = Heading(slip.imprint, TITLE, number_label="No.")
    return Sheet(heading, (grid, note(HOW), Gap(3), signatures), COPIES)


SPECIMEN = CashSlip(
    Imprint(
        "和风里物业服务中心",
        "XJ20261121-03",
        "王芳",
        datetime(2026, 11, 21, 14, 5, tzinfo=CHINA),
        "XJ20261121-03/9C01E4D27A",
    ),
    "上交出纳",
    date(2026, 11, 21),
    Money(500000),
    (("收费人", "王芳"), ("出纳", "孙敏"), ("收付前抽屉现金", "6,230.50"), ("收付后抽屉现金", "1,230.50")),
    "午间现金较多，先交出纳保管",
    ("收费人", "出纳"),
)
SPECIMEN_BANKED = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="JC20261123-01", code="JC20261123-01/27C0F6B9A1"),
    act="缴存专用账户",
    amount=Money(1835400),
    facts=(
        ("银行存单号", "0036 8812 90"),
        ("缴存人", "孙敏"),
        ("所属收款日", "2026-11-20 6,120.00；2026-11-21 6,114.00；2026-11-22 6,120.00"),
    ),
    reason="",
    signs=("缴存人", "负责人"),
)
