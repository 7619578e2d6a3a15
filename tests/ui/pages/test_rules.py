"""The rules of conduct can be read in the help, all of them and in words that say what they ask."""

import pytest
from PySide6.QtWidgets import QLabel

from deskapp.ui.pages.rules import RulesView
from tests.ui.pages.conftest import sign_in

ASKED = {
    "STAFF-01": ("服务第一、业户至上", "微笑", "礼貌", "主动"),
    "STAFF-02": ("主管同意", "离开岗位"),
    "STAFF-03": ("私人电话",),
    "STAFF-04": ("过分亲近", "闲谈"),
    "STAFF-05": ("整洁", "私人物品"),
    "STAFF-06": ("不吃东西",),
    "STAFF-07": ("财务制度", "收费标准"),
    "STAFF-08": ("准时", "工号牌"),
    "STAFF-09": ("着装",),
    "STAFF-10": ("站立服务", "电话、笔座和手册", "登记簿", "地面清洁"),
    "STAFF-11": ("客户助理", "每日检查", "仪容", "仪表", "着装", "工作", "纪律"),
}


@pytest.fixture
def lines(qtbot):
    """Every rule in sight, by its number."""
    view = RulesView()
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    shown = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    return {number: shown[place + 1] for place, number in enumerate(shown) if number.startswith("STAFF-")}


def test_every_rule_is_shown_in_its_order(lines):
    """STAFF-01, STAFF-02, STAFF-03, STAFF-04, STAFF-05, STAFF-06, STAFF-07, STAFF-08, STAFF-09, STAFF-10, STAFF-11."""
    assert list(lines) == list(ASKED)


@pytest.mark.parametrize(("number", "words"), ASKED.items())
def test_a_rule_says_what_it_asks(lines, number, words):
    assert [word for word in words if word not in lines[number]] == []


def test_they_are_a_page_of_the_help(begin, unit):
    """STAFF-01 to STAFF-11 stand in the help of whoever is on duty."""
    frame = sign_in(begin(), "孙敏")
    frame.go("help")
    frame.here.show_tab("员工纪律")
    view = next(view for view in frame.here.views if isinstance(view, RulesView))
    assert view.isVisible()
