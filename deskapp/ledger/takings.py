"""What one clerk took on one day since the last closing: by way of payment, by ticket book, and line by line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload

from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo, range_text
from deskapp.kernel.takings import BookUse, Part, Taking, by_name, taking
from deskapp.ledger.adjusting.records import ChargeReduction
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.kinds import Handover, TicketUse
from deskapp.ledger.paying import tendered_words
from deskapp.ledger.payment_records import Payment, PaymentLine, PaymentMethod, Tender
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid, kind_words
from deskapp.ledger.tickets import exchanges
from deskapp.store.once import once

NOT_FETCHED = "发票未领"
"""What was collected by the bank stands on no ticket until its invoice is fetched (FEE-14)."""


@dataclass(frozen=True)
class Scope:
    """Which payments a closing covers: one clerk's of one business day, after those already closed."""

    clerk_id: int
    day: date
    nth: int = 1
    after_payment: int = 0
    since: datetime | None = None
    """When the closing before on the same day was made, if there was one."""

    @property
    def payments(self) -> ColumnElement[bool]:
        """The condition on Payment; what the bank collected never lies in a till (FEE-13)."""
        mine = (Payment.clerk_id == self.clerk_id) & (Payment.business_day == self.day)
        return mine & (Payment.id > self.after_payment) & Payment.bank_day.is_(None)


@dataclass(frozen=True)
class JournalRow:
    """One line of one payment as the cashier's workbook holds it (specification 4.5, 收款流水)."""

    paid_at: datetime
    room_no: str
    payer: str
    item: str
    period_from: date | None
    period_to: date | None
    basis: str
    amount: Money
    methods: str
    ticket_type: str
    ticket_no: str
    ticket_id: int | None
    clerk_id: int
    payment_id: int
    reversal: bool

    def part(self, name: str) -> Part:
        """The line, to be counted under a name."""
        return Part(name, self.payment_id, self.amount, self.reversal)


@dataclass(frozen=True)
class Takings:
    """Everything a closing needs to know, each total found on a way of its own.

    `methods` are of every way to pay, `whole` of all of them together, `in_cash` of what lies in the drawer; `reduced`
    is what approved papers took off these payments, which is in none of the sums (FEE-25).
    """

    scope: Scope
    methods: tuple[Taking, ...]
    whole: Taking
    in_cash: Taking
    books: tuple[BookUse, ...]
    tickets_total: Money
    rows: tuple[JournalRow, ...]
    last_payment_id: int
    first_at: datetime | None
    reduced: Taking = Taking("减免")

    @property
    def total(self) -> Money:
        """What the screen says: all tenders, less those reversed."""
        return self.whole.net

    @property
    def cash(self) -> Money:
        """Cash taken less cash given back on voids."""
        return self.in_cash.net

    @property
    def not_cash(self) -> Money:
        """Everything that is not in the drawer."""
        return self.total - self.cash


def _reduced(session: Session, scope: Scope) -> Taking:
    """What approved papers took off, and what voids gave back."""
    asked = select(ChargeReduction.payment_id, ChargeReduction.amount, Payment.reverses_id.is_not(None))
    found = session.execute(asked.join(Payment, ChargeReduction.payment_id == Payment.id).where(scope.payments))
    return taking("减免", (Part("减免", payment or 0, amount, contrary) for payment, amount, contrary in found))


def scope_of(session: Session, clerk_id: int, day: date) -> Scope:
    """What is still to be closed of a clerk's day."""
    asked = select(func.count(Closing.id), func.max(Closing.last_payment_id), func.max(Closing.closed_at))
    mine = asked.where(Closing.clerk_id == clerk_id, Closing.business_day == day)
    closed, last, at = session.execute(mine).one()
    return Scope(clerk_id, day, closed + 1, last or 0, at)


@once(Payment, PaymentLine, ChargeReduction, Tender, PaymentMethod, Ticket, TicketBook, TicketVoid, TicketExchange)
def takings_of(session: Session, scope: Scope) -> Takings:
    """Read a clerk's takings; nothing is written."""
    asked = select(Payment).where(scope.payments).order_by(Payment.id)
    loaded = asked.options(selectinload(Payment.lines), selectinload(Payment.tenders).joinedload(Tender.method))
    payments = list(session.scalars(loaded))
    tenders = [tender for payment in payments for tender in payment.tenders]
    return Takings(
        scope,
        tuple(_by_method(session, tenders)),
        taking("合计", tender_parts(tenders)),
        taking("现金", tender_parts(tender for tender in tenders if tender.method.cash)),
        _by_book(session, scope),
        _tickets_total(session, scope),
        tuple(rows(session, payments)),
        max((payment.id for payment in payments), default=scope.after_payment),
        min((payment.paid_at for payment in payments), default=None),
        _reduced(session, scope),
    )


def rows(session: Session, payments: Sequence[Payment]) -> list[JournalRow]:
    """The lines of payments, in their order, with the ticket that each payment, or the one it reverses, is on.

    That is the ticket it was given then; what became of it later the ticket register says (REG-06).
    """
    ids = {payment.reverses_id or payment.id for payment in payments}
    asked = select(Ticket).where(Ticket.payment_id.in_(ids), Ticket.id.not_in(exchanges()))
    found = session.scalars(asked.order_by(Ticket.id))
    tickets: dict[int | None, list[Ticket]] = {}
    for one in found:
        tickets.setdefault(one.payment_id, []).append(one)
    written = []
    for payment in payments:
        issued = tickets.get(payment.reverses_id or payment.id, [])
        ticket = issued[0] if issued else None
        for line in payment.lines:
            written.append(
                JournalRow(
                    payment.paid_at,
                    payment.room_no,
                    payment.payer,
                    line.item_name,
                    line.period_from,
                    line.period_to,
                    line.basis,
                    line.amount,
                    tendered_words([(tender.method.name, tender.amount) for tender in payment.tenders]),
                    ticket.type.value if ticket else NOT_FETCHED if payment.bank_day else "",
                    _numbers(issued),
                    ticket.id if ticket else None,
                    payment.clerk_id,
                    payment.id,
                    payment.reverses_id is not None,
                )
            )
    return written


