"""其他服务业发票 (FORM-11, TICKET-08): the stub and the customer's copy, in the series its amount asks for."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import amount, day, fields
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

TITLE = "其他服务业发票"
PAPERS = (PIN_THIRD, A5_WIDE, A4_THIRDS)
COPIES = (Copy("第一联", "存根", "白", sealed=False), Copy("第二联", "客户", "红"))
COLUMNS = "收费项目<44 费用期间^42 单价×数量>38 金额（元）>28"
LEFT = 86 / 152
"""Share of the width, beside the seal, of the capitals: as wide as the first two columns."""
SEAL = 44


@dataclass(frozen=True)
class Line:
    """What was paid: item, the period it covers or its meter readings, price times quantity, what that comes to."""

    item: str
    period: str
    basis: str
    amount: Money


@dataclass(frozen=True)
class Invoice:
    """Frozen when issued; a reprint draws the same slip again.

    `series` is 百位 or 千位, empty where a kind of invoice has no series (TICKET-10). `remark` names the way to pay
    (FEE-12), or says 银行托收 or 换开发票 (FEE-15, TICKET-15).
    """

    imprint: Imprint
    series: str
    paid_on: date
    customer: str
    room: str
    lines: tuple[Line, ...]
    remark: str
    collector: str

    @property
    def total(self) -> Money:
        """What the lines come to; never typed (GEN-03)."""
        return Money.total(line.amount for line in self.lines)


def draw(slip: Invoice) -> Sheet:
    """The invoice. ValueError unless the total is one that can be written in capitals."""
    title = f"{TITLE}（{slip.series}）" if slip.series else TITLE
    return sheet(slip, title, COLUMNS)


def sheet(slip: Invoice, title: str, headed: str) -> Sheet:
    """An invoice under its title, its lines in columns with these heads."""
    seal = Cell(Seal("开票单位\n（盖章）"), mm=SEAL, pad=0)
    body = Row((Cell(_charges(slip, headed), share=1, mm=-SEAL, pad=0), seal), least=0, grow=1)
    customer = facts(
        Pair("客户名称：", slip.customer),
        Pair("房号：", slip.room),
        Pair("日期：", day(slip.paid_on), flush=True),
        shares=(6, 5, 4),
    )
    names = signed(Pair("开票人：", slip.collector), Pair("复核：", ruled=True), shares=(3, 4))
    heading = Heading(slip.imprint, title, double=True, number_label="No.")
    return Sheet(heading, (customer, Gap(1), Grid((body,)), names), COPIES)


def _charges(slip: Invoice, headed: str) -> Grid:
    """The lines, their sum in capitals and figures, and the remark."""
    lines = ((line.item, line.period, line.basis, line.amount.figures) for line in slip.lines)
    return Grid(
        (
            table(columns(headed), lines, size=10),
            amount(slip.total, left=LEFT, mm=24),
            fields(("备注", slip.remark or "无"), mm=24),
        ),
        framed=False,
    )


SPECIMEN = Invoice(
    Imprint(
        "和风里物业服务有限公司",
        "00571203",
        "王芳",
        datetime(2026, 11, 21, 10, 32, tzinfo=CHINA),
        "00571203/74340/20261121/9F3A62C1",
    ),
    "百位",
    date(2026, 11, 21),
    "刘䶮",
    "3栋2单元501",
    (Line("物业服务费", "2026.09.01–2026.11.30", "2.80×88.50㎡×3月", Money(74340)),),
    "现金",
    "王芳",
)
