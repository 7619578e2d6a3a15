"""In doubt about a fee: asked, answered and gone on with in the real window, by keys alone (FEE-34)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from deskapp.overview.home_view import Urgency
from deskapp.ui.states import MessageBar
from tests.ui.hands import ENTER, F8, press
from tests.ui.pages.conftest import let_tasks_end, say, search, sign_in
from tests.ui.pages.test_home import waiting

ASKED, SAID = "业主说八月已在总部交过，还收不收", "查到八月的汇款，不收八月"


def doubt(frame):
    """Begin to collect, and ask about it."""
    search("32501")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    say(ASKED)
    press(ENTER)


def line(frame, what):
    frame.go("today")
    return next(one for one in frame.here.today.matters if one.what.startswith(what))


def open_line(frame, what):
    found = line(frame, what)
    frame.here.today.table.setFocus()
    frame.here.today.table.selectRow(frame.here.today.matters.index(found))
    press(ENTER)


def test_fee_34_a_doubt_goes_to_the_cashier_and_the_answer_comes_back(begin, unit):
    """FEE-34, GEN-13."""
    program = begin()
    frame = sign_in(program)
    doubt(frame)
    assert line(frame, "写完收费").more == "已咨询出纳，等待答复"
    assert [one.stopped for one in frame.room.home().half_done] == ["已咨询出纳，等待答复"]
    program.sign_out()

    frame = sign_in(program, "孙敏")
    found = line(frame, "答复咨询")
    assert (found.what, found.due, found.urgency) == (f"答复咨询：{ASKED}", "今天 23:59", Urgency.TODAY)
    assert (found.room, found.customer) == ("3-2-501", "张素芬")
    open_line(frame, "答复咨询")
    assert frame.here.offer.name == "answer_question"
    assert "物业服务费，应收 ¥743.40" in [label.text() for label in frame.here.findChildren(QLabel)]
    say(SAID)
    press(F8)
    assert waiting(frame) == []
    program.sign_out()

    frame = sign_in(program)
    assert line(frame, "写完收费").more == f"出纳 孙敏 答复：{SAID}"
    open_line(frame, "写完收费")
    bars = [(bar.words, bar.detail) for bar in frame.here.findChildren(MessageBar)]
    assert (f"出纳 孙敏 答复：{SAID}", f"林晓 09:00 问：{ASKED}") in bars


def test_the_cashier_s_matter_ends_with_its_answer_and_not_by_a_key(begin, unit):
    """FEE-34: it cannot be said to be done, only answered."""
    program = begin()
    doubt(sign_in(program))
    program.sign_out()
    frame = sign_in(program, "孙敏")
    frame.go("today")
    frame.here.today.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert [bar.words for bar in frame.messages.bars()] == ["这一项办完后自动消失，不用另外办结"]
    assert waiting(frame) == [(f"答复咨询：{ASKED}", "今天 23:59")]


def test_a_question_nobody_answered_is_overdue_the_next_day(begin, unit, clock):
    """GEN-13."""
    program = begin()
    doubt(sign_in(program))
    program.sign_out()
    clock.pass_by(days=1)
    frame = sign_in(program, "孙敏")
    assert (line(frame, "答复咨询").due, line(frame, "答复咨询").urgency) == ("逾期 1 天", Urgency.LATE)


def test_leaving_the_collection_takes_the_question_back(begin, unit):
    program = begin()
    frame = sign_in(program)
    doubt(frame)
    frame.here.aside.taken_up.emit(frame.room.home().half_done[0].request_id)
    frame.here.wizard.left.emit()
    let_tasks_end()
    program.sign_out()
    assert waiting(sign_in(program, "孙敏")) == []


def test_what_was_asked_and_answered_is_told_on_the_page_of_the_unit(begin, unit):
    program = begin()
    doubt(sign_in(program))
    program.sign_out()
    frame = sign_in(program, "孙敏")
    open_line(frame, "答复咨询")
    say(SAID)
    press(F8)
    told = [(one.what, one.who) for one in frame.room.unit(unit.id).happenings]
    assert told[:2] == [("答复咨询", "孙敏"), ("咨询出纳", "林晓")]
