"""What a cell says, whatever the file made of it: numbers, dates, formulas, merged cells, encodings."""

import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from deskapp.estate.roster.book import Line, Mark, Merge, column_letters
from deskapp.estate.roster.cells import cell_text
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.reader import read_book
from deskapp.estate.roster.sheet_scan import column_number
from tests.estate.roster.workbook_files import ROW, raw_xlsx, read_or_refused, saved, xlsx
from tests.estate.roster.xls_file import Dated, Page, xls_file


def first_sheet(tmp_path, data: bytes, name: str = "名册.xlsx"):
    return read_book(saved(tmp_path, name, data)).sheets[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (501.0, "501"),
        (89.5, "89.5"),
        (0.1 + 0.2, "0.3"),
        (-3.0, "-3"),
        (1e-05, "0.00001"),
        (13800138000.0, "13800138000"),
        (True, "TRUE"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 8, 30), "2024-05-01 08:30:00"),
        (time(8, 30), "08:30:00"),
        ("  甘\u3000 棠 \u200b", "甘 棠"),
        ("甘\u202e棠\u2067\ufeff", "甘棠"),
        ("两\n行", "两\n行"),
        ("\x00\x07甘\x1f", "甘"),
        ("𬭎䶮𠮷", "𬭎䶮𠮷"),
        ("1.9900001234E+10", "19900001234"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_is_the_text_a_person_reads_in_it(value, text):
    assert cell_text(value) == (text, None)


@pytest.mark.parametrize("value", [110105194912310021.0, "4.40305E+17", "1.38001E+10"])
def test_lost_digits_are_noticed(value):
    assert cell_text(value)[1] is Mark.LOST_DIGITS


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "#N/A", "#REF!"])
def test_error_values_are_noticed(value):
    assert cell_text(value)[1] is Mark.ERROR_VALUE


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_whole_numbers_below_sixteen_digits_keep_every_digit(number):
    assert cell_text(float(number)) == (str(number), None)


@given(st.text())
def test_any_text_becomes_one_that_files_and_screens_can_hold(text):
    kept, _ = cell_text(text)
    kept.encode("utf-8")
    assert kept == kept.strip()
    assert not any(sign in kept for sign in "\x00\x07\x0b\u200b\u202e")


@given(st.integers(min_value=0, max_value=16_383))
def test_column_letters_count_as_excel_does(column):
    assert column_number(column_letters(column).encode()) == column
    assert column_letters(column) == get_column_letter(column + 1)


def test_an_old_workbook_is_read_with_dates_merges_and_hidden_sheets(tmp_path):
    page = Page(
        "名册", [["房号", "日期"], ["3-2-501", Dated(45000)], [501.0, 110105194912310021.0]], merges=[(0, 0, 1, 0)]
    )
    book = read_book(saved(tmp_path, "老.xls", xls_file(page, Page("草稿", [["x"]], hidden=True))))
    assert (book.kind, book.hidden) == ("xls", ("草稿",))
    assert book.sheets[0].lines[1] == Line(2, ("3-2-501", "2023-03-15"))
    assert book.sheets[0].merges == (Merge(1, 0, 2, 0),)
    assert book.sheets[0].marks == {(3, 1): Mark.LOST_DIGITS}


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path):
    def from_1904(workbook):
        workbook.epoch = CALENDAR_MAC_1904

    data = xlsx({"名册": [["房号", "入住日期"], ["3-2-501", date(2024, 5, 1)]]}, epoch=from_1904)
    book = read_book(saved(tmp_path, "苹果.xlsx", data))
    assert book.date_1904
    assert book.sheets[0].lines[1].cells == ("3-2-501", "2024-05-01")
    old = first_sheet(tmp_path, xls_file(Page("名册", [[Dated(43538)]]), from_1904=True), "苹果.xls")
    assert old.lines[0].cells == ("2023-03-15",)


def test_a_formula_gives_its_stored_value_or_says_that_there_is_none(tmp_path):
    body = (
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>A1</f><v/></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="F1" t="str"><f>A1</f><v>甘</v></c></row></sheetData>'
    )
    sheet = first_sheet(tmp_path, raw_xlsx(body))
    assert sheet.lines[0].cells == ("2", "", "", "", "", "甘")
    assert sheet.marks == {(1, 1): Mark.NOT_CALCULATED, (1, 2): Mark.NOT_CALCULATED, (1, 4): Mark.ERROR_VALUE}


def test_formulas_of_openpyxl_have_no_stored_value(tmp_path):
    sheet = first_sheet(tmp_path, xlsx({"名册": [["房号", "面积"], ["3-2-501", "=40+49.5"]]}))
    assert sheet.marks == {(2, 1): Mark.NOT_CALCULATED}


