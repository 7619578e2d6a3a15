"""收费通知单 (FORM-15, ARREARS-02): what one unit owes, by item and period, until when and how it is paid.

It lies in letter boxes and hangs on doors, so of the customer it bears the room, the first character of the name
and what is owed, nothing else (PRIVACY-06).
"""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.masks import masked_name
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import FIGURES, amount, day, fields
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, note
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns
from deskapp.printing.text import Text

TITLE = "收费通知单"
PAPERS = (A5_WIDE, A4_THIRDS, PIN_THIRD)
COLUMNS = columns("类别^14 收费项目<44 费用期间^44 单价×数量>42 金额（元）>30")
TOGETHER = True
"""A batch of them is one job at the printer (ARREARS-02)."""
NAMES = 24.0
"""Width of the labels, millimetres."""
ARREARS, CURRENT = "欠费", "本期"


@dataclass(frozen=True)
class Owed:
    """One item of one period that is not paid, or not wholly."""

    item: str
    period: str
    basis: str
    amount: Money


@dataclass(frozen=True)
class FeeNotice:
    """`arrears` are of earlier months than `month`; `ways` says how to pay, one way each.

    `advice` is what the centre says below it, the only place that tells whom it no longer concerns.
    """

    imprint: Imprint
    room: str
    payer: str
    month: str
    arrears: tuple[Owed, ...]
    current: tuple[Owed, ...]
    pay_by: date
    ways: tuple[str, ...]
    contact: str
    advice: str = ""

    @property
    def total(self) -> Money:
        """Arrears and what is newly due."""
        return Money.total(owed.amount for owed in (*self.arrears, *self.current))


def draw(slip: FeeNotice) -> Sheet:
    """The notice. ValueError where nothing is owed: such a unit gets none."""
    addressed = facts(
        Pair("房号：", slip.room),
        Pair("付款人：", masked_name(slip.payer)),
        Pair("费用月份：", slip.month, flush=True),
        shares=(5, 4, 4),
    )
    heading = Heading(slip.imprint, TITLE, number_label="No.")
    foot = "本单是缴费通知，不作收款凭据"
    advice = (note(slip.advice),) if slip.advice else ()
    return Sheet(heading, (addressed, Gap(1), _owed(slip), *advice), foot=foot)


def _owed(slip: FeeNotice) -> Grid:
    kinds = ((ARREARS, slip.arrears), (CURRENT, slip.current))
    lines = [(kind, owed.item, owed.period, owed.basis, owed.amount.figures) for kind, some in kinds for owed in some]
    before, now = (Money.total(owed.amount for owed in some).figures for _, some in kinds)
    pay_by = Text(day(slip.pay_by), "strong")
    return Grid(
        (
            table(COLUMNS, lines, size=10),
            fields(("往期欠费", before), ("本期应缴", now), ("缴费期限", pay_by), mm=(NAMES, NAMES, FIGURES)),
            amount(slip.total, left=2 / 3, mm=NAMES),
            fields(("缴费方式", "\n".join(slip.ways)), mm=NAMES),
            fields(("联系方式", slip.contact), mm=NAMES),
        )
    )


SPECIMEN = FeeNotice(
    Imprint(
        "和风里物业服务中心",
        "TZ202611-0042",
        "李梅",
        datetime(2026, 11, 2, 9, 15, tzinfo=CHINA),
        "TZ202611-0042/82340/20261102",
    ),
    room="3栋2单元501",
    payer="刘䶮",
    month="2026年11月",
    arrears=(Owed("物业服务费", "2026.09.01–2026.10.31", "2.80×88.50㎡×2月", Money(49560)),),
    current=(
        Owed("物业服务费", "2026.11.01–2026.11.30", "2.80×88.50㎡×1月", Money(24780)),
        Owed("车位管理服务费", "2026.11.09–2026.12.08", "80.00×1月", Money(8000)),
    ),
    pay_by=date(2026, 11, 30),
    ways=(
        "到物业服务中心前台缴纳：现金、转账、微信、支付宝、刷卡；",
        "委托银行代收：每月 15 日扣款，请保持账户余额充足。",
    ),
    contact="前台 0000-12345678",
    advice="如已缴清，请忽略本单；对费用有疑问，请携带本单到前台核对。",
)
