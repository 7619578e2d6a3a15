"""Accounts: money comes on a receipt, pays what it may, moves, goes back by an order; never below nothing."""

import sqlite3
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from deskapp.kernel.money import Money
from deskapp.ledger.accounts import moving, standing
from deskapp.ledger.accounts.entering import AccountError
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.exchanging import refusals as exchange_refusals
from deskapp.ledger.takings import scope_of, takings_of
from tests.ledger import till
from tests.ledger.accounts import a_home, account, balance, order_back, pay, put_in, settle_back, use

DATED = "created_at, updated_at"
GENERAL, UTILITIES, CONVENIENCE = Purpose.GENERAL, Purpose.UTILITIES, Purpose.CONVENIENCE


@pytest.fixture
def home(manned_by, desk, cashier):
    till.draw(cashier, desk)
    return a_home(manned_by)


def move(desk, lead, home, yuan="100", source=GENERAL, target=UTILITIES, request_id="move"):
    with desk.work("move_balance") as session:
        of = account(desk, home)
        asked = moving.Move(home, of.customer_id, source, target, Money.parse(yuan), "客户要求")
        return moving.move(session, asked, request_id=request_id, agreed_by_id=lead.clerk.id).number


def good(desk):
    assert [str(one) for one in findings(desk.store)] == []


def test_what_is_paid_in_stands_on_a_receipt_and_pays_a_later_fee(desk, home):
    """FEE-28, C5, features 16: on a line of its own; the ticket of the fee says that no money came again."""
    receipt = put_in(desk, home, "500")
    assert receipt.slip is not None
    assert [(line["item"], line["amount"]) for line in receipt.slip["lines"]] == [("账户余额预存", 50000)]
    assert balance(desk, home) == Money(50000)
    paper = use(desk, home, "120")
    assert (paper.methods, paper.remark) == ("账户余额", "以账户余额支付 120.00，不另收款")
    assert balance(desk, home) == Money(38000)
    good(desk)


def test_cash_pays_what_the_account_does_not(desk, home):
    """FEE-28: the ticket names both, and only the cash lies in the drawer."""
    put_in(desk, home, "100")
    paper = use(desk, home, "100", of="250")
    assert paper.methods == "账户余额 100.00；现金 150.00"
    with desk.reading() as session:
        takings = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        apart = standing.apart(session, takings.scope)
        assert (takings.cash, takings.total) == (Money(25000), Money(35000))
        assert (apart.put_in, apart.used) == (Money(10000), Money(10000))
        assert takings.tickets_total == takings.total
    good(desk)


def test_a_purpose_pays_for_nothing_else(desk, home):
    """C5, FEE-T1: water and electricity are no repair; and no account fills another without a second person."""
    put_in(desk, home, "300", UTILITIES)
    with pytest.raises(AccountError, match="水电预收款不能抵付维修服务费"):
        use(desk, home, "50", purpose=UTILITIES)
    use(desk, home, "50", purpose=UTILITIES, item="utilities")
    put_in(desk, home, "80", CONVENIENCE)
    use(desk, home, "80", purpose=CONVENIENCE, item="convenience_service")
    put_in(desk, home, "10")
    for item, words in (("utilities_prepayment", "水电预收款"), ("convenience_deposit", "便民服务押金")):
        with pytest.raises(AccountError, match=f"{words}不是收费，不能用账户余额抵付"):
            use(desk, home, "10", item=item)
    assert (balance(desk, home, UTILITIES), balance(desk, home, CONVENIENCE)) == (Money(25000), Money())
    good(desk)


def test_never_more_is_used_than_lies_there(desk, home):
    """C5."""
    put_in(desk, home, "99.99")
    with pytest.raises(AccountError, match=r"账户余额只有 ¥99.99，不够抵付 ¥100.00"):
        use(desk, home, "100")
    use(desk, home, "99.99")
    with pytest.raises(AccountError, match=r"账户余额只有 ¥0.00"):
        use(desk, home, "0.01")
    good(desk)


def test_money_is_kept_for_a_customer_of_a_unit_alone(desk, home):
    """FEE-28: nobody finds again what was kept for nobody."""
    with pytest.raises(AccountError, match="要记在业主或住户名下"):
        put_in(desk, home, payer="路人甲")
    with pytest.raises(AccountError, match="要记在房号名下"):
        pay(desk, None, {"owner_balance": "10"})


def test_of_two_windows_only_one_gets_the_last_of_it(desk, home):
    """C5: the lock of the file lets one reckon after the other."""
    put_in(desk, home, "100")
    both, came = Barrier(2), []

    def at_window(name):
        both.wait(timeout=30)
        try:
            came.append(use(desk, home, "80", request_id=name).printed_no)
        except AccountError as error:
            came.append(error.text)

    windows = [Thread(target=at_window, args=(name,)) for name in ("one", "other")]
    for one in windows:
        one.start()
    for one in windows:
        one.join(timeout=60)
    assert sorted(len(one) > 10 for one in came) == [False, True]
    assert balance(desk, home) == Money(2000)
    good(desk)