def test_namespaced_sheets_are_checked_and_read_too(tmp_path):
    body = ROW.replace("<", "<x:").replace("<x:/", "</x:")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    data = raw_xlsx("", **{"xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{main}">{body}</x:worksheet>'})
    assert first_sheet(tmp_path, data).lines[1].cells == ("3-2-501", "甘棠")
    far = body.replace('r="A2"', 'r="XFD1048576"')
    data = raw_xlsx("", **{"xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{main}">{far}</x:worksheet>'})
    with pytest.raises(RosterError, match="E-IMP-06"):
        first_sheet(tmp_path, data)


def test_hidden_sheets_are_skipped_and_named(tmp_path):
    def hide(workbook):
        workbook["备份"].sheet_state = "hidden"
        workbook["深藏"].sheet_state = "veryHidden"

    data = xlsx({"备份": [["旧"]], "深藏": [["旧"]], "名册": [["房号"]]}, hide=hide)
    book = read_book(saved(tmp_path, "名册.xlsx", data))
    assert [sheet.title for sheet in book.sheets] == ["名册"]
    assert book.hidden == ("备份", "深藏")


def test_a_book_of_hidden_sheets_only_is_named_as_such(tmp_path):
    def hide(workbook):
        workbook["备份"].sheet_state = "hidden"

    path = saved(tmp_path, "名册.xlsx", xlsx({"备份": [["旧"]], "空": []}, hide=hide))
    with pytest.raises(RosterError, match="隐藏的工作表没有读：备份") as caught:
        read_book(path)
    assert caught.value.code == "E-IMP-12"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_a_csv_is_read_in_the_encodings_offices_save(encoding, tmp_path):
    data = '房号,业主姓名,备注\r\n3-2-501,"章,予安","第一行\r\n第二行"\r\n'.encode(encoding)
    book = read_book(saved(tmp_path, "名册.csv", data))
    assert book.encoding == {"gbk": "GB18030", "utf-8-sig": "UTF-8"}.get(encoding, encoding.upper())
    assert book.sheets[0].lines[1].cells == ("3-2-501", "章,予安", "第一行\n第二行")


def test_a_csv_in_gb18030_keeps_its_rare_characters(tmp_path):
    book = read_book(saved(tmp_path, "名册.csv", "房号,姓名\n3-2-501,刘䶮𬭎\n".encode("gb18030")))
    assert book.sheets[0].lines[1].cells[1] == "刘䶮𬭎"


def test_tabs_and_semicolons_part_cells_too_even_under_the_name_of_xls(tmp_path):
    for text in ("房号\t姓名\n3-2-501\t甘棠\n", "房号;姓名\n3-2-501;甘棠\n"):
        book = read_book(saved(tmp_path, "名册.xls", text.encode()))
        assert book.sheets[0].lines[1].cells == ("3-2-501", "甘棠")


def test_a_csv_that_guards_its_digits_is_unwrapped(tmp_path):
    book = read_book(saved(tmp_path, "名册.csv", b'="0012",\'19900001234,=,="\n'))
    assert book.sheets[0].lines[0].cells == ("0012", "19900001234", "=", '="')


def test_the_same_file_has_the_same_digest(tmp_path):
    one = read_book(saved(tmp_path, "甲.csv", b"a,b"))
    other = read_book(saved(tmp_path, "乙.csv", b"a,b"))
    assert one.digest == other.digest != read_book(saved(tmp_path, "丙.csv", b"a,c")).digest


MEASURED = """
import resource, sys
from pathlib import Path
from deskapp.estate.roster.reader import read_book
print(read_book(Path(sys.argv[1])).row_count, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""In a small process of its own: a child is counted as large as whoever started it."""


@pytest.mark.linux("memory of a process that has ended")
def test_twenty_thousand_rows_stay_far_below_512_megabytes(tmp_path):
    rows: list[list[object]] = [
        ["房号", "姓名", "电话"],
        *([f"3-2-{row}", f"住户{row}", 19900000000 + row] for row in range(20_000)),
    ]
    command = [sys.executable, "-c", MEASURED, str(saved(tmp_path, "大.xlsx", xlsx({"名册": rows})))]
    root = Path(__file__).parents[3]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=100).stdout
    row_count, kilobytes = map(int, said.split())
    assert row_count == 20_001
    assert kilobytes < 512 * 1024


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=8), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_any_csv_is_read_or_refused_in_one_sentence(tmp_path_factory, rows):
    data = "\n".join("\t".join(row) for row in rows).encode()
    outcome = read_or_refused(saved(tmp_path_factory.mktemp("csv"), "名册.csv", data))
    assert outcome.endswith("。") if isinstance(outcome, str) else outcome.row_count
