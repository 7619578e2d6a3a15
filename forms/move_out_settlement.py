"""迁出结算单 (FORM-30, MOVEOUT-03 to 08): readings, fees, what was handed back; signed by whoever moves out."""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.blocks import day, fields, section
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair
from deskapp.printing.paper import A4
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import signing_row
from deskapp.printing.tables import columns, table_head, table_rows
from deskapp.printing.text import Text

TITLE = "迁出结算单"
PAPERS = (A4,)
COPIES = (Copy("第一联", "客户"), Copy("第二联", "前台存档"))
READINGS = columns("表别<30 上次读数>34 迁出底数>34 用量>30 说明<42")
ITEMS = columns("费用项目<50 费用期间^42 应收（元）>28 已收（元）>28 收据号^26")
RETURNED = columns("交回物品<46 编号<56 应交^16 实交^16 说明<40")
AGREED = "以上读数、费用和交回的物品已当面核对无误。钥匙和卡自交回之日起不再使用；物资凭放行条搬出。"
SIGNERS = (
    Pair("迁出人签名：", ruled=True),
    Pair("业主签名（租户迁出时）：", ruled=True),
    Pair("日期：", ruled=True),
)


@dataclass(frozen=True)
class Reading:
    """A meter: what it showed last and on moving out, and the difference, as words of the form."""

    meter: str
    before: str
    now: str
    used: str
    remark: str = ""


@dataclass(frozen=True)
class Item:
    """A fee of the settlement: what was due and what of it is paid; `receipt_no` may be empty."""

    name: str
    period: str
    due: Money
    paid: Money
    receipt_no: str = ""


@dataclass(frozen=True)
class Returned:
    """Cards, keys and other things to be handed back, and how many were (MOVEOUT-04)."""

    what: str
    numbers: str
    due: int
    back: int
    remark: str = ""


@dataclass(frozen=True)
class MoveOutSettlement:
    """`refund` is what the cashier pays back, such as deposits; `ended` what stops: spaces and subscriptions."""

    imprint: Imprint
    room: str
    person: str
    role: str
    phone: str
    moved_out_on: date
    confirmed: str
    readings: tuple[Reading, ...]
    items: tuple[Item, ...]
    returned: tuple[Returned, ...]
    refund: Money = Money()
    refund_no: str = ""
    ended: str = ""
    release_no: str = ""
    remarks: str = ""

    @property
    def due(self) -> Money:
        """What all items come to."""
        return Money.total(one.due for one in self.items)

    @property
    def paid(self) -> Money:
        """What of it is paid."""
        return Money.total(one.paid for one in self.items)


def draw(slip: MoveOutSettlement) -> Sheet:
    """What was settled, section after section; what there is none of is said so."""
    readings = [(one.meter, one.before, one.now, one.used, one.remark) for one in slip.readings]
    rows = (
        fields(("房号", slip.room), ("迁出人", slip.person), ("身份", slip.role)),
        fields(
            ("联系电话", slip.phone or "无"),
            ("迁出日期", day(slip.moved_out_on)),
            ("放行条号", slip.release_no or "无"),
        ),
        fields(("业主确认", Text(slip.confirmed or "业主本人办理", floor=math.inf))),
        section("一、表底数"),
        table_head(READINGS, least="line"),
        *table_rows(READINGS, readings or [("没有抄表", "", "", "", "")]),
        section("二、费用结算"),
        table(ITEMS, [_item(one) for one in slip.items] or [("没有应结费用", "", "", "", "")]),
        *_sums(slip),
        section("三、交回物品"),
        table(RETURNED, [_back(one) for one in slip.returned] or [("没有应交回的物品", "", "", "", "")]),
        fields(("停止的服务", Text(slip.ended or "无", floor=math.inf))),
        fields(("备注", Text(slip.remarks or "无", floor=math.inf))),
        signing_row("核对签名", AGREED, SIGNERS, "服务中心\n（盖章）"),
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows),), COPIES)


def _item(one: Item) -> tuple[str, ...]:
    return one.name, one.period, one.due.figures, one.paid.figures, one.receipt_no or "—"


def _back(one: Returned) -> tuple[str, ...]:
    lost = "未交回" if one.back < one.due else ""
    return one.what, one.numbers or "—", str(one.due), str(one.back), one.remark or lost


def _sums(slip: MoveOutSettlement) -> tuple[Row, ...]:
    """What is due, paid, still open, and what comes back from the cashier."""
    back = f"{slip.refund}（{slip.refund_no}，出纳付款）" if slip.refund else "无"
    return (
        fields(("应收合计", str(slip.due)), ("已收合计", str(slip.paid)), ("未结", str(slip.due - slip.paid))),
        fields(("应退客户", back, 2), ("经办人", slip.imprint.clerk)),
    )


SPECIMEN = MoveOutSettlement(
    Imprint("和风里物业服务中心", "QC2026-0033", "王芳", datetime(2026, 11, 21, 16, 40, tzinfo=CHINA), "QC2026-0033"),
    room="5栋1单元1203",
    person="𠮷田静",
    role="租户",
    phone="13000000088",
    moved_out_on=date(2026, 11, 21),
    confirmed="业主林晓东，11月20日 10:12 电话确认同意迁出",
    readings=(
        Reading("水表", "612", "640", "28 吨"),
        Reading("电表", "10388", "10512", "124 度"),
        Reading("燃气表", "305", "318", "13 立方米", "由燃气公司收费"),
    ),
    items=(
        Item("物业服务费", "2026.11.01–2026.11.21", Money(17325), Money(17325), "0001268"),
        Item("水费", "2026.10.21–2026.11.21", Money(9520), Money(9520), "0001268"),
        Item("电费", "2026.10.21–2026.11.21", Money(8432), Money(8432), "0001268"),
        Item("地下车位月租费", "2026.11.01–2026.11.30", Money(35000), Money(35000), "0001269"),
    ),
    returned=(
        Returned("门禁卡", "00718、00719", 2, 2),
        Returned("车卡", "C0042", 1, 1),
        Returned("入户门钥匙", "", 3, 2, "少一把，已登记"),
    ),
    refund=Money(50000),
    refund_no="TK20261121-02",
    ended="车位 B1-0007 租用协议 CW2026-0012 止于 11月30日；送水服务",
    release_no="FX20261121-07",
)
SPECIMEN_LITTLE = replace(
    SPECIMEN,
    person="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    role="业主",
    phone="",
    confirmed="",
    readings=(),
    items=(),
    returned=(),
    refund=Money(),
    refund_no="",
    ended="",
    release_no="",
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    items=tuple(
        Item(
            "物业服务费",
            f"20{18 + n // 12}.{n % 12 + 1:02}.01–20{18 + n // 12}.{n % 12 + 1:02}.28",
            Money(24750),
            Money(24750),
            f"00012{n:02}",
        )
        for n in range(40)
    ),
    remarks="客户称水表更换过一次，旧表读数 588，见维修单；多交的预交费用转入账户余额，随业主下次交费抵用。",
)
