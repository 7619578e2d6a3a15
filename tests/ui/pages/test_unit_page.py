"""The page of a unit: who lives there masked, what is owed, what it holds; full numbers only by right and journaled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.kinds import Occasion
from deskapp.customer_file.papers import line
from deskapp.customer_file.required import REQUIRED
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.estate.records import BankAccount, Customer, IcCard, Instruction, Occupancy, ParkingSpace, Vehicle
from deskapp.kernel.days import ONE_DAY
from deskapp.staff.roles import Role
from deskapp.staff.team import add_member
from deskapp.ui.pages.ticket import TicketPage
from deskapp.ui.pages.unit import UnitPage
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.states import MessageBar
from deskapp.ui.tables import Table
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import PAPER, PHONE, home_owner, pay, say, search, sign_in

SAID = "没有本人来电确认，不得放行物资"


@pytest.fixture
def page(frame):
    search("32501")
    press(ENTER)
    assert isinstance(frame.here, UnitPage)
    return frame.here


def seen(desk):
    with desk.reading() as session:
        lines = session.scalars(select(JournalLine).where(JournalLine.act == "unmask"))
        return [(line.table_name, line.row_id) for line in lines]


def test_privacy_03_phones_and_papers_are_masked(page):
    """PRIVACY-03: on the page itself, in every word of it."""
    person = page.view.people[0]
    assert (person.name, person.role, person.phone, person.id_no) == (
        "张素芬",
        "业主",
        "199****1234",
        "100001********0038",
    )
    shown = [label.text() for label in page.findChildren(QLabel)]
    shown += [cell.words + cell.more for table in page.findChildren(Table) for line in table.rows.rows for cell in line]
    assert "199****1234" in shown
    assert not any(PHONE in words or PAPER in words for words in shown)


def test_privacy_03_enter_shows_them_in_full_for_half_a_minute_and_writes_it_down(page, desk, unit):
    """PRIVACY-03."""
    page.people.table.setFocus()
    press(ENTER)
    assert PHONE in page.revealed.words
    assert PAPER in page.revealed.words
    assert seen(desk) == [("customer", home_owner(desk, unit))]
    page._hide.timeout.emit()
    assert page.revealed is None


def test_what_was_shown_is_masked_again_when_the_page_is_left(frame, page):
    page.reveal()
    frame.go("today")
    frame.back()
    assert page.revealed is None


def test_privacy_03_who_may_not_look_is_refused_and_nothing_is_written(begin, unit, desk, manned_by):
    """PRIVACY-03."""
    with manned_by("管理员").work("manage_staff") as session:
        add_member(session, "吴桐", "471508", frozenset({Role.FINANCE}))
    frame = sign_in(begin(), "吴桐")
    search("32501")
    press(ENTER)
    frame.here.reveal()
    assert frame.here.revealed is None
    assert [bar.words for bar in frame.messages.bars()] == ["吴桐 没有“查看完整证件和电话”的权限"]
    assert seen(desk) == []


def test_months_that_follow_each_other_are_one_line_with_their_sum(page):
    due = page.view.dues[0]
    assert (due.item, due.period, due.state.words, str(due.amount)) == (
        "物业服务费",
        "2026.08.01–2026.10.31",
        "欠 3 个月",
        "¥743.40",
    )
    assert str(page.view.owed) == "¥743.40"


def test_enter_on_what_is_owed_collects_it(frame, page):
    page.dues.table.setFocus()
    press(ENTER)
    assert isinstance(frame.here, WalkPage)
    assert frame.here.wizard.subject() == "3-2-501 张素芬"


def test_a_receipt_is_opened_from_the_unit_and_shows_its_paper(frame, page):
    press(Qt.Key.Key_F2)
    pay(frame)
    assert frame.here is page
    page.receipts.table.setFocus()
    page.receipts.table.selectRow(0)
    press(ENTER)
    ticket = frame.here
    assert isinstance(ticket, TicketPage)
    assert (ticket.view.printed_no, str(ticket.view.amount), ticket.paper.pages) == ("0000001", "¥743.40", 1)
    assert [what for _, what, _ in ticket.view.history] == ["已开具", "打印"]
    assert ticket.subject().number == "0000001"


def test_an_instruction_stands_above_the_unit_and_every_procedure_on_it(frame, page, unit, desk):
    with desk.work("give_instruction") as session:
        session.add(Instruction(unit_id=unit.id, text=SAID, given_by="张素芬", valid_to=desk.today + ONE_DAY))
    page.refresh()
    assert [bar.words for bar in page.findChildren(MessageBar)] == [f"长期交代：{SAID}"]
    press(Qt.Key.Key_F2)
    assert f"长期交代：{SAID}" in [bar.words for bar in frame.here.findChildren(MessageBar)]


def test_an_instruction_is_given_from_the_unit_by_keys_alone(frame, page):
    frame.start("give_instruction")
    say(SAID)
    press(ENTER)
    say("张素芬")
    press(Qt.Key.Key_F8)
    assert frame.here is page
    assert [order.words for order in page.view.instructions] == [SAID]
    assert page.view.happenings[0].what == "登记嘱托"


def test_what_a_unit_holds_is_listed(page, unit, desk):
    with desk.work("edit_estate") as session:
        owner = home_owner(desk, unit)
        session.add(Vehicle(plate="粤B12345", unit_id=unit.id, customer_id=owner))
        session.add(ParkingSpace(space_no="B1-0007", kind=SpaceKind.PRIVATE, unit_id=unit.id))
        session.add(IcCard(card_no="00418265", unit_id=unit.id, valid_to=desk.today + 12 * ONE_DAY))
        session.add(
            BankAccount(customer_id=owner, bank="云岭银行", account_name="张素芬", account_no="6200001234567890")
        )
    page.refresh()
    view = page.view
    assert [(one.what, one.state.words) for one in view.vehicles] == [("粤B12345", "车辆"), ("B1-0007", "自有车位")]
    assert [(one.what, one.state.words) for one in view.cards] == [("00418265", "12 天后到期")]
    assert [one.what for one in view.accounts] == ["************7890"], "PRIVACY-03"


def test_past_owners_stay_with_what_they_still_owe(page, unit, desk):
    with desk.work("edit_estate") as session:
        old = session.get_one(Occupancy, 1)
        old.to_date = desk.today - ONE_DAY
        session.add(Occupancy(unit_id=unit.id, customer=Customer(name="新业主"), role=OccupancyRole.OWNER))
    page.refresh()
    past = page.view.past[0]
    assert (past.name, past.role, str(past.owes)) == ("张素芬", "原业主", "¥743.40")
    assert page.view.headline == "新业主"


def test_the_keyboard_on_a_person_chooses_whom_the_facts_are_about(frame, page, desk, unit):
    page.people.table.setFocus()
    frame.start("edit_customer")
    assert frame.here.wizard.page.kind.title == "资料"
    assert frame.here.wizard.page.said()["phone"] == PHONE


def test_everything_that_happened_stands_on_one_line_of_time_and_is_sifted_by_kind(page, unit, desk):
    """ARCHIVE-01, REG-19: people and papers, each by its kind; what lies ahead is not past."""
    with desk.work("edit_estate") as session:
        tie = session.get_one(Occupancy, 1)
        tie.from_date, tie.to_date = desk.today - 9 * ONE_DAY, desk.today + ONE_DAY
    with desk.work("file_papers") as session:
        papers = [line(one, copies=1) for one in REQUIRED[Occasion.OWNED]]
        file_papers(session, unit.id, ("unit", unit.id), papers)
    page.refresh()
    kinds = [page.past.sift.itemText(place) for place in range(page.past.sift.count())]
    assert kinds[0] == "全部"
    assert {"人员", "档案"} <= set(kinds)
    page.past.next_kind()
    while page.past.sift.currentText() != "档案":
        page.past.next_kind()
    assert [one.what for one in page.past.shown] == ["资料入档：业主登记表等 2 项"]
    while page.past.sift.currentText() != "人员":
        page.past.next_kind()
    said = [one.what for one in page.past.shown]
    assert "张素芬 迁入" in said
    assert "张素芬 迁出" not in said
