"""Voiding blank numbers, bare and through the window: from the next one on, with a reason, none left out."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.skip_number.steps import Spoiled
from deskapp.procedures.skip_number.wizard import SkipNumberWizard
from tests.clerk import PlainClerk
from tests.ledger import till

WHY = {"reason": "打印机卡纸", "copies": True}


@pytest.fixture(autouse=True)
def book(desk, cashier):
    return till.draw(cashier, desk, till.a_range("0001203", 40))[0]


def spoiled(desk):
    with desk.reading() as session:
        asked = select(Ticket).where(Ticket.use == TicketUse.SPOILED).order_by(Ticket.number)
        return [(one.printed_no, one.reason) for one in session.scalars(asked)]


def test_the_next_number_is_voided_with_its_reason(at_counter, desk):
    """TICKET-22."""
    clerk = at_counter(SkipNumberWizard, desk)
    assert clerk.fill(Spoiled, up_to="0001203", **WHY) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert (done.number, done.words) == ("0001203", "0001203 已作废")
    assert spoiled(desk) == [("0001203", "打印机卡纸")]
    assert till.take(desk).printed_no == "0001204"


def test_several_numbers_are_voided_up_to_the_last_spoiled_one(at_counter, desk):
    """TICKET-22: none between them is left out."""
    clerk = at_counter(SkipNumberWizard, desk)
    assert clerk.fill(Spoiled, up_to="0001205", **WHY) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "0001203 至 0001205 已作废，共 3 张"
    assert [number for number, _ in spoiled(desk)] == ["0001203", "0001204", "0001205"]


@pytest.mark.parametrize(
    ("up_to", "words"),
    [("0001202", "不在您手上"), ("A0001203", "不在您手上"), ("0001223", "超过 20 张"), ("0001243", "不在您手上")],
)
def test_numbers_that_cannot_be_meant_are_refused(at_counter, desk, up_to, words):
    (said,) = at_counter(SkipNumberWizard, desk).fill(Spoiled, up_to=up_to, **WHY)
    assert words in said


def test_a_number_already_issued_is_voided_another_way(at_counter, desk):
    till.take(desk)
    (said,) = at_counter(SkipNumberWizard, desk).fill(Spoiled, up_to="0001203", **WHY)
    assert said == "0001203 已经用过，账上的下一号是 0001204；已开具的请用“作废收据”"


def test_the_last_number_of_a_book_may_be_spoiled(desk, cashier, manned_by):
    other = manned_by("陈佳")
    till.draw(cashier, other, till.a_range("0005001", 2))
    clerk = PlainClerk(SkipNumberWizard, other)
    assert clerk.fill(Spoiled, up_to="0005002", **WHY) == []
    assert isinstance(clerk.finish(), Done)


def test_finished_twice_it_voids_no_further_number(desk):
    """Design law 1."""
    clerk = PlainClerk(SkipNumberWizard, desk)
    clerk.fill(Spoiled, up_to="0001204", **WHY)
    assert clerk.finish() == clerk.finish()
    assert len(spoiled(desk)) == 2
