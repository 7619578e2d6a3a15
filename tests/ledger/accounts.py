"""Accounts of the tests: a home whose owner pays ahead, pays out of what lies there, and gets it back."""

from itertools import count

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.accounts import refunds
from deskapp.ledger.accounts.kinds import ITEMS, Purpose
from deskapp.ledger.accounts.standing import Account, account_ways, balance_of, holder
from deskapp.ledger.collecting import collect
from deskapp.ledger.deposits import refunds as deposit_refunds
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.ledger.fee_items import counter_items
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.ledger.ticket_records import Ticket
from deskapp.till.papers import papers
from tests.fees import COMPANY, make_home

_requests = count(1)
OWNER = "张素芬"


def a_home(by, room: str = "3-2-501", owner: str = OWNER) -> int:
    """A unit with its owner, made by somebody who may."""
    with by("赵立").work("edit_estate") as session:
        return make_home(session, room, owner).id


def put_in(desk: Desk, unit_id: int, yuan: str = "500", purpose: Purpose = Purpose.GENERAL, **more) -> Ticket:
    """Cash for an account, on a receipt with a line of its own."""
    return pay(desk, unit_id, {_item(purpose): yuan}, **more)


def use(
    desk: Desk, unit_id: int, yuan: str, *, of: str = "", purpose: Purpose = Purpose.GENERAL, item: str = "", **more
) -> Ticket:
    """A fee paid out of an account; `of` is what the fee comes to, where cash pays the rest."""
    return pay(desk, unit_id, {item or "repair_charge": of or yuan}, {purpose: yuan}, **more)


def pay(
    desk: Desk,
    unit_id: int | None,
    items: dict[str, str],
    used: dict[Purpose, str] | None = None,
    *,
    payer: str = OWNER,
    request_id: str = "",
) -> Ticket:
    """Any payment: items by code, what of it accounts pay by purpose; cash pays the rest."""
    with desk.work("collect_fees") as session:
        known = {one.code: one for one in counter_items(session, desk.today)}
        lines = tuple(Line(known[code].id, known[code].name, Money.parse(yuan)) for code, yuan in items.items())
        left = Money.total(line.amount for line in lines)
        paid = []
        for purpose, yuan in (used or {}).items():
            paid.append(Paid(account_ways(session)[purpose], Money.parse(yuan)))
            left -= Money.parse(yuan)
        if left:
            cash = next(one for one in ways(session) if one.cash)
            paid.append(Paid(cash, left, tendered=left))
        tie = holder(session, unit_id, payer, desk.today) if unit_id else None
        asked = Collection(
            request_id or f"account-{next(_requests)}",
            payer,
            lines,
            tuple(paid),
            Handover.CUSTOMER,
            unit_id,
            "3-2-501",
            tie.customer_id if tie else None,
        )
        return collect(session, asked, papers(session, asked, COMPANY, desk.clerk.name)).tickets[0]


def order_back(desk: Desk, unit_id: int, yuan: str, request_id: str, purpose: Purpose = Purpose.GENERAL) -> str:
    """An order to pay so much back (FEE-33)."""
    with desk.work("refund_balance") as session:
        made = refunds.order(
            session,
            account(desk, unit_id, purpose),
            Money.parse(yuan),
            request_id=request_id,
            payee=OWNER,
            lost_by_id=None,
            slip=lambda number: {"number": number},
        )
        return made.number


def settle_back(cashier: Desk, request_id: str, *, paid: bool = True) -> None:
    """The one order that waits, paid by the cashier or sent back."""
    outcome, way = (RefundEnd.PAID, RefundWay.TRANSFER) if paid else (RefundEnd.RETURNED, None)
    with cashier.work("pay_refund") as session:
        (one,) = deposit_refunds.waiting(session)
        reason = "" if paid else "户名不符"
        deposit_refunds.settle(session, one, request_id=request_id, outcome=outcome, way=way, reason=reason)


def account(desk: Desk, unit_id: int, purpose: Purpose = Purpose.GENERAL, owner: str = OWNER) -> Account:
    """The account of an owner."""
    with desk.reading() as session:
        tie = holder(session, unit_id, owner, desk.today)
        assert tie is not None
        return Account(unit_id, tie.customer_id, purpose)


def balance(desk: Desk, unit_id: int, purpose: Purpose = Purpose.GENERAL, owner: str = OWNER) -> Money:
    """What lies on it."""
    with desk.reading() as session:
        return balance_of(session, account(desk, unit_id, purpose, owner))


def _item(purpose: Purpose) -> str:
    return next(code for code, one in ITEMS.items() if one is purpose)
