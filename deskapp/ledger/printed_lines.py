"""How lines of fees stand on paper and page: following months of one item at one price together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deskapp.kernel.days import ONE_DAY, Month, Period
from deskapp.kernel.money import Area, Money, Rate
from deskapp.ledger.paying import Line

PART = "部分"
PRICE_AND_AREA = re.compile(r"([0-9.]+)×([0-9.]+)㎡")
ROUNDED = re.compile(r"到[元角分]）")


@dataclass(frozen=True)
class PrintedLine:
    """One line as it is printed; `shown` is what must be listed, such as card numbers. Empty where there is none."""

    item: str
    period: str
    basis: str
    amount: Money
    shown: str = ""


def printed_lines(lines: Sequence[Line]) -> Iterator[PrintedLine]:
    """The lines in the order of their items, whole months that follow each other as one."""
    for group in _groups(lines):
        first, last = group[0], group[-1]
        period = Period(first.period.start, last.period.end) if first.period and last.period else None
        total = Money.total(line.gross for line in group)
        yield PrintedLine(first.item_name, str(period or ""), _basis(group, total), total, first.shown)
        yield from _taken_off(group)


def _taken_off(group: Sequence[Line]) -> Iterator[PrintedLine]:
    """Below its item what each paper takes off it, by the number of the paper (FEE-25)."""
    taken = [one for line in group for one in line.reduced]
    for number in dict.fromkeys(one.number for one in taken):
        own = [one for one in taken if one.number == number]
        yield PrintedLine(own[0].kind, "", number, -Money.total(one.amount for one in own))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    order = {line.fee_item_id: place for place, line in reversed(list(enumerate(lines)))}
    by_item = sorted(lines, key=lambda line: order[line.fee_item_id])
    group = by_item[:1]
    for before, line in pairwise(by_item):
        if _goes_on(before, line):
            group.append(line)
        else:
            yield group
            group = [line]
    if group:
        yield group


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is the next whole month of the one before, at the same price and wholly paid."""
    if not (before.period and line.period and _whole_month(before) and _whole_month(line)):
        return False
    same = (before.fee_item_id, before.basis, before.gross) == (line.fee_item_id, line.basis, line.gross)
    return same and line.period.start == before.period.end + ONE_DAY


def _whole_month(line: Line) -> bool:
    if line.owed is None or line.period is None or line.gross != line.owed.amount:
        return False
    month = Month.of(line.period.start)
    return (month.first, month.last) == (line.period.start, line.period.end)


def _basis(group: Sequence[Line], total: Money) -> str:
    """Price times months; the amount of the month instead where rounding each would make the product wrong."""
    first = group[0]
    if first.owed is None:
        return first.basis
    if first.gross != first.owed.amount:
        return f"{PART}，应收 {first.owed.amount.figures}"
    if not first.basis or not _whole_month(first):
        return first.basis
    month = first.basis if len(group) == 1 or _exact(first.basis, len(group), total) else first.gross.figures
    return f"{month}×{len(group)}月"


def _exact(basis: str, months: int, total: Money) -> bool:
    """Whether price x area x months is the total without any rounding."""
    if ROUNDED.search(basis):
        return False
    found = PRICE_AND_AREA.fullmatch(basis)
    if found is None:
        return True
    product = Rate.parse(found[1]).parts * Area.parse(found[2]).hundredths * months
    return product == total.fen * 10_000
