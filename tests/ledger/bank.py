"""The bank of the tests: homes that have signed, a list that went out, an answer that came back."""

from datetime import date
from itertools import count

from deskapp.desk import Desk
from deskapp.estate.units import payer, ties, unit_by_number
from deskapp.kernel.days import Month
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.bank import agreements, booking, listing, returning
from deskapp.ledger.bank.agreements import COLLECTED, Terms
from deskapp.ledger.bank.answers import read_answer
from deskapp.ledger.bank.booking import AnswerFile
from deskapp.ledger.bank.records import BankAgreement, BankList, BankResult
from deskapp.ledger.bank.returning import Notice
from deskapp.ledger.billing import charge_month
from deskapp.store.numbering import within_day

COLLECT_ON = date(2026, 11, 15)
_numbers = count(1)


def sign(desk: Desk, room: str = "3-2-501", *, since: date = date(2026, 1, 1), account: str = "") -> BankAgreement:
    """The owner of a home signs for all that the bank collects."""
    with desk.work("authorise_bank") as session:
        unit = unit_by_number(session, RoomNo.parse(room))
        assert unit is not None
        owner = payer(ties(session, unit.id), desk.today)
        assert owner is not None
        number = account or f"62000000{next(_numbers):08d}"
        terms = Terms(unit.id, owner.customer_id, "建设银行", owner.name, number, COLLECTED, since)
        return agreements.sign(session, f"sign-{room}-{since}", terms)


def bill(desk: Desk, *months: str) -> None:
    """These months billed over all units."""
    with desk.work("run_billing") as session:
        for month in months:
            charge_month(session, Month.parse(month), f"bill-{month}")


def list_out(desk: Desk, request_id: str = "list", day: date = COLLECT_ON) -> BankList:
    """The list of a day, kept."""
    with desk.work("list_bank") as session:
        found = listing.plan(session, day, desk.today)
        made = listing.keep(
            session, listing.draft(found, within_day(session, BankList.number, "TS", day), request_id), ()
        )
        assert [line.parts for line in made.lines]
        return made


def answer(desk: Desk, *rows: tuple[str, ...], request_id: str = "answer", digest: str = "") -> BankResult:
    """The bank's answer: reference, result, amount, reason."""
    table = [("参考号", "结果", "实扣金额", "失败原因"), *rows]
    with desk.work("take_bank_result") as session:
        file = AnswerFile("答复.xlsx", digest or request_id, COLLECT_ON)
        made = booking.take(session, request_id, file, read_answer(table))
        assert made.lines is not None
        return made


def take_back(desk: Desk, by: Desk, reference: str, request_id: str = "return", *, copies_back: bool = False) -> None:
    """The bank takes a collection back, confirmed by somebody else."""
    with desk.work("return_bank") as session:
        notice = Notice(f"YH-{request_id}", desk.today, "账户冻结")
        second = by.clerk.id
        returning.take_back(session, request_id, reference, notice, approved_by_id=second, copies_back=copies_back)
