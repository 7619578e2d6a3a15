"""Keeps that the supervisor has read the records of a post of one day, with a signature (SHIFT-05, ROLE-10)."""

from collections.abc import Iterator

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.procedures.shift.reading.steps import ReadRecords
from deskapp.staff import duty

ACT = "read_records"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Once a day and post."""
    if ReadRecords not in answers:
        return
    asked = answers[ReadRecords]
    with desk.reading() as session:
        yield from duty.reading_refusals(session, asked.on_day, asked.post, desk.today)


def finish(desk: Desk, answers: Answers) -> Done:
    """Raises TicketError for what was read before, NotAllowedError for anybody but the supervisor."""
    asked = answers[ReadRecords]
    with desk.work(ACT) as session:
        for refusal in duty.reading_refusals(session, asked.on_day, asked.post, desk.today):
            raise TicketError(refusal.text)
        duty.sign_read(session, asked.on_day, asked.post, (asked.remark or "").strip())
    return Done(
        str(asked.on_day), f"{asked.on_day} {asked.post.value}的记录已查阅，{desk.clerk.name} {desk.now():%H:%M} 签名"
    )


READ_RECORDS = Procedure("read_records", "查阅各岗位记录", ACT, (ReadRecords,), finish, check)
