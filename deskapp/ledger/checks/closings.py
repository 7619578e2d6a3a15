"""C9: every closing says what its payments come to, its cash is what was counted, and its anchor is the chain's."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit.anchors import CLOSING
from deskapp.audit.chain import standing
from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.drawer.records import CashMove
from deskapp.ledger.payment_records import Payment, PaymentMethod, Tender
from deskapp.store.columns import canonical

Paid = list[tuple[int, Money, Money]]
"""Of one clerk and day: number, total and cash of every payment, in order."""


def check_closings(session: Session) -> Iterator[Finding]:
    """Closings in the order they were made: sums, count, difference, anchor, and the facts that were printed."""
    paid = _paid(session)
    differences = dict(session.execute(select(CashDifference.closing_id, CashDifference.amount)).all())
    moves = _moves(session)
    links = {link.id: link for link in session.scalars(select(ChainLink).where(ChainLink.kind == CLOSING))}
    before: dict[tuple[int, date], Closing] = {}
    for closing in session.scalars(select(Closing).order_by(Closing.id)):
        day = closing.clerk_id, closing.business_day
        yield from _check_sums(closing, before.get(day), paid[day], moves.get(day, []))
        yield from _check_cash(closing, differences.get(closing.id, Money()))
        yield from _check_link(closing, links.get(closing.anchor_no))
        before[day] = closing


def _paid(session: Session) -> dict[tuple[int, date], Paid]:
    cash = (
        select(Tender.payment_id, func.sum(Tender.amount).label("cash"))
        .join(PaymentMethod, Tender.method_id == PaymentMethod.id)
        .where(PaymentMethod.cash)
        .group_by(Tender.payment_id)
        .subquery()
    )
    asked = select(Payment.clerk_id, Payment.business_day, Payment.id, Payment.total, cash.c.cash)
    taken = asked.outerjoin(cash).where(Payment.bank_day.is_(None))
    paid: dict[tuple[int, date], Paid] = defaultdict(list)
    for clerk, day, number, total, in_cash in session.execute(taken.order_by(Payment.id)):
        paid[clerk, day].append((number, total, in_cash or Money()))
    return paid


def _moves(session: Session) -> dict[tuple[int, date], list[tuple[int, Money]]]:
    """Cash put into each clerk's drawer on each day and taken out of it, in order."""
    found: dict[tuple[int, date], list[tuple[int, Money]]] = defaultdict(list)
    asked = select(CashMove.clerk_id, CashMove.business_day, CashMove.id, CashMove.amount).order_by(CashMove.id)
    for clerk, day, number, amount in session.execute(asked):
        found[clerk, day].append((number, amount))
    return found


def _check_sums(
    closing: Closing, before: Closing | None, paid: Paid, moves: list[tuple[int, Money]]
) -> Iterator[Finding]:
    """The closing covers the payments after the one before, of its clerk and day (RPT-04)."""
    last = before.last_payment_id if before else 0
    covered = [(total, cash) for number, total, cash in paid if last < number <= closing.last_payment_id]
    due = Money.total(total for total, _ in covered)
    if closing.nth != (before.nth + 1 if before else 1):
        yield Finding("C9", f"日结 {closing.number} 是第 {closing.nth} 次日结，前面少了一次")
    sums = {"收款": closing.takings, "票据": closing.tickets_total, "工作簿": closing.workbook_total}
    for words, said in sums.items():
        if said != due:
            yield Finding("C9", f"日结 {closing.number} 的{words}合计 {said}，收款流水合计 {due}，两者不符")
    since, until = (before.last_move_id or 0) if before else 0, closing.last_move_id or 0
    moved = Money.total(amount for number, amount in moves if since < number <= until)
    expected = closing.till_float + Money.total(cash for _, cash in covered) + moved
    if closing.cash_expected != expected:
        yield Finding("C9", f"日结 {closing.number} 应有现金 {closing.cash_expected}，按流水是 {expected}")


def _check_cash(closing: Closing, documented: Money) -> Iterator[Finding]:
    counted = Money(sum(int(face) * pieces for face, pieces in closing.counted.items()))
    if counted != closing.cash_counted:
        yield Finding("C9", f"日结 {closing.number} 清点 {counted}，记作 {closing.cash_counted}")
    off = closing.cash_counted - closing.cash_expected
    if documented != Money(abs(off.fen)):
        yield Finding("C9", f"日结 {closing.number} 长短款 {off}，单据上是 {documented}")


def _check_link(closing: Closing, link: ChainLink | None) -> Iterator[Finding]:
    if link is None or link.subject_id != closing.id:
        yield Finding("C9", f"日结 {closing.number} 在校验链里没有对应的一号")
        return
    anchor = standing(link)
    if (anchor.digest, anchor.running_total) != (closing.anchor_digest, closing.anchor_total):
        yield Finding("C9", f"日结 {closing.number} 的锚点与校验链第 {anchor.number} 号不符")
    said = {
        "no": closing.number,
        "day": closing.business_day.isoformat(),
        "nth": closing.nth,
        "float": closing.till_float.figures,
        "counted": canonical(closing.counted),
        "remarks": closing.remarks,
    }
    sums = [closing.takings.figures, closing.tickets_total.figures, closing.workbook_total.figures]
    if any(link.facts.get(name) != value for name, value in said.items()) or link.facts.get("sums", [])[:3] != sums:
        yield Finding("C8", f"日结 {closing.number} 与校验链里印出的不符")
