"""The agreements and undertakings: what they must say, who signs, how many copies (GEN-15, GEN-20)."""

import pytest

from deskapp.printing import pages
from deskapp.printing.paper import A4
from deskapp.printing.press import render
from forms import (
    bank_agreement,
    house_rules,
    parking_agreement,
    renovation_agreement,
    renovation_declaration,
    tenant_agreement,
    utility_agreement,
    waterproof_undertaking,
)
from tests.printing.finished import copied


def told(form, slip, folder):
    return copied(render(form.draw(slip), A4), folder)


def test_the_renovation_agreement_is_in_triplicate_with_parties_period_and_deposits(tmp_path):
    """FORM-03, RENO-28, RENO-29."""
    text = told(renovation_agreement, renovation_agreement.SPECIMEN, tmp_path)
    assert [text.count(words) for words in ("第一份装修单位存", "第二份业主存", "第三份服务中心存")] == [2, 2, 2]
    for words in ("𠮷祥里装饰工程有限公司", "2026年12月1日至2027年2月28日", "人民币壹仟元整（¥1,000.00）", "铺木地板"):
        assert words in text
    assert text.count("公章") == 2 * 3


def test_an_owner_who_renovates_alone_signs_for_both_sides(tmp_path):
    """RENO-30, RENO-63: nobody else is a party, and the whole deposit is the owner's."""
    text = told(renovation_agreement, renovation_agreement.SPECIMEN_SELF, tmp_path)
    assert "人民币贰仟元整（¥2,000.00）" in text
    assert "装修单位）" not in text
    assert "按业主和装修负责人两方的责任履行本协议" in text


def test_a_declaration_names_the_documents_it_stands_for(tmp_path):
    """FORM-05, RENO-16, RENO-17: and none that others have to give."""
    text = told(renovation_declaration, renovation_declaration.SPECIMEN, tmp_path)
    assert "1.营业执照复印件（盖章）2.承建资格证书复印件（盖章）" in text
    assert "不代替依法应当取得的批准" in text
    assert "声明人（业主签名）：" in text


def test_an_undertaking_names_where_the_waterproof_layer_is_broken(tmp_path):
    """FORM-06, RENO-24."""
    text = told(waterproof_undertaking, waterproof_undertaking.SPECIMEN, tmp_path)
    assert text.count("主卫地面和淋浴区墙面、次卫地面") == 2
    assert "承诺人（业主签名）：" in text


def test_the_owner_confirms_what_the_tenant_agrees_to(tmp_path):
    """FORM-20, MOVEIN-34."""
    text = told(tenant_agreement, tenant_agreement.SPECIMEN, tmp_path)
    for words in ("乙方（租户）", "业主（知晓并同意）", "2026年12月1日至2027年11月30日", "10000119920618002X"):
        assert words in text
    assert "至租赁合同终止之日" in told(tenant_agreement, tenant_agreement.SPECIMEN_OPEN, tmp_path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SPECIMEN", "水表号S20260318，交房时底度3吨"),
        ("SPECIMEN_ELECTRICITY", "电表号D20260318，交房时底度12度"),
        ("SPECIMEN_GAS", "燃气表号＿＿＿＿＿＿"),
        ("SPECIMEN_CABLE", "用户编号8000123456"),
    ],
)
def test_each_utility_has_an_agreement_of_its_own_on_one_page(name, words, tmp_path):
    """FORM-25, MOVEIN-21: what is not known yet is left to be written."""
    made = render(utility_agreement.draw(getattr(utility_agreement, name)), A4)
    assert words in copied(made, tmp_path)
    assert pages.count(made) == 1


@pytest.mark.parametrize("name", ["SPECIMEN", "SPECIMEN_RENOVATION", "SPECIMEN_FIRE"])
def test_covenant_and_responsibilities_are_signed_by_the_owner(name, tmp_path):
    """FORM-26, MOVEIN-22."""
    slip = getattr(house_rules, name)
    text = told(house_rules, slip, tmp_path)
    assert slip.title in text
    assert "签名：" in text
    assert "年月日" in text


@pytest.mark.parametrize(
    ("form", "slip"),
    [
        (bank_agreement, bank_agreement.SPECIMEN),
        (parking_agreement, parking_agreement.SPECIMEN),
        (parking_agreement, parking_agreement.SPECIMEN_SERVICE),
    ],
)
def test_agreements_in_duplicate_keep_to_a_page_a_copy(form, slip):
    """FORM-18, FORM-27, FORM-28."""
    assert pages.count(render(form.draw(slip), A4)) == 2
