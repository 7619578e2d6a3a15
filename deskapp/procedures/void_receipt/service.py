"""Voids a receipt: the void, the contrary payment and their link in the chain in one transaction, two names on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.parking import top_ups
from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.ledger import tickets, voiding
from deskapp.ledger.bank import returning
from deskapp.ledger.books import TicketError
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.takings import scope_of
from deskapp.ledger.ticket_records import Ticket, TicketVoid, kind_words
from deskapp.procedures.void_receipt.again import reopen
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.staff.records import StaffMember
from deskapp.till.due import due

ACT = "void_receipt"


@dataclass(frozen=True)
class Seen:
    """The receipt that is about to be voided, as it was printed."""

    printed_no: str
    day: date
    customer: str
    room: str
    amount: Money
    methods: str
    lines: tuple[tuple[str, Money], ...]
    clerk: str
    closed: bool
    """Its day is closed: the reversal counts today."""
    together: str = ""
    """The other tickets of the payment, by their numbers: they are voided with it."""


def seen(desk: Desk, asked: WrongReceipt) -> Seen | None:
    """The one receipt that is meant, for the page; None where there is none that could be voided."""
    with desk.reading() as session:
        found = _meant(session, asked)
        ticket = found[0] if len(found) == 1 else None
        if ticket is None or ticket.payment is None:
            return None
        return Seen(
            ticket.printed_no,
            ticket.business_day,
            ticket.customer_name,
            ticket.room_no,
            ticket.amount,
            ticket.methods,
            tuple((line.item_name, line.amount) for line in ticket.payment.lines),
            session.get_one(StaffMember, ticket.clerk_id).name,
            closed_before(session, ticket),
            tickets.numbers_of(voiding.together_with(session, ticket)),
        )


def sharing(desk: Desk, number: TicketNo) -> dict[str, str]:
    """The tickets that share this number, for the page to ask: kind, and what is known of each. One alone is none."""
    with desk.reading() as session:
        found = tickets.numbered(session, number.code)
        about = {kind_words(one.book): f"{one.customer_name or one.use.value}　{one.amount}" for one in found}
    return about if len(about) > 1 else {}


def _meant(session: Session, asked: WrongReceipt) -> list[Ticket]:
    return tickets.numbered(session, asked.number.code, asked.kind or "")


def closed_before(session: Session, ticket: Ticket) -> bool:
    """Whether the ticket's payment is in a closing already, so that the reversal counts on another day."""
    scope = scope_of(session, ticket.clerk_id, ticket.business_day)
    return ticket.payment_id is not None and ticket.payment_id <= scope.after_payment


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A ticket is voided once, by whoever is at the till, with another person's approval (TICKET-04, 14, 21)."""
    if not desk.may("close_day"):
        yield Refusal("冲销计入经办人的日结：请由收费人办理，您可以现场授权", "TICKET-21")
        return
    if WrongReceipt not in answers:
        return
    asked = answers[WrongReceipt]
    with desk.reading() as session:
        found = _meant(session, asked)
        if len(found) > 1:
            yield Refusal(tickets.which(found), "TICKET-21")
            return
        yield from voiding.refusals(session, found[0] if found else None, desk.today, answers.request_id)
    if WhyVoid in answers:
        yield _needs_approval(asked)


def finish(desk: Desk, answers: Answers) -> Done:
    """Void the receipt, once. Raises NotAllowedError when the approver may not, TicketError when a rule refuses."""
    allowance = answers.allowed[_needs_approval(answers[WrongReceipt])]
    with desk.work(ACT, allowance) as session:
        void = voiding.done_before(session, answers.request_id)
        if void is None:
            void = _void(session, answers, allowance)
        return _done(session, void)


def _void(session: Session, answers: Answers, allowance: Allowance) -> TicketVoid:
    found = _meant(session, answers[WrongReceipt])
    if len(found) != 1:
        raise TicketError("没有找到这个号码的票据。没有任何改动")
    keep_overrides(session, answers, ACT)
    reason, payment = answers[WhyVoid].reason, session.get_one(Payment, found[0].payment_id)
    void = voiding.void(
        session, found[0], request_id=answers.request_id, reason=reason, approved_by_id=allowance.staff_id
    )
    top_ups.payment_voided(session, payment.request_id, answers.request_id, reason)
    return void


def _done(session: Session, void: TicketVoid) -> Done:
    ticket = void.ticket
    payment = session.get_one(Payment, ticket.payment_id)
    voided = tickets.of_payment(session, payment.id)
    pieces = f"等 {len(voided)} 张" if len(voided) > 1 else ""
    words = f"{ticket.printed_no} {pieces}已作废，{payment.total} 已冲销。请立即重开"
    voids = ((one, tickets.void_of(session, one)) for one in voided if one.slip)
    papers = tuple(due(one, (TicketVoid.__tablename__, row.id)) for one, row in voids if row)
    if returning.of_payment(session, payment.id):
        said = f"{ticket.printed_no} {pieces}已作废。托收款已退回冲销，没有再动账"
        return Done(ticket.printed_no, said, papers)
    if payment.bank_day:  # the money is still in the bank, and its invoice is fetched anew (FEE-14)
        said = f"{ticket.printed_no} {pieces}已作废，托收款仍在银行账上。请办“领取托收发票”重开"
        return Done(ticket.printed_no, said, papers)
    return Done(ticket.printed_no, words, papers, reopen(session, payment, void.at.date()))


def _needs_approval(asked: WrongReceipt) -> Refusal:
    return Refusal(f"作废 {asked.words} 须由另一个人批准", "TICKET-21", ACT)


VOID_RECEIPT = Procedure(
    name="void_receipt",
    title="作废收据",
    act=ACT,
    steps=(WrongReceipt, WhyVoid),
    check=check,
    finish=finish,
)
