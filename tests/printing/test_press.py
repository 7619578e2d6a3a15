"""The same slip gives the same bytes; offsets, copies and shared sheets come out as the printer needs them."""

import subprocess
import sys
from dataclasses import replace

import pytest

from deskapp.printing import pages
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD, Offset
from deskapp.printing.press import Setting, bind, render
from forms import fee_notice, receipt
from tests.printing.finished import characters, copied

SHEET = receipt.draw(receipt.SPECIMEN)
ONE_PRINT = """
import sys
from forms import receipt
from deskapp.printing.paper import A5_WIDE
from deskapp.printing.press import render
sys.stdout.buffer.write(render(receipt.draw(receipt.SPECIMEN), A5_WIDE))
"""


def test_the_same_slip_gives_the_same_bytes_in_another_run_of_the_program():
    render(fee_notice.draw(fee_notice.SPECIMEN), A5_WIDE)
    here = render(SHEET, A5_WIDE)
    there = subprocess.run([sys.executable, "-c", ONE_PRINT], capture_output=True, check=True, timeout=100).stdout
    assert here == there


@pytest.mark.parametrize("paper", [PIN_THIRD, A4_THIRDS], ids=lambda paper: paper.slug)
def test_an_offset_moves_everything_by_tenths_of_a_millimetre(paper):
    moved = characters(render(SHEET, paper, Setting(offset=Offset(right=13, down=-7))), 0)
    for before, after in zip(characters(render(SHEET, paper), 0), moved, strict=True):
        assert after.left - before.left == pytest.approx(1.3, abs=0.01)
        assert after.top - before.top == pytest.approx(-0.7, abs=0.01)


def test_one_strike_makes_all_carbon_copies_and_names_them_all(tmp_path):
    pdf = render(SHEET, PIN_THIRD)
    assert pages.count(pdf) == 1
    assert "第一联存根白第二联客户红第三联记账黄" in copied(pdf, tmp_path)


def test_without_carbon_each_copy_is_printed_by_itself(tmp_path):
    pdf = render(SHEET, PIN_THIRD, Setting(carbon=False))
    assert pages.count(pdf) == len(receipt.COPIES)
    assert "存根白" not in copied(pdf, tmp_path), "plain paper has no coloured sheets to name"


@pytest.mark.parametrize(("paper", "sheets"), [(A5_WIDE, 3), (A4_THIRDS, 1)], ids=["a5", "a4x3"])
def test_a_laser_prints_every_copy_with_its_own_name(paper, sheets, tmp_path):
    pdf = render(SHEET, paper, Setting(carbon=True))
    assert pages.count(pdf) == sheets
    text = copied(pdf, tmp_path)
    assert all(text.count("".join(copy.words.split())) == 1 for copy in receipt.COPIES)


def test_notices_of_many_units_share_the_sheets_and_are_drawn_as_they_come():
    drawn = []

    def notices():
        for n in range(7):
            drawn.append(n)
            yield fee_notice.draw(replace(fee_notice.SPECIMEN, room=f"3栋2单元{n + 1}01"))

    assert pages.count(bind(notices(), A4_THIRDS)) == 3
    assert drawn == list(range(7))


def test_nothing_is_no_print():
    with pytest.raises(ValueError, match="nothing to print"):
        bind((), A5_WIDE)
