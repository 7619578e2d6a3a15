"""Reads the register of reductions: every approved paper, how it stands, and what it took off (FEE-25, FEE-34)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.adjusting.documents import meant_words, takes_off
from deskapp.ledger.adjusting.keeping import is_write_off
from deskapp.ledger.adjusting.kinds import ReductionState
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction, ReductionUndo
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing
from deskapp.ledger.tickets import numbers_of, of_payment
from deskapp.overview.lists import Span
from deskapp.overview.reduction_view import ReductionLine
from deskapp.overview.shown import Mark, State
from deskapp.staff.team import staff_names

MARKS = {
    ReductionState.WAITING: Mark.WARN,
    ReductionState.USED: Mark.OK,
    ReductionState.EXPIRED: Mark.PLAIN,
    ReductionState.UNDONE: Mark.PLAIN,
}


@dataclass(frozen=True)
class Use:
    """When a paper was used, on which receipt, and what it took off."""

    on: date
    receipt_no: str
    amount: Money


def reductions(desk: Desk, span: Span) -> list[ReductionLine]:
    """The papers approved or used on some days, and whenever they were approved those that wait; the latest first."""
    with desk.reading() as session:
        names = staff_names(session)
        used, undone = _used(session), set(session.scalars(select(ReductionUndo.reduction_id)))
        within, waits = FeeReduction.approved_on.between(span.first, span.last), FeeReduction.valid_until >= desk.today
        asked = select(FeeReduction).where(or_(within, waits, FeeReduction.id.in_(used)))
        found = session.scalars(asked.order_by(FeeReduction.id.desc())).all()
        lines = [_line(session, one, names, used.get(one.id), _state(one, used, undone, desk.today)) for one in found]
    return [one for one in lines if _wanted(one, span)]


def _wanted(one: ReductionLine, span: Span) -> bool:
    within = any(day and span.first <= day <= span.last for day in (one.approved_on, one.used_on))
    return within or one.state.words == ReductionState.WAITING.value


def _used(session: Session) -> dict[int, Use]:
    """What stands used; a paper that whole charges were waived by was used on the day it was approved, if it stands."""
    asked = (
        select(ChargeReduction, FeeReduction.approved_on, Payment)
        .join(FeeReduction, ChargeReduction.reduction_id == FeeReduction.id)
        .outerjoin(Payment, ChargeReduction.payment_id == Payment.id)
        .where(ChargeReduction.reduction_id.not_in(select(ReductionUndo.reduction_id)))
        .where(Payment.id.is_(None) | (Payment.reverses_id.is_(None) & standing(Payment.id)))
        .order_by(ChargeReduction.id)
    )
    found: dict[int, Use] = {}
    for row, approved_on, payment in session.execute(asked):
        before = found.get(row.reduction_id)
        number = before.receipt_no if before else numbers_of(of_payment(session, payment.id)) if payment else ""
        on = payment.business_day if payment else approved_on
        found[row.reduction_id] = Use(on, number, row.amount + (before.amount if before else Money()))
    return found


def _state(one: FeeReduction, used: dict[int, Use], undone: set[int], today: date) -> ReductionState:
    """As `documents.state` tells it of one, without asking for each."""
    if one.id in undone:
        return ReductionState.UNDONE
    if one.id in used:
        return ReductionState.USED
    return ReductionState.EXPIRED if one.valid_until < today else ReductionState.WAITING


def _line(
    session: Session, one: FeeReduction, names: dict[int, str], used: Use | None, now: ReductionState
) -> ReductionLine:
    words = "已核销" if used and is_write_off(one) else now.value
    return ReductionLine(
        number=one.number,
        unit_id=one.unit_id,
        approved_on=one.approved_on,
        room=one.room_no,
        kind=one.kind.value,
        of=meant_words(session, one),
        takes_off=takes_off(one.percent, one.amount),
        applicant=one.applicant,
        reason=one.reason,
        proof=one.proof,
        approved_by=names[one.approved_by_id],
        clerk=names[one.clerk_id],
        valid_until=one.valid_until,
        used_on=used.on if used else None,
        receipt_no=used.receipt_no if used else "",
        taken_off=used.amount if used else Money(),
        state=State(words, MARKS[now]),
    )
