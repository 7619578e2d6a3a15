"""What is kept of cards beyond the estate's register: issues, authorisations, the medium, plans and events."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.access.kinds import BlankMove, CardFamily, EventKind, HolderClass, PlanAct, PlanState, Purpose, Writing
from deskapp.estate.records import Customer, IcCard, Unit
from deskapp.kernel.money import Money
from deskapp.store.base import Dated, Record, one_of

OPEN = text("state = 'pending'")


class CardIssue(Dated, Record):
    """A card in somebody's hands, from the day it was issued; a card that comes back may be issued again.

    `issue_no` counts up with every issue and goes onto the card: doors that know it retire the earlier one.
    """

    __tablename__ = "card_issue"
    __table_args__ = (
        UniqueConstraint("card_id", "issue_no"),
        CheckConstraint("issue_no BETWEEN 1 AND 65535", name="issue_no_fits"),
        CheckConstraint("ended_on IS NULL OR issued_on <= ended_on", name="period_runs_on"),
    )

    card_id: Mapped[int] = mapped_column(ForeignKey("ic_card.id"))
    issue_no: Mapped[int]
    holder_class: Mapped[HolderClass] = one_of(HolderClass)
    holder_name: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    issued_on: Mapped[date]
    ended_on: Mapped[date | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("card_issue.id"), unique=True)
    card: Mapped[IcCard] = relationship()
    customer: Mapped[Customer | None] = relationship()
    unit: Mapped[Unit | None] = relationship()
    authorisations: Mapped[list["CardAuthorisation"]] = relationship(
        back_populates="issue", order_by="CardAuthorisation.id"
    )


class CardAuthorisation(Dated, Record):
    """What an issued card opens and until when, once for each purpose (CARD-25).

    `anchor` is the day its months are counted from (GEN-06); `doors` are the numbers of door groups, rising.
    """

    __tablename__ = "card_authorisation"
    __table_args__ = (
        UniqueConstraint("issue_id", "purpose"),
        CheckConstraint("valid_from <= valid_to", name="period_runs_on"),
    )

    issue_id: Mapped[int] = mapped_column(ForeignKey("card_issue.id"))
    purpose: Mapped[Purpose] = one_of(Purpose)
    valid_from: Mapped[date]
    valid_to: Mapped[date] = mapped_column(index=True)
    anchor: Mapped[date]
    doors: Mapped[list[Any]]
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("parking_agreement.id"), index=True)
    authorised_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    issue: Mapped[CardIssue] = relationship(back_populates="authorisations")


class CardMedium(Dated, Record):
    """The card as a thing: what it is made of, and what was last written on it and proven by reading it back.

    `content_to` is the last day the card itself says, where that comes sooner than the record's (Classic cards).
    `layout` is what the writer must know to find its data again, such as the sector; never a key.
    """

    __tablename__ = "card_medium"
    __table_args__ = (
        CheckConstraint("issue_no BETWEEN 0 AND 65535", name="issue_no_fits"),
        CheckConstraint("key_version BETWEEN 1 AND 255", name="key_version_fits"),
    )

    card_id: Mapped[int] = mapped_column(ForeignKey("ic_card.id"), unique=True)
    family: Mapped[CardFamily] = one_of(CardFamily)
    writing: Mapped[Writing] = one_of(Writing)
    issue_no: Mapped[int] = mapped_column(default=0)
    key_version: Mapped[int | None]
    content_to: Mapped[date | None]
    written_at: Mapped[datetime | None]
    layout: Mapped[dict[str, Any]]
    card: Mapped[IcCard] = relationship()


class CardPlan(Dated, Record):
    """What is about to be written on one card, committed before the first command is sent (design law 2).

    `target` is what record and card are to say afterwards; `progress` what must be known to go on after a tear.
    """

    __tablename__ = "card_plan"
    __table_args__ = (
        Index("uq_card_plan_open", "card_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        CheckConstraint("issue_no BETWEEN 0 AND 65535", name="issue_no_fits"),
        CheckConstraint("key_version BETWEEN 1 AND 255", name="key_version_fits"),
        CheckConstraint("(state = 'pending') = (finished_at IS NULL)", name="finished_or_open"),
    )

    request_id: Mapped[str] = mapped_column(unique=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("ic_card.id"), index=True)
    uid: Mapped[str]
    family: Mapped[CardFamily] = one_of(CardFamily)
    act: Mapped[PlanAct] = one_of(PlanAct)
    issue_no: Mapped[int]
    key_version: Mapped[int | None]
    target: Mapped[dict[str, Any]]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("card_issue.id"))
    fee: Mapped[Money]
    ticket_no: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    state: Mapped[PlanState] = one_of(PlanState, default=PlanState.PENDING)
    tears: Mapped[int] = mapped_column(default=0)
    progress: Mapped[dict[str, Any]]
    trouble: Mapped[str] = mapped_column(default="")
    finished_at: Mapped[datetime | None]
    card: Mapped[IcCard] = relationship()


class CardEvent(Record):
    """One line of the card issue and exception register (REG-19), as things stood when it happened."""

    __tablename__ = "card_event"
    __table_args__ = (Index(None, "day", "kind"),)
    append_only = True

    at: Mapped[datetime]
    day: Mapped[date]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    card_id: Mapped[int] = mapped_column(ForeignKey("ic_card.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("card_plan.id"))
    kind: Mapped[EventKind] = one_of(EventKind)
    card_no: Mapped[str]
    uid: Mapped[str]
    issue_no: Mapped[int]
    holder_class: Mapped[HolderClass | None] = one_of(HolderClass)
    holder_name: Mapped[str]
    room_no: Mapped[str]
    purpose: Mapped[Purpose | None] = one_of(Purpose)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    fee: Mapped[Money]
    ticket_no: Mapped[str]
    reason: Mapped[str]
    request_id: Mapped[str] = mapped_column(index=True)


class BlankMovement(Dated, Record):
    """Blank cards that came or went; the stock of a family is the sum of its pieces."""

    __tablename__ = "blank_movement"
    __table_args__ = (CheckConstraint("pieces <> 0", name="some_pieces"),)
    append_only = True

    request_id: Mapped[str] = mapped_column(index=True)
    day: Mapped[date] = mapped_column(index=True)
    family: Mapped[CardFamily] = one_of(CardFamily)
    move: Mapped[BlankMove] = one_of(BlankMove)
    pieces: Mapped[int]
    card_id: Mapped[int | None] = mapped_column(ForeignKey("ic_card.id"))
    note: Mapped[str]
