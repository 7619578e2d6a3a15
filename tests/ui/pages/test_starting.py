"""Getting in and out: signing in, the lock, trouble with the folder, the copy at the end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, Qt, QThread, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from deskapp import program as started
from deskapp.app import main
from deskapp.audit.records import JournalLine
from deskapp.opening import open_place
from deskapp.sample.centre import CENTRE, COMPANY
from deskapp.staff.records import SignIn
from deskapp.staff.settings import change_settings
from deskapp.store.backup import backups
from deskapp.ui import idle
from deskapp.ui.cover import TroublePage
from deskapp.ui.main_window import MainWindow
from deskapp.ui.pages.self_test import SelfTestPage
from deskapp.ui.sign_in import LockPage
from tests.conftest import PIN
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import answer, counter, let_tasks_end, say, search, sign_in


def test_the_sample_gives_its_pin_away_and_no_other_centre_does(begin, manned_by):
    assert PIN not in begin().window.cover.about.text()
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, company_name=COMPANY, centre_name=CENTRE)
    assert PIN in begin.again().window.cover.about.text()


def test_a_wrong_pin_is_told_beside_the_field_and_kept_on_record(begin, store):
    program = begin()
    say("林晓")
    press(ENTER)
    answer("000001")
    assert program.window.cover.form.notes["pin"].problem == "姓名或密码不对，请重新输入"
    assert program.window.frame is None
    with store.reading() as session:
        assert [one.good for one in session.scalars(select(SignIn))] == [False]


def test_whoever_guesses_must_wait_and_is_told_how_long(begin, clock):
    program = begin()
    say("林晓")
    press(ENTER)
    for _ in range(6):
        answer("000001")
    assert "秒后再试" in program.window.cover.form.notes["pin"].problem
    answer(PIN)
    assert program.window.frame is None
    clock.pass_by(minutes=2)
    answer(PIN)
    assert counter(program).room.clerk == "林晓"


def test_a_name_is_found_by_its_initials_and_remembered(begin):
    program = begin()
    frame = sign_in(program, "sm")
    assert frame.room.clerk == "孙敏"
    program.sign_out()
    assert program.window.cover.first() is program.window.cover.pin
    answer(PIN)
    assert counter(program).room.clerk == "孙敏"


def test_privacy_05_the_lock_covers_everything_and_keeps_what_was_begun(begin, unit, store):
    """PRIVACY-05, GEN-12."""
    program = begin()
    frame = sign_in(program)
    search("32501")
    press(Qt.Key.Key_F2)
    walk = frame.page
    program.lock()
    assert isinstance(program.window.cover, LockPage)
    assert not frame.isVisible()
    answer("000001")
    assert isinstance(program.window.cover, LockPage)
    answer(PIN)
    assert program.window.cover is None
    assert frame.page is walk
    with store.reading() as session:
        lines = session.scalars(select(SignIn).where(SignIn.purpose == "unlock"))
        assert [one.good for one in lines] == [False, True]


def test_privacy_05_the_lock_comes_after_the_minutes_of_the_settings(begin, unit):
    """PRIVACY-05: five, unless the centre says otherwise."""
    program = begin()
    frame = sign_in(program)
    assert program.idle.minutes == frame.room.idle_minutes == 5
    assert 290_000 < program.idle.remaining() <= 300_000
    program.idle.passed.emit()
    assert isinstance(program.window.cover, LockPage)
    assert program.idle.minutes == 0


def test_privacy_05_minutes_without_a_touch_lock_the_screen(begin, unit, qtbot, monkeypatch):
    """PRIVACY-05: with minutes that pass sooner than on a clock."""
    program = begin()
    sign_in(program)
    monkeypatch.setattr(idle, "MINUTE_MS", 20)
    program.idle.watch(5)
    qtbot.waitUntil(lambda: isinstance(program.window.cover, LockPage), timeout=10_000)


def test_privacy_05_other_minutes_count_at_once(begin, unit, manned_by):
    """PRIVACY-05: from the act that changed them on; behind the lock nothing is counted."""
    program = begin()
    frame = sign_in(program)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, idle_lock_minutes=2)
    frame.host.changed.emit()
    assert program.idle.minutes == 2
    program.lock()
    frame.host.changed.emit()
    assert program.idle.minutes == 0


def test_privacy_05_a_key_begins_the_minutes_anew(begin, unit):
    """PRIVACY-05."""
    program = begin()
    sign_in(program)
    program.idle.watch(1)
    QTest.qWait(40)
    run_down = program.idle.remaining()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F24, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(program.window.windowHandle(), key)
    assert program.idle.remaining() > run_down


def test_another_clerk_signs_in_after_a_sign_out_and_finds_no_drafts_of_others(begin, unit):
    program = begin()
    sign_in(program)
    search("32501")
    press(Qt.Key.Key_F2)
    program.sign_out()
    assert program.window.frame is None
    frame = sign_in(program, "陈佳")
    assert frame.room.home().half_done == ()


def test_a_second_program_in_the_folder_is_told_so_and_ends_with_two(begin, place):
    begin()
    second = begin(place)
    assert second.code == started.CANNOT
    words = " ".join(bar.words for bar in second.window.cover.messages.bars())
    assert "已由" in words


def test_a_file_that_is_none_of_ours_is_told_on_a_page_of_its_own(begin, place):
    place.database.write_bytes(b"not a database" * 400)
    program = begin()
    assert program.code == started.CANNOT
    assert [bar.tone.value for bar in program.window.cover.messages.bars()] == ["danger"]


def test_what_keeps_it_from_starting_can_be_looked_into(begin, place):
    """There is no help page then; Esc comes back to what was told."""
    place.database.write_bytes(b"not a database" * 400)
    program = begin()
    press(Qt.Key.Key_F1)
    let_tasks_end()
    page = program.window.cover
    assert isinstance(page, SelfTestPage)
    assert "E-DB-03" in next(one.advice for one in page.view.found if one.what == "数据库")
    press(Qt.Key.Key_Escape)
    assert isinstance(program.window.cover, TroublePage)


def test_leaving_makes_a_copy_and_writes_it_down(begin, place, clock):
    program = begin()
    sign_in(program)
    program.window.close()
    let_tasks_end()
    assert not program.window.isVisible()
    assert [one.why for one in backups(place)] == ["exit"]
    begin.end()
    store = open_place(place, clock())
    with store.reading() as session:
        acts = list(session.scalars(select(JournalLine.act)))
    store.close()
    assert acts.count("back_up") == 1
    assert acts[-1] == "stop"


@pytest.mark.parametrize(("content", "code"), [(b"", 0), (b"not a database" * 400, started.CANNOT)])
def test_main_shows_the_window_until_it_is_closed_and_returns_its_code(place, clock, qapp, content, code):
    if content:
        place.database.write_bytes(content)
    with leaving(qapp, lambda: QThread.currentThread().loopLevel() > 0):
        assert main(place, clock) == code


def test_a_window_closed_while_the_program_is_being_read_in_ends_it(place, clock, qapp):
    with leaving(qapp, lambda: True):
        assert main(place, clock) == 0
    assert backups(place) == []


@contextmanager
def leaving(qapp: QApplication, when: Callable[[], bool]) -> Iterator[None]:
    """Close the window as soon as one is shown and `when` says so."""
    hook, timer = sys.excepthook, QTimer(interval=10)

    def look() -> None:
        for window in qapp.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and when():
                sys.excepthook = hook
                window.close()

    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
