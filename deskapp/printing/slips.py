"""Slips as JSON and back: what a paper was printed from is kept with its record and printed again from there.

A slip is a frozen dataclass of str, int, bool, date, aware datetime, Money, tuples of them, slips within it, or
None. Money becomes its fen. There are no floats: `to_json` refuses them.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from deskapp.kernel.money import Money

S = TypeVar("S")


def to_json(slip: Any) -> dict[str, Any]:
    """What `json.dumps` takes, keys in the order of the fields. TypeError for what no slip may hold."""
    return {field.name: _said(getattr(slip, field.name)) for field in fields(slip)}


def from_json(kind: type[S], said: Mapping[str, Any]) -> S:
    """The slip again, equal to the one that was kept.

    A field the kept slip lacks takes its default, so that a form may gain fields. ValueError where there is no
    default, or where the kept slip says something this form does not know: it would be printed without it.
    """
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # S is a dataclass
    if strange := said.keys() - known.keys():
        raise ValueError(f"{kind.__name__} has no field {', '.join(sorted(strange))}")
    lacking = [
        name
        for name, field in known.items()
        if name not in said and field.default is MISSING and field.default_factory is MISSING
    ]
    if lacking:
        raise ValueError(f"{kind.__name__} lacks {', '.join(lacking)}")
    return kind(**{name: _meant(hints[name], value) for name, value in said.items()})


def _said(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case Money():
            return value.fen
        case datetime() if value.tzinfo is None:
            raise TypeError(f"a slip keeps no time without its zone: {value}")
        case date():
            return value.isoformat()
        case tuple():
            return [_said(one) for one in value]
        case _ if is_dataclass(value):
            return to_json(value)
    raise TypeError(f"a slip keeps no {type(value).__name__}")


def _meant(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None if value is None else _meant(next(k for k in get_args(kind) if k is not NoneType), value)
    if get_origin(kind) is tuple:
        return _row(get_args(kind), value)
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    if kind is Money:
        return Money(_meant(int, value))
    if is_dataclass(kind):
        return from_json(kind, value)  # type: ignore[arg-type]  # a class here, never an instance
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _row(kinds: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_meant(kinds[0], value) for value in values)
    return tuple(_meant(kind, value) for kind, value in zip(kinds, values, strict=True))
