"""The home page: what may be begun, what waits, how many queue, what the shift took; nothing on it is invented."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from shiboken6 import isValid

from deskapp.estate.records import Instruction
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import TicketBook
from deskapp.overview.home_view import Pile, Urgency
from deskapp.staff.records import Task
from deskapp.staff.roles import Role
from deskapp.staff.settings import change_settings
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.home_aside import CALL, _takings
from deskapp.ui.pages.settings import SettingsPage
from deskapp.ui.pages.unit import UnitPage
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.theme import Tone
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import counter, let_tasks_end, pay, say, search, sign_in


def waiting(frame):
    """What and when of every line of today's list, but for the backup."""
    frame.go("today")
    return [(one.what, one.due) for one in frame.here.today.matters if one.what != "备份数据"]


def test_only_what_the_person_may_begin_is_offered(begin, unit):
    frame = sign_in(begin(), "孙敏")
    offered = {offer.name for offer in frame._places.mine}
    assert {"draw_book", "write_off_book", "run_billing"} <= offered
    assert not {"collect_fees", "close_day", "set_tariff", "add_member"} & offered


def test_what_is_still_missing_is_told_to_whoever_may_see_to_it(begin, place):
    program = begin()
    missing = {}
    for name in ("林晓", "赵立", "高远", "孙敏"):
        missing[name] = [what for what, _ in waiting(sign_in(program, name))]
        program.sign_out()
    assert missing == {
        "林晓": ["向出纳领用票据本"],
        "赵立": ["导入花名册", "向出纳领用票据本"],
        "高远": ["导入花名册", "设定收费标准", "打印恢复密钥", "导入放假安排"],
        "孙敏": [],
    }


def test_an_empty_day_says_so(frame):
    assert waiting(frame) == []
    frame.here.today.show_matters(())
    assert not frame.here.today.table.isVisible()


def ringed(frame):
    """What the ring of the window lies around; None where there is none."""
    ring = frame.ring
    return ring._around if ring.isVisible() else None


def test_no_ring_is_drawn_round_the_whole_page_and_typing_still_searches(frame):
    frame.commands.command("back_up").trigger()
    let_tasks_end()
    frame.go("units")
    frame.go("today")
    assert frame.here.today.empty
    assert (frame.here.hasFocus(), ringed(frame)) == (True, None)
    QTest.mouseClick(frame.here, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert ringed(frame) is None
    press(Qt.Key.Key_3)
    assert (frame.search.hasFocus(), frame.search.text(), ringed(frame)) == (True, "3", frame.search)


def test_a_command_from_the_list_gives_the_keyboard_back_to_the_page(frame):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    say("立即备份")
    press(ENTER)
    let_tasks_end()
    assert "备份数据" not in [one.what for one in frame.here.today.matters]
    assert not frame.search.hasFocus()
    press(Qt.Key.Key_3)
    assert frame.search.text() == "3", "what is typed on the page is searched for again"


def test_when_the_last_matter_is_done_the_keyboard_does_not_stay_behind(frame, desk):
    with desk.work("keep_draft") as session:
        session.add(a_task("回电", desk.now() + timedelta(hours=2)))
    frame.commands.command("back_up").trigger()
    let_tasks_end()
    frame.go("units")
    frame.go("today")
    assert frame.here.today.table.hasFocus()
    press(Qt.Key.Key_Delete)
    assert frame.here.today.empty
    assert frame.here.hasFocus()


def test_the_clock_of_the_window_is_the_program_s_on_every_page_and_every_second(frame, clock, qtbot):
    clock.pass_by(hours=3, minutes=7)
    frame.go("units")
    assert frame.clock.text() == "11月21日 周六 12:07"
    clock.pass_by(hours=13)
    qtbot.waitUntil(lambda: frame.clock.text() == "11月22日 周日 01:07", timeout=20_000)


def test_the_backup_is_asked_for_when_there_is_none_and_no_more_once_it_is_made(frame):
    assert "备份数据" in [one.what for one in frame.here.today.matters]
    frame.commands.command("back_up").trigger()
    let_tasks_end()
    assert "备份数据" not in [one.what for one in frame.here.today.matters]


def test_what_was_left_half_way_is_taken_up_where_it_stopped(frame):
    search("32501")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F12)
    assert waiting(frame) == [("写完收费", "今天")]
    line = next(one for one in frame.here.today.matters if one.pile is Pile.UNFINISHED)
    assert (line.room, line.customer, line.pile) == ("3-2-501", "张素芬", Pile.UNFINISHED)
    frame.here.today.table.selectRow(frame.here.today.matters.index(line))
    press(ENTER)
    assert isinstance(frame.here, WalkPage)
    assert frame.here.wizard.page.kind.title == "项目与期间"


def test_yesterdays_takings_without_a_closing_come_first(frame, clock):
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    clock.pass_by(days=2)
    assert waiting(frame)[0] == ("补做日结", "逾期 2 天")


def test_used_up_books_wait_for_the_cashier_and_for_who_holds_them(begin, unit, manned_by):
    with manned_by("孙敏").work("write_off_book") as session:
        book = session.query(TicketBook).one()
        book.next_no, book.state = book.to_no + 1, BookState.USED_UP
    program = begin()
    mine = [("票据本用完，交出纳核销", "今天"), ("向出纳领用票据本", "今天")]
    assert waiting(sign_in(program)) == mine
    program.sign_out()
    assert waiting(sign_in(program, "孙敏")) == [("核销票据本", "今天")]


