"""What is kept of a resale: the matter, every act on it, what the former household had, whom it was told."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.kinds import CustomerKind
from deskapp.estate.records import Unit
from deskapp.handover.resale.kinds import Fate, Held, Proof, Recipient, ResaleDeed
from deskapp.store.base import Dated, Record, one_of, personal


class UnitResale(Dated, Record):
    """A unit that gets another owner (REG-16). `former` and `slip` are frozen when the owner is changed (RESALE-06)."""

    __tablename__ = "unit_resale"
    __table_args__ = (CheckConstraint("(slip IS NULL) = (former IS NULL)", name="frozen_together"),)

    number: Mapped[str] = mapped_column(unique=True)
    received_on: Mapped[date] = mapped_column(index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    old_owner_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    old_owner: Mapped[str]
    new_owner_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    new_owner: Mapped[str]
    kind: Mapped[CustomerKind] = one_of(CustomerKind)
    family: Mapped[bool]
    agent: Mapped[str]
    id_no: Mapped[str] = personal()
    phone: Mapped[str] = personal()
    proof: Mapped[Proof] = one_of(Proof)
    change_on: Mapped[date]
    bank: Mapped[str]
    account_name: Mapped[str]
    account_no: Mapped[str] = personal()
    former: Mapped[dict[str, Any] | None] = personal()
    slip: Mapped[dict[str, Any] | None] = personal()
    unit: Mapped[Unit] = relationship()
    events: Mapped[list["ResaleEvent"]] = relationship(back_populates="of", order_by="ResaleEvent.id")
    things: Mapped[list["ResaleThing"]] = relationship(back_populates="of", order_by="ResaleThing.id")
    notices: Mapped[list["ChangeNotice"]] = relationship(back_populates="of", order_by="ChangeNotice.id")


class ResaleEvent(Dated, Record):
    """One act on a resale."""

    __tablename__ = "resale_event"
    __table_args__ = (
        UniqueConstraint("request_id", "deed"),
        CheckConstraint("deed <> 'cancelled' OR length(remark) > 0", name="cancelled_for_a_reason"),
    )
    append_only = True

    resale_id: Mapped[int] = mapped_column(ForeignKey("unit_resale.id"), index=True)
    request_id: Mapped[str] = mapped_column(index=True)
    deed: Mapped[ResaleDeed] = one_of(ResaleDeed)
    at: Mapped[datetime]
    remark: Mapped[str] = mapped_column(default="")
    of: Mapped[UnitResale] = relationship(back_populates="events")


class ResaleThing(Dated, Record):
    """A card or an agreement of the former household, and what became of it when the owner was changed (RESALE-06)."""

    __tablename__ = "resale_thing"
    append_only = True

    resale_id: Mapped[int] = mapped_column(ForeignKey("unit_resale.id"), index=True)
    kind: Mapped[Held] = one_of(Held)
    number: Mapped[str]
    holder: Mapped[str]
    fate: Mapped[Fate] = one_of(Fate)
    of: Mapped[UnitResale] = relationship(back_populates="things")


class ChangeNotice(Dated, Record):
    """A copy of the notice (FORM-29) for one recipient, and when he acknowledged it (RESALE-04, RESALE-05)."""

    __tablename__ = "change_notice"
    __table_args__ = (
        UniqueConstraint("resale_id", "recipient"),
        CheckConstraint("(acknowledged_at IS NULL) = (length(acknowledged_by) = 0)", name="acknowledged_by_somebody"),
    )

    resale_id: Mapped[int] = mapped_column(ForeignKey("unit_resale.id"), index=True)
    recipient: Mapped[Recipient] = one_of(Recipient)
    sent_at: Mapped[datetime]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[str] = mapped_column(default="")
    of: Mapped[UnitResale] = relationship(back_populates="notices")
