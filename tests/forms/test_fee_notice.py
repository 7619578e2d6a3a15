"""The fee notice says what is owed, since when and until when, and no more of the customer than it must."""

from dataclasses import replace

import pytest

from deskapp.kernel.money import Money, capitals
from deskapp.printing.paper import A4_THIRDS, A5_WIDE
from deskapp.printing.press import render
from forms import fee_notice
from tests.printing.finished import copied

SLIP = fee_notice.SPECIMEN


@pytest.mark.parametrize("paper", fee_notice.PAPERS, ids=lambda paper: paper.slug)
def test_it_says_what_is_owed_by_item_and_period_and_in_all(paper, tmp_path):
    text = copied(render(fee_notice.draw(SLIP), paper), tmp_path)
    assert "欠费物业服务费2026.09.01–2026.10.312.80×88.50㎡×2月495.60" in text
    assert "往期欠费495.60本期应缴327.80缴费期限2026年11月30日" in text
    assert f"{capitals(Money(82340))}（小写）¥823.40" in text, "GEN-03"
    assert "不作收款凭据" in text, "FEE-29: a notice is no receipt"


def test_on_a_door_it_shows_only_the_first_character_of_the_name(tmp_path):
    text = copied(render(fee_notice.draw(replace(SLIP, payer="欧阳明轩")), A5_WIDE), tmp_path)
    assert "付款人：欧***" in text, "PRIVACY-06"
    assert "明轩" not in text


def test_who_owes_nothing_new_is_reminded_of_the_old(tmp_path):
    text = copied(render(fee_notice.draw(replace(SLIP, current=())), A4_THIRDS), tmp_path)
    assert "本期应缴0.00" in text
    assert "¥495.60" in text


def test_whom_it_no_longer_concerns_is_told_once_and_in_the_centre_s_own_words(tmp_path):
    assert copied(render(fee_notice.draw(SLIP), A5_WIDE), tmp_path).count("如已缴") == 1
    own = copied(render(fee_notice.draw(replace(SLIP, advice="请按时缴费")), A5_WIDE), tmp_path)
    assert "如已缴" not in own
    assert "请按时缴费" in own
    assert "如已缴" not in copied(render(fee_notice.draw(replace(SLIP, advice="")), A5_WIDE), tmp_path)


def test_who_owes_nothing_gets_no_notice():
    with pytest.raises(ValueError, match="金额"):
        fee_notice.draw(replace(SLIP, current=(), arrears=()))
