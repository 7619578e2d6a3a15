"""What one payment is before it is booked: its lines, the ways it is tendered, who pays and who gets the ticket."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.kinds import Handover
from deskapp.ledger.payment_records import PaymentMethod
from deskapp.store.once import once


@dataclass(frozen=True)
class Reduced:
    """What an approved paper takes off a line: its row, its number, what it is called, and how much (FEE-25)."""

    document_id: int
    number: str
    kind: str
    amount: Money


@dataclass(frozen=True)
class Line:
    """One item of a payment. `owed` is what it settles; without it the item was never charged to a unit.

    `amount` is what is paid; papers that take something off it are `reduced`. `late_of` is the charge whose late fee
    this is: it becomes a charge of its own when it is paid.
    """

    fee_item_id: int
    item_name: str
    amount: Money
    period: Period | None = None
    basis: str = ""
    shown: str = ""
    owed: Owed | None = None
    reduced: tuple[Reduced, ...] = ()
    late_of: Owed | None = None

    @property
    def gross(self) -> Money:
        """What it came to before anything was taken off."""
        return self.amount + Money.total(one.amount for one in self.reduced)

    @classmethod
    def of_share(cls, share: Share) -> "Line":
        """The line that pays a charge, wholly or in part."""
        owed = share.owed
        return cls(owed.fee_item_id, owed.item_name, share.amount, owed.period, owed.basis, owed=owed)


@dataclass(frozen=True)
class Way:
    """A way to pay that the counter offers."""

    id: int
    code: str
    name: str
    cash: bool
    needs_reference: bool


@dataclass(frozen=True)
class Paid:
    """How much of a payment comes in one way; for cash also what the customer handed over (FEE-07)."""

    way: Way
    amount: Money
    tendered: Money | None = None
    reference: str = ""

    @property
    def change(self) -> Money | None:
        """What is given back; only cash gives change."""
        return None if self.tendered is None else self.tendered - self.amount


@dataclass(frozen=True)
class Collection:
    """Everything that one payment is. The lines and the ways each add up to its total."""

    request_id: str
    payer: str
    lines: tuple[Line, ...]
    paid: tuple[Paid, ...]
    handover: Handover
    unit_id: int | None = None
    room_no: str = ""
    customer_id: int | None = None

    @property
    def total(self) -> Money:
        """The amount of the ticket."""
        return Money.total(line.amount for line in self.lines)


def tendered_words(paid: Sequence[tuple[str, Money]]) -> str:
    """现金; where there are several ways, each with its amount: 现金 200.00；微信 493.00."""
    if len(paid) == 1:
        return paid[0][0]
    return "；".join(f"{name} {amount.figures}" for name, amount in paid)


@once(PaymentMethod)
def ways(session: Session) -> tuple[Way, ...]:
    """The ways to pay at the counter, in their order; bank collection is none of them (FEE-13)."""
    return tuple(Way(*row) for row in session.execute(_WAYS))


_WAYS = (
    select(
        PaymentMethod.id,
        PaymentMethod.code,
        PaymentMethod.name,
        PaymentMethod.cash,
        PaymentMethod.needs_reference,
    )
    .where(PaymentMethod.active, PaymentMethod.at_counter)
    .order_by(PaymentMethod.position)
)
