"""How often taking a fee asks the database: a number that nobody raises unnoticed."""

import pytest

from deskapp.flow.session import Session as Walk
from deskapp.procedures.collect_fees.service import COLLECT_FEES, check
from deskapp.procedures.collect_fees.steps import Collect, Payer
from tests.fees import open_counter
from tests.procedures.fee_walks import CASH, WHO, open_ids, walk_to
from tests.statements import statements

RECEIPT, WITH_MONTHS_AHEAD, PAGE, FIRST_PAGE = 32, 40, 18, 13
"""The most statements that may be sent: by a receipt, by one with months ahead, to check the last page, the first."""


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def ready(desk, items):
    """A walk with every question answered."""
    walk, total = walk_to(desk, items)
    assert walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True}) == ()
    return walk


def test_a_receipt_asks_few_questions(desk, unit):
    walk = ready(desk, {"charges": open_ids(desk, unit)[:1]})
    with statements(desk.store) as sent:
        COLLECT_FEES.finish(desk, walk.answers)
    assert len(sent) <= RECEIPT, "\n".join(sent)


def test_twelve_months_ahead_ask_no_more_but_for_the_rows_they_are(desk, unit):
    walk = ready(desk, {"charges": open_ids(desk, unit), "months": 12})
    with statements(desk.store) as sent:
        COLLECT_FEES.finish(desk, walk.answers)
    rows = [one for one in sent if one.startswith(("INSERT INTO charge", "INSERT INTO payment_line"))]
    assert len(sent) - len(rows) <= WITH_MONTHS_AHEAD, "\n".join(sent)


def test_nothing_is_read_twice_in_one_unit_of_work(desk, unit):
    """But for what the ledger asks once more by itself: the request, and the clerk's books as they are used."""
    walk = ready(desk, {"charges": open_ids(desk, unit)[:1]})
    with statements(desk.store) as sent:
        COLLECT_FEES.finish(desk, walk.answers)
    asked = [one for one in sent if one.startswith("SELECT")]
    twice = {one.split(" FROM ")[1].split()[0] for one in asked if asked.count(one) > 1}
    assert twice <= {"payment", "ticket_book"}, twice


def test_a_page_is_checked_with_few_questions(desk, unit):
    walk = ready(desk, {"charges": open_ids(desk, unit)[:1]})
    with statements(desk.store) as sent:
        assert list(check(desk, walk.answers)) == []
    assert len(sent) <= PAGE, "\n".join(sent)


def test_the_first_page_costs_least(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    with statements(desk.store) as sent:
        assert walk.submit(Payer, WHO) == ()
    assert len(sent) <= FIRST_PAGE, "\n".join(sent)
