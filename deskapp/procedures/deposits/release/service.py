"""Puts on record that a deposit may be paid back, and from which day on."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import refunds
from deskapp.procedures.deposits import shown
from deskapp.procedures.deposits.release.steps import Released

ACT = "release_deposit"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """One deposit is meant, it is still held, and its day is no later than today (RENO-50, RENO-62)."""
    if Released in answers:
        with desk.reading() as session:
            if not refunds.released_before(session, answers.request_id):
                yield from _refusals(desk, session, answers[Released])


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep it, once. Raises DepositError where a rule refuses meanwhile."""
    asked = answers[Released]
    with desk.work(ACT) as session:
        made = refunds.released_before(session, answers.request_id)
        deposit = shown.meant(session, asked.deposit)
        if made is None:
            made = refunds.release(
                session,
                deposit,
                request_id=answers.request_id,
                passed_on=asked.passed_on,
                checked_by=asked.checked_by,
            )
        words = f"收据 {deposit.receipt_no} 的押金 {deposit.amount}，最早 {made.earliest_on} 可以退"
        return Done(deposit.receipt_no, words)


def _refusals(desk: Desk, session: Session, asked: Released) -> Iterator[Refusal]:
    several = list(shown.refusals(session, asked.deposit))
    yield from several
    if not several:
        deposit = shown.meant(session, asked.deposit)
        yield from refunds.release_refusals(deposit, asked.passed_on, desk.today)


RELEASE_DEPOSIT = Procedure("release_deposit", "押金可退登记", ACT, (Released,), finish, check)
