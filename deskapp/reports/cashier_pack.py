"""The cashier's pack of a day or a period (specification 4.5): payments, tickets, books, totals, cash, arrears paid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from deskapp.kernel.money import Money
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import BookState
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.takings import JournalRow, rows
from deskapp.ledger.ticket_records import TicketBook
from deskapp.reports.sheet import Column, Kind, Sheet, Value
from deskapp.reports.tickets import ticket_sheet
from deskapp.staff.records import StaffMember

WORDS, AMOUNT, COUNT, DAY, MOMENT = Kind.WORDS, Kind.AMOUNT, Kind.COUNT, Kind.DAY, Kind.MOMENT
PAYMENTS = (
    Column("时间", MOMENT, 17), Column("房号", WORDS, 12), Column("付款人", WORDS, 16), Column("收费项目", WORDS, 20),
    Column("费用起", DAY, 12), Column("费用止", DAY, 12), Column("单价×数量", WORDS, 22),
    Column("金额", AMOUNT, 14, total=True), Column("收费方式", WORDS, 26), Column("票据种类", WORDS, 16),
    Column("票据号码", WORDS, 14), Column("收费人", WORDS, 10), Column("备注", WORDS, 10),
)  # fmt: skip
BOOKS = (
    Column("票据种类", WORDS, 18), Column("票据本号", WORDS, 14), Column("起号", WORDS, 14), Column("止号", WORDS, 14),
    Column("下一号", WORDS, 14), Column("未用张数", COUNT, 10), Column("状态", WORDS, 10), Column("领用人", WORDS, 10),
    Column("领用日期", DAY, 12), Column("核销日期", DAY, 12),
)  # fmt: skip
SUMMARY = (
    Column("分类", WORDS, 12), Column("名称", WORDS, 24), Column("笔数", COUNT, 8), Column("收款", AMOUNT, 16),
    Column("冲销", AMOUNT, 16), Column("实收", AMOUNT, 16),
)  # fmt: skip
CASH = (
    Column("日结单号", WORDS, 18), Column("日期", DAY, 12), Column("收费人", WORDS, 10), Column("备用金", AMOUNT, 12),
    Column("应有现金", AMOUNT, 14), Column("实点现金", AMOUNT, 14), Column("长短款", AMOUNT, 12),
    Column("差额原因", WORDS, 24), Column("实收合计", AMOUNT, 14, total=True), Column("校验链", WORDS, 44),
)  # fmt: skip
ARREARS = (
    Column("房号", WORDS, 12), Column("收费项目", WORDS, 20), Column("费用起", DAY, 12), Column("费用止", DAY, 12),
    Column("应缴日期", DAY, 12), Column("应收", AMOUNT, 14), Column("本次收回", AMOUNT, 14, total=True),
    Column("票据号码", WORDS, 14),
)  # fmt: skip


@dataclass(frozen=True)
class Cashier:
    """The sheets of a period, with the totals that must agree: of payments and of tickets (specification 4.5)."""

    sheets: tuple[Sheet, ...]
    payments: Money
    tickets: Money
    methods: tuple[tuple[str, Money], ...]


def cashier(session: Session, first: date, last: date) -> Cashier:
    """Everything the cashier asks about the business days from `first` to `last`, both included."""
    payments = _payments(session, first, last)
    names = {member.id: member.name for member in session.scalars(select(StaffMember))}
    written = rows(session, payments)
    tickets, tickets_total = ticket_sheet(session, first, last, names)
    by_method = _by((tender.method.name, tender.amount) for payment in payments for tender in payment.tenders)
    sheets = (
        Sheet("收款流水", PAYMENTS, tuple(_payment(row, names) for row in written)),
        tickets,
        Sheet("票据本", BOOKS, tuple(_book(book, names) for book in _books(session, first, last))),
        Sheet("汇总", SUMMARY, tuple(_summary(written, by_method))),
        Sheet("现金清点", CASH, tuple(_closings(session, first, last, names))),
        Sheet("欠费收回", ARREARS, tuple(_recovered(payments, written))),
    )
    total = Money.total(payment.total for payment in payments)
    methods = tuple((name, Money.total(amounts)) for name, amounts in by_method.items())
    return Cashier(sheets, total, tickets_total, methods)


def _payments(session: Session, first: date, last: date) -> list[Payment]:
    asked = select(Payment).where(Payment.business_day.between(first, last)).order_by(Payment.id)
    lines = selectinload(Payment.lines)
    loaded = asked.options(
        lines.joinedload(PaymentLine.charge).joinedload(Charge.fee_item),
        selectinload(Payment.tenders).joinedload(Tender.method),
    )
    return list(session.scalars(loaded).unique())


def _payment(row: JournalRow, names: dict[int, str]) -> tuple[Value, ...]:
    return (
        row.paid_at, row.room_no, row.payer, row.item, row.period_from, row.period_to, row.basis, row.amount,
        row.methods, row.ticket_type, row.ticket_no, names[row.clerk_id], "冲销" if row.reversal else "",
    )  # fmt: skip


def _books(session: Session, first: date, last: date) -> Iterable[TicketBook]:
    """Books that are out, and those that were drawn or came back in the period."""
    out = TicketBook.state.in_((BookState.DRAWN, BookState.USED_UP))
    books = session.scalars(select(TicketBook).order_by(TicketBook.type, TicketBook.prefix, TicketBook.from_no))
    held = set(session.scalars(select(TicketBook.id).where(or_(out, TicketBook.state == BookState.LOST))))
    for book in books:
        moved = [at.date() for at in (book.drawn_at, book.written_off_at) if at]
        if book.id in held or any(first <= day <= last for day in moved):
            yield book


def _book(book: TicketBook, names: dict[int, str]) -> tuple[Value, ...]:
    def number(of: int) -> str:
        return f"{book.prefix}{of:0{book.digits}d}"

    left = book.to_no - book.next_no + 1
    return (
        book.type.value, book.book_no, number(book.from_no), number(book.to_no), number(book.next_no) if left else "",
        left, book.state.value, names.get(book.drawn_by_id or 0, ""), book.drawn_at.date() if book.drawn_at else None,
        book.written_off_at.date() if book.written_off_at else None,
    )  # fmt: skip


def _by(amounts: Iterable[tuple[str, Money]]) -> dict[str, list[Money]]:
    found: dict[str, list[Money]] = {}
    for name, amount in amounts:
        found.setdefault(name, []).append(amount)
    return found


def _summary(written: Sequence[JournalRow], by_method: dict[str, list[Money]]) -> Iterable[tuple[Value, ...]]:
    """Totals by item, by way of payment and by kind of ticket: each adds up to the same."""
    kinds = (
        ("按项目", _by((row.item, row.amount) for row in written)),
        ("按方式", by_method),
        ("按票据种类", _by((row.ticket_type, row.amount) for row in written)),
    )
    for kind, found in kinds:
        for name, amounts in found.items():
            yield kind, name, len(amounts), *_net(amounts)
        every = [amount for amounts in found.values() for amount in amounts]
        yield kind, "合计", len(every), *_net(every)


def _net(amounts: Sequence[Money]) -> tuple[Money, Money, Money]:
    taken = Money.total(amount for amount in amounts if amount.fen > 0)
    back = Money.total(-amount for amount in amounts if amount.fen < 0)
    return taken, back, taken - back


def _closings(session: Session, first: date, last: date, names: dict[int, str]) -> Iterable[tuple[Value, ...]]:
    asked = select(Closing, CashDifference).outerjoin(CashDifference, CashDifference.closing_id == Closing.id)
    asked = asked.where(Closing.business_day.between(first, last)).order_by(Closing.id)
    for closing, difference in session.execute(asked):
        yield (
            closing.number, closing.business_day, names[closing.clerk_id], closing.till_float, closing.cash_expected,
            closing.cash_counted, closing.cash_counted - closing.cash_expected, difference.reason if difference else "",
            closing.takings, f"第 {closing.anchor_no} 号 {closing.anchor_digest[:16].upper()}",
        )  # fmt: skip


def _recovered(payments: Sequence[Payment], written: Sequence[JournalRow]) -> Iterable[tuple[Value, ...]]:
    """What was collected on charges that were already past due (欠费变动)."""
    lines = [(payment, line) for payment in payments for line in payment.lines]
    for (payment, line), row in zip(lines, written, strict=True):
        charge = line.charge
        if charge is not None and charge.due_on < payment.business_day:
            yield (
                payment.room_no, line.item_name, charge.period_from, charge.period_to, charge.due_on, charge.amount,
                line.amount, row.ticket_no,
            )  # fmt: skip
