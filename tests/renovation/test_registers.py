"""The registers of renovation, and what pages and today's list say of a filing."""

from datetime import date

import pytest

from deskapp.exporting import sheets
from deskapp.kernel.money import Money
from deskapp.ledger import prints
from deskapp.overview import renovation_lists as lists
from deskapp.overview.happenings import happenings
from deskapp.overview.renovation_matters import of_renovations
from deskapp.overview.scanned import scanned
from deskapp.overview.unit import unit_view
from deskapp.renovation.kinds import FilingDeed, PassBack, Side
from deskapp.staff.records import Task
from tests.fees import make_home
from tests.renovation import walks


def matters(desk):
    with desk.reading() as session:
        return [(one.what, one.urgency.value) for one in of_renovations(session, desk)]


@pytest.fixture
def working(desk, manager):
    walks.in_progress(desk, manager)


def test_the_ledger_tells_receipts_passes_and_who_signed(desk, manager, clock, working):
    """REG-01, RENO-56."""
    walks.requested(desk)
    walks.inspected(manager)
    walks.passes_back(desk)
    clock.pass_by(days=14)
    walks.refunded(desk, Side.OWNER)
    (line,) = lists.ledger(desk)
    assert (line.number, line.room, line.contractor) == (walks.NUMBER, "3-2-501", "恒达装饰")
    assert (line.deposit_owner, line.receipt_owner, line.receipt_contractor) == (Money(100000), "0000001", "0000002")
    assert (line.passes_issued, line.passes_returned, line.inspection) == (2, 2, "核查合格")
    assert line.signed_by == "林晓"
    assert line.refunds.startswith("TK")
    assert line.refunded_on is None
    assert len(sheets.sheet("装修台账", [line]).rows[0]) == len(sheets.sheet("装修台账", [line]).columns)


def test_a_folder_is_arranged_from_low_floor_to_high_floor(desk):
    """REG-02, RENO-36: the contents page of each building, low floors first; RENO-45 notes an extension there."""
    with desk.work("edit_estate") as session:
        for room in ("3-2-1201", "3-1-201", "2-1-301"):
            make_home(session, room, owner="张素芬")
    for room in ("3-2-1201", "3-2-501", "3-1-201", "2-1-301"):
        walks.filed(desk, who={"room": room})
    assert [one.room for one in lists.contents(desk)] == ["2-1-301", "3-1-201", "3-2-501", "3-2-1201"]
    first = lists.contents(desk)[0]
    assert (first.owner, first.phone, first.state.words, first.tax) == ("张素芬", "13900139000", "受理中", "不代收")
    row = sheets.sheet("装修目录", [first]).rows[0]
    assert "2026-11-23 至 2027-02-22" in row


def test_the_register_of_passes_tells_what_became_of_each(desk, working):
    """REG-03, RENO-39; of the worker's number only the ends are seen (PRIVACY-03)."""
    walks.passes_back(desk, "0001", PassBack.LOST)
    walks.passes_back(desk, "0002")
    second, first = lists.passes(desk)
    assert (first.number, first.state.words, first.lost_on) == ("LS2026-0001", "遗失", desk.today)
    assert (second.number, second.state.words, second.returned_on) == ("LS2026-0002", "已交回", desk.today)
    assert first.worker == "工人1"
    assert "19800101" not in first.id_no
    assert sheets.sheet("临时出入卡登记", [first]).rows


def test_todays_list_says_what_each_filing_waits_for_to_whoever_may_do_it(desk, manager):
    """GEN-13, RENO-25, RENO-27."""
    walks.filed(desk)
    assert matters(desk) == [("提交装修审核", "today")]
    walks.submitted(desk)
    assert matters(desk) == []
    assert matters(manager) == [("装修审核", "today")]
    walks.reviewed(manager)
    assert matters(desk) == [("装修通知业主", "today")]


def test_a_period_that_ends_has_owner_and_principal_called_in_one_line(desk, clock, working):
    """RENO-48: not before the days in which it can be extended, and late once it has passed."""
    assert matters(desk) == []
    clock.pass_by(days=(date(2027, 2, 10) - desk.today).days)
    assert matters(desk) == [("装修快到期", "later")]
    clock.pass_by(days=13)
    assert matters(desk) == [("装修已到期", "late")]
    with desk.reading() as session:
        (task,) = session.query(Task).filter(Task.kind == "renovation_ending")
        assert "致电业主和装修负责人" in task.title
        (line,) = of_renovations(session, desk)
        assert line.task_id == task.id


def test_the_code_of_a_paper_opens_the_line_of_its_filing(desk):
    """GEN-14, REG-01: whatever paper of the filing was printed."""
    paper = walks.filed(desk).papers[1]
    with desk.work("log_print") as session:
        prints.log(session, paper.form, paper.record, "PDF", code=walks.NUMBER)
    link = scanned(desk, walks.NUMBER.lower())
    assert link is not None
    assert dict(link.more)["register"] == "装修台账"
    assert dict(link.more)["number"] == walks.NUMBER


def test_the_page_of_the_unit_shows_the_filing_and_its_past(desk, working):
    """RENO-40: everything that was done stands on the unit's line of time."""
    case = walks.case(desk)
    view = unit_view(desk, case.filing.unit_id, {})
    assert dict(view.facts)["装修"].startswith("ZX2026-0001　施工中，至 2027-02-22　恒达装饰")
    with desk.reading() as session:
        told = [one.what for one in happenings(session, case.filing.unit_id, desk.today)]
    assert f"装修{FilingDeed.CERTIFIED.value}" in told
