"""The daily check of the staff is printed with everybody in it, by those whose duty it is (STAFF-11, FORM-69)."""

from datetime import date

import pytest

from deskapp.flow.procedure import Done
from deskapp.kernel.errors import NotAllowedError
from deskapp.printout import draw
from deskapp.procedures.staff_check.steps import CheckDay
from deskapp.procedures.staff_check.wizard import StaffCheckWizard
from deskapp.staff.conduct import RULES
from deskapp.staff.policy import POLICY
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.team import set_active
from tests.clerk import PlainClerk
from tests.printing.finished import copied


def test_staff_11_everybody_is_checked_on_every_point(at_counter, lead, manned_by, tmp_path):
    """STAFF-11, FORM-69: whoever has left is not."""
    with manned_by("管理员").work("manage_staff") as session:
        set_active(session, session.get_one(StaffMember, manned_by("陈佳").clerk.id), False)
    clerk = at_counter(StaffCheckWizard, lead)
    assert clerk.fill(CheckDay, checked_on=date(2026, 11, 23)) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert (done.number, done.words) == ("JC20261123", "2026-11-23 的员工检查表，共 5 人")
    text = copied(draw(lead, done.papers[0]).pdf, tmp_path)
    for words in ("2026年11月23日", "林晓", "前台客服、前台收费责任人", "孙敏", "出纳"):
        assert words in text
    assert "陈佳" not in text
    for point in ("仪容", "仪表", "着装", "工作", "纪律", "检查人签名", "客服负责人签名"):
        assert point in text
    assert [rule for rule, words in RULES if (words in text) != (rule != "STAFF-11")] == []


def test_the_page_begins_with_today(qtbot, lead):
    wizard = StaffCheckWizard(lead)
    qtbot.addWidget(wizard)
    assert wizard.page.said()["checked_on"] == "2026-11-21"


def test_staff_11_the_assistant_and_the_leads_check(desk):
    """STAFF-11."""
    assert POLICY["check_staff"].roles == {
        Role.CS_ASSISTANT, Role.FRONT_DESK_LEAD, Role.CS_LEAD, Role.CENTRE_MANAGER
    }  # fmt: skip
    clerk = PlainClerk(StaffCheckWizard, desk)
    assert clerk.fill(CheckDay, checked_on="2026-11-21") == []
    with pytest.raises(NotAllowedError, match="员工检查"):
        clerk.finish()
