"""Small money of the sample: copies, on one receipt a day, housekeeping, and what becomes of deposits."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done
from deskapp.flow.step import Step
from deskapp.kernel.money import Money
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.procedures.copies.day_receipt import service as day_receipt
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.procedures.copies.sale import service as sale
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.procedures.deposits.order import service as order
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.procedures.deposits.pay import service as paying
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.procedures.deposits.release import service as release
from deskapp.procedures.deposits.release.steps import Released
from deskapp.procedures.housekeeping.regular import service as regular
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.procedures.housekeeping.slips import service as slips
from deskapp.procedures.housekeeping.slips.steps import SlipLine, Slips
from deskapp.sample.card_counter import print_all
from deskapp.sample.filled import fill
from deskapp.sample.habits import open_day
from deskapp.sample.households import Person
from deskapp.till.steps import Pay, Whom

COPIES, SLIPS, REGULAR = 25, 10, 3
"""On so many days in a hundred."""
CLEANERS = ("周兰", "丁秀")
PASSED_AFTER, ORDERED_AFTER = timedelta(days=30), timedelta(days=21)
"""From a deposit to the day on which what was lent is back, and from that to the day it is fetched."""
CHECKER = "周强"
Finish = Callable[[Desk, Answers], Done]


@dataclass
class SideMoney:
    """The registers beside the counter. `due` are deposits by the day on which something happens to them."""

    dice: Random
    cashier: Desk
    people: Sequence[Person]
    slips: int = 0
    sheets: int = 0
    due: dict[date, list[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(list))

    def live(self, desk: Desk) -> bool:
        """What happens today; whether money was taken."""
        acts = [act for act, percent in self._acts() if self.dice.randrange(100) < percent]
        for act in acts:
            act(desk)
        for receipt_no, passed in self.due.pop(desk.today, ()):
            if passed:
                self._refund(desk, receipt_no)
            else:
                self._release(desk, receipt_no)
        return bool(acts)

    def deposit_taken(self, receipt_no: str, on: date) -> None:
        """A deposit that was taken: what will become of it."""
        self.due[open_day(on + PASSED_AFTER)].append((receipt_no, False))
        self.due[open_day(on + PASSED_AFTER + ORDERED_AFTER)].append((receipt_no, True))

    def _acts(self) -> tuple[tuple[Callable[[Desk], None], int], ...]:
        return (self._copies, COPIES), (self._slips, SLIPS), (self._regular, REGULAR)

    def _copies(self, desk: Desk) -> None:
        """A sale or two, and the receipt of the day."""
        for place in range(self.dice.randrange(1, 3)):
            answers = Answers(f"sample-copies-{desk.today}-{place}")
            answers.put(fill(Copied, a4=2 * self.dice.randrange(1, 9), fax=self.dice.randrange(2) or None, paid=True))
            sale.SELL_COPIES.finish(desk, answers)
        ((day, total),) = day_receipt.waiting(desk)
        answers = Answers(f"sample-copy-day-{day}")
        answers.put(fill(WhichDay, day=day))
        answers.put(_cash(DayPay, total))
        print_all(desk, day_receipt.COPY_DAY_RECEIPT.finish(desk, answers))

    def _slips(self, desk: Desk) -> None:
        """A slip of the cleaner's book."""
        self.slips += 1
        amount = Money(30_00) * self.dice.randrange(1, 4)
        line = fill(SlipLine, book_no=f"JZ{self.slips // 50 + 1:02d}", slip_no=f"{self.slips:04d}", amount=amount,
                    done_on=desk.today, cleaner=self.dice.choice(CLEANERS), hours="2.5")  # fmt: skip
        self._take(
            desk,
            slips.HOUSEKEEPING_SLIPS.finish,
            f"slip-{self.slips}",
            fill(Slips, slips=(line,), stapled=True),
            amount,
        )

    def _regular(self, desk: Desk) -> None:
        """A month of cleaning, from the sheet."""
        self.sheets += 1
        fee = Money(50_00) * self.dice.randrange(5, 9)
        sheet = fill(Sheet, sheet_no=f"GD-{self.sheets:03d}", service="保洁", frequency="每周两次", fee=fee,
                     starts_on=desk.today, months=1, from_sheet=True)  # fmt: skip
        self._take(desk, regular.REGULAR_HOUSEKEEPING.finish, f"regular-{self.sheets}", sheet, fee)

    def _take(self, desk: Desk, finish: Finish, name: str, asked: Step, amount: Money) -> None:
        who = self.dice.choice([one for one in self.people if one.here(desk.today)])
        answers = Answers(f"sample-{name}")
        for step in (fill(Whom, room=who.room, payer=who.name), asked, _cash(Pay, amount)):
            answers.put(step)
        print_all(desk, finish(desk, answers))

    def _release(self, desk: Desk, receipt_no: str) -> None:
        answers = Answers(f"sample-passed-{receipt_no}")
        answers.put(fill(Released, deposit=receipt_no, passed_on=desk.today, checked_by=CHECKER))
        release.RELEASE_DEPOSIT.finish(desk, answers)

    def _refund(self, desk: Desk, receipt_no: str) -> None:
        """Ordered at the counter, paid by the cashier."""
        answers = Answers(f"sample-refund-{receipt_no}")
        answers.put(fill(WhichDeposit, deposit=receipt_no))
        answers.put(fill(Against, receipt=True, passes=True, identity=True))
        done = order.ORDER_REFUND.finish(desk, answers)
        print_all(desk, done)
        paid = Answers(f"sample-refunded-{receipt_no}")
        paid.put(fill(Paying, order=done.number, outcome=RefundEnd.PAID, way=RefundWay.TRANSFER, signed=True,
                      reference=f"{desk.today:%Y%m%d}{receipt_no[-4:]}"))  # fmt: skip
        print_all(self.cashier, paying.PAY_REFUND.finish(self.cashier, paid))


def _cash(step: type[Step], total: Money) -> Step:
    """Handed over to the fen."""
    ways = [{"method": "现金", "amount": total}]
    return fill(step, total=total, ways=ways, tendered=total, confirmed=True, detector=True)
