"""The calibration page is true to the millimetre from the edges of the sheet."""

from dataclasses import replace

import pytest

from deskapp.printing.paper import Offset
from deskapp.printing.press import Setting, render
from forms import printer_grid
from tests.printing.finished import characters, copied, strokes

SLIP = printer_grid.SPECIMEN


@pytest.mark.parametrize("paper", printer_grid.PAPERS, ids=lambda paper: paper.slug)
def test_crosses_lie_on_whole_centimetres_of_the_sheet(paper):
    pdf = render(printer_grid.draw(SLIP), paper)
    arms = [stroke for stroke in strokes(pdf, 0) if 2.9 < stroke.right - stroke.left < 3.5]
    assert len(arms) > 50
    for arm in arms:
        for middle in ((arm.left + arm.right) / 2, (arm.top + arm.bottom) / 2):
            assert middle == pytest.approx(round(middle / 10) * 10, abs=0.01)


def test_it_names_the_offset_it_is_printed_with(tmp_path):
    pdf = render(printer_grid.draw(SLIP), printer_grid.PAPERS[0], Setting(offset=SLIP.offset))
    assert "向右+0.3毫米，向下-0.5毫米" in copied(pdf, tmp_path)
    none = render(printer_grid.draw(replace(SLIP, offset=Offset())), printer_grid.PAPERS[0])
    assert "向右+0.0毫米，向下+0.0毫米" in copied(none, tmp_path)
    first, second = characters(pdf, 0)[0], characters(none, 0)[0]
    assert first.left - second.left == pytest.approx(0.3, abs=0.01)
