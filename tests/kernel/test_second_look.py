"""A wrong identity number asks for a second look; right ones, other papers and companies pass."""

from datetime import date

import pytest

from deskapp.kernel.problems import HEED, Refusal
from deskapp.kernel.second_look import second_look

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "number",
    ["", None, "11010519491231002X", "110105 19491231 002x", "10000119800101003X", "E12345678", "军字第1234567号"],
)
def test_right_numbers_other_papers_and_none_at_all_pass(number):
    assert list(second_look("张素芬", number, TODAY)) == []


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("110105194912310021", "张素芬的证件号码（尾号 0021）：身份证号末位校验不符，请核对原件"),
        ("1101051949123100", "张素芬的证件号码（尾号 3100）：身份证号应为 18 位，现在是 16 位，请核对"),
        ("11010519490230002X", "身份证号中的出生日期不存在，请核对；身份证号末位校验不符，请核对原件"),
    ],
)
def test_a_wrong_form_or_last_place_asks_once_a_number_and_may_be_let_pass(number, says):
    """PRIVACY-03: no more of it is told than its end."""
    (stop,) = second_look("张素芬", number, TODAY, "RENO-19")
    assert (stop.rule, stop.override, stop.warns) == ("RENO-19", HEED, True)
    assert says in stop.text
    assert number[:14] not in stop.text


def test_another_wrong_number_asks_anew():
    first, second = (
        list(second_look("张素芬", number, TODAY)) for number in ("110105194912310021", "110105194912310030")
    )
    assert first != second
    assert isinstance(first[0], Refusal)


@pytest.mark.parametrize(("code", "company", "doubts"), [
    ("91350100M000100Y43", True, 0),
    ("91350100M000100Y44", True, 1),
    ("11010519491231002X", True, 1),
    ("914403001921897002", False, 0),
    ("914403001921897003", False, 1),
])  # fmt: skip
def test_of_a_company_it_is_the_credit_code_also_where_a_tenant_may_be_one(code, company, doubts):
    assert len(list(second_look("恒达装饰", code, TODAY, company=company))) == doubts
