"""A controller's own list held against the register: missing, surplus and other last days, from csv and xlsx."""

import csv

import pytest
from openpyxl import Workbook
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.procedures.doors.compare.service import COMPARE_LIST, found
from deskapp.procedures.doors.compare.steps import Differences, TheirList, WhichDoors
from deskapp.procedures.doors.compare.wizard import CompareListWizard
from deskapp.reports.door_comparison import rows
from deskapp.reports.workbook import read
from tests.access.conftest import lead
from tests.access.hands import OTHER, issued
from tests.access.test_doors import doors
from tests.at_reader.hands import press
from tests.at_reader.test_hand_out_list import handed_out, lose

__all__ = ["doors", "lead"]
OWNERS, TENANTS, STRANGERS = "0857870596", "3434850820", "0123456789"


@pytest.fixture
def cards(desk, home, doors):
    """A card each of owner and tenant."""
    return issued(desk, home.owner), issued(desk, home.tenant, "r2", OTHER)


def text_of(place, *rows):
    with place.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([("姓名", "卡号", "截止日期"), *rows])
    return place


def compared(desk, file):
    walk = Session(COMPARE_LIST, desk)
    assert walk.submit(WhichDoors, {"group": "3栋大堂"}) == ()
    return walk, walk.submit(TheirList, {"file": str(file)})


def test_what_we_handed_out_is_what_we_find_again(desk, cards):
    _, done = handed_out(desk)
    for path in done.result.paths[:2]:
        walk, wrong = compared(desk, path)
        assert wrong == ()
        assert found(desk, walk.answers).words == "控制器名单与登记一致，共 2 张"
        walk.submit(Differences, {"seen": True})
        again = walk.finish()
        assert isinstance(again, Done)
        assert again.result.path is None


def test_the_differences_are_written_down_and_nothing_else_changes(desk, cards, tmp_path):
    """PRIVACY-04: that a list was compared stands in the journal."""
    file = text_of(tmp_path / "东门.csv", ("张", OWNERS.lstrip("0"), "2027/1/31"), ("谁", STRANGERS, "2030-01-01"))
    walk, wrong = compared(desk, file)
    assert wrong == ()
    walk.submit(Differences, {"seen": True})
    done = walk.finish()
    assert isinstance(done, Done)
    assert done.words.startswith("3栋大堂：缺少 1 张，多出 1 张，有效期不同 1 张；一致 0 张")
    sheet = read(done.result.path)["差别"]
    assert [row[:2] for row in sheet[1:]] == [["多出", STRANGERS], ["缺少", TENANTS], ["有效期不同", OWNERS]]
    assert sheet[3][5:7] == ["2027-01-31", "2028-11-20"]
    with desk.reading() as session:
        line = session.scalars(select(JournalLine).order_by(JournalLine.id.desc())).first()
    assert line is not None
    assert line.after == {"compared": "东门.csv", "same": 0, "missing": 1, "surplus": 1, "different": 1}


def test_a_lost_card_that_the_controller_still_has_is_too_much(desk, cards, tmp_path):
    """CARD-22."""
    lose(desk, cards[0])
    walk, _ = compared(desk, text_of(tmp_path / "a.csv", ("张", OWNERS[1:], ""), ("欧阳", TENANTS, "")))
    came = found(desk, walk.answers)
    assert (came.surplus, came.same) == ((OWNERS[1:],), 1)
    (row,) = rows(came)
    assert row[:5] == ("多出", OWNERS[1:], cards[0].card_no, "张素芬", "3-2-501")
    assert row[-1] == "在控制器里删除（挂失）"


def test_a_workbook_with_numbers_for_cells_is_understood(desk, cards, tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("序号", "Card No"), (1, int(OWNERS)), (2, int(TENANTS))):
        sheet.append(row)
    book.save(tmp_path / "controller.xlsx")
    walk, wrong = compared(desk, tmp_path / "controller.xlsx")
    assert wrong == ()
    assert found(desk, walk.answers).same == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"1,2\r\n3,4\r\n", "找不到我们的卡号"),
        ("b.csv", b"\xff\xfe\xff\xff\xff", "读不懂这个文件"),
        ("c.pdf", b"%PDF", "CSV 或 xlsx"),
    ],
)
def test_a_file_that_says_nothing_is_told_in_words(desk, cards, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    (stop,) = compared(desk, tmp_path / name)[1]
    assert words in stop.text


def test_a_file_that_is_not_there(desk, cards, tmp_path):
    (stop,) = compared(desk, tmp_path / "none.csv")[1]
    assert stop.text == "没有找到这个文件，请核对路径"


def test_a_list_is_compared_by_keys(desk, cards, tmp_path, qtbot, look_on):
    wizard = CompareListWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    wizard.page.fill({"group": "1"})
    press(wizard)
    wizard.page.fill({"file": str(text_of(tmp_path / "东门.csv", ("谁", STRANGERS, ""), ("张", OWNERS, "")))})
    press(wizard)
    assert wizard.page.kind is Differences, wizard.objections.wrong
    wizard.page.fill({"seen": True})
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    assert not wizard.main.isVisible()
