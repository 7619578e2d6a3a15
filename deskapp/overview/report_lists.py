"""Reads the reports: takings by day, item, way and clerk (RPT-04), and the months of a year with what fell due."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.takings import Taking
from deskapp.ledger.accounts.kinds import ITEMS, WAYS
from deskapp.ledger.adjusting.records import ChargeReduction
from deskapp.ledger.fee_items import DEPOSITS
from deskapp.ledger.fee_records import Charge, FeeItem
from deskapp.ledger.payment_records import Payment, PaymentLine, PaymentMethod, Tender
from deskapp.overview.lists import Span
from deskapp.overview.report_view import MonthLine, Nature, TakingLine
from deskapp.staff.records import StaffMember

BY_ITEM, BY_WAY = "按项目", "按方式"
BY = ("按日", BY_ITEM, BY_WAY, "按收费人")
REVERSAL = Payment.reverses_id.is_not(None)
MONTH = 7
"""Letters of a day that name its month."""


def takings(desk: Desk, span: Span) -> list[TakingLine]:
    """What some days brought, under each of four kinds of names; the amounts of each kind come to the same whole."""
    within = Payment.business_day.between(span.first, span.last)
    with desk.reading() as session:
        natures = _natures(session)
        return [
            TakingLine(by, taking.name, taking, natures.get((by, taking.name), Nature.ORDINARY))
            for by, asked in zip(BY, _kinds(), strict=True)
            for taking in _takings(session.execute(asked.where(within).group_by(REVERSAL)))
        ]


def _natures(session: Session) -> dict[tuple[str, str], Nature]:
    """The items whose money is no income, and the ways of paying that bring none."""
    found: dict[tuple[str, str], Nature] = {}
    for name, code in session.execute(select(FeeItem.name, FeeItem.code)):
        if code in DEPOSITS or code in ITEMS:
            found[BY_ITEM, name] = Nature.DEPOSIT if code in DEPOSITS else Nature.PREPAID
    for name in session.scalars(select(PaymentMethod.name).where(PaymentMethod.code.in_(WAYS))):
        found[BY_WAY, name] = Nature.USED
    return found


def _kinds() -> tuple[Select[*tuple[Any, ...]], ...]:
    """By day, by item, by way of paying, by clerk, in the order in which people know them."""
    days = select(*_sums(Payment.business_day, Payment.total))
    clerks = select(*_sums(StaffMember.name, Payment.total)).join(StaffMember, Payment.clerk_id == StaffMember.id)
    lines = select(*_sums(PaymentLine.item_name, PaymentLine.amount)).join(PaymentLine.payment)
    tenders = select(*_sums(PaymentMethod.name, Tender.amount)).join(Tender.payment).join(Tender.method)
    return (
        days.group_by(Payment.business_day).order_by(Payment.business_day),
        lines.group_by(PaymentLine.item_name).order_by(func.min(PaymentLine.fee_item_id)),
        tenders.group_by(PaymentMethod.name).order_by(func.min(PaymentMethod.position)),
        clerks.group_by(StaffMember.name).order_by(StaffMember.id),
    )


def _sums(name: Any, amount: Any) -> tuple[Any, ...]:
    return name.label("name"), REVERSAL.label("contrary"), func.count(Payment.id.distinct()), func.sum(amount)


def _takings(found: Iterable[Any]) -> Iterator[Taking]:
    """One taking a name, of its rows of payments and of reversals."""
    sums: dict[Any, dict[bool, tuple[int, Money]]] = {}
    for name, contrary, payments, amount in found:
        sums.setdefault(name, {})[bool(contrary)] = (payments, amount)
    for name, both in sums.items():
        (came, taken), (gone, reversed_) = both.get(False, (0, Money())), both.get(True, (0, Money()))
        yield Taking(str(name), came, taken, gone, -reversed_)


def months(desk: Desk, span: Span) -> list[MonthLine]:
    """The months from that of the first day to that of the last, the earliest first."""
    first, last = Month.of(span.first), Month.of(span.last)
    asked = [first + place for place in range(last - first + 1)]
    before = Span((first + -12).first, (last + -12).last)
    with desk.reading() as session:
        took, past = _by_month(session, span), _by_month(session, before)
        cash, used, due = _cash(session, span), _used(session, span), _due(session, span)
        deposits, prepaid = _of_items(session, span, DEPOSITS), _of_items(session, span, ITEMS)
    nothing = Taking("")
    return [
        MonthLine(
            month,
            took.get(str(month), nothing),
            cash.get(str(month), Money()),
            deposits.get(str(month), Money()),
            past.get(str(month + -12), nothing).net,
            *due.get(str(month), (Money(), Money(), Money())),
            prepaid.get(str(month), Money()),
            used.get(str(month), Money()),
        )
        for month in asked
    ]


def _by_month(session: Session, span: Span) -> dict[str, Taking]:
    month = _month(Payment.business_day)
    asked = select(*_sums(month, Payment.total)).where(_within(Payment.business_day, span)).group_by(month, REVERSAL)
    return {taking.name: taking for taking in _takings(session.execute(asked))}


def _cash(session: Session, span: Span) -> dict[str, Money]:
    month = _month(Payment.business_day)
    asked = select(month, func.sum(Tender.amount)).join(Tender.payment).join(Tender.method)
    found = session.execute(asked.where(PaymentMethod.cash, _within(Payment.business_day, span)).group_by(month))
    return dict(found.all())


def _used(session: Session, span: Span) -> dict[str, Money]:
    """What accounts have paid."""
    month = _month(Payment.business_day)
    asked = select(month, func.sum(Tender.amount)).join(Tender.payment).join(Tender.method)
    by_account = PaymentMethod.code.in_(WAYS) & _within(Payment.business_day, span)
    return dict(session.execute(asked.where(by_account).group_by(month)).all())


def _of_items(session: Session, span: Span, codes: Iterable[str]) -> dict[str, Money]:
    """What was taken for these items."""
    month = _month(Payment.business_day)
    asked = select(month, func.sum(PaymentLine.amount)).join(PaymentLine.payment).join(PaymentLine.fee_item)
    within = _within(Payment.business_day, span)
    return dict(session.execute(asked.where(FeeItem.code.in_(codes), within).group_by(month)).all())


def _due(session: Session, span: Span) -> dict[str, tuple[Money, Money, Money]]:
    """What fell due in each month, contrary charges off; what payments have settled and papers taken off by now."""
    month = _month(Charge.due_on)
    charged = select(month, func.sum(Charge.amount)).where(_within(Charge.due_on, span)).group_by(month)
    paid = select(month, func.sum(PaymentLine.amount)).join(PaymentLine.charge)
    settled = dict(session.execute(paid.where(_within(Charge.due_on, span)).group_by(month)).all())
    off = select(month, func.sum(ChargeReduction.amount)).join(Charge, ChargeReduction.charge_id == Charge.id)
    reduced = dict(session.execute(off.where(_within(Charge.due_on, span)).group_by(month)).all())
    nothing = Money()
    return {
        name: (due, settled.get(name, nothing), reduced.get(name, nothing)) for name, due in session.execute(charged)
    }


def _month(day: Any) -> ColumnElement[str]:
    return func.substr(day, 1, MONTH)


def _within(day: Any, span: Span) -> ColumnElement[bool]:
    found: ColumnElement[bool] = day.between(Month.of(span.first).first, Month.of(span.last).last)
    return found
