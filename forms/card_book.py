"""IC卡发放（异常）情况记录表 (REG-19, CARD-08, CARD-15): events, with room to sign for what is handed out."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, note, signed
from deskapp.printing.paper import A4_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "IC卡发放（异常）情况记录表"
PAPERS = (A4_WIDE,)
COLUMNS = columns(
    "日期^22 卡号^19 卡序列号^38 类别^18 持卡人<28 房号^20 有效期^42 事由<40 工本费>15 收据号^19 签收^24 经办^16"
)
HOW = "领卡人核对卡号和有效期后在“签收”栏签名。“异常”是写卡失败、中断、挂失和损坏。"
SIZE = 9.0
LINE = 8.5
"""Millimetres of a line, tall enough to sign in."""


@dataclass(frozen=True)
class Line:
    """An event as things stood then. `signed` is 已签, or what stands where nobody signs; empty is room to sign."""

    on: str
    card_no: str
    uid: str
    held_as: str
    holder: str
    room: str
    valid: str
    what: str
    fee: str
    ticket_no: str
    signed: str
    clerk: str


@dataclass(frozen=True)
class CardBook:
    """The register from one day to another, the earliest first."""

    imprint: Imprint
    first: date
    last: date
    lines: tuple[Line, ...]
    exceptions: int


def draw(slip: CardBook) -> Sheet:
    """The sheet; its lines break between pages."""
    rows = [
        (one.on, one.card_no, one.uid, one.held_as, one.holder, one.room, one.valid, one.what, one.fee, one.ticket_no,
         one.signed, one.clerk)
        for one in slip.lines
    ]  # fmt: skip
    above = facts(Pair("起止：", f"{day(slip.first)} 至 {day(slip.last)}"), Pair("异常：", f"{slip.exceptions} 条"))
    table = Grid(table_rows(COLUMNS, rows, size=SIZE, least=LINE), (table_head(COLUMNS),))
    checked = signed(Pair("登记人：", slip.imprint.clerk), Pair("前台负责人：", ruled=True))
    body = (above, Gap(1), table, note(HOW), Gap(3), checked)
    return Sheet(Heading(slip.imprint, TITLE), body, foot=f"共 {len(slip.lines)} 条")


SPECIMEN = CardBook(
    Imprint("和风里物业服务中心", "FK20261121", "王芳", datetime(2026, 11, 21, 17, 20, tzinfo=CHINA), "FK20261121/4"),
    date(2026, 11, 1),
    date(2026, 11, 21),
    (
        Line("2026-11-03", "000712", "04A1B2C3D4E5F6", "业主", "刘䶮", "3-2-501", "2026.11.03–2028.11.02",
             "新发", "20.00", "0001241", "已签", "王芳"),
        Line("2026-11-09", "000713", "04A1B2C3D4E5F7", "租户", "欧阳明轩", "10-1-1801", "2026.11.09–2027.11.08",
             "新发", "20.00", "0001257", "", "王芳"),
        Line("2026-11-15", "000655", "04A1B2C3D4E5F8", "家属", "古丽巴哈尔·艾山江", "6-1-0902", "2025.03.02–2027.03.01",
             "挂失（本人电话报失）", "", "", "—", "李梅"),
        Line("2026-11-21", "000714", "04A1B2C3D4E5F9", "内部员工", "赵立", "", "2026.11.21–2027.11.20",
             "写卡失败（写入后读回不一致）", "", "", "—", "李梅"),
    ),
    2,
)  # fmt: skip
