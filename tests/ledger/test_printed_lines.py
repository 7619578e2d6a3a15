"""Lines on paper: months that follow each other at one price as one, and a product that is the sum."""

from datetime import date

import pytest

from deskapp.kernel.days import Month, Period
from deskapp.kernel.money import Money
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.paying import Line
from deskapp.ledger.printed_lines import printed_lines

JANUARY = Month(2026, 1)


def month_line(
    after: int, fen: int = 24780, paid: int | None = None, basis: str = "2.80×88.50㎡", item: int = 1
) -> Line:
    month = JANUARY + after
    owed = Owed(
        fee_item_id=item,
        item_name=f"项目{item}",
        position=item,
        period=Period(month.first, month.last),
        amount=Money(fen),
        open=Money(fen),
        basis=basis,
        due_on=month.last,
        charge_id=100 * item + after,
    )
    return Line.of_share(Share(owed, Money(fen if paid is None else paid)))


def shown(*lines: Line) -> list[tuple[str, str, int]]:
    return [(one.period, one.basis, one.amount.fen) for one in printed_lines(lines)]


def test_months_that_follow_each_other_are_one_line():
    assert shown(month_line(0), month_line(1), month_line(2)) == [("2026.01.01–2026.03.31", "2.80×88.50㎡×3月", 74340)]


def test_a_gap_another_price_or_a_part_begins_a_new_line():
    assert shown(month_line(0), month_line(2)) == [
        ("2026.01.01–2026.01.31", "2.80×88.50㎡×1月", 24780),
        ("2026.03.01–2026.03.31", "2.80×88.50㎡×1月", 24780),
    ]
    dearer = month_line(1, 28320, basis="3.20×88.50㎡")
    assert [basis for _, basis, _ in shown(month_line(0), dearer)] == ["2.80×88.50㎡×1月", "3.20×88.50㎡×1月"]
    part = month_line(1, paid=10000)
    assert shown(month_line(0), part)[1] == ("2026.02.01–2026.02.28", "部分，应收 247.80", 10000)


def test_items_that_alternate_month_by_month_stand_together():
    parking = [month_line(after, 8000, basis="80.00", item=2) for after in (0, 1)]
    lines = [month_line(0), parking[0], month_line(1), parking[1]]
    assert [basis for _, basis, _ in shown(*lines)] == ["2.80×88.50㎡×2月", "80.00×2月"]


def test_rounded_months_are_printed_by_their_amount():
    """0.6125 x 88.51 is 54.212375: three months are 162.63 and not 162.64."""
    lines = [month_line(after, 5421, basis="0.6125×88.51㎡") for after in range(3)]
    assert shown(*lines) == [("2026.01.01–2026.03.31", "54.21×3月", 16263)]


@pytest.mark.parametrize("basis", ["期初结转", ""])
def test_a_longer_period_prints_what_it_was_charged_by(basis):
    period = Period(date(2024, 1, 1), date(2024, 12, 31))
    owed = Owed(1, "物业服务费", 1, period, Money(100), Money(100), basis, period.end, charge_id=1)
    assert shown(Line.of_share(Share(owed, Money(100)))) == [("2024.01.01–2024.12.31", basis, 100)]


def test_an_item_that_was_not_charged_keeps_its_own_words():
    line = Line(5, "门禁卡工本费", Money(4000), basis="20.00×2张", shown="00718、00719")
    (printed,) = printed_lines([line])
    assert (printed.basis, printed.shown, printed.period) == ("20.00×2张", "00718、00719", "")


def test_nothing_prints_nothing():
    assert list(printed_lines([])) == []
