"""How an amount that was reckoned comes to whole fen, jiao or yuan: half up, down or up, exactly."""

from dataclasses import dataclass
from enum import Enum

from deskapp.kernel.money import Money


class Mode(Enum):
    """What becomes of the part that does not fill a unit."""

    HALF_UP = "四舍五入"
    DOWN = "舍去"
    UP = "进位"


class Unit(Enum):
    """The smallest unit an amount comes to."""

    FEN = "分"
    JIAO = "角"
    YUAN = "元"

    @property
    def fen(self) -> int:
        """What it is worth."""
        return 1 if self is Unit.FEN else 10 if self is Unit.JIAO else 100


SHORT = {Mode.HALF_UP: "", Mode.DOWN: "舍", Mode.UP: "进"}


@dataclass(frozen=True)
class Rounding:
    """Without anything said: half up to the fen (specification 6.2 no. 22)."""

    mode: Mode = Mode.HALF_UP
    unit: Unit = Unit.FEN

    def of(self, fen: int, parts: int = 1) -> Money:
        """`fen`/`parts` of a fen as money; whole numbers all the way, so that a half is a half. Never negative."""
        over, under = fen, parts * self.unit.fen
        if over < 0 or under <= 0:
            raise ValueError(f"{fen}/{parts} fen cannot be rounded")
        whole, rest = divmod(over, under)
        more = 2 * rest >= under if self.mode is Mode.HALF_UP else self.mode is Mode.UP and rest > 0
        return Money((whole + more) * self.unit.fen)

    @property
    def words(self) -> str:
        """（舍到元）, for the price times quantity on a ticket; nothing for half up to the fen."""
        return "" if self == PLAIN else f"（{SHORT[self.mode]}到{self.unit.value}）"

    def __str__(self) -> str:
        return f"{self.mode.value}到{self.unit.value}"


PLAIN = Rounding()
