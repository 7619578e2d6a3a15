"""Finds any printed paper by its number and has it printed again, unchanged, from what was kept with its record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from deskapp.audit.journal import note
from deskapp.audit.records import ChainLink
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.handover.move_in import keeping as move_in_papers
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.typed import plain
from deskapp.ledger import book_papers, prints, tickets
from deskapp.ledger.books import TicketError
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.kinds import TicketState, TicketUse
from deskapp.ledger.ticket_records import Ticket, kind_words
from deskapp.papers import bank as bank_papers
from deskapp.papers import cards as card_papers
from deskapp.papers import cash as cash_papers
from deskapp.papers import move_out as move_out_papers
from deskapp.papers import reductions as reduction_papers
from deskapp.papers import release as release_papers
from deskapp.papers import resale as resale_papers
from deskapp.papers.applications import application_numbered
from deskapp.papers.parking import agreement_due, agreement_numbered
from deskapp.printout import draw
from deskapp.procedures.reprint_receipt.steps import WhichPaper
from deskapp.staff.records import StaffMember
from deskapp.till.due import due
from deskapp.till.pieces import record_due, torn_with

LISTED = 30
SEARCHED = (Ticket.printed_no, Ticket.customer_name, Ticket.room_no)


def paper_of(session: Session, desk: Desk, number: str) -> PaperDue | None:
    """The paper with this number: a receipt, a closing sheet (RJ), a book slip (PJ), a parking agreement (CW).

    Papers about cards too: a slip of blanks (KP), the table of a quarter (IC), an application (SQ); and of cash: a
    refund order (TK), an advance (JK).

    The number of a fixed-amount invoice means the record of all that were torn off with it (FORM-13). Where tickets
    of two kinds share a number, the kind stands before it: 水电发票 0001203. Without it there is none.
    """
    wanted = plain(number).upper().removeprefix("NO.").strip()
    found = _tickets(session, wanted)
    if len(found) == 1 and found[0].slip is not None:
        return due(found[0])
    if len(found) == 1 and (torn := torn_with(session, found[0])):
        return record_due(session, torn)
    closing = session.scalars(select(Closing).where(Closing.number == wanted)).one_or_none()
    if closing:
        return PaperDue("daily_closing", closing.slip, (Closing.__tablename__, closing.id))
    link = book_papers.find(session, wanted)
    if link:
        return PaperDue("book_slip", book_papers.printed_slip(link), (ChainLink.__tablename__, link.id))
    agreement = agreement_numbered(session, wanted)
    if agreement:
        return agreement_due(session, desk, agreement)
    if told := application_numbered(session, desk, wanted) or card_papers.numbered(session, wanted):
        return told
    of_cash = cash_papers.numbered(session, desk, wanted) or reduction_papers.numbered(session, desk, wanted)
    of_home = release_papers.numbered(session, wanted) or move_out_papers.numbered(session, wanted)
    of_home = of_home or resale_papers.numbered(session, wanted)
    return of_cash or bank_papers.numbered(session, wanted) or of_home or move_in_papers.numbered(session, wanted)


def _tickets(session: Session, wanted: str) -> list[Ticket]:
    """The tickets that the number may mean: all that bear it, or those of the kind that stands before it."""
    kind, _, number = wanted.rpartition(" ")
    return [one for one in tickets.numbered(session, number) if kind in ("", plain(kind_words(one.book)))]


@dataclass(frozen=True)
class PrintedPaper:
    """A receipt in the list to choose from. `prints` counts those that came out.

    `kind` is set where tickets of another kind bear the same number.
    """

    kind: str
    number: str
    at: datetime
    customer: str
    room: str
    amount: Money
    clerk: str
    state: TicketState
    prints: int


def recent(desk: Desk, typed: str = "") -> list[PrintedPaper]:
    """Receipts to choose from, the newest first: those never printed, then the latest that the typed words fit."""
    words = plain(typed).upper()
    with desk.reading() as session:
        ours = Ticket.type.not_in(prints.OTHERS_PAPERS)
        asked = select(Ticket).where(Ticket.use == TicketUse.ISSUED, ours).order_by(Ticket.id.desc())
        if words:
            asked = asked.where(or_(*(column.contains(words, autoescape=True) for column in SEARCHED)))
        latest = session.scalars(asked.limit(LISTED)).all()
        waiting = [] if words else [one for one in prints.unprinted(session) if one not in latest]
        return [_listed(session, ticket) for ticket in (*waiting, *latest)]


def _shared(session: Session, ticket: Ticket) -> str:
    return kind_words(ticket.book) if len(tickets.numbered(session, ticket.printed_no)) > 1 else ""


def preview(desk: Desk, number: str) -> bytes:
    """The paper as it would come out now, as PDF; nothing where there is no such paper."""
    with desk.reading() as session:
        paper = paper_of(session, desk, number)
    return draw(desk, paper).pdf if paper else b""


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only what was printed once can be printed again."""
    if WhichPaper not in answers:
        return
    number = answers[WhichPaper].number
    with desk.reading() as session:
        if paper_of(session, desk, number):
            return
        found = _tickets(session, plain(number).upper().removeprefix("NO.").strip())
        if len(found) > 1:
            yield Refusal(f"{tickets.which(found)}，例如“{kind_words(found[0].book)} {found[0].printed_no}”", "GEN-14")
        else:
            yield Refusal("没有找到这个号码的单据，请核对号码；空白作废的号码没有单据", "GEN-14")


def finish(desk: Desk, answers: Answers) -> Done:
    """Hand the paper out to be printed; the print itself is logged when it comes out."""
    number = answers[WhichPaper].number
    with desk.work("reprint_receipt") as session:
        paper = paper_of(session, desk, number)
        if paper is None:
            raise TicketError("没有找到这个号码的单据。没有打印")
        note(session, paper.record[0], paper.record[1], reprint=number)
    return Done(number, f"{number} 已送去打印", (paper,))


def _listed(session: Session, ticket: Ticket) -> PrintedPaper:
    return PrintedPaper(
        _shared(session, ticket),
        ticket.printed_no,
        ticket.issued_at,
        ticket.customer_name,
        ticket.room_no,
        ticket.amount,
        session.get_one(StaffMember, ticket.clerk_id).name,
        tickets.state_of(session, ticket),
        prints.good_prints(session, (Ticket.__tablename__, ticket.id)),
    )


REPRINT_RECEIPT = Procedure(
    name="reprint_receipt",
    title="补打单据",
    act="reprint_receipt",
    steps=(WhichPaper,),
    check=check,
    finish=finish,
)
