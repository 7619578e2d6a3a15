"""What is kept of customers' accounts: entries that are only ever added, and what was moved between two accounts."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.records import Customer, Unit
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import INTO, EntryKind, Purpose
from deskapp.store.base import Dated, Record, one_of
from deskapp.store.columns import code

ADDS = f"(amount > 0) = (kind IN ({', '.join(repr(code(one)) for one in INTO)}))"
SOURCES = " + ".join(f"(CASE WHEN {name} IS NULL THEN 0 ELSE 1 END)" for name in ("payment_id", "order_id", "move_id"))


class AccountMove(Dated, Record):
    """Money of one customer given another purpose, which a second person agreed to."""

    __tablename__ = "account_move"
    __table_args__ = (
        CheckConstraint("amount > 0", name="something_moved"),
        CheckConstraint("from_purpose <> to_purpose", name="another_purpose"),
        CheckConstraint("agreed_by_id <> clerk_id", name="agreed_by_another"),
    )
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    moved_on: Mapped[date] = mapped_column(index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    from_purpose: Mapped[Purpose] = one_of(Purpose)
    to_purpose: Mapped[Purpose] = one_of(Purpose)
    amount: Mapped[Money]
    reason: Mapped[str]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    agreed_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))


class AccountEntry(Dated, Record):
    """One change of an account, which is a unit's customer and a purpose; `balance` is what it leaves there.

    Entries of an account are numbered by `nth` without a gap: of two windows that reckon with the same balance only
    one can add the next entry, and none can leave less than nothing (C5). Each points to the one thing it came of: a
    payment or its reversal, a refund order, a move.
    """

    __tablename__ = "account_entry"
    __table_args__ = (
        UniqueConstraint("unit_id", "customer_id", "purpose", "nth"),
        CheckConstraint("balance >= 0", name="never_below_nothing"),
        CheckConstraint("nth > 1 OR balance = amount", name="begins_with_nothing"),
        CheckConstraint(ADDS, name="sign_of_kind"),
        CheckConstraint(f"{SOURCES} = 1", name="of_one_thing"),
    )
    append_only = True

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    purpose: Mapped[Purpose] = one_of(Purpose)
    nth: Mapped[int]
    kind: Mapped[EntryKind] = one_of(EntryKind)
    entered_on: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Money]
    balance: Mapped[Money]
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("refund_order.id"), index=True)
    move_id: Mapped[int | None] = mapped_column(ForeignKey("account_move.id"), index=True)
    unit: Mapped[Unit] = relationship(viewonly=True)
    customer: Mapped[Customer] = relationship(viewonly=True)
