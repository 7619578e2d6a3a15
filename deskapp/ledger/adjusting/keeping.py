"""Keeps what papers took off the charges of a payment, and the late fees it collects; a void gives papers back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit.journal import keep_many
from deskapp.kernel.money import Money
from deskapp.ledger.adjusting import documents
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction, LateFee
from deskapp.ledger.allocation import Owed
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.paying import Line
from deskapp.ledger.payment_records import Payment

WHOLE = 100
"""Percent."""


def used_up(session: Session, unit_id: int | None, lines: Sequence[Line], today: date) -> bool:
    """Whether a paper that these lines use is used already, has expired, or is for another unit (FEE-25)."""
    wanted = {one.document_id for line in lines for one in line.reduced}
    if not wanted:
        return False
    return unit_id is None or not wanted <= {one.id for one in documents.waiting(session, unit_id, today)}


def keep(session: Session, payment: Payment, lines: Sequence[Line], charges: Mapping[int, int | None]) -> None:
    """What was taken off each line; `charges` is the charge that the line in each place settles."""
    rows = [
        ChargeReduction(
            reduction_id=one.document_id, payment_id=payment.id, charge_id=charges[place], amount=one.amount
        )
        for place, line in enumerate(lines)
        for one in line.reduced
    ]
    session.add_all(rows)


def charge_late_fees(session: Session, unit_id: int | None, lines: Sequence[Line]) -> dict[int, int]:
    """The charges of the late fees among these lines, by their places: made when they are collected, not before.

    A late fee that nobody has paid is nobody's debt yet: the list of arrears grows by what was charged, and never by
    what may be asked for (ARREARS-09, ARREARS-13).
    """
    places = [place for place, line in enumerate(lines) if line.late_of]
    if unit_id is None or not places:
        return {}
    rows: list[dict[str, Any]] = []
    for place in places:
        rows.append(_late_charge(session, unit_id, lines[place], rows))
    ids = dict(zip(places, keep_many(session, Charge, rows), strict=True))
    paid = {line.owed: line.gross for line in lines if line.owed}
    links = ((ids[place], lines[place].late_of) for place in places)
    kept = [
        {"charge_id": number, "of_charge_id": of.charge_id, "principal": paid[of]}
        for number, of in links
        if of and of.charge_id
    ]
    keep_many(session, LateFee, kept)
    return ids


def _late_charge(session: Session, unit_id: int, line: Line, before: Sequence[dict[str, Any]]) -> dict[str, Any]:
    assert line.late_of is not None, "asked for before"
    assert line.period is not None, "a late fee is for days"
    first, same = line.period.start, (Charge.unit_id == unit_id, Charge.fee_item_id == line.fee_item_id)
    last = session.scalar(select(func.max(Charge.edition)).where(*same, Charge.period_from == first)) or 0
    return {
        "unit_id": unit_id,
        "customer_id": line.late_of.customer_id,
        "fee_item_id": line.fee_item_id,
        "period_from": first,
        "period_to": line.period.end,
        "amount": line.gross,
        "basis": line.basis,
        "due_on": line.period.end,
        "source": ChargeSource.COUNTER,
        "edition": 1 + last + sum(one["period_from"] == first for one in before),
    }


def take_back(session: Session, payment: Payment, reversal: Payment) -> None:
    """The contrary of what papers took off a payment that is voided: they may be used again (TICKET-21)."""
    for one in session.scalars(select(ChargeReduction).where(ChargeReduction.payment_id == payment.id)).all():
        amount: Money = -one.amount
        row = ChargeReduction(
            reduction_id=one.reduction_id, payment_id=reversal.id, charge_id=one.charge_id, amount=amount
        )
        session.add(row)


def is_write_off(made: FeeReduction) -> bool:
    """Whether charges are waived whole: no money comes that a ticket could be given for (FEE-28)."""
    return bool(made.charge_ids) and made.kind is not ReductionKind.LATE_FEE and made.percent == WHOLE


def write_off(session: Session, made: FeeReduction, covered: Sequence[Owed]) -> None:
    """Take the whole of these charges off at once; there is no payment that could do it."""
    rows = (
        ChargeReduction(reduction_id=made.id, payment_id=None, charge_id=one.charge_id, amount=one.open)
        for one in covered
    )
    session.add_all(rows)


def taken_off(session: Session, payment_id: int) -> dict[int, Money]:
    """What papers took off each charge in one payment."""
    asked = select(ChargeReduction.charge_id, ChargeReduction.amount).where(ChargeReduction.payment_id == payment_id)
    found: dict[int, Money] = {}
    for charge, amount in session.execute(asked):
        found[charge] = found.get(charge, Money()) + amount
    return found
