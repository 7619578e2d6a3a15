"""What has a register of its own is paid there: F7 leads from the collection to it, and back without its line."""

from PySide6.QtCore import Qt

from deskapp.access.parking import agreements
from deskapp.access.parking.agreements import Terms
from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import ParkingSpace, Vehicle
from deskapp.kernel.money import Money
from deskapp.procedures.renovation.which import WhichFiling
from tests.procedures.test_collect_fees_window import F2, dressed, items, press, unit, window
from tests.renovation import walks

__all__ = ["dressed", "unit", "window"]


def test_months_of_a_space_lead_to_their_top_up_and_back(window, desk, unit):
    """PARK-07, PARK-12: F7 begins the top-up about the unit's agreement; the collection waits, without the months."""
    with desk.work("agree_parking") as session:
        space, car = ParkingSpace(space_no="B1-0007", kind=SpaceKind.UNDERGROUND), Vehicle(plate="粤B12345")
        session.add_all([space, car])
        session.flush()
        terms = Terms(space.id, "张素芬", desk.today, None, Money(35000), unit_id=unit.id, vehicle_ids=(car.id,))
        agreements.draft(session, "a1", terms)
    press("32501", F2)
    page = items(window.here.wizard)
    rent = {"item": "车位月租费", "quantity": "1", "numbers": "00718"}
    page.fill({"extras": [rent, {"item": "广告费", "quantity": "1", "price": "15"}]})
    page.edited.emit()
    assert window.here.wizard.reason.text() == "车位月租费要写进车卡，不在这里收，请按 F7 办“月卡充值”"
    press(Qt.Key.Key_F7)
    wizard = window.here.wizard
    assert (wizard.procedure.name, wizard.page.said()["agreement"]) == ("top_up_parking", "CW2026-0001")
    wizard.left.emit()
    page = items(window.here.wizard)
    assert [line["item"] for line in page.said()["extras"]] == ["广告费"]


def test_a_renovation_deposit_leads_to_its_filing_and_never_comes_without_one(window, desk, unit, manned_by):
    """RENO-29, RENO-38: F7 begins it on the filing of the unit; the collection waits, without the deposit."""
    walks.hire_manager(desk)
    walks.as_far_as_signed(desk, manned_by(walks.MANAGER))
    press("32501", F2)
    page = items(window.here.wizard)
    page.fill({"extras": [{"item": "装修保证金", "quantity": "1", "price": "1000", "numbers": "随便写"}]})
    page.edited.emit()
    assert window.here.wizard.reason.text() == "装修保证金随装修备案收，不在这里收，请按 F7 办“收装修保证金”"
    press(Qt.Key.Key_F7)
    wizard = window.here.wizard
    assert wizard.procedure.name == "collect_renovation_deposit"
    assert wizard.session.answers[WhichFiling].filing == walks.NUMBER
    wizard.left.emit()
    assert items(window.here.wizard).said()["extras"] == []


def test_housekeeping_by_the_month_leads_to_where_it_is_registered(window, desk, unit):
    """FEE-21, FEE-30: F7 begins it for the same unit and payer."""
    press("32501", F2)
    page = items(window.here.wizard)
    page.fill({"extras": [{"item": "固定家政服务费", "quantity": "1", "price": "350"}]})
    page.edited.emit()
    assert window.here.wizard.reason.text().startswith("固定家政服务费按记录表登记，不在这里收")
    press(Qt.Key.Key_F7)
    assert window.here.wizard.procedure.name == "regular_housekeeping"
