"""Takes back a list that the bank will not collect: its unanswered lines are owed as before."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.typed import plain
from deskapp.ledger.bank import booking
from deskapp.ledger.bank.errors import BankError, insist
from deskapp.ledger.bank.pending import unanswered
from deskapp.ledger.bank.records import BankLine, BankList
from deskapp.procedures.bank_collection.withdraw.steps import STEPS, WhichList

ACT = "list_bank"


def waiting_lists(desk: Desk) -> list[str]:
    """The lists with lines that the bank has not answered, the oldest first."""
    asked = select(BankList.number).join(BankLine, BankLine.list_id == BankList.id).where(BankLine.id.in_(unanswered()))
    with desk.reading() as session:
        return list(session.scalars(asked.distinct().order_by(BankList.number)))


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Some line of it still waits; nothing once this request has taken it back."""
    if WhichList in answers:
        with desk.reading() as session:
            if not booking.done_before(session, answers.request_id):
                yield from _refusals(session, answers[WhichList])


def finish(desk: Desk, answers: Answers) -> Done:
    """Take it back, once. Raises BankError."""
    asked = answers[WhichList]
    with desk.work(ACT) as session:
        made = booking.done_before(session, answers.request_id)
        if made is None:
            insist(_refusals(session, asked))
            found = _list(session, asked)
            if found is None:
                raise BankError("没有这份清单。没有任何改动")
            made = booking.withdraw(session, answers.request_id, found, asked.reason)
        number = plain(asked.number).upper()
        return Done(number, f"清单 {number} 已撤回 {len(made.lines)} 笔，欠费照旧", result=made.id)


def _list(session: Session, asked: WhichList) -> BankList | None:
    return session.scalars(select(BankList).where(BankList.number == plain(asked.number).upper())).one_or_none()


def _refusals(session: Session, asked: WhichList) -> Iterator[Refusal]:
    found = _list(session, asked)
    waits = select(BankLine.id).where(BankLine.list_id == (found.id if found else 0), BankLine.id.in_(unanswered()))
    if found is None:
        yield Refusal("没有这个编号的托收清单，请核对", "FEE-13")
    elif session.scalar(waits.limit(1)) is None:
        yield Refusal(f"清单 {found.number} 各行都有结果了，没有可撤回的", "FEE-13")


WITHDRAW_BANK_LIST = Procedure(
    name="withdraw_bank_list", title="撤回托收清单", act=ACT, steps=STEPS, check=check, finish=finish
)
