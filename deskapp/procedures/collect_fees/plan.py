"""What the answers given so far come to: the lines of the payment, their sum, and what stands against them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.estate.records import Unit
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting import late
from deskapp.ledger.ahead import last_day_ahead, months_ahead, next_months, until
from deskapp.ledger.allocation import Allocation, Owed, allocate, in_full
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.fee_items import (
    OWNER_BALANCE,
    UTILITIES,
    CounterItem,
    by_the_month,
    counter_items,
    find_items,
    ticket_types,
)
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Line
from deskapp.ledger.tariffs import Fee, Price
from deskapp.procedures.collect_fees import meters, reductions, rules
from deskapp.procedures.collect_fees.elsewhere import place_of
from deskapp.procedures.collect_fees.steps import Extra, Items
from deskapp.staff.settings import read_settings

EMPTY = Allocation((), Money())


@dataclass(frozen=True)
class Plan:
    """The payment as it would be made now. With stops it cannot be made; `notes` say which papers are not used."""

    lines: tuple[Line, ...] = ()
    stops: tuple[Refusal, ...] = ()
    kept: Money = Money()
    """What of it the payer leaves on their account."""
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Money:
        """What is to be paid."""
        return Money.total(line.amount for line in self.lines)


def make_plan(session: Session, unit: Unit | None, items: Items, today: date) -> Plan:
    """Everything chosen, priced today; the charges of the unit first, then the other items."""
    found, rest, stops = fee_lines(session, unit, items, today)
    fees = reductions.reduced(session, unit, items, found, today)
    lines = list(fees.lines)
    kept = rest if items.keep else Money()
    if kept:
        lines.append(_kept(session, kept, today))
    stops.extend(_outside(session, lines))
    for extra in items.extras or ():
        more = _extra(session, unit, extra, today)
        if isinstance(more, Line):
            lines.append(more)
        else:
            stops.extend(more)
    stops.extend(_apart(session, lines))
    if not stops:
        stops.extend(rules.amount(Money.total(line.amount for line in lines)))
    return Plan(tuple(lines), tuple(stops), kept, fees.unused)


def _outside(session: Session, lines: Sequence[Line]) -> Iterator[Refusal]:
    """No charged item is one that an outside party tickets (FEE-24)."""
    types = ticket_types(session)
    for item_id, name in dict.fromkeys((line.fee_item_id, line.item_name) for line in lines):
        yield from rules.ticket(name, types[item_id])


def _apart(session: Session, lines: Sequence[Line]) -> Iterator[Refusal]:
    """Water and electricity never share a receipt with anything else (FEE-11)."""
    types, invoiced = ticket_types(session), read_settings(session).invoices_at_counter
    on_meter = [line for line in lines if types[line.fee_item_id] is TicketType.UTILITY_INVOICE]
    for line in on_meter[:1]:
        yield from rules.apart(line.item_name, invoiced=invoiced, alone=len(on_meter) == len(lines))


def fee_lines(
    session: Session, unit: Unit | None, items: Items, today: date
) -> tuple[tuple[Line, ...], Money, list[Refusal]]:
    """What is paid of the unit's charges and months ahead, each late fee after its charge; what is left of an amount;
    and what stands against it."""
    rule = late.rule(session, today)
    if rule and unit and items.amount:
        ahead = () if items.keep else months_ahead(session, unit.id, today)
        owed = [*open_charges(session, unit.id, today), *ahead]
        lines, rest = late.allocate(rule, items.amount, owed, today)
        return lines, rest, [] if items.keep else list(rules.surplus(rest, last_day_ahead(today)))
    fees, stops = fee_shares(session, unit, items, today)
    return tuple(late.lines(rule, fees.shares, today)), fees.rest, stops


def fee_shares(session: Session, unit: Unit | None, items: Items, today: date) -> tuple[Allocation, list[Refusal]]:
    """What is paid of the unit's charges and months ahead, and what stands against it.

    Only what the arrears list has, at the centre's standard: the list is what the invoice is issued on (FEE-10).
    """
    if unit is None:
        asked = items.charges or items.months or items.until or items.amount
        return EMPTY, [Refusal("没有房号，不能收欠费或预交，请返回填写房号", "FEE-09")] if asked else []
    opened = open_charges(session, unit.id, today)
    if items.amount and items.keep:
        return allocate(items.amount, opened), []
    if items.amount:
        put = allocate(items.amount, [*opened, *months_ahead(session, unit.id, today)])
        return put, list(rules.surplus(put.rest, last_day_ahead(today)))
    if items.until:
        return _until(session, unit, opened, items.until, today)
    chosen = [one for one in opened if one.charge_id in (items.charges or ())]
    stops = list(_still_there(items.charges or (), chosen))
    if not items.months:
        return in_full(chosen), stops
    stops += rules.order(left_open=len(opened) - len(chosen))
    candidates = months_ahead(session, unit.id, today)
    ahead = next_months(candidates, items.months)
    return in_full([*chosen, *ahead]), stops + list(_enough(ahead, items.months, today))


def _kept(session: Session, rest: Money, today: date) -> Line:
    """What is left of an amount, on the payer's account: a line of its own on the ticket."""
    item = next(one for one in counter_items(session, today) if one.code == OWNER_BALANCE)
    return Line(item.id, item.name, rest)


