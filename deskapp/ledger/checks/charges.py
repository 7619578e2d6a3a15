"""C5 and C6: nothing is paid beyond what was charged, and nothing is charged twice for the same days."""

from collections.abc import Iterator

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from deskapp.estate.records import Unit
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.fee_records import Charge, FeeItem
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.payment_records import PaymentLine


def check_charges(session: Session) -> Iterator[Finding]:
    """Charges paid above their amount, or below nothing; cancelled ones paid; charges that overlap."""
    yield from _paid(session)
    yield from _cancelled(session)
    yield from _overlapping(session)


def _paid(session: Session) -> Iterator[Finding]:
    contrary = aliased(Charge)
    paid = func.sum(type_coerce(PaymentLine.amount, Integer))
    due = type_coerce(Charge.amount, Integer) + func.coalesce(type_coerce(contrary.amount, Integer), 0)
    asked = (
        select(Charge.id, Unit.room_no, FeeItem.name, due, paid)
        .join(PaymentLine, PaymentLine.charge_id == Charge.id)
        .join(Unit, Charge.unit_id == Unit.id)
        .join(FeeItem, Charge.fee_item_id == FeeItem.id)
        .outerjoin(contrary, contrary.cancels_id == Charge.id)
        .group_by(Charge.id, Unit.id, FeeItem.id, contrary.id)
        .having((paid > due) | (paid < 0))
    )
    for number, room, item, owed, taken in session.execute(asked):
        yield Finding("C5", f"{room} 的第 {number} 笔{item}应收 {Money(owed)}，已收 {Money(taken)}")


def _cancelled(session: Session) -> Iterator[Finding]:
    """A contrary charge takes back the whole of the one it points to, of the same unit, item and period."""
    original = aliased(Charge)
    same = (
        (Charge.unit_id == original.unit_id)
        & (Charge.fee_item_id == original.fee_item_id)
        & (Charge.period_from == original.period_from)
        & (Charge.period_to == original.period_to)
        & (type_coerce(Charge.amount, Integer) == -type_coerce(original.amount, Integer))
    )
    asked = select(Charge.id, original.id).join(original, Charge.cancels_id == original.id).where(~same)
    for number, cancelled in session.execute(asked):
        yield Finding("C5", f"第 {number} 笔冲减与它冲减的第 {cancelled} 笔应收不符")


def _overlapping(session: Session) -> Iterator[Finding]:
    """Live charges of one unit and item that share a day, in the order of their first days.

    What is charged by the piece at the counter, such as two cards on one day, is left out.
    """
    contrary = aliased(Charge)
    live = (
        select(Charge.id, Charge.unit_id, Charge.fee_item_id, Charge.period_from, Charge.period_to)
        .outerjoin(contrary, contrary.cancels_id == Charge.id)
        .where(Charge.cancels_id.is_(None), contrary.id.is_(None), Charge.source != ChargeSource.COUNTER)
        .order_by(Charge.unit_id, Charge.fee_item_id, Charge.period_from, Charge.id)
    )
    before = None
    for row in session.execute(live):
        if before and (before.unit_id, before.fee_item_id) == (row.unit_id, row.fee_item_id):
            if row.period_from <= before.period_to:
                yield _twice(session, before.id, row.id)
            if row.period_to < before.period_to:
                continue
        before = row


def _twice(session: Session, first: int, second: int) -> Finding:
    one, other = session.get_one(Charge, first), session.get_one(Charge, second)
    room = session.get_one(Unit, one.unit_id).room_no
    periods = " 与 ".join(str(Period(charge.period_from, charge.period_to)) for charge in (one, other))
    return Finding("C6", f"{room} 的{one.fee_item.name}有两笔应收的期间重叠：{periods}")
