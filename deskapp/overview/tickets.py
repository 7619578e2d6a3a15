"""How a used number stands, in words and weight; and one ticket in full, for its own page."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA, Period
from deskapp.ledger import box, exchanging, losing, prints, signatures
from deskapp.ledger.kinds import BookState, TicketState
from deskapp.ledger.payment_records import PaymentLine
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import numbers_of, state_of, void_of
from deskapp.overview.shown import Mark, State
from deskapp.overview.ticket_view import TicketItem, TicketView, ToSign
from deskapp.staff.records import StaffMember
from deskapp.till.due import due

STATES = {
    TicketState.ISSUED: State(TicketState.ISSUED.value, Mark.OK),
    TicketState.VOIDED: State(TicketState.VOIDED.value, Mark.DANGER),
    TicketState.SPOILED: State(TicketState.SPOILED.value),
    TicketState.EXCHANGED: State(TicketState.EXCHANGED.value, Mark.INFO),
}
BOOK_STATES = {
    BookState.IN_STOCK: State(BookState.IN_STOCK.value),
    BookState.DRAWN: State(BookState.DRAWN.value, Mark.INFO),
    BookState.USED_UP: State(BookState.USED_UP.value, Mark.WARN),
    BookState.WRITTEN_OFF: State(BookState.WRITTEN_OFF.value, Mark.OK),
    BookState.LOST: State(BookState.LOST.value, Mark.DANGER),
}


def ticket_view(desk: Desk, ticket_id: int) -> TicketView:
    """One ticket as its page shows it."""
    with desk.reading() as session:
        ticket = session.get_one(Ticket, ticket_id)
        payment = ticket.payment
        record = (Ticket.__tablename__, ticket.id)
        return TicketView(
            ticket_id=ticket.id,
            printed_no=ticket.printed_no,
            type=ticket.type.value,
            state=STATES[state_of(session, ticket)],
            unit_id=payment.unit_id if payment else None,
            room=ticket.room_no,
            facts=tuple(_facts(session, ticket)),
            items=tuple(_item(line) for line in payment.lines) if payment else (),
            amount=ticket.amount,
            capitals=ticket.amount_cn,
            history=tuple(_history(session, ticket)),
            printable=ticket.slip is not None,
            never_printed=ticket.slip is not None and not prints.good_prints(session, record),
            unsigned=ticket in signatures.unsigned(session, desk.today),
        )


def paper(desk: Desk, ticket_id: int) -> PaperDue:
    """The paper of an issued ticket, from the slip that was frozen with it."""
    with desk.reading() as session:
        ticket = session.get_one(Ticket, ticket_id)
        return due(ticket)


def to_sign(desk: Desk, papers: Sequence[PaperDue]) -> list[ToSign]:
    """The receipts of today among these papers that their payers have still to sign (FEE-04, GEN-10)."""
    printed = {paper.record[1] for paper in papers if paper.record[0] == Ticket.__tablename__}
    if not printed:
        return []
    with desk.reading() as session:
        waiting = signatures.unsigned(session, desk.today)
        return [ToSign(ticket.id, ticket.printed_no) for ticket in waiting if ticket.id in printed]


def _item(line: PaymentLine) -> TicketItem:
    period = str(Period(line.period_from, line.period_to)) if line.period_from and line.period_to else line.shown
    return TicketItem(line.item_name, period, line.basis, line.amount)


def _facts(session: Session, ticket: Ticket) -> Iterator[tuple[str, str]]:
    rows = (
        ("票据种类", ticket.type.value),
        ("开具时间", f"{ticket.issued_at.astimezone(CHINA):%Y-%m-%d %H:%M}"),
        ("付款人", ticket.customer_name),
        ("房号", ticket.room_no),
        ("收费方式", ticket.methods),
        ("备注", ticket.remark),
        ("遗失登记", "；".join(f"{one.number} {one.account}" for one in losing.of_ticket(session, ticket.id))),
        ("领出票箱", _left_box(session, ticket)),
        ("换开发票", numbers_of(exchanging.exchanged_into(session, ticket))),
        ("原收据", receipt.printed_no if (receipt := exchanging.receipt_of(session, ticket)) else ""),
        ("作废原因", ticket.reason),
        ("票据去向", ticket.handover.value if ticket.handover else ""),
        ("经办人", session.get_one(StaffMember, ticket.clerk_id).name),
        ("票据本", ticket.book.book_no),
    )
    yield from ((name, value) for name, value in rows if value)


def _left_box(session: Session, ticket: Ticket) -> str:
    """Who took it out of the box for unclaimed tickets (FEE-08)."""
    released = box.release_of(session, ticket)
    return f"{released.business_day}　{released.released_to.value}，{released.taken_by}" if released else ""


def _history(session: Session, ticket: Ticket) -> Iterator[tuple[str, str, str]]:
    """When, what and by whom, in order."""

    def name(staff_id: int) -> str:
        return session.get_one(StaffMember, staff_id).name

    told = [(ticket.issued_at, ticket.use.value, name(ticket.clerk_id))]
    for line in prints.history(session, (Ticket.__tablename__, ticket.id)):
        again = f"补打 第{line.nth}次" if line.nth else "打印"
        words = again if line.good else f"{again}没有成功"
        told.append((line.at, words, name(line.by_id) if line.good else f"{name(line.by_id)}，{line.trouble}"))
    if invoices := exchanging.exchanged_into(session, ticket):
        told.append((invoices[0].issued_at, f"换开发票 {numbers_of(invoices)}", name(invoices[0].clerk_id)))
    if void := void_of(session, ticket):
        told.append((void.at, "作废", f"{name(void.clerk_id)}，{name(void.approved_by_id)} 批准：{void.reason}"))
    for at, what, who in sorted(told, key=lambda one: one[0]):
        yield f"{at.astimezone(CHINA):%m-%d %H:%M}", what, who
