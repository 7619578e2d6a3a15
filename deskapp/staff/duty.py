"""Duty at the desk: notes for the next shift, major problems for the manager, rosters, records that are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.problems import Refusal
from deskapp.staff.duty_records import DutyNote, RecordReading, RosterDay
from deskapp.staff.posts import POST_ROLES, Post
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.store.numbering import within_day


@dataclass(frozen=True)
class Rostered:
    """Who is on which shift on a day, or on which leave; with neither they are taken off the roster."""

    on_day: date
    member_id: int
    shift: str
    leave: str


def note(session: Session, request_id: str, source: str, said: str, *, major: bool) -> DutyNote:
    """Keep a note of the hotline or the desk, once; a major one waits for the manager (SHIFT-04)."""
    asked = select(DutyNote).where(DutyNote.request_id == request_id)
    if made := session.scalars(asked).one_or_none():
        return made
    at: datetime = session.info["at"]
    made = DutyNote(
        number=within_day(session, DutyNote.number, "ZB", at.date()),
        request_id=request_id,
        business_day=at.date(),
        at=at,
        by_id=session.info["by"],
        source=source,
        said=said,
        major=major,
    )
    session.add(made)
    session.flush()
    return made


def notes(session: Session, first: date, last: date) -> list[DutyNote]:
    """Those of some days, the newest first."""
    asked = select(DutyNote).where(DutyNote.business_day.between(first, last))
    return list(session.scalars(asked.order_by(DutyNote.id.desc())))


def unseen(session: Session) -> list[DutyNote]:
    """The major problems that the manager has not seen, the oldest first (SHIFT-04)."""
    asked = select(DutyNote).where(DutyNote.major, DutyNote.seen_at.is_(None))
    return list(session.scalars(asked.order_by(DutyNote.id)))


def unseen_one(session: Session, number: str) -> DutyNote | Refusal:
    """The major problem of this number that waits for the manager."""
    found = next((one for one in unseen(session) if one.number == number.strip().upper()), None)
    return found or Refusal(f"没有待阅的重大问题 {number}，请核对编号", "SHIFT-04")


def see(session: Session, one: DutyNote, answer: str) -> None:
    """The manager has seen it, and says what is to be done."""
    one.seen_at, one.seen_by_id, one.answer = session.info["at"], session.info["by"], answer
    session.flush()


def roster(session: Session, first: date, last: date) -> list[tuple[RosterDay, str]]:
    """The roster of some days with names, by day (SHIFT-05); those taken off it are left out."""
    asked = (
        select(RosterDay, StaffMember.name)
        .join(StaffMember, RosterDay.member_id == StaffMember.id)
        .where(RosterDay.on_day.between(first, last), (RosterDay.shift != "") | (RosterDay.leave != ""))
    )
    return [
        (one, name) for one, name in session.execute(asked.order_by(RosterDay.on_day, RosterDay.shift, RosterDay.id))
    ]


def set_roster(session: Session, wanted: Sequence[Rostered]) -> int:
    """Keep these days of the roster; how many are other than before."""
    changed = 0
    for one in wanted:
        asked = select(RosterDay).where(RosterDay.on_day == one.on_day, RosterDay.member_id == one.member_id)
        row = session.scalars(asked).one_or_none()
        if row is None:
            row = RosterDay(on_day=one.on_day, member_id=one.member_id, shift="", leave="")
            session.add(row)
        if (row.shift, row.leave) != (one.shift, one.leave):
            row.shift, row.leave = one.shift, one.leave
            changed += 1
    session.flush()
    return changed


def read_before(session: Session, on_day: date, post: Post) -> RecordReading | None:
    """Whether the records of a post of one day have been read."""
    asked = select(RecordReading).where(RecordReading.on_day == on_day, RecordReading.post == post.value)
    return session.scalars(asked).one_or_none()


def reading_refusals(session: Session, on_day: date, post: Post, today: date) -> Iterator[Refusal]:
    """Records of a day are read once, and not before it (SHIFT-05, ROLE-10)."""
    if on_day > today:
        yield Refusal("不能查阅还没有到的日期", "ROLE-10")
    elif made := read_before(session, on_day, post):
        yield Refusal(f"{on_day} {post.value}的记录已查阅（{made.read_at:%m-%d %H:%M}）", "ROLE-10")


def sign_read(session: Session, on_day: date, post: Post, remark: str) -> RecordReading:
    """The supervisor signs that the records were read (SHIFT-05, ROLE-10)."""
    made = RecordReading(
        on_day=on_day, post=post.value, read_at=session.info["at"], by_id=session.info["by"], remark=remark
    )
    session.add(made)
    session.flush()
    return made


def readings(session: Session, first: date, last: date) -> list[RecordReading]:
    """Those of some days, the latest first."""
    asked = select(RecordReading).where(RecordReading.on_day.between(first, last))
    return list(session.scalars(asked.order_by(RecordReading.on_day.desc(), RecordReading.id)))


def not_read(session: Session, on_day: date) -> list[Post]:
    """The posts that somebody was at on a day, by roster or notes, and whose records nobody has read."""
    there = {one.member_id for one, _ in roster(session, on_day, on_day) if one.shift}
    there |= {one.by_id for one in notes(session, on_day, on_day)}
    people = session.scalars(select(StaffMember).where(StaffMember.id.in_(there)))
    roles = frozenset[Role]().union(*(one.roles for one in people))
    return [post for post, of in POST_ROLES.items() if of & roles and not read_before(session, on_day, post)]


def yesterday(today: date) -> date:
    """The day whose records are read in the morning."""
    return today - timedelta(days=1)
