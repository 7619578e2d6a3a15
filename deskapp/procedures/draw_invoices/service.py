"""Draws books of fixed-amount invoices for a clerk: registered, handed over and put on a slip in one transaction."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.audit.records import ChainLink
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import book_papers, books, fixed_invoices
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import face_words
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.draw_invoices.steps import FaceBooks, HandedOver, Receiver
from deskapp.staff.policy import may
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from deskapp.staff.team import members
from forms import book_slip

ACT = "draw_book"


def collectors(desk: Desk) -> list[str]:
    """Who may draw, for the page to choose from; whoever is on duty hands out and does not draw."""
    with desk.reading() as session:
        return [one.name for one in members(session) if may(one.roles, "collect_fees") and one.id != desk.clerk.id]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Who may draw, faces that there are, and whether the numbers are new (TICKET-19, TICKET-22)."""
    with desk.reading() as session:
        if Receiver not in answers or chain.sealed_for(session, book_papers.DRAWN, answers.request_id):
            return
        clerk = _collector(session, answers)
        if clerk is None:
            yield Refusal("没有找到这位收费人，请核对姓名；没有收费岗位的人不能领用票据", "TICKET-17")
        elif clerk.id == desk.clerk.id:
            yield Refusal("不能给自己发票据，请由另一位出纳办理", "ROLE-02")
        elif FaceBooks in answers:
            yield from fixed_invoices.draw_refusals(session, _ranges(answers))


def finish(desk: Desk, answers: Answers) -> Done:
    """Hand the books over, once. Raises TicketError when a rule refuses, NotAllowedError for anyone but a cashier."""
    with desk.work(ACT) as session:
        known = chain.sealed_for(session, book_papers.DRAWN, answers.request_id)
        link = known[0] if known else _draw(desk, session, answers)
    number, slip = link.facts["no"], book_papers.printed_slip(link)
    words = f"{slip['clerk']} 已领用定额发票 {len(slip['books'])} 本，请双方在领用单上签名"
    return Done(number, words, (PaperDue("book_slip", slip, (ChainLink.__tablename__, link.id)),))


def _collector(session: Session, answers: Answers) -> StaffMember | None:
    wanted = answers[Receiver].clerk.strip()
    collecting = (one for one in members(session) if may(one.roles, "collect_fees"))
    return next((one for one in collecting if wanted in (one.name, one.work_number)), None)


def _ranges(answers: Answers) -> tuple[BookRange, ...]:
    return tuple(book.as_range() for book in answers[FaceBooks].books)


def _draw(desk: Desk, session: Session, answers: Answers) -> ChainLink:
    clerk = _collector(session, answers)
    if clerk is None or clerk.id == desk.clerk.id:
        raise books.TicketError("没有找到这位收费人。没有任何改动")
    asked = _ranges(answers)
    drawn = fixed_invoices.draw(session, clerk.id, asked)
    settings, number = read_settings(session), book_papers.next_number(session, desk.today)
    slip = book_slip.BookSlip(
        Imprint(settings.centre_name or settings.company_name, number, desk.clerk.name, desk.now()),
        kind=TicketType.FIXED_AMOUNT_INVOICE.value,
        books=tuple(_line(one) for one in asked),
        clerk=clerk.name,
        cashier=desk.clerk.name,
        on=desk.today,
    )
    request_id = answers.request_id
    return book_papers.seal(session, book_papers.DRAWN, to_json(slip), drawn[0], number=number, request_id=request_id)


def _line(one: BookRange) -> book_slip.Book:
    face = face_words(one.face) if one.face else ""
    return book_slip.Book(face, one.first.code, one.last.code, one.pieces)


DRAW_INVOICES = Procedure(
    name="draw_invoices",
    title="定额发票领用",
    act=ACT,
    steps=(Receiver, FaceBooks, HandedOver),
    check=check,
    finish=finish,
)
