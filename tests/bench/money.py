"""A receipt, and the billing run over all units, against a bare transaction that writes the same rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from deskapp.flow.procedure import Answers
from deskapp.flow.session import Session as Walk
from deskapp.kernel.days import Month
from deskapp.ledger.billing import charge_month
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from tests.bench.bare import bare_file, keep, level, watching
from tests.bench.counter import Counter
from tests.bench.ratio import Race
from tests.ledger.till import a_range, draw, take

ROUNDS = 15
CARD = {"item": "门禁卡工本费", "quantity": 1, "numbers": "00718"}


@contextmanager
def receipt(counter: Counter) -> Iterator[Race]:
    """One fee collected at the counter: checked again, written, chained, flushed to the disk."""
    desk = counter.of("林晓")
    draw(counter.of("孙敏"), desk, a_range("0000001"))
    walks = iter([_walk(counter) for _ in range(ROUNDS + 2)])
    with watching(desk) as rows:
        COLLECT_FEES.finish(desk, next(walks))
    with bare_file(counter.folder, max(map(len, rows))) as file:
        same = level(rows)
        yield Race(
            "receipt: collect_fees finish",
            f"sqlcipher3, one transaction of {len(same)} rows",
            80,
            lambda: COLLECT_FEES.finish(desk, next(walks)),
            lambda: keep(file, same),
            ROUNDS,
        )


@contextmanager
def payment(counter: Counter) -> Iterator[Race]:
    """The ledger alone: one payment kept, its receipt issued, sealed and flushed to the disk."""
    desk = counter.of("陈佳")
    draw(counter.of("孙敏"), desk, a_range("0005001"))
    with watching(desk) as rows:
        take(desk)
    with bare_file(counter.folder, max(map(len, rows))) as file:
        same = level(rows)
        name = f"sqlcipher3, one transaction of {len(same)} rows"
        yield Race("payment: collect() in the ledger", name, 50, lambda: take(desk), lambda: keep(file, same), ROUNDS)


@contextmanager
def billing(counter: Counter) -> Iterator[Race]:
    """A month charged to every unit."""
    desk = counter.of("吴桐")
    months = (Month(2025, 1) + after for after in count())

    def bill() -> None:
        month = next(months)
        with desk.work("run_billing") as session:
            charge_month(session, month, f"bill {month}")

    with watching(desk) as rows:
        bill()
    with bare_file(counter.folder, max(map(len, rows))) as file:
        same = level(rows)
        name = f"sqlcipher3, executemany of {len(same)} rows"
        yield Race("billing run over all units", name, 40, bill, lambda: keep(file, same), 3)


def _walk(counter: Counter) -> Answers:
    """All questions answered, ready to be finished."""
    walk = Walk(COLLECT_FEES, counter.of("林晓"))
    for step, said in (
        (Payer, {"room": "1-1-501", "payer": "张素芬"}),
        (Items, {"extras": [CARD]}),
        (Confirm, {"total": "20.00", "confirmed": True}),
        (Collect, {"ways": [{"method": "现金", "amount": "20.00"}], "tendered": "20.00"}),
    ):
        assert walk.submit(step, said) == ()
    return walk.answers
