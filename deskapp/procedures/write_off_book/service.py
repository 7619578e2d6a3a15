"""Writes a book off: the check list, the state of the book and the slip in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.audit.records import ChainLink
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import book_papers, writing_off
from deskapp.ledger.books import FROM_FINANCE, TicketError, next_number, numbers
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import TicketBook
from deskapp.ledger.writing_off import Tally
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.write_off_book.rules import unused_are_cut
from deskapp.procedures.write_off_book.steps import Checked, Returned
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import book_slip


def find_book(session: Session, words: str) -> TicketBook | None:
    """The book some clerk holds, by its own number or by any number in it; None where two could be meant."""
    wanted = words.strip().upper()
    held = writing_off.held_books(session)
    found = [book for book in held if book.book_no == wanted] or [book for book in held if numbers(book).holds(wanted)]
    return found[0] if len(found) == 1 else None


def holder(session: Session, book: TicketBook) -> str:
    """The name of the clerk who drew the book."""
    return session.get_one(StaffMember, book.drawn_by_id).name


@dataclass(frozen=True)
class HeldBook:
    """A book that may be written off, as the page lists it."""

    book_no: str
    kind: str
    clerk: str
    numbers: str
    state: str
    used_up: bool


@dataclass(frozen=True)
class CheckList:
    """The book that was handed back, and what its numbers and its money come to."""

    book: HeldBook
    tally: Tally


def held_books(desk: Desk) -> list[HeldBook]:
    """Every book some clerk holds, the used up ones first."""
    with desk.reading() as session:
        return [_held(session, book) for book in writing_off.held_books(session)]


def check_list(desk: Desk, words: str) -> CheckList | None:
    """The automatic check list of TICKET-23 for the page; None where no book is meant."""
    with desk.reading() as session:
        book = find_book(session, words)
        return CheckList(_held(session, book), writing_off.tally(session, book)) if book else None


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Numbers and money of the book agree, and what is unused is cut (TICKET-23)."""
    with desk.reading() as session:
        if Returned not in answers or chain.sealed_for(session, book_papers.WRITTEN_OFF, answers.request_id):
            return
        book = find_book(session, answers[Returned].book_no)
        yield from writing_off.refusals(session, book)
        if book and book.drawn_by_id == desk.clerk.id:
            yield Refusal("不能核销自己领用的票据，请由另一位出纳办理", "ROLE-02")
        if book and Checked in answers:
            found = writing_off.tally(session, book)
            yield from unused_are_cut(answers[Checked], found.unused, found.unused_numbers)


def finish(desk: Desk, answers: Answers) -> Done:
    """Take the book back, once. Raises TicketError when it does not agree, NotAllowedError for all but a cashier."""
    with desk.work("write_off_book") as session:
        known = chain.sealed_for(session, book_papers.WRITTEN_OFF, answers.request_id)
        link = known[0] if known else _write_off(desk, session, answers)
    number, slip = link.facts["no"], book_papers.printed_slip(link)
    words = f"票据本 {slip['books'][0]['number']} 已核销，请双方在核销单上签名"
    return Done(number, words, (PaperDue("book_slip", slip, (ChainLink.__tablename__, link.id)),))


def _held(session: Session, book: TicketBook) -> HeldBook:
    used_up = book.state is BookState.USED_UP
    state = book.state.value if used_up else f"下一号 {next_number(book).code}"
    return HeldBook(book.book_no, book.type.value, holder(session, book), str(numbers(book)), state, used_up)


def _write_off(desk: Desk, session: Session, answers: Answers) -> ChainLink:
    book = find_book(session, answers[Returned].book_no)
    if book is None:
        raise TicketError("没有找到这本已领用的票据。没有任何改动")
    found = writing_off.write_off(session, book)
    number = book_papers.next_number(session, desk.today)
    slip = _slip(desk, session, number, book, found)
    return book_papers.seal(
        session, book_papers.WRITTEN_OFF, to_json(slip), book, number=number, request_id=answers.request_id
    )


def _slip(desk: Desk, session: Session, number: str, book: TicketBook, found: Tally) -> book_slip.BookSlip:
    settings, its = read_settings(session), numbers(book)
    line = book_slip.Book(
        book.book_no,
        its.first.code,
        its.last.code,
        found.pieces,
        issued=found.issued,
        voided=len(found.voided),
        unused=found.unused,
        total=found.total,
    )
    return book_slip.BookSlip(
        Imprint(settings.centre_name or settings.company_name, number, desk.clerk.name, desk.now()),
        kind=book.type.value,
        books=(line,),
        clerk=holder(session, book),
        cashier=desk.clerk.name,
        on=desk.today,
        collected=found.collected,
        voided_numbers=found.voided,
        remark=_remark(book, found),
    )


def _remark(book: TicketBook, found: Tally) -> str:
    """Invoices go back to the finance department that they came from (TICKET-17)."""
    cut = [f"未使用 {found.unused_numbers}，已剪角"] if found.unused else []
    return "；".join([*cut, *(["存根交回公司财务管理部核销"] if book.type in FROM_FINANCE else [])])


WRITE_OFF_BOOK = Procedure(
    name="write_off_book",
    title="票据本核销",
    act="write_off_book",
    steps=(Returned, Checked),
    check=check,
    finish=finish,
)
