"""Puts a spot check of the cashier on record, with what the books said of the drawer at that moment."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import rules, spot_checks
from deskapp.ledger.desk_cash.records import CashierCheck
from deskapp.ledger.desk_cash.spot_checks import Look
from deskapp.ledger.drawer.standing import cash_in
from deskapp.procedures.desk_cash.people import collector_id
from deskapp.procedures.desk_cash.spot_check.steps import Checking

ACT = "spot_check"


def _keep(session: Session, desk: Desk, answers: Answers) -> CashierCheck:
    said = answers[Checking]
    clerk = collector_id(session, said.clerk)
    assert clerk is not None, "asked for before"
    look = Look(said.checked, clerk, said.counted, said.result, said.finding or "")
    return spot_checks.keep(session, look, answers.request_id)


def _told(session: Session, desk: Desk, answers: Answers, made: CashierCheck) -> Done:
    clerk = answers[Checking].clerk
    count = f"，账上应有 {made.expected}，实点 {made.counted}" if made.expected is not None else ""
    return Done(clerk, f"已登记抽查：{clerk}的{made.checked.value}，{made.result.value}{count}")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Nobody checks themselves, cash is counted, and what differs is told (FEE-30)."""
    said = answers[Checking]
    clerk = collector_id(session, said.clerk)
    if clerk is None:
        yield Refusal("没有找到这位收费人，请核对姓名", "FEE-30")
        return
    if clerk == desk.clerk.id:
        yield Refusal("不能检查自己，请由另一位出纳抽查", "FEE-30")
    expected = cash_in(session, clerk, desk.today)
    yield from rules.finding(said.checked, expected, said.counted, said.result, said.finding or "")


_DEED = Deed(ACT, spot_checks.checked_before, _refusals, _keep, _told, "没有登记", TicketError.code)
SPOT_CHECK = Procedure("spot_check", "出纳抽查", ACT, (Checking,), _DEED.finish, _DEED.check)
