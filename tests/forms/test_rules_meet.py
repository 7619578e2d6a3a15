"""The rules of neighbouring rows meet: labels of one grid are of one width, a total stands on the columns above it."""

from itertools import accumulate

import pytest

from deskapp.printing.filled import Body
from deskapp.printing.grid import Grid
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from forms import file_contents, renovation_binding

WIDE = 190.0


def edges(row: Row) -> set[float]:
    """Where a row has its rules, in millimetres of a grid so wide."""
    return {round(place, 3) for place in accumulate(cell.share * WIDE + cell.mm for cell in row.cells)}


def grids(sheet: Sheet) -> list[Grid]:
    return [block for block in sheet.body if isinstance(block, Grid)]


def test_the_total_of_a_binding_list_stands_below_its_column():
    """RENO-35."""
    table, total = grids(renovation_binding.draw(renovation_binding.SPECIMEN))[1].rows
    assert isinstance(table, Body)
    assert edges(total) < edges(table)


@pytest.mark.parametrize("form", [file_contents, renovation_binding], ids=lambda form: form.TITLE)
def test_the_labels_above_the_table_are_of_one_width(form):
    """FORM-66, RENO-35."""
    rows = grids(form.draw(form.SPECIMEN))[0].rows
    widest = edges(rows[0])
    assert all(edges(row) <= widest for row in rows)
