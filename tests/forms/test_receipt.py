"""The official receipt carries what TICKET-03 asks, says its amount twice, and bears the seal on one copy."""

from dataclasses import replace
from datetime import date

import pytest

from deskapp.kernel.money import Money, capitals
from deskapp.ledger.tickets import square_code
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.press import Setting, render
from forms import receipt
from tests.printing.finished import codes, copied

SLIP = receipt.SPECIMEN


def paid(fen: int) -> receipt.Receipt:
    return replace(SLIP, lines=(receipt.Line("装修保证金", "", "", Money(fen)),))


def test_it_has_every_field_the_rule_names(tmp_path):
    text = copied(render(receipt.draw(SLIP), PIN_THIRD), tmp_path)
    for asked in ("日期：2026年11月21日", "客户名称：刘䶮", "收费项目", "收费方式现金400.00；微信463.40"):
        assert asked in text, "TICKET-03"
    assert "付款人（签名）：" in text
    assert "和风里物业服务有限公司正式收据" in text, "TICKET-24"
    assert "备注门禁卡号00718、00719" in text, "FEE-16"


@pytest.mark.parametrize("fen", [1, 10, 100, 86340, 100100, 1_001_030, 10_000_000, 99_999_999_99])
def test_figures_and_capitals_say_the_same_sum(fen, tmp_path):
    text = copied(render(receipt.draw(paid(fen)), PIN_THIRD), tmp_path)
    assert f"合计（大写）{capitals(Money(fen))}（小写）{Money(fen)}" in text, "GEN-03"


@pytest.mark.parametrize("fen", [0, -1, 100_000_000_00])
def test_a_sum_no_ticket_can_carry_is_never_printed(fen):
    with pytest.raises(ValueError, match="金额"):
        receipt.draw(paid(fen))


@pytest.mark.parametrize("paper", [A5_WIDE, A4_THIRDS], ids=lambda paper: paper.slug)
def test_only_the_customers_copy_has_a_place_for_the_seal(paper, tmp_path):
    """TICKET-05, GEN-20."""
    text = copied(render(receipt.draw(SLIP), paper), tmp_path)
    assert text.count("（盖章）") == 1
    assert text.count("此联不盖章") == 2


def test_on_carbon_paper_every_sheet_has_the_place_because_one_strike_makes_all(tmp_path):
    text = copied(render(receipt.draw(SLIP), PIN_THIRD), tmp_path)
    assert text.count("（盖章）") == 1
    single = copied(render(receipt.draw(SLIP), PIN_THIRD, Setting(carbon=False)), tmp_path)
    assert single.count("此联不盖章") == 2


def test_the_word_invoice_stands_nowhere_on_a_receipt(tmp_path):
    assert "发票" not in copied(render(receipt.draw(SLIP), A4_THIRDS), tmp_path)


def test_the_largest_sum_and_a_long_number_still_fit_the_small_code():
    code = square_code("SJ0001234", Money(99_999_999_99), date(2026, 12, 31), "9f3a62c14b07d5e8")
    assert code == "SJ0001234/9999999999/20261231/9F3A62C1"
    assert len(code) <= 38
    pdf = render(receipt.draw(replace(SLIP, imprint=replace(SLIP.imprint, code=code))), PIN_THIRD)
    assert codes(pdf, 0) == [code]
