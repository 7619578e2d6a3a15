"""Ends an agreement on bank collection on a day; lists of later days leave its unit out."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank import agreements
from deskapp.ledger.bank.errors import BankError, insist
from deskapp.ledger.bank.records import BankAgreement
from deskapp.papers.bank import agreement_due
from deskapp.procedures.bank_collection.end.steps import STEPS, Ending

ACT = "authorise_bank"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is one to end, and it has begun before it ends (FORM-18)."""
    if Ending in answers:
        with desk.reading() as session:
            if not _ended(session, answers[Ending]):
                yield from _refusals(session, answers[Ending])


def finish(desk: Desk, answers: Answers) -> Done:
    """End it, once, and print what now stands on record. Raises BankError."""
    asked = answers[Ending]
    with desk.work(ACT) as session:
        row = _ended(session, asked)
        if row is None:
            insist(_refusals(session, asked))
            standing = _standing(session, asked)
            if standing is None:
                raise BankError("没有可终止的托收委托。没有任何改动")
            row = agreements.end(session, standing, asked.last_day, asked.reason)
        words = f"托收委托 {row.number} 到 {asked.last_day} 终止，以后的清单不再列入"
        return Done(row.number, words, (agreement_due(session, row),), row.id)


def _of_room(session: Session, asked: Ending) -> list[BankAgreement]:
    unit = unit_by_number(session, asked.room)
    return agreements.of_unit(session, unit.id) if unit else []


def _standing(session: Session, asked: Ending) -> BankAgreement | None:
    return next((row for row in _of_room(session, asked) if row.ended_on is None), None)


def _ended(session: Session, asked: Ending) -> BankAgreement | None:
    """What this very ending has done before."""
    words = asked.reason.strip()
    rows = _of_room(session, asked)
    return next((row for row in rows if row.ended_on == asked.last_day and row.end_reason == words), None)


def _refusals(session: Session, asked: Ending) -> Iterator[Refusal]:
    row = _standing(session, asked)
    if row is None:
        yield Refusal(f"{asked.room} 没有有效的托收委托", "FEE-13")
    elif asked.last_day < row.valid_from:
        yield Refusal(f"委托 {row.number} 自 {row.valid_from} 起，最后一天不能更早", "FEE-13")


END_BANK = Procedure(name="end_bank", title="终止托收委托", act=ACT, steps=STEPS, check=check, finish=finish)
