"""Lends cash out of the drawer of whoever is on duty: record, movement, link and the manager's word at once."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import advances, rules
from deskapp.ledger.desk_cash.advances import Loan
from deskapp.ledger.desk_cash.records import CashAdvance
from deskapp.papers.cash import lent_due
from deskapp.procedures.desk_cash.lend.steps import Lending

ACT = "lend_cash"


def _lend(session: Session, desk: Desk, answers: Answers) -> CashAdvance:
    said = answers[Lending]
    approval = answers.allowed[rules.approval(said.borrower, said.amount)]
    loan = Loan(said.borrower, said.amount, said.reason, said.due_back, approval.staff_id)
    return advances.lend(session, loan, answers.request_id)


def _told(session: Session, desk: Desk, answers: Answers, made: CashAdvance) -> Done:
    words = f"借给{made.borrower} {made.amount}，{made.due_back} 前归还。请双方在借款单上签名"
    return Done(made.number, words, (lent_due(session, desk, made),))


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Nothing leaves the drawer that does not lie in it, nor without the centre manager's word (FEE-33)."""
    said = answers[Lending]
    yield from advances.refusals(session, desk.clerk.id, said.amount, said.reason, desk.now())
    yield from rules.lending(said.borrower, desk.clerk.name, said.amount, said.due_back, desk.today)


_DEED = Deed(ACT, advances.lent_before, _refusals, _lend, _told, "没有借出", TicketError.code)
LEND_CASH = Procedure("lend_cash", "借款登记", ACT, (Lending,), _DEED.finish, _DEED.check)
