"""The shapes in which readers and door programs write a card's bytes (cards.md 3.5)."""

from collections.abc import Callable
from enum import Enum

LOW24 = 0xFFFFFF
WORD = 0xFFFF
SITE = 100_000
"""A site code stands five places before the card code: 240,12374."""


class Shape(Enum):
    """A way of writing bytes, by what the desk calls it."""

    DEC10 = "10 位十进制"
    SPLIT_LOW = "8 位分段（后三字节）"
    SPLIT_HIGH = "8 位分段（前三字节）"
    DEC8_LOW = "8 位十进制（后三字节）"
    DEC8_HIGH = "8 位十进制（前三字节）"
    HEX = "十六进制"
    WIEGAND26_LOW = "韦根 26（后三字节）"
    WIEGAND26_HIGH = "韦根 26（前三字节）"
    WIEGAND32 = "韦根 32"
    WIEGAND34 = "韦根 34"
    WIEGAND66 = "韦根 66"


WHOLE = frozenset({Shape.DEC10, Shape.HEX, Shape.WIEGAND66})
"""Shapes that also take all seven bytes."""
BITS = frozenset({Shape.WIEGAND26_LOW, Shape.WIEGAND26_HIGH, Shape.WIEGAND32, Shape.WIEGAND34, Shape.WIEGAND66})
SPLIT = frozenset({Shape.SPLIT_LOW, Shape.SPLIT_HIGH})


def written(shape: Shape, value: bytes) -> str:
    """The bytes, most significant first, in a shape: four of them, or seven where the shape is one of `WHOLE`."""
    return _WRITERS[shape](value)


def wiegand(data: int, bits: int) -> str:
    """Data bits, most significant first, between an even parity over the first half and an odd one over the second."""
    text, half = f"{data:0{bits}b}", bits // 2
    even = text[:half].count("1") % 2
    odd = 1 - text[half:].count("1") % 2
    return f"{even}{text}{odd}"


def unwiegand(text: str) -> int | None:
    """The data between the parities of a Wiegand word; None where a parity is wrong."""
    data = int(text[1:-1], 2)
    return data if wiegand(data, len(text) - 2) == text else None


def _low(value: bytes) -> int:
    return int.from_bytes(value) & LOW24


def _high(value: bytes) -> int:
    return int.from_bytes(value) >> 8


def _decimal(value: bytes) -> str:
    return f"{int.from_bytes(value):0{17 if len(value) > 4 else 10}d}"


def _split(part: int) -> str:
    return f"{part >> 16:03d},{part & WORD:05d}"


_WRITERS: dict[Shape, Callable[[bytes], str]] = {
    Shape.DEC10: _decimal,
    Shape.SPLIT_LOW: lambda value: _split(_low(value)),
    Shape.SPLIT_HIGH: lambda value: _split(_high(value)),
    Shape.DEC8_LOW: lambda value: f"{_low(value):08d}",
    Shape.DEC8_HIGH: lambda value: f"{_high(value):08d}",
    Shape.HEX: lambda value: value.hex().upper(),
    Shape.WIEGAND26_LOW: lambda value: wiegand(_low(value), 24),
    Shape.WIEGAND26_HIGH: lambda value: wiegand(_high(value), 24),
    Shape.WIEGAND32: lambda value: f"{int.from_bytes(value):032b}",
    Shape.WIEGAND34: lambda value: wiegand(int.from_bytes(value), 32),
    Shape.WIEGAND66: lambda value: wiegand(int.from_bytes(value), 64),
}
