"""The marked copy hands the roster back with a reason at every line, and nothing typed becomes a formula (T17)."""

import tempfile
import zipfile

import openpyxl
import pytest

from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.mapping import propose
from deskapp.estate.roster.marked import HEADING, Outcome, Result, results, write_marked
from deskapp.estate.roster.reader import read_book
from deskapp.estate.roster.rows import Source
from deskapp.estate.roster.understanding import understand
from tests.estate.roster.invented import name, phone
from tests.estate.roster.understood import TODAY
from tests.estate.roster.workbook_files import saved, xlsx

ROWS = [
    ["业主花名册"],
    [],
    ["房号", "建筑面积", "业主姓名", "联系电话"],
    ["3-2-501", 89.5, name(1), phone(1)],
    ["3-2-502", "约九十", name(2), phone(2)],
    ["3-2-503", 89.5, name(3), "12345"],
    ["合计", 179],
]


def marked(tmp_path, data: bytes, filename: str = "名册.xlsx", told=None):
    book = read_book(saved(tmp_path, filename, data))
    mapping = propose(book)
    roster = understand(book, mapping, {}, TODAY)
    write_marked(tmp_path / "回执.xlsx", book, mapping, results(roster) | (told or {}))
    return openpyxl.load_workbook(tmp_path / "回执.xlsx")


def test_every_line_tells_what_became_of_it(tmp_path):
    page = marked(tmp_path, xlsx({"三栋": ROWS}))["三栋"]
    assert [page.cell(row, 5).value for row in range(1, 8)] == [
        None,
        None,
        HEADING,
        "已导入",
        "有误：面积写法不对，请只写数字和小数点，例如 88.50",
        "已导入，提醒：D 列手机号应为 11 位，以 13 至 19 开头，请核对",
        "跳过：合计行",
    ]
    tints = [page.cell(row, 1).fill.fgColor.rgb for row in (4, 5, 6, 7)]
    assert len(set(tints)) == 4
    assert page["A5"].value == "3-2-502"


def test_another_reason_can_be_given_by_whoever_imports(tmp_path):
    told = {Source("三栋", 4): Result(Outcome.SKIPPED, "与现有资料相同")}
    assert marked(tmp_path, xlsx({"三栋": ROWS}), told=told)["三栋"]["E4"].value == "跳过：与现有资料相同"


def test_nothing_typed_becomes_a_formula(tmp_path):
    typed = ["=1+1", "+1", "-1", "@SUM(A1)", "=H(1)", "\t=1+1"]
    lines = "\n".join(["房号,业主姓名,备注", *(f'3-2-50{number},"{text}",=2+2' for number, text in enumerate(typed))])
    page = marked(tmp_path, lines.encode(), "名册.csv")
    assert page.worksheets[0]["C2"].data_type == "s"
    with zipfile.ZipFile(tmp_path / "回执.xlsx") as archive:
        sheets = [archive.read(part) for part in archive.namelist() if "worksheets/sheet" in part]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_a_csv_comes_back_as_a_workbook_under_its_own_name(tmp_path):
    workbook = marked(tmp_path, "房号,业主\n3-2-501,甘棠\n".encode("gb18030"), "三[栋]名册.csv")
    assert workbook.sheetnames == ["三 栋 名册"]
    assert workbook.worksheets[0]["C2"].value == "已导入"


def test_what_came_back_can_be_mended_and_imported_again(tmp_path):
    marked(tmp_path, xlsx({"三栋": ROWS}))
    book = read_book(tmp_path / "回执.xlsx")
    roster = understand(book, propose(book), {}, TODAY)
    assert [str(unit.room) for unit in roster.units] == ["3-2-501", "3-2-503"]


def test_a_copy_that_cannot_be_written_leaves_nothing_and_says_so(tmp_path):
    book = read_book(saved(tmp_path, "名册.xlsx", xlsx({"三栋": ROWS})))
    (tmp_path / "回执.xlsx").mkdir()
    with pytest.raises(RosterError, match="E-IMP-14"):
        write_marked(tmp_path / "回执.xlsx", book, propose(book), {})
    assert sorted(file.name for file in tmp_path.iterdir()) == ["名册.xlsx", "回执.xlsx"]


def test_privacy_02_what_was_written_of_a_copy_stays_in_no_temporary_file(tmp_path, monkeypatch):
    """PRIVACY-02: neither when the stick is gone at the end, nor when the copy was whole but could not be put there."""
    book = read_book(saved(tmp_path, "名册.xlsx", xlsx({"三栋": ROWS, "四栋": ROWS})))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "回执.xlsx").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    for where in (tmp_path / "优盘" / "回执.xlsx", tmp_path / "回执.xlsx"):
        with pytest.raises(RosterError, match="E-IMP-14"):
            write_marked(where, book, propose(book), {})
        assert list((tmp_path / "temporary").iterdir()) == []
