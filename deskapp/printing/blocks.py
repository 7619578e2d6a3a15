"""The vocabulary of the forms: fields, sections, areas, the amount. A form says which, in what order, never how."""

from collections.abc import Iterable, Sequence
from datetime import date

from deskapp.kernel.money import Money, capitals
from deskapp.printing.block import Gap, Stack
from deskapp.printing.row import Cell, Row
from deskapp.printing.text import Text

LABEL = 25.0
"""Usual width of a label cell, millimetres."""
SIGN = "签名：　　　　　　　　　　　年　　　月　　　日　"
DATE = Text("　　　　年　　　月　　　日", "label")
"""Room for a date written by hand."""
FIGURES = 17.0
"""Width of the label of the amount in figures."""

Value = str | Text


def day(value: date) -> str:
    """2026年11月21日, without leading zeros."""
    return f"{value.year}年{value.month}月{value.day}日"


def choices(options: Iterable[str], chosen: Iterable[str] = ()) -> str:
    """☑ 业主　□ 家属: every option with its box."""
    ticked = set(chosen)
    return "　".join(f"{'☑' if option in ticked else '□'} {option}" for option in options)


def printed(words: str) -> Text:
    """Words of the form itself inside a value cell, beside which people write."""
    return Text(words, "label")


def label(text: str) -> Text:
    """The name of a field, centred in its cell."""
    return Text(text, "label", align="center")


def section(text: str) -> Row:
    """A band across the grid that names what follows."""
    return Row((Cell(Text(text, "title"), share=1),), least="line", keep=True)


def fields(*pairs: tuple[str, Value] | tuple[str, Value, float], mm: float | Sequence[float] = LABEL) -> Row:
    """Labels and values on a common rhythm: a third item is how many units a pair spans, `mm` the width of labels.

    An empty value, or printed words such as DATE, is room to write by hand and makes the row taller.
    """
    spans = [float(pair[2]) if len(pair) == 3 else 1.0 for pair in pairs]
    values = [pair[1] if isinstance(pair[1], Text) else Text(pair[1]) for pair in pairs]
    widths = [mm] * len(pairs) if isinstance(mm, int | float) else mm
    cells: list[Cell] = []
    for pair, value, span, width in zip(pairs, values, spans, widths, strict=True):
        cells += [Cell(label(pair[0]), mm=width, pad=0.8), Cell(value, share=span / sum(spans), mm=-width)]
    by_hand = any(value.role == "label" or not value.text for value in values)
    return Row(tuple(cells), least="hand" if by_hand else "field")


def area(name: str, words: str, sign: str = "", *, least: float = 26, grow: float = 1) -> Row:
    """A tall cell: printed words at the top, and at its foot whose signature and date belong there."""
    foot = (Gap(8, grow=1), Text(f"{sign}{SIGN}", "label", align="right"), Gap(1)) if sign else ()
    said = Stack((Gap(0.6), Text(words, "label", place="top", leading=1.5), *foot))
    return Row((Cell(label(name), mm=LABEL, pad=2), Cell(said, share=1, mm=-LABEL)), least=least, grow=grow)


def amount(total: Money, *, left: float = 0.62, mm: float = LABEL) -> Row:
    """合计 in capitals and in figures, larger than anything beside it (GEN-03).

    `left` is the share of the capitals. ValueError for a sum no ticket can carry.
    """
    return _amount(total, capitals(total), left, mm)


def net_amount(total: Money, *, left: float = 0.62, mm: float = LABEL) -> Row:
    """The same for a sum that may also be nothing or less; such a sum has no capitals."""
    return _amount(total, capitals(total) if total > Money() else "无", left, mm)


def _amount(total: Money, words: str, left: float, mm: float) -> Row:
    figures = Text(str(total), "strong", size=13, align="right")
    return Row(
        (
            Cell(label("合计（大写）"), mm=mm, pad=0.8),
            Cell(Text(words, "strong", size=12, leading=1.25, floor=11), share=left, mm=-mm),
            Cell(label("（小写）"), mm=FIGURES, pad=0.8),
            Cell(figures, share=1 - left, mm=-FIGURES),
        ),
        least=8,
    )
