"""What the ledger keeps of drawers holds against itself, and what is done to it behind the program is found."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing import Count, Explained
from deskapp.ledger.drawer import differences, handing, moving
from deskapp.ledger.drawer.banking import DayCash, parts
from deskapp.ledger.drawer.handing import Handing
from deskapp.ledger.drawer.kinds import MoveKind, Settled
from deskapp.ledger.drawer.moving import Move
from deskapp.ledger.drawer.standing import cash_in
from deskapp.ledger.kinds import TicketType
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


def test_nobody_moves_cash_with_themselves(desk):
    """FEE-33, ROLE-02: whoever hands it over does not take it."""
    asked = Move(desk.clerk.id, MoveKind.FLOAT_IN, Money(5000), "换零", desk.clerk.id)
    with desk.reading() as session:
        (stop,) = moving.refusals(session, asked, desk.now())
    assert (stop.text, stop.rule) == ("交款人和收款人不能是同一个人", "FEE-33")


@pytest.mark.parametrize(
    ("fen", "how", "own", "words"),
    [
        (-1000, Settled.BANKED, False, "短款没有可缴存的现金，请选择其他处理方式"),
        (1000, Settled.MADE_GOOD, False, "长款不用补足，请选择其他处理方式"),
        (-1000, Settled.EXPLAINED, True, "林晓 是责任人，不能自己同意处理"),
        (1000, Settled.BANKED, False, ""),
        (-1000, Settled.MADE_GOOD, False, ""),
    ],
)
def test_a_difference_ends_in_a_way_that_fits_agreed_to_by_another(desk, lead, fen, how, own, words):
    """FEE-32."""
    with desk.work("open_till") as session:
        explained = Explained("找零", lead.clerk.id, "赵立")
        differences.document(session, "KB20261121-01", desk.clerk.id, Money(fen), explained)
    agreed = desk.clerk.id if own else lead.clerk.id
    asked = differences.Settlement("CK20261121-01", how, "", desk.clerk.id, agreed)
    with desk.reading() as session:
        stops = [(one.text, one.rule) for one in differences.refusals(session, asked)]
    assert stops == ([(words, "FEE-32")] if words else [])


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


def test_books_are_laid_out_kind_by_kind_in_whatever_order_they_were_drawn(desk, cashier, clock):
    """SHIFT-06: two people turn over one heap after the other, large faces first."""
    fixed, faces = TicketType.FIXED_AMOUNT_INVOICE, (("T0000001", 20), ("H0000001", 100), ("H0000101", 100))
    tied = [replace(till.a_range(first, type=fixed), face=Money(yuan * 100)) for first, yuan in faces]
    for one in (*tied, till.a_range("0088001", type=TicketType.UTILITY_INVOICE), till.a_range("0001203")):
        till.draw(cashier, desk, one)
        clock.pass_by(seconds=1)
    with desk.reading() as session:
        laid = [book.book_no for book in handing.usable(session, desk.clerk.id)]
    assert laid == [
        "0001203-0001252", "0088001-0088050", "H0000001-H0000050", "H0000101-H0000150", "T0000001-T0000050",
    ]  # fmt: skip
