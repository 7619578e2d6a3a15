"""Fee notices: arrears and what is due this month, for one unit or all in arrears, never for a past owner."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.money import Money
from deskapp.printout import draw
from deskapp.procedures.fee_notice.service import FEE_NOTICE
from deskapp.procedures.fee_notice.steps import WhichUnits
from forms.fee_notice import FeeNotice
from tests.fees import bill, make_home, open_counter
from tests.printing.finished import copied


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def notices(desk, **said) -> list[FeeNotice]:
    walk = Walk(FEE_NOTICE, desk)
    assert walk.submit(WhichUnits, {"pay_by": "2026-11-30"} | said) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    return [paper.slip for paper in done.papers]


def test_form_15_a_notice_names_arrears_and_this_month(desk, unit):
    (notice,) = notices(desk, room="3-2-501")
    assert [(one.item, one.period, one.basis, one.amount) for one in notice.arrears] == [
        ("物业服务费", "2026.09.01–2026.10.31", "2.80×88.50㎡×2月", Money(49560))
    ]
    assert [one.period for one in notice.current] == ["2026.11.01–2026.11.30"]
    assert (notice.payer, notice.total, notice.pay_by) == ("张素芬", Money(74340), date(2026, 11, 30))


def test_arrears_02_all_units_in_arrears_get_one_each(manned_by, desk, unit):
    """ARREARS-02."""
    with desk.work("edit_estate") as session:
        make_home(session, "2-1-101", owner="周远")
        make_home(session, "10-1-101", owner="吴岚", charged_from=date(2026, 11, 1))
    bill(manned_by, "2026-08")
    assert [notice.room for notice in notices(desk, everyone=True)] == ["2-1-101", "3-2-501"]
    with desk.reading() as session:
        noted = session.scalars(select(JournalLine).where(JournalLine.act == "print_fee_notice")).all()
        assert [line.after["total"] for line in noted if line.after] == ["247.80", "991.20"]


def test_each_notice_is_a_paper_of_its_own(desk, unit):
    walk = Walk(FEE_NOTICE, desk)
    walk.submit(WhichUnits, {"room": "3-2-501", "pay_by": "2026-11-30"})
    first, second = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert first.papers[0].record != second.papers[0].record, "the second one is no reprint of the first"


def test_whom_it_no_longer_concerns_is_told_once(desk, unit, tmp_path):
    walk = Walk(FEE_NOTICE, desk)
    walk.submit(WhichUnits, {"room": "3-2-501", "pay_by": "2026-11-30"})
    done = walk.finish()
    assert isinstance(done, Done)
    assert copied(draw(desk, done.papers[0]).pdf, tmp_path).count("如已缴") == 1


def test_what_a_past_owner_left_is_not_asked_of_the_owner_now(desk, unit):
    with desk.work("edit_estate") as session:
        here = session.get_one(type(unit), unit.id)
        here.occupancies[0].to_date = date(2026, 11, 10)
        new = Customer(name="周远")
        session.add(Occupancy(unit=here, customer=new, role=OccupancyRole.OWNER, from_date=date(2026, 11, 11)))
    (refusal,) = Walk(FEE_NOTICE, desk).submit(WhichUnits, {"room": "3-2-501", "pay_by": "2026-11-30"})
    assert refusal.text == "3-2-501 没有欠费"


def test_arrears_02_a_day_that_has_passed_is_refused(desk, unit):
    """ARREARS-02."""
    (refusal,) = Walk(FEE_NOTICE, desk).submit(WhichUnits, {"room": "3-2-501", "pay_by": "2026-11-20"})
    assert "已过" in refusal.text


@pytest.mark.parametrize("said", [{}, {"room": "3-2-501", "everyone": True}])
def test_either_one_room_or_everybody(desk, unit, said):
    (problem,) = Walk(FEE_NOTICE, desk).submit(WhichUnits, {"pay_by": "2026-11-30"} | said)
    assert "二者选一" in problem.text
