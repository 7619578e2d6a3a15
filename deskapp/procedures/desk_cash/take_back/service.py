"""Takes back lent cash into the drawer of whoever is on duty."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import advances, rules
from deskapp.ledger.desk_cash.records import CashAdvance, CashReturn
from deskapp.papers.cash import returned_due
from deskapp.procedures.desk_cash.take_back.steps import GivingBack

ACT = "return_cash"


@dataclass(frozen=True)
class Out:
    """An advance that is still out, as the page lists it."""

    number: str
    lent_on: date
    borrower: str
    reason: str
    due_back: date
    amount: Money
    left: Money


def still_out(desk: Desk) -> list[Out]:
    """What has still to come back, the one due first at the head."""
    with desk.reading() as session:
        return [
            Out(one.number, one.lent_on, one.borrower, one.reason, one.due_back, one.amount, advances.outstanding(one))
            for one in advances.still_out(session)
        ]


def _take_back(session: Session, desk: Desk, answers: Answers) -> CashReturn:
    said = answers[GivingBack]
    advance = _advance(session, said.advance)
    assert advance is not None, "asked for before"
    made = advances.give_back(session, advance, said.amount, answers.request_id)
    session.refresh(advance)
    return made


def _told(session: Session, desk: Desk, answers: Answers, made: CashReturn) -> Done:
    left = advances.outstanding(made.advance)
    words = f"{made.advance.borrower}已归还 {made.amount}，" + (f"还欠 {left}" if left else "已还清")
    return Done(made.advance.number, words, (returned_due(session, desk, made),))


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The advance is still out, by at least as much as comes back (REG-09)."""
    said = answers[GivingBack]
    advance = _advance(session, said.advance)
    yield from rules.returning(advances.outstanding(advance) if advance else Money(), said.amount)


def _advance(session: Session, number: str) -> CashAdvance | None:
    wanted = number.strip().upper()
    return next((one for one in advances.still_out(session) if one.number == wanted), None)


_DEED = Deed(ACT, advances.returned_before, _refusals, _take_back, _told, "没有登记还款", TicketError.code)
TAKE_BACK_CASH = Procedure("take_back_cash", "还款登记", ACT, (GivingBack,), _DEED.finish, _DEED.check)