@pytest.mark.parametrize(
    "entry",
    [
        "1, 1, 'general', 2, 'used', -20000, -10000",
        "1, 1, 'general', 1, 'paid_in', 5, 5",
        "1, 1, 'utilities', 1, 'paid_in', 5, 6",
        "1, 1, 'general', 2, 'used', 5, 10005",
    ],
)
def test_the_database_itself_keeps_accounts_above_nothing(desk, home, entry):
    """C5: below nothing, the same number twice, a balance out of nowhere, a use that adds."""
    put_in(desk, home, "100")
    columns = (
        "unit_id, customer_id, purpose, nth, kind, amount, balance, entered_on, payment_id, created_at, updated_at"
    )
    with pytest.raises((DBAPIError, sqlite3.Error)), desk.store.engine.begin() as connection:
        connection.execute(
            text(f"INSERT INTO account_entry ({columns}, {DATED}) VALUES ({entry}, '2026-11-21', 1, 'now', 'now')")
        )


def test_the_same_request_is_one_entry(desk, home):
    """Design law 1."""
    numbers = {put_in(desk, home, "100", request_id="held").printed_no for _ in range(3)}
    assert len(numbers) == 1
    assert balance(desk, home) == Money(10000)
    with desk.reading() as session:
        assert session.scalar(select(func.count(AccountEntry.id))) == 1


def test_a_filling_that_was_used_is_not_voided(desk, lead, home):
    """TICKET-21, C5: else the customer would have used money that was never there."""
    receipt = put_in(desk, home, "100")
    used = use(desk, home, "40")
    with pytest.raises(TicketError, match=r"存入账户余额 ¥100.00，后来已经用去，现在只剩 ¥60.00，不能作废"):
        till.void(desk, receipt, lead)
    till.void(desk, used, lead)
    assert balance(desk, home) == Money(10000)
    till.void(desk, receipt, lead)
    assert balance(desk, home) == Money()
    good(desk)


def test_a_receipt_of_money_that_waits_is_no_invoice_yet(desk, home):
    """TICKET-16, FEE-28: the invoice is of the fee that it pays later; once for one sum."""
    receipt = put_in(desk, home, "100")
    with desk.reading() as session:
        (stop,) = exchange_refusals(session, session.merge(receipt, load=False))
    assert stop.text == "账户余额预存还没有抵付费用，不是收入，抵付时再开发票"


def test_money_takes_another_purpose_only_with_a_second_person(desk, lead, home):
    """features 17, C8: out of one account into the other, once, in the chain."""
    put_in(desk, home, "300")
    assert move(desk, lead, home) == move(desk, lead, home)
    assert (balance(desk, home), balance(desk, home, UTILITIES)) == (Money(20000), Money(10000))
    with pytest.raises(AccountError, match="须由另一个人确认"):
        move(desk, desk, home, request_id="alone")
    with pytest.raises(AccountError, match=r"账户余额只有 ¥200.00，不够转出 ¥200.01"):
        move(desk, lead, home, "200.01", request_id="more")
    with pytest.raises(AccountError, match="同一种"):
        move(desk, lead, home, target=GENERAL, request_id="same")
    good(desk)


def test_money_goes_back_by_an_order_that_the_cashier_pays(desk, cashier, home):
    """FEE-33, RENO-57 by analogy: from the moment it is ordered it pays nothing else."""
    put_in(desk, home, "300")
    number = order_back(desk, home, "200", "order")
    assert order_back(desk, home, "200", "order") == number == "TK20261121-01"
    assert balance(desk, home) == Money(10000)
    with pytest.raises(AccountError, match=r"账户余额只有 ¥100.00，不能退 ¥150.00"):
        order_back(desk, home, "150", "more")
    settle_back(cashier, "settle")
    assert balance(desk, home) == Money(10000)
    with desk.reading() as session:
        takings = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        assert takings.cash == Money(30000), "no cash leaves the desk"
    good(desk)


def test_an_order_that_the_cashier_sends_back_leaves_the_money_where_it_was(desk, cashier, home):
    """RENO-57, C5."""
    put_in(desk, home, "300")
    order_back(desk, home, "300", "order")
    settle_back(cashier, "settle", paid=False)
    assert balance(desk, home) == Money(30000)
    good(desk)


def test_a_balance_stays_its_customer_s_when_the_home_is_sold(desk, manned_by, home):
    """features 16: the next owner cannot use it."""
    put_in(desk, home, "300")
    with manned_by("赵立").work("edit_estate") as session:
        from deskapp.estate.records import Customer, Unit
        from deskapp.estate.units import owner_since

        owner_since(session, session.get_one(Unit, home), Customer(name="林新"), desk.today)
    with pytest.raises(AccountError, match=r"账户余额只有 ¥0.00"):
        use(desk, home, "10", payer="林新")
    with desk.reading() as session:
        (one,) = standing.of_unit(session, home)
        assert (one.customer, one.amount) == ("张素芬", Money(30000))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE account_entry SET amount = 50000, balance = 50000 WHERE nth = 1", "应动账户余额 ¥100.00"),
        ("UPDATE account_entry SET balance = 90000 WHERE nth = 2", "逐笔相加是 ¥60.00"),
        ("DELETE FROM account_entry WHERE nth = 2", "应动账户余额 -¥40.00"),
        ("UPDATE account_move SET amount = 1", "余额转用途 ZY20261121-01"),
    ],
)
def test_entries_changed_behind_the_program_are_found(desk, lead, home, statement, said):
    """C5, C8, T8."""
    put_in(desk, home, "100")
    use(desk, home, "40")
    move(desk, lead, home, "10")
    table = "account_move" if "account_move" in statement else "account_entry"
    act = statement.split()[0].lower()
    with desk.store.engine.begin() as connection:
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        connection.execute(text(f"DROP TRIGGER keep_{table}_{act}"))
        connection.execute(text(statement))
    words = [one.text for one in findings(desk.store)]
    assert any(said in one for one in words), words
    assert any("操作日志" in one for one in words), words
