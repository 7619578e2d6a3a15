"""退还保证金通知单 (FORM-09, RENO-54, RENO-57): tells the cashier to pay a deposit back, and who has signed for it."""

import math
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
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.text import Text

TITLE = "退还保证金通知单"
PAPERS = (A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "出纳付款", "白"), Copy("第二联", "前台存档", "红"))
INTO = "本单不付款：经出纳核对后转入客户的{account}，可以抵付以后的费用。客户在收据和本单上写“已转入账户”并签名。"
HOW = "前台不付现金，凭本单和收据到出纳处领款。收款人领款后，在收据和本单上写“已收退装修保证金”并签名。"
NAMES = 27.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class RefundOrder:
    """`shown` is the certificate that the receipt names, `checks` what was seen, `approved` who let what pass.

    `into` is the account of the payer that the money is put to; empty where it is paid out.
    """

    imprint: Imprint
    item: str
    shown: str
    room: str
    payer: str
    payee: str
    receipt_no: str
    received_on: date
    amount: Money
    deducted: Money
    deduct_reason: str
    passed_on: date
    checked_by: str
    earliest_on: date
    checks: tuple[str, ...]
    approved: str = ""
    into: str = ""


def draw(slip: RefundOrder) -> Sheet:
    """The order; what is paid stands in figures and capitals (GEN-03)."""
    cut = slip.deducted.figures if slip.deducted else "无"
    rows = (
        fields(("收据号码", slip.receipt_no), ("登记证号", slip.shown or "—"), mm=NAMES),
        fields(("付款人", slip.payer), ("房号", slip.room or "—"), mm=NAMES),
        fields(("项目", slip.item), ("收款日期", day(slip.received_on)), mm=NAMES),
        fields(("押金（元）", slip.amount.figures), ("扣款", cut), mm=NAMES),
        *_why(slip),
        net_amount(slip.amount - slip.deducted, mm=NAMES),
        fields(
            ("合格日期", f"{day(slip.passed_on)}　{slip.checked_by}"), ("最早退款", day(slip.earliest_on)), mm=NAMES
        ),
        fields(("已核对", "、".join(slip.checks)), ("领款人", slip.payee), mm=NAMES),
        fields(("批准", slip.approved or "无须批准"), ("经办", slip.imprint.clerk), mm=NAMES),
    )
    hands = (
        signed(Pair("装修管理员签名：", ruled=True), Pair("出纳签名：", ruled=True)),
        signed(Pair("客户填写并签名：", ruled=True), Pair("领款日期：", ruled=True)),
    )
    how = INTO.format(account=slip.into) if slip.into else HOW
    body = (
        Grid(tuple(replace(row, grow=1) for row in rows)),
        note(how),
        Gap(3),
        *hands,
    )
    return Sheet(Heading(slip.imprint, TITLE, number_label="No."), body, COPIES)


def _why(slip: RefundOrder) -> tuple[Row, ...]:
    """The reason of a deduction, a line of its own and never set smaller: the payer is told why (RENO-57)."""
    if not slip.deducted or not slip.deduct_reason:
        return ()
    return (fields(("扣款原因", Text(slip.deduct_reason, floor=math.inf)), mm=NAMES),)


SPECIMEN = RefundOrder(
    Imprint(
        "和风里物业服务中心",
        "TK20261201-01",
        "王芳",
        datetime(2026, 12, 1, 9, 20, tzinfo=CHINA),
        "TK20261201-01/100000",
    ),
    item="装修保证金",
    shown="ZX2026-0007",
    room="3-2-501",
    payer="刘䶮",
    payee="刘䶮",
    receipt_no="0001241",
    received_on=date(2026, 8, 3),
    amount=Money(100000),
    deducted=Money(),
    deduct_reason="",
    passed_on=date(2026, 11, 20),
    checked_by="周强",
    earliest_on=date(2026, 12, 1),
    checks=("收据原件", "登记证原件", "身份证件"),
)
SPECIMEN_LESS = replace(
    SPECIMEN,
    payee="欧阳明轩（代刘䶮）",
    deducted=Money(15000),
    deduct_reason="搬运损坏公共走廊墙面，按报价修补",
    checks=("遗失说明", "身份证件"),
    approved="高远：扣款；收据遗失",
)
SPECIMEN_KEPT = replace(SPECIMEN, into="账户余额")
