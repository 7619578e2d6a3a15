"""Registers books of invoices that came from the finance department, with their slip, in one transaction."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.audit.records import ChainLink
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import book_papers, books
from deskapp.ledger.ranges import BookRange
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.stock_invoices.steps import Counted, Fetched
from deskapp.staff.settings import read_settings
from forms import book_slip

ACT = "stock_invoices"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether the numbers are new (TICKET-17, 22)."""
    with desk.reading() as session:
        if Fetched in answers and not chain.sealed_for(session, book_papers.STOCKED, answers.request_id):
            yield from books.overlaps(session, _ranges(answers))


def finish(desk: Desk, answers: Answers) -> Done:
    """Put the books in stock, once. Raises TicketError when a rule refuses, NotAllowedError for all but a cashier."""
    with desk.work(ACT) as session:
        known = chain.sealed_for(session, book_papers.STOCKED, answers.request_id)
        link = known[0] if known else _register(desk, session, answers)
    number, slip = link.facts["no"], book_papers.printed_slip(link)
    words = f"{slip['kind']} {len(slip['books'])} 本已入库，可以发给收费人"
    return Done(number, words, (PaperDue("book_slip", slip, (ChainLink.__tablename__, link.id)),))


def _ranges(answers: Answers) -> tuple[BookRange, ...]:
    asked = answers[Fetched]
    return tuple(cover.as_range(asked.kind) for cover in asked.covers)


def _register(desk: Desk, session: Session, answers: Answers) -> ChainLink:
    asked = _ranges(answers)
    made = books.put_in_stock(session, asked)
    settings, number = read_settings(session), book_papers.next_number(session, desk.today)
    slip = book_slip.BookSlip(
        Imprint(settings.centre_name or settings.company_name, number, desk.clerk.name, desk.now()),
        kind=answers[Fetched].kind.value,
        books=tuple(book_slip.Book(one.book_no, one.first.code, one.last.code, one.pieces) for one in asked),
        clerk=desk.clerk.name,
        cashier=answers[Fetched].handed_by.strip(),
        on=desk.today,
        remark="从公司财务管理部领回入库",
        giver="财务",
    )
    kept = to_json(slip)
    return book_papers.seal(session, book_papers.STOCKED, kept, made[0], number=number, request_id=answers.request_id)


STOCK_INVOICES = Procedure(
    name="stock_invoices",
    title="发票入库",
    act=ACT,
    steps=(Fetched, Counted),
    check=check,
    finish=finish,
)
