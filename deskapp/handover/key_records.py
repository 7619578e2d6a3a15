"""What is kept of keys: those that came into the centre's keeping, and all that was handed out (MOVEIN-26, 27)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.records import Unit
from deskapp.handover.key_kinds import KeyKind
from deskapp.store.base import Dated, Record, one_of


class KeyIssue(Dated, Record):
    """Keys, cards or gifts of one kind that somebody received for a unit, against which receipt (REG-15).

    `about` names the record of the act that handed them out.
    """

    __tablename__ = "key_issue"
    __table_args__ = (
        CheckConstraint("count BETWEEN 1 AND 999", name="something_given"),
        Index(None, "about_table", "about_id"),
    )
    append_only = True

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    about_table: Mapped[str]
    about_id: Mapped[int]
    issued_on: Mapped[date] = mapped_column(index=True)
    kind: Mapped[KeyKind] = one_of(KeyKind)
    name: Mapped[str]
    numbers: Mapped[str]
    count: Mapped[int]
    received_by: Mapped[str]
    receipt_no: Mapped[str]
    unit: Mapped[Unit] = relationship()


class KeyItem(Dated, Record):
    """Keys of one kind that came into the centre's keeping for a unit: packed for a handover, or handed back (REG-15).

    What was handed out of them stands in `KeyIssue`. `about` names the record of the act that brought them.
    """

    __tablename__ = "key_item"
    __table_args__ = (
        CheckConstraint("count BETWEEN 1 AND 999", name="something_kept"),
        Index(None, "about_table", "about_id"),
    )
    append_only = True

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    about_table: Mapped[str]
    about_id: Mapped[int]
    received_on: Mapped[date] = mapped_column(index=True)
    kind: Mapped[KeyKind] = one_of(KeyKind)
    name: Mapped[str]
    tag: Mapped[str]
    count: Mapped[int]
    place: Mapped[str]
    unit: Mapped[Unit] = relationship()
