"""Invoices for what the bank has collected: fetched whenever the owner comes, out of the clerk's own books (FEE-14)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, tickets
from deskapp.ledger.allocation import Owed
from deskapp.ledger.bank.answers import normal
from deskapp.ledger.bank.errors import insist
from deskapp.ledger.bank.records import BankBooking, BankInvoice, BankLine, BankResultLine
from deskapp.ledger.collecting import Paper, ticket_refusals
from deskapp.ledger.kinds import Handover, TicketType
from deskapp.ledger.paying import Collection, Line, Paid, Way
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Limits, Part, spread, with_ways
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Waiting:
    """Money that the bank has brought and no invoice tells of yet."""

    payment: Payment
    line: BankLine

    @property
    def asked(self) -> Collection:
        """The payment as its invoices tell it, with the reference of the list for a number of voucher (FEE-12)."""
        payment = self.payment
        (tender,) = payment.tenders
        way = Way(tender.method_id, tender.method.code, tender.method.name, cash=False, needs_reference=False)
        return Collection(
            request_id=payment.request_id,
            payer=payment.payer,
            lines=tuple(_line(one) for one in payment.lines),
            paid=(Paid(way, payment.total, reference=self.line.reference),),
            handover=Handover.CUSTOMER,
            unit_id=payment.unit_id,
            room_no=payment.room_no,
            customer_id=payment.customer_id,
        )


def not_fetched() -> Select[int]:
    """The ids of the payments that the bank brought, that stand, and that have no invoice."""
    contrary = aliased(Payment)
    return (
        select(Payment.id)
        .where(Payment.bank_day.is_not(None), Payment.reverses_id.is_(None))
        .where(~exists().where(contrary.reverses_id == Payment.id))
        .where(~exists().where(Ticket.payment_id == Payment.id))
    )


def waiting(session: Session, unit_id: int, reference: str = "") -> list[Waiting]:
    """What of a unit was collected and has no invoice, the oldest first; of one line where its reference is named."""
    asked = (
        select(Payment, BankLine)
        .join(BankBooking, BankBooking.payment_id == Payment.id)
        .join(BankResultLine, BankBooking.result_line_id == BankResultLine.id)
        .join(BankLine, BankResultLine.line_id == BankLine.id)
        .where(Payment.unit_id == unit_id, Payment.id.in_(not_fetched()))
        .order_by(Payment.bank_day, Payment.id)
    )
    found = [Waiting(payment, line) for payment, line in session.execute(asked)]
    return [one for one in found if not reference or normal(one.line.reference) == normal(reference)]


def parts(session: Session, lines: Sequence[Line]) -> tuple[Part, ...]:
    """Other-services invoices for all of it, parking among it, cut to the limits of their series (FEE-15, FEE-19)."""
    settings = read_settings(session)
    own = {line.fee_item_id: TicketType.OTHER_SERVICE_INVOICE for line in lines}
    return tuple(spread(lines, own, Limits(settings.series_hundreds_max, settings.series_thousands_max)))


def refusals(session: Session, clerk_id: int, found: Sequence[Waiting], today: date) -> Iterator[Refusal]:
    """What stands against this clerk's issuing the invoices: only what a list says was paid has any (FEE-15)."""
    if not found:
        yield Refusal("没有银行已扣款、还没有开票的款项，不能开具托收发票", "FEE-15")
        return
    wanted = [part for one in found for part in parts(session, one.asked.lines)]
    yield from ticket_refusals(session, clerk_id, wanted, today)


def done_before(session: Session, request_id: str) -> tuple[Ticket, ...]:
    """The invoices that this very request has issued already (design law 1)."""
    ids = select(BankInvoice.ticket_id).where(BankInvoice.request_id == request_id)
    return tuple(session.scalars(select(Ticket).where(Ticket.id.in_(ids)).order_by(Ticket.id)))


def issue(
    session: Session,
    request_id: str,
    found: Sequence[Waiting],
    handover: Handover,
    paper: Callable[[Collection], Callable[[Part], Paper]],
) -> tuple[Ticket, ...]:
    """Issue the invoices of what was collected; no money moves (FEE-14, FEE-15). Raises BankError, TicketError."""
    if known := done_before(session, request_id):
        return known
    insist(refusals(session, session.info["by"], found, session.info["at"].date()))
    made = tuple(ticket for one in found for ticket in _issue(session, one, handover, paper(one.asked)))
    session.add_all(BankInvoice(request_id=request_id, ticket_id=ticket.id) for ticket in made)
    session.flush()
    return made


def _issue(session: Session, one: Waiting, handover: Handover, paper: Callable[[Part], Paper]) -> Iterator[Ticket]:
    asked = one.asked
    for part in with_ways(parts(session, asked.lines), asked.paid):
        book = books.open_book(session, session.info["by"], part.type, part.series)
        assert book is not None, "the books were asked for before"
        told = paper(part)
        yield tickets.issue(
            session,
            book=book,
            payment=one.payment,
            customer_name=asked.payer,
            room_no=asked.room_no,
            amount=part.amount,
            methods=part.methods,
            remark=told.remark,
            handover=handover,
            facts=told.facts,
            slip=told.slip,
        )


def total(found: Sequence[Waiting]) -> Money:
    """What the invoices come to."""
    return Money.total(one.payment.total for one in found)


def _line(line: PaymentLine) -> Line:
    """With what it settles, so that whole months are told together."""
    period = Period(line.period_from, line.period_to) if line.period_from and line.period_to else None
    charge = line.charge
    owed = None
    if charge and period:
        owed = Owed(
            line.fee_item_id, line.item_name, line.fee_item.position, period, charge.amount, charge.amount,
            charge.basis, charge.due_on, charge.id,
        )  # fmt: skip
    return Line(line.fee_item_id, line.item_name, line.amount, period, line.basis, line.shown, owed)
