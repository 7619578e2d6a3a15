"""What the ledger keeps of drawers holds against itself, and what is done to it behind the program is found."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing import Count
from deskapp.ledger.drawer import handing, moving
from deskapp.ledger.drawer.banking import DayCash, parts
from deskapp.ledger.drawer.handing import Handing
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.moving import Move
from deskapp.ledger.drawer.standing import cash_in
from tests.ledger import till


@pytest.fixture
def handed(desk, manned_by):
    """100.00 taken, 50.00 dropped, 550.00 handed over."""
    cashier, relief = manned_by("孙敏"), manned_by("陈佳")
    till.draw(cashier, desk, till.a_range("0001203", 50))
    till.take(desk, "100")
    with desk.work("move_cash") as session:
        asked = Move(desk.clerk.id, MoveKind.DROP, Money(5000), "先交出纳", cashier.clerk.id)
        moving.move(session, asked, "drop", lambda number, code: {"number": number, "code": code})
    given_over = Handing(desk.clerk.id, relief.clerk.id, "早班交中班", Count({Money(100): 550}), ())
    with desk.work("hand_over_shift") as session:
        handing.hand_over(session, given_over, "hand", lambda number, code: {"number": number, "code": code})
    return relief


def test_cash_changes_hands_without_loss(desk, handed):
    """SHIFT-06: what one drawer gives the other has."""
    with desk.reading() as session:
        assert [cash_in(session, one.clerk.id, desk.today) for one in (desk, handed)] == [Money(), Money(55000)]
    assert list(findings(desk.store)) == []


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("cash_move", "amount = -1 WHERE kind = 'handed_in'", "现金收付 XJ20261121-03 是接班收到，金额却是 -¥0.01"),
        ("cash_move", "amount = 1 WHERE kind = 'drop'", "现金收付 XJ20261121-01 与校验链里印出的不符"),
        ("shift_handover", "cash = 1", "交接班 JB20261121-01 交接现金 ¥0.01，交出 -¥550.00，收到 ¥550.00"),
    ],
)
def test_what_is_done_to_a_drawer_behind_the_program_is_found(desk, handed, table, change, words):
    """FEE-33, SHIFT-06."""
    with desk.store.engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER keep_{table}_update"))
        connection.execute(text(f"UPDATE {table} SET {change}"))
    assert words in [one.text for one in findings(desk.store)]


FEN = st.integers(min_value=0, max_value=10**7)


@given(st.lists(FEN, min_size=1, max_size=6), FEN)
def test_a_banking_is_for_the_oldest_days_first_to_the_fen(owed, amount):
    """FEE-26: never more for a day than it owes, and all of it where there is enough."""
    days = [DayCash(date(2026, 11, 1) + timedelta(days=n), Money(fen), Money()) for n, fen in enumerate(owed)]
    found = parts(days, Money(amount))
    assert Money.total(part for _, part in found) == Money(min(amount, sum(owed)))
    left = {one.day: one.left for one in days}
    assert all(Money() < part <= left[day] for day, part in found)
    assert all(part == left[day] for day, part in found[:-1])
