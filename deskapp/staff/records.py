"""What is kept of the people who work here: who they are, their roles, their sign-ins, their drafts and tasks."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.staff.roles import Role
from deskapp.store.base import Dated, Record, one_of, personal


class StaffMember(Dated, Record):
    """Somebody who signs in with name and PIN (ROLE-09). `trainee` is for ROLE-07."""

    __tablename__ = "staff_member"

    name: Mapped[str] = mapped_column(unique=True)
    work_number: Mapped[str | None] = mapped_column(unique=True)
    pin_hash: Mapped[str] = personal()
    pin_changed_at: Mapped[datetime]
    trainee: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    roles_held: Mapped[list["StaffRole"]] = relationship(
        back_populates="member", order_by="StaffRole.id", foreign_keys="StaffRole.member_id"
    )

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now."""
        return frozenset(held.role for held in self.roles_held if held.held)


class StaffRole(Dated, Record):
    """A role somebody holds, or held: a role taken away is kept with `held` false."""

    __tablename__ = "staff_role"
    __table_args__ = (UniqueConstraint("member_id", "role"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    role: Mapped[Role] = one_of(Role)
    held: Mapped[bool] = mapped_column(default=True)
    member: Mapped[StaffMember] = relationship(back_populates="roles_held", foreign_keys=member_id)


class SignIn(Record):
    """An attempt to sign in or to authorise, good or bad."""

    __tablename__ = "sign_in"
    append_only = True

    at: Mapped[datetime]
    name: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    purpose: Mapped[str]
    good: Mapped[bool]


class Override(Record):
    """Somebody with the right let a refusal pass on the spot: both names and the reason (design law 6)."""

    __tablename__ = "override"
    append_only = True

    at: Mapped[datetime]
    act: Mapped[str]
    rule: Mapped[str]
    refusal: Mapped[str]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    allowed_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    reason: Mapped[str]
    request_id: Mapped[str]
    matter: Mapped[str] = mapped_column(default="", server_default="")
    """The open matter of the table of gates, else what was agreed to; empty of old."""


class Draft(Dated, Record):
    """A walk through a procedure that was left half-way (GEN-12). `ended` once it is done or dropped."""

    __tablename__ = "draft"
    journaled = False

    request_id: Mapped[str] = mapped_column(unique=True)
    procedure: Mapped[str]
    subject: Mapped[str]
    stopped_at: Mapped[str]
    said: Mapped[dict[str, Any]] = personal()
    ended: Mapped[bool] = mapped_column(default=False)


class Task(Dated, Record):
    """Something to be done by a time, by a role, about a record (GEN-13)."""

    __tablename__ = "task"

    kind: Mapped[str]
    title: Mapped[str]
    due_at: Mapped[datetime]
    role: Mapped[Role] = one_of(Role)
    room_no: Mapped[str] = mapped_column(default="")
    customer_name: Mapped[str] = mapped_column(default="")
    record_table: Mapped[str]
    record_id: Mapped[int]
    done_at: Mapped[datetime | None]
