"""The quarterly card table as a workbook: by class, card by card, and the stock of blanks (REG-20, RPT-07)."""

from deskapp.access.quarter import QuarterTable
from deskapp.access.rules.quarter import Row
from deskapp.reports.sheet import Column, Kind, Pack, Sheet, Value

NUMBERS = ("期末有效", "新发", "延期", "到期", "遗失", "损坏", "换卡", "注销", "收回")
CLASSES = (Column("类别", width=16), *(Column(name, Kind.COUNT, 10, total=True) for name in NUMBERS))
CARDS = (
    Column("卡号", width=14), Column("类别", width=14), Column("持卡人", width=16), Column("房号", width=14),
    Column("期末状态", width=12), Column("本期记录", width=40),
)  # fmt: skip
BLANKS = (
    Column("卡种", width=18),
    Column("期初", Kind.COUNT, 10, total=True),
    Column("期末", Kind.COUNT, 10, total=True),
)
UNKNOWN = "原花名册（未分类）"


def quarter_book(found: QuarterTable, centre: str, by: str, due: str) -> Pack:
    """The table of a quarter with its three sheets."""
    facts: tuple[tuple[str, Value], ...] = (
        ("服务中心", centre), ("季度", found.quarter.label), ("起止", f"{found.quarter.first} 至 {found.quarter.last}"),
        ("应报日期", due), ("卡总数", len(found.cards)), ("制表人", by),
    )  # fmt: skip
    sheets = (
        Sheet("按类别", CLASSES, tuple(_class(row) for row in found.rows)),
        Sheet("逐卡", CARDS, tuple(_cards(found))),
        Sheet("空白卡", BLANKS, tuple((family.value, start, end) for family, start, end in found.blanks)),
    )
    return Pack(f"IC卡季度整理表 {found.quarter.label}", facts, sheets)


def _class(row: Row) -> tuple[Value, ...]:
    happened = (row.issued, row.renewed, row.expired, row.lost, row.damaged, row.replaced, row.cancelled, row.returned)
    return row.held_as.value if row.held_as else UNKNOWN, row.active, *happened


def _cards(found: QuarterTable) -> list[tuple[Value, ...]]:
    first, last = found.quarter.first, found.quarter.last
    return [
        (
            life.card_no,
            held_as.value if (held_as := life.held_as(last)) else UNKNOWN,
            life.holder,
            life.room_no,
            life.state(last).value,
            "，".join(f"{one.day:%m-%d} {one.kind.value}" for one in life.happened if first <= one.day <= last),
        )
        for life in found.cards
    ]
