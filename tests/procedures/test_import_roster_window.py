"""Importing through the window: by the keyboard alone, hostile files in one sentence, stopped, taken back, masked."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deskapp.desk import Desk
from deskapp.estate.roster.fields import Field
from deskapp.overview.lists import units
from deskapp.procedures.import_roster.codes.wizard import CodesPage
from deskapp.procedures.import_roster.columns.wizard import ColumnsPage
from deskapp.procedures.import_roster.file.wizard import FilePage
from deskapp.procedures.import_roster.preview.wizard import PreviewPage
from deskapp.procedures.import_roster.service import Imported
from deskapp.procedures.import_roster.undoing.wizard import BatchesPanel
from deskapp.procedures.import_roster.wizard import ImportRosterWizard
from deskapp.ui import tasks
from deskapp.ui.tables import Table
from deskapp.ui.theme import Look, apply, load_fonts
from tests.clerk import type_text
from tests.estate import rosters
from tests.estate.roster.invented import id_no, name, phone
from tests.estate.roster.test_hostile_files import bomb, far_cell
from tests.estate.roster.workbook_files import saved, xlsx

ENTER, SPACE, F8, ESC, DOWN, TAB = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_F8,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
)
PRIVATE = re.compile(r"(?<![0-9*])[0-9]{9,}")
SLOW = 15_000
Open = Callable[..., ImportRosterWizard]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    load_fonts()
    apply(qapp, Look())
    yield
    assert tasks.wait(10)


@pytest.fixture
def lead(manned_by: Callable[[str], Desk]) -> Desk:
    return manned_by("赵立")


@pytest.fixture
def opened(qtbot: QtBot, lead: Desk) -> Open:
    def make(**given: Any) -> ImportRosterWizard:
        wizard = ImportRosterWizard(lead, **given)
        qtbot.addWidget(wizard)
        wizard.resize(1294, 688)
        wizard.show()
        QTest.qWaitForWindowActive(wizard)
        return wizard

    return make


@pytest.fixture
def at_preview(opened: Open, qtbot: QtBot) -> Callable[[Path], ImportRosterWizard]:
    """The wizard with a file, as far as its preview."""

    def make(path: Path, **given: Any) -> ImportRosterWizard:
        wizard = opened(**given)
        choose(qtbot, wizard, path)
        press(ENTER)
        on(qtbot, wizard, ColumnsPage)
        press(F8)
        on(qtbot, wizard, PreviewPage)
        return wizard

    return make


def press(*keys: Qt.Key) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None, "the keyboard is nowhere"
        QTest.keyClick(at, key)


def on(qtbot: QtBot, wizard: ImportRosterWizard, page: type[Any]) -> Any:
    """Wait until a page is in sight and knows what it shows."""
    qtbot.waitUntil(lambda: isinstance(wizard.page, page) and not wizard.page.reason().startswith("正在"), timeout=SLOW)
    return wizard.page


def choose(qtbot: QtBot, wizard: ImportRosterWizard, path: Path) -> FilePage:
    """Type the path and have the file read."""
    page = wizard.page
    assert isinstance(page, FilePage)
    type_text(page.field, str(path))
    press(ENTER)
    qtbot.waitUntil(lambda: not page.reason().startswith("正在"), timeout=SLOW)
    return page


def texts(shown: QWidget) -> str:
    """Every word in sight: labels and cells."""
    words = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    for table in shown.findChildren(Table):
        words += [f"{cell.words} {cell.more}" for line in table.rows.rows for cell in line]
    return "\n".join(words)


def bad_rows(folder: Path) -> Path:
    rows = [["房号", "业主", "电话", "身份证"], ["3-2-501", name(0), phone(1), id_no(1)], ["哪里", name(1), phone(2)]]
    return saved(folder, "名册.xlsx", xlsx({"名册": rows}))


def test_a_roster_is_imported_by_the_keyboard_alone(opened, qtbot, lead, tmp_path):
    wizard = opened()
    choose(qtbot, wizard, rosters.joined_sheets(tmp_path))
    press(ENTER)
    on(qtbot, wizard, ColumnsPage)
    press(F8)
    page = on(qtbot, wizard, CodesPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() in page.asked.values())
    chosen = {code: segments.current for (_, code), segments in page.asked.items()}
    assert chosen == {"1001": 0, "1002": 1, "1003": 2, "110": 0, "H": 0, "S": 1}, "as the file itself says"
    press(F8)
    page = on(qtbot, wizard, PreviewPage)
    assert page.plan.counts.total() > 8
    press(F8)
    qtbot.waitUntil(lambda: wizard.outcome is not None, timeout=SLOW)
    done = wizard.outcome.result
    assert isinstance(done, Imported)
    assert done.batch_id
    assert [unit.room for unit in units(lead)] == ["1-1-1011", "1-1-1012", "1-2-1021"]
    assert "已导入：新增" in texts(wizard)
    assert "标记副本" in texts(wizard)
    left: list[object] = []
    wizard.left.connect(lambda: left.append(1))
    press(ESC)
    assert left == [1]


def test_bad_lines_must_be_ticked_and_are_then_left_out(at_preview, qtbot, lead, tmp_path):
    wizard = at_preview(bad_rows(tmp_path))
    page = wizard.page
    assert "有误 1" in [button.text() for button in page.tabs.buttons]
    assert page.tabs.current == 1, "the bad lines first"
    press(F8)
    assert page.notes["without_refused"].problem == "有 1 行有误，请看过原因后勾选"
    page.without_refused.setFocus()
    press(SPACE, F8)
    qtbot.waitUntil(lambda: wizard.outcome is not None, timeout=SLOW)
    assert [unit.room for unit in units(lead)] == ["3-2-501"]


def test_privacy_03_papers_and_telephones_are_masked_on_every_page(opened, qtbot, lead, tmp_path):
    heads = ["房号", "业主", "电话", "身份证", "备用栏", "开户行", "银行账号", "紧急联系人", "紧急联系电话"]
    account = "6200000000000001"
    row = ["3-2-501", name(0), phone(1), id_no(1), phone(5), "云岭银行", account, name(7), phone(7)]
    bad = ["3-2-502", name(0) * 40, phone(2), id_no(2), phone(6)]
    path = saved(tmp_path, "名册.xlsx", xlsx({"名册": [heads, row, bad]}))
    wizard = opened()
    seen = [texts(wizard)]
    choose(qtbot, wizard, path)
    seen.append(texts(wizard))
    for page in (ColumnsPage, PreviewPage):
        press(ENTER if page is ColumnsPage else F8)
        on(qtbot, wizard, page)
        seen.append(texts(wizard))
    wizard.page.tabs.choose(0)
    seen.append(texts(wizard))
    words = re.sub(re.escape(str(tmp_path)), "", "\n".join(seen))
    assert PRIVATE.findall(words) == []
    assert "199****0005" in words, "a column nobody knows is masked as well"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bomb, "“坏.xlsx”内容异常（压缩比"),
        (lambda: far_cell("XFD1048576", "1048576"), "“坏.xlsx”内容异常（"),
        (lambda: b"\x89PNG\r\n", "“坏.xlsx”不是表格文件（是图片）"),
        (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "“坏.xlsx”其实是网页"),
        (lambda: xlsx({"表": [["随便"], ["写写"]]}), ""),
    ],
    ids=["bomb", "far cell", "picture", "web page", "nothing known"],
)
def test_a_hostile_file_ends_in_one_sentence_and_the_window_lives_on(data, words, opened, qtbot, lead, tmp_path):
    wizard = opened()
    page = choose(qtbot, wizard, saved(tmp_path, "坏.xlsx", data()))
    said = [bar.words for bar in page.messages.bars()]
    if words:
        assert len(said) == 1
        assert words in said[0]
        assert page.reason() == "按回车读取文件"
    else:
        press(ENTER)
        on(qtbot, wizard, ColumnsPage)
        assert wizard.page.headless.isVisible()
        assert wizard.page.reason() == "还没有一列有含义"
        press(F8)
        assert isinstance(wizard.page, ColumnsPage)
    assert units(lead) == []


def test_a_path_that_leads_nowhere_is_told_beside_the_field(opened):
    wizard = opened()
    type_text(wizard.page.field, "/nowhere/roster.xlsx")
    press(ENTER)
    assert wizard.page.notes["file"].problem == "没有找到这个文件，请核对路径"


def test_a_file_dropped_on_the_page_is_read(opened, qtbot, tmp_path):
    wizard, path = opened(), rosters.one_line_a_unit(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wizard.page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: wizard.page.reason() == "", timeout=SLOW)
    assert "名册（7 行）" in texts(wizard)


def test_an_import_that_is_stopped_leaves_nothing_and_can_be_done_again(at_preview, qtbot, lead, tmp_path):
    wizard = at_preview(rosters.community(tmp_path, units=300))
    press(F8)
    assert wizard.busy
    wizard.task_bar.stop.click()
    qtbot.waitUntil(lambda: not wizard.busy, timeout=SLOW)
    assert [bar.words for bar in wizard.messages.bars()] == ["已停下，没有任何改动"]
    assert wizard.outcome is None
    assert units(lead) == []
    press(F8)
    qtbot.waitUntil(lambda: wizard.outcome is not None, timeout=SLOW)
    assert len(units(lead)) == 300


def test_the_import_is_taken_back_on_the_page_of_its_result(at_preview, qtbot, lead, tmp_path):
    wizard = at_preview(bad_rows(tmp_path))
    wizard.page.without_refused.click()
    press(F8)
    qtbot.waitUntil(lambda: wizard.outcome is not None, timeout=SLOW)
    panel = next(one for one in wizard.findChildren(BatchesPanel) if one.isVisible())
    panel.button.click()
    (bar,) = panel.messages.bars()
    assert bar.words == "要撤销“名册.xlsx”的导入吗？"
    bar.buttons[0].click()
    qtbot.waitUntil(lambda: panel.button.toolTip() == "已经撤销", timeout=SLOW)
    assert units(lead) == []


def test_an_import_that_was_used_says_by_what(at_preview, qtbot, lead, desk, tmp_path):
    from deskapp.estate.records import Unit

    wizard = at_preview(bad_rows(tmp_path))
    wizard.page.without_refused.click()
    press(F8)
    qtbot.waitUntil(lambda: wizard.outcome is not None, timeout=SLOW)
    with desk.work("edit_estate") as session:
        session.get_one(Unit, 1).note = "门口有台阶"
    panel = next(one for one in wizard.findChildren(BatchesPanel) if one.isVisible())
    panel.button.click()
    (bar,) = panel.messages.bars()
    assert bar.words.startswith("这次导入不能撤销：房屋 3-2-501 已由林晓在 2026-11-21 09:00")
    assert len(units(lead)) == 1


def test_gen_12_a_draft_keeps_the_path_and_the_columns_and_nobody(at_preview, opened, qtbot, tmp_path):
    kept: list[dict[str, Any]] = []
    path = bad_rows(tmp_path)
    wizard = at_preview(path, keep=kept.append)
    wizard.keep_draft()
    words = json.dumps(kept[-1], ensure_ascii=False)
    assert json.dumps(str(path), ensure_ascii=False) in words
    assert not any(private in words for private in (name(0), phone(1), id_no(1), "3-2-501"))
    again = opened(draft=kept[-1])
    on(qtbot, again, PreviewPage)
    assert again.page.plan.added == 3


def test_a_draft_whose_file_is_gone_asks_for_the_file(at_preview, opened, tmp_path):
    kept: list[dict[str, Any]] = []
    path = bad_rows(tmp_path)
    at_preview(path, keep=kept.append).keep_draft()
    path.unlink()
    again = opened(draft=kept[-1])
    assert isinstance(again.page, FilePage)
    assert again.page.notes["file"].problem == "没有找到这个文件，请核对路径"


def test_the_meaning_of_a_column_is_changed_by_keys(opened, qtbot, lead, tmp_path):
    rows = [["房号", "业主", "说法"], ["3-2-501", name(0), "南向"]]
    wizard = opened()
    choose(qtbot, wizard, saved(tmp_path, "名册.xlsx", xlsx({"名册": rows})))
    press(ENTER)
    page = on(qtbot, wizard, ColumnsPage)
    press(DOWN, DOWN, ENTER)
    assert QApplication.focusWidget() == page.choice, "Enter leads to the meaning of the column"
    press(Qt.Key.Key_H, Qt.Key.Key_X)
    assert page.choice.field() is Field.UNIT_TYPE, "hx is 户型"
    press(ENTER)
    assert QApplication.focusWidget() is page.table
    on(qtbot, wizard, ColumnsPage)
    assert page.mapping.tables[0].columns[2].field is Field.UNIT_TYPE
    press(F8)
    assert on(qtbot, wizard, PreviewPage).plan.added == 3
    press(ESC)
    assert wizard.page is page
    assert page.mapping.tables[0].columns[2].field is Field.UNIT_TYPE
