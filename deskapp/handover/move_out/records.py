"""What is kept of somebody who moves out: the matter, every act on it, the calls, the readings, what came back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.records import Unit
from deskapp.handover.move_out.kinds import Leaving, Meter, MoveOutDeed, Thing
from deskapp.kernel.money import Money
from deskapp.release.kinds import Answer, Asked, Relation
from deskapp.store.base import Dated, Record, one_of, personal


class MoveOut(Dated, Record):
    """Somebody who gave notice to leave a unit on a day (REG-17); how it stands follows from its events."""

    __tablename__ = "move_out"

    number: Mapped[str] = mapped_column(unique=True)
    started_on: Mapped[date] = mapped_column(index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    person: Mapped[str]
    relation: Mapped[Relation] = one_of(Relation)
    id_no: Mapped[str] = personal()
    phone: Mapped[str] = personal()
    leaving: Mapped[Leaving] = one_of(Leaving)
    leaving_on: Mapped[date] = mapped_column(index=True)
    unit: Mapped[Unit] = relationship()
    events: Mapped[list["MoveOutEvent"]] = relationship(back_populates="of", order_by="MoveOutEvent.id")
    calls: Mapped[list["MoveOutCall"]] = relationship(back_populates="of", order_by="MoveOutCall.id")
    readings: Mapped[list["MoveOutReading"]] = relationship(back_populates="of", order_by="MoveOutReading.id")
    returns: Mapped[list["MoveOutReturn"]] = relationship(back_populates="of", order_by="MoveOutReturn.id")


class MoveOutEvent(Dated, Record):
    """One act on a matter. The settlement keeps its sheet (FORM-30), what was open on it, and the release slip."""

    __tablename__ = "move_out_event"
    __table_args__ = (
        UniqueConstraint("request_id", "deed"),
        CheckConstraint("(deed = 'settled') = (slip IS NOT NULL)", name="sheet_of_the_settlement"),
        CheckConstraint("deed <> 'cancelled' OR length(remark) > 0", name="cancelled_for_a_reason"),
    )
    append_only = True

    move_out_id: Mapped[int] = mapped_column(ForeignKey("move_out.id"), index=True)
    request_id: Mapped[str] = mapped_column(index=True)
    deed: Mapped[MoveOutDeed] = one_of(MoveOutDeed)
    at: Mapped[datetime]
    remark: Mapped[str] = mapped_column(default="")
    open: Mapped[Money] = mapped_column(default=Money())
    release_no: Mapped[str] = mapped_column(default="")
    slip: Mapped[dict[str, Any] | None]
    of: Mapped[MoveOut] = relationship(back_populates="events")


class MoveOutCall(Dated, Record):
    """One attempt to have the owner's word, or that of whoever may stand in (MOVEOUT-02, RELEASE-09)."""

    __tablename__ = "move_out_call"
    append_only = True

    move_out_id: Mapped[int] = mapped_column(ForeignKey("move_out.id"), index=True)
    asked: Mapped[Asked] = one_of(Asked)
    person: Mapped[str]
    phone: Mapped[str] = personal()
    answer: Mapped[Answer] = one_of(Answer)
    at: Mapped[datetime]
    urgent: Mapped[bool]
    of: Mapped[MoveOut] = relationship(back_populates="calls")


class MoveOutReading(Dated, Record):
    """What a meter showed when somebody left (MOVEOUT-05); figures as they were read, of one meter the last counts."""

    __tablename__ = "move_out_reading"
    append_only = True

    move_out_id: Mapped[int] = mapped_column(ForeignKey("move_out.id"), index=True)
    meter: Mapped[Meter] = one_of(Meter)
    before: Mapped[str]
    now: Mapped[str]
    remark: Mapped[str]
    of: Mapped[MoveOut] = relationship(back_populates="readings")


class MoveOutReturn(Dated, Record):
    """Something that was to be handed back, and how much of it was (MOVEOUT-04); of one thing the last counts."""

    __tablename__ = "move_out_return"
    __table_args__ = (CheckConstraint("back BETWEEN 0 AND due", name="no_more_than_due"),)
    append_only = True

    move_out_id: Mapped[int] = mapped_column(ForeignKey("move_out.id"), index=True)
    thing: Mapped[Thing] = one_of(Thing)
    name: Mapped[str]
    numbers: Mapped[str]
    due: Mapped[int]
    back: Mapped[int]
    remark: Mapped[str]
    card_id: Mapped[int | None] = mapped_column(ForeignKey("ic_card.id"))
    of: Mapped[MoveOut] = relationship(back_populates="returns")
