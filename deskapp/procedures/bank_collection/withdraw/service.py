"""Takes back a list that the bank will not collect: its unanswered lines are owed as before."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.typed import plain
from deskapp.ledger.bank import booking
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.pending import unanswered
from deskapp.ledger.bank.records import BankLine, BankList, BankResult
from deskapp.procedures.bank_collection.withdraw.steps import STEPS, WhichList

ACT = "list_bank"


def waiting_lists(desk: Desk) -> list[str]:
    """The lists with lines that the bank has not answered, the oldest first."""
    asked = select(BankList.number).join(BankLine, BankLine.list_id == BankList.id).where(BankLine.id.in_(unanswered()))
    with desk.reading() as session:
        return list(session.scalars(asked.distinct().order_by(BankList.number)))


def _withdraw(session: Session, desk: Desk, answers: Answers) -> BankResult:
    found = _list(session, answers[WhichList])
    assert found is not None, "asked for before"
    return booking.withdraw(session, answers.request_id, found, answers[WhichList].reason)


def _told(session: Session, desk: Desk, answers: Answers, made: BankResult) -> Done:
    number = plain(answers[WhichList].number).upper()
    return Done(number, f"清单 {number} 已撤回 {len(made.lines)} 笔，欠费照旧", result=made.id)


def _list(session: Session, asked: WhichList) -> BankList | None:
    return session.scalars(select(BankList).where(BankList.number == plain(asked.number).upper())).one_or_none()


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    found = _list(session, answers[WhichList])
    waits = select(BankLine.id).where(BankLine.list_id == (found.id if found else 0), BankLine.id.in_(unanswered()))
    if found is None:
        yield Refusal("没有这个编号的托收清单，请核对", "FEE-13")
    elif session.scalar(waits.limit(1)) is None:
        yield Refusal(f"清单 {found.number} 各行都有结果了，没有可撤回的", "FEE-13")


_DEED = Deed(ACT, booking.done_before, _refusals, _withdraw, _told, "清单没有撤回", BankError.code)
WITHDRAW_BANK_LIST = Procedure("withdraw_bank_list", "撤回托收清单", ACT, STEPS, _DEED.finish, _DEED.check)
