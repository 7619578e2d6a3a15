"""The registers of parking as the window reads and exports them: agreements, months, what is overdue at the gate."""

from datetime import date

from deskapp.access.parking import top_ups
from deskapp.exporting import sheets
from deskapp.overview import parking_lists
from deskapp.overview.lists import Span
from tests.access.conftest import Home, home, quick_scrypt
from tests.access.hands import issued
from tests.at_reader.test_top_up_parking import START, counter, top_up

__all__ = ["Home", "counter", "home", "quick_scrypt"]


def test_an_agreement_stands_in_its_register_with_what_is_paid(counter, home):
    """REG-21, PARK-13."""
    desk, _ = counter
    card = issued(desk, home.owner)
    top_up(desk, card.card_no, "3", "1050")
    (line,) = parking_lists.spaces(desk)
    assert (line.space, line.room, line.plates, line.number) == ("B1-0007", "3-2-501", "粤B12345", "CW2026-0001")
    assert (line.card, line.paid_to, line.state.words) == (card.card_no, date(2027, 2, 20), "有效")
    made = sheets.sheet("车位租用", [line])
    assert [len(row) for row in made.rows] == [len(made.columns)]


def test_months_and_months_taken_back_stand_in_theirs(counter, home):
    """REG-22."""
    desk, _ = counter
    top_up(desk, issued(desk, home.owner).card_no)
    with desk.work("top_up_parking") as session:
        (row,) = top_ups.book(session, START, START)
        top_ups.reverse(session, row.id, "v1", "收据作废")
    back, paid = parking_lists.months(desk, Span(START, START))
    assert (paid.months, paid.amount.figures, back.months, back.amount.figures) == (1, "350.00", -1, "-350.00")
    assert (paid.card, paid.space, paid.from_date, paid.to_date) == ("000001", "B1-0007", START, date(2026, 12, 20))
    made = sheets.sheet("月卡充值", [back, paid])
    assert [len(row) for row in made.rows] == [len(made.columns)] * 2


def test_a_monthly_card_stands_on_its_list_five_days_before_it_runs_out_and_from_then_on(counter, home, clock):
    """PARK-14: called about before, told to the gate after."""
    desk, _ = counter
    top_up(desk, issued(desk, home.owner).card_no)
    clock.pass_by(days=23)
    assert parking_lists.at_the_gate(desk) == []
    clock.pass_by(days=6)
    (line,) = parking_lists.at_the_gate(desk)
    assert (line.days_left, line.state.words) == (0, "今天到期"), "its last day still holds"
    clock.pass_by(days=3)
    (line,) = parking_lists.at_the_gate(desk)
    assert (line.card, line.space, line.plates, line.ended, line.state.words) == (
        "000001",
        "B1-0007",
        "粤B12345",
        date(2026, 12, 20),
        "已到期 3 天",
    )
    made = sheets.sheet("月卡到期", [line])
    assert [len(row) for row in made.rows] == [len(made.columns)]
