"""Slips of the cleaners' books: each is paid once, and its number stands on the receipt (FEE-20, REG-07)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.audit.journal import keep_many
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.housekeeping.records import HousekeepingSlip
from deskapp.ledger.housekeeping.values import Slip
from deskapp.ledger.paying import Line
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing
from deskapp.ledger.ticket_records import Ticket

ITEM = "housekeeping_adhoc"


def line_of(session: Session, slips: Sequence[Slip]) -> Line:
    """What the receipt says: their sum, and every number (FEE-20)."""
    item = session.scalars(select(FeeItem).where(FeeItem.code == ITEM)).one()
    numbers = "、".join(slip.number for slip in slips)
    total = Money.total(slip.amount for slip in slips)
    return Line(item.id, item.name, total, basis=f"{len(slips)}张服务单", shown=numbers)


def refusals(session: Session, slips: Sequence[Slip], today: date) -> Iterator[Refusal]:
    """A slip number is paid once, and for work that was done (FEE-20, FEE-28)."""
    numbers = [slip.number for slip in slips]
    for number in sorted({one for one in numbers if numbers.count(one) > 1}):
        yield Refusal(f"服务单 {number} 填了两次，请核对", "FEE-20")
    for slip in slips:
        if slip.done_on > today:
            yield Refusal(f"服务单 {slip.number} 的日期 {slip.done_on} 还没到，请核对", "FEE-20")
        if number := paid_on(session, slip):
            yield Refusal(f"服务单 {slip.number} 已开收据 {number}，一张服务单只收一次", "FEE-20")


def paid_on(session: Session, slip: Slip) -> str:
    """The number of the standing receipt that a slip is on; empty where there is none."""
    asked = (
        select(Ticket.printed_no)
        .join(HousekeepingSlip, HousekeepingSlip.payment_id == Ticket.payment_id)
        .where(HousekeepingSlip.slip_no == slip.slip_no, HousekeepingSlip.book_no == slip.book_no)
        .where(standing(HousekeepingSlip.payment_id))
    )
    return session.scalar(asked.limit(1)) or ""


def keep(session: Session, payment: Payment, slips: Sequence[Slip]) -> None:
    """Register the slips of a payment, in its unit of work."""
    told = ("book_no", "slip_no", "done_on", "cleaner", "hours", "amount")
    rows = [
        {"payment_id": payment.id, "stapled": True} | {name: getattr(slip, name) for name in told} for slip in slips
    ]
    keep_many(session, HousekeepingSlip, rows)


def register(session: Session, first: date, last: date) -> list[HousekeepingSlip]:
    """The register of ad hoc housekeeping over the business days of its payments (REG-07)."""
    asked = select(HousekeepingSlip).join(HousekeepingSlip.payment).options(joinedload(HousekeepingSlip.payment))
    within = asked.where(Payment.business_day >= first, Payment.business_day <= last)
    return list(session.scalars(within.order_by(HousekeepingSlip.id)))
