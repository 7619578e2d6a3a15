"""What a receipt costs does not grow with those issued before it, and holding the ledger against itself only with them.

Counted in the steps SQLite takes, which are the same on every machine.
"""

from deskapp.ledger.checks.inspection import findings
from tests.ledger.till import a_range, draw, take
from tests.statements import statements, steps

MORE = 40


def test_a_receipt_costs_the_same_however_many_were_issued(desk, cashier):
    draw(cashier, desk, a_range("0000001", 200))
    take(desk)  # the first one seals what led up to it
    sent, taken = [], []
    for _ in range(3):
        with statements(desk.store) as statement, steps(desk.store) as step:
            take(desk)
        sent.append(len(statement))
        taken.append(step.taken)
        for _ in range(MORE):
            take(desk)
    assert len(set(sent)) == 1
    assert max(taken) < 1.15 * min(taken), taken


def test_the_check_grows_with_the_receipts_and_no_faster(desk, cashier):
    draw(cashier, desk, a_range("0000001", 200))
    taken = []
    for _ in range(3):
        for _ in range(MORE):
            take(desk)
        with steps(desk.store) as step:
            assert list(findings(desk.store)) == []
        taken.append(step.taken)
    first, second, third = taken
    assert third - second < 1.15 * (second - first), taken
