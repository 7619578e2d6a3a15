"""A receipt, and the billing run over all units, against a bare transaction that writes the very same rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.flow.session import Session as Walk
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.ledger.billing import charge_month
from deskapp.ledger.collecting import collect
from deskapp.ledger.fee_items import counter_items
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.till.papers import papers
from tests.bench.counter import Counter
from tests.bench.ratio import Race
from tests.bench.twin import twin
from tests.ledger.till import a_range, draw

ROUNDS = 15
REPAIR = {"item": "维修服务费", "quantity": 1, "price": "20", "numbers": "WX0718"}
PIECES = 500
FLOOR = "sqlcipher3, one durable transaction of the same rows"


@contextmanager
def receipt(counter: Counter, rounds: int = ROUNDS) -> Iterator[Race]:
    """One fee collected at the counter: checked again, written, chained, flushed to the disk."""
    desk = counter.of("林晓")
    draw(counter.of("孙敏"), desk, a_range("0000001", PIECES))
    walks = [_walk(counter) for _ in range(rounds + 1)]
    with twin(counter) as same:
        name, walks_on = "receipt: collect_fees finish, every rule asked again", iter(walks)
        yield Race(
            name, FLOOR, 0, lambda: COLLECT_FEES.finish(desk, next(walks_on)), same.write, rounds, same.read, limit=80
        )


@contextmanager
def payment(counter: Counter, rounds: int = ROUNDS) -> Iterator[Race]:
    """The ledger alone: one payment kept, its receipt issued, sealed and flushed to the disk."""
    desk = counter.of("陈佳")
    draw(counter.of("孙敏"), desk, a_range("0005001", PIECES))
    asked = iter(_asked(desk, rounds + 1))
    with twin(counter) as same:
        name = "collect(): one receipt"
        yield Race(name, FLOOR, 3, lambda: _take(desk, next(asked)), same.write, rounds, same.read, limit=50)


@contextmanager
def billing(counter: Counter, rounds: int = 3) -> Iterator[Race]:
    """A month charged to every unit."""
    desk = counter.of("吴桐")
    months = (Month(2025, 1) + after for after in count())

    def bill() -> None:
        month = next(months)
        with desk.work("run_billing") as session:
            charge_month(session, month, f"bill {month}")

    with twin(counter) as same:
        bill()
        same.read()
        same.write()
        name = f"monthly billing: {same.rows} rows"
        yield Race(name, "sqlcipher3, executemany of them", 3, bill, same.write, rounds, same.read, limit=40)


def _asked(desk: Desk, pieces: int) -> list[Collection]:
    """What is asked of `collect()`: a card, in cash, each time by a request of its own."""
    with desk.reading() as session:
        cash = next(one for one in ways(session) if one.cash)
        card = next(one for one in counter_items(session, desk.today) if one.code == "access_card_cost")
    price = Money.parse("20.00")
    line, paid = Line(card.id, card.name, price, basis="20.00×1张", shown="卡号 00718"), Paid(cash, price, price)
    customer = Handover.CUSTOMER
    return [Collection(f"bench-{n}", "刘一", (line,), (paid,), customer, room_no="3-2-501") for n in range(pieces)]


def _take(desk: Desk, asked: Collection) -> None:
    with desk.work("collect_fees") as session:
        collect(session, asked, papers(session, asked, "和风里物业服务有限公司", desk.clerk.name))


def _walk(counter: Counter) -> Answers:
    """All questions answered, ready to be finished."""
    walk = Walk(COLLECT_FEES, counter.of("林晓"))
    for step, said in (
        (Payer, {"room": "1-1-501", "payer": "张素芬"}),
        (Items, {"extras": [REPAIR]}),
        (Confirm, {"total": "20.00", "confirmed": True}),
        (Collect, {"ways": [{"method": "现金", "amount": "20.00"}], "tendered": "20.00"}),
    ):
        assert walk.submit(step, said) == ()
    return walk.answers
