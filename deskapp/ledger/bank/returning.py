"""A collection that the bank takes back after it was booked: its payment is reversed, and what it paid owed again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.problems import Refusal
from deskapp.ledger import voiding
from deskapp.ledger.bank import settling
from deskapp.ledger.bank.answers import normal
from deskapp.ledger.bank.errors import BankError, insist
from deskapp.ledger.bank.records import BankBooking, BankLine, BankResultLine, BankReturn
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.store.numbering import within_day

RETURNED = "bank_return"
WITH_IT = "随托收退回"
"""What becomes of the rest of a collection that had found nothing to pay."""


@dataclass(frozen=True)
class Notice:
    """What the bank's notice says: its number, the day on which the money went back, and why."""

    number: str
    returned_on: date
    reason: str


@dataclass(frozen=True)
class Collected:
    """A collection that stands in the books: its line, its payment, its row of the answer, the invoices that stand."""

    line: BankLine
    row: BankResultLine
    payment: Payment
    invoices: tuple[Ticket, ...]


def find(session: Session, reference: str) -> Collected | None:
    """The standing payment of the line with this reference; an invoice that was voided before is none of its own."""
    found = session.execute(_booked(reference).where(standing(Payment.id))).one_or_none()
    return Collected(*found, tuple(invoices_out(session, found[2].id))) if found else None


def invoices_out(session: Session, payment_id: int) -> list[Ticket]:
    """The invoices of a payment that are not void: after a return they are called back."""
    asked = select(Ticket).where(Ticket.payment_id == payment_id, Ticket.id.not_in(select(TicketVoid.ticket_id)))
    return list(session.scalars(asked.order_by(Ticket.id)))


def called_back(session: Session) -> list[tuple[BankReturn, Ticket]]:
    """The invoices that customers still have of money that the bank took back, the oldest return first."""
    asked = (
        select(BankReturn, Ticket)
        .join(Ticket, Ticket.payment_id == BankReturn.payment_id)
        .where(Ticket.id.not_in(select(TicketVoid.ticket_id)))
        .order_by(BankReturn.id, Ticket.id)
    )
    return [(made, ticket) for made, ticket in session.execute(asked)]


def of_lines(session: Session, lines: Sequence[int]) -> dict[int, BankReturn]:
    """What the bank has taken back of these lines, by their ids."""
    asked = (
        select(BankResultLine.line_id, BankReturn)
        .join(BankBooking, BankBooking.result_line_id == BankResultLine.id)
        .join(BankReturn, BankReturn.payment_id == BankBooking.payment_id)
        .where(BankResultLine.line_id.in_(lines))
    )
    return {line_id: row for line_id, row in session.execute(asked) if line_id}


def refusals(session: Session, reference: str, notice: Notice, today: date) -> Iterator[Refusal]:
    """Only what was booked and stands is taken back, once, on a day between its collection and today (FEE-13)."""
    found = find(session, reference)
    if found is None:
        yield _not_there(session, reference)
        return
    assert found.payment.bank_day is not None, "the bank collected it"
    if not found.payment.bank_day <= notice.returned_on <= today:
        yield Refusal(f"退回日期应在扣款日 {found.payment.bank_day} 之后、今天之前，请照通知书填写", "FEE-13")


def _not_there(session: Session, reference: str) -> Refusal:
    before = select(BankReturn).join(BankBooking, BankBooking.payment_id == BankReturn.payment_id)
    before = before.join(BankResultLine, BankBooking.result_line_id == BankResultLine.id)
    asked = before.join(BankLine, BankResultLine.line_id == BankLine.id)
    known = session.scalars(asked.where(BankLine.reference == normal(reference))).first()
    if known:
        words = f"{reference} 已于 {known.returned_on} 退回（{known.number}，通知书 {known.notice_no}），只冲销一次"
        return Refusal(words, "FEE-13")
    return Refusal(f"没有参考号 {reference} 的已入账托收款，请照托收清单和通知书核对", "FEE-13")


def done_before(session: Session, request_id: str) -> BankReturn | None:
    """The return that this very request has kept already (design law 1)."""
    return session.scalars(select(BankReturn).where(BankReturn.request_id == request_id)).one_or_none()


def of_payment(session: Session, payment_id: int) -> BankReturn | None:
    """The return of this payment, if the bank took it back."""
    return session.scalars(select(BankReturn).where(BankReturn.payment_id == payment_id)).one_or_none()


def take_back(
    session: Session, request_id: str, reference: str, notice: Notice, *, approved_by_id: int, copies_back: bool
) -> BankReturn:
    """Reverse a collection that the bank took back, confirmed by another person (FEE-13, TICKET-21).

    The charges are owed again as they were. An invoice whose copies are all back is void with it; one that is still
    outside stays on record as called back, and is voided with the same reversal when it comes. No till is touched: the
    money had never lain in one. Raises BankError, TicketError.
    """
    if known := done_before(session, request_id):
        return known
    at: datetime = session.info["at"]
    insist(refusals(session, reference, notice, at.date()))
    if approved_by_id == session.info["by"]:
        raise BankError("托收退回须由另一个人确认。没有任何改动")
    found = find(session, reference)
    assert found is not None, "without it there is a refusal"
    reversal = voiding.contrary(found.payment, request_id, at, session.info["by"])
    reversal.bank_day = notice.returned_on
    session.add(reversal)
    session.flush()
    made = BankReturn(
        number=within_day(session, BankReturn.number, "TH", at.date()),
        request_id=request_id,
        payment_id=found.payment.id,
        reversal_id=reversal.id,
        returned_on=notice.returned_on,
        notice_no=notice.number.strip(),
        reason=notice.reason.strip(),
        approved_by_id=approved_by_id,
    )
    session.add(made)
    session.flush()
    chain.seal(session, chain.forge(session, RETURNED, printed_facts(made), -found.payment.total), made)
    _settle_rest(session, found.row, notice)
    if copies_back and found.invoices:
        reason = f"托收退回 {made.number}：{made.reason}"
        first, own = found.invoices[0], f"{request_id}-void"
        voiding.void(session, first, request_id=own, reason=reason, approved_by_id=approved_by_id)
    return made


def printed_facts(made: BankReturn) -> dict[str, Any]:
    """What the chain keeps of a return; `deskapp check` compares it with the rows."""
    return {
        "no": made.number,
        "payment": made.payment_id,
        "payer": made.payment.payer,
        "amount": made.payment.total.figures,
        "returned_on": made.returned_on.isoformat(),
        "notice": made.notice_no,
        "reason": made.reason,
    }


def _settle_rest(session: Session, row: BankResultLine, notice: Notice) -> None:
    """What of the same collection found nothing to pay went back with it."""
    if row.surplus and not settling.done_before(session, row.id):
        settling.settle(session, row, notice.returned_on, WITH_IT, notice.number)


def _booked(reference: str) -> Select[BankLine, BankResultLine, Payment]:
    asked = (
        select(BankLine, BankResultLine, Payment)
        .join(BankResultLine, BankResultLine.line_id == BankLine.id)
        .join(BankBooking, BankBooking.result_line_id == BankResultLine.id)
        .join(Payment, BankBooking.payment_id == Payment.id)
    )
    return asked.where(BankLine.reference == normal(reference))
