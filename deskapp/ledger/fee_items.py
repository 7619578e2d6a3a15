"""The fee items a counter collects by the piece, the month or a written amount, with their prices (FEE-T1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from deskapp.estate.pinyin import initials
from deskapp.ledger.accounts.kinds import ITEMS
from deskapp.ledger.fee_records import FeeItem, ItemRounding, Tariff
from deskapp.ledger.kinds import TariffBasis, TicketType
from deskapp.ledger.tariffs import Price, price_list
from deskapp.store.once import once

UTILITIES, PARKING_RENT, OWNER_BALANCE = "utilities", "parking_monthly_rent", "owner_balance"
LATE_FEE, CARD_COST = "late_fee", "access_card_cost"
DEPOSITS = frozenset({"renovation_deposit", "convenience_deposit"})


@dataclass(frozen=True)
class CounterItem:
    """An item as the counter offers it today. `prices` holds one for all, or one for every kind of unit or space."""

    id: int
    code: str
    name: str
    initials: str
    piece: str
    must_show: str
    ticket: TicketType
    prices: tuple[Price, ...]
    own_procedure: str = ""
    """Where its money is taken and registered; empty where plain collection does that."""

    def price(self, kind: str = "") -> Price | None:
        """The price for a kind of unit or space; the only one there is where none is named."""
        own = [price for price in self.prices if price.unit_type == kind]
        general = [price for price in self.prices if not price.unit_type]
        found = own or general or (self.prices if len(self.prices) == 1 and not kind else ())
        return found[0] if found else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have prices of their own."""
        return tuple(price.unit_type for price in self.prices if price.unit_type)

    def named(self, typed: str) -> bool:
        """Whether the typed words are its name, its code, or the beginning of its initials."""
        words = typed.strip().lower()
        return words in (self.code, self.name.lower()) or any(one.startswith(words) for one in self.initials.split())


@once(FeeItem, Tariff, ItemRounding)
def counter_items(session: Session, day: date) -> tuple[CounterItem, ...]:
    """Everything that can be collected without having been billed, in the order of table FEE-T1."""
    prices = price_list(session)
    return tuple(
        CounterItem(id, code, name, initials(name), piece, must_show, ticket, tuple(prices.kinds(id, day)), own or "")
        for id, code, name, piece, must_show, ticket, own in session.execute(_AT_COUNTER)
    )


def find_items(items: Sequence[CounterItem], typed: str) -> list[CounterItem]:
    """The items that typed words may mean, an exact name or code alone; nothing typed means all of them."""
    words = typed.strip().lower()
    exact = [item for item in items if words in (item.code, item.name.lower())]
    return exact or [item for item in items if not words or item.named(words) or words in item.name.lower()]


def ticket_for(item: TicketType, invoices_at_counter: bool) -> TicketType:
    """The ticket an item takes: the one of table FEE-T1, or, while no invoices are issued, the official receipt.

    An outside party's ticket stays theirs (FEE-24): no receipt of ours takes its place.
    """
    if item is TicketType.OUTSIDE_TICKET or invoices_at_counter:
        return item
    return TicketType.OFFICIAL_RECEIPT


def is_deposit(item: FeeItem) -> bool:
    """Whether what is paid for an item is held for the payer, and no income (TICKET-16)."""
    return item.code in DEPOSITS


def is_prepaid(item: FeeItem) -> bool:
    """Whether what is paid for an item lies on the payer's account: no income before it pays something."""
    return item.code in ITEMS


@once(FeeItem)
def _items(session: Session) -> tuple[Row[int, str, TicketType], ...]:
    return tuple(session.execute(_ITEMS))


def ticket_types(session: Session) -> Mapping[int, TicketType]:
    """The ticket of table FEE-T1 for every item."""
    return {item: ticket for item, _, ticket in _items(session)}


def codes(session: Session) -> Mapping[int, str]:
    """What every item is called in the program."""
    return {item: code for item, code, _ in _items(session)}


def by_the_month(price: Price | None) -> bool:
    """Whether quantities of an item count months, from a day to the day before the same day (FEE-17)."""
    return price is not None and price.basis in (TariffBasis.PER_MONTH, TariffBasis.PER_AREA_MONTH)


_AT_COUNTER = (
    select(
        FeeItem.id,
        FeeItem.code,
        FeeItem.name,
        FeeItem.piece,
        FeeItem.must_show,
        FeeItem.ticket_type,
        FeeItem.own_procedure,
    )
    .where(FeeItem.active, ~FeeItem.monthly, FeeItem.code != LATE_FEE)
    .order_by(FeeItem.position)
)
_ITEMS = select(FeeItem.id, FeeItem.code, FeeItem.ticket_type)
