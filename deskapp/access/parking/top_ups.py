"""Months paid for a space: what they add, the row that keeps them, and the contrary row of a mistake (REG-22)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import Collection, Purpose
from deskapp.access.parking_records import ParkingAgreement, ParkingTopUp
from deskapp.access.register.applying import regrant
from deskapp.access.register.changes import outdate
from deskapp.access.register.values import Grant
from deskapp.access.rules import parking as rules
from deskapp.access.rules.terms import Extension, Term, extended
from deskapp.kernel.days import ONE_DAY
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Months:
    """So many months for an agreement: paid on a ticket, or given free by somebody who may (PARK-12)."""

    agreement_id: int
    months: int
    amount: Money = Money()
    ticket_no: str = ""
    invoices: str = ""
    free_by_id: int | None = None
    reason: str = ""


def paid_term(session: Session, agreement_id: int) -> Term | None:
    """From when until when months are paid without a gap, up to the latest; None before the first."""
    term: Term | None = None
    for row in live(session, agreement_id):
        goes_on = term is not None and row.period_from <= term.valid_to + ONE_DAY
        start = term.valid_from if term and goes_on else row.period_from
        end = max(term.valid_to, row.period_to) if term and goes_on else row.period_to
        term = Term(start, end, row.anchor)
    return term


def next_months(session: Session, agreement_id: int, months: int, today: date) -> Extension:
    """What so many months more would add (PARK-06, PARK-10). ValueError below one month."""
    term = paid_term(session, agreement_id)
    if term is not None:
        return extended(term, months, today, read_settings(session).park_topup_start)
    start = max(today, session.get_one(ParkingAgreement, agreement_id).from_date)
    fresh = Term.first(start, months)
    return Extension(fresh, fresh.period)


def price(row: ParkingAgreement, months: int) -> Money:
    """The monthly fee so many times (PARK-07)."""
    return row.monthly_fee * months


def refusals(session: Session, asked: Months) -> Iterator[Refusal]:
    """What stands against keeping these months (PARK-03, PARK-07, PARK-12)."""
    row = session.get_one(ParkingAgreement, asked.agreement_id)
    free = asked.free_by_id is not None
    yield from rules.may_be_written(row.state, asked.ticket_no, months=asked.months, free_approved=free)
    due = Money() if free else price(row, asked.months)
    if asked.amount != due:
        yield Refusal(f"{asked.months} 个月应收 {due}，不是 {asked.amount}", "PARK-07")


def keep(session: Session, request_id: str, asked: Months) -> ParkingTopUp:
    """Keep months that were paid, in the unit of work of the payment. The same request keeps them once.

    The card follows by `register.planning.change` with `grant_of`. Raises AccessError.
    """
    known = session.scalars(select(ParkingTopUp).where(ParkingTopUp.request_id == request_id)).one_or_none()
    if known:
        return known
    insist(refusals(session, asked))
    day: date = session.info["at"].date()
    added = next_months(session, asked.agreement_id, asked.months, day)
    made = ParkingTopUp(
        request_id=request_id,
        agreement_id=asked.agreement_id,
        card_id=session.get_one(ParkingAgreement, asked.agreement_id).card_id,
        day=day,
        months=asked.months,
        anchor=added.term.anchor,
        period_from=added.added.start,
        period_to=added.added.end,
        amount=asked.amount,
        ticket_no=asked.ticket_no,
        invoices=asked.invoices,
        free_by_id=asked.free_by_id,
        reason=asked.reason,
    )
    session.add(made)
    session.flush()
    return made


def grant_of(session: Session, agreement_id: int, gates: tuple[int, ...]) -> Grant:
    """What a card may say because of the months paid; `gates` are the door groups of the car park. AccessError.

    Of an agreement whose fee the bank collects, a year or to its end (PARK-04).
    """
    row = session.get_one(ParkingAgreement, agreement_id)
    term = paid_term(session, agreement_id)
    if term is None and row.collection is Collection.BANK and row.state in rules.BINDING:
        term = rules.bank_collected(row.from_date, row.to_date, session.info["at"].date())
    if term is None:
        raise AccessError("这份协议还没有交过费，先收款开票再写有效期。没有任何改动")
    return Grant(Purpose.PARKING, term, gates, agreement_id)


def reverse(session: Session, top_up_id: int, request_id: str, reason: str) -> ParkingTopUp:
    """Take the latest months back by a contrary row, as when their ticket was voided; the card must be written again.

    Raises AccessError for others than the latest, and without a reason.
    """
    row = session.get_one(ParkingTopUp, top_up_id)
    known = session.scalars(select(ParkingTopUp).where(ParkingTopUp.reverses_id == row.id)).one_or_none()
    if known:
        return known
    latest = live(session, row.agreement_id)[-1:]
    if not reason.strip() or [one.id for one in latest] != [row.id]:
        raise AccessError("只能冲销最近一次充值，并须写明原因。没有任何改动")
    day: date = session.info["at"].date()
    made = ParkingTopUp(
        request_id=request_id,
        agreement_id=row.agreement_id,
        card_id=row.card_id,
        day=day,
        months=-row.months,
        anchor=row.anchor,
        period_from=row.period_from,
        period_to=row.period_to,
        amount=-row.amount,
        ticket_no=row.ticket_no,
        invoices=row.invoices,
        free_by_id=row.free_by_id,
        reverses_id=row.id,
        reason=reason.strip(),
    )
    session.add(made)
    session.flush()
    _follow(session, row.agreement_id, day)
    return made


def payment_voided(session: Session, payment_request: str, request_id: str, reason: str) -> None:
    """The ticket that months were paid on was voided: they are taken back (REG-22). AccessError as `reverse` does."""
    asked = select(ParkingTopUp).where(ParkingTopUp.request_id == payment_request, ParkingTopUp.months > 0)
    for row in session.scalars(asked):
        reverse(session, row.id, request_id, reason)


def live(session: Session, agreement_id: int) -> list[ParkingTopUp]:
    """The top-ups of an agreement that stand, in the order they were made."""
    asked = select(ParkingTopUp).where(ParkingTopUp.agreement_id == agreement_id).order_by(ParkingTopUp.id)
    rows = list(session.scalars(asked))
    undone = {row.reverses_id for row in rows if row.reverses_id}
    return [row for row in rows if row.reverses_id is None and row.id not in undone]


def book(session: Session, first: date, last: date) -> list[ParkingTopUp]:
    """The top-up register of some days, contrary rows among them (REG-22)."""
    asked = select(ParkingTopUp).where(ParkingTopUp.day >= first, ParkingTopUp.day <= last)
    return list(session.scalars(asked.order_by(ParkingTopUp.id).options(selectinload(ParkingTopUp.agreement))))


def _follow(session: Session, agreement_id: int, day: date) -> None:
    """The record goes back to the months that are left, at once; the card is behind until it is written again."""
    card_id = session.get_one(ParkingAgreement, agreement_id).card_id
    if card_id is None:
        return
    yesterday = day - ONE_DAY
    term = paid_term(session, agreement_id) or Term(yesterday, yesterday, yesterday)
    regrant(session, card_id, Purpose.PARKING, term)
    outdate(session, card_id)
