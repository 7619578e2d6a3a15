"""Reads the lists of duty, and what of it waits on somebody's list of today (SHIFT-04, SHIFT-05, ROLE-10)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.overview.duty_view import DutyLine, ReadLine, RosterLine
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.lists import Span
from deskapp.overview.shown import Leads, Link, Mark, State
from deskapp.staff import duty
from deskapp.staff.duty_records import DutyNote
from deskapp.staff.team import staff_names


def roster(desk: Desk, span: Span) -> list[RosterLine]:
    """The roster of some days."""
    with desk.reading() as session:
        return [
            RosterLine(one.on_day, name, one.shift, one.leave)
            for one, name in duty.roster(session, span.first, span.last)
        ]


def notes(desk: Desk, span: Span) -> list[DutyLine]:
    """The notes of duty of some days, the newest first."""
    with desk.reading() as session:
        names = staff_names(session)
        return [
            DutyLine(
                one.number, one.at.astimezone(CHINA), names[one.by_id], one.source, one.said, _state(one), one.major,
                one.major and one.seen_at is None, one.answer,
            )
            for one in duty.notes(session, span.first, span.last)
        ]  # fmt: skip


def readings(desk: Desk, span: Span) -> list[ReadLine]:
    """The records read of some days."""
    with desk.reading() as session:
        names = staff_names(session)
        return [
            ReadLine(one.on_day, one.post, one.read_at.astimezone(CHINA), names[one.by_id], one.remark)
            for one in duty.readings(session, span.first, span.last)
        ]


def of_duty(session: Session, desk: Desk) -> Iterator[Matter]:
    """Major problems for the manager, unread records for the supervisor."""
    if desk.may("see_problem"):
        for one in duty.unseen(session):
            link = Link(Leads.PROCEDURE, "see_problem", more=(("number", one.number),))
            yield Matter(Urgency.LATE, "重大问题", "重大问题已阅", f"{one.source}：{one.said}", link)
    if desk.may("read_records") and (posts := duty.not_read(session, duty.yesterday(desk.today))):
        words = f"昨天 {'、'.join(one.value for one in posts)} 的记录还没有查阅"
        yield Matter(Urgency.TODAY, "今天", "查阅各岗位记录", words, Link(Leads.PROCEDURE, "read_records"))


def _state(one: DutyNote) -> State:
    if not one.major:
        return State("一般", Mark.PLAIN)
    return State("经理已阅", Mark.OK) if one.seen_at else State("重大，待阅", Mark.WARN)
