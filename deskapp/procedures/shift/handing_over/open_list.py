"""What one shift leaves to the next, found in the records: unprinted, unsigned, half-written, due, unsettled."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.ledger import prints, signatures
from deskapp.ledger.drawer import absences, differences
from deskapp.staff import duty
from deskapp.staff.drafts import open_drafts
from deskapp.staff.records import Task
from forms.shift_handover import Matter

TODAY = "今天"


def open_list(session: Session, desk: Desk) -> tuple[Matter, ...]:
    """All of it, in the order in which it is told (SHIFT-06)."""
    found = (_notes, _unprinted, _unsigned, _drafts, _tasks, _differences, _away)
    return tuple(matter for source in found for matter in source(session, desk))


def _notes(session: Session, desk: Desk) -> Iterator[Matter]:
    """What the hotline and the desk have noted today, and major problems of any day that nobody has seen (SHIFT-04)."""
    today = {one.id: one for one in duty.notes(session, desk.today, desk.today)}
    for one in (today | {one.id: one for one in duty.unseen(session)}).values():
        head = "重大问题" if one.major else "值班记录"
        waits = "经理未阅" if one.major and one.seen_at is None else f"{one.at.astimezone(CHINA):%H:%M}"
        yield Matter(f"{head} {one.number} {one.source}：{one.said}", waits)


def _unprinted(session: Session, desk: Desk) -> Iterator[Matter]:
    for ticket in prints.unprinted(session, desk.clerk.id):
        yield Matter(f"打印收据 No. {ticket.printed_no}，{ticket.room_no} {ticket.customer_name}", TODAY)


def _unsigned(session: Session, desk: Desk) -> Iterator[Matter]:
    for ticket in signatures.unsigned(session, desk.today, desk.clerk.id):
        yield Matter(f"请付款人补签收据 No. {ticket.printed_no}，{ticket.room_no} {ticket.customer_name}", TODAY)


def _drafts(session: Session, desk: Desk) -> Iterator[Matter]:
    for draft in open_drafts(session, desk.clerk.id):
        if draft.procedure != "hand_over_shift":
            yield Matter(f"挂起的业务：{draft.subject or '未填'}，停在“{draft.stopped_at}”", TODAY)


def _tasks(session: Session, desk: Desk) -> Iterator[Matter]:
    """What is due today or was before, whichever role of the desk it waits for."""
    tomorrow = datetime.combine(desk.today + timedelta(days=1), time(), CHINA)
    asked = select(Task).where(Task.done_at.is_(None), Task.due_at < tomorrow, Task.role.in_(desk.clerk.roles))
    for task in session.scalars(asked.order_by(Task.due_at, Task.id)):
        due = task.due_at.astimezone(CHINA)
        words = f"今天 {due:%H:%M}" if due.date() == desk.today else f"逾期 {(desk.today - due.date()).days} 天"
        yield Matter(" ".join(word for word in (task.title, task.room_no, task.customer_name) if word), words)


def _differences(session: Session, desk: Desk) -> Iterator[Matter]:
    for one in differences.unsettled(session):
        yield Matter(f"长短款单 {one.number} 待处理：{one.kind.value} {one.amount}，{one.clerk}", str(one.day))


def _away(session: Session, desk: Desk) -> Iterator[Matter]:
    if out := absences.away(session, desk.clerk.id):
        yield Matter(f"离岗 {out.number} 没有登记返岗", str(out.business_day))
