"""What every column of a table means, for whoever reads its CSV without the program."""

from typing import Any

from sqlalchemy import Column, Integer, Table

from deskapp.audit.rows import raw_type
from deskapp.store.columns import (
    AreaColumn,
    DayColumn,
    EnumColumn,
    FlagColumn,
    JsonColumn,
    MomentColumn,
    MoneyColumn,
    RateColumn,
    code,
)

UNITS = {
    MoneyColumn: "分",
    RateColumn: "万分之一元",
    AreaColumn: "百分之一平方米",
    FlagColumn: "1 是，0 否",
    DayColumn: "日期",
    MomentColumn: "时间，协调世界时（北京时间减 8 小时）",
    JsonColumn: "JSON",
}


def meaning_of(table: Table) -> list[dict[str, Any]]:
    """Of each column in its order: name, `integer` or `text`, and where they say more, unit, words, reference."""
    return [_column(one) for one in table.columns]


def _column(column: Column[Any]) -> dict[str, Any]:
    personal = bool(column.info.get("personal"))
    whole = isinstance(raw_type(column), Integer) and not personal
    found: dict[str, Any] = {"name": column.name, "type": "integer" if whole else "text"}
    if unit := UNITS.get(type(column.type)):
        found["unit"] = unit
    if isinstance(column.type, EnumColumn):
        found["words"] = {code(one): one.value for one in column.type.kind}
    if personal:
        found["masked"] = True
    if column.foreign_keys:
        found["refers_to"] = next(iter(column.foreign_keys)).column.table.name
    return found
