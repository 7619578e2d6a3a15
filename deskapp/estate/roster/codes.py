"""What the words and codes of a roster stand for: known words, and codes whose meaning the clerk tells once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from deskapp.estate.kinds import CustomerKind, OccupancyRole, OccupancyState, SpaceKind, UnitUse
from deskapp.estate.roster.fields import Field
from deskapp.kernel.typed import plain


class SpaceRight(Enum):
    """By what right somebody has a parking space (PARK-15)."""

    LEASED = "租用"
    PURCHASED = "已购"
    GIFTED = "赠送"


class YesNo(Enum):
    """An answer to a column such as 是否抄表到户."""

    YES = "是"
    NO = "否"


Meaning = UnitUse | OccupancyState | OccupancyRole | CustomerKind | SpaceKind | SpaceRight | YesNo
Answers = Mapping[Field, Mapping[str, str]]
"""What the clerk told of each field's codes: the label of a choice, or LEFT_OUT."""
LEFT_OUT = "不导入"

_KINDS: dict[Field, type[Meaning]] = {
    Field.USE: UnitUse,
    Field.STATE: OccupancyState,
    Field.ROLE: OccupancyRole,
    Field.KIND: CustomerKind,
    Field.SPACE_KIND: SpaceKind,
    Field.SPACE_RIGHT: SpaceRight,
    Field.METERED: YesNo,
}
_TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("codes.toml").read_text("utf-8"))
_PATTERNS = {
    field: [(re.compile("|".join(words)), kind[name]) for name, words in _TABLE[field.name].items()]
    for field, kind in _KINDS.items()
}


@dataclass(frozen=True)
class UnknownCode:
    """A text whose meaning must be told: where, how often, and what the file itself seems to say of it ("" nothing)."""

    field: Field
    text: str
    count: int
    suggestion: str = ""


def choices(field: Field) -> tuple[str, ...]:
    """What the clerk may answer for a field's codes."""
    return (*(str(meant.value) for meant in _KINDS[field]), LEFT_OUT)


@lru_cache(maxsize=8192)
def known_meaning(field: Field, text: str) -> Meaning | None:
    """What a plain word means by itself; None for a code such as 2001, and for words that leave it open."""
    word = re.sub(r"\s", "", plain(text)).upper()
    return next((meant for pattern, meant in _PATTERNS.get(field, ()) if pattern.fullmatch(word)), None)


def told_meaning(field: Field, text: str, answers: Answers) -> Meaning | None:
    """What the clerk told of a code. KeyError if nothing was told; None if it is to be left out."""
    label = answers[field][text]
    if label == LEFT_OUT:
        return None
    return _KINDS[field](label)
