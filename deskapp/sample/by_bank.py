"""Bank collection in the sample: some owners sign for it, a list goes out every month, and the bank answers it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from random import Random

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole, UnitUse
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.kernel.days import Month
from deskapp.ledger.bank import agreements, booking, listing
from deskapp.ledger.bank.agreements import Terms
from deskapp.ledger.bank.answers import read_answer
from deskapp.ledger.bank.booking import AnswerFile
from deskapp.ledger.bank.records import BankList
from deskapp.sample.habits import open_day
from deskapp.store.numbering import within_day

BANK = "建设银行"
ONE_IN = 20
LISTED_ON, COLLECTED_ON, ANSWERED_ON = 12, 15, 18
SERVICE_FEE = ("property_service_fee",)


@dataclass
class ByBank:
    """`months` are those whose list is answered; that of the month after them is not."""

    dice: Random
    finance: Desk
    months: Collection[Month]

    def live(self, day: date) -> None:
        """On its days: a list, and the bank's answer to it."""
        month = Month.of(day)
        if day == open_day(month.first.replace(day=LISTED_ON)):
            self._list(month)
        elif day == open_day(month.first.replace(day=ANSWERED_ON)) and month in self.months:
            self._answer(month)

    def _list(self, month: Month) -> None:
        collect_on = month.first.replace(day=COLLECTED_ON)
        with self.finance.work("list_bank") as session:
            found = listing.plan(session, collect_on, self.finance.today)
            number = within_day(session, BankList.number, "TS", collect_on)
            listing.keep(session, listing.draft(found, number, f"sample-bank-{month}"), [])

    def _answer(self, month: Month) -> None:
        """Nine of ten have the money."""
        with self.finance.work("take_bank_result") as session:
            listed = listing.done_before(session, f"sample-bank-{month}")
            assert listed is not None, "listed some days ago"
            rows = answer_rows(listed, [self.dice.randrange(10) == 0 for _ in listed.lines])
            name, digest = f"托收结果_{listed.number}.xlsx", sha256(str(rows).encode()).hexdigest()
            file = AnswerFile(name, digest, listed.collect_on)
            booking.take(session, f"sample-answer-{month}", file, read_answer(rows))


def answer_rows(listed: BankList, failed: Sequence[bool]) -> list[list[str]]:
    """What the bank writes into its file: a line a reference, the money or why there was none."""
    rows = [["参考号", "结果", "实扣金额", "失败原因"]]
    for one, poor in zip(listed.lines, failed, strict=True):
        rows.append([one.reference, "失败", "0.00", "余额不足"] if poor else
                    [one.reference, "成功", one.amount.figures.replace(",", ""), ""])  # fmt: skip
    return rows


def sign(clerk: Desk, since: date) -> set[int]:
    """Before the first day: the owner of every so many-th home has signed; their units."""
    asked = (
        select(Unit.id, Customer.id, Customer.name)
        .join(Occupancy, Occupancy.unit_id == Unit.id)
        .join(Customer, Occupancy.customer_id == Customer.id)
        .where(Unit.use != UnitUse.SHOP, Occupancy.role == OccupancyRole.OWNER, Occupancy.to_date.is_(None))
        .order_by(Unit.id)
    )
    with clerk.work("authorise_bank") as session:
        payers = session.execute(asked).all()[::ONE_IN]
        for unit_id, customer_id, name in payers:
            terms = Terms(unit_id, customer_id, BANK, name, f"6227{unit_id:015d}", SERVICE_FEE, since)
            agreements.sign(session, f"sample-agreement-{unit_id}", terms)
    return {unit_id for unit_id, *_ in payers}
