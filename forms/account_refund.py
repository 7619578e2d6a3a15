"""退还账户余额通知单 (FEE-33, RENO-57): tells the cashier to pay a customer's money back, and who has signed for it."""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import fields, net_amount
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE
from deskapp.printing.sheet import Sheet

TITLE = "退还账户余额通知单"
PAPERS = (A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "出纳付款", "白"), Copy("第二联", "前台存档", "红"))
HOW = "前台不付现金，凭本单和收据到出纳处领款。收款人领款后，在收据和本单上写“已收退款”并签名。"
NAMES = 27.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class AccountRefund:
    """`before` lay on the account, `amount` of it goes back; `checks` was seen, `approved` let something pass."""

    imprint: Imprint
    account: str
    room: str
    holder: str
    payee: str
    receipt_no: str
    before: Money
    amount: Money
    reason: str
    checks: tuple[str, ...]
    approved: str = ""


def draw(slip: AccountRefund) -> Sheet:
    """The order; what is paid stands in figures and capitals (GEN-03)."""
    rows = (
        fields(("账户", slip.account), ("房号", slip.room), mm=NAMES),
        fields(("户名", slip.holder), ("存入收据", slip.receipt_no or "—"), mm=NAMES),
        fields(("退前余额（元）", slip.before.figures), ("退后余额", (slip.before - slip.amount).figures), mm=NAMES),
        net_amount(slip.amount, mm=NAMES),
        fields(("原因", slip.reason), ("领款人", slip.payee), mm=NAMES),
        fields(("已核对", "、".join(slip.checks)), ("批准", slip.approved or "无须批准"), mm=NAMES),
        fields(("经办", slip.imprint.clerk), ("付款方式", ""), mm=NAMES),
    )
    hands = (
        signed(Pair("经办人签名：", ruled=True), Pair("出纳签名：", ruled=True)),
        signed(Pair("客户填写并签名：", ruled=True), Pair("领款日期：", ruled=True)),
    )
    body = (Grid(tuple(replace(row, grow=1) for row in rows)), note(HOW), Gap(3), *hands)
    return Sheet(Heading(slip.imprint, TITLE, number_label="No."), body, COPIES)


SPECIMEN = AccountRefund(
    Imprint(
        "和风里物业服务中心",
        "TK20261201-02",
        "王芳",
        datetime(2026, 12, 1, 9, 40, tzinfo=CHINA),
        "TK20261201-02/35220",
    ),
    account="账户余额",
    room="3-2-501",
    holder="刘䶮",
    payee="刘䶮",
    receipt_no="0001241",
    before=Money(50000),
    amount=Money(35220),
    reason="房屋已转让",
    checks=("身份证件", "收据原件"),
)
SPECIMEN_LOST = replace(
    SPECIMEN, payee="欧阳明轩（代刘䶮）", checks=("身份证件", "遗失说明"), approved="高远：原件遗失"
)
