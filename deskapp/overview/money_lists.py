"""Reads what each day brought, and the prices in force (KNOW-01, KNOW-05)."""

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import ITEMS, WAYS
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.payment_records import Payment, PaymentLine, PaymentMethod, Tender
from deskapp.ledger.tariffs import price_list
from deskapp.overview.lists import Span
from deskapp.overview.lists_view import DayLine, PriceLine
from deskapp.overview.shown import Mark, State

CASH, OTHER, USED = "cash", "other", "used"


def days(desk: Desk, span: Span) -> list[DayLine]:
    """What was taken on each day with payments, the latest first; contrary payments count against."""
    within = (Payment.business_day >= span.first) & (Payment.business_day <= span.last)
    sums: dict[tuple[date, str], Money] = defaultdict(Money)
    with desk.reading() as session:
        tenders = select(Payment.business_day, PaymentMethod.cash, PaymentMethod.code, func.sum(Tender.amount))
        joined = tenders.join(Tender.payment).join(Tender.method).where(within)
        for day, cash, code, amount in session.execute(joined.group_by(Payment.business_day, PaymentMethod.id)):
            sums[day, USED if code in WAYS else CASH if cash else OTHER] += amount
        kept = _kept(session, within)
        made = select(Payment.business_day, func.count(Payment.id), func.count(Payment.reverses_id)).where(within)
        counted = session.execute(made.group_by(Payment.business_day))
        counts = {day: (every - reversals, reversals) for day, every, reversals in counted}
        open_days = _open_days(session, span)
    found = sorted(counts, reverse=True)
    return [
        DayLine(
            day,
            *counts[day],
            sums[day, CASH],
            sums[day, OTHER],
            _closed(day in open_days),
            sums[day, USED],
            kept.get(day, Money()),
        )
        for day in found
    ]


def prices(desk: Desk) -> list[PriceLine]:
    """The price of every item today, for all kinds or for each, in the order of table FEE-T1."""
    with desk.reading() as session:
        known = price_list(session)
        items = session.scalars(select(FeeItem).where(FeeItem.active).order_by(FeeItem.position)).all()
        return [
            PriceLine(item.name, price.unit_type or "全部", str(price), price.valid_from, str(price.rounding))
            for item in items
            for price in known.kinds(item.id, desk.today)
        ]


def _kept(session: Session, within: ColumnElement[bool]) -> dict[date, Money]:
    """What of each day's takings went into customers' accounts."""
    asked = select(Payment.business_day, func.sum(PaymentLine.amount)).join(PaymentLine.payment)
    lines = asked.join(PaymentLine.fee_item).where(FeeItem.code.in_(ITEMS), within)
    return dict(session.execute(lines.group_by(Payment.business_day)).all())


def _open_days(session: Session, span: Span) -> set[date]:
    """Days with a payment that is in no closing."""
    closed = (
        select(func.coalesce(func.max(Closing.last_payment_id), 0))
        .where(Closing.clerk_id == Payment.clerk_id, Closing.business_day == Payment.business_day)
        .scalar_subquery()
    )
    asked = select(Payment.business_day).where(
        Payment.business_day >= span.first,
        Payment.business_day <= span.last,
        Payment.id > closed,
        Payment.bank_day.is_(None),
    )
    return set(session.scalars(asked.distinct()))


def _closed(still_open: bool) -> State:
    return State("未日结", Mark.WARN) if still_open else State("已日结", Mark.OK)
