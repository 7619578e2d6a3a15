"""Identity numbers and company codes tell what they can, warn of what is odd, and never stand in the way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.people import IdKind, id_number, uscc

TODAY = date(2026, 11, 21)


def with_check(seventeen: str) -> str:
    """Another road to the last place: the whole number must be 1 modulo 11 with weights of powers of two."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(seventeen))
    return seventeen + "0123456789X"[(1 - total) % 11]


def test_an_ordinary_number_tells_birth_date_and_sex() -> None:
    number = id_number("11010519491231002x", TODAY)
    assert number.text == "11010519491231002X"
    assert (number.kind, number.born, number.sex, number.warnings) == (IdKind.RESIDENT, date(1949, 12, 31), "女", ())


@pytest.mark.parametrize(
    "text", ["１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", " 110105-19491231-002x\u200b"]
)
def test_full_width_and_blanks_are_put_right(text: str) -> None:
    assert id_number(text, TODAY).text == "11010519491231002X"


@pytest.mark.parametrize(
    ("seventeen", "kind"),
    [
        ("34140019800101001", IdKind.RESIDENT),
        ("81000019800101001", IdKind.HK_MACAO),
        ("82000019800101001", IdKind.HK_MACAO),
        ("83000019800101001", IdKind.TAIWAN),
        ("91184019800101001", IdKind.FOREIGNER),
        ("10000119800101001", IdKind.RESIDENT),
    ],
)
def test_abolished_regions_and_residence_permits_are_right(seventeen: str, kind: IdKind) -> None:
    number = id_number(with_check(seventeen), TODAY)
    assert (number.kind, number.born, number.sex, number.warnings) == (kind, date(1980, 1, 1), "男", ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("110105194912310021", "末位校验不符"),
        (with_check("11010520990101002"), "出生日期 2099-01-01 不合常理"),
        (with_check("11010520261122002"), "出生日期 2026-11-22 不合常理"),
        (with_check("11010518991231002"), "出生日期 1899-12-31 不合常理"),
        (with_check("11010519490230002"), "出生日期不存在"),
        ("110105491231002", "请换填 18 位号码"),
        ("1101051949123100", "应为 18 位，现在是 16 位"),
        ("11010519491231002XX", "应为 18 位，现在是 19 位"),
    ],
)
def test_what_is_odd_is_warned_about_and_kept(text: str, says: str) -> None:
    number = id_number(text, TODAY)
    assert number.text == text
    assert says in "".join(number.warnings)
    assert len(number.warnings) == 1


def test_a_number_of_fifteen_places_still_tells_its_birth_date() -> None:
    number = id_number("110105491231002", TODAY)
    assert (number.kind, number.born, number.sex) == (IdKind.OLD, date(1949, 12, 31), "女")


@pytest.mark.parametrize(
    ("text", "kept"), [("e12345678", "E12345678"), ("军字第1234567号", "军字第1234567号"), ("", "")]
)
def test_other_documents_are_free(text: str, kept: str) -> None:
    number = id_number(text, TODAY)
    assert (number.text, number.warnings) == (kept, ())
    assert number.kind is (IdKind.OTHER if text else IdKind.NONE)


@given(
    st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999), st.sampled_from(["110105", "341400", "440301", "650102"])
)
def test_every_rightly_made_number_is_right_and_a_wrong_digit_is_found(born: date, serial: int, region: str) -> None:
    text = with_check(f"{region}{born:%Y%m%d}{serial:03d}")
    number = id_number(text, TODAY)
    assert (number.born, number.warnings) == (born, ())
    wrong = f"{text[:3]}{(int(text[3]) + 1) % 10}{text[4:]}"
    assert id_number(wrong, TODAY).warnings == ("身份证号末位校验不符，请核对原件",)


@given(st.text(max_size=20) | st.text("0123456789xX ", min_size=14, max_size=19))
def test_any_text_is_kept_without_error(text: str) -> None:
    assert isinstance(id_number(text, TODAY).warnings, tuple)
    assert isinstance(uscc(text).warnings, tuple)


@pytest.mark.parametrize("text", ["91350100M000100Y43", "91440300192189783k", "9135 0100 M000 100Y 43", ""])
def test_a_right_company_code_passes(text: str) -> None:
    assert uscc(text).warnings == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("91350100M000100Y44", "末位校验不符"),
        ("91350100M000100Y4", "应为 18 位，现在是 17 位"),
        ("9135O1OOM000100Y43", "不会有 O，"),
        ("91350100M000100YI3", "不会有 I，"),
    ],
)
def test_a_wrong_company_code_is_warned_about(text: str, says: str) -> None:
    assert says in "".join(uscc(text).warnings)
    assert uscc(text).text == text
