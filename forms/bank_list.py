"""银行托收清单 (RPT-22, FEE-13): what the bank is to collect on a day, and, once it has answered, what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money, capitals
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "银行托收清单"
PAPERS = (A4_WIDE,)
COLUMNS = columns(
    "序号^11 参考号^40 房号^24 付款人<34 开户行^25 账号（尾号）^26 托收金额>27 结果^22 实扣金额>27 原因<60"
)
HOW = "账号只印后四位，完整账号在交银行的文件里。没有结果的行等银行回复；失败的仍为欠费。"
SIZE = 9.0
LINE = 6.6
"""Millimetres of a line."""


@dataclass(frozen=True)
class Line:
    """One account; `outcome` is empty until the bank has answered."""

    reference: str
    room: str
    payer: str
    bank: str
    account: str
    amount: Money
    outcome: str = ""
    collected: Money = Money()
    reason: str = ""


@dataclass(frozen=True)
class BankList:
    """A list with what is known of its lines."""

    imprint: Imprint
    collect_on: date
    lines: tuple[Line, ...]

    @property
    def total(self) -> Money:
        """What was asked for."""
        return Money.total(line.amount for line in self.lines)

    @property
    def collected(self) -> Money:
        """What came."""
        return Money.total(line.collected for line in self.lines)


def draw(slip: BankList) -> Sheet:
    """The list; its lines break between pages."""
    answered = sum(bool(line.outcome) for line in slip.lines)
    facts = Grid(
        (
            fields(("扣款日", day(slip.collect_on)), ("笔数", f"{len(slip.lines)}"), ("托收合计", str(slip.total))),
            fields(
                ("合计大写", capitals(slip.total)), ("已回结果", f"{answered} 笔"), ("实扣合计", str(slip.collected))
            ),
        )
    )
    rows = [_row(number, line) for number, line in enumerate(slip.lines, 1)]
    total = ["", "合计", "", "", "", "", slip.total.figures, "", slip.collected.figures if answered else "", ""]
    table = Grid(
        (*table_rows(COLUMNS, rows, size=SIZE, least=LINE), *table_rows(COLUMNS, [total], role="strong")),
        (table_head(COLUMNS),),
    )
    names = signed(Pair("制表：", slip.imprint.clerk), Pair("出纳：", ruled=True), Pair("银行经办：", ruled=True))
    return Sheet(
        Heading(slip.imprint, TITLE), (facts, Gap(3), table, note(HOW), Gap(3), names), foot=f"共 {len(rows)} 笔"
    )


def _row(number: int, line: Line) -> list[str]:
    collected = line.collected.figures if line.outcome else ""
    facts = [str(number), line.reference, line.room, line.payer, line.bank, line.account]
    return [*facts, line.amount.figures, line.outcome, collected, line.reason]


SPECIMEN = BankList(
    Imprint(
        "和风里物业服务中心",
        "TS20261115-01",
        "王芳",
        datetime(2026, 11, 14, 16, 5, tzinfo=CHINA),
        "TS20261115-01/4/131520",
    ),
    date(2026, 11, 15),
    (
        Line("TS20261115010001", "3-2-501", "刘䶮", "建设银行", "8901", Money(24780), "成功", Money(24780)),
        Line("TS20261115010002", "6-1-0902", "古丽巴哈尔·艾山江", "招商银行", "0417", Money(49560), "部分成功",
             Money(30000), "余额不足，扣至可用余额"),
        Line("TS20261115010003", "10-1-1801", "欧阳明轩", "农业银行", "2266", Money(32780), "失败", Money(),
             "账户已销户"),
        Line("TS20261115010004", "1-1-0301", "陈𬭎", "中国银行", "7730", Money(24400)),
    ),
)  # fmt: skip
