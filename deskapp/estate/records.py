"""What is kept of units and people. Periods end, rows stay: past owners are never lost."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.kinds import (
    BatchState,
    CardState,
    CustomerKind,
    OccupancyRole,
    OccupancyState,
    SpaceKind,
    UnitUse,
)
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from deskapp.store.base import Dated, Record, one_of, personal
from deskapp.store.withdrawn import Withdrawable


class Unit(Withdrawable, Dated, Record):
    """A unit, keyed by building, entrance, room (GEN-01). `room_no` is how it is shown, `compact` how it is found."""

    __tablename__ = "unit"
    __table_args__ = (
        UniqueConstraint("building", "entrance", "room"),
        CheckConstraint("area IS NULL OR area > 0", name="area_positive"),
    )

    building: Mapped[str]
    entrance: Mapped[str] = mapped_column(default="")
    floor: Mapped[int | None]
    room: Mapped[str] = mapped_column(index=True)
    room_no: Mapped[str] = mapped_column(unique=True)
    compact: Mapped[str] = mapped_column(index=True)
    area: Mapped[Area | None]
    unit_type: Mapped[str] = mapped_column(default="")
    use: Mapped[UnitUse] = one_of(UnitUse, default=UnitUse.RESIDENTIAL)
    metered_to_household: Mapped[bool] = mapped_column(default=True)
    zone: Mapped[str] = mapped_column(default="")
    occupancy_state: Mapped[OccupancyState] = one_of(OccupancyState, default=OccupancyState.OCCUPIED)
    charged_from: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    occupancies: Mapped[list["Occupancy"]] = relationship(back_populates="unit", order_by="Occupancy.id")

    @property
    def number(self) -> RoomNo:
        """The room number as a value."""
        return RoomNo(self.building, self.entrance, self.room)


class Customer(Withdrawable, Dated, Record):
    """Any person or company the desk serves. `pinyin` holds the initials of the name in every reading."""

    __tablename__ = "customer"

    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[CustomerKind] = one_of(CustomerKind, default=CustomerKind.HOUSEHOLD)
    pinyin: Mapped[str] = mapped_column(default="")
    id_kind: Mapped[str] = mapped_column(default="")
    id_no: Mapped[str] = personal(default="", index=True)
    phone: Mapped[str] = personal(default="")
    other_phones: Mapped[str] = personal(default="")
    employer: Mapped[str] = mapped_column(default="")
    native_place: Mapped[str] = mapped_column(default="", server_default="", sort_order=110)
    trade: Mapped[str] = mapped_column(default="", server_default="", sort_order=110)
    position: Mapped[str] = mapped_column(default="", server_default="", sort_order=110)
    """What they do for a living, asked for later interviews (MOVEIN-31)."""
    hobbies: Mapped[str] = mapped_column(default="", server_default="", sort_order=110)
    pets: Mapped[str] = mapped_column(default="", server_default="", sort_order=120)
    legal_representative: Mapped[str] = mapped_column(default="", server_default="", sort_order=120)
    """Of a company (FORM-17)."""
    no_follow_up: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    outside_no: Mapped[str] = mapped_column(default="", index=True)
    """The number another system gave this customer, by which rosters are joined."""
    occupancies: Mapped[list["Occupancy"]] = relationship(back_populates="customer", order_by="Occupancy.id")


class Occupancy(Withdrawable, Dated, Record):
    """Somebody's tie to a unit over a period: owner, tenant, family. An open end is still in force."""

    __tablename__ = "occupancy"
    __table_args__ = (
        Index(None, "unit_id", "role"),
        Index("uq_occupancy_request_id", "request_id", unique=True),
        CheckConstraint("to_date IS NULL OR from_date IS NULL OR from_date <= to_date", name="period_runs_on"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    role: Mapped[OccupancyRole] = one_of(OccupancyRole)
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]
    move_in_date: Mapped[date | None]
    lease_to: Mapped[date | None]
    emergency_contact_name: Mapped[str] = mapped_column(default="")
    emergency_contact_phone: Mapped[str] = personal(default="")
    relation: Mapped[str] = mapped_column(default="", server_default="", sort_order=110)
    """What somebody of the household is to the owner: 配偶, 儿子."""
    request_id: Mapped[str | None] = mapped_column(sort_order=120)
    """By which somebody was registered by hand: asked again, nobody else is (design law 1)."""
    unit: Mapped[Unit] = relationship(back_populates="occupancies")
    customer: Mapped[Customer] = relationship(back_populates="occupancies")


class BankAccount(Withdrawable, Dated, Record):
    """The account a customer's fees are collected from."""

    __tablename__ = "bank_account"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    bank: Mapped[str]
    account_name: Mapped[str]
    account_no: Mapped[str] = personal()
    agreement_no: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    customer: Mapped[Customer] = relationship()


class Vehicle(Withdrawable, Dated, Record):
    """A vehicle of a unit, found by its plate."""

    __tablename__ = "vehicle"

    plate: Mapped[str] = mapped_column(index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    description: Mapped[str] = mapped_column(default="")
    gone_on: Mapped[date | None]
    unit: Mapped[Unit | None] = relationship()
    customer: Mapped[Customer | None] = relationship()


class ParkingSpace(Withdrawable, Dated, Record):
    """A parking space and who has it."""

    __tablename__ = "parking_space"

    space_no: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SpaceKind] = one_of(SpaceKind)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    unit: Mapped[Unit | None] = relationship()
    customer: Mapped[Customer | None] = relationship()


class IcCard(Withdrawable, Dated, Record):
    """An access card as the register knows it."""

    __tablename__ = "ic_card"

    card_no: Mapped[str] = mapped_column(unique=True)
    uid: Mapped[str | None] = mapped_column(unique=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    state: Mapped[CardState] = one_of(CardState, default=CardState.ACTIVE)
    valid_to: Mapped[date | None]
    unit: Mapped[Unit | None] = relationship()
    customer: Mapped[Customer | None] = relationship()


class Instruction(Dated, Record):
    """A standing instruction on a unit, shown in every procedure opened for it until it expires or is withdrawn."""

    __tablename__ = "instruction"
    __table_args__ = (Index("uq_instruction_request_id", "request_id", unique=True),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    text: Mapped[str]
    given_by: Mapped[str] = mapped_column(default="")
    valid_to: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    request_id: Mapped[str | None] = mapped_column(sort_order=110)
    unit: Mapped[Unit] = relationship()


class ImportBatch(Dated, Record):
    """One import of a roster, undoable as a whole until something it made has been used."""

    __tablename__ = "import_batch"

    request_id: Mapped[str] = mapped_column(unique=True)
    file_name: Mapped[str]
    file_digest: Mapped[str] = mapped_column(index=True)
    state: Mapped[BatchState] = one_of(BatchState, default=BatchState.APPLIED)
    added: Mapped[int]
    changed: Mapped[int]
    refused: Mapped[int]


class ImportChange(Record):
    """One row that an import made or changed; `before` is what to put back, empty for a new row."""

    __tablename__ = "import_change"
    append_only = True

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[dict[str, Any] | None] = personal()


class RosterLayout(Dated, Record):
    """How the columns and codes of a layout were understood, told once by the clerk and used again."""

    __tablename__ = "roster_layout"

    layout: Mapped[str] = mapped_column(unique=True)
    mapping: Mapped[dict[str, Any]]
