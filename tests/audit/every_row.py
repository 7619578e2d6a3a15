"""A row of every table that the journal tells of, made up from the mapper: tables that come later are in it too."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Integer, select
from sqlalchemy.orm import Session

from deskapp.audit.rows import raw_type
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Area, Money, Rate
from deskapp.store.base import Record
from deskapp.store.columns import (
    AreaColumn,
    DayColumn,
    EnumColumn,
    FlagColumn,
    JsonColumn,
    MomentColumn,
    MoneyColumn,
    RateColumn,
)

MADE_UP = {
    MoneyColumn: Money(1234),
    RateColumn: Rate(28000),
    AreaColumn: Area(8850),
    FlagColumn: True,
    DayColumn: date(2026, 11, 20),
    MomentColumn: datetime(2026, 11, 20, 9, 30, tzinfo=CHINA),
    JsonColumn: {"张素芬": [1, None]},
}


def one_of_each(session: Session) -> None:
    """Add a row with something in every column to every table, with checks off."""
    kinds = {str(mapper.local_table): mapper.class_ for mapper in Record.registry.mappers}
    for table in Record.metadata.sorted_tables:
        if table.info["journaled"]:
            columns = [column for column in table.columns if not column.primary_key]
            session.add(kinds[table.name](**{column.name: _value(session, column) for column in columns}))
            session.flush()


def _value(session: Session, column: Column[Any]) -> Any:
    if column.foreign_keys:
        other = next(iter(column.foreign_keys)).column.table
        taken = select(column).where(column.is_not(None)) if column.unique else ()
        asked = select(other.c.id).order_by(other.c.id.desc())
        return session.scalars(asked.where(other.c.id.not_in(taken)) if column.unique else asked).first()
    if isinstance(column.type, EnumColumn):
        return next(iter(column.type.kind.__members__.values()))
    if column.info.get("personal") and isinstance(column.type, JsonColumn):
        return {"secret": f"{column.table.name}.{column.name}"}
    if type(column.type) in MADE_UP:
        return MADE_UP[type(column.type)]
    return 987 if isinstance(raw_type(column), Integer) else f"{column.table.name}.{column.name} 13812345678"
