"""Hands tickets out of the box for unclaimed ones, each with whoever took it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import box
from deskapp.ledger.books import TicketError
from deskapp.ledger.box_records import BoxRelease
from deskapp.ledger.kinds import BoxExit
from deskapp.ledger.ticket_records import Ticket, kind_words
from deskapp.procedures.ticket_box.steps import Claimed, Emptied, Whom, by_cashier, by_customer

ACT = "hand_out_boxed"


@dataclass(frozen=True)
class Boxed:
    """A ticket in the box, as the page lists it; `key` tells tickets that share a number apart."""

    key: str
    number: str
    kind: str
    day: date
    customer: str
    room: str
    amount: Money


def boxed(desk: Desk) -> list[Boxed]:
    """What lies in the box now, the oldest first."""
    with desk.reading() as session:
        return [
            Boxed(
                str(one.id),
                one.printed_no,
                kind_words(one.book),
                one.business_day,
                one.customer_name,
                one.room_no,
                one.amount,
            )
            for one in box.in_box(session)
        ]


def _release(session: Session, desk: Desk, answers: Answers) -> Sequence[BoxRelease]:
    to, by = answers[Whom].to, answers[Claimed].taken_by if Claimed in answers else answers[Emptied].cashier
    return box.release(session, _meant(session, answers), to=to, taken_by=by, request_id=answers.request_id)


def _told(session: Session, desk: Desk, answers: Answers, made: Sequence[BoxRelease]) -> Done:
    number = session.get_one(Ticket, made[0].ticket_id).printed_no
    if made[0].released_to is BoxExit.CUSTOMER:
        return Done(number, f"{number} 已由 {made[0].taken_by} 领取")
    return Done(number, f"票据收集箱已清空：{len(made)} 张由出纳 {made[0].taken_by} 取走存档")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only what lies in the box; all of it only where it was counted (FEE-08)."""
    lying = box.pieces(session)
    if not lying:
        yield Refusal("票据收集箱是空的", "FEE-08")
    elif Claimed in answers and not _meant(session, answers):
        yield Refusal("这张票据不在票据收集箱里，请在列表里选择", "FEE-08")
    elif Emptied in answers and answers[Emptied].pieces != lying:
        yield Refusal(f"实点 {answers[Emptied].pieces} 张，账上应有 {lying} 张，请查明是哪一张", "FEE-08")


def _meant(session: Session, answers: Answers) -> list[Ticket]:
    lying = box.in_box(session)
    return list(lying) if Emptied in answers else [one for one in lying if str(one.id) == answers[Claimed].ticket]


_DEED = Deed(ACT, box.done_before, _refusals, _release, _told, "没有登记", TicketError.code)
TICKET_BOX = Procedure(
    name="ticket_box",
    title="票据收集箱",
    act=ACT,
    steps=(Whom, Claimed, Emptied),
    applies={Claimed: by_customer, Emptied: by_cashier},
    check=_DEED.check,
    finish=_DEED.finish,
)
