"""What ends soon, whom to call, and the quarterly table (CARD-19, CARD-21, PARK-14)."""

from datetime import date

import pytest

from deskapp.access import expiry, signing
from deskapp.access.book import of_card
from deskapp.access.kinds import BlankMove, CardFamily, EventKind, HolderClass, PlanAct, Purpose
from deskapp.access.quarter import quarter_table
from deskapp.access.register import changes, outcomes, planning, reading, stock
from deskapp.access.register.values import Grant, Holder
from deskapp.access.rules.quarter import CardLife, Happened, Quarter, table
from deskapp.access.rules.terms import Term
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.kernel.days import ONE_DAY, WorkCalendar
from deskapp.reports import workbook
from deskapp.reports.card_quarter import quarter_book
from tests.access.hands import OTHER, START, access, card_of, changed, issued, on_reader, plan_issue, write

FOURTH = Quarter(2026, 4)


@pytest.fixture
def roster_card(desk, home):
    """A card that an old roster told of, about to end."""
    with desk.work("edit_estate") as session:
        session.add(
            IcCard(
                card_no="00418301",
                unit_id=home.unit_id,
                customer_id=home.owner.customer_id,
                valid_to=date(2026, 11, 25),
            )
        )


def test_cards_that_end_this_month_are_listed_the_soonest_first(desk, home, roster_card):
    """CARD-21."""
    issued(desk, home.owner, grants=(access(1, start=date(2026, 10, 31)),))
    issued(desk, home.tenant, "r2", OTHER)
    with desk.reading() as session:
        found = expiry.this_month(session, START)
    assert [(one.card_no, one.valid_to, one.days_left) for one in found] == [
        ("00418301", date(2026, 11, 25), 4),
        ("000001", date(2026, 11, 30), 9),
    ]
    assert (found[0].room_no, found[0].holder, found[0].phone) == ("3-2-501", "张素芬", "13800138000")


def test_expired_cards_that_are_still_out_are_called(desk, home, roster_card, clock):
    """CARD-21: expired cards listed for call-out."""
    kept = issued(desk, home.owner, grants=(access(1),))
    handed_in = issued(desk, home.tenant, "r2", OTHER, grants=(access(1),))
    clock.pass_by(days=60)
    with desk.work("take_back_card") as session:
        changes.take_back(session, handed_in.id, "b1")
    with desk.reading() as session:
        assert [one.card_no for one in expiry.to_call(session, desk.today)] == [kept.card_no, "00418301"]
        assert expiry.overdue_at_the_gate(session, desk.today) == []
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, kept.id, "l1", "")
    with desk.reading() as session:
        assert [one.card_no for one in expiry.to_call(session, desk.today)] == ["00418301"]


def test_monthly_cards_that_ran_out_are_listed_for_the_gate(desk, home, clock):
    """PARK-14."""
    card = issued(desk, home.owner)
    changed(desk, card, Grant(Purpose.PARKING, Term.first(START, 1), (2,)), "c1", PlanAct.TOP_UP)
    clock.pass_by(days=30)
    with desk.reading() as session:
        (over,) = expiry.overdue_at_the_gate(session, desk.today)
        assert (over.card_no, over.valid_to, over.days_left) == ("000001", date(2026, 12, 20), -1)
        first, last = date(2026, 12, 1), date(2026, 12, 31)
        assert [one.purpose for one in expiry.ending(session, first, last, desk.today)] == [Purpose.PARKING]
        assert expiry.ending(session, first, last, desk.today, Purpose.ACCESS) == []


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2026, 1, 1), Quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), Quarter(2026, 2), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2024, 2, 29), Quarter(2024, 1), date(2024, 1, 1), date(2024, 3, 31)),
        (date(2026, 12, 31), FOURTH, date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_one_quarter(day, quarter, first, last):
    """CARD-19."""
    assert Quarter.of(day) == quarter
    assert (quarter.first, quarter.last) == (first, last)


def test_the_table_is_due_five_working_days_after_the_quarter():
    """RPT-07."""
    holidays = WorkCalendar(frozenset({date(2027, 1, 1)}))
    assert FOURTH.due(holidays) == date(2027, 1, 8)
    with pytest.raises(ValueError, match="没有第 5 季度"):
        Quarter(2026, 5)


def test_a_quarter_is_told_by_class_from_what_happened(desk, lead, home, clock, roster_card):
    """CARD-19, REG-20."""
    with desk.work("stock_cards") as session:
        stock.move(session, CardFamily.DESFIRE, BlankMove.RECEIVED, 10, "in")
    first = issued(desk, home.owner)
    lost = issued(desk, home.tenant, "r2", OTHER, grants=(access(1),))
    issued(lead, Holder(HolderClass.STAFF, "保安 甘棠"), "r3", "04010203040506")
    changed(desk, first, access(48), "c1")
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, lost.id, "l1", "")
    bad = plan_issue(desk, home.owner, "r4", "04020202020202")
    with desk.work("write_card") as session:
        outcomes.failed(session, bad.id, "写入失败")
    clock.pass_by(days=60)
    with desk.work("cancel_card") as session:
        changes.cancel(session, first.id, "x1", "迁出")
    with desk.reading() as session:
        then, now = quarter_table(session, FOURTH), quarter_table(session, Quarter(2027, 1))
    told = {row.held_as: (row.active, row.issued, row.renewed, row.lost, row.cancelled) for row in then.rows}
    assert told == {
        HolderClass.OWNER: (1, 1, 1, 0, 0),
        HolderClass.TENANT: (0, 1, 0, 1, 0),
        HolderClass.STAFF: (1, 1, 0, 0, 0),
        None: (0, 0, 0, 0, 0),
    }
    assert [row.expired for row in then.rows if row.held_as is None] == [1]
    assert then.blanks == ((CardFamily.DESFIRE, 0, 6),)
    later = {row.held_as: (row.active, row.issued, row.cancelled) for row in now.rows}
    assert later == {HolderClass.OWNER: (0, 0, 1), HolderClass.STAFF: (1, 0, 0)}
    assert now.blanks == ((CardFamily.DESFIRE, 6, 6),)
    assert {life.card_no: life.state(FOURTH.last) for life in then.cards} == {
        "000001": CardState.ACTIVE,
        "000002": CardState.LOST,
        "000003": CardState.ACTIVE,
        "000004": CardState.WRITE_FAILED,
        "00418301": CardState.EXPIRED,
    }


