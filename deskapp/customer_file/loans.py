"""Who has a file out, and its checks (ARCHIVE-02, ARCHIVE-10)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file.records import CustomerFile, FileCheck, FileLoan
from deskapp.kernel.days import add_months
from deskapp.kernel.problems import Refusal


def file_at(session: Session, unit_id: int) -> CustomerFile | None:
    """The file of a unit, if one was opened."""
    return session.scalars(select(CustomerFile).where(CustomerFile.unit_id == unit_id)).one_or_none()


def out(session: Session, file_id: int) -> FileLoan | None:
    """The loan by which a file is out."""
    return session.scalars(
        select(FileLoan).where(FileLoan.file_id == file_id, FileLoan.returned_at.is_(None))
    ).one_or_none()


def lendable(session: Session, file: CustomerFile | None, room: str) -> Iterator[Refusal]:
    """A file that is there may be lent, once at a time (ARCHIVE-10)."""
    if file is None:
        yield Refusal(f"{room} 还没有档案", "ARCHIVE-10")
    elif loan := out(session, file.id):
        words = f"{room} 的档案 {loan.lent_on} 已借给{loan.borrower}，{loan.due_on} 前归还，先登记归还"
        yield Refusal(words, "ARCHIVE-10")


def lend(
    session: Session, request_id: str, file: CustomerFile, borrower: str, reason: str, lent_on: date, due_on: date
) -> FileLoan:
    """The file leaves the shelf, until a day."""
    loan = FileLoan(
        request_id=request_id, file_id=file.id, borrower=borrower, reason=reason, lent_on=lent_on, due_on=due_on
    )
    session.add(loan)
    session.flush()
    return loan


def returned(session: Session, request_id: str) -> FileLoan | None:
    """The loan that this very request has ended."""
    return session.scalars(select(FileLoan).where(FileLoan.return_request_id == request_id)).one_or_none()


def take_back(session: Session, loan: FileLoan, request_id: str, returned_by: str, remark: str) -> None:
    """The file is on its shelf again."""
    loan.return_request_id, loan.returned_at = request_id, session.info["at"]
    loan.returned_by, loan.remark = returned_by, remark


def last_checks(session: Session, unit_id: int | None = None) -> dict[int, FileCheck]:
    """The latest check of every file that was ever checked, or of one unit's, by the id of the file."""
    asked = select(FileCheck).order_by(FileCheck.id)
    if unit_id:
        asked = asked.join(CustomerFile, FileCheck.file_id == CustomerFile.id).where(CustomerFile.unit_id == unit_id)
    return {one.file_id: one for one in session.scalars(asked)}


def check_due(opened: date, last: FileCheck | None, months: int) -> date:
    """On which day a file has to be gone through again: so many months after the last time (ARCHIVE-02, GEN-06)."""
    return add_months(last.checked_on if last else opened, months)
