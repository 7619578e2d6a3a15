"""The desk takes money and pays nobody; only change goes back, out of the very cash that was handed over."""

from dataclasses import replace

import pytest

from deskapp.kernel.money import Money
from deskapp.ledger.paying import Paid, ways
from deskapp.procedures.collect_fees.reckoning import reckon
from deskapp.procedures.collect_fees.service import collection_of
from deskapp.procedures.collect_fees.steps import Collect
from deskapp.till import paying
from tests.fees import open_counter
from tests.procedures.fee_walks import open_ids, refused, walk_to

OVER = Money(5000)
TRANSFER = {"method": "转账", "reference": "20261121008877"}


@pytest.fixture
def walk(manned_by, desk):
    unit = open_counter(manned_by, desk, "2026-10")
    return walk_to(desk, {"charges": open_ids(desk, unit)})


def test_role_04_nothing_is_paid_out_against_another_way_of_payment(walk):
    """ROLE-04, FEE-33: more by transfer and the rest back in cash is what a cashier may do, and no desk."""
    parked, total = walk
    [(words, rule)] = refused(parked, Collect, ways=[TRANSFER | {"amount": total + OVER}])
    assert (words.endswith("多出 ¥50.00，前台不向客户付现"), rule) == (True, "FEE-07")
    back = [{"method": "现金", "amount": f"-{OVER.figures}"}, TRANSFER | {"amount": total + OVER}]
    problems = refused(parked, Collect, ways=back, tendered="0")
    assert problems[0][0] == "第 1 行：金额不能是负数，请去掉负号"


def test_role_04_the_ledger_books_no_payment_that_gives_cash(desk, walk):
    """ROLE-04: nor past every page, straight into the books."""
    parked, total = walk
    assert parked.submit(Collect, {"ways": [TRANSFER | {"amount": total}]}) == ()
    with desk.work("collect_fees") as session:
        known = {way.name: way for way in ways(session)}
        both = (Paid(known["现金"], -OVER), Paid(known["转账"], total + OVER, reference="1"))
        now = reckon(session, parked.answers, desk.today)
        asked = replace(collection_of(session, desk, parked.answers, now), paid=both)
        assert Money.total(one.amount for one in both) == asked.total, "else another rule would stop it"
        with pytest.raises(ValueError, match="are paid by"):
            paying.collect(session, desk, asked)
