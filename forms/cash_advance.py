"""借款单 and 还款单 (FEE-33, REG-09): cash lent with the centre manager's word beforehand, or brought back."""

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
from deskapp.printing.paper import A4_HALVES, A5_WIDE
from deskapp.printing.sheet import Sheet

TITLE = "借款单"
PAPERS = (A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "前台存", "白"), Copy("第二联", "借款人", "红"))
HOW_LENT = "前台不向任何人付现金；特殊情况由物业服务中心负责人事先批准。请按期归还，归还时取回还款单。"
HOW_BACK = "本单证明所列现金已经收回。没有还清的，其余仍按借款单归还。"
NAMES = 27.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class CashAdvance:
    """`returned` is what comes back with this paper, None on the paper of lending; `left` is then still out."""

    imprint: Imprint
    lent_on: date
    borrower: str
    amount: Money
    reason: str
    due_back: date
    approved_by: str
    returned: Money | None = None
    left: Money = Money()


def draw(slip: CashAdvance) -> Sheet:
    """The amount of this paper stands in figures and capitals (GEN-03)."""
    back = slip.returned is not None
    state = f"已还清，借款 {slip.amount.figures}" if not slip.left else f"还欠 {slip.left.figures}"
    rows = (
        fields(("借款人", slip.borrower), ("借款日期", day(slip.lent_on)), mm=NAMES),
        fields(("事由", slip.reason), mm=NAMES),
        net_amount(slip.returned if slip.returned is not None else slip.amount, mm=NAMES),
        fields(("归还日期", day(slip.due_back)), ("还款情况", state if back else "未还"), mm=NAMES),
        fields(("批准人", slip.approved_by), ("经办", slip.imprint.clerk), mm=NAMES),
    )
    left = Pair("还款人签名：", ruled=True) if back else Pair("借款人签名：", ruled=True)
    right = Pair("收款人签名：", ruled=True) if back else Pair("批准人签名：", ruled=True)
    body = (
        Grid(tuple(replace(row, grow=1) for row in rows)),
        note(HOW_BACK if back else HOW_LENT),
        Gap(4),
        signed(left, right),
    )
    return Sheet(Heading(slip.imprint, "还款单" if back else TITLE, number_label="No."), body, COPIES)


SPECIMEN = CashAdvance(
    Imprint(
        "和风里物业服务中心",
        "JK20261121-01",
        "王芳",
        datetime(2026, 11, 21, 10, 5, tzinfo=CHINA),
        "JK20261121-01/30000",
    ),
    lent_on=date(2026, 11, 21),
    borrower="陈𬭎",
    amount=Money(30000),
    reason="购买应急照明灯，周末供应商只收现金",
    due_back=date(2026, 11, 24),
    approved_by="高远",
)
SPECIMEN_BACK = replace(SPECIMEN, returned=Money(10000), left=Money(20000))
