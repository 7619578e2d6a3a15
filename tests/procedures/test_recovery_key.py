"""The recovery key on paper (ARCHIVE-11): printed for whoever gives their PIN again, kept once it was typed back."""

import logging
import os
import re
import tempfile
import traceback
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.audit.recovery import kept_sheet
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError, PrintError
from deskapp.overview.recovery_matters import recovery_key
from deskapp.procedures.recovery_key.service import PRINT_RECOVERY_KEY, check, print_sheet
from deskapp.procedures.recovery_key.steps import RecoverySheet
from deskapp.procedures.recovery_key.wizard import PrintRecoveryKeyWizard, RecoverySheetPage
from deskapp.rooms.copies import CopyRoom
from deskapp.safekeeping import back_up
from deskapp.self_test.finding import Outcome
from deskapp.self_test.key_store import key_store
from deskapp.self_test.pc import Pc
from deskapp.staff.settings import change_settings
from deskapp.staff.sign_in import SignInError
from deskapp.store.crash import write_report
from deskapp.store.key_paper import check_value, groups_of
from deskapp.store.keys import database_key
from deskapp.store.log import logs
from forms import recovery_key as sheet
from tests.at_reader.hidden_places import files, in_groups, inside, rows, spellings
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.key_keeping import PaperTray
from tests.printing.finished import codes, copied
from tests.self_test.test_checks import pc
from tests.ui.hands import F7, F8, at_hand, press

__all__ = ["pc"]
PRINTER = "前台激光"


@pytest.fixture
def admin(manned_by):
    return manned_by("管理员")


@pytest.fixture
def tray(monkeypatch) -> PaperTray:
    """The printer of the window too."""
    made = PaperTray()
    monkeypatch.setattr(RecoverySheetPage, "printer", made)
    return made


def typed(desk) -> dict[str, str]:
    """What somebody types who reads it off the right sheet."""
    groups = groups_of(database_key(desk.store.place))
    return {f"group_{place}": digits for place, digits in enumerate(groups, 1)}


def noted(desk) -> list[tuple[str, dict[str, object] | None]]:
    with desk.reading() as session:
        asked = select(JournalLine).where(JournalLine.table_name == "recovery_key")
        return [(line.act, line.after) for line in session.scalars(asked.order_by(JournalLine.id))]


def test_the_sheet_counts_once_it_was_typed_back(admin, tray, clock):
    """ARCHIVE-11: who and when are on record, and the key is not."""
    print_sheet(admin, PIN, PRINTER, tray)
    with admin.reading() as session:
        assert kept_sheet(session) is None
    walk = Session(PRINT_RECOVERY_KEY, admin)
    assert walk.submit(RecoverySheet, typed(admin)) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    value = check_value(database_key(admin.store.place))
    assert value in done.words
    assert noted(admin) == [
        ("keep_recovery_key", {"what": "printed", "check_value": value, "printer": PRINTER}),
        ("keep_recovery_key", {"what": "typed_back", "check_value": value}),
    ]
    with admin.reading() as session:
        kept = kept_sheet(session)
        assert session.scalars(select(JournalLine.by_id).order_by(JournalLine.id.desc())).first() == admin.clerk.id
    assert kept is not None
    assert (kept.since, kept.check_value) == (clock(), value)


def test_the_paper_says_what_is_typed_and_its_code_types_it(admin, tray, tmp_path):
    """Read back as other programs read it: the digits, the check value, and the code of the scan gun."""
    print_sheet(admin, PIN, PRINTER, tray)
    (job,) = tray.jobs
    text, digits = copied(job.pdf, tmp_path), "".join(typed(admin).values())
    assert "".join(re.findall(r"第\d{1,2}组(\d{6})", text)) == digits
    assert check_value(database_key(admin.store.place)) in text
    assert all(words in text for words in ("管理员", "放进保险柜", "换电脑或重装", "2026-11-2109:00"))
    assert codes(job.pdf, 0) == [digits]
    assert (job.printer, job.number) == (PRINTER, check_value(database_key(admin.store.place)))


