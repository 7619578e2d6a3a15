"""The box for unclaimed tickets, bare and through the window: what lies in it, who takes it out, and its count."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.ledger import box
from deskapp.ledger.box_records import BoxRelease
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.kinds import BoxExit, Handover
from deskapp.overview.tickets import ticket_view
from deskapp.procedures.close_day.steps import OpenMatters
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.ticket_box.service import boxed
from deskapp.procedures.ticket_box.steps import Claimed, Emptied, Whom
from deskapp.procedures.ticket_box.wizard import TicketBoxWizard
from tests.clerk import PlainClerk
from tests.ledger import till


@pytest.fixture
def two(desk, cashier):
    """Two tickets in the box, and one with its customer."""
    till.draw(cashier, desk, till.a_range("0001203", 10))
    till.take(desk, payer="客户一")
    return [till.take(desk, payer=name, handover=Handover.BOX) for name in ("客户二", "客户三")]


def claim(clerk, ticket, by="客户二"):
    assert clerk.fill(Whom, to=BoxExit.CUSTOMER) == []
    return clerk.fill(Claimed, ticket=str(ticket.id), taken_by=by, known=True) or clerk.finish()


def test_fee_08_a_ticket_is_handed_out_later(desk, two):
    """FEE-08: the list, and who took it, on the page of the ticket."""
    assert [one.customer for one in boxed(desk)] == ["客户二", "客户三"]
    done = claim(PlainClerk(TicketBoxWizard, desk), two[0])
    assert isinstance(done, Done)
    assert done.words == "0001204 已由 客户二 领取"
    assert [one.customer for one in boxed(desk)] == ["客户三"]
    assert dict(ticket_view(desk, two[0].id).facts)["领出票箱"] == "2026-11-21　客户领取，客户二"
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []


def test_fee_08_the_chosen_one_is_handed_out_through_the_window(qtbot, look, desk, two):
    """FEE-08: the arrows choose; the list is of what lies in the box."""
    from tests.clerk import WindowClerk

    look()
    clerk = WindowClerk(TicketBoxWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert isinstance(claim(clerk, two[1], "客户三"), Done)
    assert [one.customer for one in boxed(desk)] == ["客户二"]


def test_fee_08_a_ticket_leaves_the_box_once(desk, two):
    claim(PlainClerk(TicketBoxWizard, desk), two[0])
    assert claim(PlainClerk(TicketBoxWizard, desk), two[0]) == ["这张票据不在票据收集箱里，请在列表里选择"]


def test_a_voided_one_lies_there_no_more(desk, lead, two):
    """TICKET-21: all its copies are in the book."""
    till.void(desk, two[0], lead)
    assert [one.customer for one in boxed(desk)] == ["客户三"]


def test_fee_08_the_cashier_takes_what_was_counted(at_counter, desk, two):
    """FEE-08: all of it, and only where the count agrees."""
    clerk = at_counter(TicketBoxWizard, desk)
    assert clerk.fill(Whom, to=BoxExit.CASHIER) == []
    said = {"cashier": "孙敏", "together": True}
    assert clerk.fill(Emptied, pieces="3", **said) == ["实点 3 张，账上应有 2 张，请查明是哪一张"]
    assert clerk.fill(Emptied, pieces="2", **said) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "票据收集箱已清空：2 张由出纳 孙敏 取走存档"
    assert boxed(desk) == []
    assert PlainClerk(TicketBoxWizard, desk).fill(Whom, to=BoxExit.CASHIER) == ["票据收集箱是空的"]


def test_finished_twice_it_is_handed_out_once(desk, two):
    """Design law 1."""
    clerk = PlainClerk(TicketBoxWizard, desk)
    assert claim(clerk, two[0]) == clerk.finish()
    with desk.reading() as session:
        assert len(session.scalars(select(BoxRelease)).all()) == 1


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ("", ["请打开票据收集箱，清点后填写张数"]),
        ("1", ["票据收集箱实点 1 张，账上应有 2 张，请查明是哪一张"]),
        ("3", ["票据收集箱实点 3 张，账上应有 2 张，请查明是哪一张"]),
        ("2", []),
    ],
)
def test_fee_08_the_box_is_counted_at_the_closing(desk, two, counted, words):
    """FEE-08."""
    assert PlainClerk(CloseDayWizard, desk).fill(OpenMatters, seen=True, boxed=counted) == words


def test_an_empty_box_asks_for_nothing(desk, cashier):
    till.draw(cashier, desk)
    till.take(desk)
    with desk.reading() as session:
        assert box.pieces(session) == 0
    assert PlainClerk(CloseDayWizard, desk).fill(OpenMatters, seen=True) == []
