"""Agency collection, bare and through the window: their ticket is entered once, ours is not printed, the sums agree."""

import pytest
from sqlalchemy import select, text

from deskapp.audit import chain
from deskapp.flow.procedure import Done
from deskapp.kernel.money import Money
from deskapp.ledger import prints
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.outside import entries
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.agency.steps import TheirTicket
from deskapp.procedures.agency.wizard import AgencyCollectionWizard
from deskapp.staff.settings import change_settings
from deskapp.till.steps import Pay, Whom
from tests.clerk import PlainClerk
from tests.fees import open_counter
from tests.ledger import till

TAX: dict[str, object] = {
    "item": "代收装修税",
    "issuer": "地方税务局",
    "number": "SW00012345",
    "standard": "合同价 60000×0.5%",
}
TAX |= {"amount": "300", "handed": True}
CASH = {"total": "300", "ways": [{"method": "现金", "amount": "300"}], "tendered": "300", "confirmed": True}
CASH |= {"detector": True}


@pytest.fixture(autouse=True)
def counter(manned_by, desk):
    open_counter(manned_by, desk)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=True)


def collect(clerk) -> Done:
    assert clerk.fill(Whom, room="3-2-501", payer="张素芬") == []
    assert clerk.fill(TheirTicket, **TAX) == []
    assert clerk.fill(Pay, **CASH) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def asked(desk, **other):
    clerk = PlainClerk(AgencyCollectionWizard, desk)
    clerk.fill(Whom, room="3-2-501", payer="张素芬")
    return clerk.fill(TheirTicket, **TAX | other)


def whole(desk):
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_fee_24_their_number_is_entered_and_nothing_of_ours_is_printed(at_counter, desk):
    """FEE-24, FORM-14, FEE-28: a payment on their ticket; sums of tickets and money agree."""
    done = collect(at_counter(AgencyCollectionWizard, desk))
    assert (done.number, done.papers) == ("SW00012345", ())
    with desk.reading() as session:
        (entry,) = entries.register(session, desk.today, desk.today)
        assert (entry.issuer, entry.amount.figures, entry.ticket.type) == (
            "地方税务局",
            "300.00",
            TicketType.OUTSIDE_TICKET,
        )
        taken = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        assert taken.total == taken.tickets_total == Money(30000)
        assert [one.type for one in session.scalars(select(Ticket))] == [TicketType.OUTSIDE_TICKET]
        assert prints.unprinted(session) == [], "their paper is no paper of ours"
    assert till.take(desk).printed_no == "0000001", "no number of ours was used"
    whole(desk)


def test_fee_24_a_number_is_entered_once(desk, lead):
    """FEE-24, TICKET-22: also after it was voided."""
    number = collect(PlainClerk(AgencyCollectionWizard, desk)).number
    assert asked(desk) == [f"外部票据 {number} 已经登记过，请核对号码"]
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
    till.void(desk, ticket, lead)
    assert asked(desk) == [f"外部票据 {number} 已经登记过，请核对号码"]
    whole(desk)


def test_fee_24_only_what_is_collected_for_others(desk, manned_by):
    """FEE-24: our own items are not, and renovation tax only where the tax office asked for it."""
    assert asked(desk, item="物业服务费") == ["“物业服务费”不是代收项目，代收项目有：代收装修税"]
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=False)
    assert asked(desk) == ["本中心没有受托代收装修税；受托的请先在设置里勾选"]


def test_finished_twice_it_is_taken_once(desk):
    """Design law 1."""
    clerk = PlainClerk(AgencyCollectionWizard, desk)
    assert collect(clerk) == clerk.finish()


def test_a_changed_entry_is_found(desk):
    """C1."""
    collect(PlainClerk(AgencyCollectionWizard, desk))
    with desk.store.engine.begin() as raw:
        raw.execute(text("DROP TRIGGER keep_outside_ticket_update"))
        raw.execute(text("UPDATE outside_ticket SET amount = 1"))
    with desk.reading() as session:
        words = [one.text for one in findings_in(session, desk.store)]
    assert "外部票据 SW00012345 是 ¥300.00，登记为 ¥0.01，两者不符" in words
