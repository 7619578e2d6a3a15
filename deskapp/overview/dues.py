"""What a unit owes, as people speak of it: one line for the months of an item that follow each other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from deskapp.kernel.days import ONE_DAY, Period
from deskapp.kernel.money import Money
from deskapp.ledger.allocation import Owed
from deskapp.overview.shown import Mark, State
from deskapp.overview.unit_view import Due


def dues(owed: Iterable[Owed], today: date) -> tuple[Due, ...]:
    """The open charges, months without a gap of one item and debtor together, the longest owed first."""
    by_item: dict[tuple[str, str, bool], list[Owed]] = {}
    for one in owed:
        if not one.ahead:
            by_item.setdefault((one.item_name, one.debtor if one.past_owner else "", one.due_on < today), []).append(
                one
            )
    runs = [run for charges in by_item.values() for run in _runs(charges)]
    return tuple(_due(run, today) for run in sorted(runs, key=lambda run: run[0].period.start))


def _runs(charges: Sequence[Owed]) -> Iterator[list[Owed]]:
    """Charges whose periods follow each other day on day."""
    run: list[Owed] = []
    for one in sorted(charges, key=lambda charge: charge.period.start):
        if run and run[-1].period.end + ONE_DAY != one.period.start:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _due(run: Sequence[Owed], today: date) -> Due:
    first, last = run[0], run[-1]
    late = first.due_on < today
    count = f"{len(run)} 个月" if len(run) > 1 else "1 笔"
    state = State(f"欠 {count}", Mark.WARN) if late else State(f"{first.due_on:%m-%d} 前付", Mark.PLAIN)
    if late and first.partly_paid:
        state = State("已付部分", Mark.WARN)
    period = str(Period(first.period.start, last.period.end))
    return Due(
        first.item_name, period, state, Money.total(one.open for one in run), first.debtor if first.past_owner else ""
    )
