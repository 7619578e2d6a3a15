"""Whatever the bank answers, invoices fetched or voided, collections taken back: not a fen is lost."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from deskapp.audit import chain
from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger import tickets, voiding
from deskapp.ledger.arrears import open_by_unit
from deskapp.ledger.bank import invoices, settling
from deskapp.ledger.bank.records import BankBooking, BankLine, BankResultLine, BankSettlement
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import Handover, Series, TariffBasis, TicketState, TicketType
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import open_place
from deskapp.reports import cashier_pack
from deskapp.staff.sign_in import Duty
from deskapp.staff.team import members
from deskapp.store.place import Place
from deskapp.store.work import Store
from deskapp.till.papers import papers
from tests.conftest import Clock
from tests.fees import COMPANY, draw_invoices, make_home, make_price
from tests.ledger.bank import answer, bill, list_out, sign, take_back

ROOMS = ("3-2-501", "3-2-502", "3-2-503")
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
ROWS = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(("成功", "失败")), st.integers(1, 80_000)), min_size=1, max_size=6
)
"""Lines 4 and 5 are on no list."""
ACTS = ("fetch", "void", "bounce", "bounce_with_copies")
LATER = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=6)


def people(store: Store, clock: Clock) -> dict[str, Desk]:
    """The desk with each of the team on duty."""
    with store.reading() as session:
        return {one.name: Desk(store, Duty(one.id, one.name, one.roles), clock) for one in members(session)}


@pytest.fixture(scope="module")
def at_the_bank(manned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three homes on a list at the bank and a clerk with invoices; copied, never opened, by examples."""
    folder, clock = Path(shutil.copytree(manned, tmp_path_factory.mktemp("bank") / "data")), Clock()
    store = open_place(Place(folder), clock())
    team = people(store, clock)
    with team["高远"].work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    with team["林晓"].work("edit_estate") as session:
        for room in ROOMS:
            make_home(session, room, f"业主{room[-1]}")
    for room in ROOMS:
        sign(team["林晓"], room)
    draw_invoices(team.__getitem__, team["林晓"], (TicketType.OTHER_SERVICE_INVOICE, Series.HUNDREDS))
    bill(team["孙敏"], "2026-10", "2026-11")
    list_out(team["孙敏"])
    store.close()
    return folder


@contextmanager
def a_month(at_the_bank: Path) -> Iterator[tuple[Desk, Desk, Desk]]:
    """The clerk, the lead and the cashier, in a folder of their own."""
    with TemporaryDirectory() as folder:
        clock = Clock()
        store = open_place(Place(Path(shutil.copytree(at_the_bank, Path(folder) / "data"))), clock())
        team = people(store, clock)
        yield team["林晓"], team["赵立"], team["孙敏"]
        store.close()


def fetch(desk: Desk, number: int) -> None:
    """Every invoice that waits for one of the homes."""
    with desk.work("issue_bank_invoice") as session:
        units = session.scalars(select(Charge.unit_id).distinct().order_by(Charge.unit_id)).all()
        found = invoices.waiting(session, units[number % len(units)])
        if found:
            told = partial(papers, session, issuer=COMPANY, clerk=desk.clerk.name)
            requests = len(session.scalars(select(Ticket.id)).all())
            invoices.issue(session, f"fetch-{requests}", found, Handover.CUSTOMER, told)


def void(desk: Desk, lead: Desk, number: int) -> None:
    """One of the invoices that stand."""
    with desk.store.work(act="void_receipt", by=desk.clerk.id, at=desk.now()) as session:
        issued = session.scalars(select(Ticket).order_by(Ticket.id)).all()
        standing = [one for one in issued if tickets.state_of(session, one) is TicketState.ISSUED]
        if standing:
            one = standing[number % len(standing)]
            voiding.void(session, one, request_id=f"void-{one.id}", reason="抬头写错", approved_by_id=lead.clerk.id)


def bounce(cashier: Desk, lead: Desk, number: int, *, copies_back: bool) -> Money:
    """The bank takes back one of the collections that stand; how much it was."""
    with cashier.reading() as session:
        asked = select(BankBooking.payment_id, BankLine.reference, Payment.total).join(BankBooking.payment)
        lines = asked.join(BankBooking.result_line).join(BankResultLine.line).where(standing(Payment.id))
        found = session.execute(lines.order_by(BankBooking.id)).all()
    if not found:
        return Money()
    payment, reference, total = found[number % len(found)]
    take_back(cashier, lead, reference, f"bounce-{payment}", copies_back=copies_back)
    return total


@given(rows=ROWS, later=LATER)
@settings(max_examples=4, deadline=None, phases=NO_SHRINKING)
def test_any_answer_agrees(at_the_bank, rows, later):
    """FEE-13, FEE-14, TICKET-21, specification 4.5."""
    with a_month(at_the_bank) as (desk, lead, cashier):
        said = [(f"TS2026111501{line:04d}", word, Money(fen).figures, "") for line, word, fen in rows]
        collected = Money.total(Money(fen) for _, word, fen in rows if word == "成功")
        made = answer(cashier, *said)
        back = Money()
        for act, number in later:
            if act == "fetch":
                fetch(desk, number)
            elif act == "void":
                void(desk, lead, number)
            else:
                back += bounce(cashier, lead, number, copies_back=act != "bounce")
        with desk.reading() as session:
            booked = Money.total(session.scalars(select(Payment.total)))
            assert made.total == collected
            rest = Money.total(session.scalars(select(BankResultLine.surplus)))
            assert booked + back + rest == collected
            settled = select(BankSettlement.result_line_id)
            gone = session.scalars(select(BankResultLine.surplus).where(BankResultLine.id.in_(settled)))
            assert Money.total(one.surplus for one in settling.kept_apart(session)) + Money.total(gone) == rest
            billed = Money.total(session.scalars(select(Charge.amount)))
            left = Money.total(one.open for some in open_by_unit(session, desk.today).values() for one in some)
            assert billed - left == booked
            assert chain.anchor(session).running_total == booked
            pack = cashier_pack.cashier(session, desk.today, desk.today)
            assert (pack.payments, pack.tickets, pack.by_bank) == (booked, Money(), booked)
            for one in (desk, cashier):
                assert takings_of(session, scope_of(session, one.clerk.id, one.today)).total == Money()
                assert unclosed_day(session, one.clerk.id, one.today.replace(day=30)) is None
        assert [str(one) for one in findings(desk.store)] == []
