"""Deposits at the counter, bare and through the window: released, ordered back against the receipt, paid back."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.deposits.kinds import DepositState, RefundEnd, RefundWay
from deskapp.printout import draw as drawn
from deskapp.procedures.deposits.order.service import ORDER_REFUND
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.procedures.deposits.order.wizard import OrderRefundWizard
from deskapp.procedures.deposits.pay.service import PAY_REFUND
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.procedures.deposits.pay.wizard import PayRefundWizard
from deskapp.procedures.deposits.release.steps import Released
from deskapp.procedures.deposits.release.wizard import ReleaseDepositWizard
from deskapp.procedures.deposits.wizard import DepositPage
from deskapp.staff.records import Override
from deskapp.ui.walking import go_to
from tests.clerk import WindowClerk, type_text
from tests.conftest import PIN
from tests.ledger import till
from tests.ledger.deposits import leave, the_deposit
from tests.ledger.test_deposits import release, settle
from tests.printing.finished import copied
from tests.ui.hands import ENTER, at_hand, press

ORIGINALS = {"receipt": True, "certificate": True, "passes": True, "identity": True}


@pytest.fixture
def receipt(desk, cashier):
    till.draw(cashier, desk)
    return leave(desk)


@pytest.fixture
def ripe(desk, clock, receipt):
    """A deposit that may be paid back today."""
    release(desk, receipt)
    clock.pass_by(days=20)
    return receipt


def ordered(desk, **more):
    walk = Session(ORDER_REFUND, desk)
    assert walk.submit(WhichDeposit, {"deposit": "0001203"}) == ()
    assert walk.submit(Against, ORIGINALS | more) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def test_a_deposit_is_released_at_the_counter(at_counter, desk, receipt):
    """RENO-50."""
    clerk = at_counter(ReleaseDepositWizard, desk)
    said = {"passed_on": "2026-11-21", "checked_by": "周强"}
    assert clerk.fill(Released, deposit="9999999", **said) == ["没有找到“9999999”的押金，请核对收据号、房号或付款人"]
    assert clerk.fill(Released, deposit="3-2-501", **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "收据 0001203 的押金 ¥1,000.00，最早 2026-12-01 可以退"
    assert the_deposit(desk, "ZX2026-0007").state(desk.today) is DepositState.DUE


def test_several_deposits_of_a_room_are_told_apart_by_their_receipts(desk, receipt):
    """RENO-62: owner and contractor each have their own."""
    leave(desk, payer="恒达装饰")
    walk = Session(ORDER_REFUND, desk)
    (stop,) = walk.submit(WhichDeposit, {"deposit": "3-2-501"})
    assert stop.text == "“3-2-501”有 2 笔押金，收据 0001203、0001204，请填写收据号"


def test_what_may_be_meant_stands_below_and_is_taken_by_enter(desk, ripe, qtbot):
    """RENO-62: nobody has to know a number; what was voided, ordered or paid back is not offered."""
    leave(desk, payer="恒达装饰")
    ordered(desk)
    leave(desk, payer="恒达建材")
    page = OrderRefundWizard(desk)
    qtbot.addWidget(page)
    page.resize(1294, 688)
    page.show()
    QTest.qWaitForWindowActive(page)
    found = page.page
    assert isinstance(found, DepositPage)
    listed = found.list.table
    assert listed.rows.keys == [one.payment_id for one in (the_deposit(desk, "0001205"), the_deposit(desk, "0001204"))]
    field = at_hand()
    assert isinstance(field, QLineEdit)
    type_text(field, "装饰")
    assert listed.rows.keys == [the_deposit(desk, "0001204").payment_id]
    go_to(listed)
    press(ENTER)
    assert found.editors["deposit"].said() == "0001204"
    assert not found.list.isVisible()
    assert found.panel.isVisible()


def test_the_cashier_is_told_to_pay_against_the_originals(at_counter, desk, ripe, tmp_path):
    """RENO-54, RENO-57, FORM-09."""
    clerk = at_counter(OrderRefundWizard, desk)
    assert clerk.fill(WhichDeposit, deposit="0001203") == []
    assert clerk.fill(Against, **ORIGINALS) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "退款通知单 TK20261211-01 已开，退 ¥1,000.00。请签名后到出纳处领款"
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("退还保证金通知单", "ZX2026-0007", "0001203", "张素芬", "壹仟元整", "收据原件", "周强"):
        assert words in paper


def test_too_early_is_refused_on_the_first_page(desk, receipt):
    """RENO-50."""
    release(desk, receipt)
    (stop,) = Session(ORDER_REFUND, desk).submit(WhichDeposit, {"deposit": "0001203"})
    assert stop == Refusal("最早 2026-12-01 可以退，现在还不能通知出纳", "RENO-50")


def test_a_lost_receipt_and_a_deduction_need_the_centre_manager(at_counter, desk, asked_of, ripe):
    """RENO-59, RENO-60: nobody else may let them pass, and both stand on the order."""
    clerk = at_counter(OrderRefundWizard, desk, asked_of(desk))
    assert clerk.fill(WhichDeposit, deposit="0001203") == []
    said = ORIGINALS | {"receipt": False, "statement": True, "deducted": "150", "reason": "损坏墙面"}
    assert clerk.fill(Against, **said) == [
        "收据原件遗失，须服务中心负责人批准",
        "扣款 ¥150.00，须服务中心负责人批准",
    ]
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert "没有“收据遗失退押金”的权限" in clerk.override("赵立", PIN, "说明已收")


def test_what_the_manager_let_pass_stands_on_the_order(desk, manned_by, asked_of, ripe, tmp_path):
    """RENO-59, RENO-60, GEN-11."""
    walk, manager = Session(ORDER_REFUND, desk), manned_by("高远").clerk.id
    assert walk.submit(WhichDeposit, {"deposit": "0001203"}) == ()
    said = ORIGINALS | {"receipt": False, "statement": True, "deducted": "150", "reason": "损坏墙面"}
    for stop in walk.submit(Against, said):
        assert isinstance(stop, Refusal)
        walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "属实"))
    assert walk.submit(Against, said) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    order = the_deposit(desk, "0001203").order
    assert order is not None
    assert (order.refund, order.deduct_approved_by_id, order.lost_approved_by_id) == (Money(85000), manager, manager)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("捌佰伍拾元整", "损坏墙面", "遗失说明", "高远：原件遗失；高远：扣款"):
        assert words in paper
    with desk.reading() as session:
        assert sorted(one.rule for one in session.query(Override)) == ["RENO-59", "RENO-60"]


def test_the_cashier_pays_and_no_drawer_of_the_desk_is_touched(at_counter, desk, cashier, ripe):
    """RENO-55, RENO-57, FEE-33."""
    ordered(desk)
    clerk = at_counter(PayRefundWizard, cashier)
    said = {"order": "TK20261211-01", "outcome": RefundEnd.PAID, "signed": True}
    assert clerk.fill(Paying, **said) == ["请选择付款方式"]
    assert clerk.fill(Paying, **said, way=RefundWay.TRANSFER) == ["转账须填写凭证号"]
    assert clerk.fill(Paying, **said, way=RefundWay.TRANSFER, reference="20261211003") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "退款通知单 TK20261211-01 已付 ¥1,000.00 给 张素芬"
    assert the_deposit(desk, "0001203").state(desk.today) is DepositState.REFUNDED
    assert list(findings(desk.store)) == []


def test_an_order_is_sent_back_with_a_reason(at_counter, desk, cashier, ripe):
    """RENO-57."""
    ordered(desk)
    clerk = at_counter(PayRefundWizard, cashier)
    assert clerk.fill(Paying, order="TK20261211-01", outcome=RefundEnd.RETURNED) == ["请写明退回的原因"]
    assert clerk.fill(Paying, order="TK20261211-01", outcome=RefundEnd.RETURNED, reason="证件不符") == []
    assert isinstance(clerk.finish(), Done)
    assert the_deposit(desk, "0001203").state(desk.today) is DepositState.REFUNDABLE


def test_an_order_that_was_settled_waits_no_longer(desk, cashier, ripe):
    """RENO-57, T: paid once."""
    ordered(desk)
    settle(cashier)
    said = {"order": "TK20261211-01", "outcome": RefundEnd.PAID, "way": RefundWay.CASH, "signed": True}
    (stop,) = Session(PAY_REFUND, cashier).submit(Paying, said)
    assert stop.text == "这张退款通知单已经办过，或号码不对"


def test_nobody_but_the_cashier_pays(desk, manned_by, ripe):
    """ROLE-04, FEE-33."""
    ordered(manned_by("陈佳"))
    walk = Session(PAY_REFUND, desk)
    said = {"order": "TK20261211-01", "outcome": RefundEnd.PAID, "way": RefundWay.CASH, "signed": True}
    assert walk.submit(Paying, said) == ()
    with pytest.raises(NotAllowedError):
        walk.finish()
