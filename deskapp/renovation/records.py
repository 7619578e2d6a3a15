"""What is kept of a renovation: the filing as it was received, and everything done on it, row by row (GEN-09)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.records import Unit
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.ledger.payment_records import Payment
from deskapp.renovation.kinds import FilingDeed, PassBack, Relation, Side, WorkKind
from deskapp.store.base import Dated, Record, one_of, personal

FILING = "renovation_filing.id"
EVENT = "renovation_event.id"


class RenovationFiling(Dated, Record):
    """A filing as it was received (FORM-01). What became of it is told by its events."""

    __tablename__ = "renovation_filing"
    __table_args__ = (
        CheckConstraint("starts_on <= ends_on", name="period_runs_on"),
        CheckConstraint("waterproofing = (length(waterproof_place) > 0)", name="place_of_waterproofing"),
        CheckConstraint("(relation = 'user') = (confirmed_at IS NOT NULL)", name="owner_confirmed"),
    )
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    filled_on: Mapped[date]
    owner_name: Mapped[str]
    applicant: Mapped[str]
    relation: Mapped[Relation] = one_of(Relation)
    applicant_id_no: Mapped[str] = personal()
    applicant_phone: Mapped[str] = personal()
    confirmed_by: Mapped[str] = mapped_column(default="")
    confirmed_phone: Mapped[str] = personal(default="")
    confirmed_at: Mapped[datetime | None]
    """When the owner said that a user who is not the owner may renovate (RENO-15)."""
    kind: Mapped[WorkKind] = one_of(WorkKind)
    is_self_renovation: Mapped[bool]
    plumbing_wiring: Mapped[bool]
    waterproofing: Mapped[bool]
    waterproof_place: Mapped[str] = mapped_column(default="")
    structural_change: Mapped[bool]
    facade: Mapped[bool]
    hot_work: Mapped[bool]
    outdoor_advertising: Mapped[bool]
    contractor: Mapped[str]
    contractor_principal: Mapped[str]
    principal_id_no: Mapped[str] = personal(default="")
    principal_phone: Mapped[str] = personal()
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    unit: Mapped[Unit] = relationship()
    items: Mapped[list["RenovationItem"]] = relationship(order_by="RenovationItem.position")
    events: Mapped[list["RenovationEvent"]] = relationship(order_by="RenovationEvent.id")
    workers: Mapped[list["RenovationWorker"]] = relationship(order_by="RenovationWorker.id")
    documents: Mapped[list["FilingDocument"]] = relationship(order_by="FilingDocument.id")
    extensions: Mapped[list["RenovationExtension"]] = relationship(order_by="RenovationExtension.id")
    passes: Mapped[list["TemporaryPass"]] = relationship(order_by="TemporaryPass.id")
    deposits: Mapped[list["RenovationDeposit"]] = relationship(order_by="RenovationDeposit.id")


class RenovationEvent(Dated, Record):
    """Something done on a filing: on which day, with whom, and in whose words. One request does it once.

    `person` and `phone` are whoever was told, applied or inspected; `moment` when that was, where the minute counts.
    """

    __tablename__ = "renovation_event"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    deed: Mapped[FilingDeed] = one_of(FilingDeed)
    day: Mapped[date]
    person: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = personal(default="")
    moment: Mapped[datetime | None]
    remark: Mapped[str] = mapped_column(default="")
    illegal_structure_risk: Mapped[bool] = mapped_column(default=False)
    """From now on patrol and guards watch the unit closely (RENO-37)."""


class RenovationItem(Dated, Record):
    """One main item of the work; the certificate lists them (RENO-20)."""

    __tablename__ = "renovation_item"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    position: Mapped[int]
    words: Mapped[str]


class ItemOpinion(Dated, Record):
    """What the renovation manager decided on one item of a review (RENO-26)."""

    __tablename__ = "item_opinion"
    __table_args__ = (UniqueConstraint("event_id", "item_id"),)
    append_only = True

    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT))
    item_id: Mapped[int] = mapped_column(ForeignKey("renovation_item.id"), index=True)
    agreed: Mapped[bool]
    remark: Mapped[str] = mapped_column(default="")


class RenovationWorker(Dated, Record):
    """A worker with his papers (RENO-07)."""

    __tablename__ = "renovation_worker"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    name: Mapped[str]
    id_no: Mapped[str] = personal()
    trade: Mapped[str]
    phone: Mapped[str] = personal(default="")
    photos: Mapped[int]
    id_copy: Mapped[bool]


class FilingDocument(Dated, Record):
    """One paper of the checklist as it stood after an act; the latest row of a kind counts (RENO-01 to RENO-17)."""

    __tablename__ = "filing_document"
    __table_args__ = (UniqueConstraint("event_id", "kind"),)
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT))
    kind: Mapped[str]
    supplied: Mapped[bool]
    by_declaration: Mapped[bool]
    is_sealed: Mapped[bool]
    copies: Mapped[int]


class RenovationDeposit(Dated, Record):
    """The payment by which one side left its deposit; its receipt, refund and order stand in the ledger (RENO-29)."""

    __tablename__ = "renovation_deposit"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    side: Mapped[Side] = one_of(Side)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    payment: Mapped[Payment] = relationship()


class RenovationTax(Dated, Record):
    """The payment by which renovation tax was collected for the tax office (RENO-31)."""

    __tablename__ = "renovation_tax"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    payment: Mapped[Payment] = relationship()


class RenovationRefund(Dated, Record):
    """The order by which one side's deposit is paid back (RENO-57, RENO-62)."""

    __tablename__ = "renovation_refund"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("refund_order.id"), unique=True)
    order: Mapped[RefundOrder] = relationship()


