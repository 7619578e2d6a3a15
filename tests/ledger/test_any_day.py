"""Whatever is issued, spoiled and voided in whatever order: numbers run on, totals agree, and the chain closes."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from deskapp.audit import chain
from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo, gaps
from deskapp.ledger import books, exchanging, writing_off
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.deposits import held
from deskapp.ledger.kinds import Series, TicketState, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.opening import open_place
from deskapp.staff.sign_in import Duty
from deskapp.staff.team import members
from deskapp.store.place import Place
from deskapp.till.exchanged import papers
from tests.conftest import Clock
from tests.ledger.deposits import leave
from tests.ledger.till import RECEIPT, a_range, draw, spoil, take, void

PIECES = 5
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A day takes so long that looking for a shorter one that fails, too, would end in a time-out."""
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.integers(1, 9_999_999_99)),
        st.tuples(st.just("split"), st.integers(2, 99_999)),
        st.tuples(st.just("leave"), st.integers(1, 999_999)),
        st.tuples(st.just("spoil"), st.just(0)),
        st.tuples(st.just("void"), st.integers(0, 20)),
        st.tuples(st.just("exchange"), st.integers(0, 20)),
    ),
    max_size=14,
)


@contextmanager
def a_day(manned: Path) -> Iterator[tuple[Desk, Desk]]:
    """A clerk with two short books, and the lead, in a folder of their own."""
    with TemporaryDirectory() as folder:
        clock = Clock()
        store = open_place(Place(Path(shutil.copytree(manned, Path(folder) / "data"))), clock())
        with store.reading() as session:
            found = {one.name: Duty(one.id, one.name, one.roles) for one in members(session)}
        desk, lead, cashier = (Desk(store, found[name], clock) for name in ("林晓", "赵立", "孙敏"))
        draw(cashier, desk, a_range("0001001", PIECES), a_range("0002001", PIECES))
        for place, series in enumerate((Series.HUNDREDS, Series.THOUSANDS)):
            first, last = (TicketNo("", 3001 + 1000 * place + n) for n in (0, PIECES - 1))
            draw(cashier, desk, BookRange(TicketType.OTHER_SERVICE_INVOICE, first, last, series))
        yield desk, lead
        store.close()


def do(desk: Desk, lead: Desk, act: str, number: int) -> None:
    """One act, where it can be done at all."""
    with desk.reading() as session:
        book = books.open_book(session, desk.clerk.id, RECEIPT)
        standing = [one for one in session.scalars(select(Ticket)) if state_of(session, one) is TicketState.ISSUED]
    receipts = [one for one in standing if one.type is RECEIPT]
    if act == "exchange" and receipts:
        exchange(desk, receipts[number % len(receipts)])
    elif act == "void" and standing:
        void(desk, standing[number % len(standing)], lead)
    elif act == "spoil" and book:
        spoil(desk)
    elif act == "split" and book:
        take(desk, Money(number).figures, split=Money(number // 2).figures)
    elif act == "leave" and book:
        leave(desk, Money(number).figures)
    elif act == "take" and book:
        take(desk, Money(number).figures)


def exchange(desk: Desk, receipt: Ticket) -> None:
    """A receipt becomes invoices, where there are numbers enough of their series."""
    with desk.reading() as session:
        old = session.get_one(Ticket, receipt.id)
        stops = list(exchanging.refusals(session, old))
        stops += exchanging.number_refusals(session, desk.clerk.id, old, desk.today)
    if not stops:
        with desk.work("exchange_invoice") as session:
            old = session.get_one(Ticket, receipt.id)
            paper = papers(session, old, desk.clerk.name)
            exchanging.exchange(session, old, request_id=f"exchange-{receipt.id}", paper=paper)


@given(acts=ACTS)
@settings(max_examples=10, deadline=None, phases=NO_SHRINKING)
def test_any_day_agrees(manned, acts):
    """T21, T23, TICKET-15, TICKET-16, TICKET-21, TICKET-22, TICKET-23."""
    with a_day(manned) as (desk, lead):
        for act, number in acts:
            do(desk, lead, act, number)
        with desk.reading() as session:
            found = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
            tickets = session.scalars(select(Ticket)).all()
            standing = Money.total(one.amount for one in tickets if state_of(session, one) is TicketState.ISSUED)
            assert found.total == found.tickets_total == Money.total(row.amount for row in found.rows) == standing
            assert chain.anchor(session).running_total == standing
            assert list(chain.breaks(session, desk.store.chain_key)) == []
            assert held.taken_in(session, found.scope) == Money.total(
                one.held(desk.today) for one in held.deposits(session)
            )
            assert list(findings_in(session, desk.store)) == []
            for book in writing_off.held_books(session):
                numbers = [one.number for one in tickets if one.book_id == book.id]
                assert gaps([book.from_no - 1, *numbers, book.next_no]) == []
                assert len(numbers) == len(set(numbers))
                assert not list(writing_off.refusals(session, book))
                tally = writing_off.tally(session, book)
                states = [state_of(session, one) for one in tickets if one.book_id == book.id]
                assert (tally.issued, len(tally.voided)) == (
                    states.count(TicketState.ISSUED) + states.count(TicketState.EXCHANGED),
                    states.count(TicketState.VOIDED) + states.count(TicketState.SPOILED),
                )
