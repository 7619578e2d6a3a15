"""费用减免申请单 (FEE-25, FEE-27, FEE-34): who applied for what, why, what is taken off, and who approved it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE
from deskapp.printing.sheet import Sheet

TITLE = "费用减免申请单"
PAPERS = (A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "财务", "白"), Copy("第二联", "客户", "红"))
HOW = "本单经批准后只用一次，在有效期内缴费时抵减，所含费用须一次缴清；收据上列明应收、减免和实收。"
WRITTEN_OFF = "本单所列欠费经批准全部免收，已于当日核销，不再收费。"
NAMES = 27.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class FeeReduction:
    """`of` is what it is for, in words; `takes_off` a percentage or an amount. Whole charges are `written_off`.

    One that was taken back says when, by whom it was approved, and why.
    """

    imprint: Imprint
    approved_on: date
    room: str
    applicant: str
    kind: str
    of: str
    takes_off: str
    reason: str
    proof: str
    valid_until: date
    approved_by: str
    written_off: bool = False
    undone_on: date | None = None
    undone_by: str = ""
    undone_for: str = ""


def draw(slip: FeeReduction) -> Sheet:
    """The three who answer for it sign: who applied, who handled it, who approved it."""
    rows = (
        fields(("房号", slip.room), ("申请人", slip.applicant), mm=NAMES),
        fields(("类别", slip.kind), ("减免", slip.takes_off), mm=NAMES),
        fields(("减免的费用", slip.of), mm=NAMES),
        fields(("原因", slip.reason), mm=NAMES),
        fields(("证明材料", slip.proof), mm=NAMES),
        fields(("批准日期", day(slip.approved_on)), ("有效期至", day(slip.valid_until)), mm=NAMES),
        fields(("批准人", slip.approved_by), ("经办", slip.imprint.clerk), mm=NAMES),
    )
    names = ("申请人签名：", "经办人签名：", "批准人签名：")
    body = (
        Grid(tuple(replace(row, grow=1) for row in rows)),
        note(_how(slip)),
        Gap(4),
        signed(*(Pair(name, ruled=True) for name in names)),
    )
    return Sheet(Heading(slip.imprint, TITLE, number_label="No."), body, COPIES)


def _how(slip: FeeReduction) -> str:
    if slip.undone_on:
        owed = "，所列欠费恢复应收" if slip.written_off else ""
        return f"本单已于 {day(slip.undone_on)} 撤销{owed}，不再使用。批准人：{slip.undone_by}。原因：{slip.undone_for}"
    return WRITTEN_OFF if slip.written_off else HOW


SPECIMEN = FeeReduction(
    Imprint(
        "和风里物业服务中心",
        "JM20261121-01",
        "王芳",
        datetime(2026, 11, 21, 10, 5, tzinfo=CHINA),
        "JM20261121-01/10%",
    ),
    approved_on=date(2026, 11, 21),
    room="3栋2单元501",
    applicant="刘䶮",
    kind="折扣",
    of="物业服务费 2026.12.01–2027.11.30",
    takes_off="5%",
    reason="一次预交一年，按公司优惠办法",
    proof="预交优惠通知 第 12 号",
    valid_until=date(2026, 12, 31),
    approved_by="高远",
)
SPECIMEN_WRITTEN_OFF = replace(
    SPECIMEN,
    kind="减免",
    of="物业服务费 2026.10.01–2026.10.31 247.80；车位管理服务费 2026.10.01–2026.10.31 80.00",
    takes_off="100%",
    written_off=True,
)
SPECIMEN_UNDONE = replace(
    SPECIMEN_WRITTEN_OFF, undone_on=date(2026, 11, 22), undone_by="高远", undone_for="房号写错，应是 3栋2单元502"
)
