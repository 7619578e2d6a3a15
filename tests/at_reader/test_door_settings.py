"""What doors protect is said in plain words where it is chosen (cards.md 3.6)."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from deskapp.procedures.settings.steps import DoorsAndParking
from deskapp.procedures.settings.wizard import ChangeSettingsWizard
from deskapp.staff.choices import DoorReading
from deskapp.ui.segments import Segments
from tests.at_reader.hands import press

SAID = {
    DoorReading.LIST: "卡内加密不起作用",
    DoorReading.CONTENT: "遗失的卡在到期前仍能开门",
    DoorReading.BOTH: "挂失在名单导入后生效",
}


def test_each_way_of_reading_says_what_it_protects_as_it_is_chosen(manned_by, qtbot, look_on):
    desk = manned_by("高远")
    wizard = ChangeSettingsWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    wizard.page.fill({"company_name": "和风物业", "centre_name": "和风里服务中心"})
    while wizard.page.kind is not DoorsAndParking:
        before = wizard.page
        press(wizard)
        assert wizard.page is not before, wizard.objections.wrong
    choice = wizard.page.editors["door_reading"].widget
    assert isinstance(choice, Segments)
    for place, reading in enumerate(DoorReading):
        choice.choose(place)
        QTest.qWait(1)
        words = [label.text() for label in wizard.page.findChildren(QLabel) if label.isVisible()]
        assert any(SAID[reading] in one for one in words), reading
        assert any("Classic 卡可以被人连同卡号一起整张复制" in one for one in words)
    press(wizard)
    assert desk.settings().door_reading is DoorReading.BOTH
