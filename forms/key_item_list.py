"""顾客钥匙、物品领用清单 (FORM-19, MOVEIN-26, MOVEIN-27): against the receipt; a copy each for customer and file."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "顾客钥匙、物品领用清单"
PAPERS = (A4_HALVES, A5_WIDE)
COPIES = (Copy("第一联", "客户档案"), Copy("第二联", "客户"))
COLUMNS = columns("序号^12 类别^24 名称<46 编号<60 数量>20 单位^16")
PROMISE = "以上钥匙、门禁卡和物品已当面点清，钥匙逐把试用无误，自领用之日起由领用人保管。"
NAMES = 22.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class Item:
    """Keys of one kind, a kind of cards with their numbers, a gift, or something else."""

    kind: str
    name: str
    numbers: str
    count: int
    unit: str


@dataclass(frozen=True)
class KeyItemList:
    """`receipt_no` is the payment they are handed out against; `accepted_on` is None where nothing was inspected."""

    imprint: Imprint
    room: str
    customer: str
    phone: str
    receipt_no: str
    accepted_on: date | None
    items: tuple[Item, ...]


def draw(slip: KeyItemList) -> Sheet:
    """What was handed out, and who has received it."""
    rows = [(str(n), one.kind, one.name, one.numbers, str(one.count), one.unit) for n, one in enumerate(slip.items, 1)]
    inspected = day(slip.accepted_on) if slip.accepted_on else "不验房"
    grid = Grid(
        (
            fields(("房号", slip.room), ("客户姓名", slip.customer), mm=NAMES),
            fields(("联系电话", slip.phone or "无"), ("收据号", slip.receipt_no), ("验房日期", inspected), mm=NAMES),
            table(COLUMNS, rows),
        )
    )
    hands = (Pair("领用人签名：", ruled=True), Pair("日期：", ruled=True), Pair("经办人：", slip.imprint.clerk))
    return Sheet(Heading(slip.imprint, TITLE), (grid, note(PROMISE), signed(*hands, shares=(5, 4, 3))), COPIES)


SPECIMEN = KeyItemList(
    Imprint(
        "和风里物业服务中心", "LY20261121-02", "王芳", datetime(2026, 11, 21, 11, 18, tzinfo=CHINA), "LY20261121-02"
    ),
    room="3栋2单元501",
    customer="刘䶮",
    phone="13000000012",
    receipt_no="0001235",
    accepted_on=date(2026, 11, 20),
    items=(
        Item("钥匙", "入户门钥匙", "3-2-501-A1 至 A6", 6, "把"),
        Item("钥匙", "房门钥匙", "主卧、次卧、书房各 2 把", 6, "把"),
        Item("钥匙", "信报箱钥匙", "3-2-501-X", 2, "把"),
        Item("钥匙", "水表箱钥匙", "", 1, "把"),
        Item("钥匙", "电表箱钥匙", "", 1, "把"),
        Item("门禁卡", "业主卡", "000718、000719", 2, "张"),
        Item("礼品", "乔迁礼盒", "", 1, "份"),
        Item("其他", "住宅使用说明书、住户手册", "", 1, "套"),
    ),
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="LY20261121-03", code="LY20261121-03"),
    room="商铺东区1栋负一层B1-018至B1-026",
    customer="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    phone="",
    accepted_on=None,
    items=tuple(Item("钥匙", f"B1-0{18 + n} 卷闸门钥匙", f"B1-0{18 + n}-A1 至 A3", 3, "把") for n in range(24)),
)
