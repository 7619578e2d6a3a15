"""What is kept of written applications for cards: who applied for whom, who agreed and authorised, how far it is."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import HolderClass
from deskapp.estate.records import Unit
from deskapp.staff.records import StaffMember
from deskapp.store.base import Dated, Record, one_of


class CardApplication(Dated, Record):
    """An application for cards of a merchant or of the centre itself, on paper FORM-32 (CARD-06, CARD-13).

    It is agreed to by the centre manager, whose name stands in `agreed_by`, and cards of the centre are authorised by
    a lead (CARD-14). `closed_on` is set where it was refused or given up, with the reason.
    """

    __tablename__ = "card_application"
    __table_args__ = (
        CheckConstraint("(agreed_on IS NULL) = (length(agreed_by) = 0)", name="agreed_by_somebody"),
        CheckConstraint("authorised_at IS NULL OR agreed_on IS NOT NULL", name="agreed_before_authorised"),
        CheckConstraint("(authorised_at IS NULL) = (authorised_by_id IS NULL)", name="authorised_by_somebody"),
        CheckConstraint("(closed_on IS NULL) = (length(closed_for) = 0)", name="closed_for_a_reason"),
    )

    request_id: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    day: Mapped[date]
    held_as: Mapped[HolderClass] = one_of(HolderClass)
    applicant: Mapped[str]
    department: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    reason: Mapped[str]
    doors: Mapped[list[Any]]
    valid_to: Mapped[date | None]
    agreed_by: Mapped[str] = mapped_column(default="")
    agreed_on: Mapped[date | None]
    authorised_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    authorised_at: Mapped[datetime | None]
    closed_on: Mapped[date | None]
    closed_for: Mapped[str] = mapped_column(default="")
    unit: Mapped[Unit | None] = relationship()
    authorised_by: Mapped[StaffMember | None] = relationship(foreign_keys=authorised_by_id)
    people: Mapped[list["CardApplicant"]] = relationship(back_populates="application", order_by="CardApplicant.place")


class CardApplicant(Dated, Record):
    """One person on an application, in the order of the paper; `plan_id` is the latest plan of a card for them.

    `dropped` is why there will be no card for them.
    """

    __tablename__ = "card_applicant"
    __table_args__ = (UniqueConstraint("application_id", "place"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("card_application.id"))
    place: Mapped[int]
    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("card_plan.id"), unique=True)
    dropped: Mapped[str] = mapped_column(default="")
    application: Mapped[CardApplication] = relationship(back_populates="people")
    plan: Mapped[CardPlan | None] = relationship()
