"""Money at the counter: / goes round all ways to pay, and the whole payment is in sight on a small screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.kernel.money import Money
from deskapp.ledger.payment_records import PaymentMethod
from deskapp.ui.segments import Segments
from deskapp.ui.theme import look
from tests.ui.hands import ENTER, F8, at_hand, here, press
from tests.ui.pages.conftest import let_tasks_end, search

SMALL = (1366, 697)
"""A screen of 1366x768 without title bar and task bar."""
LARGER = (1366, 768)
DUE = Money(74340)


def type_keys(keys):
    for key in keys:
        QTest.keyClicks(at_hand(), key)


@pytest.fixture
def paying(frame, manned_by):
    """The payment page of a unit that owes three months, in a centre that takes five ways to pay."""
    with manned_by("林晓").work("collect_fees") as session:
        more = (("wechat", "微信"), ("alipay", "支付宝"), ("card", "刷卡"))
        session.add_all(PaymentMethod(code=code, name=name, position=90 + n) for n, (code, name) in enumerate(more))
    search("32501")
    press(Qt.Key.Key_F2)
    press(ENTER)
    type_keys("1")
    press(ENTER)
    return frame.here.wizard


def way(wizard):
    ways = wizard.page.tender.ways
    return ways.buttons[ways.current].text()


def test_slash_goes_round_all_ways_and_comes_back_to_the_first(paying):
    met = [way(paying)]
    for _ in paying.page.tender.ways.buttons[1:]:
        type_keys("/")
        met.append(way(paying))
    assert met == ["现金", "转账", "微信", "支付宝", "刷卡", "混合"]
    assert here() == "amount.0"
    type_keys("/")
    assert (way(paying), here()) == ("现金", "tendered")


def test_slash_works_from_wherever_the_keyboard_is_on_the_page(paying):
    for name in ("detector", "to_box"):
        paying.page.findChild(object, name).setFocus()
        before = paying.page.tender.ways.current
        type_keys("/")
        assert paying.page.tender.ways.current == before + 1
    assert isinstance(at_hand(), Segments), "WeChat asks for nothing, so the ways have the keyboard"


def test_what_was_typed_stays_while_the_ways_go_round(paying):
    type_keys("800")
    for _ in range(6):
        type_keys("/")
    assert (way(paying), paying.page.tender.tendered.money()) == ("现金", Money(80000))
    type_keys("/20261121////")
    assert way(paying) == "混合"
    assert paying.page.tender.parts.said() == [], "800 pays all of it: no part of several"
    type_keys("//")
    assert paying.page.tender.reference.said() == "20261121"


def test_cash_that_is_not_enough_is_the_first_of_several_parts(paying):
    type_keys("200/////")
    parts = paying.page.tender.parts
    assert parts.said() == [{"method": "现金", "amount": "200.00", "reference": ""}]
    assert here() == "amount.1"
    press(ENTER)
    press(ENTER)
    assert here() == "amount.2"
    type_keys("=")
    assert parts.money("微信") == DUE - Money(20000)
    type_keys("*")
    press(F8)
    let_tasks_end()
    assert paying.outcome is not None
    assert paying.outcome.words == "已收 ¥743.40"


def test_what_is_short_leads_to_the_next_empty_amount(paying):
    type_keys("/////300")
    press(F8)
    assert paying.reason.text() == "还差 ¥443.40"
    assert here() == "amount.1"


def rows_in_sight(paying):
    table = paying.page.bill_panel.table
    return (table.height() - look().sizes.head) // look().sizes.row


def test_the_split_payment_is_whole_in_sight_on_a_small_screen(paying, frame, qtbot):
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    others = [{"item": "维修服务费", "quantity": "1", "price": "20", "numbers": f"WX071{n}"} for n in range(4)]
    paying.page.fill({"extras": others})
    paying.page.edited.emit()
    press(F8)
    press(F8)
    frame.window().resize(*LARGER)
    qtbot.waitUntil(lambda: rows_in_sight(paying) == 4, timeout=10_000)
    frame.window().resize(*SMALL)
    type_keys("/////200")
    qtbot.waitUntil(lambda: rows_in_sight(paying) == 1, timeout=10_000)
    assert paying.area.verticalScrollBar().maximum() == 0
    assert paying.area.horizontalScrollBar().maximum() == 0
