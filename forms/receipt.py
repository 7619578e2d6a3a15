"""公司正式收据 (FORM-10, TICKET-03, 05): stub, customer's copy with the seal, accounts' copy.

Six lines fit on a third of a sheet; more run on to a second of the same number, the total on the last.
"""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import FIGURES, amount, day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, signed
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal
from deskapp.printing.tables import columns

TITLE = "正式收据"
PAPERS = (PIN_THIRD, A5_WIDE, A4_THIRDS)
COPIES = (
    Copy("第一联", "存根", "白", sealed=False),
    Copy("第二联", "客户", "红"),
    Copy("第三联", "记账", "黄", sealed=False),
)
COLUMNS = columns("收费项目<44 费用期间^42 单价×数量>38 金额（元）>28")
LEFT = 86 / 152
"""Share of the width, beside the seal, of the capitals and of the method: as wide as the first two columns."""
SEAL = 44


@dataclass(frozen=True)
class Line:
    """What was paid: item, the period it covers, price times quantity, and what that comes to."""

    item: str
    period: str
    basis: str
    amount: Money


@dataclass(frozen=True)
class Receipt:
    """Frozen when issued; a reprint draws the same slip again.

    The issuer is the company (TICKET-24). `methods`: each way of paying with its part of the total. `remark` holds
    the numbers of cards or slips that belong to the payment (FEE-16, 20).
    """

    imprint: Imprint
    paid_on: date
    customer: str
    room: str
    lines: tuple[Line, ...]
    methods: tuple[tuple[str, Money], ...]
    remark: str
    collector: str

    @property
    def total(self) -> Money:
        """What the lines come to; never typed (GEN-03)."""
        return Money.total(line.amount for line in self.lines)


def draw(slip: Receipt) -> Sheet:
    """The receipt. ValueError unless the total is one that can be written in capitals."""
    seal = Cell(Seal("收款单位\n（盖章）"), mm=SEAL, pad=0)
    body = Row((Cell(_charges(slip), share=1, mm=-SEAL, pad=0), seal), least=0, grow=1)
    customer = facts(
        Pair("客户名称：", slip.customer),
        Pair("房号：", slip.room),
        Pair("日期：", day(slip.paid_on), flush=True),
        shares=(6, 5, 4),
    )
    signatures = signed(
        Pair("收款人：", slip.collector),
        Pair("复核：", ruled=True),
        Pair("付款人（签名）：", ruled=True),
        shares=(3, 4, 6),
    )
    heading = Heading(slip.imprint, TITLE, double=True, number_label="No.")
    return Sheet(heading, (customer, Gap(1), Grid((body,)), signatures), COPIES)


def _charges(slip: Receipt) -> Grid:
    """The lines, their sum in capitals and figures, and how it was paid."""
    paid = "；".join(f"{method} {money.figures}" for method, money in slip.methods)
    lines = ((line.item, line.period, line.basis, line.amount.figures) for line in slip.lines)
    return Grid(
        (
            table(COLUMNS, lines, size=10),
            amount(slip.total, left=LEFT, mm=24),
            fields(("收费方式", paid, LEFT), ("备注", slip.remark or "无", 1 - LEFT), mm=(24, FIGURES)),
        ),
        framed=False,
    )


SPECIMEN = Receipt(
    Imprint(
        "和风里物业服务有限公司",
        "0001234",
        "王芳",
        datetime(2026, 11, 21, 10, 32, tzinfo=CHINA),
        "SJ0001234/86340/20261121/9F3A62C1",
    ),
    date(2026, 11, 21),
    "刘䶮",
    "3栋2单元501",
    (
        Line("物业服务费", "2026.09.01–2026.11.30", "2.80×88.50㎡×3月", Money(74340)),
        Line("车位管理服务费", "2026.11.09–2026.12.08", "80.00×1月", Money(8000)),
        Line("门禁卡工本费", "", "20.00×2张", Money(4000)),
    ),
    (("现金", Money(40000)), ("微信", Money(46340))),
    "门禁卡号 00718、00719",
    "王芳",
)
