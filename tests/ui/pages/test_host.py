"""Procedures in the window: begun, parked, come back to, finished once, printed, and taken up after a crash."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from deskapp.flow.procedure import PaperDue
from deskapp.kernel.money import Money
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import PrintLog, Ticket
from deskapp.staff.records import Draft
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.walk import WalkPage
from forms.fee_notice import SPECIMEN as NOTICE
from tests.fees import make_home
from tests.ui.hands import ENTER, F8, press
from tests.ui.pages.conftest import counter, let_tasks_end, pay, say, search, sign_in


def all_of(desk, record):
    with desk.reading() as session:
        return list(session.scalars(select(record).order_by(record.id)))


def open_drafts(desk):
    return [one for one in all_of(desk, Draft) if not one.ended]


@pytest.fixture
def collecting(frame):
    search("32501")
    press(Qt.Key.Key_F2)
    assert isinstance(frame.here, WalkPage)
    return frame.here


def test_what_is_typed_on_the_home_page_is_searched_for(frame):
    press(Qt.Key.Key_3)
    assert frame.search.hasFocus()
    assert frame.search.text() == "3"
    assert frame.searching.popup is not None


def test_a_fee_is_collected_by_keys_alone_and_its_receipt_printed(frame, collecting, desk, place):
    pay(frame)
    assert [str(one.total) for one in all_of(desk, Payment)] == ["¥743.40"]
    assert [(one.form, one.good) for one in all_of(desk, PrintLog)] == [("receipt", True)]
    assert [file.name for file in place.papers.iterdir()] == ["receipt-0000001.pdf"]
    assert isinstance(frame.here, HomePage)
    assert open_drafts(desk) == []


class Held:
    """A fee notice that is drawn only once `go` is set."""

    def __init__(self) -> None:
        self.go = Event()

    @property
    def imprint(self):
        assert self.go.wait(60)
        return NOTICE.imprint

    def __getattr__(self, name):
        return getattr(NOTICE, name)


def test_printing_that_was_stopped_is_not_logged_and_can_be_begun_again(frame, desk):
    notice = Held()
    frame.host.print_papers([PaperDue("fee_notice", notice, ("journal", 1))])
    frame.tasks.stop.click()
    notice.go.set()
    let_tasks_end()
    assert all_of(desk, PrintLog) == []
    (bar,) = frame.messages.bars()
    assert bar.words == "已停止打印"
    bar.buttons[0].click()
    let_tasks_end()
    assert [(one.form, one.good) for one in all_of(desk, PrintLog)] == [("fee_notice", True)]


def test_f8_held_down_makes_one_payment(frame, collecting, desk):
    press(F8)
    press(Qt.Key.Key_1)
    press(F8)
    press(Qt.Key.Key_Equal)
    for _ in range(12):
        press(Qt.Key.Key_Space)
        press(F8)
    let_tasks_end()
    assert len(all_of(desk, Payment)) == len(all_of(desk, Ticket)) == 1


def test_a_draft_is_taken_up_after_the_process_died(begin, unit, desk):
    program = begin()
    sign_in(program)
    search("32501")
    press(Qt.Key.Key_F2)
    press(F8)
    request = counter(program).here.request_id
    frame = sign_in(begin.again())
    assert [one.words for one in frame.room.home().half_done] == ["收费 3-2-501 张素芬"]
    frame.go("today")
    frame.here.aside.taken_up.emit(request)
    assert frame.here.request_id == request
    assert frame.here.wizard.page.kind.title == "金额确认"
    press(Qt.Key.Key_1)
    press(F8)
    assert frame.here.wizard.page.kind.title == "收款"


def test_a_finished_walk_whose_draft_stayed_behind_never_pays_again(begin, unit, desk):
    program = begin()
    frame = sign_in(program)
    search("32501")
    press(Qt.Key.Key_F2)
    walk = frame.here
    press(F8)
    request, kept = walk.request_id, walk.wizard.session.draft()
    pay_from_confirm(frame)
    with desk.work("keep_draft") as session:
        draft = session.scalars(select(Draft)).one()
        draft.ended, draft.said = False, kept
    frame.host.resume(request)
    pay_from_confirm(frame)
    assert len(all_of(desk, Payment)) == 1


def pay_from_confirm(frame):
    press(Qt.Key.Key_1)
    press(F8)
    press(Qt.Key.Key_Equal)
    walk = frame.here
    for _ in range(4):
        if not walk.done:
            press(Qt.Key.Key_Space)
            press(F8)
    let_tasks_end()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Escape)


def test_a_procedure_begun_inside_another_comes_back_to_it(frame, collecting, desk):
    frame.start("give_instruction")
    assert frame.here.offer.name == "give_instruction"
    say("老人独居，先打电话")
    press(ENTER)
    say("张素芬")
    press(F8)
    assert frame.here.request_id == collecting.request_id
    assert frame.here.offer.name == "collect_fees"
    assert len(open_drafts(desk)) == 1


def test_another_page_hides_a_walk_and_escape_comes_back_to_it_as_it_was(frame, collecting):
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert frame.here.place == "units"
    press(Qt.Key.Key_Escape)
    assert frame.here is collecting


def test_put_aside_keeps_the_draft_and_leaving_drops_it(frame, collecting, desk):
    press(Qt.Key.Key_F12)
    assert [one.stopped_at for one in open_drafts(desk)] == ["项目与期间"]
    frame.host.resume(collecting.request_id)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    frame.here.wizard.left.emit()
    assert open_drafts(desk) == []
    assert isinstance(frame.here, HomePage)


def test_a_procedure_begun_on_a_unit_goes_back_to_the_unit(frame):
    search("32501")
    press(ENTER)
    page = frame.here
    press(Qt.Key.Key_F2)
    pay(frame)
    assert frame.here is page
    assert page.view.owed == Money()


def test_a_dead_printer_loses_nothing_and_the_paper_can_be_had_again(frame, collecting, desk, place):
    place.papers.rmdir()
    place.papers.write_text("no folder")
    pay(frame)
    bar = frame.messages.bars()[-1]
    assert bar.tone.value == "danger"
    assert len(all_of(desk, Payment)) == 1
    assert [(one.what, one.more) for one in frame.here.today.matters if one.what == "打印收据"] == [
        ("打印收据", "No. 0000001，¥743.40")
    ]
    place.papers.unlink()
    place.papers.mkdir()
    bar.buttons[0].click()
    let_tasks_end()
    assert [one.good for one in all_of(desk, PrintLog)] == [False, True]
    assert "打印收据" not in [one.what for one in frame.here.today.matters]


def void(frame, number="0000001"):
    """Void a receipt; the lead lets it pass."""
    frame.start("void_receipt")
    say(number)
    press(F8)
    wizard = frame.here.wizard
    wizard.page.fill({"reason": "金额开错", "copies": True})
    press(F8)
    press(Qt.Key.Key_F7)
    for words in ("赵立", "471508", "客户要求改名"):
        say(words)
        press(ENTER)
    press(F8)
    let_tasks_end()


@pytest.fixture
def voided(frame, collecting):
    """Two of three months were paid together with a repair, under another name; then it was voided."""
    press(Qt.Key.Key_2)
    collecting.wizard.page.fill({"extras": [{"item": "wxf", "quantity": "2", "price": "20", "numbers": "WX0718"}]})
    collecting.wizard.page.edited.emit()
    pay(frame)
    void(frame)
    return frame


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Space, ENTER], ids=["F2", "space", "enter"])
def test_a_voided_receipt_is_written_again_by_one_key_with_all_that_was_on_it(voided, key):
    """TICKET-04: the button has the keyboard, and its key means the voided receipt."""
    button = voided.messages.bars()[-1].buttons[0]
    assert (button.text(), button.key, button.hasFocus()) == ("重开收据", "F2", True)
    press(key)
    page = voided.here.wizard.page
    assert voided.here.wizard.subject() == "3-2-501 张素芬"
    assert page.kind.title == "项目与期间"
    assert len(page.said()["charges"]) == 2
    assert [(one["item"], one["quantity"], one["numbers"]) for one in page.said()["extras"]] == [
        ("维修服务费", "2", "WX0718")
    ]
    assert page.plan.total == Money(24780 * 2 + 4000)
    assert page.table.hasFocus()
    assert voided.messages.bars() == []


def test_f2_on_another_unit_is_not_about_the_voided_receipt(voided, desk):
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-502", "周远")
    search("32502")
    press(Qt.Key.Key_F2)
    assert voided.here.wizard.subject() == "3-2-502 周远"


def test_months_ahead_and_a_part_of_a_charge_are_written_again_too(frame, collecting):
    collecting.wizard.page.fill({"months": "2"})
    collecting.wizard.page.edited.emit()
    total = collecting.wizard.page.plan.total
    pay(frame)
    void(frame)
    press(Qt.Key.Key_F2)
    assert (frame.here.wizard.page.said()["months"], frame.here.wizard.page.plan.total) == ("2", total)
    frame.here.wizard.page.fill({"months": "", "amount": "300"})
    frame.here.wizard.page.edited.emit()
    pay(frame)
    void(frame, "0000002")
    press(Qt.Key.Key_F2)
    assert frame.here.wizard.page.plan.total == Money(30000)


def test_news_of_what_was_done_before_does_not_stand_over_the_next_walk(frame, collecting):
    request = collecting.request_id
    press(Qt.Key.Key_F12)
    frame.host.resume(request)
    assert [bar.words for bar in frame.messages.bars()] == ["上次停在“项目与期间”，已为你恢复"]
    frame.start("fee_notice")
    assert frame.messages.bars() == []


def test_a_walk_with_a_pin_in_it_is_never_kept(frame, desk):
    frame.start("change_own_pin")
    say("471508")
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert all_of(desk, Draft) == []
    frame.back()
    assert frame.here.offer.name == "change_own_pin"
    press(Qt.Key.Key_F12)
    assert frame.here.offer.name == "change_own_pin"
    assert all_of(desk, Draft) == []
