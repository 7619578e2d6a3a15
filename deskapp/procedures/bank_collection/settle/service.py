"""Puts on record what became of money that the bank took and that matched nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, select

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.typed import plain
from deskapp.ledger.bank import settling
from deskapp.ledger.bank.errors import BankError, insist
from deskapp.ledger.bank.records import BankResult, BankResultLine, BankSettlement
from deskapp.procedures.bank_collection.settle.steps import STEPS, Settling

ACT = "take_bank_result"


@dataclass(frozen=True)
class Apart:
    """A row that waits: its number, whose it may be, how much, and why it was kept apart."""

    number: str
    room: str
    reference: str
    amount: Money
    why: str


def kept_apart(desk: Desk) -> list[Apart]:
    """What waits, for the page."""
    with desk.reading() as session:
        return [_apart(row) for row in settling.kept_apart(session)]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """It waits still; nothing once it was settled by these very answers."""
    if Settling in answers:
        asked = answers[Settling]
        with desk.reading() as session:
            if not session.scalar(_known(asked)):
                yield from settling.refusals(settling.find(session, asked.row), asked.settled_on, desk.today)


def finish(desk: Desk, answers: Answers) -> Done:
    """Settle it, once. Raises BankError."""
    asked = answers[Settling]
    number = plain(asked.row).upper()
    with desk.work(ACT) as session:
        if not session.scalar(_known(asked)):
            row = settling.find(session, asked.row)
            insist(settling.refusals(row, asked.settled_on, desk.today))
            if row is None:
                raise BankError("没有这个编号的待处理款项。没有任何改动")
            settling.settle(session, row, asked.settled_on, asked.became.value, asked.reference)
    return Done(number, f"{number} {asked.became.value}，凭证 {asked.reference}，已登记")


def _known(asked: Settling) -> Select[int]:
    """What these very answers have put on record before."""
    number, _, place = plain(asked.row).upper().rpartition("-")
    return (
        select(BankSettlement.id)
        .join(BankResultLine, BankSettlement.result_line_id == BankResultLine.id)
        .join(BankResult, BankResultLine.result_id == BankResult.id)
        .where(BankResult.number == number, BankResultLine.place == (int(place) if place.isdecimal() else 0))
        .where(BankSettlement.settled_on == asked.settled_on, BankSettlement.reference == asked.reference.strip())
    )


def _apart(row: BankResultLine) -> Apart:
    room, why = (row.line.room_no if row.line else ""), row.reason or "多于欠费"
    return Apart(settling.number_of(row), room, row.reference, row.surplus, why)


SETTLE_BANK = Procedure(name="settle_bank", title="托收差错处理", act=ACT, steps=STEPS, check=check, finish=finish)
