"""Puts a spot check of the cashier on record, with what the books said of the drawer at that moment."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk, insist
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import rules, spot_checks
from deskapp.ledger.desk_cash.spot_checks import Look
from deskapp.ledger.drawer.standing import cash_in
from deskapp.procedures.desk_cash.people import collector_id
from deskapp.procedures.desk_cash.spot_check.steps import Checking

ACT = "spot_check"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Nobody checks themselves, cash is counted, and what differs is told (FEE-30)."""
    if Checking not in answers:
        return
    with desk.reading() as session:
        if not spot_checks.checked_before(session, answers.request_id):
            yield from _refusals(desk, session, answers[Checking])


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep it, once. Raises DeskError where a rule refuses meanwhile, NotAllowedError for anyone but a cashier."""
    with desk.work(ACT) as session:
        said, made = answers[Checking], spot_checks.checked_before(session, answers.request_id)
        if made is None:
            insist(desk, answers, _refusals(desk, session, said), "没有登记", TicketError.code)
            clerk = collector_id(session, said.clerk)
            assert clerk is not None, "asked for before"
            look = Look(said.checked, clerk, said.counted, said.result, said.finding or "")
            made = spot_checks.keep(session, look, answers.request_id)
        count = f"，账上应有 {made.expected}，实点 {made.counted}" if made.expected is not None else ""
        return Done(said.clerk, f"已登记抽查：{said.clerk}的{made.checked.value}，{made.result.value}{count}")


def _refusals(desk: Desk, session: Session, said: Checking) -> Iterator[Refusal]:
    clerk = collector_id(session, said.clerk)
    if clerk is None:
        yield Refusal("没有找到这位收费人，请核对姓名", "FEE-30")
        return
    if clerk == desk.clerk.id:
        yield Refusal("不能检查自己，请由另一位出纳抽查", "FEE-30")
    expected = cash_in(session, clerk, desk.today)
    yield from rules.finding(said.checked, expected, said.counted, said.result, said.finding or "")


SPOT_CHECK = Procedure("spot_check", "出纳抽查", ACT, (Checking,), finish, check)
