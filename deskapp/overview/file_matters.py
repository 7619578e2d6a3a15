"""What today's list says of customer files: a loan that should be back, files that have to be gone through."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file import loans
from deskapp.customer_file.records import CustomerFile, FileLoan
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.kernel.days import CHINA
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day
from deskapp.staff.settings import read_settings

RETURN, CHECK = "return_file", "check_files"


def of_files(session: Session, desk: Desk) -> Iterator[Matter]:
    """Everything of it that waits for whoever is on duty."""
    yield from lent(session, desk)
    yield from to_check(session, desk)


def lent(session: Session, desk: Desk) -> Iterator[Matter]:
    """Files that are due back today or should be by now (ARCHIVE-10)."""
    if not desk.may("lend_file"):
        return
    asked = (
        select(FileLoan, Unit.room_no)
        .join(CustomerFile, FileLoan.file_id == CustomerFile.id)
        .join(Unit, CustomerFile.unit_id == Unit.id)
        .where(FileLoan.returned_at.is_(None), FileLoan.due_on <= desk.today)
        .order_by(FileLoan.due_on)
    )
    for loan, room in session.execute(asked):
        late = (desk.today - loan.due_on).days
        due = f"逾期 {late} 天" if late else "今天"
        link = Link(Leads.PROCEDURE, RETURN, room=room)
        yield Matter(Urgency.LATE if late else Urgency.TODAY, due, "收回档案", loan.reason, link, room, loan.borrower)


def to_check(session: Session, desk: Desk) -> Iterator[Matter]:
    """How many files have to be gone through, since when (ARCHIVE-02)."""
    if not desk.may(CHECK):
        return
    months, last = read_settings(session).archive_check_months, loans.last_checks(session)
    opened = session.execute(select(CustomerFile.id, CustomerFile.created_at)).all()
    days = [loans.check_due(at.astimezone(CHINA).date(), last.get(file), months) for file, at in opened]
    over = sorted(day for day in days if day <= desk.today)
    if over:
        urgency = Urgency.LATE if over[0] < desk.today else Urgency.TODAY
        more = f"{len(over)} 份到期，最早 {over[0]}"
        yield Matter(urgency, short_day(over[0], desk.today), "检查档案", more, Link(Leads.PROCEDURE, CHECK))
