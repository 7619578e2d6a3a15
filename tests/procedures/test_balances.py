"""Balances at the counter, bare and through the window: kept, used with one key, moved, ordered back, told on paper."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.checks.inspection import findings
from deskapp.procedures.collect_fees.payment.wizard import CollectPage
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.whom.wizard import PayerPage
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from tests.clerk import WindowClerk
from tests.fees import open_counter
from tests.ledger.accounts import balance, put_in

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
        QTest.keyClicks(clerk.wizard.page.first(), "+")
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
    assert "¥500.00" in clerk.wizard.page.lying.text()
