"""定额发票发放记录 (FORM-13, TICKET-18, 19): the pieces torn off for a payment, with the card number of their stubs."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import amount, day, fields
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, signed
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "定额发票发放记录"
PAPERS = (PIN_THIRD, A5_WIDE, A4_THIRDS)
COLUMNS = columns("面额（元）>28 张数>18 起始号码^42 终止号码^42 金额（元）>30")
NAMES = 24.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class Run:
    """Pieces of one face, from and to."""

    face: Money
    pieces: int
    first: str
    last: str

    @property
    def worth(self) -> Money:
        """What they come to."""
        return self.face * self.pieces


@dataclass(frozen=True)
class FixedInvoices:
    """`card` is the number written on every stub; the runs come to what was paid."""

    imprint: Imprint
    on: date
    customer: str
    room: str
    card: str
    item: str
    period: str
    methods: str
    runs: tuple[Run, ...]
    collector: str

    @property
    def total(self) -> Money:
        """What the pieces come to, which is what was paid."""
        return Money.total(run.worth for run in self.runs)


def draw(slip: FixedInvoices) -> Sheet:
    """The record; it stays with the stubs."""
    above = facts(
        Pair("客户名称：", slip.customer),
        Pair("房号：", slip.room or "无"),
        Pair("日期：", day(slip.on), flush=True),
        shares=(6, 5, 4),
    )
    lines = [(run.face.figures, str(run.pieces), run.first, run.last, run.worth.figures) for run in slip.runs]
    rows = (
        table(COLUMNS, lines, size=10),
        amount(slip.total, mm=NAMES),
        fields(("卡号", slip.card), ("收费方式", slip.methods), mm=NAMES),
        fields(("收费项目", slip.item), ("费用期间", slip.period), mm=NAMES),
    )
    names = signed(
        Pair("收款人：", slip.collector),
        Pair("复核：", ruled=True),
        Pair("客户（签名）：", ruled=True),
        shares=(3, 4, 6),
    )
    heading = Heading(slip.imprint, TITLE, number_label="No.")
    return Sheet(heading, (above, Gap(1), Grid(rows), names), foot="卡号已写在各张发票的存根联")


SPECIMEN = FixedInvoices(
    Imprint("和风里物业服务中心", "A0001203", "王芳", datetime(2026, 11, 21, 10, 32, tzinfo=CHINA), "A0001203/35000"),
    on=date(2026, 11, 21),
    customer="刘䶮",
    room="3栋2单元501",
    card="000123",
    item="车位月租费",
    period="2026.11.21–2026.12.20",
    methods="现金",
    runs=(Run(Money(10000), 3, "A0001203", "A0001205"), Run(Money(5000), 1, "B0002001", "B0002001")),
    collector="王芳",
)
