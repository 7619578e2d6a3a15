"""A payment and its receipt stand together; lines and ways that do not add up are a fault of the program."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from deskapp.kernel.money import Money
from deskapp.ledger.allocation import allocate
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.collecting import CollectError, collect, done_before
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.ledger.payment_records import Payment
from deskapp.till.papers import papers
from tests.fees import open_counter


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


def asked(session, desk, unit, fen=30000, request="one") -> Collection:
    """Three hundred yuan in cash, to the oldest first."""
    put = allocate(Money(fen), open_charges(session, unit.id, desk.today))
    cash = next(way for way in ways(session) if way.cash)
    return Collection(
        request_id=request,
        payer="张素芬",
        lines=tuple(Line.of_share(share) for share in put.shares),
        paid=(Paid(cash, Money(fen), tendered=Money(fen + 500)),),
        handover=Handover.CUSTOMER,
        unit_id=unit.id,
        room_no=unit.room_no,
    )


def take(session, collection):
    return collect(session, collection, papers(session, collection, "和风里物业服务有限公司", "王芳"))


def test_a_payment_keeps_its_lines_its_ways_and_its_ticket(desk, unit):
    with desk.work("collect_fees") as session:
        taken = take(session, asked(session, desk, unit))
        assert [ticket.payment for ticket in taken.tickets] == [taken.payment]
        assert [line.amount for line in taken.payment.lines] == [Money(24780), Money(5220)]
        assert [tender.change_due for tender in taken.payment.tenders] == [Money(500)]
        assert done_before(session, "one") == taken


@pytest.mark.parametrize("wrong", [{"lines": ()}, {"paid": ()}])
def test_lines_and_ways_that_do_not_add_up_are_not_kept(desk, unit, wrong):
    with pytest.raises(ValueError, match="are paid by"), desk.work("collect_fees") as session:
        take(session, replace(asked(session, desk, unit), **wrong))
    with desk.reading() as session:
        assert session.scalar(select(func.count(Payment.id))) == 0


def test_no_charge_is_paid_beyond_what_is_open(desk, unit):
    with desk.work("collect_fees") as session:
        before = asked(session, desk, unit, request="two")
        take(session, asked(session, desk, unit))
    with pytest.raises(CollectError, match="没有收款"), desk.work("collect_fees") as session:
        take(session, before)


def test_one_charge_twice_in_one_payment_counts_together(desk, unit):
    with desk.reading() as session:
        whole = asked(session, desk, unit, 24780)
    twice = replace(whole, lines=whole.lines * 2, paid=(replace(whole.paid[0], amount=Money(49560), tendered=None),))
    with pytest.raises(CollectError), desk.work("collect_fees") as session:
        take(session, twice)


def test_fee_13_bank_collection_is_not_offered_at_the_counter(desk):
    """FEE-13."""
    with desk.reading() as session:
        assert [way.name for way in ways(session)] == ["现金", "转账"]
