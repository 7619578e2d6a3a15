"""Tickets: numbered without gaps, dated by the clock, frozen, chained; voided once, by two people, never changed."""

import pytest
from sqlalchemy import select, text

from deskapp.audit import chain
from deskapp.audit.records import ChainLink
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.ledger import tickets, voiding
from deskapp.ledger.books import TicketError
from deskapp.ledger.kinds import Handover, TicketState
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from tests.ledger.till import a_range, draw, spoil, take, the_book, void
from tests.statements import statements


@pytest.fixture
def book(desk, cashier):
    return draw(cashier, desk, a_range("0001203", 5))[0]


def test_numbers_follow_one_another_whatever_they_were_used_for(desk, book):
    """TICKET-22."""
    used = [take(desk), spoil(desk), take(desk)]
    assert [ticket.printed_no for ticket in used] == ["0001203", "0001204", "0001205"]


def test_a_receipt_carries_what_it_must(desk, book, clock):
    """TICKET-03, GEN-03: capitals come from the figures."""
    ticket = take(desk, "743.40")
    assert (ticket.amount, ticket.amount_cn) == (Money(74340), "人民币柒佰肆拾叁元肆角整")
    assert (ticket.customer_name, ticket.methods, ticket.business_day) == ("刘一", "现金", clock().date())
    assert ticket.handover is Handover.CUSTOMER


def test_the_date_is_the_clock_s_and_never_goes_back(desk, book, clock):
    """TICKET-12, TICKET-13."""
    clock.pass_by(days=3)
    take(desk)
    clock.pass_by(days=-2)
    with desk.reading() as session:
        refused = list(tickets.refusals(session, the_book(session, desk), desk.clerk.id, desk.today))
    assert [one.rule for one in refused] == ["TICKET-13"]
    with pytest.raises(TicketError, match="校准"):
        take(desk)
    clock.pass_by(days=2)
    assert take(desk).number == 1204


def test_another_clerk_s_ticket_of_the_same_type_counts_for_the_date(desk, cashier, manned_by, book, clock):
    """TICKET-12: per type and series, not per book."""
    other = manned_by("陈佳")
    draw(cashier, other, a_range("0005001"))
    clock.pass_by(days=1)
    take(other)
    clock.pass_by(days=-1)
    with pytest.raises(TicketError, match="校准"):
        take(desk)


def test_the_square_code_names_the_ticket_and_the_head_of_its_link(desk, book):
    ticket = take(desk, "1409.50")
    with desk.reading() as session:
        link = session.scalars(select(ChainLink).where(ChainLink.subject_id == ticket.id)).one()
    assert ticket.slip
    code = ticket.slip["imprint"]["code"]
    assert code == f"0001203/140950/20261121/{link.digest[:8].upper()}"
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/.")


def test_the_chain_holds_what_is_printed(desk, book):
    take(desk, "20.00")
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
        (link,) = session.scalars(select(ChainLink).where(ChainLink.kind == tickets.RECEIPT))
        assert tickets.printed_facts(ticket).items() <= link.facts.items()
        assert link.running_total == Money(2000)
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_an_issued_ticket_cannot_be_edited(desk, book):
    """TICKET-04: not even behind the program's back."""
    take(desk)
    with pytest.raises(Exception, match="append only"), desk.reading() as session:
        session.execute(text("UPDATE ticket SET amount = 1"))


def test_a_blank_number_is_voided_with_a_reason(desk, book):
    """TICKET-22."""
    with pytest.raises(TicketError, match="原因"):
        spoil(desk, " ")
    ticket = spoil(desk, "卡纸")
    assert (ticket.reason, ticket.amount, ticket.payment_id) == ("卡纸", Money(), None)
    with desk.reading() as session:
        assert tickets.state_of(session, ticket) is TicketState.SPOILED


def test_a_void_keeps_the_number_and_reverses_the_payment(desk, lead, book):
    """TICKET-21."""
    ticket = take(desk, "100.00", split="40.00")
    made = void(desk, ticket, lead)
    with desk.reading() as session:
        assert tickets.state_of(session, ticket) is TicketState.VOIDED
        contrary = session.get_one(Payment, made.reversal_id)
        assert (contrary.total, contrary.reverses_id) == (Money(-10000), ticket.payment_id)
        assert [line.amount for line in contrary.lines] == [Money(-10000)]
        assert sorted(tender.amount for tender in contrary.tenders) == [Money(-6000), Money(-4000)]
        assert chain.anchor(session).running_total == Money()
        assert list(chain.breaks(session, desk.store.chain_key)) == []
    assert take(desk).printed_no == "0001204"


def test_both_names_stand_on_a_void(desk, lead, book):
    made = void(desk, take(desk), lead)
    assert (made.clerk_id, made.approved_by_id, made.reason) == (desk.clerk.id, lead.clerk.id, "金额开错")
    with desk.reading() as session:
        (link,) = session.scalars(select(ChainLink).where(ChainLink.kind == voiding.VOID))
        assert (link.facts["clerk"], link.facts["approved_by"]) == ("林晓", "赵立")
        assert voiding.printed_facts(session.merge(made, load=False)).items() <= link.facts.items()


def test_a_ticket_is_voided_once(desk, lead, book):
    """TICKET-21."""
    ticket = take(desk)
    void(desk, ticket, lead)
    with pytest.raises(TicketError, match="只作废一次"):
        void(desk, ticket, lead, request_id="another")


def test_a_void_needs_a_reason_and_another_person(desk, lead, book):
    """TICKET-04, TICKET-21."""
    ticket = take(desk)
    with pytest.raises(TicketError, match="原因"):
        void(desk, ticket, lead, reason=" ")
    with pytest.raises(TicketError, match="另一个人"):
        void(lead, ticket, lead)


def test_somebody_without_the_right_approves_nothing(desk, manned_by, book):
    ticket = take(desk)
    with pytest.raises(NotAllowedError):
        void(desk, ticket, manned_by("陈佳"))


def test_a_spoiled_number_has_nothing_to_void(desk, lead, book):
    with pytest.raises(TicketError, match="空白作废"):
        void(desk, spoil(desk), lead)


def test_a_clock_set_back_voids_nothing(desk, lead, book, clock):
    ticket = take(desk)
    clock.pass_by(days=-1)
    with pytest.raises(TicketError, match="校准"):
        void(desk, ticket, lead)


@pytest.mark.parametrize("end", ["203", "120", "0001205", "1205", "A12", "A0000012", "12", "A99", "9" * 20, "0" * 9])
def test_tickets_are_found_by_the_end_of_their_number_without_reading_all(desk, cashier, end):
    """GEN-16."""
    draw(cashier, desk, a_range("0001199", 7), a_range("A0000012", 2))
    used = [take(desk) for _ in range(9)]
    expected = [one.printed_no for one in reversed(used) if one.printed_no.endswith(end)]
    with desk.reading() as session:
        assert [one.printed_no for one in tickets.ending(session, end, 9)] == expected
        assert [one.printed_no for one in tickets.ending(session, end, 1)] == expected[:1]


def test_the_books_say_which_tickets_are_looked_at(desk, cashier):
    """GEN-16: what a book cannot hold is not read, however many tickets there are."""
    with desk.reading() as session, statements(desk.store) as sent:
        assert tickets.ending(session, "123", 9) == []
    plan = _plan(desk, sent[0])
    assert not any("SCAN ticket" in line and "SCAN ticket_book" not in line for line in plan), plan


def _plan(desk, statement):
    with desk.reading() as session:
        marks = tuple(1 for _ in range(statement.count("?")))
        return [row[-1] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", marks)]
