"""What is kept of a move-in: what was prepared, and everything done on it since, row by row (GEN-09)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.kinds import CustomerKind
from deskapp.estate.records import Customer, Unit
from deskapp.handover.move_in.kinds import MoveInDeed, Opinion, ParkingUse, Recheck, Signed, WitnessRole
from deskapp.kernel.money import Area, Money
from deskapp.ledger.payment_records import Payment
from deskapp.staff.choices import MoveInOrder
from deskapp.store.base import Dated, Record, one_of, personal

MOVE_IN = "move_in.id"
EVENT = "move_in_event.id"


class MoveIn(Dated, Record):
    """The handover of a unit as it was prepared (FORM-24, REG-14). What became of it is told by its events.

    One request prepares many units. `tariff` is the price of a month as it stood; `sequence` whether the unit is
    inspected or paid for first.
    """

    __tablename__ = "move_in"
    __table_args__ = (UniqueConstraint("request_id", "unit_id"),)
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    prepared_on: Mapped[date] = mapped_column(index=True)
    sequence: Mapped[MoveInOrder] = one_of(MoveInOrder)
    owner: Mapped[str]
    area: Mapped[Area | None]
    tariff: Mapped[str]
    bag_lacks: Mapped[str]
    common_parts: Mapped[bool]
    clean: Mapped[bool]
    unit: Mapped[Unit] = relationship()
    receivables: Mapped[list["Receivable"]] = relationship(order_by="Receivable.id")
    events: Mapped[list["MoveInEvent"]] = relationship(order_by="MoveInEvent.id")
    receptions: Mapped[list["Reception"]] = relationship(order_by="Reception.id")
    acceptances: Mapped[list["UnitAcceptance"]] = relationship(order_by="UnitAcceptance.id")
    defects: Mapped[list["HandoverDefect"]] = relationship(order_by="HandoverDefect.id")
    agreements: Mapped[list["MoveInAgreement"]] = relationship(order_by="MoveInAgreement.id")
    payments: Mapped[list["MoveInPayment"]] = relationship(order_by="MoveInPayment.id")


class Receivable(Dated, Record):
    """One item that the customer will have to pay, by the area table (MOVEIN-01, REG-14)."""

    __tablename__ = "receivable"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    item_name: Mapped[str]
    basis: Mapped[str]
    amount: Mapped[Money]
    agency: Mapped[bool]
    """Collected for somebody else (代收代交、代收代管)."""


class MoveInEvent(Dated, Record):
    """Something done on a move-in: on which day, with whom, and in whose words. One request does it once."""

    __tablename__ = "move_in_event"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    deed: Mapped[MoveInDeed] = one_of(MoveInDeed)
    day: Mapped[date] = mapped_column(index=True)
    person: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")


class Reception(Dated, Record):
    """Who came with which papers, what was handed out, and what was signed for it (MOVEIN-08 to MOVEIN-18)."""

    __tablename__ = "move_in_reception"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer_kind: Mapped[CustomerKind] = one_of(CustomerKind)
    agent: Mapped[str]
    agent_id_no: Mapped[str] = personal()
    guide: Mapped[str]
    signed: Mapped[Signed] = one_of(Signed)
    handed_out: Mapped[list[Any]]
    """The papers that the owner received, each with its count."""
    lacking: Mapped[str]
    promised_on: Mapped[date | None]
    id_copies: Mapped[int]
    bank_copies: Mapped[int]
    family_copies: Mapped[int]
    customer: Mapped[Customer] = relationship()


class UnitAcceptance(Dated, Record):
    """The inspection: readings as they stood on the meters, and what the owner said (FORM-21, MOVEIN-19)."""

    __tablename__ = "unit_acceptance"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    inspected_on: Mapped[date]
    water_reading: Mapped[str]
    electricity_reading: Mapped[str]
    gas_reading: Mapped[str]
    opinion: Mapped[Opinion] = one_of(Opinion)
    remark: Mapped[str]
    witnesses: Mapped[list["AcceptanceWitness"]] = relationship(order_by="AcceptanceWitness.id")


class AcceptanceWitness(Dated, Record):
    """Who went along, by name and role (MOVEIN-35)."""

    __tablename__ = "acceptance_witness"
    append_only = True

    acceptance_id: Mapped[int] = mapped_column(ForeignKey("unit_acceptance.id"), index=True)
    name: Mapped[str]
    role: Mapped[WitnessRole] = one_of(WitnessRole)


class HandoverDefect(Dated, Record):
    """What was wrong where, who has to mend it, by when; passed on at once (MOVEIN-20, REG-13)."""

    __tablename__ = "handover_defect"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), index=True)
    place: Mapped[str]
    content: Mapped[str]
    responsible: Mapped[str]
    due_on: Mapped[date]
    notes: Mapped[list["DefectNote"]] = relationship(order_by="DefectNote.id")


class DefectNote(Dated, Record):
    """What was heard of a defect since: mended, looked at again, accepted or not. The latest counts."""

    __tablename__ = "defect_note"
    __table_args__ = (UniqueConstraint("event_id", "defect_id"),)
    append_only = True

    defect_id: Mapped[int] = mapped_column(ForeignKey("handover_defect.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT))
    result: Mapped[Recheck] = one_of(Recheck)
    day: Mapped[date]
    person: Mapped[str]


class MoveInAgreement(Dated, Record):
    """What was agreed after the inspection (MOVEIN-21 to MOVEIN-23)."""

    __tablename__ = "move_in_agreement"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    bank_collection: Mapped[bool]
    accounts: Mapped[str]
    """The supplies whose accounts the centre opens, by their words."""
    parking: Mapped[ParkingUse] = one_of(ParkingUse)


class MoveInPayment(Dated, Record):
    """The payment of the months and the prepayment; its receipt stands in the ledger (MOVEIN-24)."""

    __tablename__ = "move_in_payment"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    months: Mapped[int]
    payment: Mapped[Payment] = relationship()


class MoveInPaper(Dated, Record):
    """A paper as it was printed by an act: the slip is frozen, to be printed again from here (GEN-14)."""

    __tablename__ = "move_in_paper"
    append_only = True

    move_in_id: Mapped[int] = mapped_column(ForeignKey(MOVE_IN), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey(EVENT), index=True)
    """None for the bag list, which is printed as it is prepared."""
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    form: Mapped[str]
    slip: Mapped[dict[str, Any]]


class TenantMoveIn(Dated, Record):
    """A tenant who moved in, by whose word, for how long (MOVEIN-34). `slip` is the agreement as it was printed."""

    __tablename__ = "tenant_move_in"
    __table_args__ = (CheckConstraint("lease_from <= lease_to", name="lease_runs_on"),)
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    moved_in_on: Mapped[date] = mapped_column(index=True)
    tenant: Mapped[str]
    lease_from: Mapped[date]
    lease_to: Mapped[date]
    owner_told: Mapped[str]
    owner_phone: Mapped[str] = personal()
    told_at: Mapped[datetime]
    slip: Mapped[dict[str, Any]]
    unit: Mapped[Unit] = relationship()
    customer: Mapped[Customer] = relationship()
