"""What is kept of parking: agreements on spaces, the vehicles they cover, and the months paid."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.access.kinds import AgreementForm, AgreementState, Collection
from deskapp.estate.records import Customer, IcCard, ParkingSpace, Unit, Vehicle
from deskapp.kernel.money import Money
from deskapp.store.base import Dated, Record, one_of


class ParkingAgreement(Dated, Record):
    """Who may use a space from when, at what monthly fee (PARK-03, PARK-04). An open end runs until terminated."""

    __tablename__ = "parking_agreement"
    __table_args__ = (
        CheckConstraint("to_date IS NULL OR from_date <= to_date", name="period_runs_on"),
        CheckConstraint("(state = 'terminated') = (ended_on IS NOT NULL)", name="ended_when_terminated"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    form: Mapped[AgreementForm] = one_of(AgreementForm)
    space_id: Mapped[int] = mapped_column(ForeignKey("parking_space.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    holder_name: Mapped[str]
    relation: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date | None]
    monthly_fee: Mapped[Money]
    collection: Mapped[Collection] = one_of(Collection)
    state: Mapped[AgreementState] = one_of(AgreementState, default=AgreementState.DRAFT)
    signed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    card_id: Mapped[int | None] = mapped_column(ForeignKey("ic_card.id"), index=True)
    space: Mapped[ParkingSpace] = relationship()
    unit: Mapped[Unit | None] = relationship()
    customer: Mapped[Customer | None] = relationship()
    card: Mapped[IcCard | None] = relationship()
    covered: Mapped[list["AgreementVehicle"]] = relationship(back_populates="agreement", order_by="AgreementVehicle.id")
    top_ups: Mapped[list["ParkingTopUp"]] = relationship(back_populates="agreement", order_by="ParkingTopUp.id")


class AgreementVehicle(Dated, Record):
    """A vehicle an agreement covers, or covered: one that was taken off is kept with `held` false (PARK-11)."""

    __tablename__ = "agreement_vehicle"
    __table_args__ = (UniqueConstraint("agreement_id", "vehicle_id"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey("parking_agreement.id"))
    vehicle_id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), index=True)
    held: Mapped[bool] = mapped_column(default=True)
    agreement: Mapped[ParkingAgreement] = relationship(back_populates="covered")
    vehicle: Mapped[Vehicle] = relationship()


class ParkingTopUp(Dated, Record):
    """Months paid for a space (REG-22). A mistake is a contrary row that points to it by `reverses_id`.

    Either `ticket_no` names the ticket it was paid on, or `free_by_id` who gave the months free (PARK-12).
    """

    __tablename__ = "parking_top_up"
    __table_args__ = (
        CheckConstraint("period_from <= period_to", name="period_runs_on"),
        CheckConstraint("(reverses_id IS NULL) = (months > 0)", name="sign"),
        CheckConstraint("free_by_id IS NOT NULL OR length(ticket_no) > 0", name="paid_or_free"),
    )
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("parking_agreement.id"), index=True)
    card_id: Mapped[int | None] = mapped_column(ForeignKey("ic_card.id"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    months: Mapped[int]
    anchor: Mapped[date]
    period_from: Mapped[date]
    period_to: Mapped[date]
    amount: Mapped[Money]
    ticket_no: Mapped[str]
    invoices: Mapped[str]
    """The numbers of the fixed-amount invoices torn off: 0001203 至 0001206 (TICKET-18)."""
    free_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("parking_top_up.id"), unique=True)
    reason: Mapped[str]
    agreement: Mapped[ParkingAgreement] = relationship(back_populates="top_ups")
