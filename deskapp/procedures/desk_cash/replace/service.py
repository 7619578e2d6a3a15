"""Puts on record that a collector has made counterfeit notes good."""

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
from deskapp.ledger.desk_cash import counterfeits
from deskapp.ledger.desk_cash.records import CounterfeitLoss, CounterfeitReplacement
from deskapp.procedures.desk_cash.replace.steps import Replacing
from deskapp.staff.records import StaffMember

ACT = "note_counterfeit"


@dataclass(frozen=True)
class Owed:
    """Notes that are not made good yet, as the page lists them."""

    number: str
    found_on: date
    found_at: str
    collector: str
    notes: str
    amount: Money


def owed(desk: Desk) -> list[Owed]:
    """What collectors have still to make good, the oldest first."""
    with desk.reading() as session:
        return [
            Owed(
                one.number,
                one.found_on,
                one.found_at.value,
                session.get_one(StaffMember, one.collector_id).name,
                f"{one.face.figures} × {one.pieces}",
                one.amount,
            )
            for one in counterfeits.to_replace(session)
        ]


def _replace(session: Session, desk: Desk, answers: Answers) -> CounterfeitReplacement:
    loss = _loss(session, answers[Replacing].loss)
    assert loss is not None, "asked for before"
    return counterfeits.replace(session, loss, answers.request_id)


def _told(session: Session, desk: Desk, answers: Answers, made: CounterfeitReplacement) -> Done:
    return Done(made.loss.number, f"假钞 {made.loss.amount} 已补足")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The notes are on record and not made good before (FEE-31)."""
    if _loss(session, answers[Replacing].loss) is None:
        yield Refusal("这笔假钞已经补足，或登记号不对", "FEE-31")


def _loss(session: Session, number: str) -> CounterfeitLoss | None:
    wanted = number.strip().upper()
    return next((one for one in counterfeits.to_replace(session) if one.number == wanted), None)


_DEED = Deed(ACT, counterfeits.replaced_before, _refusals, _replace, _told, "没有登记", TicketError.code)
REPLACE_COUNTERFEIT = Procedure("replace_counterfeit", "假钞补足", ACT, (Replacing,), _DEED.finish, _DEED.check)
