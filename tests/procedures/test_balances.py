"""Balances at the counter, bare and through the window: kept, used with one key, moved, ordered back, told on paper."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts.kinds import EntryKind, Purpose
from deskapp.ledger.accounts.telling import entries
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.ledger.ticket_records import Ticket
from deskapp.printout import draw as drawn
from deskapp.procedures.balance.move.steps import Moving
from deskapp.procedures.balance.move.wizard import MoveBalanceWizard
from deskapp.procedures.balance.refund.service import REFUND_BALANCE
from deskapp.procedures.balance.refund.steps import Refunding
from deskapp.procedures.balance.refund.wizard import RefundBalanceWizard
from deskapp.procedures.balance.statement.service import PRINT_ACCOUNT
from deskapp.procedures.balance.statement.steps import Stated
from deskapp.procedures.balance.statement.wizard import PrintAccountWizard
from deskapp.procedures.collect_fees.items.wizard import ItemsPage
from deskapp.procedures.collect_fees.payment.wizard import CollectPage
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.whom.wizard import PayerPage
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.procedures.deposits.order.service import ORDER_REFUND
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.procedures.deposits.pay.service import PAY_REFUND
from deskapp.procedures.deposits.pay.steps import Paying
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.fees import open_counter
from tests.ledger.accounts import balance, put_in
from tests.ledger.test_deposits import release
from tests.printing.finished import copied

GENERAL, UTILITIES = Purpose.GENERAL, Purpose.UTILITIES
WHO = {"room": "3-2-501"}


@pytest.fixture
def home(manned_by, desk) -> int:
    """3-2-501 owes 247.80 for October."""
    return open_counter(manned_by, desk, "2026-10").id


def walked(desk, items: dict[str, Any], *ways: tuple[str, str], tendered: str = "") -> Any:
    """A collection, bare: what stood against its last page, or the Done."""
    walk = Session(COLLECT_FEES, desk)
    for step, said in ((Payer, WHO), (Items, items)):
        if wrong := walk.submit(step, said):
            return [one.text for one in wrong]
    total = str(Money.total(Money.parse(amount) for _, amount in ways))
    assert walk.submit(Confirm, {"total": total.removeprefix("¥"), "confirmed": True}) == ()
    how = [{"method": name, "amount": amount, "reference": "T1" if name == "转账" else ""} for name, amount in ways]
    if wrong := walk.submit(Collect, {"ways": how, "tendered": tendered, "detector": True}):
        return [one.text for one in wrong]
    return walk.finish()


def test_the_rest_of_a_transfer_stays_on_the_account_if_the_clerk_says_so(desk, home):
    """FEE-28, features 16: what is owed first, then a line of its own; no months are paid ahead."""
    done = walked(desk, {"amount": "600", "keep": True}, ("转账", "600"))
    assert isinstance(done, Done), done
    lines = [(line["item"], line["amount"]) for line in done.papers[0].slip["lines"]]
    assert lines == [("物业服务费", 24780), ("账户余额预存", 35220)]
    assert balance(desk, home) == Money(35220)
    assert list(findings(desk.store)) == []


def test_cash_too_much_is_change_and_no_balance(desk, home):
    """FEE-07, FEE-33: nothing is kept that nobody asked to keep."""
    done = walked(desk, {"amount": "247.80"}, ("现金", "247.80"), tendered="300")
    assert isinstance(done, Done), done
    assert "找零 ¥52.20" in done.words
    assert balance(desk, home) == Money()


def test_nothing_is_kept_for_somebody_who_is_no_customer_of_the_unit(desk, home):
    """FEE-28."""
    walk = Session(COLLECT_FEES, desk)
    assert walk.submit(Payer, WHO | {"payer": "路人甲"}) == ()
    (stop,) = walk.submit(Items, {"amount": "600", "keep": True})
    assert stop.text == "账户余额要记在业主或住户名下，付款人不是该房登记的人，请改付款人"


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([("账户余额", "200"), ("现金", "47.80")], "账户余额只有 ¥100.00，不够抵付 ¥200.00"),
        ([("水电预收款", "47.80"), ("现金", "200")], "水电预收款不能抵付物业服务费，请分两笔收"),
    ],
)
def test_an_account_pays_no_more_than_it_has_and_nothing_else_than_it_may(desk, home, ways, said):
    """C5, FEE-28."""
    put_in(desk, home, "100")
    put_in(desk, home, "100", UTILITIES)
    assert said in walked(desk, {"amount": "247.80"}, *ways, tendered="300")


def test_one_key_uses_what_lies_there(at_counter, desk, home):
    """features 16: all of it by the account alone, and the ticket says that nothing was taken again."""
    put_in(desk, home, "500")
    clerk = at_counter(CollectFeesWizard, desk)
    assert clerk.fill(Payer, **WHO) == []
    assert clerk.fill(Items, amount="247.80") == []
    assert clerk.fill(Confirm, total="247.80", confirmed=True) == []
    if isinstance(clerk, WindowClerk):
        QTest.keyClicks(clerk.wizard.page.first() or clerk.wizard, "+")
    else:
        assert clerk.fill(Collect, ways=[{"method": "账户余额", "amount": "247.80", "reference": ""}]) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.papers[0].slip["remark"] == "以账户余额支付 247.80，不另收款"
    assert balance(desk, home) == Money(25220)
    assert list(findings(desk.store)) == []


def test_where_the_account_is_not_enough_the_rest_is_typed(desk, home, qtbot, look):
    """features 16, 18: the balance first, the keyboard in the amount that is still due."""
    look()
    put_in(desk, home, "100")
    clerk = WindowClerk(CollectFeesWizard, desk)
    qtbot.addWidget(clerk.wizard)
    clerk.fill(Payer, **WHO)
    clerk.fill(Items, amount="247.80")
    clerk.fill(Confirm, confirmed=True)
    page = clerk.wizard.page
    assert isinstance(page, CollectPage)
    QTest.keyClicks(page.first(), "+")
    assert page.said()["ways"] == [{"method": "账户余额", "amount": "100.00", "reference": ""}]
    assert page.reason() == "还差 ¥147.80"
    QTest.keyClicks(page.first(), "=")
    QTest.keyClicks(page.tender.tendered, "200*")
    QTest.keyClick(clerk.wizard, Qt.Key.Key_F8)
    assert isinstance(clerk.wizard.outcome, Done), page.reason()
    assert balance(desk, home) == Money()


def test_what_lies_there_is_seen_as_soon_as_the_room_is_known(desk, home, qtbot, look):
    """features 16."""
    look()
    put_in(desk, home, "500")
    clerk = WindowClerk(CollectFeesWizard, desk)
    qtbot.addWidget(clerk.wizard)
    page = clerk.wizard.page
    assert isinstance(page, PayerPage)
    assert not page.panel.isVisible()
    page.fill(WHO)
    assert page.panel.isVisible()
    assert clerk.fill(Payer, **WHO) == []
    following = clerk.wizard.page
    assert isinstance(following, ItemsPage)
    assert "¥500.00" in following.lying.text()


MOVING = WHO | {"amount": "100", "reason": "客户要求转交水电费", "asked_for": True}
REFUNDING = WHO | {"purpose": GENERAL, "amount": "200", "reason": "房屋已转让", "receipt": True, "identity": True}


def test_money_takes_another_purpose_when_a_second_person_agrees(at_counter, desk, home, asked_of):
    """features 17, ROLE-02: the other one types name and PIN; no cash, no ticket."""
    put_in(desk, home, "300")
    clerk = at_counter(MoveBalanceWizard, desk, asked_of(desk))
    (words,) = clerk.fill(Moving, **MOVING, source=GENERAL, target=UTILITIES)
    assert words == "请核对：账户余额转水电预收款 ¥100.00，另一个人输入姓名和密码确认"
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert clerk.override("赵立", PIN, "已核对") == ""
    assert clerk.fill(Moving, **MOVING, source=GENERAL, target=UTILITIES) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert (done.number, done.words) == (
        "ZY20261121-01",
        "账户余额转水电预收款 ¥100.00 已登记，账户余额还有 ¥200.00",
    )
    assert (balance(desk, home), balance(desk, home, UTILITIES)) == (Money(20000), Money(10000))


def test_money_goes_back_only_through_the_cashier(at_counter, desk, cashier, home, tmp_path):
    """FEE-33, RENO-57: an order with its paper; no drawer of the desk is touched."""
    receipt = put_in(desk, home, "500")
    clerk = at_counter(RefundBalanceWizard, desk)
    assert clerk.fill(Refunding, **REFUNDING | {"amount": "500.01"}) == ["账户余额只有 ¥500.00，不能退 ¥500.01"]
    assert clerk.fill(Refunding, **REFUNDING) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "退款通知单 TK20261121-01 已开，退 ¥200.00。请签名后到出纳处领款"
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("退还账户余额通知单", "张素芬", receipt.printed_no, "贰佰元整", "300.00", "房屋已转让"):
        assert words in paper
    assert balance(desk, home) == Money(30000)
    walk = Session(PAY_REFUND, cashier)
    said = {"order": done.number, "outcome": RefundEnd.PAID, "way": RefundWay.TRANSFER, "reference": "T9"}
    assert walk.submit(Paying, said | {"signed": True}) == ()
    assert isinstance(walk.finish(), Done)
    assert list(findings(desk.store)) == []


def test_a_lost_receipt_needs_the_centre_manager(desk, home):
    """RENO-59 by analogy."""
    put_in(desk, home, "500")
    walk = Session(REFUND_BALANCE, desk)
    (stop,) = walk.submit(Refunding, REFUNDING | {"receipt": False})
    assert stop == Refusal("没有收据原件，遗失的须由客户写书面说明", "RENO-59")
    (stop,) = walk.submit(Refunding, REFUNDING | {"receipt": False, "statement": True})
    assert isinstance(stop, Refusal)
    walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "属实"))
    assert walk.submit(Refunding, REFUNDING | {"receipt": False, "statement": True}) == ()
    assert isinstance(walk.finish(), Done)


def deposit_of(desk, number) -> Ticket:
    with desk.reading() as session:
        ticket: Ticket = session.scalars(select(Ticket).where(Ticket.printed_no == number)).one()
        return ticket


def test_a_deposit_is_left_on_the_account_by_an_order_with_its_trace(desk, cashier, home, tmp_path):
    """features 17, RENO-57: the cashier pays nobody; the entry points to the order, the order to the receipt."""
    item = {"item": "便民服务押金", "quantity": 1, "price": "300", "numbers": "钟点保洁"}
    done = walked(desk, {"extras": [item]}, ("现金", "300"), tendered="300")
    assert isinstance(done, Done), done
    release(desk, deposit_of(desk, done.number))
    walk = Session(ORDER_REFUND, desk)
    assert walk.submit(WhichDeposit, {"deposit": done.number}) == ()
    said = {"receipt": True, "passes": True, "identity": True, "into": GENERAL}
    assert walk.submit(Against, said) == ()
    ordered = walk.finish()
    assert isinstance(ordered, Done), ordered
    assert ordered.words == "退款通知单 TK20261121-01 已开，¥300.00 由出纳核对后转入账户余额"
    assert "本单不付款：经出纳核对后转入客户的账户余额" in copied(drawn(desk, ordered.papers[0]).pdf, tmp_path)
    assert balance(desk, home) == Money()
    settled = Session(PAY_REFUND, cashier)
    paying = {"order": ordered.number, "outcome": RefundEnd.PAID, "signed": True}
    (stop,) = settled.submit(Paying, paying | {"way": RefundWay.CASH})
    assert stop.text == "这张通知单转入账户余额，不付款，请不要选付款方式"
    assert settled.submit(Paying, paying) == ()
    assert isinstance(settled.finish(), Done)
    assert balance(desk, home) == Money(30000)
    with desk.reading() as session:
        (one,) = entries(session)
        assert (one.kind, one.number) == (EntryKind.FROM_DEPOSIT, ordered.number)
    assert list(findings(desk.store)) == []


def test_a_statement_tells_every_entry_and_what_lies_there(at_counter, desk, home, tmp_path):
    """features 16."""
    put_in(desk, home, "500")
    used = walked(desk, {"amount": "247.80"}, ("账户余额", "247.80"))
    clerk = at_counter(PrintAccountWizard, desk)
    assert clerk.fill(Stated, **WHO, since="2026-01-01") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "3-2-501 张素芬 的账户对账单，余额合计 ¥252.20"
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("账户对账单", "存入", "抵付", used.number, "500.00", "247.80", "252.20"):
        assert words in paper


def test_nothing_is_stated_of_somebody_without_an_account(desk, home):
    """features 16."""
    (stop,) = Session(PRINT_ACCOUNT, desk).submit(Stated, WHO | {"since": "2026-01-01"})
    assert stop.text == "张素芬 在 3-2-501 没有账户往来"
