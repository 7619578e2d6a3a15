"""Exchanges a receipt for invoices of the same amount, linked both ways, in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import exchanging, tickets
from deskapp.ledger.books import TicketError
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part
from deskapp.procedures.exchange_invoice.steps import Exchanged, OldReceipt
from deskapp.staff.settings import read_settings
from deskapp.till import by_hand
from deskapp.till.bill import TicketDue, parts_due
from deskapp.till.exchanged import papers
from deskapp.till.papers import all_due
from deskapp.till.written import Written

ACT = "exchange_invoice"


@dataclass(frozen=True)
class Seen:
    """The receipt that is about to be exchanged, as it was printed, and the invoices it will be exchanged for."""

    printed_no: str
    day: date
    customer: str
    room: str
    amount: Money
    methods: str
    invoices: tuple[TicketDue, ...]


def seen(desk: Desk, asked: OldReceipt) -> Seen | None:
    """The receipt for the page; None where there is none that could be exchanged."""
    with desk.reading() as session:
        receipt = _meant(session, asked)
        if receipt is None or receipt.payment is None:
            return None
        return Seen(
            receipt.printed_no,
            receipt.business_day,
            receipt.customer_name,
            receipt.room_no,
            receipt.amount,
            receipt.methods,
            parts_due(session, desk.clerk.id, exchanging.parts(session, receipt)),
        )


def _told(session: Session, desk: Desk, answers: Answers, made: Sequence[Ticket]) -> Done:
    words = f"{answers[OldReceipt].number.code} 已换开发票 {tickets.numbers_of(made)}，请把收据第二联订在发票存根联上"
    return Done(tickets.numbers_of(made), words, all_due(session, made, answers))


def _exchange(session: Session, desk: Desk, answers: Answers) -> tuple[Ticket, ...]:
    if not answers[Exchanged].returned:
        raise TicketError("收据第二联还没有收回。没有换开")
    receipt = _meant(session, answers[OldReceipt])
    assert receipt is not None, "without a receipt there is a refusal"
    paper = papers(session, receipt, desk.clerk.name)
    made = exchanging.exchange(session, receipt, request_id=answers.request_id, paper=paper)
    by_hand.note(session, answers, made)
    return made


def _parts(session: Session, _desk: Desk, answers: Answers) -> Sequence[Part]:
    receipt = _meant(session, answers[OldReceipt])
    return exchanging.parts(session, receipt) if receipt else ()


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A standing receipt, once, no deposit; numbers of the right series at hand (TICKET-10, 12, 13, 15, 16)."""
    if not read_settings(session).company_name.strip():
        yield Refusal("发票上要印公司名称，请先在设置里填写", "TICKET-24")
        return
    receipt = _meant(session, answers[OldReceipt])
    stops = list(exchanging.refusals(session, receipt))
    yield from stops
    if receipt and not stops:
        yield from exchanging.number_refusals(session, desk.clerk.id, receipt, desk.today)
        parts = exchanging.parts(session, receipt)
        yield from by_hand.refusals(session, desk.clerk.id, desk.today, answers, parts)


def _meant(session: Session, asked: OldReceipt) -> Ticket | None:
    """The receipt with this number; of another kind that shares it, where there is no such receipt."""
    found = tickets.numbered(session, asked.number.code)
    ours = [one for one in found if one.type is TicketType.OFFICIAL_RECEIPT]
    return next(iter(ours or found), None)


_DEED = Deed(ACT, exchanging.done_before, _refusals, _exchange, _told, "没有换开", TicketError.code)
EXCHANGE_INVOICE = Procedure(
    name="exchange_invoice",
    title="换开发票",
    act=ACT,
    steps=(OldReceipt, Written, Exchanged),
    check=_DEED.check,
    finish=_DEED.finish,
    applies={Written: by_hand.where_issued(_parts)},
)
