"""What was out of the ordinary on a day, for the closing sheet: voids, spoiled numbers, reprints, overrides, cash."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.ledger import let_pass
from deskapp.ledger.closing import ToClose, kind_of
from deskapp.ledger.deposits.held import taken_in
from deskapp.ledger.takings import Scope, spoiled_in, voids_in
from deskapp.ledger.ticket_records import PrintLog, Ticket, TicketVoid
from deskapp.staff.records import StaffMember
from deskapp.till.apart import account_words

CASH = "现金"


def remarks(session: Session, day: ToClose, request_id: str) -> str:
    """One line; what was ordinary is not mentioned, but for the cash. `request_id` is that of the closing itself."""
    scope = day.takings.scope
    found = [
        *(_void(session, void, scope) for void in voids_in(session, scope)),
        *(f"空白作废 {one.printed_no}（{one.reason}）" for one in spoiled_in(session, scope)),
        *_reprints(session, scope),
        *_overrides(session, scope, request_id),
        *map(str, day.moves),
        *_deposits(session, scope),
        *account_words(session, scope),
        _cash(day),
    ]
    return "；".join(found) + "。"


def _deposits(session: Session, scope: Scope) -> Iterator[str]:
    """What of the takings is held for its payers: in the cash, and no income."""
    if taken := taken_in(session, scope):
        yield f"收款中 {taken} 是代收的押金，不计收入"


def _void(session: Session, void: TicketVoid, scope: Scope) -> str:
    """A receipt of another day says so: its reversal counts today (TICKET-21)."""
    ticket, approver = void.ticket, session.get_one(StaffMember, void.approved_by_id)
    closed = ticket.payment_id is not None and ticket.payment_id <= scope.after_payment
    earlier = ticket.business_day < scope.day or closed or ticket.clerk_id != scope.clerk_id
    whose = f"，{ticket.business_day} 开具，冲销计入本次" if earlier else ""
    return f"作废 {ticket.printed_no}（{void.reason}，各联齐{whose}，审批 {approver.name}）"


def _reprints(session: Session, scope: Scope) -> Iterator[str]:
    start = datetime.combine(scope.day, time(), CHINA)
    asked = (
        select(Ticket.printed_no, PrintLog.nth)
        .join(PrintLog, (PrintLog.record_id == Ticket.id) & (PrintLog.record_table == Ticket.__tablename__))
        .where(PrintLog.by_id == scope.clerk_id, PrintLog.good, PrintLog.nth > 0)
        .where(PrintLog.at >= (scope.since or start), PrintLog.at < start + timedelta(days=1))
        .order_by(PrintLog.id)
    )
    for number, nth in session.execute(asked):
        yield f"补打 {number} 第{nth}次"


def _overrides(session: Session, scope: Scope, request_id: str) -> Iterator[str]:
    """How many stand in the table of the sheet (GEN-11)."""
    found = let_pass.of_closing(session, scope, request_id)
    if given := sum(bool(one.agreed_by) for one in found):
        yield f"授权放行 {given} 项"
    if heeded := sum(not one.agreed_by for one in found):
        yield f"提示后继续 {heeded} 项"


def _cash(day: ToClose) -> str:
    difference = day.sums.difference
    if not difference or day.explained is None:
        return "现金无长短款"
    amount = Money(abs(difference.fen))
    return f"{CASH}{kind_of(difference).value} {amount}（{day.explained.reason}，确认 {day.explained.confirmed_by}）"
