"""Counting of cash, as the daily closing and the handover of shifts print it."""

from collections.abc import Iterable, Mapping

from deskapp.kernel.money import Money
from deskapp.printing.grid import Grid
from deskapp.printing.row import Cell, Row
from deskapp.printing.tables import columns, table_head, table_rows
from deskapp.printing.text import Text

NOTES = columns("面额>22 张（枚）>22 金额（元）>34")


def counted(notes: Iterable[tuple[Money, int]]) -> Money:
    """What so many pieces of each face come to."""
    return Money.total(face * pieces for face, pieces in notes)


def counting(notes: tuple[tuple[Money, int], ...], least: float | str) -> Grid:
    """Face, pieces and amount of every denomination, and their sum: two rows more than denominations."""
    lines = ((_face(face), str(pieces), (face * pieces).figures) for face, pieces in notes)
    name = Text("盘点现金合计", "label", align="center")
    total = Row((Cell(name, share=44 / 78), Cell(_bold(counted(notes).figures), share=34 / 78)), least=least)
    return Grid((table_head(NOTES, least=least), *table_rows(NOTES, lines, least=least), total), framed=False)


def sums(facts: Mapping[str, str], least: float | str) -> Grid:
    """Named sums, right-aligned, to stand beside a counting."""
    cells = ((Cell(Text(name, "label"), share=0.66), Cell(_bold(value), share=0.34)) for name, value in facts.items())
    return Grid(tuple(Row(pair, least=least) for pair in cells), framed=False)


def _face(face: Money) -> str:
    return f"{face.fen // 100}元" if face.fen >= 100 else f"{face.fen // 10}角"


def _bold(text: str) -> Text:
    return Text(text, "strong", align="right")
