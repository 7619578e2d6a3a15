"""The tickets of a payment: by the paper of each item, invoices in their series, cut where they would be too large."""

from dataclasses import replace
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.kernel.money import Money
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.paying import Line, Paid, Reduced, Way
from deskapp.ledger.ticketing import Limits, Part, spread, with_ways

RECEIPT, INVOICE = TicketType.OFFICIAL_RECEIPT, TicketType.OTHER_SERVICE_INVOICE
LIMITS = Limits(Money.parse("999.99"), Money.parse("9999.99"))
PAPERS = {1: INVOICE, 2: RECEIPT, 3: TicketType.UTILITY_INVOICE, 4: TicketType.FIXED_AMOUNT_INVOICE, 5: INVOICE}
CASH, WIRE = Way(1, "cash", "现金", True, False), Way(2, "transfer", "转账", False, True)
fen = st.integers(1, 3_000_000)


def line(item: int, yuan: str) -> Line:
    return Line(item, f"项目{item}", Money.parse(yuan))


def invoices(*yuan: str) -> list[tuple[Series, str]]:
    """The invoices that these amounts of service fee take."""
    parts = spread([line(1, one) for one in yuan], PAPERS, LIMITS)
    return [(part.series, part.amount.figures) for part in parts]


def test_the_series_follows_the_amount():
    """TICKET-10, TICKET-11: 743.40 is of the hundreds, 1,043.40 of the thousands; the limits belong to their series."""
    assert invoices("743.40") == [(Series.HUNDREDS, "743.40")]
    assert invoices("1043.40") == [(Series.THOUSANDS, "1,043.40")]
    assert invoices("999.99") == [(Series.HUNDREDS, "999.99")]
    assert invoices("999.99", "0.01") == [(Series.THOUSANDS, "1,000.00")]
    assert invoices("9999.99") == [(Series.THOUSANDS, "9,999.99")]


def test_more_than_an_invoice_carries_is_split():
    """TICKET-11: 12,000 is 9,999.99 and 2,000.01; a rest below a thousand is of the hundreds (TICKET-10)."""
    assert invoices("12000") == [(Series.THOUSANDS, "9,999.99"), (Series.THOUSANDS, "2,000.01")]
    assert invoices("10000") == [(Series.THOUSANDS, "9,999.99"), (Series.HUNDREDS, "0.01")]
    first, second = spread([line(1, "9000"), line(5, "3000")], PAPERS, LIMITS)
    assert [(one.item_name, one.amount.figures) for one in first.lines] == [("项目1", "9,000.00"), ("项目5", "999.99")]
    assert [(one.item_name, one.amount.figures) for one in second.lines] == [("项目5", "2,000.01")]
    assert [(one.nth, one.of) for one in (first, second)] == [(1, 2), (2, 2)]


def test_what_was_taken_off_stands_on_the_last_of_the_pieces_alone():
    """TICKET-11, FEE-25: a line that is cut says once what a paper took off it."""
    reduced = replace(line(1, "12000"), reduced=(Reduced(1, "JM20261121-01", "减免", Money(10_00)),))
    first, second = spread([reduced], PAPERS, LIMITS)
    assert [[len(one.reduced) for one in part.lines] for part in (first, second)] == [[0], [1]]


def test_every_item_stands_on_its_own_paper():
    """FEE-04, FEE-11: receipt, service invoice, fixed amounts; water and electricity never among others."""
    parts = list(spread([line(item, "10") for item in (4, 3, 2, 1, 5)], PAPERS, LIMITS))
    assert [(part.type, [one.fee_item_id for one in part.lines]) for part in parts] == [
        (RECEIPT, [2]),
        (INVOICE, [1, 5]),
        (TicketType.UTILITY_INVOICE, [3]),
        (TicketType.FIXED_AMOUNT_INVOICE, [4]),
    ]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(sorted(PAPERS)), fen), min_size=1, max_size=8))
def test_what_is_spread_is_what_was_paid_to_the_fen(paid):
    """TICKET-11, TICKET-23: item by item, and no invoice is above its series or could have been one of the other."""
    lines = [Line(item, f"项目{item}", Money(amount)) for item, amount in paid]
    parts = list(spread(lines, PAPERS, LIMITS))
    assert _by_item(one for part in parts for one in part.lines) == _by_item(lines)
    for part in parts:
        if part.type is INVOICE:
            assert part.amount <= LIMITS.thousands
            assert (part.series is Series.HUNDREDS) == (part.amount <= LIMITS.hundreds)
    assert all(part.amount == LIMITS.thousands for part in parts if part.type is INVOICE and part.nth < part.of)


@settings(max_examples=60)
@given(st.lists(fen, min_size=1, max_size=4), st.integers(0, 3_000_000), st.integers(0, 5000))
def test_the_ways_are_shared_out_to_the_fen(amounts, wire, change):
    """FEE-07, FEE-12: each ticket names what pays it, all together what was tendered; the change is none of theirs."""
    parts = [Part(RECEIPT, (Line(2, "项目2", Money(amount)),)) for amount in amounts]
    total = sum(amounts)
    by_wire = min(wire, total - 1)
    paid = [Paid(CASH, Money(total - by_wire), Money(total - by_wire + change))]
    paid += [Paid(WIRE, Money(by_wire), reference="T1")] if by_wire else []
    shared = with_ways(parts, paid)
    assert [Money.total(one.amount for one in part.paid) for part in shared] == [part.amount for part in parts]
    for way in paid:
        own = [one.amount for part in shared for one in part.paid if one.way == way.way]
        assert Money.total(own) == way.amount
        assert all(own)
    assert {one.reference for part in shared for one in part.paid if one.way is WIRE} <= {"T1"}


def _by_item(lines):
    ordered = sorted(lines, key=lambda one: one.fee_item_id)
    return {
        item: Money.total(one.amount for one in own) for item, own in groupby(ordered, key=lambda one: one.fee_item_id)
    }
