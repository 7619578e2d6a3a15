"""Reads the lists: units, tickets and books, payments, changes, arrears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyState
from deskapp.estate.records import Unit
from deskapp.estate.search import LIVING_THERE
from deskapp.estate.units import in_force
from deskapp.kernel.days import CHINA, ONE_DAY
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import arrears
from deskapp.ledger.books import next_number, numbers
from deskapp.ledger.drawer.records import BankedDay, CashBanking
from deskapp.ledger.kinds import BookState, Handover, TicketState, TicketUse
from deskapp.ledger.payment_records import Payment, PaymentLine, PaymentMethod, Tender
from deskapp.ledger.takings import rows
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.overview import lists_view as view
from deskapp.overview.shown import Mark, State
from deskapp.overview.tickets import BOOK_STATES, STATES
from deskapp.reports.tickets import Exchanges, exchanges_of
from deskapp.staff.records import StaffMember
from deskapp.staff.team import staff_names


@dataclass(frozen=True)
class Span:
    """Days from and to, both included."""

    first: date
    last: date


def whole_days(span: Span) -> tuple[datetime, datetime]:
    """The first moment of the span, and the first one after it."""
    return datetime.combine(span.first, time(), CHINA), datetime.combine(span.last + ONE_DAY, time(), CHINA)


def units(desk: Desk) -> list[view.UnitLine]:
    """All units in the order in which people count rooms, with what each owes."""
    with desk.reading() as session:
        owing = {one.unit_id: one for one in arrears.arrears(session, desk.today)}
        found = session.scalars(select(Unit).options(LIVING_THERE))
        return [_unit(unit, owing.get(unit.id), desk.today) for unit in sorted(found, key=lambda one: one.number)]


def _unit(unit: Unit, owing: arrears.Arrears | None, today: date) -> view.UnitLine:
    now = [tie.customer.name for tie in unit.occupancies if in_force(tie, today)]
    return view.UnitLine(
        unit_id=unit.id,
        room=unit.room_no,
        building=unit.building,
        unit_type=unit.unit_type or unit.use.value,
        area=str(unit.area) if unit.area else "",
        customer=now[0] if now else "",
        state=_occupancy(unit.occupancy_state),
        owed=owing.total if owing else Money(),
        months=owing.charges if owing else 0,
    )


def _occupancy(state: OccupancyState) -> State:
    return State(state.value, Mark.INFO if state is OccupancyState.LET else Mark.PLAIN)


def tickets(desk: Desk, span: Span) -> list[view.TicketLine]:
    """The ticket register over some days, the newest first."""
    with desk.reading() as session:
        asked = (
            select(Ticket, StaffMember.name)
            .options(joinedload(Ticket.book))
            .join(StaffMember, Ticket.clerk_id == StaffMember.id)
            .where(Ticket.business_day >= span.first, Ticket.business_day <= span.last)
            .order_by(Ticket.id.desc())
        )
        found = [(ticket, name) for ticket, name in session.execute(asked)]
        later = _Later(
            dict(session.execute(select(TicketVoid.ticket_id, TicketVoid.reason)).all()),
            exchanges_of(session),
            _items(session, [ticket.payment_id for ticket, _ in found if ticket.payment_id]),
        )
        return [_ticket(ticket, name, later) for ticket, name in found]


@dataclass(frozen=True)
class _Later:
    """What else is known of tickets: why they were voided, what they were exchanged for, the items of payments."""

    voided: dict[int, str]
    exchanges: Exchanges
    items: dict[int, str]


def _items(session: Session, payments: Sequence[int]) -> dict[int, str]:
    """The names of the items of each payment."""
    named: dict[int, dict[str, None]] = {}
    asked = select(PaymentLine.payment_id, PaymentLine.item_name).where(PaymentLine.payment_id.in_(payments))
    for payment_id, name in session.execute(asked.order_by(PaymentLine.id)):
        named.setdefault(payment_id, {})[name] = None
    return {payment_id: "、".join(names) for payment_id, names in named.items()}


def _state(ticket: Ticket, later: _Later) -> TicketState:
    """As `state_of` says it, for many tickets at once."""
    if ticket.use is TicketUse.SPOILED:
        return TicketState.SPOILED
    if ticket.id in later.voided:
        return TicketState.VOIDED
    return TicketState.EXCHANGED if ticket.id in later.exchanges.into else TicketState.ISSUED


def _ticket(ticket: Ticket, clerk: str, later: _Later) -> view.TicketLine:
    now = _state(ticket, later)
    return view.TicketLine(
        ticket_id=ticket.id,
        printed_no=ticket.printed_no,
        type=ticket.type.value,
        at=ticket.issued_at.astimezone(CHINA),
        room=ticket.room_no,
        customer=ticket.customer_name,
        items=ticket.reason if now is TicketState.SPOILED else later.items.get(ticket.payment_id or 0, ""),
        amount=ticket.amount,
        methods=ticket.methods,
        state=STATES[now],
        clerk=clerk,
        live=now is TicketState.ISSUED,
        series=ticket.book.series.value,
        remark=ticket.remark,
        exchanged=later.exchanges.words(ticket),
        void_reason=later.voided.get(ticket.id, ""),
        boxed=ticket.handover is Handover.BOX,
    )


def books(desk: Desk) -> list[view.BookLine]:
    """All ticket books, those in use first."""
    with desk.reading() as session:
        names = staff_names(session)
        found = [_book(book, names) for book in session.scalars(select(TicketBook).order_by(TicketBook.id.desc()))]
    order = [state.value for state in (BookState.USED_UP, BookState.DRAWN, BookState.IN_STOCK)]
    return sorted(found, key=lambda line: order.index(line.state.words) if line.state.words in order else len(order))


def _book(book: TicketBook, names: dict[int, str]) -> view.BookLine:
    left = book.to_no - book.next_no + 1
    return view.BookLine(
        book_id=book.id,
        numbers=str(numbers(book)),
        type=f"{book.type.value}{book.series.value}",
        state=BOOK_STATES[book.state],
        drawn_by=names.get(book.drawn_by_id or 0, ""),
        drawn_on=book.drawn_at.astimezone(CHINA).date() if book.drawn_at else None,
        next_no=next_number(book).code if left and book.state is BookState.DRAWN else "",
        left=left,
        written_off_on=book.written_off_at.astimezone(CHINA).date() if book.written_off_at else None,
        last_no=TicketNo(book.prefix, book.next_no - 1, book.digits).code if book.next_no > book.from_no else "",
        written_off_by=names.get(book.written_off_by_id or 0, ""),
    )


def payments(desk: Desk, span: Span) -> list[view.PaymentLine]:
    """The payment journal over some days, the newest first (REG-04)."""
    with desk.reading() as session:
        asked = select(Payment).where(Payment.business_day >= span.first, Payment.business_day <= span.last)
        loaded = asked.options(selectinload(Payment.lines), selectinload(Payment.tenders)).order_by(Payment.id)
        paid = list(session.scalars(loaded))
        found, days = rows(session, paid), {payment.id: payment.business_day for payment in paid}
        clerks = staff_names(session)
        handed, banked, in_cash = _handed(session, span), _banked(session, span), _in_cash(session, span)
    return [
        view.PaymentLine(
            payment_id=row.payment_id,
            at=row.paid_at.astimezone(CHINA),
            room=row.room_no,
            payer=row.payer,
            item=row.item,
            period=f"{row.period_from:%Y.%m.%d}–{row.period_to:%Y.%m.%d}" if row.period_from and row.period_to else "",
            amount=row.amount,
            methods=row.methods,
            ticket_no=row.ticket_no,
            ticket_id=row.ticket_id,
            clerk=clerks.get(row.clerk_id, ""),
            reversal=row.reversal,
            ticket_type=row.ticket_type,
            handover=handed.get(row.ticket_id or 0, ""),
            banked=banked.get(days[row.payment_id], "") if row.payment_id in in_cash else "",
        )
        for row in reversed(found)
    ]


def _in_cash(session: Session, span: Span) -> set[int]:
    """The payments of some days that were tendered in cash, wholly or in part."""
    asked = select(Tender.payment_id).join(Tender.payment).join(Tender.method)
    within = Payment.business_day.between(span.first, span.last)
    return set(session.scalars(asked.where(PaymentMethod.cash, within)))


def _banked(session: Session, span: Span) -> dict[date, str]:
    """The days on which the cash of each business day was paid in at the bank (FEE-26, REG-04)."""
    asked = select(BankedDay.business_day, CashBanking.banked_on).join(BankedDay.banking)
    within = BankedDay.business_day.between(span.first, span.last)
    found: dict[date, dict[str, None]] = {}
    for day, banked_on in session.execute(asked.where(within).order_by(BankedDay.id)):
        found.setdefault(day, {})[str(banked_on)] = None
    return {day: "、".join(on) for day, on in found.items()}


def _handed(session: Session, span: Span) -> dict[int, str]:
    """Whether each ticket of the payments of some days reached its customer or the box (FEE-08, FEE-28)."""
    asked = select(Ticket.id, Ticket.handover).join(Payment, Ticket.payment_id == Payment.id)
    found = session.execute(asked.where(Payment.business_day.between(span.first, span.last)))
    return {ticket: handover.value for ticket, handover in found if handover}


def arrears_list(desk: Desk) -> list[view.ArrearsLine]:
    """Everybody in arrears today, by room and age (ARREARS-09)."""
    with desk.reading() as session:
        return [
            view.ArrearsLine(
                one.unit_id, str(one.room), one.owner, one.ages, one.total, one.of_past_owners, one.oldest_due
            )
            for one in arrears.arrears(session, desk.today)
        ]
