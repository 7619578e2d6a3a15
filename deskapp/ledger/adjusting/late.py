"""The late fee that the centre asks for today on what is past due (ARREARS-13): a proposal until it is collected.

It is reckoned on what is open, from the day after the days of grace, and goes with the money it is for: whoever pays a
part of a charge pays the late fee of that part, and what stays open goes on growing its own. So nothing has to be
remembered between two payments, and all parts together come to what one payment would have come to that day.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import Month, Period
from deskapp.kernel.money import Money
from deskapp.kernel.rounding import Rounding
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.fee_items import LATE_FEE
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.paying import Line
from deskapp.ledger.tariffs import price_list
from deskapp.staff.choices import LatePer
from deskapp.staff.settings import read_settings

NOTHING = Money()
WHOLE = 100
"""Percent."""


@dataclass(frozen=True)
class LateRule:
    """`rate` in ten-thousandths of what is open, each day or whole month after the days of grace; at most `cap`
    percent of it. `items` are the names of the fee items that it is for."""

    item_id: int
    item_name: str
    items: frozenset[str]
    rate: int
    per: LatePer
    grace: int
    cap: int
    rounding: Rounding = Rounding()

    def starts(self, owed: Owed) -> date:
        """The first day that counts."""
        return owed.due_on + timedelta(days=self.grace + 1)

    def times(self, owed: Owed, today: date) -> int:
        """How many days, or whole months, a charge is late; none within grace, for a month ahead or another item."""
        first = self.starts(owed)
        if owed.ahead or owed.item_name not in self.items or today < first:
            return 0
        if self.per is LatePer.DAY:
            return (today - first).days + 1
        months = Month.of(today) - Month.of(first) + 1
        return months if Period.of_months(first, months).end <= today else months - 1

    def on(self, principal: Money, times: int) -> Money:
        """The late fee of so much, that late; never more than its share of the principal."""
        most = Money(principal.fen * self.cap // WHOLE)
        return min(self.rounding.of(principal.fen * self.rate * times, 10_000), most)


def rule(session: Session, day: date) -> LateRule | None:
    """The rule in force; None where the centre asks for no late fee, as by default (ARREARS-13)."""
    said = read_settings(session)
    if not said.late_fee_rate:
        return None
    item = session.scalars(select(FeeItem).where(FeeItem.code == LATE_FEE)).one()
    names = frozenset(said.late_fee_items.split("、"))
    rounding = price_list(session).rounding(item.id, day)
    how = (said.late_fee_rate, said.late_fee_per, said.late_fee_grace_days, said.late_fee_cap)
    return LateRule(item.id, item.name, names, *how, rounding)


def line(rule: LateRule | None, share: Share, today: date) -> Line | None:
    """The late fee that goes with the payment of a share; None where there is none."""
    times = rule.times(share.owed, today) if rule else 0
    amount = rule.on(share.amount, times) if rule else NOTHING
    return _line(rule, share, amount, times, today) if rule and amount else None


def lines(rule: LateRule | None, shares: Iterable[Share], today: date) -> Iterator[Line]:
    """The lines that pay these shares, each late fee right after what it is for."""
    for share in shares:
        yield Line.of_share(share)
        if late := line(rule, share, today):
            yield late


def allocate(rule: LateRule, amount: Money, owed: Sequence[Owed], today: date) -> tuple[tuple[Line, ...], Money]:
    """Put a sum to what is owed, in the order given, every part with its late fee; and what is left in the end.

    The last one may be paid in part. An odd fen that no part and its late fee come to exactly is put to the part.
    """
    found: list[Line] = []
    rest = amount
    for one in owed:
        times = rule.times(one, today)
        part, late = split(rest, one.open, partial(rule.on, times=times))
        if part:
            share = Share(one, part)
            found.append(Line.of_share(share))
        if late:
            found.append(_line(rule, Share(one, part), late, times, today))
        rest -= part + late
    return tuple(found), rest


def split(rest: Money, open: Money, late: Callable[[Money], Money]) -> tuple[Money, Money]:
    """So much of `rest` for what is open and for its late fee, which never falls as the part grows.

    A charge is settled only together with all of its late fee.
    """
    if rest >= open + late(open):
        return open, late(open)
    low, high = 0, min(open.fen, rest.fen)
    while low < high:
        middle = (low + high + 1) // 2
        fits = Money(middle) + late(Money(middle)) <= rest
        low, high = (middle, high) if fits else (low, middle - 1)
    part = min(rest - late(Money(low)), Money(open.fen - 1))
    return part, min(rest - part, late(open))


def percent(rate: int) -> str:
    """0.05% for five ten-thousandths."""
    whole, rest = divmod(rate, WHOLE)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%"


def _line(rule: LateRule, share: Share, amount: Money, times: int, today: date) -> Line:
    basis = f"{share.amount.figures}×{percent(rule.rate)}×{times}{rule.per.unit}{rule.rounding.words}"
    capped = "" if amount < Money(share.amount.fen * rule.cap // WHOLE) else "，封顶"
    return Line(
        rule.item_id,
        rule.item_name,
        amount,
        Period(rule.starts(share.owed), today),
        basis + capped,
        late_of=share.owed,
    )
