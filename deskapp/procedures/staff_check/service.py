"""Prints the sheet of the daily check with everybody who works here, by those whose duty the check is (STAFF-11)."""

from sqlalchemy import func, select

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.staff_check.steps import CheckDay
from deskapp.staff.conduct import CHECK, RULES
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.settings import read_settings
from deskapp.staff.team import members
from forms import staff_check as form

ACT = "check_staff"


def finish(desk: Desk, answers: Answers) -> Done:
    """The sheet, to be printed; of it only its line in the journal is kept. Raises NotAllowedError."""
    day = answers[CheckDay].checked_on
    with desk.work(ACT) as session:
        people = tuple(form.Person(one.name, posts(one)) for one in members(session))
        centre = read_settings(session)
        number = f"JC{day:%Y%m%d}"
        issuer = centre.centre_name or centre.company_name
        imprint = Imprint(issuer, number, desk.clerk.name, desk.now(), f"{number}/{len(people)}")
        slip = form.StaffCheck(imprint, day, people, tuple(words for rule, words in RULES if rule != CHECK))
        journal.note(session, StaffMember.__tablename__, None, checked_on=str(day), people=len(people))
        record = (JournalLine.__tablename__, session.scalars(select(func.max(JournalLine.id))).one())
    return Done(number, f"{day} 的员工检查表，共 {len(people)} 人", (PaperDue("staff_check", to_json(slip), record),))


def posts(member: StaffMember) -> str:
    """What somebody does, in the order of the specification."""
    return "、".join(role.value for role in sorted(member.roles, key=list(Role).index))


STAFF_CHECK = Procedure("staff_check", "员工检查表", ACT, (CheckDay,), finish)