class RenovationExtension(Dated, Record):
    """An extension: from the day after the old end to the new one, against so many copies and passes (RENO-42)."""

    __tablename__ = "renovation_extension"
    __table_args__ = (CheckConstraint("starts_on <= new_end_date", name="period_runs_on"),)
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    starts_on: Mapped[date]
    new_end_date: Mapped[date]
    copies: Mapped[int]
    passes: Mapped[int]


class TemporaryPass(Dated, Record):
    """A numbered pass that was counted out to a worker (RENO-39)."""

    __tablename__ = "temporary_pass"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT))
    worker_id: Mapped[int] = mapped_column(ForeignKey("renovation_worker.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    issued_on: Mapped[date]
    valid_to: Mapped[date]
    """As it was issued; extensions of the filing move it on."""
    worker: Mapped[RenovationWorker] = relationship()
    backs: Mapped[list["PassReturn"]] = relationship(order_by="PassReturn.id")


class PassReturn(Dated, Record):
    """A pass that was handed back, or lost. One that was lost and is found is handed back after all."""

    __tablename__ = "pass_return"
    append_only = True

    pass_id: Mapped[int] = mapped_column(ForeignKey("temporary_pass.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT))
    how: Mapped[PassBack] = one_of(PassBack)
    day: Mapped[date]


class RenovationViolation(Dated, Record):
    """A violation that was found: when, by whom, what, how it is put right, and what came of it (RENO-41)."""

    __tablename__ = "renovation_violation"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), unique=True)
    found_on: Mapped[date]
    finder: Mapped[str]
    content: Mapped[str]
    correction: Mapped[str]
    result: Mapped[str] = mapped_column(default="")


class BindingLine(Dated, Record):
    """One paper of the bound file with its pages, in the binding order (RENO-35)."""

    __tablename__ = "binding_line"
    __table_args__ = (UniqueConstraint("event_id", "position"),)
    append_only = True

    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT))
    position: Mapped[int]
    words: Mapped[str]
    pages: Mapped[int]


class RenovationPaper(Dated, Record):
    """A paper as it was printed by an act: the slip is frozen, to be printed again from here (GEN-14)."""

    __tablename__ = "renovation_paper"
    append_only = True

    filing_id: Mapped[int] = mapped_column(ForeignKey(FILING), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey(EVENT), index=True)
    form: Mapped[str]
    slip: Mapped[dict[str, Any]]
    filing: Mapped[RenovationFiling] = relationship(viewonly=True)

    @property
    def number(self) -> str:
        """The number of the filing, which every paper of it bears."""
        return self.filing.number
