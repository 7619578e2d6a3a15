"""What a voided receipt was for, so that the right one is written anew without choosing it all again (重开)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.ledger.adjusting.keeping import taken_off
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.fee_items import CARD_COST, CounterItem, counter_items
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.renovation.keeping import filing_of_payment

AHEAD = ChargeSource.AHEAD
DEPOSIT = "collect_renovation_deposit"
BASIS = re.compile(r"(?P<price>[0-9.,]+)(?:×.*?)??(?:×(?P<quantity>[0-9]+)[^0-9×]*)?")
"""How an item by the piece, the month or a written amount tells on the receipt what it comes to: 20.00×2张."""


@dataclass(frozen=True)
class Sold:
    """An item that was not billed: how many, what must be listed, and its price where the centre has none."""

    item: str
    quantity: int
    price: str = ""
    kind: str = ""
    starts_on: date | None = None
    numbers: str = ""


@dataclass(frozen=True)
class Reopen:
    """What the new collection starts from: for whom, the charges that are open again, months ahead, other items.

    A receipt that paid some charge only in part was for an `amount`, which stands in the place of charges and months.
    """

    unit_id: int | None
    customer_id: int | None
    payer: str
    room_no: str
    charges: tuple[int, ...] = ()
    months: int = 0
    amount: Money = field(default=Money())
    sold: tuple[Sold, ...] = ()
    own_procedure: str = field(default="", compare=False)
    """Where what was paid is registered, and so written again; empty where plain collection does that."""
    filing: str = field(default="", compare=False)
    """The renovation filing whose deposit it was: on it the deposit is taken again (RENO-29)."""


def reopen(session: Session, payment: Payment, today: date) -> Reopen:
    """What this payment, voided just now, was for."""
    whose = (payment.unit_id, payment.customer_id, payment.payer, payment.room_no)
    owed = [line for line in payment.lines if line.charge]
    sold = tuple(_sold(counter_items(session, today), [line for line in payment.lines if not line.charge]))
    filing = filing_of_payment(session, payment.id)
    own = DEPOSIT if filing else next(filter(None, map(_own_place, payment.lines)), "")
    opened = open_charges(session, payment.unit_id, today) if payment.unit_id else []
    billed = [line for line in owed if line.charge and line.charge.source not in (AHEAD, ChargeSource.COUNTER)]
    ahead = [line for line in owed if _ahead(line)]
    now_open = {one.charge_id: one.open for one in opened}
    off = taken_off(session, payment.id)
    gross = {line.charge_id: line.amount + off.get(line.charge_id or 0, Money()) for line in owed}
    whole = all(now_open.get(line.charge_id) == gross[line.charge_id] for line in billed)
    if not whole or any(line.charge and line.charge.amount != gross[line.charge_id] for line in ahead):
        return Reopen(
            *whose, amount=Money.total(line.amount for line in owed), sold=sold, own_procedure=own, filing=filing
        )
    charges = tuple(line.charge_id for line in billed if line.charge_id)
    return Reopen(
        *whose, charges, len({line.period_from for line in ahead}), sold=sold, own_procedure=own, filing=filing
    )


def _own_place(line: PaymentLine) -> str:
    """Where an item is registered when it is paid; cards are on the register already, only their receipt is not."""
    return "" if line.fee_item.code == CARD_COST else line.fee_item.own_procedure or ""


def _ahead(line: PaymentLine) -> bool:
    """Whether it paid a month before it was billed; voiding has taken that charge back."""
    return line.charge is not None and line.charge.source is AHEAD


def _sold(items: Sequence[CounterItem], lines: Sequence[PaymentLine]) -> Iterator[Sold]:
    """The lines as they were typed, as far as the receipt tells; what is collected no more is left out."""
    known = {item.id: item for item in items}
    for line in lines:
        told = BASIS.fullmatch(line.basis)
        if line.fee_item_id in known and told:
            price, quantity = told["price"], int(told["quantity"] or 1)
            own = _own(known[line.fee_item_id], price)
            yield Sold(line.item_name, quantity, *own, starts_on=line.period_from, numbers=line.shown)


def _own(item: CounterItem, price: str) -> tuple[str, str]:
    """The price as it was written, where the item has none; the kind whose price it is, where that tells them apart."""
    of_kinds = [one.unit_type for one in item.prices if one.unit_type and str(one.rate) == price]
    standard = item.price()
    written = not item.kinds and (standard is None or not standard.rate.parts)
    return price if written else "", of_kinds[0] if len(of_kinds) == 1 else ""
