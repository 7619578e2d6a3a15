"""The application for cards asks everybody for their signature whose word it needs, and nobody else."""

import pytest

from deskapp.printing.paper import A4
from deskapp.printing.press import render
from forms import card_application as form
from tests.printing.finished import copied


def text_of(slip, tmp_path) -> str:
    return copied(render(form.draw(slip), A4), tmp_path)


def test_a_merchant_seals_it_the_shop_manager_checks_and_the_centre_manager_signs(tmp_path):
    """FORM-32, CARD-06."""
    text = text_of(form.SPECIMEN_MERCHANT, tmp_path)
    places = [text.index(words) for words in ("商户公章", "商铺负责人签名", "部门负责人签名")]
    assert places == sorted(places)
    assert "授权人签名" not in text
    assert "至2027年5月31日止" in text


@pytest.mark.parametrize(
    ("slip", "applies"), [(form.SPECIMEN, "业务主管签名"), (form.SPECIMEN_MANY, "业务口负责人签名")]
)
def test_for_the_centre_s_own_cards_the_line_applies_the_manager_agrees_and_a_lead_authorises(slip, applies, tmp_path):
    """FORM-32, CARD-13, CARD-14."""
    text = text_of(slip, tmp_path)
    places = [text.index(words) for words in (applies, "部门负责人签名", "授权人签名")]
    assert places == sorted(places)
    assert "公章" not in text
    assert "自发卡之日起12个月" in text


def test_everybody_has_a_line_with_room_for_the_card_and_the_signature(tmp_path):
    """CARD-15."""
    text = text_of(form.SPECIMEN_MANY, tmp_path)
    assert all(f"工程部值班卡{n}号" in text for n in range(1, 31))
    assert text.count("领卡人签名") == 2, "the head stands on both pages"
