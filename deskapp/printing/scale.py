"""The steps of the type scale: sizes in points, rules and least heights in millimetres, by kind of paper."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Scale:
    """One step of the type scale for a kind of paper. Names of sizes: 小二 18, 三号 16, 小四 12, 五号 10.5, 小五 9."""

    title: float
    issuer: float
    body: float
    small: float
    foot: float
    least: float
    """Points below which no text is shrunk."""
    field: float
    """Least height of a row of printed fields."""
    line: float
    """Least height of a row of a table."""
    hand: float
    """Least height of a row written by hand."""
    thin: float
    thick: float
    ends: float
    """Least space above and below the words of a cell."""
    pad: float = 1.6
    """Space at their sides."""
    pins: bool = False
    """True where the printer strikes pins through carbon paper: Hei type only, no thin rules."""

    def least_height(self, of: float | str) -> float:
        """Millimetres, or the least height of a "field", a "line" or a row written by "hand"."""
        return {"field": self.field, "line": self.line, "hand": self.hand}[of] if isinstance(of, str) else of


LASER = Scale(18, 11, 10.5, 9, 8, 8.5, field=8.5, line=7.2, hand=9.5, thin=0.2, thick=0.45, ends=1.4)
SLIP = Scale(18, 11, 10.5, 9, 8, 8.5, field=7, line=6.6, hand=8.5, thin=0.2, thick=0.45, ends=1.2)
THIRD = Scale(16, 10, 10, 9, 8, 8.5, field=6, line=4.8, hand=8.5, thin=0.2, thick=0.45, ends=0.6)
PINS = Scale(16, 10.5, 10, 9.5, 9, 9, field=5.8, line=4.8, hand=8.5, thin=0.35, thick=0.5, ends=0.6, pins=True)
PINS_HALF = replace(PINS, field=6.4, line=5.6)
