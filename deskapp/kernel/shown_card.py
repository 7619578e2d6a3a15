"""A card as it was shown at the desk: laid on the reader, or only its number typed where there is no reader."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class ShownCard:
    """The number by which register and receipt name it; with a reader also its UID, its family and its key (CARD-23).

    `family` is the code of a `CardFamily`, such as DESFIRE; `key` the version of the key it would be written with.
    """

    card_no: str
    uid: str = ""
    family: str = ""
    key: int | None = None

    @classmethod
    def parse(cls, said: str) -> Self:
        """What `str` of one gives, or a number alone. Raises ValueError for an empty one."""
        parts = said.split()
        if not parts or len(parts) not in (1, 3, 4):
            raise ValueError("卡号不能为空，中间不能有空格")
        card_no, *rest = parts
        if not rest:
            return cls(card_no)
        return cls(card_no, rest[0], rest[1], int(rest[2]) if len(rest) > 2 else None)

    def __str__(self) -> str:
        key = "" if self.key is None else str(self.key)
        return " ".join(part for part in (self.card_no, self.uid, self.family, key) if part)


@dataclass(frozen=True)
class OurCard(ShownCard):
    """A card of the register as somebody named it: laid on the reader, or told by a number of any form, or by name.

    Only with a `uid` it lies there. Which card of the register is meant, `deskapp.access.which` knows.
    """

    @classmethod
    def parse(cls, said: str) -> Self:
        """What `str` of one gives, or words alone. Raises ValueError for none."""
        parts = said.split()
        if not parts:
            raise ValueError("请放上卡片，或输入卡号、房号、姓名")
        return super().parse(said) if len(parts) in (3, 4) else cls("".join(parts))
