"""Takes a file back that was lent."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.customer_file import acts, loans
from deskapp.customer_file.records import FileLoan
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers.files import number_of
from deskapp.procedures.archive import known
from deskapp.procedures.archive.give_back.steps import STEPS, Return


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Return not in answers:
        return
    room = answers[Return].room
    stops = list(known.unknown(session, room))
    yield from stops
    if not stops and _out(session, answers) is None:
        yield Refusal(f"{room} 的档案没有借出", "ARCHIVE-10")


def _out(session: Session, answers: Answers) -> FileLoan | None:
    file = loans.file_at(session, known.unit_id(session, answers[Return].room))
    return loans.out(session, file.id) if file else None


def _take_back(session: Session, desk: Desk, answers: Answers) -> FileLoan:
    asked, loan = answers[Return], _out(session, answers)
    assert loan is not None, "asked before"
    loans.take_back(session, loan, answers.request_id, asked.returned_by, asked.remark or "")
    return loan


def _told(session: Session, desk: Desk, answers: Answers, loan: FileLoan) -> Done:
    found = f"，缺损：{loan.remark}" if loan.remark else ""
    words = f"{answers[Return].room} 的档案已归还{found}"
    return Done(number_of(loan.file), words, result=loan.file.unit_id)


_DEED = Deed(acts.LEND, loans.returned, _refusals, _take_back, _told, "没有登记归还", "E-FILE-01")
RETURN_FILE = Procedure("return_file", "归还档案", acts.LEND, STEPS, _DEED.finish, _DEED.check)
