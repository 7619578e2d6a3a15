"""What the receipt prints of a payment: months of one price as one line, and the numbers it must show."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from deskapp.kernel.days import ONE_DAY, Month, Period
from deskapp.kernel.money import Area, Money, Rate
from deskapp.ledger.paying import Collection, Line
from deskapp.printing.heading import Imprint
from forms import receipt

PART = "部分"
PRICE_AND_AREA = re.compile(r"([0-9.]+)×([0-9.]+)㎡")


def receipt_slip(asked: Collection, imprint: Imprint, paid_on: date) -> receipt.Receipt:
    """The official receipt (FORM-10, TICKET-03): each way with its amount, card and slip numbers as the remark."""
    return receipt.Receipt(
        imprint,
        paid_on,
        asked.payer,
        asked.room_no,
        tuple(printed_lines(asked.lines)),
        tuple((paid.way.name, paid.amount) for paid in asked.paid),
        asked.remark,
        imprint.clerk,
    )


def remark_of(lines: Sequence[Line], references: Sequence[str]) -> str:
    """What must appear on the ticket: card and slip numbers (FEE-16, FEE-20), and those of transfers."""
    shown = [f"{line.item_name} {line.shown}" for line in lines if line.shown]
    return "；".join([*shown, *(f"凭证号 {number}" for number in references if number)])


def printed_lines(lines: Sequence[Line]) -> Iterator[receipt.Line]:
    """The lines of the paper: following months of one item at one price stand together."""
    for group in _groups(lines):
        first, last = group[0], group[-1]
        period = Period(first.period.start, last.period.end) if first.period and last.period else None
        total = Money.total(line.amount for line in group)
        yield receipt.Line(first.item_name, str(period or ""), _basis(group, total), total)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one item side by side, month after month, are one group."""
    order = {line.fee_item_id: place for place, line in reversed(list(enumerate(lines)))}
    by_item = sorted(lines, key=lambda line: order[line.fee_item_id])
    group = by_item[:1]
    for before, line in pairwise(by_item):
        if _go_on(before, line):
            group.append(line)
        else:
            yield group
            group = [line]
    if group:
        yield group


def _go_on(before: Line, line: Line) -> bool:
    """Whether a line is the next whole month of the one before, at the same price and wholly paid."""
    if not (before.period and line.period and _whole_month(before) and _whole_month(line)):
        return False
    same = (before.fee_item_id, before.basis, before.amount) == (line.fee_item_id, line.basis, line.amount)
    return same and line.period.start == before.period.end + ONE_DAY


def _whole_month(line: Line) -> bool:
    if line.owed is None or line.period is None or line.amount != line.owed.amount:
        return False
    month = Month.of(line.period.start)
    return (month.first, month.last) == (line.period.start, line.period.end)


def _basis(group: Sequence[Line], total: Money) -> str:
    """Price times months; the amount of the month instead where rounding each would make the product wrong."""
    first = group[0]
    if first.owed is None:
        return first.basis
    if first.amount != first.owed.amount:
        return f"{PART}，应收 {first.owed.amount.figures}"
    if not _whole_month(first):
        return first.basis
    month = first.basis if len(group) == 1 or _exact(first.basis, len(group), total) else first.amount.figures
    return f"{month}×{len(group)}月"


def _exact(basis: str, months: int, total: Money) -> bool:
    """Whether price x area x months is the total without any rounding."""
    found = PRICE_AND_AREA.fullmatch(basis)
    if found is None:
        return True
    product = Rate.parse(found[1]).parts * Area.parse(found[2]).hundredths * months
    return product == total.fen * 10_000


def facts(slip: receipt.Receipt) -> dict[str, object]:
    """What the receipt prints beyond the ticket's own row, for the chain."""
    lines = [[line.item, line.period, line.basis, line.amount.figures] for line in slip.lines]
    return {"lines": lines, "collector": slip.collector}
