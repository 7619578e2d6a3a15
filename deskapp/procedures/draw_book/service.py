"""Draws ticket books for a clerk: registered, handed over and put on a slip in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.audit.records import ChainLink
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import book_papers, books
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import TicketBook, kind_words
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.draw_book.rules import has_series, ranges
from deskapp.procedures.draw_book.steps import Books, HandedOver, Receiver, WhichSeries
from deskapp.staff.policy import may
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from deskapp.staff.team import members
from forms import book_slip


def receivers(session: Session) -> list[StaffMember]:
    """Who may draw books: those who collect fees."""
    return [member for member in members(session) if may(member.roles, "collect_fees")]


def find_receiver(session: Session, words: str) -> StaffMember | None:
    """The fee collector of this name or work number."""
    wanted = words.strip()
    return next((one for one in receivers(session) if wanted in (one.name, one.work_number)), None)


@dataclass(frozen=True)
class Holding:
    """A clerk who may draw, and the books in that clerk's hands: number, next number, state."""

    name: str
    books: tuple[tuple[str, str, str], ...]


def holdings(desk: Desk) -> list[Holding]:
    """Who may draw, for the page to choose from; whoever is on duty hands out and does not draw."""
    with desk.reading() as session:
        return [
            Holding(one.name, tuple(_held(book) for book in books.drawn_books(session, one.id)))
            for one in receivers(session)
            if one.id != desk.clerk.id
        ]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Who may draw, how many, and whether the numbers are new (TICKET-01, 02, 22)."""
    with desk.reading() as session:
        if Receiver not in answers or chain.sealed_for(session, book_papers.DRAWN, answers.request_id):
            return
        clerk = find_receiver(session, answers[Receiver].clerk)
        if clerk is None:
            yield Refusal("没有找到这位收费人，请核对姓名；没有收费岗位的人不能领用票据", "TICKET-01")
        elif clerk.id == desk.clerk.id:
            yield Refusal("不能给自己发票据，请由另一位出纳办理", "ROLE-02")
        else:
            yield from books.stock_refusals(session, ranges(answers))
            yield from books.draw_refusals(session, clerk.id, ranges(answers))


def finish(desk: Desk, answers: Answers) -> Done:
    """Hand the books over, once. Raises TicketError when a rule refuses, NotAllowedError for anyone but a cashier."""
    with desk.work("draw_book") as session:
        known = chain.sealed_for(session, book_papers.DRAWN, answers.request_id)
        link = known[0] if known else _draw(desk, session, answers)
    number, slip = link.facts["no"], book_papers.printed_slip(link)
    words = f"{slip['clerk']} 已领用 {'、'.join(book['number'] for book in slip['books'])}，请双方在领用单上签名"
    return Done(number, words, (PaperDue("book_slip", slip, (ChainLink.__tablename__, link.id)),))


def lying_in_stock(desk: Desk) -> list[tuple[str, str, str]]:
    """Kind, first and last number of every book that may be drawn from stock, for the page."""
    with desk.reading() as session:
        found = [(kind_words(book), books.numbers(book)) for book in books.in_stock(session)]
    return [(kind, its.first.code, its.last.code) for kind, its in found]


def _held(book: TicketBook) -> tuple[str, str, str]:
    left = books.next_number(book).code if book.state is BookState.DRAWN else ""
    return book.book_no, left, book.state.value


def _draw(desk: Desk, session: Session, answers: Answers) -> ChainLink:
    clerk = find_receiver(session, answers[Receiver].clerk)
    if clerk is None:
        raise books.TicketError("没有找到这位收费人。没有任何改动")
    asked = ranges(answers)
    drawn = books.draw(session, clerk.id, asked)
    number = book_papers.next_number(session, desk.today)
    slip = _slip(desk, session, number, clerk.name, asked)
    return _seal(session, slip, drawn, number, answers.request_id)


def _seal(
    session: Session, slip: book_slip.BookSlip, drawn: Sequence[TicketBook], number: str, request_id: str
) -> ChainLink:
    return book_papers.seal(session, book_papers.DRAWN, to_json(slip), drawn[0], number=number, request_id=request_id)


def _slip(desk: Desk, session: Session, number: str, clerk: str, asked: tuple[BookRange, ...]) -> book_slip.BookSlip:
    settings = read_settings(session)
    issuer = settings.centre_name or settings.company_name
    lines = tuple(book_slip.Book(one.book_no, one.first.code, one.last.code, one.pieces) for one in asked)
    return book_slip.BookSlip(
        Imprint(issuer, number, desk.clerk.name, desk.now()),
        kind=asked[0].type.value,
        books=lines,
        clerk=clerk,
        cashier=desk.clerk.name,
        on=desk.today,
    )


DRAW_BOOK = Procedure(
    name="draw_book",
    title="票据本领用",
    act="draw_book",
    steps=(Receiver, Books, WhichSeries, HandedOver),
    applies={WhichSeries: has_series},
    check=check,
    finish=finish,
)
