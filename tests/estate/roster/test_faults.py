"""Every bad line gets its reason, every odd value its warning, and a refused line leaves nothing behind."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.estate.roster.book import Book, Line, Sheet
from deskapp.estate.roster.cells import cell_text
from deskapp.estate.roster.columns import Column
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.mapping import Mapping, Table, propose
from deskapp.estate.roster.notes import shown
from deskapp.estate.roster.understanding import understand
from deskapp.kernel.money import Area
from tests.estate.roster.invented import id_no, name, phone, plate
from tests.estate.roster.understood import (
    TODAY,
    person,
    refusals,
    rooms,
    roster_of,
    roster_of_rows,
    ties,
    warned,
)
from tests.estate.roster.workbook_files import raw_xlsx, text_cell, xlsx

HEADS = ["房号", "建筑面积", "业主姓名", "联系电话", "身份证号", "入住日期"]


def test_bad_lines_are_refused_with_a_reason_and_the_others_are_not(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        HEADS,
        ["3-2-501", 89.5, name(1), phone(1)],
        ["随便写的", 89.5, name(2), phone(2)],
        ["3-2-503", "约九十", name(3), phone(3)],
        ["3-2-504", 0, name(4), phone(4)],
        ["3-2-505", -5, name(5), phone(5)],
        ["3-2-506", 100_000.01, name(6), phone(6)],
        [None, 89.5, name(7), phone(7)],
        ["3-2-501", 89.5, name(1), phone(1)],
        ["501", 89.5, name(8), phone(8)],
        ["3-2-507", 100_000, None, None],
    )
    assert rooms(roster) == ["3-2-501", "3-2-507"]
    assert refusals(roster) == {
        3: "房号读不懂，例如 3-2-501",
        4: "面积写法不对，请只写数字和小数点，例如 88.50",
        5: "建筑面积须大于 0、不超过 100,000 平方米",
        6: "面积不能是负数，请去掉负号",
        7: "建筑面积须大于 0、不超过 100,000 平方米",
        8: "没有房号",
        9: "与第 2 行重复",
        10: "只有室号，没有楼栋；请加上楼栋一列，或在导入页指定这张表的楼栋",
    }
    assert [one.name for one in roster.people] == [name(1)]


def test_a_fault_names_sheet_row_column_and_value(tmp_path):
    fault = roster_of_rows(tmp_path, HEADS, ["3-2-501", "约九十", name(1)], title="三栋").faults[0]
    assert (fault.sheet, fault.line, fault.column, fault.value, fault.refused) == ("三栋", 2, "B", "约九十", True)


def test_a_room_that_comes_again_elsewhere_is_a_mistake_not_a_co_owner(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        HEADS,
        ["3-2-501", 89.5, name(1), phone(1)],
        ["3-2-502", 89.5, name(2), phone(2)],
        ["3栋2单元501", 89.5, name(3), phone(3)],
        ["3-2-502", 90.5, name(4), phone(4)],
    )
    assert refusals(roster) == {
        4: "房号与第 2 行重复；如果是共有人，请把两行排在一起",
        5: "房号与第 3 行重复，面积、用途或户型却不同，请核对",
    }
    assert ties(roster) == {("3-2-501", name(1), "业主"), ("3-2-502", name(2), "业主")}


def test_a_double_in_another_sheet_names_that_sheet(tmp_path):
    line = ["3-2-501", 89.5, name(1)]
    roster = roster_of(tmp_path, xlsx({"甲": [HEADS, line], "乙": [HEADS, line]}))
    assert refusals(roster) == {2: "与“甲”第 2 行重复"}


def test_an_identity_number_that_lost_digits_is_left_out_with_a_reason(tmp_path):
    roster = roster_of_rows(tmp_path, HEADS, ["3-2-501", 89.5, name(1), phone(1), 110105194912310021])
    assert rooms(roster) == ["3-2-501"]
    assert person(roster, name(1)).id_no == ""
    assert warned(roster) == [(2, "E", "数字太长，Excel 已丢失末尾几位，请在原表中按文本重新录入")]


def test_odd_papers_and_telephones_are_kept_with_a_warning(tmp_path):
    wrong = id_no(1)[:17] + ("1" if id_no(1)[17] != "1" else "2")
    roster = roster_of_rows(
        tmp_path,
        HEADS,
        ["3-2-501", 89.5, name(1), "1380013800", wrong],
        ["3-2-502", 89.5, name(2), "82345678", "12345"],
        ["3-2-503", 89.5, name(3), f"{phone(3)} / 0755-82345678转801", "8" * 18],
    )
    assert person(roster, name(1)).id_no == wrong
    assert person(roster, name(3)).phones == (phone(3), "0755-82345678-801")
    assert warned(roster) == [
        (2, "E", "身份证号末位校验不符，请核对原件"),
        (2, "D", "手机号应为 11 位，以 13 至 19 开头，请核对"),
        (3, "D", "座机请加上区号，例如 0755-82345678"),
        (4, "E", "证件号像是随手填的占位数字，没有读入"),
    ]


def test_what_a_fault_shows_of_private_values_is_masked(tmp_path):
    """PRIVACY-03: the list of faults is printed and seen over shoulders."""
    roster = roster_of_rows(tmp_path, HEADS, ["3-2-501", 89.5, name(1), "1380013800", id_no(1)[:17] + "Y"])
    assert [fault.value for fault in roster.faults] == ["138***3800"]
    assert shown(Field.ID_NO, id_no(1)) == id_no(1)[:6] + "********" + id_no(1)[-4:]
    assert shown(Field.ACCOUNT_NO, "6200000000001234") == "************1234"
    assert shown(Field.NOTE, "长" * 100) == "长" * 40 + "…"


def test_one_paper_under_two_names_is_pointed_out(tmp_path):
    rows = [["3-2-501", 89.5, name(1), None, id_no(1)], ["3-2-502", 89.5, name(2), None, id_no(1)]]
    roster = roster_of_rows(tmp_path, HEADS, *rows)
    assert len(roster.people) == 2
    assert warned(roster) == [(3, "E", f"证件号与第 2 行的{name(1)}相同，请核对")]


def test_a_formula_without_a_value_costs_the_line_only_where_it_matters(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        HEADS,
        ["3-2-501", "=40+49.5", name(1)],
        ["3-2-502", 89.5, name(2), "=A1"],
        ['="3-2"&"-503"', 89.5, name(3)],
    )
    reason = "公式没有保存计算结果，请用 Excel 打开并保存后再导入"
    assert refusals(roster) == {2: reason, 4: reason}
    assert warned(roster) == [(3, "D", reason)]
    assert rooms(roster) == ["3-2-502"]


def test_error_values_are_told(tmp_path):
    cells = text_cell("A1", "房号") + text_cell("B1", "建筑面积")
    body = f'<row r="1">{cells}</row><row r="2">{text_cell("A2", "3-2-501")}<c r="B2" t="e"><v>#REF!</v></c></row>'
    roster = roster_of(tmp_path, raw_xlsx(f"<sheetData>{body}</sheetData>"))
    assert refusals(roster) == {2: "公式结果是错误值，请在原表中改正"}


def test_an_area_with_more_decimals_is_rounded_and_said(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        HEADS,
        ["3-2-501", 89.555],
        ["3-2-502", "1,089.50㎡"],
        ["3-2-503", 89.1 + 0.2],
        ["3-2-504", "９８．５"],
    )
    assert [unit.area for unit in roster.units] == [Area(8956), Area(108950), Area(8930), Area(9850)]
    assert warned(roster) == [(2, "B", "建筑面积多于两位小数，已按 89.56 读入")]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (date(2019, 6, 1), date(2019, 6, 1)),
        ("2019-6-1", date(2019, 6, 1)),
        ("2019/06/01 00:00:00", date(2019, 6, 1)),
        ("2019.6.1", date(2019, 6, 1)),
        ("2019年6月1日", date(2019, 6, 1)),
        ("20190601", date(2019, 6, 1)),
        ("2019年6月", date(2019, 6, 1)),
        (43617, date(2019, 6, 1)),
        ("去年夏天", None),
        ("2019-02-30", None),
        ("-", None),
    ],
)
def test_dates_are_read_in_every_spelling_or_left_out_with_a_warning(typed, day, tmp_path):
    roster = roster_of_rows(tmp_path, HEADS, ["3-2-501", 89.5, name(1), None, None, typed])
    assert roster.occupancies[0].from_date == day
    assert bool(roster.faults) == (day is None and typed != "-")


def test_an_end_before_its_beginning_is_left_out(tmp_path):
    roster = roster_of_rows(
        tmp_path, ["房号", "业主", "入住日期", "迁出日期"], ["3-2-501", name(1), "2020-01-01", "2019-01-01"]
    )
    assert (roster.occupancies[0].from_date, roster.occupancies[0].to_date) == (date(2020, 1, 1), None)
    assert warned(roster) == [(2, "D", "迁出日期早于入住日期，没有读入迁出日期")]


def test_a_vacant_unit_needs_no_owner(tmp_path):
    roster = roster_of_rows(tmp_path, HEADS, ["3-2-501", 89.5, "空置"], ["3-2-502", 89.5, "/"], ["3-2-503", 89.5, None])
    assert (len(roster.units), roster.people, roster.faults) == (3, (), ())


def test_a_plate_in_two_rooms_stays_where_it_was_first(tmp_path):
    heads = ["房号", "业主", "车牌号", "车位号"]
    roster = roster_of_rows(
        tmp_path,
        heads,
        ["3-2-501", name(1), plate(1), "A01、A02"],
        ["3-2-502", name(2), f"{plate(1)} {plate(2)}", "A02"],
    )
    assert [(car.plate, str(car.room)) for car in roster.vehicles] == [(plate(1), "3-2-501"), (plate(2), "3-2-502")]
    assert [space.space_no for space in roster.spaces] == ["A01", "A02"]
    assert warned(roster) == [
        (3, "C", "车牌号与第 2 行重复，只按那一行读入"),
        (3, "D", "车位号与第 2 行重复，只按那一行读入"),
    ]


def test_a_merged_area_over_two_rooms_is_questioned(tmp_path):
    def merge(workbook):
        workbook.worksheets[0].merge_cells("B2:B3")

    data = xlsx({"名册": [HEADS, ["3-2-501", 160, name(1)], ["3-2-502", None, name(1)]]}, merge=merge)
    roster = roster_of(tmp_path, data)
    assert warned(roster) == [(3, "B", "建筑面积与上一行是合并单元格，请核对是否各有这么大")]


def test_names_keep_their_characters_and_lose_only_what_is_unseen(tmp_path):
    names = [
        "刘䶮",
        "𬭎𠮷",
        "买买提·艾力",
        "张 三",
        "Li Wei",
        "'; DROP TABLE unit; --",
        "<b>甘</b>",
        "%s{0}",
        "=1+1",
        "甘\u202e棠",
    ]
    rows = [[f"3-2-{500 + number}", 89.5, typed] for number, typed in enumerate(names)]

    def as_text(workbook):
        for row in workbook.worksheets[0].iter_rows(min_row=2):
            row[2].data_type = "s"

    roster = roster_of(tmp_path, xlsx({"名册": [HEADS, *rows]}, as_text=as_text))
    kept = {one.name for one in roster.people}
    assert {"刘䶮", "𬭎𠮷", "买买提·艾力", "张三", "Li Wei", "%s{0}", "=1+1", "甘棠"} <= kept


def test_a_name_of_ten_thousand_characters_is_refused(tmp_path):
    roster = roster_of_rows(tmp_path, HEADS, ["3-2-501", 89.5, "甘" * 10_000])
    assert refusals(roster) == {2: "姓名超过 60 个字，请核对"}


@given(st.lists(st.text(max_size=20), min_size=len(HEADS), max_size=len(HEADS)))
def test_no_text_in_a_cell_escapes_as_an_exception(texts):
    line = tuple(cell_text(text)[0] for text in texts)
    book = Book("名册.csv", "csv", "", (Sheet("", (Line(1, tuple(HEADS)), Line(2, line), Line(3, ("3-2-501", "1")))),))
    roster = understand(book, propose(book), {}, TODAY)
    assert len(roster.read) + len(roster.skipped) == 3 - 1 - (not any(line))


@pytest.mark.parametrize("field", Field)
@settings(max_examples=25)
@given(text=st.text(max_size=60))
def test_any_text_in_any_column_is_read_warned_about_or_refused(field, text):
    columns = (Column(0, "房号", Field.ROOM, 1.0), Column(1, "业主", Field.NAME, 1.0), Column(2, "甲", field, 1.0))
    line = Line(2, ("3-2-501", "甘棠", cell_text(text)[0]))
    sound = Line(3, ("3-2-502", "甘棠", ""))
    book = Book("名册.csv", "csv", "", (Sheet("", (Line(1, ("房号", "业主", "甲")), line, sound)),))
    roster = understand(book, Mapping((Table("", 1, 1, columns),)), {}, TODAY)
    assert len(roster.units) + len(roster.refused) + len(roster.skipped) + len(roster.spaces) >= 2
