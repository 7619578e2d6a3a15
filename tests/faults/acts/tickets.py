"""Receipts and invoices: collected each way on each kind of ticket, voided, exchanged, written by hand, skipped."""

from collections.abc import Callable
from typing import Any

from deskapp.estate.units import unit_by_number
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.written.service import WRITTEN_FEES
from deskapp.procedures.exchange_invoice.service import EXCHANGE_INVOICE
from deskapp.procedures.exchange_invoice.steps import Exchanged, OldReceipt
from deskapp.procedures.skip_number.service import SKIP_NUMBER
from deskapp.procedures.skip_number.steps import Spoiled
from deskapp.procedures.void_receipt.service import VOID_RECEIPT
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.staff.choices import PrintMode
from deskapp.till.written import Written
from tests.faults.acts.act import ONE, Act, Said, Team, after, once
from tests.faults.acts.desk import CASH, MONTH, PAYER, QUARTER, invoices, settle_for
from tests.ledger import till

REPAIR = {"item": "维修服务费", "quantity": "1", "price": "20", "numbers": "WX0718"}
WATER = {"item": "水电费", "quantity": "15", "price": "2.30", "numbers": "水120-135"}
DEPOSIT = {"item": "便民服务押金", "quantity": "1", "price": "1000", "numbers": "手推车借用"}
ALL: dict[str, Any] = {"charges": [1, 2, 3]}


def collected(total: str, by_wire: str = "", *, tendered: str = "", **items: Any) -> Callable[[Team], Said]:
    """The pages of a collection: in cash, but for what comes by transfer."""
    by_cash = f"{float(total) - float(by_wire or 0):.2f}"
    ways = [{"method": CASH, "amount": by_cash}] if by_cash != "0.00" else []
    if by_wire:
        ways.append({"method": "转账", "amount": by_wire, "reference": "2026112100881"})
    how = {"ways": ways, "tendered": (tendered or by_cash) if by_cash != "0.00" else "", "detector": True}
    return lambda team: {
        Payer: PAYER,
        Items: items,
        Confirm: {"total": total, "confirmed": True},
        Written: {"numbers": "0000001", "written_on": "2026-11-21", "ballpoint": True},
        Collect: how,
    }


@after(invoices)
def metered(team: Team) -> None:
    """Invoices of every kind, and meters that the centre reads."""
    with team.clerk.work("edit_estate") as session:
        unit = unit_by_number(session, RoomNo.parse("3-2-501"))
        assert unit is not None
        unit.metered_to_household = False


@after(invoices)
def large(team: Team) -> None:
    """A home whose fees for some months need more than one invoice."""
    with team("高远").work("edit_tariffs") as session:
        unit = unit_by_number(session, RoomNo.parse("3-2-501"))
        assert unit is not None
        unit.area = Area.parse("3000")


def one_receipt(team: Team) -> None:
    """0000001, paid in both ways."""
    till.take(team.clerk, "100.00", split="40.00", payer="刘一")


@after(one_receipt)
def to_exchange(team: Team) -> None:
    """A receipt, and books of invoices."""
    invoices(team)


@after(invoices)
def two_tickets(team: Team) -> None:
    """One payment on a receipt and an invoice."""
    once(team, Act(COLLECT_FEES, collected("763.40", **ALL, extras=[REPAIR]), {}))


def by_hand(team: Team) -> None:
    """The printer is broken; tickets are written with a pen."""
    settle_for(team, print_mode=PrintMode.HANDWRITTEN)


VOIDED: Said = {WrongReceipt: {"number": "0000001"}, WhyVoid: {"reason": "金额开错", "copies": True}}
EXCHANGED: Said = {OldReceipt: {"number": "0000001"}, Exchanged: {"returned": True}}
SKIPPED: Said = {Spoiled: {"up_to": "0000003", "reason": "卡纸", "copies": True}}

TICKETS = {
    "collect_fees: one month in cash": Act(COLLECT_FEES, collected(MONTH, charges=[1]), ONE),
    "collect_fees: change given": Act(
        COLLECT_FEES, collected(QUARTER, tendered="800", **ALL), ONE | {"payment_line": 3}
    ),
    "collect_fees: two ways": Act(
        COLLECT_FEES, collected(QUARTER, "43.40", **ALL), ONE | {"payment_line": 3, "tender": 2}
    ),
    "collect_fees: by transfer": Act(COLLECT_FEES, collected(QUARTER, QUARTER, **ALL), ONE | {"payment_line": 3}),
    "collect_fees: ahead by amount": Act(
        COLLECT_FEES, collected("1000.00", amount="1000.00"), ONE | {"payment_line": 5, "charge": 2}
    ),
    "collect_fees: a deposit": Act(COLLECT_FEES, collected("1000.00", extras=[DEPOSIT]), ONE),
    "collect_fees: invoice": Act(COLLECT_FEES, collected(QUARTER, **ALL), ONE | {"payment_line": 3}, invoices),
    "collect_fees: receipt and invoice": Act(
        COLLECT_FEES,
        collected("763.40", "63.40", **ALL, extras=[REPAIR]),
        ONE | {"chain_link": 2, "payment_line": 4, "tender": 2, "ticket": 2},
        invoices,
    ),
    "collect_fees: three kinds of tickets": Act(
        COLLECT_FEES,
        collected("797.90", **ALL, extras=[REPAIR, WATER]),
        ONE | {"chain_link": 3, "payment_line": 5, "ticket": 3},
        metered,
    ),
    "collect_fees: two invoices of a series": Act(
        COLLECT_FEES,
        collected("12000.00", "12000.00", amount="12000"),
        ONE | {"chain_link": 2, "payment_line": 5, "ticket": 2, "charge": 2},
        large,
    ),
    "written_fees": Act(WRITTEN_FEES, collected(QUARTER, **ALL), ONE | {"payment_line": 3, "print_log": 1}, by_hand),
    "void_receipt": Act(
        VOID_RECEIPT,
        lambda _: VOIDED,
        {"chain_link": 1, "override": 1, "payment": 1, "payment_line": 1, "tender": 2, "ticket_void": 1},
        one_receipt,
    ),
    "void_receipt: two tickets": Act(
        VOID_RECEIPT,
        lambda _: VOIDED,
        {"chain_link": 2, "override": 1, "payment": 1, "payment_line": 4, "tender": 1, "ticket_void": 2},
        two_tickets,
    ),
    "exchange_invoice": Act(
        EXCHANGE_INVOICE, lambda _: EXCHANGED, {"chain_link": 1, "ticket": 1, "ticket_exchange": 1}, to_exchange
    ),
    "skip_number": Act(SKIP_NUMBER, lambda _: SKIPPED, {"chain_link": 3, "ticket": 3}),
}
