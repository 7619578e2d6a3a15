"""Taking money through the window: by the keyboard alone, an ordinary fee in twelve keys, nothing twice."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import func, select

from deskapp.audit.records import JournalLine
from deskapp.counter import COUNTER
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.flow.procedure import Done
from deskapp.kernel.money import Money
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.question_records import FeeQuestion
from deskapp.ledger.ticket_records import Ticket
from deskapp.office import Office
from deskapp.printing.file_printer import FilePrinter
from deskapp.printing.slips import from_json
from deskapp.procedures.collect_fees.items.wizard import ItemsPage
from deskapp.procedures.collect_fees.payment.wizard import CollectPage, ConfirmPage
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.staff.records import Draft
from deskapp.ui import tasks
from deskapp.ui.counter_frame import CounterFrame
from deskapp.ui.offers import Subject
from deskapp.ui.theme import Look, apply, load_fonts
from forms.receipt import Receipt
from tests.clerk import type_text
from tests.fees import open_counter

ENTER, F2, F8, ESC = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_Escape
Keys = str | Qt.Key


@pytest.fixture(autouse=True)
def dressed(qapp):
    load_fonts()
    apply(qapp, Look())


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


@pytest.fixture
def wizard(qtbot, desk, unit):
    """The wizard as the window opens it for a unit, in sight."""
    opened = CollectFeesWizard(desk, draft=Subject("3-2-501").beginning(CollectFeesWizard.procedure))
    qtbot.addWidget(opened)
    opened.resize(1294, 688)
    opened.show()
    QTest.qWaitForWindowActive(opened)
    return opened


def at_hand() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "the keyboard is nowhere"
    return found


def press(*keys: Keys) -> int:
    """Press keys one by one, wherever the keyboard is; how many that were."""
    pressed = 0
    for key in keys:
        for one in key if isinstance(key, str) else [key]:
            if isinstance(one, str):
                QTest.keyClicks(at_hand(), one)
            else:
                QTest.keyClick(at_hand(), one)
            pressed += 1
    return pressed


def items(wizard) -> ItemsPage:
    assert isinstance(wizard.page, ItemsPage), wizard.page.kind
    return wizard.page


def payment(wizard) -> CollectPage:
    assert isinstance(wizard.page, CollectPage), wizard.page.kind
    return wizard.page


def slip(wizard) -> Receipt:
    assert isinstance(wizard.outcome, Done), wizard.page.reason()
    return from_json(Receipt, wizard.outcome.papers[0].slip)


@pytest.fixture
def window(qtbot, tmp_path, desk, unit):
    """The whole counter, with the keyboard in the search box."""
    room = Office(desk.store, FilePrinter(tmp_path), {}, now=desk.now)
    room.desk = desk
    frame = CounterFrame(room, COUNTER)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    QTest.qWaitForWindowActive(frame)
    frame.search.setFocus()
    return frame


def test_an_ordinary_fee_takes_twelve_keys_from_the_search_box(qtbot, tmp_path, window, desk, unit):
    assert press("32501", F2, ENTER, "1", ENTER, "=*", F8) <= 12
    assert tasks.wait(5000)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("receipt-*.pdf"))), timeout=5000)
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
        assert (ticket.amount, ticket.room_no, ticket.customer_name) == (Money(74340), "3-2-501", "张素芬")


def test_the_same_script_bare_and_through_the_window(at_counter, desk, unit):
    clerk = at_counter(CollectFeesWizard, desk)
    with desk.reading() as session:
        charges = [one.charge_id for one in open_charges(session, unit.id, desk.today)]
    assert clerk.fill(Payer, room="3-2-501", payer="张素芬") == []
    assert clerk.fill(Items, charges=charges[:1]) == []
    assert clerk.fill(Confirm, total=Money(24780), confirmed=True) == []
    cash = [{"method": "现金", "amount": Money(24780)}]
    assert clerk.fill(Collect, ways=cash, tendered="300", detector=True) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "已收 ¥247.80，找零 ¥52.20"


def test_all_is_ticked_beforehand_and_digits_untick(wizard):
    page = items(wizard)
    assert len(page.said()["charges"]) == 3
    press("2")
    assert len(page.said()["charges"]) == 2
    assert page.plan.total == Money(49560)
    press("0", "0")
    assert page.said()["charges"] == []
    assert page.reason() == "请选择要收的费用"


def test_plus_pays_a_month_ahead(wizard):
    press("++")
    assert items(wizard).plan.total == Money(24780 * 5)
    press("-")
    assert items(wizard).plan.total == Money(24780 * 4)


def test_an_amount_takes_the_place_of_ticks_and_ticks_of_an_amount(wizard):
    page = items(wizard)
    page.fill({"amount": "300"})
    page.edited.emit()
    assert [cell[4].words for cell in page.table.rows.rows] == ["247.80", "52.20", "—"]
    page.table.setFocus()
    press("3")
    assert page.said()["amount"] == ""
    assert page.plan.total == Money(49560)


def test_an_item_is_found_by_its_initials_and_its_numbers_are_asked_for(wizard):
    page = items(wizard)
    page.fill({"charges": [], "extras": [{"item": "wxf", "quantity": "2", "price": "20"}]})
    page.edited.emit()
    assert "收据上须列明维修单号" in page.reason()
    assert page.meaning.text() == "维修服务费 填单价，列明维修单号"
    page.fill({"extras": [{"item": "wxf", "quantity": "2", "price": "20", "numbers": "WX0718 WX0719"}]})
    page.edited.emit()
    assert (page.reason(), page.plan.total) == ("", Money(4000))


def test_enter_never_takes_money(wizard):
    press(ENTER, "1", ENTER, "=*")
    for _ in range(8):
        press(ENTER)
    assert wizard.outcome is None


def reminders(wizard) -> str:
    """What the cue card beside the page says."""
    assert wizard.cue.isVisible()
    return "".join(label.text() for label in wizard.cue.findChildren(QLabel))


def test_fee_01_fee_02_the_first_page_reminds_of_greeting_and_of_calling_for_help(qtbot, desk, unit):
    """FEE-01, FEE-02."""
    opened = CollectFeesWizard(desk)
    qtbot.addWidget(opened)
    opened.resize(1294, 688)
    opened.show()
    assert opened.page.kind is Payer
    assert "起身问好；正在接待的，点头微笑" in reminders(opened)
    assert "等候超过两人，立即呼叫值班人员支援" in reminders(opened)


def test_fee_06_a_note_the_detector_rejects_is_given_back(wizard):
    """FEE-06: the reminder beside the page on which cash is taken."""
    press(ENTER, "1", ENTER)
    assert wizard.page.kind is Collect
    assert "验钞机不认的，说“不好意思，麻烦您更换一张" in reminders(wizard)


def test_fee_05_the_main_button_says_what_is_missing(wizard):
    """FEE-05."""
    press(ENTER, "1", ENTER)
    assert wizard.reason.text() == "请填实收，按 = 填入应收"
    press("1000")
    assert wizard.reason.text() == "请过验钞机，按 * 勾选"
    press("*")
    assert wizard.main.isEnabled()


def test_fee_03_the_page_is_not_left_before_the_customer_agreed(wizard):
    """FEE-03."""
    press(ENTER, ENTER)
    assert wizard.page.kind is Confirm
    assert wizard.page.notes["confirmed"].problem == "请确认：客户已确认金额"


def test_fee_07_change_is_shown_note_by_note(wizard):
    """FEE-07."""
    press(ENTER, "1", ENTER, "1000")
    tender = payment(wizard).tender
    assert [label.text() for label in (tender._change, tender._gives.hint)] == [
        "¥256.60",
        "100×2  50×1  5×1  1×1  0.5×1  0.1×1",
    ]
    assert wizard.page.cues()[1] == "应收七百四十三元四角，收您一千元，找您二百五十六元六角。"


def test_the_number_pad_reaches_the_transfer_and_its_slip_number(wizard):
    press(ENTER, "1", ENTER, "/", "20261121", F8)
    receipt = slip(wizard)
    assert (receipt.methods, receipt.remark) == ((("转账", Money(74340)),), "凭证号 20261121")


def test_a_payment_in_two_ways_by_keys(wizard):
    press(ENTER, "1", ENTER, "//")
    press("400", ENTER, "=", ENTER, "88001", ENTER, "400*", F8)
    assert slip(wizard).methods == (("现金", Money(40000)), ("转账", Money(34340)))


def test_fee_08_an_unwanted_receipt_is_ticked_for_the_box(wizard, desk):
    """FEE-08."""
    press(ENTER, "1", ENTER, "=*")
    payment(wizard).to_box.click()
    press(F8)
    with desk.reading() as session:
        handover = session.scalars(select(Ticket)).one().handover
        assert handover is not None
        assert handover.value == "已投票据箱"


def test_t33_f8_held_down_and_a_double_click_are_one_receipt(wizard, desk):
    press(ENTER, "1", ENTER, "=*")
    target = at_hand()
    QTest.keyPress(target, F8)
    for _ in range(5):
        again = QKeyEvent(QEvent.Type.KeyPress, F8, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(target, again)
    QTest.keyRelease(target, F8)
    QTest.mouseClick(wizard.main, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(wizard.main, Qt.MouseButton.LeftButton)
    with desk.reading() as session:
        assert session.scalar(select(func.count(Payment.id))) == 1


def test_fee_04_the_signature_is_asked_for_after_the_receipt(wizard, desk):
    """FEE-04."""
    press(ENTER, "1", ENTER, "=*", F8)
    press("1")
    left: list[bool] = []
    wizard.left.connect(lambda: left.append(True))
    press(ESC)
    assert left == [True]
    with desk.reading() as session:
        noted = select(JournalLine).where(JournalLine.table_name == "ticket").order_by(JournalLine.id.desc())
        assert session.scalars(noted.limit(1)).one().after == {"signed": True}


def test_gen_20_the_seal_on_the_customer_s_copy_is_ticked_and_noted_once(wizard, desk):
    """GEN-20, TICKET-05: the place of the seal is printed, the seal itself is put there by hand."""
    press(ENTER, "1", ENTER, "=*", F8)
    assert wizard.sealed.isVisible()
    press("2")
    assert not wizard.sealed.isEnabled()
    press("2")
    with desk.reading() as session:
        lines = session.scalars(select(JournalLine).where(JournalLine.table_name == "ticket")).all()
        assert [line.after for line in lines].count({"sealed": True}) == 1


def test_fee_34_in_doubt_the_walk_is_parked_and_the_cashier_asked(wizard, desk):
    """FEE-34: by keys alone, with what was chosen and the question in the clerk's words."""
    parked: list[bool] = []
    wizard.put_aside.connect(lambda: parked.append(True))
    press(ENTER)
    QTest.keyClick(at_hand(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    press(ENTER)
    assert wizard.doubt.form.notes["question"].problem == "请写明要问什么"
    type_text(wizard.doubt.question, "十月的还收不收")
    press(ENTER)
    assert parked == [True]
    with desk.reading() as session:
        question = session.scalars(select(FeeQuestion)).one()
        draft = session.get_one(Draft, question.draft_id)
        assert (question.question, question.about) == ("十月的还收不收", "物业服务费，应收 ¥743.40")
        assert (question.room_no, question.customer_name) == ("3-2-501", "张素芬")
        assert (draft.request_id, draft.stopped_at) == (wizard.session.answers.request_id, "金额确认")


def test_who_thinks_better_of_it_goes_on_where_they_were(wizard, desk):
    press(ENTER)
    was = at_hand()
    wizard.ask()
    press(ESC)
    assert (wizard.doubt, at_hand()) == (None, was)
    wizard.ask()
    press(ESC, "1", ENTER)
    assert wizard.page.kind is Collect
    with desk.reading() as session:
        assert session.scalars(select(FeeQuestion)).all() == []


def test_a_draft_comes_back_with_what_was_typed(qtbot, desk, unit):
    kept: list[dict[str, object]] = []
    begun = Subject("3-2-501").beginning(CollectFeesWizard.procedure)
    first = CollectFeesWizard(desk, keep=kept.append, draft=begun)
    qtbot.addWidget(first)
    first.show()
    items(first).table.turned.emit(0)
    first.press_main()
    first.keep_draft()
    again = CollectFeesWizard(desk, draft=kept[-1])
    qtbot.addWidget(again)
    assert isinstance(again.page, ConfirmPage)
    assert again.page.bill is not None
    assert again.page.bill.total == Money(49560)
    assert again.session.answers.request_id == first.session.answers.request_id


def test_a_unit_that_owes_nothing_is_paid_ahead(manned_by, qtbot, desk):
    open_counter(manned_by, desk)
    opened = CollectFeesWizard(desk, draft=Subject("3-2-501").beginning(CollectFeesWizard.procedure))
    qtbot.addWidget(opened)
    opened.show()
    assert opened.page.first() is opened.page.editors["months"].widget
    opened.page.fill({"months": "1"})
    opened.page.edited.emit()
    assert items(opened).plan.total == Money(24780), "this month, which was not billed yet"


def test_what_a_past_owner_left_is_marked(qtbot, desk, unit):
    with desk.work("edit_estate") as session:
        here = session.get_one(Unit, unit.id)
        here.occupancies[0].to_date = date(2026, 10, 14)
        new = Customer(name="周远")
        session.add(Occupancy(unit=here, customer=new, role=OccupancyRole.OWNER, from_date=date(2026, 10, 15)))
    opened = CollectFeesWizard(desk, draft=Subject("3-2-501").beginning(CollectFeesWizard.procedure))
    qtbot.addWidget(opened)
    assert [cells[1].more for cells in items(opened).table.rows.rows] == ["原业主 张素芬"] * 3
    assert opened.subject() == "3-2-501 周远"
