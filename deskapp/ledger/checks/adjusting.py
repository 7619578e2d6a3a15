"""C4, C5 and C8: what was taken off charges is what approved papers say, once each, and no more than was due."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Integer, and_, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.kernel.rounding import Rounding
from deskapp.ledger.adjusting import documents, undoing
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction, LateFee, ReductionUndo
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.ledger.reversed import standing

FEN = func.sum(type_coerce(ChargeReduction.amount, Integer))


def check_adjusting(session: Session) -> Iterator[Finding]:
    """Papers against the chain and what they took off; voids; charges and late fees (FEE-25, FEE-27, FEE-34)."""
    undone = {one.reduction_id: one for one in session.scalars(select(ReductionUndo))}
    for made in session.scalars(select(FeeReduction).order_by(FeeReduction.id)):
        yield from _linked(session, made, documents.APPROVED, documents.facts(made), f"减免单 {made.number}")
        if made.id in undone:
            yield from _undone(session, undone[made.id])
        else:
            yield from _used(session, made)
    yield from _given_back(session)
    yield from _below_nothing(session)
    yield from _late(session)


def _linked(
    session: Session, made: FeeReduction | ReductionUndo, kind: str, facts: dict[str, Any], words: str
) -> Iterator[Finding]:
    asked = select(ChainLink.facts).where(
        ChainLink.kind == kind,
        ChainLink.subject_table == made.__tablename__,
        ChainLink.subject_id == made.id,
    )
    links = session.scalars(asked).all()
    if len(links) != 1 or any(links[0].get(name) != value for name, value in facts.items()):
        yield Finding("C8", f"{words} 与校验链里的不符")


def _undone(session: Session, undone: ReductionUndo) -> Iterator[Finding]:
    """What was taken back leaves nothing taken off, on any charge."""
    number = undone.reduction.number
    yield from _linked(session, undone, undoing.UNDONE, undoing.facts(undone), f"减免单 {number} 的撤销")
    left = select(FEN).where(ChargeReduction.reduction_id == undone.reduction_id)
    for fen in session.scalars(left.group_by(ChargeReduction.charge_id).having(FEN != 0)):
        yield Finding("C5", f"减免单 {number} 已撤销，还减着 {Money(fen)}")


def _used(session: Session, made: FeeReduction) -> Iterator[Finding]:
    """In one payment that stands or in none, on charges of its unit, in its time, and just as much as it says."""
    rows = session.execute(_STANDING.where(ChargeReduction.reduction_id == made.id)).all()
    if not rows:
        return
    if len({row.payment_id for row in rows}) > 1:
        yield Finding("C5", f"减免单 {made.number} 用了不止一次")
    if any(row.unit_id != made.unit_id for row in rows):
        yield Finding("C5", f"减免单 {made.number} 减了别的单元的费用")
    if any(row.business_day and not made.approved_on <= row.business_day <= made.valid_until for row in rows):
        yield Finding("C5", f"减免单 {made.number} 不在有效期内使用")
    off = Money.total(row.amount for row in rows)
    due = made.amount or Money.total(_share(made, row) for row in rows)
    if off != due:
        yield Finding("C5", f"减免单 {made.number} 批准减 {due}，实际减了 {off}")


def _share(made: FeeReduction, row: Any) -> Money:
    """The percentage of what was due: what was paid and what was taken off."""
    due = row.amount + (row.paid or Money())
    return Rounding().of(due.fen * (made.percent or 0), 100)


_STANDING = (
    select(
        ChargeReduction.amount,
        ChargeReduction.payment_id,
        Charge.unit_id,
        Payment.business_day,
        PaymentLine.amount.label("paid"),
    )
    .join(Charge, ChargeReduction.charge_id == Charge.id)
    .outerjoin(Payment, ChargeReduction.payment_id == Payment.id)
    .outerjoin(
        PaymentLine,
        and_(PaymentLine.payment_id == Payment.id, PaymentLine.charge_id == ChargeReduction.charge_id),
    )
    .where(Payment.id.is_(None) | (Payment.reverses_id.is_(None) & standing(Payment.id)))
)


def _given_back(session: Session) -> Iterator[Finding]:
    """A payment that was voided and its reversal leave nothing taken off."""
    original = func.coalesce(Payment.reverses_id, Payment.id)
    reversed_ones = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    asked = select(original, FEN).join(Payment, ChargeReduction.payment_id == Payment.id)
    wrong = asked.where(original.in_(reversed_ones)).group_by(original, ChargeReduction.charge_id).having(FEN != 0)
    for payment, fen in session.execute(wrong):
        yield Finding("C4", f"第 {payment} 笔收款冲销后，减免还剩 {Money(fen)}")


def _below_nothing(session: Session) -> Iterator[Finding]:
    """What papers took off a charge is not below nothing, and with what was paid no more than it."""
    paid = (
        select(func.sum(type_coerce(PaymentLine.amount, Integer)))
        .where(PaymentLine.charge_id == Charge.id)
        .scalar_subquery()
    )
    due, taken = type_coerce(Charge.amount, Integer), func.coalesce(paid, 0)
    asked = select(Charge.id, FEN, due, taken).join(Charge, ChargeReduction.charge_id == Charge.id)
    wrong = asked.group_by(Charge.id).having((FEN < 0) | (FEN + taken > due))
    for number, off, amount, settled in session.execute(wrong):
        words = f"第 {number} 笔应收 {Money(amount)}，已收 {Money(settled)}，减免 {Money(off)}，超出应收"
        yield Finding("C5", words)


def _late(session: Session) -> Iterator[Finding]:
    """A late fee is for a charge of the same unit, and for no more of it than there is."""
    of = aliased(Charge)
    asked = select(LateFee.id).join(Charge, LateFee.charge_id == Charge.id).join(of, LateFee.of_charge_id == of.id)
    too_much = type_coerce(LateFee.principal, Integer) > type_coerce(of.amount, Integer)
    for number in session.scalars(asked.where((Charge.unit_id != of.unit_id) | too_much)):
        yield Finding("C5", f"第 {number} 笔违约金与它所属的应收不符")
