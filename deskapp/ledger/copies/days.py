"""Days of the copy-fee register: what waits for its receipt, and the one receipt a clerk's day is put on (FEE-22).

Every collector has one of their own, for the money lies in their till and the number comes from their book.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED, Refusal
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.ledger.copies.records import CopyDay, CopyReceipt, CopySale, CopySaleLine
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.paying import Line
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing
from deskapp.ledger.ticket_records import Ticket

PAYER = "零星收费汇总"
"""Whose name the receipt of a day bears: it stands for many (FEE-22)."""
SOMEBODY = "零星客户"
"""Whose name the receipt of a single sale bears where the customer gave none."""


def waiting(session: Session, clerk_id: int) -> list[tuple[date, Money]]:
    """The days whose sales are on no receipt yet, with what they come to, the oldest first."""
    asked = (
        select(CopySale.business_day, func.sum(CopySale.amount))
        .where(CopySale.clerk_id == clerk_id, ~_receipted(), ~on_its_own())
        .group_by(CopySale.business_day)
        .order_by(CopySale.business_day)
    )
    return [(day, amount) for day, amount in session.execute(asked) if amount]


def closing_refusals(session: Session, clerk_id: int, day: date, today: date) -> Iterator[Refusal]:
    """Today is not closed while money of it or of a day before has no receipt (FEE-22, FEE-28).

    A day before today is, but not unseen: its receipt can only be given today (TICKET-13), and today takes money only
    once that day is closed. So its money belongs to today (D): it is laid aside, not counted with the day before, and
    counted with the takings of its receipt.
    """
    for waits, amount in waiting(session, clerk_id):
        if day == today:
            yield Refusal(f"{waits} 的复印传真 {amount} 还没有开汇总收据，请先办“复印传真汇总”", "FEE-22")
        elif waits <= day:
            words = f"{waits} 的复印传真 {amount} 还没有开汇总收据：这笔钱另放，不清点在内；日结后马上补开，计入今天"
            yield Refusal(words, "FEE-22", HEED)


def receipt_of(session: Session, clerk_id: int, day: date) -> str:
    """The number of the standing receipt of a clerk's day; empty while there is none."""
    return receipts(session, day, day).get((clerk_id, day), "")


def receipts(session: Session, first: date, last: date) -> dict[tuple[int, date], str]:
    """The number that goes into every line of a clerk's day (FEE-22), of all days within."""
    asked = (
        select(CopyDay.clerk_id, CopyDay.business_day, Ticket.printed_no)
        .join(Ticket, Ticket.payment_id == CopyDay.payment_id)
        .where(CopyDay.business_day >= first, CopyDay.business_day <= last, standing(CopyDay.payment_id))
        .order_by(Ticket.id.desc())
    )
    return {(clerk_id, day): number for clerk_id, day, number in session.execute(asked)}


def lines(session: Session, clerk_id: int, day: date) -> tuple[Line, ...]:
    """What the receipt of a clerk's day says: each kind at its price, with the date of the register (FEE-T1)."""
    items = dict(session.execute(select(FeeItem.code, FeeItem.id)).all())
    return tuple(_line(items, *one, day) for one in _sums(session, clerk_id, day) if one[2])


def own_lines(session: Session, sold: Sequence[CopySaleLine], day: date) -> tuple[Line, ...]:
    """What the receipt of a single sale says, which came after that of its day."""
    items = dict(session.execute(select(FeeItem.code, FeeItem.id)).all())
    return tuple(_line(items, one.kind, one.price, one.pieces, day) for one in sold)


def keep_own(session: Session, sale: CopySale, payment: Payment) -> CopyReceipt:
    """Say which payment a single sale was put on, in the unit of work of both."""
    made = CopyReceipt(sale_id=sale.id, payment=payment)
    session.add(made)
    session.flush()
    return made


def own_receipts(session: Session, sales: Iterable[int]) -> dict[int, tuple[str, bool]]:
    """The number of each sale's own receipt, and whether it stands; a sale whose receipt is void counts nothing."""
    asked = (
        select(CopyReceipt.sale_id, Ticket.printed_no, standing(CopyReceipt.payment_id))
        .join(Ticket, Ticket.payment_id == CopyReceipt.payment_id)
        .where(CopyReceipt.sale_id.in_(sales))
    )
    return {sale: (number, stands) for sale, number, stands in session.execute(asked)}


def on_its_own() -> ColumnElement[bool]:
    """Whether a sale has a receipt of its own, standing or void: the receipt of its day has nothing to do with it."""
    return exists().where(CopyReceipt.sale_id == CopySale.id)


def keep(session: Session, day: date, payment: Payment) -> CopyDay:
    """Say which payment a day of its clerk's sales was put on, in the unit of work of that payment."""
    made = CopyDay(business_day=day, clerk_id=payment.clerk_id, payment=payment)
    session.add(made)
    session.flush()
    return made


def _line(items: Mapping[str, int], kind: CopyKind, price: Money, pieces: int, day: date) -> Line:
    basis = f"{price.figures}×{pieces}{kind.piece}"
    return Line(items[kind.item], kind.value, price * pieces, None, basis, str(day))


def _sums(session: Session, clerk_id: int, day: date) -> Sequence[tuple[CopyKind, Money, int]]:
    pieces = func.sum(CopySaleLine.pieces)
    asked = select(CopySaleLine.kind, CopySaleLine.price, pieces).join(CopySaleLine.sale)
    mine = asked.where(CopySale.clerk_id == clerk_id, CopySale.business_day == day, ~on_its_own())
    found = session.execute(mine.group_by(CopySaleLine.kind, CopySaleLine.price)).all()
    order = list(CopyKind)
    return sorted(found, key=lambda one: (order.index(one[0]), one[1]))


def _receipted() -> ColumnElement[bool]:
    """Whether a standing receipt has the day of a sale."""
    same = (CopyDay.clerk_id == CopySale.clerk_id) & (CopyDay.business_day == CopySale.business_day)
    return exists().where(same, standing(CopyDay.payment_id))
