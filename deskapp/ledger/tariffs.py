"""Prices in force: which tariff holds for an item, a kind of unit and a day, and what a month of it costs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import ParkingSpace, Unit
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Area, Money, Rate
from deskapp.kernel.rounding import PLAIN, Rounding
from deskapp.ledger.fee_records import Charge, FeeItem, ItemRounding, Tariff
from deskapp.ledger.kinds import TariffBasis
from deskapp.store.once import once

BY_MONTH = (TariffBasis.PER_AREA_MONTH, TariffBasis.PER_MONTH)


class TariffError(DeskError):
    """A price could not be kept; nothing was changed."""

    code = "E-FEE-03"


@dataclass(frozen=True)
class Fee:
    """What something costs and how that came about, as the ticket prints it: 2.80×88.50㎡."""

    amount: Money
    basis: str


@dataclass(frozen=True)
class Price:
    """A price from a day on. `unit_type` is the kind of unit or space it was made for; empty for all.

    `rounding` is that of the item on the day the price was asked for.
    """

    fee_item_id: int
    unit_type: str
    basis: TariffBasis
    rate: Rate
    valid_from: date
    rounding: Rounding = Rounding()

    def of_month(self, area: Area | None = None) -> Fee | None:
        """A whole month: price x area, rounded once as its item is, or the fixed price (FEE-27, 6.2 no. 22).

        None for a price that is not by the month, or by an area that is not known.
        """
        if self.basis is TariffBasis.PER_MONTH:
            return Fee(self.rounding.of(self.rate.parts, 100), f"{self.rate}{self.rounding.words}")
        if self.basis is TariffBasis.PER_AREA_MONTH and area is not None:
            amount = self.rounding.of(self.rate.parts * area.hundredths, 10_000)
            return Fee(amount, f"{self.rate}×{area}㎡{self.rounding.words}")
        return None

    def of_pieces(self, quantity: int, piece: str) -> Fee:
        """So many pieces, tons or kilowatt hours: price x quantity, rounded once, at the end (FEE-27)."""
        amount = self.rounding.of(self.rate.parts * quantity, 100)
        return Fee(amount, f"{self.rate}×{quantity}{piece}{self.rounding.words}")

    def __str__(self) -> str:
        return "按单填写" if self.basis is TariffBasis.TYPED else f"{self.rate} 元，{self.basis.value}"


class PriceList:
    """All prices ever set, asked for the one in force; `roundings` are those of each item, the earliest day first."""

    def __init__(
        self, prices: Iterable[Price], roundings: Mapping[int, Sequence[tuple[date, Rounding]]] | None = None
    ) -> None:
        self._roundings = roundings or {}
        self._by_kind: dict[tuple[int, str], list[Price]] = defaultdict(list)
        for price in sorted(prices, key=lambda one: one.valid_from):
            self._by_kind[price.fee_item_id, price.unit_type].append(price)
        self._asked: dict[tuple[int, str, date], Price | None] = {}

    def in_force(self, fee_item_id: int, unit_type: str, day: date) -> Price | None:
        """The price on a day: that of the kind of unit before the general one, the later day before the earlier."""
        asked = fee_item_id, unit_type, day
        if asked not in self._asked:  # thousands of units have few kinds
            self._asked[asked] = self._found(*asked)
        return self._asked[asked]

    def _found(self, fee_item_id: int, unit_type: str, day: date) -> Price | None:
        for kind in dict.fromkeys((unit_type, "")):
            begun = [price for price in self._by_kind.get((fee_item_id, kind), ()) if price.valid_from <= day]
            if begun:
                rounding = self.rounding(fee_item_id, day)
                return begun[-1] if rounding == begun[-1].rounding else replace(begun[-1], rounding=rounding)
        return None

    def rounding(self, fee_item_id: int, day: date) -> Rounding:
        """How amounts of an item are rounded on a day; half up to the fen where nothing else was said."""
        begun = [rounding for since, rounding in self._roundings.get(fee_item_id, ()) if since <= day]
        return begun[-1] if begun else PLAIN

    def kinds(self, fee_item_id: int, day: date) -> list[Price]:
        """The prices in force for an item, one for every kind of unit or space that has its own."""
        found = (self.in_force(item, kind, day) for item, kind in self._by_kind if item == fee_item_id)
        return sorted({price for price in found if price}, key=lambda price: price.unit_type)


@once(Tariff, ItemRounding)
def price_list(session: Session) -> PriceList:
    """Every price there is."""
    roundings: dict[int, list[tuple[date, Rounding]]] = defaultdict(list)
    for item, since, mode, unit in session.execute(_ROUNDINGS):
        roundings[item].append((since, Rounding(mode, unit)))
    return PriceList((Price(*row) for row in session.execute(_PRICES)), roundings)


def monthly_items(session: Session) -> list[FeeItem]:
    """The items that units are charged every month, in the order of table FEE-T1."""
    return list(session.scalars(_MONTHLY))


_PRICES = select(Tariff.fee_item_id, Tariff.unit_type, Tariff.basis, Tariff.price, Tariff.valid_from)
_ROUNDINGS = select(ItemRounding.fee_item_id, ItemRounding.valid_from, ItemRounding.mode, ItemRounding.unit).order_by(
    ItemRounding.valid_from
)
_MONTHLY = select(FeeItem).where(FeeItem.monthly, FeeItem.active).order_by(FeeItem.position)


def set_price(
    session: Session, item: FeeItem, unit_type: str, basis: TariffBasis, rate: Rate, valid_from: date
) -> Tariff:
    """A new price from a day on; the one before ends by it and is kept. TariffError where that day has a price."""
    same = select(Tariff.id).where(
        Tariff.fee_item_id == item.id, Tariff.unit_type == unit_type, Tariff.valid_from == valid_from
    )
    if session.scalar(same):
        who = f"（{unit_type}）" if unit_type else ""
        words = f"{item.name}{who}自 {valid_from} 起已有标准，没有改动。标准不能覆盖，请换一个生效日期"
        raise TariffError(words)
    tariff = Tariff(fee_item=item, unit_type=unit_type, basis=basis, price=rate, valid_from=valid_from)
    session.add(tariff)
    session.flush()
    return tariff


def set_rounding(session: Session, item: FeeItem, rounding: Rounding, valid_from: date) -> ItemRounding:
    """How amounts of an item are rounded from a day on. TariffError where that day has a rounding."""
    same = select(ItemRounding.id).where(ItemRounding.fee_item_id == item.id, ItemRounding.valid_from == valid_from)
    if session.scalar(same):
        raise TariffError(f"{item.name}自 {valid_from} 起已定取整方式，没有改动。不能覆盖，请换一个生效日期")
    made = ItemRounding(fee_item_id=item.id, mode=rounding.mode, unit=rounding.unit, valid_from=valid_from)
    session.add(made)
    session.flush()
    return made


def charged_since(session: Session, item: FeeItem, unit_type: str, day: date) -> tuple[int, date | None]:
    """How many charges already stand at the old price for periods from this day on, and where the last one ends."""
    contrary = select(Charge.cancels_id).where(Charge.cancels_id.is_not(None))
    asked = select(func.count(Charge.id), func.max(Charge.period_to)).where(
        Charge.fee_item_id == item.id,
        Charge.period_from >= day,
        Charge.cancels_id.is_(None),
        Charge.id.not_in(contrary),
    )
    if unit_type:
        asked = asked.join(Unit, Charge.unit_id == Unit.id).where(_of_kind(unit_type))
    count, last = session.execute(asked).one()
    return count, last


def _of_kind(unit_type: str) -> ColumnElement[bool]:
    """Units of a kind, or with a space of a kind."""
    spaces = [kind for kind in SpaceKind if kind.value == unit_type]
    if not spaces:
        return Unit.unit_type == unit_type
    return exists().where(ParkingSpace.unit_id == Unit.id, ParkingSpace.kind == spaces[0])


def unit_types(session: Session) -> Iterator[str]:
    """The kinds of units there are, for choosing."""
    yield from session.scalars(select(Unit.unit_type).where(Unit.unit_type != "").distinct().order_by(Unit.unit_type))