def _numbers(issued: Sequence[Ticket]) -> str:
    """The number of a payment's ticket; of several torn off for it, those that follow each other as one range."""
    runs: list[list[TicketNo]] = []
    for one in issued:
        number = TicketNo(one.book.prefix, one.number, one.book.digits)
        if runs and runs[-1][-1].next == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(range_text(run[0], run[-1]) for run in runs)


def voids_in(session: Session, scope: Scope) -> list[TicketVoid]:
    """The voids whose reversals fall into this scope, the tickets of closed days among them."""
    asked = select(TicketVoid).join(Payment, TicketVoid.reversal_id == Payment.id).where(scope.payments)
    return list(session.scalars(asked.order_by(TicketVoid.id)))


def spoiled_in(session: Session, scope: Scope) -> list[Ticket]:
    """The numbers voided while blank on that day, since the closing before."""
    asked = select(Ticket).where(
        Ticket.use == TicketUse.SPOILED, Ticket.clerk_id == scope.clerk_id, Ticket.business_day == scope.day
    )
    if scope.since:
        asked = asked.where(Ticket.issued_at > scope.since)
    return list(session.scalars(asked.order_by(Ticket.id)))


def tender_parts(tenders: Iterable[Tender]) -> Iterator[Part]:
    """What was tendered, by way of paying."""
    for one in tenders:
        yield Part(one.method.name, one.payment_id, one.amount, one.payment.reverses_id is not None)


def _by_method(session: Session, tenders: Sequence[Tender]) -> Iterator[Taking]:
    """Every way to pay that is offered or was used, also those that brought nothing."""
    used = {one.name: one for one in by_name(tender_parts(tenders))}
    offered = and_(PaymentMethod.at_counter, PaymentMethod.active)
    asked = select(PaymentMethod.name).where(or_(offered, PaymentMethod.name.in_(used)))
    for name in session.scalars(asked.order_by(PaymentMethod.position)):
        yield used.get(name, Taking(name))


def _issued_in(session: Session, scope: Scope) -> list[Ticket]:
    asked = select(Ticket).join(Payment, Ticket.payment_id == Payment.id).where(scope.payments)
    return list(session.scalars(asked.where(Ticket.id.not_in(exchanges())).order_by(Ticket.id)))


def exchanged_in(session: Session, scope: Scope) -> list[Ticket]:
    """The invoices that the clerk issued for receipts on that day, since the closing before (TICKET-15)."""
    asked = select(Ticket).where(
        Ticket.id.in_(exchanges()), Ticket.clerk_id == scope.clerk_id, Ticket.business_day == scope.day
    )
    if scope.since:
        asked = asked.where(Ticket.issued_at > scope.since)
    return list(session.scalars(asked.order_by(Ticket.id)))


def _fetched_in(session: Session, scope: Scope) -> list[Ticket]:
    """The invoices that the clerk issued on that day for what the bank collected, since the closing before (FEE-14)."""
    asked = select(Ticket).join(Payment, Ticket.payment_id == Payment.id).where(Payment.bank_day.is_not(None))
    mine = asked.where(Ticket.clerk_id == scope.clerk_id, Ticket.business_day == scope.day)
    if scope.since:
        mine = mine.where(Ticket.issued_at > scope.since)
    return list(session.scalars(mine.order_by(Ticket.id)))


def _tickets_total(session: Session, scope: Scope) -> Money:
    """What the tickets say: those issued, less those voided, whenever they were issued.

    An invoice that a receipt was exchanged for adds nothing: the receipt has told of the money.
    """
    issued = Money.total(ticket.amount for ticket in _issued_in(session, scope))
    voided = [void.ticket for void in voids_in(session, scope)]
    twice = set(session.scalars(exchanges().where(TicketExchange.invoice_id.in_([one.id for one in voided]))))
    return issued - Money.total(ticket.amount for ticket in voided if ticket.id not in twice)


def _by_book(session: Session, scope: Scope) -> tuple[BookUse, ...]:
    no_money = (*exchanged_in(session, scope), *_fetched_in(session, scope), *spoiled_in(session, scope))
    used = sorted((*_issued_in(session, scope), *no_money), key=lambda one: (one.book_id, one.number))
    ids = [ticket.id for ticket in used]
    voided = set(session.scalars(select(TicketVoid.ticket_id).where(TicketVoid.ticket_id.in_(ids))))
    given = set(session.scalars(select(TicketExchange.receipt_id).where(TicketExchange.receipt_id.in_(ids))))
    books: dict[int, list[Ticket]] = {}
    for ticket in used:
        books.setdefault(ticket.book_id, []).append(ticket)
    return tuple(_use(session.get_one(TicketBook, of), some, voided, given - voided) for of, some in books.items())


def _use(book: TicketBook, used: Sequence[Ticket], voided: set[int], given: set[int]) -> BookUse:
    """`given` are the receipts that were exchanged for invoices: they count as issued all the same."""
    first, last = (TicketNo(book.prefix, ticket.number, book.digits) for ticket in (used[0], used[-1]))
    standing = [one for one in used if one.use is TicketUse.ISSUED and one.id not in voided]
    boxed = sum(one.handover is Handover.BOX for one in standing)
    exchanged = sum(one.id in given for one in standing)
    gone = len(used) - len(standing)
    return BookUse(kind_words(book), range_text(first, last), len(standing), gone, exchanged, boxed)
