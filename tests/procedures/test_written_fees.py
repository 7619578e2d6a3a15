"""Fees on papers filled in by hand, bare and through the window: numbers off the paper, in order, nothing printed."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.ledger import prints
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.written.service import WRITTEN_FEES
from deskapp.procedures.collect_fees.written.wizard import WrittenFeesWizard
from deskapp.staff.choices import PrintMode
from deskapp.staff.settings import change_settings
from deskapp.till.written import Written
from tests.clerk import PlainClerk
from tests.fees import open_counter
from tests.procedures.fee_walks import WHO, open_ids, refused

PEN = {"written_on": "2026-11-21", "ballpoint": True}
PAID = {"ways": [{"method": "现金", "amount": "743.40"}], "tendered": "743.40", "detector": True}


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def walk_to(desk, unit, procedure=WRITTEN_FEES):
    walk = Walk(procedure, desk)
    assert walk.submit(Payer, WHO) == ()
    assert walk.submit(Items, {"charges": open_ids(desk, unit)}) == ()
    assert walk.submit(Confirm, {"total": "743.40", "confirmed": True}) == ()
    return walk


def test_ticket_09_a_receipt_written_by_hand_is_entered_with_its_number(desk, unit, clock):
    """TICKET-09, TICKET-22: no paper is due, and nothing waits to be printed."""
    clock.pass_by(hours=20)
    walk = walk_to(desk, unit)
    assert walk.submit(Written, {"numbers": "0000001"} | PEN) == ()
    assert walk.submit(Collect, PAID) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert (done.number, done.papers) == ("0000001", ())
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
        (line,) = prints.history(session, ("ticket", ticket.id))
        assert (line.printer, line.form, line.good) == ("手写", "receipt", True)
        assert list(prints.unprinted(session)) == []
        assert list(findings_in(session, desk.store)) == []
    assert walk.finish() == done


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"numbers": "0000002"}, "账上应是 0000001，票面是 0000002"),
        ({"numbers": "0000001、0000002"}, "账上应是 0000001，票面是 0000001、0000002"),
        ({"numbers": "0000001", "written_on": "2026-11-22"}, "晚于今天"),
        ({"numbers": "0000001", "ballpoint": False}, "用圆珠笔填写"),
        ({"numbers": "十二"}, "写法不对"),
    ],
)
def test_ticket_09_what_does_not_stand_on_the_paper_is_refused(desk, unit, said, words):
    """TICKET-09, TICKET-13, TICKET-22: the program guesses no number."""
    (text, _) = refused(walk_to(desk, unit), Written, **PEN | said)[0]
    assert words in text


def test_ticket_12_dates_ascend_on_paper_too(desk, unit, clock):
    """TICKET-12."""
    clock.pass_by(days=1)
    walk = walk_to(desk, unit)
    walk.submit(Written, {"numbers": "0000001"} | PEN | {"written_on": "2026-11-22"})
    walk.submit(Collect, PAID)
    assert isinstance(walk.finish(), Done)
    again = Walk(WRITTEN_FEES, desk)
    again.submit(Payer, WHO)
    again.submit(Items, {"months": "1"})
    again.submit(Confirm, {"total": "247.80", "confirmed": True})
    assert refused(again, Written, numbers="0000002", **PEN)[0][1] == "TICKET-12"


def test_ticket_09_in_handwritten_mode_fees_ask_for_the_numbers_on_the_papers(desk, unit, manned_by):
    """TICKET-09: print_mode."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, print_mode=PrintMode.HANDWRITTEN)
    walk = walk_to(desk, unit, COLLECT_FEES)
    assert walk.step is Written
    assert refused(walk, Written, numbers="0000002", **PEN)[0][1] == "TICKET-22"
    assert walk.submit(Written, {"numbers": "0000001"} | PEN) == ()
    assert walk.submit(Collect, PAID) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert (done.number, done.papers) == ("0000001", ())


def test_the_same_through_the_window(at_counter, desk, unit):
    """TICKET-09."""
    clerk = at_counter(WrittenFeesWizard, desk)
    if isinstance(clerk, PlainClerk):
        return
    for said in (WHO, {"charges": open_ids(desk, unit)}, {"confirmed": True}, {"numbers": "0000001"} | PEN, PAID):
        clerk.wizard.page.fill(said)
        clerk.wizard.press_main()
    assert isinstance(clerk.finish(), Done)
