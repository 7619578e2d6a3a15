"""The sample knows all the money of the counter: deposits, registers, the bank's collection, drawers and banking."""

from sqlalchemy import func, select

from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.records import BankAgreement, BankList, BankResult, BankResultLine
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.copies.records import CopyDay, CopySale
from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.drawer.banking import open_days
from deskapp.ledger.drawer.records import CashBanking, TillOpening
from deskapp.ledger.housekeeping.records import HousekeepingSlip
from deskapp.store.work import Store
from tests.sample.conftest import MADE

TODAY = MADE.date()


def test_deposits_are_held_due_and_paid_back(sample: Store):
    """RENO-50, RENO-57."""
    with sample.reading() as session:
        states = {one.state(TODAY) for one in held.deposits(session)}
    assert {DepositState.HELD, DepositState.REFUNDED} <= states


def test_copies_stand_on_the_receipt_of_their_day_and_slips_are_paid_once(sample: Store):
    """FEE-20, FEE-22."""
    with sample.reading() as session:
        sold = set(session.scalars(select(CopySale.business_day)))
        assert sold == set(session.scalars(select(CopyDay.business_day)))
        slips = session.execute(select(HousekeepingSlip.book_no, HousekeepingSlip.slip_no)).all()
    assert sold
    assert len(slips) == len(set(slips)) > 0


def test_the_bank_has_answered_every_list_but_the_last(sample: Store):
    """FEE-13."""
    with sample.reading() as session:
        assert session.scalar(select(func.count(BankAgreement.id)))
        lists, answers = (session.scalar(select(func.count(kind.id))) for kind in (BankList, BankResult))
        outcomes = set(session.scalars(select(BankResultLine.outcome)))
    assert lists == (answers or 0) + 1
    assert BankOutcome.PAID in outcomes


def test_every_drawer_was_opened_and_its_cash_banked_but_for_the_last_days(sample: Store):
    """FEE-26."""
    with sample.reading() as session:
        closed = set(session.scalars(select(Closing.business_day)))
        assert closed <= set(session.scalars(select(TillOpening.business_day)))
        slips = session.scalars(select(CashBanking.bank_slip)).all()
        waiting = [one.day for one in open_days(session)]
    assert len(set(slips)) == len(slips) > 0
    assert set(waiting) <= set(sorted(closed)[-3:])
