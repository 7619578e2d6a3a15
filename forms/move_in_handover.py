"""入伙交接单 (FORM-70, MOVEIN-33): the papers and items that were handed over at a move-in, signed by both sides."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day, fields, section
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import signing_row
from deskapp.printing.tables import columns

TITLE = "入伙交接单"
PAPERS = (A4,)
PAPERS_GIVEN = columns("序号^12 移交资料<92 份数^24 备注<52")
ITEMS_GIVEN = columns("序号^12 移交物品<92 数量^24 备注<52")
AGREED = "上列资料和物品双方已当面点清。自交接之日起，房屋由业主使用和保管。"
SIGNERS = (Pair("业主签名：", ruled=True), Pair("移交人签名：", ruled=True), Pair("日期：", ruled=True))


@dataclass(frozen=True)
class Given:
    """A paper or an item, and how many of what."""

    name: str
    count: str
    remark: str = ""


@dataclass(frozen=True)
class MoveInHandover:
    """`receiver` is the owner, or the agent with a power of attorney."""

    imprint: Imprint
    room: str
    owner: str
    phone: str
    receiver: str
    on: date
    papers: tuple[Given, ...]
    items: tuple[Given, ...]


def draw(slip: MoveInHandover) -> Sheet:
    """Papers first, then items, and both signatures with the seal."""
    rows = (
        fields(("房号", slip.room), ("业主", slip.owner)),
        fields(("接收人", slip.receiver), ("联系电话", slip.phone or "无"), ("交接日期", day(slip.on))),
        section("一、资料"),
        table(PAPERS_GIVEN, _lines(slip.papers)),
        section("二、物品"),
        table(ITEMS_GIVEN, _lines(slip.items)),
        signing_row("交接签名", AGREED, SIGNERS, "服务中心\n（盖章）"),
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows),), foot="存入业户档案")


def _lines(given: tuple[Given, ...]) -> list[tuple[str, ...]]:
    return [(str(n), one.name, one.count, one.remark) for n, one in enumerate(given, 1)] or [("", "无", "", "")]


SPECIMEN = MoveInHandover(
    Imprint("和风里物业服务中心", "RH2026-0088", "王芳", datetime(2026, 11, 21, 11, 30, tzinfo=CHINA), "RH2026-0088"),
    room="3栋2单元501",
    owner="刘䶮",
    phone="13000000012",
    receiver="刘䶮",
    on=date(2026, 11, 21),
    papers=(
        Given("住宅使用说明书、住宅质量保证书", "各 1 份"),
        Given("住户手册", "1 份"),
        Given("临时管理规约", "1 份", "已签承诺"),
        Given("装修责任书、安全及防火责任书", "各 1 份"),
        Given("收楼意见书（复印件）", "1 份"),
    ),
    items=(
        Given("入户门钥匙", "6 把"),
        Given("房门、信报箱、水表箱、电表箱钥匙", "10 把", "见领用清单"),
        Given("业主卡", "2 张", "000718、000719"),
        Given("乔迁礼盒", "1 份"),
    ),
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    phone="",
    receiver="欧阳明轩（受委托人）",
    items=tuple(Given(f"B1-0{18 + n} 卷闸门钥匙及遥控器", "各 3 把") for n in range(24)),
    papers=(),
)
