"""What differs between a controller's list and the register, as a workbook: one row a card."""

from collections.abc import Iterator
from datetime import datetime

from deskapp.access.doors.compare import Comparison
from deskapp.reports.sheet import Column, Kind, Pack, Sheet, Value

COLUMNS = (
    Column("差别", width=14), Column("卡号", width=16), Column("卡面编号", width=14), Column("持卡人", width=16),
    Column("房号", width=14), Column("控制器有效期止", Kind.DAY, 16), Column("应为", Kind.DAY, 16),
    Column("办法", width=32),
)  # fmt: skip
LACKS, TOO_MANY, OTHER_DAY = "缺少", "多出", "有效期不同"
CURES = {LACKS: "导入最新名单", TOO_MANY: "在控制器里删除", OTHER_DAY: "导出全量，重新导入"}


def rows(found: Comparison) -> Iterator[tuple[Value, ...]]:
    """Every difference: what it is, whose card, the last day there and as it should be, what mends it.

    The surplus first: those cards open doors that they should not.
    """
    known = dict(found.refused)
    for number in found.surplus:
        line = known.get(number)
        whose = (line.card_no, line.holder, line.room_no) if line else ("", "", "")
        state = f"（{line.told.status.value}）" if line else ""
        yield TOO_MANY, number, *whose, None, None, f"{CURES[TOO_MANY]}{state}"
    for line in found.missing:
        yield LACKS, line.told.number, line.card_no, line.holder, line.room_no, None, line.told.valid_to, CURES[LACKS]
    for line, end in found.different:
        days = (end, line.told.valid_to)
        yield OTHER_DAY, line.told.number, line.card_no, line.holder, line.room_no, *days, CURES[OTHER_DAY]


def comparison_book(found: Comparison, group: str, file: str, centre: str, by: str, at: datetime) -> Pack:
    """The workbook of a comparison."""
    facts: tuple[tuple[str, Value], ...] = (
        ("服务中心", centre), ("门组", group), ("控制器名单", file), ("一致", found.same), ("缺少", len(found.missing)),
        ("多出", len(found.surplus)), ("有效期不同", len(found.different)), ("核对时间", at.replace(microsecond=0)),
        ("核对人", by),
    )  # fmt: skip
    return Pack(f"门禁名单核对 {group}", facts, (Sheet("差别", COLUMNS, tuple(rows(found))),))
