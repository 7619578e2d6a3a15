"""Puts a loss on record: the loss, its link in the chain, and the numbers that can be issued no more, at once."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import losing, tickets
from deskapp.ledger.books import TicketError, numbers
from deskapp.ledger.kinds import BookState
from deskapp.ledger.losing import Loss
from deskapp.ledger.loss_records import TicketLoss
from deskapp.ledger.ticket_records import Ticket, TicketBook, kind_words
from deskapp.ledger.writing_off import HELD
from deskapp.procedures.record_loss.steps import KINDS, Account, Lost, LostBlank, LostBook, LostCopy, LostSeal, applies
from deskapp.staff.records import StaffMember
from deskapp.staff.team import members

ACT = "record_loss"


def held(desk: Desk) -> list[tuple[str, str, str, str]]:
    """Kind, number, holder and state of every book that could be lost, for the page."""
    with desk.reading() as session:
        names = {one.id: one.name for one in members(session)}
        return [
            (kind_words(book), book.book_no, names.get(book.drawn_by_id or 0, ""), book.state.value)
            for book in _losable(session)
        ]


def _record(session: Session, desk: Desk, answers: Answers) -> TicketLoss:
    loss, told = _loss(session, answers), answers[Account]
    return losing.record(session, loss, noticed_on=told.noticed_on, account=told.account, request_id=answers.request_id)


def _told(session: Session, desk: Desk, answers: Answers, made: TicketLoss) -> Done:
    bearer = session.get_one(StaffMember, made.borne_by_id).name
    return Done(made.number, f"{made.number} 已登记{made.kind.value}遗失：{made.what}，由{bearer}承担")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Two people, something that there is, and a day that has been (TICKET-20, 22)."""
    bearer = _bearer(session, answers)
    if bearer is None:
        yield Refusal("没有找到这位责任人，请核对姓名", "TICKET-20")
        return
    if bearer.id == desk.clerk.id:
        yield Refusal("不能登记自己的遗失，请由另一个人办理", "TICKET-20")
        return
    if len(_books(session, answers, bearer)) > 1:
        yield Refusal("不止一本票据有这个号码，请按整本登记，填封面上的本号", "TICKET-20")
    elif len(found := _copies(session, answers)) > 1:
        yield Refusal(tickets.which(found), "TICKET-20")
    elif any(step in answers for step in KINDS):
        yield from losing.refusals(_loss(session, answers))
    if Account in answers:
        yield from losing.day_refusals(answers[Account].noticed_on, desk.today)


def _loss(session: Session, answers: Answers) -> Loss:
    bearer = _bearer(session, answers)
    assert bearer is not None, "without one there is a refusal"
    return Loss(
        answers[Lost].kind,
        bearer.id,
        book=next(iter(_books(session, answers, bearer)), None),
        up_to=answers[LostBlank].up_to if LostBlank in answers else None,
        ticket=next(iter(_copies(session, answers)), None),
        seal=answers[LostSeal].seal.strip() if LostSeal in answers else "",
    )


def _bearer(session: Session, answers: Answers) -> StaffMember | None:
    wanted = answers[Lost].borne_by.strip()
    return next((one for one in members(session) if wanted in (one.name, one.work_number)), None)


def _losable(session: Session) -> Sequence[TicketBook]:
    asked = select(TicketBook).where(TicketBook.state.in_((*HELD, BookState.IN_STOCK)))
    return session.scalars(asked.order_by(TicketBook.drawn_by_id, TicketBook.type, TicketBook.from_no)).all()


def _books(session: Session, answers: Answers, bearer: StaffMember) -> list[TicketBook]:
    """The books that may be meant: by number of the book or any in it; of blanks those the bearer holds."""
    if LostBook in answers:
        wanted = answers[LostBook].book_no.strip().upper()
        found = _losable(session)
        return [one for one in found if one.book_no == wanted] or [one for one in found if numbers(one).holds(wanted)]
    if LostBlank in answers:
        wanted = answers[LostBlank].up_to.code
        return [one for one in _losable(session) if one.drawn_by_id == bearer.id and numbers(one).holds(wanted)]
    return []


def _copies(session: Session, answers: Answers) -> list[Ticket]:
    if LostCopy not in answers:
        return []
    asked = answers[LostCopy]
    return tickets.numbered(session, asked.ticket.code, (asked.ticket_kind or "").strip())


_DEED = Deed(ACT, losing.done_before, _refusals, _record, _told, "没有登记", TicketError.code)
RECORD_LOSS = Procedure(
    name="record_loss",
    title="登记遗失",
    act=ACT,
    steps=(Lost, LostBook, LostBlank, LostCopy, LostSeal, Account),
    applies={step: applies(step) for step in KINDS},
    check=_DEED.check,
    finish=_DEED.finish,
)
