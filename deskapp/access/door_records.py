"""What is kept of doors: their groups, the lists they were given, and where each list was loaded."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.access.kinds import ListKind
from deskapp.store.base import Dated, Record, one_of, personal

MOST_GROUPS = 32
"""Door groups a card can name: one bit each."""


class DoorGroup(Dated, Record):
    """Doors that the same cards open, such as one entrance of a building; `gate` for those of the car park."""

    __tablename__ = "door_group"
    __table_args__ = (CheckConstraint(f"number BETWEEN 1 AND {MOST_GROUPS}", name="number_fits"),)

    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    gate: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    doors: Mapped[list["Door"]] = relationship(back_populates="group", order_by="Door.id")


class Door(Dated, Record):
    """One door, or one controller of several: the place a list is loaded into."""

    __tablename__ = "door"
    __table_args__ = (UniqueConstraint("group_id", "name"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("door_group.id"))
    name: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    group: Mapped[DoorGroup] = relationship(back_populates="doors")


class DoorList(Dated, Record):
    """A numbered list handed out for a door group: all cards, or what changed since list `base_number`.

    `lines` is what it says of each card, without the names: status, first and last day, issue number, number.
    """

    __tablename__ = "door_list"
    __table_args__ = (
        UniqueConstraint("group_id", "number"),
        CheckConstraint("(kind = 'full') = (base_number IS NULL)", name="base_of_a_difference"),
    )
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("door_group.id"))
    number: Mapped[int]
    kind: Mapped[ListKind] = one_of(ListKind)
    base_number: Mapped[int | None]
    allowed: Mapped[int]
    refused: Mapped[int]
    digest: Mapped[str]
    files: Mapped[list[Any]]
    lines: Mapped[dict[str, Any]] = personal()
    group: Mapped[DoorGroup] = relationship()


class DoorLoading(Record):
    """Somebody says that a list was loaded at a door."""

    __tablename__ = "door_loading"
    __table_args__ = (UniqueConstraint("list_id", "door_id"),)
    append_only = True

    list_id: Mapped[int] = mapped_column(ForeignKey("door_list.id"))
    door_id: Mapped[int] = mapped_column(ForeignKey("door.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    given: Mapped[DoorList] = relationship()
