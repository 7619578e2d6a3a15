"""Losses, bare and through the window: on record, borne by the collector, and never issued any more."""

import pytest
from sqlalchemy import select

from deskapp.audit import chain
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import NotAllowedError
from deskapp.ledger import books
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.kinds import BookState, LossKind, TicketType, TicketUse
from deskapp.ledger.loss_records import TicketLoss
from deskapp.ledger.takings import scope_of, spoiled_in
from deskapp.ledger.ticket_records import Ticket, TicketBook
from deskapp.overview.tickets import ticket_view
from deskapp.procedures.record_loss.steps import Account, Lost, LostBlank, LostBook, LostCopy, LostSeal
from deskapp.procedures.record_loss.wizard import RecordLossWizard
from tests.clerk import PlainClerk
from tests.ledger import till

TOLD = {"noticed_on": "2026-11-21", "account": "搬柜台时遗失，找遍未见", "reported": True}


@pytest.fixture(autouse=True)
def book(desk, cashier):
    return till.draw(cashier, desk, till.a_range("0001203", 10))[0]


def lost(clerk, kind, step, who="林晓", **said):
    wrong = clerk.fill(Lost, kind=kind, borne_by=who) or clerk.fill(step, **said)
    if wrong:
        return wrong
    assert clerk.fill(Account, **TOLD) == []
    return clerk.finish()


def whole(desk):
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_ticket_20_a_lost_book_is_issued_from_no_more(at_counter, desk, lead, book):
    """TICKET-20: its state, what was left in it, and who bears it."""
    till.take(desk)
    done = lost(at_counter(RecordLossWizard, lead), LossKind.BOOK, LostBook, book_no="0001205")
    assert isinstance(done, Done), done
    what = "公司正式收据 0001203-0001212，未使用 0001204 至 0001212"
    assert done.words == f"YS20261121-01 已登记整本票据遗失：{what}，由林晓承担"
    with desk.reading() as session:
        assert session.get_one(TicketBook, book.id).state is BookState.LOST
        assert books.drawn_books(session, desk.clerk.id) == ()
        made = session.scalars(select(TicketLoss)).one()
        assert (made.borne_by_id, made.recorded_by_id) == (desk.clerk.id, lead.clerk.id)
    with pytest.raises(TicketError, match="没有可用"):
        till.take(desk)
    whole(desk)


def test_ticket_20_lost_blanks_are_voided_in_the_name_of_whoever_held_them(at_counter, desk, cashier, lead):
    """TICKET-20, TICKET-22: no number is missing, and the collector's closing tells of them."""
    done = lost(at_counter(RecordLossWizard, lead), LossKind.BLANK, LostBlank, up_to="0001204")
    assert isinstance(done, Done), done
    with desk.reading() as session:
        gone = spoiled_in(session, scope_of(session, desk.clerk.id, desk.today))
        assert [(one.printed_no, one.reason) for one in gone] == [
            ("0001203", "遗失，YS20261121-01"),
            ("0001204", "遗失，YS20261121-01"),
        ]
    assert till.take(desk).printed_no == "0001205"
    whole(desk)


def test_ticket_20_a_lost_stub_leaves_the_money_alone(at_counter, desk, lead):
    """TICKET-20: the ticket stands, and its page tells of the loss."""
    ticket = till.take(desk)
    assert isinstance(lost(at_counter(RecordLossWizard, lead), LossKind.COPY, LostCopy, ticket="0001203"), Done)
    assert dict(ticket_view(desk, ticket.id).facts)["遗失登记"] == "YS20261121-01 搬柜台时遗失，找遍未见"
    with desk.reading() as session:
        assert session.get_one(Ticket, ticket.id).use is TicketUse.ISSUED
    whole(desk)


def test_ticket_20_a_seal_may_be_lost_too(desk, cashier):
    """TICKET-20: loss of a ticket or seal."""
    done = lost(PlainClerk(RecordLossWizard, cashier), LossKind.SEAL, LostSeal, seal="收费专用章")
    assert done.words == "YS20261121-01 已登记印章遗失：收费专用章，由林晓承担"


def test_ticket_20_nobody_records_a_loss_of_their_own(desk, lead):
    """TICKET-20: two people; a collector has not even the right."""
    assert PlainClerk(RecordLossWizard, lead).fill(Lost, kind=LossKind.BOOK, borne_by="赵立") == [
        "不能登记自己的遗失，请由另一个人办理"
    ]
    with pytest.raises(NotAllowedError):
        lost(PlainClerk(RecordLossWizard, desk), LossKind.SEAL, LostSeal, who="陈佳", seal="收费专用章")


@pytest.mark.parametrize(
    ("kind", "step", "said", "words"),
    [
        (LossKind.BOOK, LostBook, {"book_no": "9999999"}, "没有找到这本票据"),
        (LossKind.BLANK, LostBlank, {"up_to": "0001299"}, "没有找到这本票据"),
        (LossKind.COPY, LostCopy, {"ticket": "0001203"}, "没有找到这个号码的票据"),
    ],
)
def test_what_there_is_not_cannot_be_lost(lead, kind, step, said, words):
    (wrong,) = lost(PlainClerk(RecordLossWizard, lead), kind, step, **said)
    assert words in wrong


def test_a_number_of_two_books_is_asked_for(desk, cashier, lead):
    """The program guesses nothing."""
    till.draw(cashier, desk, till.a_range("0001203", 5, TicketType.UTILITY_INVOICE))
    (wrong,) = lost(PlainClerk(RecordLossWizard, lead), LossKind.BLANK, LostBlank, up_to="0001204")
    assert wrong.startswith("不止一本票据有这个号码")


def test_finished_twice_it_is_recorded_once(desk, lead):
    """Design law 1."""
    clerk = PlainClerk(RecordLossWizard, lead)
    assert lost(clerk, LossKind.BLANK, LostBlank, up_to="0001204") == clerk.finish()
    with desk.reading() as session:
        assert len(session.scalars(select(TicketLoss)).all()) == 1
