"""C5 and C8: no deposit is paid back twice or beyond what was held, and orders are as the chain sealed them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.deposits.held import deposits
from deskapp.ledger.deposits.kinds import RefundEnd
from deskapp.ledger.deposits.ordering import ORDERED, order_facts
from deskapp.ledger.deposits.records import RefundOrder, RefundSettlement
from deskapp.ledger.deposits.refunds import SETTLED, settlement_facts


def check_deposits(session: Session) -> Iterator[Finding]:
    """Every order against the payment it pays back, and every order and settlement against its link."""
    yield from _beyond(session)
    for order in session.scalars(select(RefundOrder).order_by(RefundOrder.id)):
        yield from _linked(session, RefundOrder.__tablename__, order.id, ORDERED, order.number, order_facts(order))
    for settled in session.scalars(select(RefundSettlement).order_by(RefundSettlement.id)):
        words = f"{settled.order.number} 的付款"
        facts = settlement_facts(settled)
        yield from _linked(session, RefundSettlement.__tablename__, settled.id, SETTLED, words, facts)
    yield from _orphans(session)


def _beyond(session: Session) -> Iterator[Finding]:
    """Orders that stand, by payment: one at most, of just what is held."""
    known = {one.payment_id: one for one in deposits(session)}
    standing: dict[int, list[RefundOrder]] = defaultdict(list)
    for order, outcome in session.execute(_STANDING):
        if outcome is not RefundEnd.RETURNED and order.from_account is None:
            standing[order.payment_id].append(order)
    for payment_id, orders in standing.items():
        deposit, number = known.get(payment_id), orders[-1].number
        if deposit is None or deposit.voided:
            yield Finding("C5", f"退款通知单 {number} 退的押金不在押：没有收过，或收据已作废")
        elif Money.total(order.amount for order in orders) != deposit.amount:
            total = Money.total(order.amount for order in orders)
            yield Finding("C5", f"收据 {deposit.receipt_no} 的押金是 {deposit.amount}，退款通知单合计 {total}")


_STANDING = (
    select(RefundOrder, RefundSettlement.outcome)
    .outerjoin(RefundSettlement, RefundSettlement.order_id == RefundOrder.id)
    .order_by(RefundOrder.id)
)


def _linked(
    session: Session, table: str, row_id: int, kind: str, words: str, facts: dict[str, Any]
) -> Iterator[Finding]:
    asked = select(ChainLink.facts).where(
        ChainLink.kind == kind, ChainLink.subject_table == table, ChainLink.subject_id == row_id
    )
    links = session.scalars(asked).all()
    if len(links) != 1:
        yield Finding("C8", f"{words} 在校验链里不是恰好一号")
    elif any(links[0].get(name) != value for name, value in facts.items()):
        yield Finding("C8", f"{words} 与校验链里的不符")


def _orphans(session: Session) -> Iterator[Finding]:
    for kind, record in ((ORDERED, RefundOrder), (SETTLED, RefundSettlement)):
        gone = select(ChainLink.id).where(ChainLink.kind == kind, ChainLink.subject_id.not_in(select(record.id)))
        for link in session.scalars(gone):
            yield Finding("C8", f"校验链第 {link} 号所记的退款不在了")
