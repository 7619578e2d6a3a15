"""Cash that is lent leaves the drawer in the books too and comes back once; counterfeit notes are made good."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from deskapp.kernel.money import Money
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.desk_cash import advances, counterfeits, rules, spot_checks
from deskapp.ledger.desk_cash.advances import Loan
from deskapp.ledger.desk_cash.counterfeits import Notes
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult, FoundAt
from deskapp.ledger.desk_cash.records import CashAdvance, CounterfeitLoss
from deskapp.ledger.desk_cash.spot_checks import Look
from deskapp.ledger.drawer.standing import cash_in
from tests.ledger import till

TODAY = date(2026, 11, 21)
CASH, GOOD, WRONG = Checked.CASH, CheckResult.GOOD, CheckResult.WRONG


@pytest.fixture
def manager(manned_by):
    return manned_by("高远").clerk.id


def lend(desk, manager, yuan="300", request_id="lend"):
    loan = Loan("周强", Money.parse(yuan), "购买应急灯", desk.today + timedelta(days=3), manager)
    with desk.work("lend_cash") as session:
        return advances.lend(session, loan, request_id).number


def give_back(desk, yuan, request_id="back"):
    with desk.work("return_cash") as session:
        advance = session.scalars(select(CashAdvance)).one()
        return advances.give_back(session, advance, Money.parse(yuan), request_id).id


def in_drawer(desk):
    with desk.reading() as session:
        return cash_in(session, desk.clerk.id, desk.today)


def test_an_advance_leaves_the_drawer_and_comes_back_in_parts(desk, manager):
    """FEE-33, REG-09."""
    before = in_drawer(desk)
    assert lend(desk, manager) == lend(desk, manager) == "JK20261121-01"
    assert before - in_drawer(desk) == Money(30000)
    assert give_back(desk, "100") == give_back(desk, "100")
    with desk.reading() as session:
        (one,) = advances.still_out(session)
        assert advances.outstanding(one) == Money(20000)
    give_back(desk, "200", "the rest")
    assert in_drawer(desk) == before
    with desk.reading() as session:
        assert advances.still_out(session) == []
    assert list(findings(desk.store)) == []


def test_no_more_is_lent_than_lies_in_the_drawer(desk, manager):
    """FEE-33: the float of 500 and nothing else."""
    with pytest.raises(TicketError, match="不能取出"):
        lend(desk, manager, "500.01")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("UPDATE cash_advance SET amount = 100", "借款 JK20261121-01应动现金"),
        ("DELETE FROM cash_advance", "没有借款登记"),
        ("UPDATE cash_advance SET borrower = '别人'", "借款 JK20261121-01 与校验链里的不符"),
    ],
)
def test_an_advance_changed_behind_the_program_is_found(desk, manager, edit, words):
    """C8, C9."""
    lend(desk, manager)
    with desk.store.engine.begin() as connection:
        for act in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER keep_cash_advance_{act}"))
        connection.execute(text(edit))
    assert any(words in one.text for one in findings(desk.store))


def test_cash_leaves_only_on_the_manager_s_word():
    """FEE-33: whatever else is in order."""
    (stop,) = rules.lending("周强", "林晓", Money(100), TODAY, TODAY)
    assert stop.override == rules.APPROVE
    assert len(list(rules.lending("林晓", "林晓", Money(100), date(2026, 11, 20), TODAY))) == 3


@pytest.mark.parametrize(
    ("open_", "amount", "good"), [(100, 100, True), (100, 101, False), (0, 1, False), (1, 0, False)]
)
def test_no_more_comes_back_than_was_lent(open_, amount, good):
    """REG-09."""
    assert (list(rules.returning(Money(open_), Money(amount))) == []) is good


def test_counterfeit_notes_are_the_collector_s_until_they_are_made_good(desk):
    """FEE-31."""
    notes = Notes(Money(10000), 2, "AB12345678、AB12345679", FoundAt.BANK, desk.clerk.id)
    with desk.work("note_counterfeit") as session:
        loss = counterfeits.lose(session, notes, "loss")
        assert (loss.number, loss.amount) == ("JP20261121-01", Money(20000))
        assert counterfeits.lose(session, notes, "loss") is loss
        assert counterfeits.to_replace(session) == [loss]
    with desk.work("note_counterfeit") as session:
        loss = session.scalars(select(CounterfeitLoss)).one()
        assert counterfeits.replace(session, loss, "good") is counterfeits.replace(session, loss, "good")
        assert counterfeits.to_replace(session) == []
    assert list(findings(desk.store)) == []


@pytest.mark.parametrize(("fen", "pieces", "stops"), [(10000, 1, 0), (100, 3, 0), (300, 1, 1), (5000, 0, 1)])
def test_counterfeits_are_notes_that_there_are(fen, pieces, stops):
    """FEE-31."""
    assert len(list(rules.notes(Money(fen), pieces))) == stops


def test_a_spot_check_keeps_the_books_beside_the_count(desk, cashier):
    """FEE-30, REG-10."""
    till.draw(cashier, desk)
    till.take(desk, "20.00")
    with cashier.work("spot_check") as session:
        made = spot_checks.keep(session, Look(CASH, desk.clerk.id, Money(51000), WRONG, "少 10 元"), "check")
        assert (made.expected, made.counted, made.result) == (Money(52000), Money(51000), WRONG)
        other = spot_checks.keep(session, Look(Checked.TICKETS, desk.clerk.id, None, GOOD, ""), "tickets")
        assert (other.expected, other.counted) == (None, None)


@pytest.mark.parametrize(
    ("checked", "counted", "result", "words", "stops"),
    [
        (CASH, Money(500), GOOD, "", 0),
        (CASH, None, GOOD, "", 1),
        (CASH, Money(499), GOOD, "", 1),
        (CASH, Money(499), WRONG, "", 1),
        (CASH, Money(499), WRONG, "少一分", 0),
        (Checked.TICKETS, None, CheckResult.UNCLEAR, "", 1),
        (Checked.TICKETS, None, GOOD, "", 0),
    ],
)
def test_what_differs_is_not_called_good(checked, counted, result, words, stops):
    """FEE-30."""
    assert len(list(rules.finding(checked, Money(500), counted, result, words))) == stops
