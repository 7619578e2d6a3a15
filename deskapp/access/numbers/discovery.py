"""Finds the format of a site: a card is shown, the number its door program shows is typed, a second card confirms."""

import re
from dataclasses import dataclass, replace

from deskapp.access.numbers.format import NumberFormat, UidPart, all_forms
from deskapp.access.numbers.shapes import BITS, SITE, SPLIT, WHOLE, Shape
from deskapp.kernel.typed import plain

_TWO = re.compile(r"([0-9]{1,3})[\s,.:\-_/]+([0-9]{1,5})")
_BETWEEN = re.compile(r"[\s,.:\-_/]+")


@dataclass(frozen=True)
class Discovery:
    """The formats that every card shown so far agrees with, and how many cards that were."""

    candidates: tuple[NumberFormat, ...]
    cards: int

    @property
    def settled(self) -> NumberFormat | None:
        """The one format, once a second card has confirmed it (cards.md 3.5)."""
        return self.candidates[0] if self.cards > 1 and len(self.candidates) == 1 else None

    @property
    def words(self) -> str:
        """What to tell the clerk, and what to do next."""
        if not self.candidates:
            return "这个号码与卡不符：请核对号码，或确认门禁软件显示的就是这张卡"
        if self.settled:
            more = "" if self.settled.part else "；七字节的卡还没有试过，遇到时请再核对一次"
            return f"卡号格式：{self.settled.words}{more}"
        if self.cards == 1:
            return "请换一张卡，再输入门禁软件显示的号码，以便确认"
        return f"还有 {len(self.candidates)} 种格式都符合，请再换一张卡"


def first_card(uid: bytes, shown: str) -> Discovery:
    """The formats in which this card has the number that was typed."""
    return Discovery(tuple(form for form, number in all_forms(uid).items() if same(form.shape, number, shown)), 1)


def another_card(found: Discovery, uid: bytes, shown: str, seen: frozenset[bytes] = frozenset()) -> Discovery:
    """What is left after one more card. ValueError for a card that was shown already: it confirms nothing."""
    if uid in seen:
        raise ValueError("这张卡已经试过，请换一张")
    ones = [form for before in found.candidates for form in _for_length(before, len(uid))]
    left = tuple(form for form in ones if same(form.shape, form.show(uid), shown))
    return Discovery(left, found.cards + 1)


def same(shape: Shape, number: str, typed: str) -> bool:
    """Whether somebody typed this number, with other separators or without its leading zeros."""
    bare = plain(typed).upper()
    if not number or not bare:
        return False
    if shape in BITS:
        return _BETWEEN.sub("", bare) == number
    if shape is Shape.HEX:
        given = _BETWEEN.sub("", bare).removeprefix("0X")
        return given.rjust(len(number), "0") == number
    value = decimal(bare) if shape in SPLIT else _whole(bare)
    return value is not None and value == _whole(number)


def decimal(typed: str) -> int | None:
    """The value of a number in two parts, or of one run of digits: 62,13878 is 06213878."""
    two = _TWO.fullmatch(typed)
    return int(two[1]) * SITE + int(two[2]) if two else _whole(typed)


def _whole(typed: str) -> int | None:
    digits = _BETWEEN.sub("", typed)
    return int(digits) if re.fullmatch("[0-9]{1,17}", digits) else None


def _for_length(form: NumberFormat, length: int) -> tuple[NumberFormat, ...]:
    """A format that was only tried on four bytes may take any part of seven."""
    if length == 4 or form.part:
        return (form,)
    parts = [part for part in UidPart if part is not UidPart.WHOLE or form.shape in WHOLE]
    return tuple(replace(form, part=part) for part in parts)
