"""Charges outside the monthly ones: on a receipt, closed together, written again where they are registered."""

import pytest
from sqlalchemy import select

from deskapp.audit import anchors, chain
from deskapp.counter import COUNTER
from deskapp.flow.procedure import Done
from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.copies import sales
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.overview.matters import Look, used_up
from deskapp.procedures.agency.wizard import AgencyCollectionWizard
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.procedures.housekeeping.regular.wizard import RegularHousekeepingWizard
from deskapp.procedures.void_receipt.again import reopen
from deskapp.staff.settings import change_settings
from tests.clerk import PlainClerk
from tests.fees import open_counter
from tests.ledger.test_takings import close_day
from tests.procedures.fee_walks import pay, slip_of
from tests.procedures.test_agency import collect as collect_tax
from tests.procedures.test_copies import receipt as copy_receipt
from tests.procedures.test_housekeeping import ONE, SHEET, pay_slips
from tests.procedures.test_housekeeping import pay as pay_housekeeping


@pytest.fixture(autouse=True)
def counter(manned_by, desk):
    open_counter(manned_by, desk)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=True)


@pytest.mark.parametrize(
    ("item", "numbers"),
    [
        ("商业广场促销费", "CX-2026-04"),
        ("广告费", ""),
        ("会所收费", ""),
        ("便民服务费", "代购代送煤气"),
    ],
)
def test_fee_25_other_charges_by_the_standard_on_an_official_receipt(desk, item, numbers):
    """FEE-25: at the written amount; a contract or service that is named stands on the receipt."""
    slip = slip_of(pay(desk, {"extras": [{"item": item, "quantity": 1, "price": "380", "numbers": numbers}]}))
    assert (slip.total, [one.item for one in slip.lines]) == (Money(38000), [item])
    assert slip.remark == (f"{item} {numbers}" if numbers else "")


def every_kind(desk) -> dict[str, str]:
    """One payment of every kind, by the procedure that took it."""
    with desk.work("sell_copies") as session:
        sales.sell(session, "s1", "", {CopyKind.A3: 3})
    regular = PlainClerk(RegularHousekeepingWizard, desk)
    return {
        "copy_day_receipt": copy_receipt(desk, "3.00").number,
        "housekeeping_slips": pay_slips(desk, ONE, total="75").number,
        "regular_housekeeping": pay_housekeeping(regular, Sheet, "700", **SHEET).number,
        "agency_collection": collect_tax(PlainClerk(AgencyCollectionWizard, desk)).number,
    }


def test_a_day_of_every_kind_is_closed_with_sums_that_agree(desk):
    """FEE-22, FEE-24, FEE-28: nothing is found amiss, and an outside ticket leaves no book to write off."""
    every_kind(desk)
    closed = close_day(desk)
    assert closed.takings == Money(300 + 7500 + 70000 + 30000)
    with desk.reading() as session:
        anchors.append(session, desk.store.place, desk.store.chain_key)
        assert list(used_up(Look(session, desk, {}))) == []
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_what_was_voided_is_written_again_where_it_is_registered(desk):
    """TICKET-04: copies on another receipt of the day, slips and sheets and outside tickets in their procedures."""
    then = next(offer.then for offer in COUNTER if offer.name == "void_receipt")
    for procedure, number in every_kind(desk).items():
        with desk.reading() as session:
            ticket = session.scalars(select(Ticket).where(Ticket.printed_no == number)).one()
            again = reopen(session, session.get_one(Payment, ticket.payment_id), desk.today)
        led = then(Done(number, result=again))
        assert led is not None
        assert led.name == procedure
