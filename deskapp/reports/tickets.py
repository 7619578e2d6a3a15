"""The ticket register (REG-06): every number used, with what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from deskapp.kernel.money import Money
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.reports.sheet import Column, Kind, Sheet, Value

COLUMNS = (
    Column("日期时间", Kind.MOMENT, 18), Column("票据种类", width=17), Column("票据号码", width=12),
    Column("客户名称", width=13), Column("房号", width=12), Column("金额", Kind.AMOUNT, 13),
    Column("收费方式", width=17), Column("备注", width=24), Column("票据去向", width=13), Column("状态", width=10),
    Column("换开", width=22),
    Column("作废日期", Kind.DAY, 12), Column("作废原因", width=20), Column("作废审批", width=10),
    Column("本期计入", Kind.AMOUNT, 13, total=True), Column("收费人", width=9),
)  # fmt: skip


def ticket_sheet(session: Session, first: date, last: date, names: dict[int, str]) -> tuple[Sheet, Money]:
    """The tickets used or voided in a period, and what they come to: issued there less voided there.

    An invoice that a receipt was exchanged for counts nothing, wherever the receipt counts (TICKET-15), nor does one
    for what the bank collected: that money stands on the bank's answer (FEE-14).

    An earlier ticket that was voided in the period counts against it; one voided later still counts in full.
    """
    every = select(Ticket, TicketVoid).outerjoin(TicketVoid, TicketVoid.ticket_id == Ticket.id)
    asked = every.options(joinedload(Ticket.payment))
    in_period = or_(Ticket.business_day.between(first, last), TicketVoid.business_day.between(first, last))
    found = session.execute(asked.where(in_period).order_by(Ticket.book_id, Ticket.number))
    exchanges = exchanges_of(session)
    rows = tuple(_rows(((ticket, void) for ticket, void in found), first, last, names, exchanges))
    sheet = Sheet("票据登记", COLUMNS, rows)
    return sheet, sheet.total("本期计入")


@dataclass(frozen=True)
class Exchanges:
    """The numbers that each receipt was exchanged for, and of each such invoice the number of its receipt."""

    into: dict[int, str]
    out_of: dict[int, str]

    def words(self, ticket: Ticket) -> str:
        """What the register says of a ticket; nothing of one that was never exchanged."""
        if ticket.id in self.into:
            return f"换开为 {self.into[ticket.id]}"
        return f"换自 {self.out_of[ticket.id]}" if ticket.id in self.out_of else ""


def exchanges_of(session: Session) -> Exchanges:
    """Every exchange of the file."""
    receipt, invoice = aliased(Ticket), aliased(Ticket)
    asked = (
        select(receipt.id, receipt.printed_no, invoice.id, invoice.printed_no)
        .select_from(TicketExchange)
        .join(receipt, TicketExchange.receipt_id == receipt.id)
        .join(invoice, TicketExchange.invoice_id == invoice.id)
        .order_by(TicketExchange.id)
    )
    into: dict[int, list[str]] = {}
    out_of: dict[int, str] = {}
    for old, old_no, new, new_no in session.execute(asked):
        into.setdefault(old, []).append(new_no)
        out_of[new] = old_no
    return Exchanges({old: "、".join(numbers) for old, numbers in into.items()}, out_of)


def _rows(
    found: Iterable[tuple[Ticket, TicketVoid | None]],
    first: date,
    last: date,
    names: dict[int, str],
    exchanges: Exchanges,
) -> Iterable[tuple[Value, ...]]:
    for ticket, void in found:
        of_bank = ticket.payment is not None and ticket.payment.bank_day is not None
        worth = Money() if of_bank or ticket.id in exchanges.out_of else ticket.amount
        voided = void if void and void.business_day <= last else None
        issued_here = ticket.use is TicketUse.ISSUED and first <= ticket.business_day <= last
        counted = worth if issued_here else Money()
        if voided and voided.business_day >= first:
            counted -= worth
        yield (
            ticket.issued_at, ticket.type.value, ticket.printed_no, ticket.customer_name, ticket.room_no,
            ticket.amount, ticket.methods, ticket.remark, ticket.handover.value if ticket.handover else "",
            "已作废" if voided else "已换开" if ticket.id in exchanges.into else ticket.use.value,
            exchanges.words(ticket), voided.business_day if voided else None,
            voided.reason if voided else ticket.reason, names[voided.approved_by_id] if voided else "",
            counted, names[ticket.clerk_id],
        )  # fmt: skip
