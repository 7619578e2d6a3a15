"""Reads the registers of small services: copies and fax, housekeeping, outside tickets (REG-05, 07, 08, FORM-14)."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.ledger.copies import days, sales
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.ledger.copies.records import CopySale
from deskapp.ledger.housekeeping import regular, slips
from deskapp.ledger.outside import entries
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.overview.lists import Span
from deskapp.overview.service_view import CopyRow, OutsideRow, RegularRow, SlipRow
from deskapp.staff.team import staff_names

STANDS, OWN_VOID = ("", True), "单独开的收据已作废"


def copies(desk: Desk, span: Span) -> list[CopyRow]:
    """The copy-fee register of some days, the newest first, with the day's receipt in every line (FEE-22)."""
    with desk.reading() as session:
        names, numbers = staff_names(session), days.receipts(session, span.first, span.last)
        found = sales.register(session, span.first, span.last)
        own = days.own_receipts(session, [one.id for one in found])
        return [
            CopyRow(
                sale_id=one.id,
                day=one.business_day,
                customer=one.customer,
                a4=_pieces(one, CopyKind.A4),
                a3=_pieces(one, CopyKind.A3),
                fax=_pieces(one, CopyKind.FAX, CopyKind.FAX_FAR),
                amount=one.amount if own.get(one.id, STANDS)[1] else Money(),
                receipt_no=own[one.id][0] if one.id in own else numbers.get((one.clerk_id, one.business_day), ""),
                clerk=names.get(one.clerk_id, ""),
                reason=one.reason if own.get(one.id, STANDS)[1] else OWN_VOID,
            )
            for one in reversed(found)
        ]


def housekeeping(desk: Desk, span: Span) -> list[SlipRow]:
    """The register of ad hoc housekeeping over some days, the newest first (REG-07)."""
    with desk.reading() as session:
        found = slips.register(session, span.first, span.last)
        numbers, gone = _receipts(session, {one.payment_id for one in found})
        return [
            SlipRow(
                slip_id=one.id,
                day=one.payment.business_day,
                number=f"{one.book_no}-{one.slip_no}",
                unit_id=one.payment.unit_id,
                room=one.payment.room_no,
                cleaner=one.cleaner,
                hours=one.hours,
                amount=one.amount,
                counted=Money() if one.payment_id in gone else one.amount,
                receipt_no=numbers.get(one.payment_id, ""),
                stapled=one.stapled,
            )
            for one in reversed(found)
        ]


def regular_service(desk: Desk, span: Span) -> list[RegularRow]:
    """The register of regular housekeeping over some days, the newest first (REG-08)."""
    with desk.reading() as session:
        found = regular.register(session, span.first, span.last)
        numbers, gone = _receipts(session, {one.payment_id for one in found})
        return [
            RegularRow(
                service_id=one.id,
                day=one.payment.business_day,
                customer=one.payment.payer,
                unit_id=one.unit_id,
                room=one.payment.room_no,
                service=one.service,
                frequency=one.frequency,
                fee=one.fee,
                period=str(Period(one.period_from, one.period_to)),
                sheet_no=one.sheet_no,
                amount=one.amount,
                counted=Money() if one.payment_id in gone else one.amount,
                receipt_no=numbers.get(one.payment_id, ""),
            )
            for one in reversed(found)
        ]


def outside_tickets(desk: Desk, span: Span) -> list[OutsideRow]:
    """The outside tickets of some days, the newest first (FORM-14)."""
    with desk.reading() as session:
        found, names = entries.register(session, span.first, span.last), staff_names(session)
        gone = _reversed(session, {one.ticket.payment_id for one in found if one.ticket.payment_id})
        return [
            OutsideRow(
                ticket_id=one.ticket_id,
                day=one.ticket.business_day,
                item=one.fee_item.name,
                issuer=one.issuer,
                number=one.ticket.printed_no,
                room=one.ticket.room_no,
                customer=one.ticket.customer_name,
                standard=one.standard,
                amount=one.amount,
                counted=Money() if one.ticket.payment_id in gone else one.amount,
                clerk=names.get(one.ticket.clerk_id, ""),
            )
            for one in reversed(found)
        ]


def _pieces(sale: CopySale, *kinds: CopyKind) -> int:
    return sum(line.pieces for line in sale.lines if line.kind in kinds)


def _receipts(session: Session, payments: Iterable[int]) -> tuple[dict[int, str], set[int]]:
    """The number of each payment's receipt, and the payments that were reversed."""
    asked = select(Ticket.payment_id, Ticket.printed_no).where(Ticket.payment_id.in_(payments))
    numbers = {payment: number for payment, number in session.execute(asked.order_by(Ticket.id.desc())) if payment}
    return numbers, _reversed(session, payments)


def _reversed(session: Session, payments: Iterable[int]) -> set[int]:
    found = session.scalars(select(Payment.reverses_id).where(Payment.reverses_id.in_(payments)))
    return {one for one in found if one is not None}
