"""Finds any printed paper by its number and has it printed again, unchanged, from what was kept with its record."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.journal import note
from deskapp.audit.records import ChainLink
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.typed import plain
from deskapp.ledger import book_papers, tickets
from deskapp.ledger.books import TicketError
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.reprint_receipt.steps import WhichPaper


def paper_of(session: Session, number: str) -> PaperDue | None:
    """The paper with this number: a receipt, a closing sheet (RJ), a book slip (PJ)."""
    wanted = plain(number).upper().removeprefix("NO.").strip()
    ticket = tickets.find(session, wanted)
    if ticket and ticket.use is TicketUse.ISSUED:
        return PaperDue("receipt", ticket.slip, (Ticket.__tablename__, ticket.id))
    closing = session.scalars(select(Closing).where(Closing.number == wanted)).one_or_none()
    if closing:
        return PaperDue("daily_closing", closing.slip, (Closing.__tablename__, closing.id))
    link = book_papers.find(session, wanted)
    if link:
        return PaperDue("book_slip", book_papers.printed_slip(link), (ChainLink.__tablename__, link.id))
    return None


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only what was printed once can be printed again."""
    if WhichPaper in answers:
        with desk.reading() as session:
            if paper_of(session, answers[WhichPaper].number) is None:
                yield Refusal("没有找到这个号码的单据，请核对号码；空白作废的号码没有单据", "GEN-14")


def finish(desk: Desk, answers: Answers) -> Done:
    """Hand the paper out to be printed; the print itself is logged when it comes out."""
    number = answers[WhichPaper].number
    with desk.work("reprint_receipt") as session:
        paper = paper_of(session, number)
        if paper is None:
            raise TicketError("没有找到这个号码的单据。没有打印")
        note(session, paper.record[0], paper.record[1], reprint=number)
    return Done(number, f"{number} 已送去打印", (paper,))


REPRINT_RECEIPT = Procedure(
    name="reprint_receipt",
    title="补打单据",
    act="reprint_receipt",
    steps=(WhichPaper,),
    check=check,
    finish=finish,
)
