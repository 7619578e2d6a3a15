"""Answers between the page and the step: read from what was typed, shown in words, kept in a draft."""

from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin


def read_value(kind: Any, said: Any) -> Any:
    """The typed value of what was said. Raises ValueError with a sentence for the clerk."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        return tuple(read_value(get_args(kind)[0], part) for part in said)
    if not isinstance(kind, type) or isinstance(said, kind):
        return said
    if hasattr(kind, "parse"):
        return kind.parse(str(said))
    if issubclass(kind, Enum):
        return _choice(kind, said)
    if kind is int:
        return _whole(said)
    if kind in (date, datetime):
        return _day(kind, said)
    return str(said)


def _choice(kind: type[Enum], said: Any) -> Enum:
    try:
        return kind(said)
    except ValueError:
        raise ValueError("请从列出的几项中选择：" + "、".join(str(one.value) for one in kind)) from None


def _whole(said: Any) -> int:
    try:
        return int(str(said).strip())
    except ValueError:
        raise ValueError("请填写整数") from None


def _day(kind: type[date], said: Any) -> date:
    try:
        return kind.fromisoformat(str(said))
    except ValueError:
        raise ValueError("日期写法不对，例如 2026-11-21") from None


def show(value: Any) -> str:
    """A value in the words of screen and paper."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case tuple():
            return "、".join(show(part) for part in value)
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return f"{value:%Y-%m-%d}"
        case Enum():
            return str(value.value)
        case _:
            return str(value)


def kept(said: Any) -> Any:
    """What was said, as plain JSON values that `read_value` reads back: for drafts (GEN-12)."""
    match said:
        case None | bool() | int() | str():
            return said
        case dict():
            return {str(name): kept(value) for name, value in said.items()}
        case list() | tuple():
            return [kept(part) for part in said]
        case date():
            return said.isoformat()
        case Enum():
            return said.value
        case _:
            return str(said)
