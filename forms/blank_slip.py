"""空白卡登记单 (CARD-17): blank cards that were drawn, counted, thrown away or handed over, signed by both."""

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

TITLE = "空白卡登记单"
PAPERS = (A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "经办人", "白"), Copy("第二联", "接收人", "红"))
HOW = "空白卡专人保管，领用一张登记一张。移交时双方当面清点，签名后由接收人负责。"
NAMES = 28.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class BlankSlip:
    """What was done: `pieces` came, went or were found, `left` are there after it; `to` has them from now on."""

    imprint: Imprint
    on: date
    act: str
    family: str
    on_books: int
    pieces: int
    left: int
    note: str = ""
    to: str = ""


def draw(slip: BlankSlip) -> Sheet:
    """The slip; two sign where there are two."""
    counted = "实点" if slip.act in ("盘点", "移交") else slip.act
    rows = Grid(
        tuple(
            replace(row, grow=1)
            for row in (
                fields(("事由", f"空白卡{slip.act}"), ("日期", day(slip.on)), mm=NAMES),
                fields(("卡种", slip.family), ("账面张数", f"{slip.on_books} 张"), mm=NAMES),
                fields((f"{counted}张数", f"{slip.pieces} 张"), ("结存张数", f"{slip.left} 张"), mm=NAMES),
                fields(("说明", slip.note or "无"), mm=NAMES),
                fields(("经办", slip.imprint.clerk), ("接收人", slip.to or "—"), mm=NAMES),
            )
        )
    )
    second = "接收人签名：" if slip.to else "复核人签名："
    signatures = signed(Pair("经办人签名：", ruled=True), Pair(second, ruled=True))
    return Sheet(Heading(slip.imprint, TITLE, number_label="No."), (rows, note(HOW), Gap(4), signatures), COPIES)


SPECIMEN = BlankSlip(
    Imprint(
        "和风里物业服务中心", "KP20261121-01", "王芳", datetime(2026, 11, 21, 8, 40, tzinfo=CHINA), "KP20261121-01/188"
    ),
    date(2026, 11, 21),
    "移交",
    "DESFire",
    189,
    188,
    188,
    "少一张，11月15日写坏未登记",
    "李梅",
)
SPECIMEN_DRAWN = replace(SPECIMEN, act="领入", on_books=88, pieces=100, left=188, note="公司仓库，发货单 0311", to="")
