"""Reads the registers of bank collection: lines of lists, money kept apart, agreements (RPT-22, FORM-18)."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased, joinedload

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA, ONE_DAY
from deskapp.kernel.money import Money
from deskapp.ledger.bank import returning, settling
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.records import (
    BankAgreement,
    BankBooking,
    BankLine,
    BankList,
    BankResult,
    BankResultLine,
    BankReturn,
    BankSettlement,
)
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.overview.bank_view import ApartRow, BankAgreementRow, BankLineRow, BankReturnRow
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.staff.records import StaffMember

TAIL = 4
STATES = {
    BankOutcome.PAID: State(BankOutcome.PAID.value, Mark.OK),
    BankOutcome.PARTLY: State(BankOutcome.PARTLY.value, Mark.WARN),
    BankOutcome.FAILED: State(BankOutcome.FAILED.value, Mark.DANGER),
}
WAITING = State("等银行结果", Mark.INFO)
RETURNED = State("已退回", Mark.DANGER)


def lines(desk: Desk, span: Span) -> list[BankLineRow]:
    """The lines of the lists that were made on some days, the newest list first."""
    with desk.reading() as session:
        made = _made_in(span)
        found = list(session.scalars(made.options(joinedload(BankLine.list)).order_by(BankList.id.desc(), BankLine.id)))
        said = {row.line_id: row for row in session.scalars(_answers(made))}
        numbers, back = _invoices(session, made), returning.of_lines(session, [one.id for one in found])
        return [_line(one, said.get(one.id), back.get(one.id), numbers.get(one.id, "")) for one in found]


def returns(desk: Desk, span: Span) -> list[BankReturnRow]:
    """What the bank took back and was reversed on some days, the newest first (FEE-13)."""
    reversal = aliased(Payment)
    asked = (
        select(BankReturn, BankLine.reference, StaffMember.name)
        .join(reversal, BankReturn.reversal_id == reversal.id)
        .join(BankBooking, BankBooking.payment_id == BankReturn.payment_id)
        .join(BankResultLine, BankBooking.result_line_id == BankResultLine.id)
        .join(BankLine, BankResultLine.line_id == BankLine.id)
        .join(StaffMember, BankReturn.approved_by_id == StaffMember.id)
        .where(reversal.business_day >= span.first, reversal.business_day <= span.last)
        .order_by(BankReturn.id.desc())
    )
    with desk.reading() as session:
        return [
            BankReturnRow(
                number=made.number,
                day=made.reversal.business_day,
                returned_on=made.returned_on,
                notice_no=made.notice_no,
                reference=reference,
                room=made.payment.room_no,
                payer=made.payment.payer,
                reason=made.reason,
                agreed_by=name,
                invoices="、".join(one.printed_no for one in returning.invoices_out(session, made.payment_id)),
                amount=made.payment.total,
            )
            for made, reference, name in session.execute(asked)
        ]


def apart(desk: Desk) -> list[ApartRow]:
    """Money that matched nothing, what still waits first."""
    asked = (
        select(BankResultLine, BankSettlement)
        .join(BankResult, BankResultLine.result_id == BankResult.id)
        .outerjoin(BankSettlement, BankSettlement.result_line_id == BankResultLine.id)
        .where(BankResultLine.surplus > Money())
        .options(joinedload(BankResultLine.result), joinedload(BankResultLine.line))
        .order_by(BankSettlement.id.is_not(None), BankResultLine.id.desc())
    )
    with desk.reading() as session:
        return [_apart(row, settled) for row, settled in session.execute(asked)]


def agreements(desk: Desk) -> list[BankAgreementRow]:
    """Every agreement, by room, the latest of a unit first."""
    with desk.reading() as session:
        names = dict(session.execute(select(FeeItem.code, FeeItem.name)).all())
        loaded = select(BankAgreement).options(joinedload(BankAgreement.unit), joinedload(BankAgreement.account))
        rows = session.scalars(loaded.order_by(BankAgreement.id.desc()))
        found = [_agreement(row, names, desk) for row in sorted(rows, key=lambda row: row.unit.number)]
    return found


def _made_in(span: Span) -> Select[BankLine]:
    first = datetime.combine(span.first, time(), CHINA)
    after = datetime.combine(span.last + ONE_DAY, time(), CHINA)
    asked = select(BankLine).join(BankList, BankLine.list_id == BankList.id)
    return asked.where(BankList.created_at >= first, BankList.created_at < after)


def _answers(made: Select[BankLine]) -> Select[BankResultLine]:
    ids = made.with_only_columns(BankLine.id)
    return select(BankResultLine).where(BankResultLine.line_id.in_(ids), BankResultLine.outcome != BankOutcome.APART)


def _invoices(session: Session, made: Select[BankLine]) -> dict[int, str]:
    """The standing invoices of each line, by their numbers."""
    asked = (
        select(BankResultLine.line_id, Ticket.printed_no)
        .join(BankBooking, BankBooking.result_line_id == BankResultLine.id)
        .join(Ticket, Ticket.payment_id == BankBooking.payment_id)
        .where(BankResultLine.line_id.in_(made.with_only_columns(BankLine.id)))
        .where(Ticket.id.not_in(select(TicketVoid.ticket_id)))
        .order_by(Ticket.id)
    )
    numbers: dict[int | None, list[str]] = {}
    for line_id, number in session.execute(asked):
        numbers.setdefault(line_id, []).append(number)
    return {line_id: "、".join(some) for line_id, some in numbers.items() if line_id}


def _line(one: BankLine, said: BankResultLine | None, back: BankReturn | None, invoice: str) -> BankLineRow:
    state, reason = STATES[said.outcome] if said else WAITING, said.reason if said else ""
    if back:
        state, reason = RETURNED, back.words
    return BankLineRow(
        line_id=one.id,
        unit_id=one.unit_id,
        collect_on=one.list.collect_on,
        number=one.list.number,
        reference=one.reference,
        room=one.room_no,
        payer=one.payer,
        bank=one.bank,
        account=one.account_no[-TAIL:],
        amount=one.amount,
        state=state,
        collected=said.amount if said and not back else Money(),
        reason=reason,
        invoice=invoice,
    )


def _apart(row: BankResultLine, settled: BankSettlement | None) -> ApartRow:
    state = State(settled.what, Mark.OK) if settled else State("待处理", Mark.DANGER)
    return ApartRow(
        number=settling.number_of(row),
        collected_on=row.result.collected_on,
        reference=row.reference,
        room=row.line.room_no if row.line else "",
        amount=row.surplus,
        why=row.reason or "多于欠费",
        state=state,
        proof=f"{settled.settled_on} {settled.reference}" if settled else "",
    )


def _agreement(row: BankAgreement, names: dict[str, Any], desk: Desk) -> BankAgreementRow:
    over = row.ended_on is not None and row.ended_on < desk.today
    begun = row.valid_from <= desk.today
    state = State("已终止") if over else State("有效", Mark.OK) if begun else State("未到起始日", Mark.INFO)
    return BankAgreementRow(
        agreement_id=row.id,
        unit_id=row.unit_id,
        number=row.number,
        room=row.unit.room_no,
        payer=row.account.account_name,
        bank=row.account.bank,
        account=row.account.account_no[-TAIL:],
        items="、".join(names[code] for code in row.items),
        valid_from=row.valid_from,
        ended_on=row.ended_on,
        state=state,
    )
