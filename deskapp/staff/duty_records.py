"""What is kept of duty at the desk: the roster with its leave, the notes of a shift, and who has read them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.store.base import Dated, Record


class RosterDay(Dated, Record):
    """Somebody's day on the roster (SHIFT-05): the shift they are on, or the leave they have."""

    __tablename__ = "roster_day"
    __table_args__ = (UniqueConstraint("on_day", "member_id"),)

    on_day: Mapped[date]
    member_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"), index=True)
    shift: Mapped[str]
    leave: Mapped[str] = mapped_column(default="")
    """The kind of leave; then there is no shift."""


class DutyNote(Dated, Record):
    """Something of the hotline or the desk that others must know; a major problem is the manager's (SHIFT-04)."""

    __tablename__ = "duty_note"

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date] = mapped_column(index=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    source: Mapped[str]
    said: Mapped[str]
    major: Mapped[bool]
    seen_at: Mapped[datetime | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    answer: Mapped[str] = mapped_column(default="")


class RecordReading(Dated, Record):
    """The supervisor has read the records of a post of one day, and signed for it (SHIFT-05, ROLE-10)."""

    __tablename__ = "record_reading"
    __table_args__ = (UniqueConstraint("on_day", "post"),)
    append_only = True

    on_day: Mapped[date]
    post: Mapped[str]
    read_at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    remark: Mapped[str]
