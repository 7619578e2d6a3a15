"""What a void does to the charges that were paid: billed ones are owed again, months charged ahead are taken back."""

import pytest
from sqlalchemy import select

from deskapp.ledger.ahead import months_ahead
from deskapp.ledger.allocation import Share
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.collecting import collect
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import ChargeSource, Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.till.papers import papers
from tests.fees import bill, open_counter
from tests.ledger.till import void


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


def pay(desk, unit, of, request_id):
    """The first charge that `of` offers, paid in cash."""
    with desk.work("collect_fees") as session:
        owed = of(session, unit.id, desk.today)[0]
        cash = next(way for way in ways(session) if way.cash)
        paid = (Paid(cash, owed.open, owed.open),)
        lines = (Line.of_share(Share(owed, owed.open)),)
        asked = Collection(request_id, "张素芬", lines, paid, Handover.CUSTOMER, unit.id, "3-2-501")
        return collect(session, asked, papers(session, asked, "", "王芳")).tickets[0], owed


def test_a_billed_charge_is_owed_again(desk, lead, unit):
    """TICKET-21."""
    ticket, owed = pay(desk, unit, open_charges, "billed")
    void(desk, ticket, lead)
    with desk.reading() as session:
        again = open_charges(session, unit.id, desk.today)[0]
        assert (again.charge_id, again.open) == (owed.charge_id, owed.open)


def test_a_month_charged_ahead_is_taken_back_and_can_be_paid_again(desk, lead, unit):
    """TICKET-21, law 3: the contrary charge points to the one it cancels; billing will charge the month anew."""
    ticket, owed = pay(desk, unit, months_ahead, "ahead")
    void(desk, ticket, lead)
    with desk.reading() as session:
        first, contrary = session.scalars(select(Charge).where(Charge.source == ChargeSource.AHEAD)).all()
        assert (contrary.cancels_id, contrary.amount) == (first.id, -first.amount)
        assert owed.period not in [one.period for one in open_charges(session, unit.id, desk.today)]
        assert months_ahead(session, unit.id, desk.today)[0].period == owed.period
    again, _ = pay(desk, unit, months_ahead, "once more")
    assert again.amount == ticket.amount


def test_a_month_charged_ahead_that_billing_has_passed_over_since_is_owed(desk, lead, unit, manned_by):
    """TICKET-21: nothing would charge it anew any more, so the charge stands and is open."""
    ticket, owed = pay(desk, unit, months_ahead, "ahead")
    bill(manned_by, "2026-12")
    void(desk, ticket, lead)
    with desk.reading() as session:
        december = open_charges(session, unit.id, desk.today)[-1]
        assert (december.period, december.open) == (owed.period, owed.open)
        assert owed.period not in [one.period for one in months_ahead(session, unit.id, desk.today)]
