"""Lends cash out of the drawer of whoever is on duty: record, movement, link and the manager's word at once."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.cash_papers import lent_due
from deskapp.desk import Desk, insist, keep_overrides
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import advances, rules
from deskapp.ledger.desk_cash.advances import Loan
from deskapp.procedures.desk_cash.lend.steps import Lending

ACT = "lend_cash"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Nothing leaves the drawer that does not lie in it, nor without the centre manager's word (FEE-33)."""
    if Lending not in answers:
        return
    with desk.reading() as session:
        if not advances.lent_before(session, answers.request_id):
            yield from _refusals(desk, session, answers[Lending])


def finish(desk: Desk, answers: Answers) -> Done:
    """Lend it, once. Raises DeskError where a rule refuses, NotAllowedError where the manager may not either."""
    with desk.work(ACT) as session:
        said, made = answers[Lending], advances.lent_before(session, answers.request_id)
        if made is None:
            insist(desk, answers, _refusals(desk, session, said), "没有借出", TicketError.code)
            approval = answers.allowed[rules.approval(said.borrower, said.amount)]
            keep_overrides(session, answers, ACT)
            loan = Loan(said.borrower, said.amount, said.reason, said.due_back, approval.staff_id)
            made = advances.lend(session, loan, answers.request_id)
        words = f"借给{made.borrower} {made.amount}，{made.due_back} 前归还。请双方在借款单上签名"
        return Done(made.number, words, (lent_due(session, desk, made),))


def _refusals(desk: Desk, session: Session, said: Lending) -> Iterator[Refusal]:
    yield from advances.refusals(session, desk.clerk.id, said.amount, said.reason, desk.now())
    yield from rules.lending(said.borrower, desk.clerk.name, said.amount, said.due_back, desk.today)


LEND_CASH = Procedure("lend_cash", "借款登记", ACT, (Lending,), finish, check)
