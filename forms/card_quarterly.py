"""IC卡季度整理表 (REG-20, RPT-07, CARD-19): counts by class and of blanks, then every card."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, signed
from deskapp.printing.paper import A4_WIDE
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "IC卡季度整理表"
PAPERS = (A4_WIDE,)
CHANGES = ("新发", "延期", "到期", "遗失", "损坏", "换卡", "注销", "收回")
COUNTS = columns(f"持卡人类别<40 期末有效^24 {' '.join(f'{change}^21' for change in CHANGES)}")
CARDS = columns("序号^12 卡号^28 持卡人<44 房号<34 有效期止^28 期末状态^24 本季记录<78")
SIZE = 9.5
LINE = 6.4
"""Millimetres of a line of the list of cards."""


@dataclass(frozen=True)
class CardLine:
    """A card as it stood at the end, and what happened to it in the quarter."""

    held_as: str
    card_no: str
    holder: str
    room: str
    valid_to: str
    state: str
    happened: str = ""


@dataclass(frozen=True)
class ClassLine:
    """A class of holders: active at the end, then as many as CHANGES names."""

    name: str
    active: int
    changes: tuple[int, ...]


@dataclass(frozen=True)
class CardQuarterly:
    """`cards` stand by class; `blanks` says the stock of blank cards at the start and the end, in words."""

    imprint: Imprint
    quarter: str
    first: date
    last: date
    due: str
    blanks_before: str
    blanks_after: str
    classes: tuple[ClassLine, ...]
    cards: tuple[CardLine, ...]


def draw(slip: CardQuarterly) -> Sheet:
    """The table; the list of cards breaks between lines."""
    stocks = fields(("统计季度", slip.quarter), ("起止", f"{slip.first} 至 {slip.last}"), ("应报日期", slip.due))
    blanks = fields(("期初空白卡", slip.blanks_before), ("期末空白卡", slip.blanks_after))
    counts = table_rows(COUNTS, (_counted(one) for one in slip.classes))
    total = table_rows(COUNTS, [_counted(_whole(slip.classes))], role="strong")
    signatures = signed(
        Pair("制表：", slip.imprint.clerk), Pair("前台负责人：", ruled=True), Pair("服务中心负责人：", ruled=True)
    )
    body = (
        Grid((stocks, blanks, table_head(COUNTS), *counts, *total)),
        Gap(3),
        Grid(_cards(slip.cards), (table_head(CARDS),)),
        Gap(2),
        signatures,
    )
    return Sheet(Heading(slip.imprint, TITLE), body, foot=f"共 {len(slip.cards)} 张")


def _whole(classes: tuple[ClassLine, ...]) -> ClassLine:
    sums = tuple(sum(numbers) for numbers in zip(*(one.changes for one in classes), strict=True))
    return ClassLine("合计", sum(one.active for one in classes), sums or (0,) * len(CHANGES))


def _counted(one: ClassLine) -> list[str]:
    return [one.name, *(str(number) for number in (one.active, *one.changes))]


def _cards(cards: tuple[CardLine, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    done = 0
    for name, found in groupby(cards, lambda card: card.held_as):
        mine = list(found)
        lines = [_line(number, one) for number, one in enumerate(mine, done + 1)]
        rows += [section(f"{name}　{len(mine)} 张"), *table_rows(CARDS, lines, size=SIZE, least=LINE)]
        done += len(mine)
    return tuple(rows)


def _line(number: int, one: CardLine) -> list[str]:
    return [str(number), one.card_no, one.holder, one.room, one.valid_to, one.state, one.happened]


HOLDERS = ("刘䶮", "林晓东", "陈𬭎", "𠮷田静", "孙佳敏", "周顺", "欧阳明轩", "何建平", "古丽巴哈尔·艾山江", "赵立")
HELD = (("业主", 26), ("家属", 12), ("租户", 9), ("商户", 4), ("内部员工", 6))
TOLD = {3: ("有效", "07-15 新发"), 6: ("遗失", "08-20 挂失"), 8: ("已换", "09-02 换卡，09-02 收回")}
SPECIMEN = CardQuarterly(
    Imprint("和风里物业服务中心", "IC2026Q3", "王芳", datetime(2026, 10, 9, 9, 30, tzinfo=CHINA), "IC2026Q3/57"),
    "2026年第3季度",
    date(2026, 7, 1),
    date(2026, 9, 30),
    "2026-10-12",
    "DESFire 214 张，MIFARE Classic 12 张",
    "DESFire 188 张，MIFARE Classic 12 张",
    tuple(
        ClassLine(name, count - 2, (count // 3, count // 4, 0, count % 3, 1, count % 2, 0, 0)) for name, count in HELD
    ),
    tuple(
        CardLine(
            name, f"{700 + place * 40 + n:06d}", HOLDERS[(n + place) % 10],
            "工程部" if name == "内部员工" else f"{1 + n % 6}-{1 + n % 2}-{1 + n % 18:02d}01",
            f"2028-{1 + n % 12:02d}-14",
            *TOLD.get(n % 10, ("有效", "")),
        )
        for place, (name, count) in enumerate(HELD)
        for n in range(count)
    ),
)  # fmt: skip
