"""Hands a list out to the bank, after somebody has seen what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deskapp.deed import insist, keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handout.bank_list import write_bank_list
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import open_matters
from deskapp.ledger.bank import listing
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.records import BankList
from deskapp.papers.bank import list_due
from deskapp.procedures.bank_collection.list_out.steps import STEPS, LookedAt, WhichDay

ACT = "list_bank"
MOST_AHEAD = 31


@dataclass(frozen=True)
class Preview:
    """What a list would ask for: rooms with payer, bank, account (masked) and amount; whom it passes over and why."""

    total: Money
    lines: tuple[tuple[str, str, str, str, Money], ...]
    passed: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HandedOut:
    """Where the files of a list lie."""

    number: str
    paths: tuple[Path, ...]


def next_day(desk: Desk) -> date:
    """The next day of collection: that of this month, or of the next where it is over (FEE-13)."""
    for month in (Month.of(desk.today), Month.of(desk.today) + 1):
        day = min(desk.settings().bank_collection_day, month.last.day)
        if (found := month.first.replace(day=day)) >= desk.today:
            return found
    raise AssertionError("the day of the next month is to come")


def preview(desk: Desk, collect_on: date) -> Preview:
    """What would be listed now; nothing is written."""
    with desk.reading() as session:
        found = listing.plan(session, collect_on, desk.today)
        lines = [
            (one.agreement.unit.room_no, one.payer, one.agreement.account.bank, one.agreement.account.account_no[-4:],
             one.amount)
            for one in found.wanted
        ]  # fmt: skip
        passed = tuple((one.agreement.unit.room_no, one.why) for one in found.passed)
        return Preview(found.total, tuple(lines), passed)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The day is near, there is something to list, and what was seen still holds."""
    if WhichDay not in answers:
        return
    day = answers[WhichDay].collect_on
    with desk.reading() as session:
        if listing.done_before(session, answers.request_id):
            return
        if not 0 <= (day - desk.today).days <= MOST_AHEAD:
            yield Refusal(f"扣款日应在今天起 {MOST_AHEAD} 天之内，请核对", "FEE-13")
            return
        yield from open_matters.refusals(session, ACT, desk.clerk.id, desk.today)
        found = listing.plan(session, day, desk.today)
        yield from listing.refusals(found)
        if LookedAt in answers and answers[LookedAt].total != found.total:
            yield Refusal(f"核对之后有变动，现在合计 {found.total}，请返回重新核对", "FEE-13")


def finish(desk: Desk, answers: Answers) -> Done:
    """Write the files, keep the list, print it (RPT-22); asked again, it gives the same."""
    _keep_allowed(desk, answers)
    list_id = write_bank_list(desk, answers[WhichDay].collect_on, answers.request_id)
    with desk.reading() as session:
        made = session.get_one(BankList, list_id)
        words = f"托收清单 {made.number} 已导出：{len(made.lines)} 笔，合计 {made.total}。请交银行"
        made_of = HandedOut(made.number, tuple(map(Path, made.files)))
        return Done(made.number, words, (list_due(session, made),), made_of)


def _keep_allowed(desk: Desk, answers: Answers) -> None:
    """What was let pass is kept before anything is handed out."""
    if not answers.allowed:
        return
    with desk.work(ACT) as session:
        if not listing.done_before(session, answers.request_id):
            gates = open_matters.refusals(session, ACT, desk.clerk.id, desk.today)
            insist(desk, answers, gates, "没有导出清单", BankError.code)
            keep_overrides(session, answers, ACT)


LIST_BANK = Procedure(name="list_bank", title="银行托收清单", act=ACT, steps=STEPS, check=check, finish=finish)
