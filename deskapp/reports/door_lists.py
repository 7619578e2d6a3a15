"""A door list as a workbook: the cards to allow, the cards to refuse, and what it is on its first page."""

from collections.abc import Sequence
from datetime import datetime

from deskapp.access.doors.lines import DoorLine
from deskapp.access.doors.lists import DraftList
from deskapp.access.doors.text import HEADS, row_of
from deskapp.reports.sheet import Column, Pack, Sheet, Value

WIDTHS = (16, 18, 14, 14, 14, 16, 14, 14, 10, 12, 14)
COLUMNS = tuple(Column(head, width=width) for head, width in zip(HEADS, WIDTHS, strict=True))
"""All of them words: a number that loses its leading zeros opens no door."""


def door_book(draft: DraftList, centre: str, by: str, at: datetime) -> Pack:
    """The workbook of a list. Its check code is the one the register keeps."""
    facts: tuple[tuple[str, Value], ...] = (
        ("服务中心", centre), ("门组", draft.group_name), ("名单编号", f"第 {draft.number} 号"),
        ("种类", draft.kind.value), ("接续", f"第 {draft.base_number} 号之后的变化" if draft.base_number else "全部卡"),
        ("允许", len(draft.allowed)), ("禁止或删除", len(draft.refused)), ("卡号格式", draft.format_words),
        ("无卡号未列入", "、".join(draft.without_number) or "无"), ("导出时间", at.replace(microsecond=0)),
        ("导出人", by), ("核对码", draft.digest[:32].upper()),
    )  # fmt: skip
    return Pack(draft.title, facts, (_sheet("允许", draft.allowed, draft), _sheet("禁止", draft.refused, draft)))


def _sheet(name: str, lines: Sequence[DoorLine], draft: DraftList) -> Sheet:
    return Sheet(name, COLUMNS, tuple(row_of(line, draft.group_name) for line in lines))
