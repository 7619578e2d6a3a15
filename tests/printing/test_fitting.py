"""A table gives its columns the room that their numbers need, and the rest to those with many words."""

from hypothesis import given
from hypothesis import strategies as st

from deskapp.printing.fitting import fit, squares
from deskapp.printing.typeface import MM_PER_POINT

SIZES = (8.5, 7.0, 6.5)
HEADS = ("编号", "日期", "说明", "金额")
ROWS = (
    ("ZX2026-0001", "2026-11-22", "业主改期，买卖双方解除合同，原因另见来函，已通知财务和信息员", "1,500.00"),
    ("ZX2026-0002", "2026-11-23", "", "12.00"),
)


def whole(found, place, words):
    return found.widths[place] - 2 >= squares(words) * found.size * MM_PER_POINT - 1e-6


def test_numbers_days_and_amounts_stay_whole_and_words_take_what_is_left():
    found = fit(HEADS, ROWS, 120, SIZES, 1)
    assert found.size == SIZES[0]
    assert sum(found.widths) == 120 or abs(sum(found.widths) - 120) < 1e-6
    for row in ROWS:
        for place in (0, 1, 3):
            assert whole(found, place, row[place])
    assert found.widths[2] == max(found.widths)


def test_the_type_is_made_smaller_before_a_number_is_broken():
    assert [fit(HEADS, ROWS, room, SIZES, 1).size for room in (90, 60, 52)] == [8.5, 7.0, 6.5]
    assert fit(HEADS, ROWS, 30, SIZES, 1).size == 6.5, "what is too wide for any size is broken"


def test_names_and_states_of_few_characters_stay_whole_too():
    rows = (("已取消", "欧阳静怡", "业主改期以后再约时间来办"),)
    found = fit(("状", "名", "说明"), rows, 45, SIZES, 1)
    assert whole(found, 0, "已取消")
    assert whole(found, 1, "欧阳静怡")


WORDS = st.text("0123456789.-业主原因，", max_size=40)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6), st.floats(40, 300))
def test_columns_fill_the_room_whatever_stands_in_them(rows, room):
    found = fit(("甲", "很长的一个栏目名称", "丙"), rows, room, SIZES, 1)
    assert abs(sum(found.widths) - room) < 1e-6
    assert min(found.widths) > 0