def test_another_key_and_a_wrong_order_are_refused(admin):
    walk, right = Session(PRINT_RECOVERY_KEY, admin), typed(admin)
    other = dict(zip(right, groups_of(bytes(32)), strict=True))
    (wrong,) = walk.submit(RecoverySheet, other)
    assert "不是这个数据库的恢复密钥" in wrong.text
    swapped = right | {"group_1": right["group_2"], "group_2": right["group_1"]}
    (wrong,) = walk.submit(RecoverySheet, swapped)
    assert "次序不对" in wrong.text
    (wrong,) = walk.submit(RecoverySheet, right | {"group_9": "123456"})
    assert wrong.text == "有数字写错，请对照纸上"
    assert noted(admin) == []


@pytest.mark.parametrize("name", ["林晓", "赵立", "孙敏"])
def test_who_may_not_restore_prints_no_key(manned_by, tray, name):
    """ARCHIVE-11."""
    desk = manned_by(name)
    with pytest.raises(NotAllowedError):
        print_sheet(desk, PIN, PRINTER, tray)
    walk = Session(PRINT_RECOVERY_KEY, desk)
    walk.submit(RecoverySheet, typed(desk))
    with pytest.raises(NotAllowedError):
        walk.finish()
    assert (tray.jobs, noted(desk)) == ([], [])


def test_a_wrong_pin_prints_nothing_and_whoever_guesses_must_wait(manned_by, tray):
    desk = manned_by("高远")
    for _ in range(5):
        with pytest.raises(SignInError, match="密码不对，没有打印"):
            print_sheet(desk, "000000", PRINTER, tray)
    with pytest.raises(SignInError, match="后再试"):
        print_sheet(desk, PIN, PRINTER, tray)
    assert (tray.jobs, noted(desk)) == ([], [])


def test_a_printer_that_fails_leaves_no_record_of_a_sheet(admin, tray):
    tray.off = True
    with pytest.raises(PrintError):
        print_sheet(admin, PIN, PRINTER, tray)
    assert noted(admin) == []


# What is said as long as there is none


def matters(desk) -> list[str]:
    with desk.reading() as session:
        return [one.what for one in recovery_key(session, desk)]


def keep(desk) -> None:
    walk = Session(PRINT_RECOVERY_KEY, desk)
    walk.submit(RecoverySheet, typed(desk))
    walk.finish()


def test_it_stands_on_the_list_of_whoever_may_print_it_until_it_is_kept(manned_by, admin):
    """ARCHIVE-11: never on that of a clerk, nor in practice."""
    assert [matters(manned_by(name)) for name in ("管理员", "高远", "林晓", "孙敏", "赵立")] == [
        ["打印恢复密钥"],
        ["打印恢复密钥"],
        [],
        [],
        [],
    ]
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, practice=True)
    assert matters(admin) == []
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, practice=False)
    keep(admin)
    assert matters(admin) == []


def test_the_page_and_the_self_test_say_how_it_stands(admin, pc: Pc):
    """ARCHIVE-11: a reminder, which keeps nobody from working."""
    room = CopyRoom()
    room.desk = admin
    assert not room.recovery_key().kept
    assert "全部备份都打不开" in room.recovery_key().words
    found = key_store(pc)
    assert (found.outcome, "还没有打印恢复密钥" in found.seen) == (Outcome.REMINDER, True)
    keep(admin)
    assert room.recovery_key().kept
    assert "2026-11-21 核对过" in room.recovery_key().words
    assert key_store(pc).outcome is Outcome.FINE


# Nowhere but on paper


