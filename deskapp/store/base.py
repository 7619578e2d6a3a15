"""The one declarative base: names of constraints, types of columns, and the checks every table gets by itself."""

from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

from deskapp.kernel.money import Area, Money, Rate
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

MOST_FEN = 10**14
MOST_CHOICES = 12
"""Longer enumerations, such as the roles, grow with the program and are not checked by the database."""
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(DeclarativeBase):
    """A row that is kept. `append_only` tables refuse every change and deletion by trigger (design law 3).

    The journal tells of every row but those of tables that are not `journaled`: itself, and what is kept in passing.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any]]] = {
        str: Text(),
        bool: FlagColumn(),
        date: DayColumn(),
        datetime: MomentColumn(),
        Money: MoneyColumn(),
        Rate: RateColumn(),
        Area: AreaColumn(),
        dict[str, Any]: JsonColumn(),
        list[Any]: JsonColumn(),
    }
    append_only: ClassVar[bool] = False
    journaled: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-100)

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        table = cls.__dict__.get("__table__")
        if isinstance(table, Table):
            table.dialect_options["sqlite"]["strict"] = True
            table.info |= {"append_only": cls.append_only, "journaled": cls.journaled}
            _add_checks(table)


class Dated:
    """Who made a record and who changed it last, filled in by the journal's hook (GEN-09)."""

    created_at: Mapped[datetime] = mapped_column(sort_order=100)
    updated_at: Mapped[datetime] = mapped_column(sort_order=101)

    @declared_attr
    def created_by_id(cls) -> Mapped[int | None]:
        return mapped_column(ForeignKey("staff_member.id"), sort_order=102)

    @declared_attr
    def updated_by_id(cls) -> Mapped[int | None]:
        return mapped_column(ForeignKey("staff_member.id"), sort_order=103)


def one_of(kind: type[Enum], **given: Any) -> Any:
    """A column for an enumeration."""
    return mapped_column(EnumColumn(kind), **given)


def personal(**given: Any) -> Any:
    """A column of personal data: the journal keeps it masked, and so does the log (PRIVACY-03)."""
    return mapped_column(info={"personal": True}, **given)


def _add_checks(table: Table) -> None:
    for column in list(table.columns):
        rule = _rule(column.name, column.type)
        if rule:
            table.append_constraint(CheckConstraint(rule, name=f"{column.name}_known"))


def _rule(name: str, kind: TypeEngine[Any]) -> str:
    match kind:
        case EnumColumn() if len(kind.kind.__members__) <= MOST_CHOICES:
            return f"{name} IN ({', '.join(repr(code(one)) for one in kind.kind)})"
        case FlagColumn():
            return f"{name} IN (FALSE, TRUE)"
        case MoneyColumn():
            return f"{name} BETWEEN -{MOST_FEN} AND {MOST_FEN}"
        case DayColumn():
            return f"length({name}) = 10"
        case _:
            return ""
