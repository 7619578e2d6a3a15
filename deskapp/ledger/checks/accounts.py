"""C5: no account is below nothing, each is the sum of its entries, and every entry has what it came of."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink
from deskapp.estate.records import Unit
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import ITEMS, WAYS, EntryKind, Purpose
from deskapp.ledger.accounts.moving import MOVED, move_facts
from deskapp.ledger.accounts.records import AccountEntry, AccountMove
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.deposits.kinds import RefundEnd
from deskapp.ledger.deposits.records import RefundOrder, RefundSettlement
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.payment_records import Payment, PaymentLine, PaymentMethod, Tender

Sums = dict[tuple[int, Purpose], Money]
"""By the id of what moved the money, and the purpose of the account."""
NOTHING = Money()


def check_accounts(session: Session) -> Iterator[Finding]:
    """Every account by itself, then every entry against the payment, order or move that it came of."""
    yield from _running(session)
    yield from _payments(session)
    yield from _orders(session)
    yield from _moves(session)


def _running(session: Session) -> Iterator[Finding]:
    asked = select(AccountEntry, Unit.room_no).join(Unit, AccountEntry.unit_id == Unit.id)
    ordered = asked.order_by(AccountEntry.unit_id, AccountEntry.customer_id, AccountEntry.purpose, AccountEntry.nth)
    before: tuple[object, int, Money] = (None, 0, NOTHING)
    for entry, room in session.execute(ordered):
        account = entry.unit_id, entry.customer_id, entry.purpose
        nth, balance = (before[1], before[2]) if before[0] == account else (0, NOTHING)
        where = f"{room} 的{entry.purpose.value}第 {entry.nth} 笔"
        if entry.nth != nth + 1:
            yield Finding("C5", f"{where}之前少了 {entry.nth - nth - 1} 笔")
        elif entry.balance != balance + entry.amount:
            yield Finding("C5", f"{where}后余额记作 {entry.balance}，逐笔相加是 {balance + entry.amount}")
        if entry.balance < NOTHING:
            yield Finding("C5", f"{where}后余额 {entry.balance}，少于零")
        before = account, entry.nth, entry.balance


def _payments(session: Session) -> Iterator[Finding]:
    """What the lines and ways of each payment come to is what it entered; those before there were accounts did not."""
    since = select(func.min(FeeItem.created_at)).where(FeeItem.code == next(iter(ITEMS))).scalar_subquery()
    filled = _summed(session, _of_lines().where(Payment.created_at >= since), ITEMS)
    used = _summed(session, _of_tenders(), WAYS)
    entered = _entered(session, AccountEntry.payment_id)
    for payment, purpose in filled.keys() | used.keys() | entered.keys():
        due = filled.get((payment, purpose), NOTHING) - used.get((payment, purpose), NOTHING)
        found = entered.get((payment, purpose), NOTHING)
        if due != found:
            yield Finding("C5", f"第 {payment} 笔收款应动{purpose.value} {due}，账户往来里是 {found}")


def _of_lines() -> Select[int, str, Money]:
    asked = select(Payment.id, FeeItem.code, func.sum(PaymentLine.amount)).select_from(PaymentLine)
    joined = asked.join(Payment, PaymentLine.payment_id == Payment.id).join(FeeItem)
    return joined.where(FeeItem.code.in_(ITEMS)).group_by(Payment.id, FeeItem.code)


def _of_tenders() -> Select[int, str, Money]:
    asked = select(Payment.id, PaymentMethod.code, func.sum(Tender.amount)).select_from(Tender)
    joined = asked.join(Payment, Tender.payment_id == Payment.id).join(PaymentMethod)
    return joined.where(PaymentMethod.code.in_(WAYS)).group_by(Payment.id, PaymentMethod.code)


def _summed(session: Session, asked: Select[int, str, Money], codes: dict[str, Purpose]) -> Sums:
    return {(payment, codes[code]): amount for payment, code, amount in session.execute(asked)}


def _entered(session: Session, source: Any) -> Sums:
    asked = select(source, AccountEntry.purpose, func.sum(AccountEntry.amount)).where(source.is_not(None))
    found = session.execute(asked.group_by(source, AccountEntry.purpose))
    return {(number, purpose): amount for number, purpose, amount in found}


def _orders(session: Session) -> Iterator[Finding]:
    """What was ordered of an account left it, and came back with it; a deposit put there came with its own."""
    entered = _entered(session, AccountEntry.order_id)
    asked = select(RefundOrder, RefundSettlement.outcome).outerjoin(
        RefundSettlement, RefundSettlement.order_id == RefundOrder.id
    )
    due: Sums = {}
    numbers: dict[int, str] = {}
    for order, outcome in session.execute(asked):
        numbers[order.id] = order.number
        if order.from_account and outcome is not RefundEnd.RETURNED:
            due[order.id, order.from_account] = -order.amount
        elif order.into_account and outcome is RefundEnd.PAID:
            due[order.id, order.into_account] = order.refund
    for number, purpose in due.keys() | entered.keys():
        wanted, found = due.get((number, purpose), NOTHING), entered.get((number, purpose), NOTHING)
        if wanted != found:
            words = f"退款通知单 {numbers.get(number, number)} 应动{purpose.value} {wanted}，账户往来里是 {found}"
            yield Finding("C5", words)


def _moves(session: Session) -> Iterator[Finding]:
    """Every move took from one account what it gave to the other, and is as the chain sealed it."""
    entered: dict[int, list[tuple[EntryKind, Purpose, Money]]] = defaultdict(list)
    for entry in session.scalars(select(AccountEntry).where(AccountEntry.move_id.is_not(None))):
        entered[entry.move_id or 0].append((entry.kind, entry.purpose, entry.amount))
    links = select(ChainLink.subject_id, ChainLink.facts).where(ChainLink.kind == MOVED)
    said: dict[int, dict[str, Any]] = dict(session.execute(links).all())
    for made in session.scalars(select(AccountMove).order_by(AccountMove.id)):
        out = EntryKind.MOVED_OUT, made.from_purpose, -made.amount
        into = EntryKind.MOVED_IN, made.to_purpose, made.amount
        if sorted(entered[made.id], key=str) != sorted((out, into), key=str):
            yield Finding("C5", f"余额转用途 {made.number} 是 {made.amount}，账户往来里转出转入不符")
        facts = said.pop(made.id, None)
        if facts is None or any(facts.get(name) != value for name, value in move_facts(made).items()):
            yield Finding("C8", f"余额转用途 {made.number} 与校验链里的不符")
    for _ in said:
        yield Finding("C8", "校验链里所记的一笔余额转用途不在了")