def test_no_file_log_row_or_report_says_it(admin, tray, tmp_path, monkeypatch, caplog):
    """Printed, typed back, copied and crashed over: only the key file itself has it, as before."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    place, key = admin.store.place, database_key(admin.store.place)
    caplog.set_level(1)
    walk = Session(PRINT_RECOVERY_KEY, admin)
    with logs(place):
        print_sheet(admin, PIN, PRINTER, tray)
        walk.submit(RecoverySheet, typed(admin))
        shown = crash(admin, walk, tray)
        walk.finish()
        back_up(admin.store, admin.now(), "hand")
    lying = [(name, content) for name, content in files(tmp_path) if name != str(place.key_file)]
    assert any("crash-" in name for name, _content in lying)
    told = {"shown": shown, "caught": caplog.text, "draft": repr(walk.draft())}
    places = [*lying, *rows(admin), *((name, words.encode()) for name, words in told.items())]
    secrets = {*spellings(key), *in_groups(groups_of(key))}
    assert sorted({name for name, content in places for one in secrets if one in content}) == []
    sheet_itself = list(inside("sheet", tray.jobs[0].pdf))
    assert any(one in content for one in in_groups(groups_of(key)) for _name, content in sheet_itself), "it would sing"


def crash(desk, walk: Session, tray: PaperTray) -> str:
    """What nobody expected, at work with the sheet; as anything else would print it."""
    slip = sheet.RecoveryKey(sheet.SPECIMEN.imprint, tuple(typed(desk).values()), "ABCDEF")
    try:
        raise ValueError(f"at work with {slip!r} {tray.jobs[0]!r} {list(walk.answers)!r} {walk.answers!r}")
    except ValueError as error:
        logging.getLogger("deskapp.incident").exception("the worst case")
        write_report(desk.store.place, desk.now(), "0001", error)
        return "".join(traceback.format_exception(error))


# Through the window


@pytest.fixture
def window(qtbot, admin, tray) -> WindowClerk:
    clerk = WindowClerk(PrintRecoveryKeyWizard, admin)
    qtbot.addWidget(clerk.wizard)
    clerk.wizard.show()
    QTest.qWaitForWindowActive(clerk.wizard)
    return clerk


def wait_printed(clerk: WindowClerk) -> None:
    page = clerk.wizard.page
    assert isinstance(page, RecoverySheetPage)
    for _ in range(2000):
        if not page._printing:
            return
        QTest.qWait(5)
    raise AssertionError("it is never printed")


def test_it_is_printed_and_scanned_back_by_keys_alone(window, tray, admin):
    """ARCHIVE-11: the PIN, F7, and what the scan gun reads off the sheet."""
    page = window.wizard.page
    page.first().setFocus()
    press(F7)
    assert "先输入自己的密码" in page.state.text()
    QTest.keyClicks(page.pin, "000000")
    press(F7)
    wait_printed(window)
    assert page.state.text() == "密码不对，没有打印。恢复密钥没有打印，可以再打。"
    assert not page.editors["group_1"].widget.isEnabled()
    QTest.keyClicks(page.pin, PIN)
    press(Qt.Key.Key_Return)
    wait_printed(window)
    (job,) = tray.jobs
    assert page.pin.text() == ""
    (digits,) = codes(job.pdf, 0)
    if "LOOK" in os.environ:
        window.wizard.resize(1280, 640)
        window.wizard.grab().save(str(Path(os.environ["LOOK"]) / "recovery-sheet.png"))
    for digit in digits:
        QTest.keyClick(at_hand(), Qt.Key(ord(digit)))
    assert list(page.said().values()) == list(typed(admin).values())
    press(F8)
    for _ in range(400):
        if window.wizard.outcome:
            break
        QTest.qWait(5)
    assert isinstance(window.wizard.outcome, Done)


def test_a_sheet_of_before_is_checked_without_another_print(qtbot, admin, tray):
    keep(admin)
    clerk = WindowClerk(PrintRecoveryKeyWizard, admin)
    qtbot.addWidget(clerk.wizard)
    assert clerk.wizard.page.reason() == ""
    assert clerk.fill(RecoverySheet, **typed(admin)) == []
    assert isinstance(clerk.finish(), Done)
    assert tray.jobs == []


def test_nothing_is_checked_before_anything_is_typed(admin):
    assert list(check(admin, Session(PRINT_RECOVERY_KEY, admin).answers)) == []
