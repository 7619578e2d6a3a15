"""Orders to the cashier to pay somebody back: their numbers, and their link in the chain."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.ledger.deposits.records import RefundOrder

ORDERED = "refund_ordered"


def ordered_before(session: Session, request_id: str) -> RefundOrder | None:
    """The order that this very request has made already (design law 1)."""
    return session.scalars(select(RefundOrder).where(RefundOrder.request_id == request_id)).one_or_none()


def keep(session: Session, made: RefundOrder, receipt_no: str) -> None:
    """Keep an order and seal it in the chain, with the receipt that it is made out against."""
    session.add(made)
    session.flush()
    chain.seal(session, chain.forge(session, ORDERED, order_facts(made) | {"receipt": receipt_no}), made)


def order_facts(order: RefundOrder) -> dict[str, Any]:
    """What the chain keeps of an order; `deskapp check` compares it with the row."""
    return {
        "no": order.number,
        "ordered_on": order.ordered_on.isoformat(),
        "payee": order.payee,
        "held": order.amount.figures,
        "deducted": order.deducted.figures,
        "reason": order.deduct_reason,
        "refund": order.refund.figures,
    } | account_facts(order)


def account_facts(order: RefundOrder) -> dict[str, Any]:
    """Which account it comes from or goes to; nothing for what is paid of a deposit."""
    accounts = {"from_account": order.from_account, "into_account": order.into_account}
    return {name: purpose.value for name, purpose in accounts.items() if purpose}