def test_the_table_is_a_workbook_with_its_totals(desk, home, tmp_path, roster_card):
    """RPT-07."""
    issued(desk, home.owner)
    with desk.reading() as session:
        found = quarter_table(session, FOURTH)
    book = workbook.write(quarter_book(found, "和风里服务中心", "林晓", "待定"), tmp_path / "table.xlsx")
    sheets = workbook.read(book)
    assert sheets["按类别"][1][:3] == ["业主", 1, 1]
    assert sheets["按类别"][-1][:3] == ["合计", 1, 1]
    assert [row[0] for row in sheets["逐卡"][1:]] == ["000001", "00418301"]
    assert sheets["逐卡"][1][4:] == ["有效", "11-21 新发"]
    assert sheets["逐卡"][2][1] == "原花名册（未分类）"
    assert sheets["空白卡"][1] == ["DESFire", 0, -1]


def life(*happened, roster=None) -> CardLife:
    return CardLife("000001", "张素芬", "3-2-501", tuple(happened), roster)


def at(day, kind, valid_to=None, held_as=HolderClass.OWNER) -> Happened:
    return Happened(day, kind, held_as, valid_to)


def test_a_card_renewed_after_it_ran_out_expired_in_one_quarter_and_not_in_the_next():
    """REG-20."""
    card = life(
        at(date(2026, 1, 5), EventKind.ISSUED, date(2026, 8, 4)),
        at(date(2026, 10, 9), EventKind.RENEWED, date(2027, 10, 8)),
    )
    third, fourth = (table([card], Quarter(2026, number))[0] for number in (3, 4))
    assert (third.active, third.expired, third.renewed) == (0, 1, 0)
    assert (fourth.active, fourth.expired, fourth.renewed) == (1, 0, 1)


def test_a_write_that_failed_on_a_card_in_use_does_not_end_it():
    """CARD-26."""
    card = life(at(date(2026, 1, 5), EventKind.ISSUED, date(2028, 1, 4)), at(date(2026, 2, 1), EventKind.WRITE_FAILED))
    assert card.state(date(2026, 2, 2)) is CardState.ACTIVE
    assert life(at(date(2026, 2, 1), EventKind.WRITE_FAILED)).state(date(2026, 2, 2)) is CardState.WRITE_FAILED


def test_a_class_with_nothing_to_tell_has_no_row():
    """REG-20."""
    assert table([life(roster=CardState.CANCELLED)], FOURTH) == ()


def test_all_that_happened_to_a_card_is_told_the_newest_first(desk, home):
    """REG-19."""
    card = issued(desk, home.owner)
    changed(desk, card, access(48), "c1")
    with desk.reading() as session:
        told = of_card(session, card.id)
    assert [one.kind for one in told] == [EventKind.RENEWED, EventKind.ISSUED]
    assert card_of(desk, card.id).valid_to == date(2030, 11, 21) - ONE_DAY


def test_a_quarter_that_runs_is_told_as_it_stands_today():
    """REG-20: a card that will end within it has not expired yet."""
    card = life(at(date(2026, 10, 1), EventKind.ISSUED, date(2026, 12, 20)))
    (now,), (ended,) = table([card], FOURTH, date(2026, 12, 20)), table([card], FOURTH, date(2027, 1, 4))
    assert (now.active, now.expired) == (1, 0)
    assert (ended.active, ended.expired) == (0, 1)


@pytest.mark.parametrize(("words", "asked"), [("2026年第4季度", FOURTH), ("2026q4", FOURTH), ("2026-4", FOURTH)])
def test_a_quarter_is_read_as_people_write_it(words, asked):
    """CARD-19."""
    assert Quarter.parse(words) == asked
    assert Quarter.parse(asked.label) == asked
    with pytest.raises(ValueError, match="请填写季度"):
        Quarter.parse("2026Q5")
    assert (asked + 1, asked + -4) == (Quarter(2027, 1), Quarter(2025, 4))


def test_a_card_issued_again_is_signed_for_again(desk, home):
    """CARD-08: a signature counts for one issue of a card."""
    card = issued(desk, home.owner)
    with desk.work("sign_card_book") as session:
        signing.sign(session, [card.id])
        changes.take_back(session, card.id, "b1")
        wiped = planning.wipe(session, "w1", reading.by_id(session, card.id), on_reader())
    write(desk, wiped)
    issued(desk, home.tenant, "r2")
    with desk.reading() as session:
        assert [(one.card_no, one.holder) for one in signing.unsigned(session)] == [(card.card_no, "欧阳静")]
