"""Puts on record that a deposit may be paid back, and from which day on."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import refunds
from deskapp.ledger.deposits.records import DepositRelease
from deskapp.ledger.deposits.refunds import DepositError
from deskapp.procedures.deposits import shown
from deskapp.procedures.deposits.release.steps import Released

ACT = "release_deposit"


def _release(session: Session, desk: Desk, answers: Answers) -> DepositRelease:
    asked = answers[Released]
    deposit = shown.meant(session, asked.deposit)
    return refunds.release(
        session, deposit, request_id=answers.request_id, passed_on=asked.passed_on, checked_by=asked.checked_by
    )


def _told(session: Session, desk: Desk, answers: Answers, made: DepositRelease) -> Done:
    deposit = shown.meant(session, answers[Released].deposit)
    words = f"收据 {deposit.receipt_no} 的押金 {deposit.amount}，最早 {made.earliest_on} 可以退"
    return Done(deposit.receipt_no, words)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """One deposit is meant, it is still held, and its day is no later than today (RENO-50, RENO-62)."""
    asked = answers[Released]
    several = list(shown.refusals(session, asked.deposit))
    yield from several
    if not several:
        deposit = shown.meant(session, asked.deposit)
        yield from refunds.release_refusals(session, deposit, asked.passed_on, desk.today)


_DEED = Deed(ACT, refunds.released_before, _refusals, _release, _told, "没有登记可退", DepositError.code)
RELEASE_DEPOSIT = Procedure("release_deposit", "押金可退登记", ACT, (Released,), _DEED.finish, _DEED.check)
