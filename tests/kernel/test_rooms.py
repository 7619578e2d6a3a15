"""A room is found in whatever spelling people use (GEN-01)."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.rooms import RoomNo, spellings

ROOMS = st.builds(
    RoomNo,
    st.from_regex("[1-9][0-9]?|[A-H]|商铺|东区[1-9]", fullmatch=True),
    st.from_regex("|[1-9]|1[0-2]|东|甲", fullmatch=True),
    st.from_regex("[1-9][0-9]{2}|[1-3][0-9]{3}|B[12]0[1-9]|[1-9][0-9]?|[1-9]0[1-9][A-C]", fullmatch=True),
)


@pytest.mark.parametrize(
    "text",
    [
        "3-2-501",
        "3#2-501",
        "3#楼2单元501",
        "3栋2单元501室",
        "三栋二单元501",
        "三栋二单元五〇一",
        "三-二-五零一",
        "3幢2单元501",
        "3号楼2单元501号",
        "3座2梯501房",
        "3栋2门501",
        "３栋２单元５０１",
        "３－２－５０１",
        " 3 栋 2 单元 501 ",
        "3 2 501",
        "3/2/501",
        "3–2–501",
        "三栋-2单元-501室",
    ],
)
def test_every_clear_spelling_is_the_same_room(text: str) -> None:
    assert RoomNo.parse(text) == RoomNo("3", "2", "501")
    assert spellings(text) == ["32501"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3-1203", "3-1203"),
        ("3栋1203", "3-1203"),
        ("3栋--1203", "3-1203"),
        ("12号501室", "12-501"),
        ("A座1203", "A-1203"),
        ("a-1203", "A-1203"),
        ("Ａ座１２０３", "A-1203"),
        ("B座2-1203", "B-2-1203"),
        ("S-12", "S-12"),
        ("商铺-12", "商铺-12"),
        ("商铺12号", "商铺-12"),
        ("十二栋二十一单元501", "12-21-501"),
        ("二十栋十单元501", "20-10-501"),
        ("九华苑3栋2单元501", "九华苑3-2-501"),
        ("一期3栋501", "一期3-501"),
        ("东门5栋501", "东门5-501"),
        ("3栋东单元501", "3-东-501"),
        ("3-2-501A", "3-2-501A"),
        ("3-B101", "3-B101"),
        ("01-02-0501", "01-02-0501"),
    ],
)
def test_a_room_is_shown_in_one_form(text: str, shown: str) -> None:
    assert str(RoomNo.parse(text)) == shown


@pytest.mark.parametrize(
    "text",
    ["", "501", "32501", "3栋", "3-2-5-501", "2单元3栋501", "张三", "3-2-", "-501", "3栋2单元", "3-2-501-", "½-501"],
)
def test_an_unclear_room_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="^房号写法不对，例如 3-2-501$"):
        RoomNo.parse(text)


@pytest.mark.parametrize(
    "parts",
    [("", "", "501"), ("3", "2", ""), ("3-2", "", "501"), ("三", "", "501"), ("A座", "", "501"), ("3", "单元", "501")],
)
def test_parts_that_no_room_number_has_are_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="房号写法不对"):
        RoomNo(*parts)


@pytest.mark.parametrize(
    ("room", "floor"),
    [
        ("501", 5),
        ("0501", 5),
        ("1203", 12),
        ("501A", 5),
        ("B101", -1),
        ("B203", -2),
        ("12", None),
        ("001", None),
        ("A12", None),
    ],
)
def test_the_floor_is_told_by_the_room(room: str, floor: int | None) -> None:
    assert RoomNo("3", "", room).floor == floor


def test_rooms_stand_in_the_order_people_count() -> None:
    shown = [
        "2-101",
        "3-501",
        "3-1203",
        "3-2-501",
        "3-2-501A",
        "3-2-1001",
        "3-10-101",
        "10-1-101",
        "A-3",
        "A-12",
        "商铺-2",
    ]
    assert [str(room) for room in sorted(RoomNo.parse(text) for text in reversed(shown))] == shown
    assert RoomNo.parse("3-1-2") < RoomNo.parse("10-1-2")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("32501", ["32501"]),
        ("3501", ["3501"]),
        ("A1203", ["A1203"]),
        ("a1203", ["A1203"]),
        ("S01", ["S1"]),
        ("3b01", ["3B1"]),
        ("商铺12", ["商铺12"]),
        ("三栋", ["3"]),
        ("3栋2单元", ["32"]),
        ("320501", ["320501", "32501"]),
        ("030501", ["30501", "3501"]),
        ("张三", []),
        ("商铺", []),
        ("", []),
        ("440301199001011234", []),
    ],
)
def test_typed_text_leads_to_search_keys(text: str, keys: list[str]) -> None:
    assert spellings(text) == keys


def test_what_is_ambiguous_stays_ambiguous() -> None:
    """Two rooms may share a key: both are found, none is guessed."""
    assert RoomNo.parse("3-2-501").compact == RoomNo.parse("32-501").compact == "32501"
    assert {"12501", "102501"} <= set(spellings("01020501"))


@given(ROOMS)
def test_a_room_reads_back_and_is_found_by_all_its_spellings(room: RoomNo) -> None:
    assert RoomNo.parse(str(room)) == room
    words = f"{room.building}栋{room.entrance}{'单元' if room.entrance else ''}{room.room}室"
    assert RoomNo.parse(words) == room
    for text in (str(room), str(room).replace("-", " "), words, room.compact, room.compact.lower()):
        assert room.compact in spellings(text)


@given(ROOMS, ROOMS, ROOMS)
def test_rooms_are_totally_ordered(one: RoomNo, two: RoomNo, three: RoomNo) -> None:
    assert (one < two) + (two < one) + (one == two) == 1
    low, middle, high = sorted([one, two, three])
    assert low <= middle <= high
    assert low <= high


@given(st.text(max_size=20) | st.text("0135AB三十栋单元号门座室-# 商铺东", max_size=12))
def test_any_text_is_answered_calmly(text: str) -> None:
    for key in spellings(text):
        assert key.isalnum()
    with contextlib.suppress(ValueError):
        room = RoomNo.parse(text)
        assert RoomNo.parse(str(room)) == room
