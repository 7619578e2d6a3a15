"""What is kept of fees: items, dated tariffs, billing runs and charges."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money, Rate
from deskapp.kernel.rounding import Mode, Unit
from deskapp.ledger.kinds import ChargeSource, TariffBasis, TicketType
from deskapp.store.base import Dated, Record, one_of


class FeeItem(Dated, Record):
    """A fee item of table FEE-T1: which ticket it takes, and what must appear on it."""

    __tablename__ = "fee_item"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    ticket_type: Mapped[TicketType] = one_of(TicketType)
    piece: Mapped[str] = mapped_column(default="")
    """What one of it is called: 张, 页, 次; empty for items by the month."""
    must_show: Mapped[str] = mapped_column(default="")
    """What must be written on the ticket, such as 卡号."""
    monthly: Mapped[bool] = mapped_column(default=False)
    """Charged to units by the billing run."""
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int]
    own_procedure: Mapped[str | None] = mapped_column(sort_order=110)
    """The procedure that takes the money and fills in the register of this item; None where plain collection does."""
    tariffs: Mapped[list["Tariff"]] = relationship(back_populates="fee_item", order_by="Tariff.valid_from")


class Tariff(Dated, Record):
    """A price from a day on; the next one for the same item and unit type ends it. Prices are never edited."""

    __tablename__ = "tariff"
    __table_args__ = (UniqueConstraint("fee_item_id", "unit_type", "valid_from"),)
    append_only = True

    fee_item_id: Mapped[int] = mapped_column(ForeignKey("fee_item.id"))
    unit_type: Mapped[str] = mapped_column(default="")
    """Of which units or spaces; empty for all that have no tariff of their own."""
    basis: Mapped[TariffBasis] = one_of(TariffBasis)
    price: Mapped[Rate]
    valid_from: Mapped[date]
    fee_item: Mapped[FeeItem] = relationship(back_populates="tariffs")


class ItemRounding(Dated, Record):
    """How amounts of an item are rounded from a day on; the next one ends it. Never edited, as prices are not."""

    __tablename__ = "item_rounding"
    __table_args__ = (UniqueConstraint("fee_item_id", "valid_from"),)
    append_only = True

    fee_item_id: Mapped[int] = mapped_column(ForeignKey("fee_item.id"))
    mode: Mapped[Mode] = one_of(Mode)
    unit: Mapped[Unit] = one_of(Unit)
    valid_from: Mapped[date]


class BillingRun(Dated, Record):
    """One month billed over all units."""

    __tablename__ = "billing_run"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    month: Mapped[str] = mapped_column(index=True)
    charges: Mapped[int]
    total: Mapped[Money]


class Charge(Dated, Record):
    """What a unit owes for an item and a period. A mistake is a contrary charge that points to it by `cancels_id`.

    What is still open is the amount less what live payment lines cover; nothing here ever changes.
    """

    __tablename__ = "charge"
    __table_args__ = (
        UniqueConstraint("unit_id", "fee_item_id", "period_from", "edition"),
        CheckConstraint("period_from <= period_to", name="period_runs_on"),
        CheckConstraint("(cancels_id IS NULL AND amount > 0) OR (cancels_id IS NOT NULL AND amount < 0)", name="sign"),
    )
    append_only = True

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    fee_item_id: Mapped[int] = mapped_column(ForeignKey("fee_item.id"))
    period_from: Mapped[date]
    period_to: Mapped[date]
    amount: Mapped[Money]
    basis: Mapped[str]
    """How the amount came about, as the receipt prints it: 2.80×88.50㎡."""
    due_on: Mapped[date]
    source: Mapped[ChargeSource] = one_of(ChargeSource)
    billing_run_id: Mapped[int | None] = mapped_column(ForeignKey("billing_run.id"))
    cancels_id: Mapped[int | None] = mapped_column(ForeignKey("charge.id"), unique=True)
    edition: Mapped[int] = mapped_column(default=1)
    """Counts up when a cancelled charge is charged again, and for its contrary entry."""
    fee_item: Mapped[FeeItem] = relationship(viewonly=True)
