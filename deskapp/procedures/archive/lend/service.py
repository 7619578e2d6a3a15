"""Lends the file of a unit, once at a time."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file import acts, loans
from deskapp.customer_file.records import FileLoan
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers.files import number_of
from deskapp.procedures.archive import known, rules
from deskapp.procedures.archive.lend.steps import STEPS, Loan


def _lent(session: Session, request_id: str) -> FileLoan | None:
    return session.scalars(select(FileLoan).where(FileLoan.request_id == request_id)).one_or_none()


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Loan not in answers:
        return
    asked = answers[Loan]
    stops = list(known.unknown(session, asked.room))
    yield from stops
    if not stops:
        file = loans.file_at(session, known.unit_id(session, asked.room))
        yield from loans.lendable(session, file, str(asked.room))
        yield from rules.term(desk.today, asked.due_on)


def _lend(session: Session, desk: Desk, answers: Answers) -> FileLoan:
    asked = answers[Loan]
    file = loans.file_at(session, known.unit_id(session, asked.room))
    assert file is not None, "asked before"
    return loans.lend(session, answers.request_id, file, asked.borrower, asked.reason, desk.today, asked.due_on)


def _told(session: Session, desk: Desk, answers: Answers, loan: FileLoan) -> Done:
    words = f"{answers[Loan].room} 的档案已借给{loan.borrower}，{loan.due_on} 前归还"
    return Done(number_of(loan.file), words, result=loan.file.unit_id)


_DEED = Deed(acts.LEND, _lent, _refusals, _lend, _told, "没有借出", "E-FILE-01")
LEND_FILE = Procedure("lend_file", "借阅档案", acts.LEND, STEPS, _DEED.finish, _DEED.check)
