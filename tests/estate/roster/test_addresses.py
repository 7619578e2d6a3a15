"""A room is told by one cell or three, by headings and sheet names, in whatever words (GEN-01)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.estate.roster.addresses import Names, Place, place_in, room_of, shared_name
from deskapp.kernel.rooms import RoomNo


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3栋2单元", Place("3", "2")),
        ("第3栋2单元（共24户）", Place("3", "2")),
        ("三号楼业主名册", Place("3", "")),
        ("二单元住户", Place("", "2")),
        ("A座", Place("A", "")),
        ("1#楼 2单元", Place("1", "2")),
        ("3#", Place("3", "")),
        ("501", None),
        ("甘棠", None),
        ("业主信息", None),
        ("Sheet1", None),
        ("注：三栋的业主请到前台办理登记手续，谢谢配合支持本小区物业服务中心工作", None),
    ],
)
def test_headings_and_sheet_names_are_read_as_places(text, place):
    assert place_in(text) == place


@pytest.mark.parametrize(
    ("building", "entrance", "room", "number"),
    [
        ("3栋", "2单元", "501", "3-2-501"),
        ("三栋", "二单元", "五〇一室", "3-2-501"),
        ("3", "", "2-501", "3-2-501"),
        ("3栋", "", "3-2-501", "3-2-501"),
        ("3栋", "2", "3栋2单元501", "3-2-501"),
        ("", "", "3#2-501", "3-2-501"),
        ("1", "0", "101", "1-101"),
        ("第3栋", "第2单元", "501", "3-2-501"),
        ("商铺", "", "12", "商铺-12"),
        ("A座", "", "1203（复式）", "A-1203"),
    ],
)
def test_a_room_is_put_together_from_its_cells(building, entrance, room, number):
    assert str(room_of(Names(), building, entrance, room)) == number


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", "", "501"), "没有楼栋"),
        (("", "", "32501"), "没有楼栋"),
        (("", "", "乱写"), "读不懂"),
        (("3栋", "1", "3-2-501"), "不一致"),
        (("3栋", "2", "乱写"), "读不懂"),
    ],
)
def test_what_is_no_room_says_why(cells, reason):
    with pytest.raises(ValueError, match=reason):
        room_of(Names(), *cells)


def test_numbers_of_other_sheets_stand_for_places():
    names = Names(buildings={"B01": "3栋"}, entrances={"E7": Place("3", "2")})
    assert str(room_of(names, "B01", "2", "501")) == "3-2-501"
    assert str(room_of(names, "", "E7", "501")) == "3-2-501"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["云溪花园3栋", "云溪花园12栋"], "云溪花园"),
        (["云溪小区3栋"], "云溪小区"),
        (["云溪花园-3栋-2单元-501", "云溪花园-5-101"], "云溪花园"),
        (["三期3栋", "三期4栋"], ""),
        (["商铺-1", "商铺-2"], ""),
        (["云溪花园3栋", "5栋"], ""),
        ([], ""),
    ],
)
def test_the_name_before_every_building_is_the_community(texts, name):
    assert shared_name(texts) == name


@given(
    st.integers(1, 99),
    st.one_of(st.none(), st.integers(1, 9)),
    st.integers(1, 40).flatmap(lambda floor: st.integers(1, 12).map(lambda flat: f"{floor}{flat:02d}")),
)
def test_three_cells_and_one_cell_mean_the_same_room(building, entrance, room):
    told = "" if entrance is None else str(entrance)
    whole = f"{building}-{told}-{room}" if told else f"{building}-{room}"
    assert room_of(Names(), f"{building}栋", told, room) == room_of(Names(), "", "", whole) == RoomNo.parse(whole)
