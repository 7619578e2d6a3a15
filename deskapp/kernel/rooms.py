"""Room numbers in every spelling that people use for them."""

import re
from dataclasses import dataclass
from functools import total_ordering
from itertools import combinations
from typing import Self

from deskapp.kernel.typed import plain

_WRONG = "房号写法不对，例如 3-2-501"
_HAN = "\u3400-\u9fff"
_SEP = r"[\s\-–—−_/.,、]"
_BUILDING_WORD = "(?:号楼|栋|幢|座|#楼|#|号)"
_ENTRANCE_WORD = "(?:单元|门|梯)"
_ROOM_WORD = "(?:室|房|号)"
_SHOPS = "(?<=商铺|底商|店铺)"
_NAME = f"(?!{_BUILDING_WORD}|(?<=[A-Z0-9])(?:{_ENTRANCE_WORD}|{_ROOM_WORD}))[A-Z0-9{_HAN}]"
_BUILDING = f"(?:{_NAME}){{1,10}}?"
_ENTRANCE = "[A-Z0-9东西南北中甲乙丙丁]{1,3}"
_ROOM = "[A-Z]{0,2}[0-9]{1,5}[A-Z]{0,2}"
_PATTERN = re.compile(
    f"(?P<building>{_BUILDING})(?:{_SEP}*{_BUILDING_WORD}{_SEP}*|{_SEP}+|{_SHOPS})"
    f"(?:(?P<entrance>{_ENTRANCE})(?:{_SEP}*{_ENTRANCE_WORD}{_SEP}*|{_SEP}+))?"
    f"(?P<room>{_ROOM})(?:{_SEP}*{_ROOM_WORD})?"
)
_COUNTED = "[一二三四五六七八九]"
_NUMERAL = re.compile(
    f"(?:(?<![{_HAN}])|(?<=[栋幢座楼号元门梯]))"
    f"(?:{_COUNTED}?十{_COUNTED}?|[〇零一二三四五六七八九]+)"
    f"(?:(?![{_HAN}])|(?=[栋幢座号单门梯室房]))"
)
_NUMERAL_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LEADING_ZEROS = re.compile("(?<![0-9])0+(?=[0-9])")
_FLOOR = re.compile("(B[1-9]|0?[1-9]|[1-9][0-9])[0-9]{2}[A-Z]?")
_BETWEEN = re.compile(f"{_SEP}|{_BUILDING_WORD}|{_ENTRANCE_WORD}|{_ROOM_WORD}")
_LONGEST_KEY = 12


@total_ordering
@dataclass(frozen=True)
class RoomNo:
    """Where a unit lies (GEN-01): 3-2-501, 3-1203 without entrance, A-1203, S-12, 商铺-12.

    Parts stand as the community writes them, upper case, without words such as 栋.
    Ordered as people count: 3 before 10. ValueError if a part cannot stand in a room number.
    """

    building: str
    entrance: str
    room: str

    def __post_init__(self) -> None:
        if not (
            re.fullmatch(_BUILDING, self.building)
            and re.fullmatch(f"({_ENTRANCE})?", self.entrance)
            and re.fullmatch(_ROOM, self.room)
            and _in_digits(self.building) == self.building
        ):
            raise ValueError(_WRONG)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Any clear spelling: 3#2-501, 3栋2单元501室, 三幢二单元501, 3号楼2单元501, A座1203, with blanks.

        Three cells of a roster are read as f"{building}-{entrance}-{room}", the middle one may be empty.
        Digits run together (32501) are ambiguous and refused: `spellings` is for searching.
        ValueError with a sentence for the clerk.
        """
        found = _PATTERN.fullmatch(_in_digits(plain(text).upper()))
        if not found:
            raise ValueError(_WRONG)
        return cls(found["building"], found["entrance"] or "", found["room"])

    @property
    def floor(self) -> int | None:
        """5 of 501, 12 of 1203, -1 of B101; None where the number does not tell."""
        found = _FLOOR.fullmatch(self.room)
        return int(found[1].replace("B", "-")) if found else None

    @property
    def compact(self) -> str:
        """32501, A1203, 商铺12: the search key, no separators, no leading zeros. Two units may share one."""
        return "".join(_without_zeros(part) for part in self.parts)

    @property
    def parts(self) -> tuple[str, str, str]:
        """Building, entrance (may be empty), room."""
        return self.building, self.entrance, self.room

    def __lt__(self, other: "RoomNo") -> bool:
        return _counted(self) < _counted(other)

    def __str__(self) -> str:
        return "-".join(part for part in self.parts if part)


def spellings(text: str) -> list[str]:
    """The `compact` keys that a typed text may mean, the likeliest first; none if it can be no room.

    "32501", "3 2 501" and "三栋二单元501" all mean 32501. What is ambiguous stays so: "320501" may be
    3-20-501 or 3-2-0501.
    """
    bare = _in_digits(plain(text).upper())
    found = _PATTERN.fullmatch(bare)
    if found:
        return ["".join(_without_zeros(part) for part in found.groups(""))]
    key = _BETWEEN.sub("", bare)
    if not key.isalnum() or not re.search("[0-9]", key) or len(key) > _LONGEST_KEY:
        return []
    return list(dict.fromkeys([_without_zeros(key), *_padded(key)]))


def _padded(key: str) -> list[str]:
    """Readings of digits run together with parts padded by zeros: building to 2 or 3, entrance 2, room 4."""
    readings = []
    for cuts in [*combinations(range(1, len(key)), 1), *combinations(range(1, len(key)), 2)]:
        parts = [key[start:end] for start, end in zip((0, *cuts), (*cuts, len(key)), strict=True)]
        widths = [(2, 3), *[(2,)] * (len(parts) - 2), (4,)]
        pairs = list(zip(parts, widths, strict=True))
        if key.isdigit() and all(part[0] != "0" or len(part) in width for part, width in pairs):
            readings.append("".join(_without_zeros(part) for part in parts))
    return readings


def _without_zeros(part: str) -> str:
    return _LEADING_ZEROS.sub("", part)


def _counted(number: RoomNo) -> tuple[list[list[tuple[int, int, str]]], str]:
    """Runs of digits as numbers, so that building 3 comes before 10, and digits before letters."""
    runs = (re.findall("[0-9]+|[^0-9]+", part) for part in number.parts)
    return [[_rank(run) for run in part] for part in runs], str(number)


def _rank(run: str) -> tuple[int, int, str]:
    return (0, int(run), "") if run.isdigit() else (1, 0, run)


def _in_digits(text: str) -> str:
    """三栋十二单元五〇一 as 3栋12单元501. Numerals inside a name (九华苑) stay."""
    return _NUMERAL.sub(_numeral, text)


def _numeral(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].partition("十")
    return (f"{tens or '一'}{ones or '零'}" if ten else tens).translate(_NUMERAL_DIGITS)
