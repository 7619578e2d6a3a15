"""A year's notice is understood as it is written, strictly: what is not is named with its reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.workdays.notice import read_notice, read_words
from deskapp.workdays.reference import known_days
from tests.workdays.notices import OF_2026, OF_2027


def table(*rows, year=2027):
    return read_notice([(number, row) for number, row in enumerate(rows, 1)], year)


def of_year(year):
    return {day: (kind, name) for day, kind, name in known_days() if day.year == year}


def read(notice):
    plan = notice.plan
    return {day: ("holiday", of) for day, of in plan.holidays.items()} | {
        day: ("makeup", of) for day, of in plan.makeups.items()
    }


@pytest.mark.parametrize("broken", ["\n", " "])
def test_the_state_council_s_words_give_the_year_as_it_is_known(broken):
    """GEN-04: pasted with its line breaks or without, title and closing words among it."""
    notice = read_words(OF_2026.replace("\n", broken), 2026)
    assert notice.troubles == []
    assert read(notice) == of_year(2026)


def test_days_of_the_december_before_belong_to_a_notice():
    """GEN-04."""
    words = "一、元旦：2026年12月30日至2027年1月1日放假调休，共3天。2026年12月27日（周日）上班。"
    notice = read_words(words + OF_2027[OF_2027.index("二、") :], 2027)
    assert notice.troubles == []
    assert {date(2026, 12, 30), date(2026, 12, 31)} <= notice.holidays.keys()
    assert date(2026, 12, 27) in notice.makeups
    same = read_words(words.replace("2026年", "").replace("2027年", ""), 2027)
    assert [one.split("”：")[-1] for one in same.troubles] == ["跨年的请写明年份，如 2026年12月30日至2027年1月1日"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("5月1日（周六）", "5月1日（周五）", "2027-05-01 是周六，写的是周五，请核对年份和日期"),
        ("放假调休，共5天", "放假调休，共6天", "写共 6 天，数下来是 5 天"),
        ("5月8日（周六）上班", "5月8日（周六）", "2027-05-08 没有写明放假还是上班"),
        ("5月8日（周六）上班", "5月10日上班", "2027-05-10 是周一，不是周末，本来就上班"),
        ("5月8日（周六）上班", "5月2日（周日）上班", "2027-05-02 既写了放假，又写了上班，请改正其中一处"),
        ("6月9日（周三）", "6月31日", "没有 2027年6月31日 这一天"),
        ("6月9日（周三）", "2026年6月9日", "2026-06-09 不在 2027 年，请核对年份"),
        ("10月1日（周五）至7日（周四）放假调休，共7天。", "", "缺 10-01、10-02、10-03 放假，全年安排不完整"),
        ("9月15日（周三）放假1天", "9/15放假", "看不懂日期，请写成 10月1日 或 2027-10-01"),
        ("9月15日（周三）放假1天", "9月15日（周三）至14日放假", "2027-09-14 不在 2027-09-15 之后"),
    ],
)
def test_what_cannot_be_right_is_named(old, new, reason):
    """GEN-04: nothing of such a notice is kept."""
    assert read_words(OF_2027, 2027).troubles == []
    assert old in OF_2027
    (trouble,) = read_words(OF_2027.replace(old, new), 2027).troubles
    assert trouble.endswith(reason)


def test_a_table_says_day_and_kind():
    """GEN-04: a header is passed over, weekdays are checked, names may be left out."""
    days = [(f"2027-10-{day:02d}", "休") for day in range(1, 8)]
    rest = [(f"2027/5/{day}", "放假", "劳动节") for day in range(1, 4)]
    notice = table(
        ("日期", "星期", "安排"), ("2027-01-01 00:00:00", "周五", "放假", "元旦"), *days, *rest, ("2027-05-08", "班")
    )
    assert notice.troubles == []
    assert (len(notice.holidays), list(notice.makeups)) == (11, [date(2027, 5, 8)])
    assert notice.holidays[date(2027, 1, 1)] == "元旦"
    assert notice.skipped == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("2027-10-01", "加班"), "第 1 行“2027-10-01 加班”：“加班”要写放假或上班"),
        (("2027-10-01", ""), "第 1 行“2027-10-01”：没有写放假还是上班"),
        (("2027-10-01", "周一", "放假"), "2027-10-01 是周五，写的是周一"),
        (("2027-13-01", "放假"), "没有 2027年13月1日 这一天"),
        (("10.1-10.7", "放假"), "看不懂日期，请写成 10月1日 或 2027-10-01"),
    ],
)
def test_a_bad_row_is_named(row, reason):
    """GEN-04."""
    assert reason in table(row).troubles[0]


@given(st.text(alphabet="0123456789年月日至、。，（）周一五六放假上班共天元旦：\n ", max_size=60))
def test_whatever_is_pasted_is_read_or_named(words):
    """GEN-04: no text takes the program down, and no day is ever in both lists unnamed."""
    notice = read_words(words, 2027)
    both = notice.holidays.keys() & notice.makeups.keys()
    assert not both or notice.troubles
