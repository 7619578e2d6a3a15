"""C9: every closing says what its payments come to, its cash is what was counted, and its anchor is the chain's."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit.anchors import CLOSING
from deskapp.audit.chain import standing
from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.payment_records import Payment, PaymentMethod, Tender
from deskapp.store.columns import canonical


def check_closings(session: Session) -> Iterator[Finding]:
    """Closings in the order they were made: sums, count, difference, anchor, and the facts that were printed."""
    before: dict[tuple[int, object], Closing] = {}
    for closing in session.scalars(select(Closing).order_by(Closing.id)):
        key = closing.clerk_id, closing.business_day
        yield from _check_sums(session, closing, before.get(key))
        yield from _check_cash(session, closing)
        yield from _check_link(session, closing)
        before[key] = closing


def _check_sums(session: Session, closing: Closing, before: Closing | None) -> Iterator[Finding]:
    """The closing covers the payments after the one before, of its clerk and day (RPT-04)."""
    covered = (Payment.clerk_id == closing.clerk_id) & (Payment.business_day == closing.business_day)
    covered &= Payment.id.between((before.last_payment_id if before else 0) + 1, closing.last_payment_id)
    total = session.scalar(select(func.sum(Payment.total)).where(covered)) or Money()
    if closing.nth != (before.nth + 1 if before else 1):
        yield Finding("C9", f"日结 {closing.number} 是第 {closing.nth} 次日结，前面少了一次")
    for words, sum_ in (
        ("收款", closing.takings),
        ("票据", closing.tickets_total),
        ("工作簿", closing.workbook_total),
    ):
        if sum_ != total:
            yield Finding("C9", f"日结 {closing.number} 的{words}合计 {sum_}，收款流水合计 {total}，两者不符")
    paid = select(func.sum(Tender.amount)).join(Payment, Tender.payment_id == Payment.id)
    cash = session.scalar(
        paid.join(PaymentMethod, Tender.method_id == PaymentMethod.id).where(covered, PaymentMethod.cash)
    )
    expected = closing.till_float + (cash or Money())
    if closing.cash_expected != expected:
        yield Finding("C9", f"日结 {closing.number} 应有现金 {closing.cash_expected}，按流水是 {expected}")


def _check_cash(session: Session, closing: Closing) -> Iterator[Finding]:
    counted = Money(sum(int(face) * pieces for face, pieces in closing.counted.items()))
    if counted != closing.cash_counted:
        yield Finding("C9", f"日结 {closing.number} 清点 {counted}，记作 {closing.cash_counted}")
    off = closing.cash_counted - closing.cash_expected
    asked = select(CashDifference.amount).where(CashDifference.closing_id == closing.id)
    documented = session.scalar(asked) or Money()
    if documented != Money(abs(off.fen)):
        yield Finding("C9", f"日结 {closing.number} 长短款 {off}，单据上是 {documented}")


def _check_link(session: Session, closing: Closing) -> Iterator[Finding]:
    link = session.get(ChainLink, closing.anchor_no)
    anchor = standing(link)
    if link is None or (link.kind, link.subject_id) != (CLOSING, closing.id):
        yield Finding("C9", f"日结 {closing.number} 在校验链里没有对应的一号")
        return
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
