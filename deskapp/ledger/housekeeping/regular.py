"""Regular housekeeping: months of a service by the record sheet, none paid twice (FEE-21, REG-08)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.kernel.days import Period
from deskapp.kernel.problems import Refusal
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.housekeeping.records import RegularService
from deskapp.ledger.housekeeping.values import Service
from deskapp.ledger.paying import Line
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing

ITEM = "housekeeping_regular"


def line_of(session: Session, asked: Service) -> Line:
    """What the receipt says: the period, the fee, and the number of the sheet (FEE-21)."""
    item = session.scalars(select(FeeItem).where(FeeItem.code == ITEM)).one()
    basis = f"{asked.fee.figures}×{asked.months}月"
    return Line(item.id, item.name, asked.amount, asked.period, basis, f"记录表 {asked.sheet_no}")


def refusals(session: Session, unit_id: int | None, asked: Service) -> Iterator[Refusal]:
    """It is for a unit, and no day of the same service is paid twice (FEE-21)."""
    if unit_id is None:
        yield Refusal("固定家政按单元登记，请填写房号", "FEE-21")
        return
    paid = select(RegularService).where(
        RegularService.unit_id == unit_id,
        RegularService.service == asked.service,
        RegularService.period_from <= asked.period.end,
        RegularService.period_to >= asked.period.start,
        standing(RegularService.payment_id),
    )
    for row in session.scalars(paid.order_by(RegularService.id)):
        period = Period(row.period_from, row.period_to)
        yield Refusal(f"{row.service} {period} 已经收过，请核对起始日和月数", "FEE-21")


def keep(session: Session, payment: Payment, unit_id: int, asked: Service) -> RegularService:
    """Register the months of a payment, in its unit of work."""
    made = RegularService(
        payment=payment,
        unit_id=unit_id,
        sheet_no=asked.sheet_no,
        service=asked.service,
        frequency=asked.frequency,
        fee=asked.fee,
        period_from=asked.period.start,
        period_to=asked.period.end,
        amount=asked.amount,
    )
    session.add(made)
    session.flush()
    return made


def register(session: Session, first: date, last: date) -> list[RegularService]:
    """The register of regular housekeeping over the business days of its payments (REG-08)."""
    asked = select(RegularService).join(RegularService.payment).options(joinedload(RegularService.payment))
    within = asked.where(Payment.business_day >= first, Payment.business_day <= last)
    return list(session.scalars(within.order_by(RegularService.id)))
