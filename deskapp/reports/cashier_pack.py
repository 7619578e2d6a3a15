"""The cashier's pack of any days (RPT-23, specification 4.5): payments, tickets, books, totals, cash, arrears paid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from deskapp.audit.chain import Anchor
from deskapp.kernel.money import Money
from deskapp.kernel.takings import Taking, by_name, taking
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import BookState
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.takings import JournalRow, rows, tender_parts
from deskapp.ledger.ticket_records import TicketBook, kind_words
from deskapp.reports.accounts import account_sheet
from deskapp.reports.deposits import deposit_sheet
from deskapp.reports.fixed_invoices import fixed_sheet
from deskapp.reports.let_pass import let_pass_sheet
from deskapp.reports.reductions import reduction_sheet
from deskapp.reports.sheet import Column, Kind, Sheet, Value
from deskapp.reports.tickets import ticket_sheet
from deskapp.reports.till import banked_sheet, moves_sheet
from deskapp.staff.records import StaffMember

WORDS, AMOUNT, COUNT, DAY, MOMENT = Kind.WORDS, Kind.AMOUNT, Kind.COUNT, Kind.DAY, Kind.MOMENT
PAYMENTS = (
    Column("笔号", WORDS, 8), Column("时间", MOMENT, 18), Column("房号", WORDS, 12), Column("付款人", WORDS, 13),
    Column("收费项目", WORDS, 17), Column("费用起", DAY, 12), Column("费用止", DAY, 12),
    Column("单价×数量", WORDS, 18), Column("金额", AMOUNT, 13, total=True), Column("收费方式", WORDS, 17),
    Column("票据种类", WORDS, 17), Column("票据号码", WORDS, 14), Column("收费人", WORDS, 9), Column("备注", WORDS, 7),
)  # fmt: skip
BOOKS = (
    Column("票据种类", WORDS, 27), Column("票据本号", WORDS, 21), Column("起号", WORDS, 14), Column("止号", WORDS, 14),
    Column("下一号", WORDS, 14), Column("未用张数", COUNT, 10), Column("状态", WORDS, 10), Column("领用人", WORDS, 10),
    Column("领用日期", DAY, 12), Column("核销日期", DAY, 12),
)  # fmt: skip
SUMMARY = (
    Column("分类", WORDS, 14), Column("名称", WORDS, 26), Column("笔数", COUNT, 10), Column("收款", AMOUNT, 16),
    Column("冲销笔数", COUNT, 10), Column("冲销", AMOUNT, 16), Column("实收", AMOUNT, 16),
)  # fmt: skip
CASH = (
    Column("日结单号", WORDS, 18), Column("日期", DAY, 12), Column("收费人", WORDS, 10), Column("备用金", AMOUNT, 12),
    Column("应有现金", AMOUNT, 13), Column("实点现金", AMOUNT, 13), Column("长短款", AMOUNT, 11, total=True),
    Column("差额原因", WORDS, 20), Column("缴存银行", AMOUNT, 13, total=True), Column("存单号", WORDS, 12),
    Column("实收合计", AMOUNT, 14, total=True), Column("校验链", WORDS, 32),
)  # fmt: skip
ARREARS = (
    Column("房号", WORDS, 12), Column("收费项目", WORDS, 20), Column("费用起", DAY, 12), Column("费用止", DAY, 12),
    Column("应缴日期", DAY, 12), Column("应收", AMOUNT, 14), Column("本次收回", AMOUNT, 14, total=True),
    Column("票据号码", WORDS, 22),
)  # fmt: skip


@dataclass(frozen=True)
class Cashier:
    """The sheets of a period, with the totals that must agree: of payments and of tickets (specification 4.5).

    What the bank collected is on no ticket until its invoice is fetched, and stands beside them (FEE-14).
    """

    sheets: tuple[Sheet, ...]
    payments: Money
    tickets: Money
    by_bank: Money
    whole: Taking
    methods: tuple[Taking, ...]


def cashier(session: Session, first: date, last: date) -> Cashier:
    """Everything the cashier asks about the business days from `first` to `last`, both included."""
    payments = _payments(session, first, last)
    names = {member.id: member.name for member in session.scalars(select(StaffMember))}
    written = rows(session, payments)
    tickets, tickets_total = ticket_sheet(session, first, last, names)
    methods = by_name(tender_parts(tender for payment in payments for tender in payment.tenders))
    whole = taking("合计", (row.part("合计") for row in written))
    fixed, held = fixed_sheet(session, first, last, names), deposit_sheet(session, first, last)
    accounts = account_sheet(session, first, last)
    cash = (moves_sheet(session, first, last, names), banked_sheet(session, first, last, names))
    sheets = (
        Sheet("收款流水", PAYMENTS, tuple(_payment(row, names) for row in written)),
        tickets,
        Sheet("票据本", BOOKS, tuple(_book(book, names) for book in _books(session, first, last))),
        *(sheet for sheet in (fixed, held, accounts) if sheet.rows),
        *(sheet for sheet in (*cash, let_pass_sheet(session, first, last)) if sheet.rows),
        *(sheet for sheet in (reduction_sheet(session, first, last, names),) if sheet.rows),
        _summary(written, methods, whole, names),
        Sheet("现金清点", CASH, tuple(_closings(session, first, last, names))),
        Sheet("欠费收回", ARREARS, tuple(_recovered(payments, written))),
    )
    total = Money.total(payment.total for payment in payments)
    by_bank = Money.total(payment.total for payment in payments if payment.bank_day)
    return Cashier(sheets, total, tickets_total, by_bank, whole, tuple(methods))


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
        str(row.payment_id), row.paid_at, row.room_no, row.payer, row.item, row.period_from, row.period_to, row.basis,
        row.amount, row.methods, row.ticket_type, row.ticket_no, names[row.clerk_id], "冲销" if row.reversal else "",
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
        kind_words(book), book.book_no, number(book.from_no), number(book.to_no), number(book.next_no) if left else "",
        left, book.state.value, names.get(book.drawn_by_id or 0, ""), book.drawn_at.date() if book.drawn_at else None,
        book.written_off_at.date() if book.written_off_at else None,
    )  # fmt: skip


def _summary(written: Sequence[JournalRow], methods: Sequence[Taking], whole: Taking, names: dict[int, str]) -> Sheet:
    """Totals by item, by way of payment, by kind of ticket and by clerk: each comes to the whole."""
    kinds = (
        ("按项目", by_name(row.part(row.item) for row in written)),
        ("按方式", methods),
        ("按票据种类", by_name(row.part(row.ticket_type) for row in written)),
        ("按收费人", by_name(row.part(names[row.clerk_id]) for row in written)),
    )
    rows = [(kind, one) for kind, found in kinds for one in (*found, whole)]
    totals = frozenset(place for place, (_kind, one) in enumerate(rows) if one is whole)
    return Sheet("汇总", SUMMARY, tuple(_summed(kind, one) for kind, one in rows), strong=totals)


def _summed(kind: str, one: Taking) -> tuple[Value, ...]:
    return kind, one.name, one.payments, one.taken, one.reversals, one.reversed, one.net


def _closings(session: Session, first: date, last: date, names: dict[int, str]) -> Iterable[tuple[Value, ...]]:
    asked = select(Closing, CashDifference).outerjoin(CashDifference, CashDifference.closing_id == Closing.id)
    asked = asked.where(Closing.business_day.between(first, last)).order_by(Closing.id)
    for closing, difference in session.execute(asked):
        head = Anchor(closing.anchor_no, closing.anchor_digest, closing.anchor_total)
        yield (
            closing.number, closing.business_day, names[closing.clerk_id], closing.till_float, closing.cash_expected,
            closing.cash_counted, closing.cash_counted - closing.cash_expected, difference.reason if difference else "",
            Money(closing.slip["banked"]), closing.slip["bank_slip"], closing.takings,
            f"第 {head.number} 号　{head.short}",
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