def test_behind_the_sign_in_page_nothing_is_asked_for_anybody(begin, unit):
    """A timer that fires while nobody is on duty neither fails nor takes the keyboard from whoever signs in."""
    program = begin()
    frame = sign_in(program)
    program.sign_out()
    passed = []
    frame.upkeep.passed.connect(lambda: passed.append(1))
    for timer in frame.upkeep.findChildren(QTimer):
        timer.timeout.emit()
    assert passed == []
    assert sign_in(program, "孙敏").room.clerk == "孙敏"


def test_gen_13_instructions_about_to_expire_and_tasks_due_are_listed_by_urgency(frame, unit, desk, clock):
    """GEN-13: overdue in red, due today in orange, then what is to come; only what is one's own to do."""
    with desk.work("give_instruction") as session:
        session.add(Instruction(unit_id=unit.id, text="对讲机故障", valid_to=date(2026, 11, 23)))
        session.add(Instruction(unit_id=unit.id, text="以后再说", valid_to=date(2027, 11, 23)))
        session.add(a_task("回访", clock() - timedelta(days=1)))
        session.add(a_task("送达通知单", clock() + timedelta(hours=5)))
        session.add(a_task("别人的事", clock(), Role.CASHIER))
    assert waiting(frame) == [("回访", "逾期 1 天"), ("送达通知单", "今天 14:00"), ("嘱托到期", "周一 11-23")]
    assert [one.urgency for one in frame.here.today.matters][0] is Urgency.LATE
    cells = {line[1].words: line[0] for line in frame.here.today.table.rows.rows}
    assert [cells[what].tone for what in ("回访", "送达通知单", "嘱托到期")] == [Tone.DANGER, Tone.WARN, None]
    frame.here.today.table.selectRow(len(frame.here.today.matters) - 1)
    press(ENTER)
    assert isinstance(frame.here, UnitPage)


def test_a_task_goes_when_somebody_says_it_is_done_and_comes_back_when_they_take_that_back(frame, desk, clock):
    with desk.work("keep_draft") as session:
        session.add(a_task("回访", clock()))
    frame.go("today")
    today = frame.here.today
    place = [one.what for one in today.matters].index("回访")
    today.table.setFocus()
    today.table.selectRow(place)
    press(Qt.Key.Key_Delete)
    assert "回访" not in [one.what for one in today.matters]
    frame.messages.bars()[-1].buttons[0].click()
    assert "回访" in [one.what for one in today.matters]


def test_what_is_no_task_cannot_be_said_to_be_done(frame):
    frame.here.today.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert [bar.words for bar in frame.messages.bars()] == ["这一项办完后自动消失，不用另外办结"]


def a_task(title, due_at, role=Role.FEE_COLLECTOR):
    return Task(kind="call", title=title, due_at=due_at, role=role, record_table="unit", record_id=1)


def test_more_than_two_waiting_calls_for_help(frame):
    """GEN-18, FEE-02."""
    frame.go("today")
    queue = frame.here.aside.queue
    for waits in (1, 2, 3):
        press(Qt.Key.Key_Plus)
        assert queue.waiting == waits
    assert CALL in [label.text() for label in queue.findChildren(type(queue._call)) if label.isVisible()]
    press(Qt.Key.Key_Minus)
    assert not queue._call.isVisible()


def test_gen_18_how_many_may_wait_is_a_setting_that_counts_at_once(frame, manned_by):
    """GEN-18."""
    frame.go("today")
    for _ in range(3):
        press(Qt.Key.Key_Plus)
    assert frame.here.aside.queue._call.isVisible()
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, queue_alert_threshold=3)
    frame.here.refresh()
    assert not frame.here.aside.queue._call.isVisible()
    press(Qt.Key.Key_Plus)
    assert frame.here.aside.queue._call.isVisible()


def test_the_shift_shows_takings_by_way_and_the_next_receipt(frame):
    shift = frame.room.home().shift
    assert (shift.payments, shift.next_receipt, shift.left_in_book) == (0, "No. 0000001", 50)
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    shift = frame.room.home().shift
    assert [(way, str(amount)) for way, amount in shift.methods] == [("现金", "¥743.40")]
    assert (shift.payments, shift.next_receipt, shift.left_in_book) == (1, "No. 0000002", 49)
    assert str(shift.in_drawer) == "¥1,243.40", "the float is in the drawer, and no takings"
    assert ("应有现金", "¥1,243.40") in _takings(shift)
    assert "应有现金" not in dict(_takings(replace(shift, in_drawer=None)))
    assert frame.status.labels["takings"].fact.words == "未日结收款 1 笔  ¥743.40"


def test_other_colours_leave_the_counter_as_it_is_and_hidden_pages_are_made_anew(begin, unit, qtbot):
    program = begin()
    frame = sign_in(program)
    home = frame.here
    frame.go("settings")
    program._wear("dark", "中")
    qtbot.waitUntil(lambda: not isValid(home))
    assert counter(program) is frame
    assert frame.here.place == "settings"
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert isinstance(frame.here, HomePage)
    press(Qt.Key.Key_Escape)
    assert isinstance(frame.here, HomePage | SettingsPage)


def test_the_text_size_changes_at_once_and_the_clerk_stays(begin, unit, qtbot):
    program = begin()
    sign_in(program)
    before = counter(program)
    program._wear("dark", "大")
    assert program.window.cover is not None, "it takes a moment"
    qtbot.waitUntil(lambda: program.window.cover is None)
    assert counter(program) is not before
    assert counter(program).room.clerk == "林晓"
    assert (program.office.machine.scheme, program.office.machine.text_size) == ("dark", "大")
