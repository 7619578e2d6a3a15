"""Entries as registers, statements and the cashier's workbook tell them: each with the number of what it came of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import EntryKind, Purpose
from deskapp.ledger.accounts.records import AccountEntry, AccountMove
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import exchanges
from deskapp.staff.team import staff_names


@dataclass(frozen=True)
class Told:
    """One entry. `number` is that of the ticket, order or move; `ticket_id` is set for a ticket, which has a page."""

    entry_id: int
    on: date
    at: datetime
    unit_id: int
    room: str
    customer: str
    purpose: Purpose
    kind: EntryKind
    number: str
    ticket_id: int | None
    clerk: str
    amount: Money
    balance: Money

    @property
    def put_in(self) -> Money:
        """What it adds."""
        return max(self.amount, Money())

    @property
    def taken_out(self) -> Money:
        """What it takes."""
        return max(-self.amount, Money())


def entries(session: Session, *conditions: ColumnElement[bool]) -> list[Told]:
    """The entries in the order they were made; `conditions` on AccountEntry narrow them."""
    loaded = select(AccountEntry).options(joinedload(AccountEntry.unit), joinedload(AccountEntry.customer))
    found = session.scalars(loaded.where(*conditions).order_by(AccountEntry.id)).all()
    tickets = _tickets(session, [one.payment_id for one in found if one.payment_id])
    orders = dict(session.execute(select(RefundOrder.id, RefundOrder.number)).all())
    moves = dict(session.execute(select(AccountMove.id, AccountMove.number)).all())
    names = staff_names(session)
    told = []
    for one in found:
        ticket_id, number = tickets.get(one.payment_id or 0, (None, ""))
        number = number or orders.get(one.order_id or 0, "") or moves.get(one.move_id or 0, "")
        told.append(
            Told(
                one.id,
                one.entered_on,
                one.created_at,
                one.unit_id,
                one.unit.room_no,
                one.customer.name,
                one.purpose,
                one.kind,
                number,
                ticket_id,
                names.get(one.created_by_id or 0, ""),
                one.amount,
                one.balance,
            )
        )
    return told


def _tickets(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """The first ticket of each payment; of a reversal, that of the payment it reverses."""
    asked = (
        select(Payment.id, Ticket.id, Ticket.printed_no)
        .join(Ticket, Ticket.payment_id == func.coalesce(Payment.reverses_id, Payment.id))
        .where(Payment.id.in_(ids), Ticket.id.not_in(exchanges()))
        .order_by(Ticket.id.desc())
    )
    return {payment: (ticket, number) for payment, ticket, number in session.execute(asked)}
