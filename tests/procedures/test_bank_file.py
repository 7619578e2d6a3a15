"""The bank's answer file is read off the window's thread: it can be stopped, and a bad file is one sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from deskapp.procedures.bank_collection.result_in.steps import BankFile, Compared
from deskapp.procedures.bank_collection.result_in.wizard import TakeBankResultWizard
from deskapp.ui import tasks
from tests.clerk import PlainClerk, WindowClerk, settle
from tests.procedures.bank_walks import DAY, REFERENCE, authorised, two_months_owed
from tests.procedures.bank_walks import listed as list_out


@pytest.fixture
def page(qtbot, look, desk, cashier, manned_by):
    """The wizard of the answer, with a list at the bank."""
    look()
    two_months_owed(desk, manned_by)
    authorised(PlainClerk, desk)
    list_out(PlainClerk, cashier)
    clerk = WindowClerk(TakeBankResultWizard, cashier)
    qtbot.addWidget(clerk.wizard)
    return clerk


def told(clerk):
    return " ".join(bar.words for bar in clerk.wizard.page.messages.bars())


def many(folder, rows):
    path = folder / "大结果.csv"
    lines = (f"TS2026121501{place:06d},成功,1.00" for place in range(2, rows))
    path.write_text("\n".join(["参考号,处理结果,实扣金额", f"{REFERENCE},成功,495.60", *lines]) + "\n", "utf-8-sig")
    return path


def test_the_window_goes_on_while_a_long_file_is_read_and_compared(page, tmp_path):
    """FEE-13: what takes long runs beside the window, which shows the next page when it is done."""
    path = many(tmp_path, 3_000)
    page.wizard.page.fill({"file": str(path), "collected_on": str(DAY.replace(month=11))})
    QTest.keyClick(page.wizard, Qt.Key.Key_F8)
    assert tasks.busy()
    assert page.wizard.page.reason() == "正在读取文件"
    assert page.wizard.page.task_bar.isVisible()
    settle()
    assert page.wizard.page.kind is Compared
    assert page.wizard.page.said()["booked"] == "495.60"
    facts = page.wizard.page.facts.findChildren(QLabel)
    assert any("对不上 2998 笔" in one.text() for one in facts)


def test_reading_is_stopped_and_nothing_is_changed(page, tmp_path):
    """FEE-13."""
    page.wizard.page.fill({"file": str(many(tmp_path, 30_000)), "collected_on": "2026-11-15"})
    QTest.keyClick(page.wizard, Qt.Key.Key_F8)
    page.wizard.page.task_bar.stop.click()
    settle()
    assert page.step is BankFile
    assert "已停止读取" in told(page)
    QTest.keyClick(page.wizard, Qt.Key.Key_F8)
    settle()
    assert page.step.__name__ == Compared.__name__


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("坏.xlsx", b"PK\x03\x04 not a workbook", "没有导入任何资料"),
        ("空.csv", b"", "没有"),
        ("图.csv", b"\x00" * 4096, "没有"),
    ],
)
def test_a_broken_file_is_one_sentence(page, tmp_path, name, content, words):
    """FEE-13, design law 7."""
    path = tmp_path / name
    path.write_bytes(content)
    page.wizard.page.fill({"file": str(path), "collected_on": "2026-11-15"})
    QTest.keyClick(page.wizard, Qt.Key.Key_F8)
    settle()
    QApplication.processEvents()
    assert page.wizard.page.kind is BankFile
    assert words in told(page)
    assert len(page.wizard.page.messages.bars()) == 1


def test_words_for_the_results_are_asked_for_and_the_file_is_not_read_again(page, tmp_path):
    """FEE-13, ARREARS-11."""
    path = tmp_path / "代码.csv"
    path.write_text(f"参考号,处理结果,实扣金额\n{REFERENCE},00,495.60\n", "utf-8-sig")
    (stop,) = page.fill(BankFile, file=str(path), collected_on=DAY.replace(month=11))
    assert "“00”，不知道是成功还是失败" in stop
    path.unlink()
    assert page.fill(BankFile, good="00") == []
    assert page.step is Compared


def test_enter_past_the_last_field_reads_the_file_and_the_button_says_so(page, tmp_path):
    """Design law 6: the main button is named after what it does, and is grey only where it does nothing."""
    main, first = page.wizard.main, page.wizard.page
    assert (main.text(), main.isEnabled(), first.reason()) == ("读取文件", False, "请先选择文件")
    first.fill({"file": str(many(tmp_path, 3)), "collected_on": str(DAY.replace(month=11))})
    page.wizard.refresh()
    assert (main.text(), main.key, main.isEnabled()) == ("读取文件", "Enter", True)
    first.editors["bad"].widget.setFocus()
    QTest.keyClick(first.editors["bad"].widget, Qt.Key.Key_Return)
    settle()
    assert page.wizard.page.kind is Compared
    page.wizard.go_back()
    assert page.wizard.page is first
    assert main.text() == "下一步"
