"""How values of the trade lie in columns: portable to PostgreSQL, and allowed in SQLite's STRICT tables."""

import json
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Boolean, Dialect, Integer, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import functions
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Area, Money, Rate

E = TypeVar("E", bound=Enum)
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@compiles(Integer, "postgresql")
def _wide(kind: Integer, compiler: object, **given: object) -> str:
    """Whole numbers hold 64 bits, as SQLite's do: 21,474,836.47 yuan would be the end of 32."""
    return "BIGINT"


@compiles(functions.sum, "postgresql")
def _whole_sum(summed: Any, compiler: SQLCompiler, **given: Any) -> str:
    """What is added up is whole, and so is the sum; a server would make it a decimal."""
    return f"CAST({compiler.visit_function(summed, **given)} AS BIGINT)"


class MoneyColumn(TypeDecorator[Money]):
    """Whole fen."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        return None if value is None else value.fen

    def process_result_value(self, value: int | None, dialect: Dialect) -> Money | None:
        return None if value is None else Money(value)


class RateColumn(TypeDecorator[Rate]):
    """A price in ten-thousandths of a yuan."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Rate | None, dialect: Dialect) -> int | None:
        return None if value is None else value.parts

    def process_result_value(self, value: int | None, dialect: Dialect) -> Rate | None:
        return None if value is None else Rate(value)


class AreaColumn(TypeDecorator[Area]):
    """Hundredths of a square metre."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Area | None, dialect: Dialect) -> int | None:
        return None if value is None else value.hundredths

    def process_result_value(self, value: int | None, dialect: Dialect) -> Area | None:
        return None if value is None else Area(value)


class FlagColumn(TypeDecorator[bool]):
    """0 or 1; true or false where the database knows these."""

    impl = Boolean
    cache_ok = True
    coerce_to_is_types = (type(None), bool)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Boolean() if dialect.supports_native_boolean else Integer())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | bool | None:
        return value if value is None or dialect.supports_native_boolean else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class DayColumn(TypeDecorator[date]):
    """A calendar day as 2026-11-21."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class MomentColumn(TypeDecorator[datetime]):
    """A moment in UTC, sortable as text; read back in Chinese time. Naive moments are refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).astimezone(CHINA)


class EnumColumn(TypeDecorator[E], Generic[E]):
    """An enumeration by its code name in lower case; its Chinese value is for people."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else code(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return None if value is None else self.kind[value.upper()]


class JsonColumn(TypeDecorator[Any]):
    """Plain JSON values as canonical text: sorted keys, no blanks, Chinese as it is."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


@lru_cache(maxsize=64)  # a row and its journal line tell of the same few moments
def utc_text(moment: datetime) -> str:
    """2026-11-21T01:00:00.000000Z. ValueError for a moment without its time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def canonical(value: Any) -> str:
    """The one text of a JSON value, fit to be hashed."""
    return _CANONICAL.encode(value)


def code(member: Enum) -> str:
    """The code name of an enumeration member: `in_stock` for BookState.IN_STOCK."""
    return member.name.lower()
