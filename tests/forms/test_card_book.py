"""The register of cards keeps every number whole, however wide its letters are."""

from dataclasses import replace

import pytest

from deskapp.printing.paper import A4_WIDE
from deskapp.printing.press import render
from forms import card_book as form
from tests.printing.finished import copied


@pytest.mark.parametrize("uid", ["04DDDDDDDDDDDD", "041EF42BB2AADD"])
def test_the_number_that_a_card_was_made_with_stands_in_one_piece(uid, tmp_path):
    """CARD-08, REG-19: it is held against the reader's."""
    lines = tuple(replace(one, uid=uid, card_no="16757718") for one in form.SPECIMEN.lines)
    text = copied(render(form.draw(replace(form.SPECIMEN, lines=lines)), A4_WIDE), tmp_path)
    assert text.count(uid) == text.count("16757718") == len(lines)
    assert text.count("古丽巴哈尔·艾山江") + text.count("内部员工") == 2
