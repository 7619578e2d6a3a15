"""Books are drawn and written off on a slip both sign; numbers and money that do not agree are said so."""

from dataclasses import replace

import pytest

from deskapp.kernel.money import Money
from deskapp.printing.paper import A5_WIDE, PIN_THIRD
from deskapp.printing.press import render
from forms import book_slip
from tests.printing.finished import copied

DRAWN, WRITTEN_OFF = book_slip.SPECIMEN, book_slip.SPECIMEN_WRITE_OFF


@pytest.mark.parametrize("slip", [DRAWN, WRITTEN_OFF], ids=["drawn", "written off"])
def test_clerk_and_cashier_both_sign_both_copies(slip, tmp_path):
    text = copied(render(book_slip.draw(slip), A5_WIDE), tmp_path)
    assert text.count("领用人签名：") == text.count("出纳签名：") == 2
    assert text.count("第一联出纳留存") == text.count("第二联领用人") == 1


def test_a_slip_of_drawing_names_every_number_drawn(tmp_path):
    text = copied(render(book_slip.draw(DRAWN), PIN_THIRD), tmp_path)
    assert "票据领用单" in text
    assert "SJ-0250001201000125050SJ-0260001251000130050" in text
    assert "2本，共100份" in text, "TICKET-01"
    assert "核对" not in text


def test_a_book_whose_numbers_and_money_agree_is_written_off(tmp_path):
    text = copied(render(book_slip.draw(WRITTEN_OFF), PIN_THIRD), tmp_path)
    assert "票据核销单" in text
    assert "已开具＋作废＋未使用与份数相符" in text, "TICKET-23"
    assert "收款流水41,268.30，相符" in text, "TICKET-23"
    assert "作废号码0001215、0001241" in text


@pytest.mark.parametrize("change", [{"issued": 47}, {"unused": 1}], ids=["one missing", "one too many"])
def test_numbers_that_do_not_add_up_are_said_so(change, tmp_path):
    book = replace(WRITTEN_OFF.books[0], **change)
    text = copied(render(book_slip.draw(replace(WRITTEN_OFF, books=(book,))), PIN_THIRD), tmp_path)
    assert "与份数不符" in text, "TICKET-23"


def test_money_that_does_not_agree_with_the_journal_is_said_so(tmp_path):
    slip = replace(WRITTEN_OFF, collected=Money(4126829))
    assert "41,268.29，不符" in copied(render(book_slip.draw(slip), PIN_THIRD), tmp_path)


def test_an_unused_book_can_be_handed_back(tmp_path):
    book = replace(DRAWN.books[0], unused=50)
    slip = replace(WRITTEN_OFF, books=(book,), collected=Money(), voided_numbers=())
    text = copied(render(book_slip.draw(slip), PIN_THIRD), tmp_path)
    assert "合计（大写）无（小写）¥0.00" in text
    assert "与份数相符" in text