def _until(
    session: Session, unit: Unit, opened: Sequence[Owed], day: date, today: date
) -> tuple[Allocation, list[Refusal]]:
    last = last_day_ahead(today)
    if day > last:
        return EMPTY, [Refusal(f"最多交至 {last}，请改小日期", "FEE-27")]
    chosen = until([*opened, *months_ahead(session, unit.id, today)], day)
    return in_full(chosen), [] if chosen else [Refusal(f"到 {day} 为止没有要交的费用", "FEE-27")]


def _still_there(wanted: Sequence[int], found: Sequence[Owed]) -> Iterator[Refusal]:
    if len(set(wanted)) > len(found):
        yield Refusal("所选欠费中有的已缴清或变动，请按现在的欠费重新选择", "FEE-28")


def _enough(ahead: Sequence[Owed], months: int, today: date) -> Iterator[Refusal]:
    position = min((one.position for one in ahead), default=0)
    first = [one for one in ahead if one.position == position]
    if len(first) < months:
        words = (
            f"最多可预交 {len(first)} 个月，到 {last_day_ahead(today)} 为止" if first else "该单元没有可预交的月度费用"
        )
        yield Refusal(words, "FEE-27")


def _extra(session: Session, unit: Unit | None, extra: Extra, today: date) -> Line | list[Refusal]:
    """The line of an item that was not billed, or what stands against it."""
    found = find_items(counter_items(session, today), extra.item)
    if len(found) != 1:
        names = "、".join(item.name for item in found)
        return [Refusal(f"“{extra.item}”不止一项：{names}" if found else f"没有“{extra.item}”这个收费项目", "FEE-25")]
    item = found[0]
    if own := place_of(session, item, extra.numbers or ""):
        return list(rules.elsewhere(item.name, own))
    stops = list(rules.ticket(item.name, item.ticket))
    stops += rules.numbers_shown(item.name, item.must_show, item.piece, extra.quantity, extra.numbers or "")
    if item.code == UTILITIES:
        metered = unit is not None and unit.metered_to_household
        stops += rules.utilities(item.name, metered_to_household=metered)
        invoiced = read_settings(session).invoices_at_counter
        stops += meters.refusals(item.name, extra.numbers or "", extra.quantity, invoiced=invoiced)
    fee = _fee(item, extra, unit)
    if isinstance(fee, Refusal):
        return [*stops, fee]
    return stops or _line(item, extra, fee, today)


def _fee(item: CounterItem, extra: Extra, unit: Unit | None) -> Fee | Refusal:
    """Price times quantity: the centre's price, or the written amount where the item has none (FEE-25)."""
    price = item.price(extra.kind or "")
    unpriced = price is None or not price.rate.parts
    if unpriced and item.kinds:
        return Refusal(f"{item.name}按类型定价，请写明类型：{'、'.join(item.kinds)}", "FEE-25")
    if price is None or unpriced:
        if not extra.price:
            return Refusal(f"{item.name}没有固定标准，请填写单价", "FEE-25")
        piece = _piece(item, extra)
        pieces = f"×{extra.quantity}{piece}" if extra.quantity > 1 or piece else ""
        return Fee(extra.price * extra.quantity, f"{extra.price.figures}{pieces}")
    if extra.price and extra.price != price.rate.times_pieces(1):
        return Refusal(f"{item.name}的标准是 {price}，单价不能另写", "FEE-25")
    return _priced(item, price, extra, unit)


def _piece(item: CounterItem, extra: Extra) -> str:
    """What the quantity counts: tons or kilowatt hours where a meter was read."""
    read = meters.readings(extra.numbers or "") if item.code == UTILITIES else None
    return read.unit if read else item.piece


def _priced(item: CounterItem, price: Price, extra: Extra, unit: Unit | None) -> Fee | Refusal:
    """Price times quantity, rounded as the item is; never a price that was typed (FEE-25, FEE-27)."""
    if not by_the_month(price):
        return price.of_pieces(extra.quantity, _piece(item, extra))
    month = price.of_month(unit.area if unit else None)
    if month is None:
        return Refusal(f"{item.name}按面积计算，但没有单元或缺建筑面积", "FEE-25")
    return Fee(month.amount * extra.quantity, f"{month.basis}×{extra.quantity}月")


def _line(item: CounterItem, extra: Extra, fee: Fee, today: date) -> Line:
    """An item by the month runs from the day of handling to the day before the same day (FEE-17, GEN-05, GEN-06)."""
    period = None
    if by_the_month(item.price(extra.kind or "")):
        period = Period.of_months(extra.starts_on or today, extra.quantity)
    if item.code == UTILITIES and (read := meters.readings(extra.numbers or "")):
        return Line(item.id, item.name, fee.amount, basis=fee.basis, shown=str(read))
    shown = "、".join(rules.listed(extra.numbers or ""))
    return Line(item.id, item.name, fee.amount, period, fee.basis, shown)
