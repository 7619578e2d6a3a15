"""资料签收清单 (FORM-23, MOVEIN-14, MOVEIN-15): the papers handed out; the owner's signature here replaces that on the
move-in notice.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day, fields
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4, A5_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "资料签收清单"
PAPERS = (A5_WIDE, A4)
COLUMNS = columns("序号^14 资料名称<92 份数^20 备注<52")
PROMISE = "上列资料已当面点清收到，并由工作人员说明。签收本清单的，不再在入住通知书上签名。"


@dataclass(frozen=True)
class HandedOut:
    """A paper and how many of it were handed out."""

    name: str
    copies: int
    remark: str = ""


@dataclass(frozen=True)
class PapersReceived:
    """`receiver` is the owner, or whoever was sent by the owner."""

    imprint: Imprint
    room: str
    owner: str
    receiver: str
    on: date
    papers: tuple[HandedOut, ...]


def draw(slip: PapersReceived) -> Sheet:
    """The papers and the signature."""
    rows = [(str(n), one.name, f"{one.copies} 份", one.remark) for n, one in enumerate(slip.papers, 1)]
    grid = Grid(
        (
            fields(("房号", slip.room), ("业主姓名", slip.owner)),
            fields(("签收人", slip.receiver), ("签收日期", day(slip.on))),
            table(COLUMNS, rows),
        )
    )
    hands = (Pair("业主签名：", ruled=True), Pair("日期：", ruled=True), Pair("经办人：", slip.imprint.clerk))
    body = (grid, note(PROMISE), signed(*hands, shares=(5, 4, 3)))
    return Sheet(Heading(slip.imprint, TITLE), body, foot="存入业户档案")


SPECIMEN = PapersReceived(
    Imprint("和风里物业服务中心", "QS2026-0088", "王芳", datetime(2026, 11, 20, 9, 25, tzinfo=CHINA), "QS2026-0088"),
    room="3栋2单元501",
    owner="刘䶮",
    receiver="刘䶮",
    on=date(2026, 11, 20),
    papers=(
        HandedOut("住宅使用说明书", 1),
        HandedOut("住宅质量保证书", 1),
        HandedOut("住户手册", 1),
        HandedOut("临时管理规约", 1),
        HandedOut("装修须知", 1),
        HandedOut("养犬规定和案例、违章搭建规定", 1),
        HandedOut("入住通知书（业主留存）", 1, "复印件"),
    ),
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="QS2026-0089", code="QS2026-0089"),
    owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    receiver="欧阳明轩（受委托人，持授权委托书）",
    papers=tuple(HandedOut(f"B1-0{18 + n} 商铺使用说明书及设备保修卡", 2, "随钥匙袋") for n in range(26)),
)
